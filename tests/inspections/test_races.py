"""Real threads on the rows of one report and on the tickets they answer: one wins, and nothing is half done."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.errors import Invalid, NotTheMoment, Stale
from backend.ids import uuid7
from backend.inspections.models import Inspection, RemediationReport, Reply, ReportRow, SentReply, SentRow, Ticket
from tests.events import events_since, head
from tests.inspections import reply_worlds, worlds
from tests.inspections.worlds import LIGHT, step
from tests.workflows.test_races import together
from workflows.inspection.finding import Found, log_finding
from workflows.machine import perform
from workflows.report.rows import Written, save_row

pytestmark = pytest.mark.usefixtures("own_database")
RELEASE = {"number": "120/BC-UBND", "date": "2026-08-14"}


def saving(by: Any, row: ReportRow, text: str) -> Callable[[], Any]:
    return lambda: save_row(by, row.report_id, row.pk, Written(text), expect=f'"v{row.version}"')


def acting(by: Any, record: Any, name: str, **data: Any) -> Callable[[], Any]:
    tag = f'"v{type(record).objects.get(pk=record.pk).version}"'
    return lambda: perform(by, type(record).ref(record.pk), name, data, expect=tag)


def row_of(ticket: Ticket) -> ReportRow:
    return ReportRow.objects.get(ticket=ticket)


def test_two_writers_of_one_row_one_is_told(cast: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast, (LIGHT,)))
    before = head()
    results = together(*[saving(who, row_of(ticket), text) for who, text in ((cast.head, "A"), (cast.officer, "B"))])
    assert results.count(None) == 1 and isinstance(next(r for r in results if r), Stale)
    assert (row_of(ticket).version, row_of(ticket).done in {"A", "B"}) == (2, True)
    assert [e.verb for e in events_since(before)] == ["report.row_saved", "ticket.started"]


def test_writers_of_different_rows_never_meet(cast: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT,) * 5)
    rows = [row_of(ticket) for ticket in inspection.tickets.all()]
    assert together(*[saving(cast.head, row, f"Nội dung {row.position}") for row in rows]) == [None] * 5
    assert {row.done for row in worlds.report_of(inspection).rows.all()} == {f"Nội dung {n}" for n in range(5)}


def test_release_against_a_row_being_saved(cast: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT,))
    ticket = worlds.ticket_of(inspection)
    worlds.write(cast.head, ticket, "Bản đầu")
    report = step(cast.standing, worlds.report_of(inspection), "present")
    results = together(
        acting(cast.chairman, report, "release", **RELEASE), saving(cast.head, row_of(ticket), "Bản sau")
    )
    assert results[0] is None and isinstance(results[1], NotTheMoment)  # presented: the rows stand still
    assert SentRow.objects.get(row__ticket=ticket).done == row_of(ticket).done == "Bản đầu"


def test_taking_back_against_release(cast: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT,))
    worlds.write(cast.head, worlds.ticket_of(inspection))
    report = step(cast.standing, worlds.report_of(inspection), "present")
    results = together(acting(cast.chairman, report, "release", **RELEASE), acting(cast.standing, report, "take_back"))
    assert results.count(None) == 1
    report = RemediationReport.objects.get(pk=report.pk)
    assert (report.state, Ticket.objects.get(inspection=inspection).state) in {
        ("RELEASED", "REPORTED"),
        ("DRAFT", "IN_PROGRESS"),
    }


def test_two_acceptors_one_decides(cast: Any) -> None:
    ticket = worlds.reported(cast)
    before = head()
    results = together(*[acting(who, ticket, "accept") for who in (cast.province, cast.inspector, cast.p_officer)])
    assert results.count(None) == 1 and {type(r) for r in results if r} <= {Stale, NotTheMoment}
    assert [e.verb for e in events_since(before)] == ["ticket.accepted"]


def test_accept_against_return(cast: Any) -> None:
    ticket = worlds.reported(cast)
    results = together(
        acting(cast.province, ticket, "accept"), acting(cast.inspector, ticket, "send_back", reason="Thiếu")
    )
    assert results.count(None) == 1
    ticket = Ticket.objects.get(pk=ticket.pk)
    assert (ticket.state, row_of(ticket).state, SentRow.objects.get(row__ticket=ticket).outcome) in {
        ("CLOSED", "ACCEPTED", "ACCEPTED"), ("IN_PROGRESS", "RETURNED", "RETURNED"),
    }  # fmt: skip


def test_accept_against_withdraw(cast: Any) -> None:
    ticket = worlds.reported(cast)
    report = ticket.row.report
    results = together(
        acting(cast.province, ticket, "accept"), acting(cast.chairman, report, "withdraw", reason="Nhầm")
    )
    assert results.count(None) == 1
    assert {type(r) for r in results if r} <= {Stale, NotTheMoment}
    state = Ticket.objects.get(pk=ticket.pk).state
    assert (state, row_of(ticket).state, RemediationReport.objects.get(pk=report.pk).state) in {
        ("CLOSED", "ACCEPTED", "RELEASED"), ("IN_PROGRESS", "DRAFT", "DRAFT"),
    }  # fmt: skip


def test_findings_of_many_devices_get_a_number_each(cast: Any) -> None:
    inspection = worlds.on_site(cast, ())
    one, other = uuid7(), Found("DIRECTION", "Khác", LIGHT)

    def logging(finding_id: Any) -> Callable[[], Any]:
        return lambda: log_finding(cast.inspector, inspection.pk, finding_id, other)

    results = together(*[logging(uuid7()) for _ in range(6)], logging(one), logging(one))
    assert results.count(None) == 7 and {type(r) for r in results if r} == {Invalid}
    assert sorted(inspection.findings.values_list("number", flat=True)) == list(range(1, 8))


def test_concluded_once(cast: Any) -> None:
    inspection = worlds.minutes_signed(cast)
    results = together(
        *[acting(who, inspection, "conclude", **worlds.NOTICE) for who in (cast.inspector, cast.province)]
    )
    assert results.count(None) == 1
    assert (Inspection.objects.get(pk=inspection.pk).state, inspection.tickets.count(), inspection.reports.count()) == (
        "CONCLUDED",
        2,
        1,
    )


def test_a_reply_is_released_once(cast: Any) -> None:
    reply = reply_worlds.presented(cast)
    results = together(*[acting(who, reply, "release", **reply_worlds.LETTER) for who in (cast.chairman, cast.vice)])
    assert results.count(None) == 1 and {type(r) for r in results if r} <= {Stale, NotTheMoment}
    assert SentReply.objects.filter(reply=reply).count() == 1


def test_an_opinion_that_came_first_is_in_the_notice_and_one_too_late_is_refused(cast: Any) -> None:
    reply = reply_worlds.drafts_sent(cast, ("MAJOR",))
    reply_worlds.say(cast.standing, reply.rows.get(), "", "AGREE", plan="Làm ngay")
    step(cast.standing, reply, "present")
    reply, inspection = Reply.objects.get(pk=reply.pk), Inspection.objects.get(pk=reply.inspection_id)
    results = together(
        acting(cast.chairman, reply, "release", **reply_worlds.LETTER),
        acting(cast.inspector, inspection, "conclude", **worlds.NOTICE),
    )
    assert results[1] is None and (results[0] is None or isinstance(results[0], NotTheMoment))
    plan = Ticket.objects.get(inspection=inspection).plan
    assert (plan, SentReply.objects.filter(reply=reply).count()) == (("Làm ngay", 1) if results[0] is None else ("", 0))
