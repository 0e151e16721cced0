"""One report answers a notice, row by row: written, returned, written anew, withdrawn; four eyes on all of it."""

from datetime import date, datetime
from typing import Any

import pytest

from backend import clock
from backend.accounts.models import Absence, User
from backend.activity.roots import Ref
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment, Stale
from backend.ids import uuid7
from backend.inspections.models import ReportRow, SentRow, Ticket
from tests import worlds as task_worlds
from tests.api.client import Client
from tests.events import events_since, head
from tests.inspections import worlds
from tests.inspections.worlds import GRAVE, LIGHT, step, write
from workflows.evidence import NewEvidence
from workflows.machine import perform_many
from workflows.report.rows import Written, prove_row, save_row

RELEASE = {"number": "120/BC-UBND", "date": "2026-08-14"}


def row(ticket: Ticket) -> ReportRow:
    return ReportRow.objects.select_related("report").get(ticket=ticket)


def fresh(ticket: Ticket) -> Ticket:
    return Ticket.objects.get(pk=ticket.pk)


def test_the_first_row_starts_a_light_ticket_and_not_a_grave_one(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT, GRAVE))
    light, grave = worlds.ticket_of(inspection, LIGHT), worlds.ticket_of(inspection, GRAVE)
    before = head()
    write(cast.officer, light)
    assert [e.verb for e in events_since(before)] == ["report.row_saved", "ticket.started"]
    write(cast.officer, grave)
    assert (fresh(light).state, fresh(grave).state) == ("IN_PROGRESS", "OPEN")


def test_rows_that_cannot_go_are_named_and_may_be_left_out(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT, LIGHT, GRAVE))
    first, second = inspection.tickets.filter(severity=LIGHT).order_by("code")
    grave = worlds.ticket_of(inspection, GRAVE)
    write(cast.officer, first)
    write(cast.officer, grave)
    report = step(cast.standing, worlds.report_of(inspection), "present")
    with pytest.raises(Invalid) as refused:
        step(cast.chairman, report, "release", **RELEASE)
    assert {error.field for error in refused.value.errors} == {f"rows.{row(t).pk}" for t in (second, grave)}
    before = head()
    step(cast.chairman, report, "release", **RELEASE, rows=[str(row(first).pk)])
    assert [e.verb for e in events_since(before)] == ["report.released", "ticket.reported"]
    assert [fresh(t).state for t in (first, second, grave)] == ["REPORTED", "OPEN", "OPEN"]
    assert fresh(first).reported_on == date(2026, 8, 14)


def test_a_returned_row_is_written_anew_in_the_next_round(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT, LIGHT))
    first, second = inspection.tickets.order_by("code")
    write(cast.officer, first)
    write(cast.officer, second)
    worlds.released(cast, inspection)
    step(cast.province, first, "accept")
    step(cast.province, second, "send_back", reason="Thiếu minh chứng")
    assert (row(second).state, row(second).reason) == ("RETURNED", "Thiếu minh chứng")
    with pytest.raises(NotTheMoment):
        write(cast.officer, first)
    again = write(cast.officer, second, "Đã bổ sung minh chứng")
    report = worlds.report_of(inspection)
    assert (report.state, report.round, again.state) == ("DRAFT", 2, "DRAFT")
    worlds.released(cast, inspection, "131/BC-UBND")
    sent = SentRow.objects.filter(row__ticket=second)
    assert [(s.round, s.number, s.outcome, s.reason) for s in sent] == [
        (1, "120/BC-UBND", "RETURNED", "Thiếu minh chứng"), (2, "131/BC-UBND", "", ""),
    ]  # fmt: skip
    step(cast.province, second, "accept")
    assert (fresh(second).state, fresh(second).returned) == ("CLOSED", 1)


def test_withdrawn_while_nobody_decided_and_not_afterwards(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT, LIGHT))
    first, second = inspection.tickets.order_by("code")
    write(cast.officer, first)
    write(cast.officer, second)
    worlds.released(cast, inspection)
    step(cast.chairman, worlds.report_of(inspection), "withdraw", reason="Nhầm số liệu")
    report = worlds.report_of(inspection)
    assert (report.state, report.readers) == ("DRAFT", [units["30337"].pk])
    assert {fresh(first).state, fresh(second).state} == {"IN_PROGRESS"} and fresh(first).reported_on is None
    assert not SentRow.objects.exists()
    worlds.released(cast, inspection)
    step(cast.province, first, "accept")
    with pytest.raises(NotTheMoment, match="đã xử lý"):
        step(cast.chairman, worlds.report_of(inspection), "withdraw", reason="Nhầm")


def test_a_row_has_its_own_version(cast: Any, units: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast, (LIGHT,)))
    write(cast.officer, ticket)
    mine = row(ticket)
    with pytest.raises(Stale):
        save_row(cast.head, mine.report_id, mine.pk, Written("Khác"), expect='"v1"')
    with pytest.raises(Forbidden):
        save_row(cast.clerk, mine.report_id, mine.pk, Written("Khác"), expect=f'"v{mine.version}"')
    with pytest.raises(NotFound):
        save_row(cast.province, mine.report_id, mine.pk, Written("Khác"), expect=f'"v{mine.version}"')
    step(cast.standing, mine.report, "present")
    with pytest.raises(NotTheMoment, match="đang trình"):
        write(cast.officer, ticket)


def test_what_proves_a_row_goes_out_with_it(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT,))
    ticket = worlds.ticket_of(inspection)
    mine = write(cast.officer, ticket)
    document = {"kind": "Báo cáo", "number": "9/BC", "date": "2026-08-13"}
    prove_row(cast.officer, mine.report_id, mine.pk, NewEvidence(id=uuid7(), kind="DOCUMENT", document=document))
    assert row(ticket).version == mine.version  # appending asks and changes no version
    worlds.released(cast, inspection)
    assert fresh(ticket).evidence == 1
    assert list(row(ticket).proofs.values_list("round", flat=True)) == [1]


def test_many_are_accepted_in_one_act(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT, LIGHT, LIGHT))
    tickets = list(inspection.tickets.order_by("code"))
    for ticket in tickets:
        write(cast.officer, ticket)
    worlds.released(cast, inspection)
    step(cast.province, tickets[0], "send_back", reason="Chưa đủ")
    before = head()
    rows: list[tuple[Ref, str | None]] = [(Ticket.ref(t.pk), f'"v{fresh(t).version}"') for t in tickets]
    done, refused = perform_many(cast.province, rows, "accept", {})
    assert ([ref.pk for ref in done], [why.status for _, why in refused]) == ([t.pk for t in tickets[1:]], [409])
    assert [e.verb for e in events_since(before)] == ["ticket.accepted"] * 2
    assert len({e.act for e in events_since(before)}) == 1


def test_who_closes_late_is_frozen(cast: Any, units: Any) -> None:
    ticket = worlds.reported(cast)
    Ticket.objects.filter(pk=ticket.pk).update(due_on=date(2026, 8, 13))
    closed = step(cast.province, ticket, "accept")
    assert (closed.closed_late, closed.closed_on) == (True, date(2026, 8, 14))


def test_the_judge_taking_long_makes_nobody_late(cast: Any, units: Any) -> None:
    ticket = worlds.reported(cast)
    Ticket.objects.filter(pk=ticket.pk).update(due_on=date(2026, 8, 14))
    clock.set_world(datetime(2026, 8, 28, 9, tzinfo=clock.LOCAL))
    closed = step(cast.province, ticket, "accept")
    assert (closed.closed_late, closed.closed_on) == (False, date(2026, 8, 28))


# A commune looks at itself: who did, wrote, presented or released it does not accept it, nor does who stands in for them.


def self_reported(cast: Any, *, writer: str = "head", severity: str = LIGHT) -> Ticket:
    inspection = worlds.minutes_signed(cast, (severity,), kind="SELF", by="standing", unit_of="TTPVHCC")
    inspection = step(cast.standing, inspection, "conclude", **worlds.NOTICE, follow_up_unit=worlds.unit("TTPVHCC").pk)
    ticket = worlds.ticket_of(inspection, severity)
    if ticket.asks_plan:
        step(cast.tt_officer2, step(cast.chairman, ticket, "send_plan", plan="Làm ngay"), "accept_plan")
    write(getattr(cast, writer), ticket)
    step(cast.clerk, worlds.report_of(inspection), "present")
    step(cast.vice, worlds.report_of(inspection), "release", **RELEASE)
    return fresh(ticket)


def test_in_a_self_inspection_whoever_had_a_hand_in_it_does_not_accept(cast: Any, units: Any) -> None:
    ticket = self_reported(cast)
    for person in (cast.head, cast.vice):
        with pytest.raises(NotTheMoment, match="không tự chấp nhận"):
            step(person, ticket, "accept")
    assert step(cast.officer, ticket, "accept").state == "CLOSED"


def test_nor_does_whoever_had_a_hand_in_it_close_a_grave_one(cast: Any, units: Any) -> None:
    ticket = self_reported(cast, severity=GRAVE)
    ticket = step(cast.officer, ticket, "accept")
    assert ticket.state == "VERIFYING"
    for person in (cast.head, cast.vice):
        with pytest.raises(NotTheMoment, match="không tự chấp nhận"):
            step(person, ticket, "close", reason="Đã xem")
    assert step(cast.tt_officer2, ticket, "close", reason="Đã xem").state == "CLOSED"


def test_nor_does_who_stands_in_for_one_of_them(cast: Any, units: Any) -> None:
    ticket = self_reported(cast)
    Absence.objects.create(
        user=cast.head, stand_in=cast.officer, first_day=date(2026, 8, 1), last_day=date(2026, 8, 30)
    )
    with pytest.raises(NotTheMoment, match="không tự chấp nhận"):
        step(User.objects.get(pk=cast.officer.pk), ticket, "accept")
    assert step(cast.tt_officer2, ticket, "accept").state == "CLOSED"


def test_whoever_presented_does_not_release(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT,))
    write(cast.officer, worlds.ticket_of(inspection))
    report = step(cast.vice, worlds.report_of(inspection), "present")
    with pytest.raises(NotTheMoment, match="người trình"):
        step(cast.vice, report, "release", **RELEASE)
    Absence.objects.create(
        user=cast.vice, stand_in=cast.chairman, first_day=date(2026, 8, 1), last_day=date(2026, 8, 30)
    )
    with pytest.raises(NotTheMoment, match="người trình"):
        step(User.objects.get(pk=cast.chairman.pk), report, "release", **RELEASE)


def test_whoever_made_the_plan_does_not_accept_it(cast: Any, units: Any) -> None:
    inspection = worlds.minutes_signed(cast, (GRAVE,), kind="SELF", by="standing", unit_of="TTPVHCC")
    inspection = step(cast.standing, inspection, "conclude", **worlds.NOTICE, follow_up_unit=worlds.unit("TTPVHCC").pk)
    ticket = step(cast.chairman, worlds.ticket_of(inspection, GRAVE), "send_plan", plan="Làm ngay")
    with pytest.raises(NotTheMoment, match="lập kế hoạch này"):
        step(cast.chairman, ticket, "accept_plan")
    assert step(cast.vice, ticket, "accept_plan").state == "IN_PROGRESS"


def test_the_rest_is_accepted_by_one_request(cast: Any, units: Any) -> None:
    """Chấp nhận các dòng còn lại: rows as the report's page lists them, one act."""
    inspection = worlds.concluded(cast, (LIGHT, LIGHT, LIGHT))
    tickets = list(inspection.tickets.order_by("code"))
    for ticket in tickets:
        write(cast.officer, ticket)
    report, client = worlds.released(cast, inspection), Client(cast.province)
    step(cast.province, tickets[0], "send_back", reason="Chưa đủ")
    rows = client.get(f"remediation-reports/{report.pk}").json()["rows"]
    left = [row for row in rows if any(act["name"] == "accept" for act in row["transitions"])]
    items = [{"id": row["ticket"], "version": row["ticket_version"]} for row in left]
    before = head()
    answer = client.post("tickets/transitions/accept", {"items": items}).json()
    assert (answer["done"], answer["refused"]) == ([str(ticket.pk) for ticket in tickets[1:]], [])
    assert len({event.act for event in events_since(before)}) == 1


def test_a_whole_answer_through_http(cast: Any, units: Any) -> None:
    """As the pages send it: written, proven, presented, released, returned, written anew."""
    inspection = worlds.concluded(cast, (LIGHT,))
    report = worlds.report_of(inspection)
    path, officer = f"remediation-reports/{report.pk}", Client(cast.head)
    (line,) = officer.get(path).json()["rows"]
    assert line["may_write"] and line["blocked"] == "Chưa ghi kết quả khắc phục."
    saved = officer.put(f"{path}/rows/{line['id']}", {"done": "Đã niêm yết"}, match=f'"v{line["version"]}"')
    assert (saved.status_code, saved.json()["rows"][0]["version"]) == (200, 2)
    stale = officer.put(f"{path}/rows/{line['id']}", {"done": "Khác"}, match=f'"v{line["version"]}"')
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    link = {"id": str(uuid7()), "kind": "LINK", "link": "https://vi-du.vn/niem-yet"}
    assert officer.post(f"{path}/rows/{line['id']}/evidence", link).status_code == 201

    def act(person: Any, name: str, **data: Any) -> Any:
        client = Client(person)
        offer = next(t for t in client.get(path).json()["transitions"] if t["name"] == name)
        return client.post(offer["href"].removeprefix("/api/v1/"), data, match=offer["if_match"])

    assert act(cast.standing, "present").json()["state"] == "PRESENTED"
    assert Client(cast.province).get(path).status_code == 404
    offer = next(t for t in Client(cast.chairman).get(path).json()["transitions"] if t["name"] == "release")
    rows = next(need for need in offer["needs"] if need["name"] == "rows")
    assert rows["kind"] == "choices" and rows["initial"] == [choice["value"] for choice in rows["choices"]]
    assert act(cast.chairman, "release", **RELEASE, rows=rows["initial"]).json()["state"] == "RELEASED"
    (seen,) = Client(cast.province).get(path).json()["rows"]
    assert (seen["state"], seen["done"], len(seen["proofs"]), seen["proofs"][0]["by"]["id"]) == (
        "SENT",
        "Đã niêm yết",
        1,
        cast.chairman.pk,
    )


def test_what_was_used_lately_proves_a_row_and_what_proves_a_row_a_task(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT, LIGHT))
    first, second = inspection.tickets.order_by("code")
    task = task_worlds.in_progress(cast)
    piece, client = task.evidence.get(), Client(cast.head)

    def use(path: str, again: Any) -> Any:
        return client.post(path, {"id": str(uuid7()), "kind": "DOCUMENT", "again": str(again)})

    def recent(**query: str) -> list[tuple[str, bool]]:
        found = client.get("recent-proofs", **query).json()["items"]
        return [(one["document"]["number"], one["report"] is not None) for one in found]

    report = row(first).report_id
    answer = use(f"remediation-reports/{report}/rows/{row(first).pk}/evidence", piece.pk)
    assert answer.status_code == 201 and row(first).proofs.get().document == piece.document
    assert recent() == [("12/BC-UBND", False)]  # told once, where it was used first
    twice = use(f"remediation-reports/{report}/rows/{row(first).pk}/evidence", piece.pk)
    assert (twice.status_code, twice.json()["field"]) == (422, "again")
    document = {"number": "7/BC-PVHCC", "date": "2026-08-12"}
    prove_row(cast.head, report, row(first).pk, NewEvidence(uuid7(), "DOCUMENT", document=document))
    own = row(first).proofs.get(document__number="7/BC-PVHCC")
    assert use(f"remediation-reports/{report}/rows/{row(second).pk}/evidence", own.pk).status_code == 201
    assert recent(q="7/bc") == [("7/BC-PVHCC", True)]
    assert use(f"tasks/{task.pk}/evidence", own.pk).status_code == 201
    assert task.evidence.get(document__number="7/BC-PVHCC").by == cast.head
    assert use(f"tasks/{task.pk}/evidence", own.pk).status_code == 422
    for other in (cast.outsider, cast.province):
        assert "7/BC-PVHCC" not in str(Client(other).get("recent-proofs").json())
