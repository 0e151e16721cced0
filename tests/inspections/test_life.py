"""A ticket's life beside its states: what its severity asks, actions, levels, letters and answers, links, groups, recurrence."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from backend import clock
from backend.activity.models import Event
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.inspections.lives import Life
from backend.inspections.models import Inspection, ReportRow, SentRow, Ticket
from backend.plans.models import Programme, ProgrammeArea
from backend.workcalendar.calendar import current as calendar
from notifications.audience import audience
from tests import worlds as task_worlds
from tests.api.client import Client
from tests.events import events_since, head, no_event
from tests.inspections import worlds
from tests.inspections.worlds import GRAVE, LIGHT, step
from workflows.inspection.finding import Found, log_finding
from workflows.inspection.grouping import copy_row, group_findings
from workflows.inspection.recurring import Recurrence, record_recurrence
from workflows.inspection.severities import set_severities
from workflows.machine import available
from workflows.task.giving import NewTask
from workflows.ticket.actions import Wish, add_action, change_action, finish_action, remove_action
from workflows.ticket.ladder import climb_overdue
from workflows.ticket.linking import Target, link, make_task, unlink

STRICT = {
    severity: Life(plan=False, check=False, days=7, proof=True) for severity in ("REMIND", "MINOR", "MAJOR", "SERIOUS")
}


def on(month: int, day: int) -> None:
    clock.set_world(datetime(2026, month, day, 9, tzinfo=clock.LOCAL))


def fresh(ticket: Ticket) -> Ticket:
    return Ticket.objects.get(pk=ticket.pk)


def opened(cast: Any, severity: str = LIGHT) -> Ticket:
    return worlds.ticket_of(worlds.concluded(cast, (severity,)), severity)


def test_a_ticket_keeps_what_its_severity_asked_when_it_was_opened(cast: Any, units: Any) -> None:
    before, body = opened(cast), units["MH"]
    with pytest.raises(Forbidden):
        set_severities(cast.p_office, body.pk, "CCHC", STRICT, expect=f'"v{body.version}"')
    set_severities(cast.province, body.pk, "CCHC", STRICT, expect=f'"v{body.version}"')
    after = opened(cast, GRAVE)
    told = [(t.asks_plan, t.asks_check, t.asks_proof, (t.due_on - t.opened_on).days) for t in (fresh(before), after)]
    assert told == [(False, False, False, 44), (False, False, True, 9)]
    worlds.write(cast.head, after)
    ReportRow.objects.get(ticket=after).proofs.all().delete()
    worlds.released(cast, after.inspection)
    accept = next(t for t in available(fresh(after), cast.province) if t["name"] == "accept")
    assert (accept["enabled"], "minh chứng" in accept["unmet"]) == (False, True)


def test_other_days_than_the_tables_need_a_reason(cast: Any, units: Any) -> None:
    inspection = worlds.on_site(cast, ())
    with pytest.raises(Invalid) as refused:
        log_finding(cast.inspector, inspection.pk, uuid7(), Found("DIRECTION", "x", LIGHT, deadline_days=5))
    assert [error.field for error in refused.value.errors] == ["deadline_reason"]
    same = Found("DIRECTION", "x", LIGHT, deadline_days=30, deadline_reason="thừa")
    log_finding(cast.inspector, inspection.pk, uuid7(), same)
    other = Found("DIRECTION", "y", LIGHT, deadline_days=5, deadline_reason="Trước kỳ họp")
    log_finding(cast.inspector, inspection.pk, uuid7(), other)
    told = Client(cast.inspector).get(f"inspections/{inspection.pk}").json()["findings"]
    assert [(f["deadline_days"], f["deadline_reason"]) for f in told] == [(30, ""), (5, "Trước kỳ họp")]


def test_actions_are_kept_inside_and_counted_outside(cast: Any, units: Any) -> None:
    ticket = opened(cast)
    one, two, three = uuid7(), uuid7(), uuid7()
    add_action(cast.head, ticket.pk, one, Wish("Niêm yết lại"))
    add_action(cast.head, ticket.pk, two, Wish("Tập huấn", units["KT"].pk, cast.partner.pk, date(2026, 9, 1)))
    add_action(cast.head, ticket.pk, three, Wish("Thừa"))
    added = Event.objects.filter(verb="ticket.action_added").order_by("seq")
    assert [set(audience(event)) for event in added] == [set(), {cast.partner.pk}, set()]
    with pytest.raises(Invalid):
        add_action(cast.head, ticket.pk, one, Wish("Niêm yết lại"))
    with pytest.raises(Invalid):
        change_action(cast.head, ticket.pk, one, Wish("x", due_on=date(2027, 1, 1)), expect='"v1"')
    change_action(
        cast.head, ticket.pk, two, Wish("Tập huấn lại", units["KT"].pk, cast.partner.pk, position=1), expect='"v1"'
    )
    remove_action(cast.head, ticket.pk, three, expect='"v1"')
    assert _parts(cast.partner) == ["Tập huấn lại"] and _parts(cast.head) == _parts(cast.kt_head) == []
    finish_action(cast.partner, ticket.pk, two, "12 người", done=True, expect='"v2"')  # named for it, of another unit
    with pytest.raises(Forbidden):
        finish_action(cast.partner, ticket.pk, one, "", done=True, expect='"v1"')
    assert _parts(cast.partner) == []
    inside, outside = (Client(who).get(f"tickets/{ticket.pk}/actions").json() for who in (cast.officer, cast.province))
    assert [(a["text"], a["done_on"], a["may_finish"]) for a in inside["items"]] == [
        ("Tập huấn lại", "2026-08-14", True), ("Niêm yết lại", None, True),
    ]  # fmt: skip
    assert (inside["done"], outside["items"], outside["may_change"]) == (1, [], False)
    verbs = Event.objects.filter(subject_id=str(ticket.pk), verb__startswith="ticket.action")
    assert {tuple(event.readers) for event in verbs} == {(ticket.body_id,)}
    worlds.write(cast.head, ticket)
    present = next(t for t in available(worlds.report_of(ticket.inspection), cast.standing) if t["name"] == "present")
    assert "1 việc" in present["warning"]
    worlds.released(cast, ticket.inspection)
    sent = SentRow.objects.get(row__ticket=ticket)
    assert (sent.actions_done, sent.actions_all, cast.partner.pk in sent.doers) == (1, 2, True)
    row = Client(cast.province).get(f"tickets/{ticket.pk}").json()["answer"]["sent"][0]
    assert (row["actions_done"], row["actions_all"]) == (1, 2)
    with pytest.raises(NotTheMoment):
        finish_action(cast.head, ticket.pk, one, "", done=True, expect='"v1"')


def _parts(person: Any) -> list[str]:
    """What of tickets that others have is theirs to do, in their box."""
    rows = Client(person).get("work?box=to_do").json()["items"]
    return [row["title"] for row in rows if row["step_label"] == "Làm phần việc được giao"]


def test_a_part_of_another_unit_lies_with_its_head_until_somebody_is_named(cast: Any, units: Any) -> None:
    ticket = opened(cast)
    parts = [uuid7(), uuid7()]
    for part, due in zip(parts, (date(2026, 9, 9), date(2026, 9, 1)), strict=True):
        add_action(cast.head, ticket.pk, part, Wish(f"Việc {due.day}", units["KT"].pk, due_on=due))
    told = [_parts(who) for who in (cast.kt_head, cast.partner, cast.kt_officer)]
    assert told == [["Việc 1 (+1)"], ["Việc 1 (+1)"], []]  # the partner stands in for the head, who is away
    counts = Client(cast.kt_head).get("work?box=to_do").json()
    assert counts["counts"]["to_do"] == len(counts["items"]) == 1
    assert (counts["items"][0]["id"], counts["items"][0]["due"]["on"]) == (str(ticket.pk), "2026-09-01")


def test_what_is_overdue_climbs_once_a_level(cast: Any, units: Any) -> None:
    ticket = opened(cast)  # due on Friday 25/9
    told: list[Any] = []
    for day in ((9, 25), (9, 28), (9, 29), (10, 5), (10, 19), (10, 20), (11, 9)):
        on(*day)
        before = head()
        assert climb_overdue() in {0, 1} and climb_overdue() == 0
        told += [(day, fresh(ticket).escalation, set(audience(event))) for event in events_since(before)]
    doers = {cast.head.pk, cast.officer.pk, cast.tt_officer2.pk} & told[0][2]
    assert [(day, level) for day, level, _ in told] == [((9, 28), 1), ((10, 5), 2), ((10, 19), 3), ((11, 9), 4)]
    assert [people - doers for _, _, people in told][1:] == [
        {cast.chairman.pk, cast.vice.pk}, {cast.p_chairman.pk, cast.province.pk}, {cast.committee.pk},
    ]  # fmt: skip
    course = Client(cast.head).get(f"tickets/{ticket.pk}/course").json()
    assert [(e["level"], bool(e["people"])) for e in course["escalations"]] == [
        (1, True),
        (2, True),
        (3, False),
        (4, False),
    ]
    board = Client(cast.province).get("boards/tickets?escalation=4").json()
    assert len(board["cards"]) == 1 and not Client(cast.province).get("boards/tickets?escalation=1").json()["cards"]


def test_nobody_is_told_of_what_waits_for_others(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT, LIGHT))
    asked, up = inspection.tickets.order_by("code")
    step(cast.chairman, asked, "ask_extension", due_on="2026-10-30", cause="OBJECTIVE", reason="Chờ")
    step(
        cast.chairman,
        up,
        "pass_up",
        document_no="8/UBND",
        date="2026-08-13",
        addressee="Sở Nội vụ",
        reason="Vượt quyền",
    )
    on(9, 30)
    assert climb_overdue() == 0
    grave = opened(cast, GRAVE)
    step(cast.chairman, grave, "send_plan", plan="Làm ngay")
    on(10, 1)
    assert climb_overdue() == 0
    up = step(cast.chairman, up, "record_answer", outcome="SENT_BACK", answer="Xã tự làm", answer_date="2026-09-30")
    # as many working days after the first date as the answer took
    assert (up.state, up.passed_up_on, up.due_on > up.first_due_on) == ("OPEN", None, True)
    with pytest.raises(NotTheMoment):
        step(cast.province, up, "record_answer", outcome="HANDLED", answer="x", answer_date="2026-09-30")


def test_a_letter_counts_from_its_day_and_only_a_judge_sets_another(cast: Any, units: Any) -> None:
    ticket = opened(cast)
    ticket = step(cast.chairman, ticket, "pass_up", document_no="8/UBND", date="2026-08-13", reason="Vượt quyền")
    assert ticket.passed_up_on == date(2026, 8, 13)
    back = {"outcome": "SENT_BACK", "answer": "Xã tự làm", "answer_date": "2026-08-14", "due_on": "2026-12-01"}
    with pytest.raises(Invalid):
        step(cast.chairman, ticket, "record_answer", **back)
    assert step(cast.province, ticket, "record_answer", **back).due_on == date(2026, 12, 1)
    again = step(cast.chairman, ticket, "pass_up", document_no="9/UBND", reason="Vẫn vượt quyền")
    again = step(cast.chairman, again, "record_answer", outcome="HANDLED", answer="Nhận", answer_date="2026-08-14")
    letters = Client(cast.province).get(f"tickets/{ticket.pk}/course").json()["letters"]
    assert [(one["number"], one["outcome"]) for one in letters] == [("8/UBND", "SENT_BACK"), ("9/UBND", "HANDLED")]
    assert (again.state, again.passed_up_on) == ("PASSED_UP", date(2026, 8, 14))


def test_what_the_committee_decided_is_read_by_both(cast: Any, units: Any) -> None:
    ticket = step(cast.province, opened(cast), "escalate", level="2", reason="Chậm")
    assert ticket.escalation == 2
    ticket = step(cast.province, ticket, "escalate", reason="Vẫn chậm")
    step(
        cast.committee,
        ticket,
        "record_decision",
        text="Xong trong tháng 9",
        number="5/TB-BCĐ",
        date="2026-08-14",
        until="2026-09-30",
    )
    for reader in (cast.officer, cast.province):
        (one,) = Client(reader).get(f"tickets/{ticket.pk}/course").json()["decisions"]
        assert (one["text"], one["number"], one["due_on"]) == ("Xong trong tháng 9", "5/TB-BCĐ", "2026-09-30")
    now = fresh(ticket)
    assert (now.due_on, now.first_due_on) == (date(2026, 9, 30), ticket.first_due_on)
    assert (now.escalation, now.escalated_on) == (None, None)
    assert one["old_due_on"] == "2026-09-25"
    again = step(cast.province, now, "escalate", level="2", reason="Lại chậm")
    said = step(cast.committee, again, "record_decision", text="Kiểm điểm")
    assert (said.escalation, said.due_on) == (2, date(2026, 9, 30))  # no date: it stands before whom it stood
    with pytest.raises(Invalid):
        step(cast.committee, said, "record_decision", text="Xong rồi", until="2026-08-13")


def test_a_date_that_was_decided_takes_the_place_of_one_asked_for_and_of_what_is_later(cast: Any, units: Any) -> None:
    ticket, action = opened(cast), uuid7()
    add_action(cast.head, ticket.pk, action, Wish("Niêm yết", due_on=date(2026, 9, 20)))
    step(cast.chairman, ticket, "ask_extension", due_on="2026-10-30", cause="OBJECTIVE", reason="Chờ")
    step(cast.committee, ticket, "record_decision", text="Xong sớm", until="2026-09-10")
    assert ticket.extensions.get().state == "OVERTAKEN"
    assert (ticket.actions.get().due_on, ticket.actions.get().version) == (date(2026, 9, 10), 2)
    on(9, 11)
    assert (climb_overdue(), fresh(ticket).escalation) == (1, 1)


def test_a_date_decided_while_the_letter_was_away_stands_when_it_comes_back(cast: Any, units: Any) -> None:
    ticket = step(cast.chairman, opened(cast), "pass_up", document_no="8/UBND", reason="Vượt quyền")
    step(cast.committee, ticket, "record_decision", text="Xong trong tháng 10", until="2026-10-30")
    on(8, 28)
    back = {"outcome": "SENT_BACK", "answer": "Xã tự làm", "answer_date": "2026-08-28"}
    assert step(cast.chairman, ticket, "record_answer", **back).due_on == date(2026, 10, 30)


def test_who_remedies_it_records_no_decision_about_it(cast: Any, units: Any) -> None:
    how = {"kind": "SELF", "by": "standing", "follow_up_unit_id": worlds.unit("TTPVHCC").pk}
    inspection = worlds.concluded(cast, (LIGHT, LIGHT), **how)
    given, written = inspection.tickets.order_by("code")
    step(cast.head, given, "assign", officer=cast.officer.pk)
    worlds.write(cast.officer, written)
    for ticket in (given, written):
        with no_event(), pytest.raises(NotTheMoment, match="không tự ghi quyết định"):
            step(cast.officer, ticket, "record_decision", text="Cho lùi hạn", until="2026-12-31")
        assert step(cast.tt_officer2, ticket, "record_decision", text="Xong sớm", until="2026-09-10").due_on == date(
            2026, 9, 10
        )


def test_nobody_grants_a_later_date_for_their_own_work(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(
        cast, (LIGHT,), kind="SELF", by="standing", follow_up_unit_id=worlds.unit("TTPVHCC").pk
    )
    ticket = step(cast.head, worlds.ticket_of(inspection), "assign", officer=cast.officer.pk)
    step(cast.head, ticket, "ask_extension", due_on="2026-10-30", cause="OBJECTIVE", reason="Chờ")
    for name, more in (("grant_extension", {}), ("counter_extension", {"due_on": "2026-10-20", "reason": "x"})):
        with no_event(), pytest.raises(Forbidden):
            step(cast.officer, ticket, name, **more)
    turn = Client(cast.chairman).get(f"tickets/{ticket.pk}").json()["turn"]
    assert cast.officer.pk not in {person["id"] for person in turn["people"]}
    waiting = {row["id"] for row in Client(cast.officer).get("work", box="to_decide").json()["items"]}
    assert str(ticket.pk) not in waiting
    assert step(cast.tt_officer2, ticket, "grant_extension").due_on == date(2026, 10, 30)


def test_a_later_date_settles_what_the_ladder_told_and_not_what_a_person_put_up(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT, LIGHT))
    by_itself, by_hand = inspection.tickets.order_by("code")
    step(cast.province, by_hand, "escalate", level="3", reason="Không hợp tác")
    for ticket in (by_itself, by_hand):
        step(cast.chairman, ticket, "ask_extension", due_on="2026-10-30", cause="OBJECTIVE", reason="Chờ")
        step(cast.province, ticket, "counter_extension", due_on="2026-10-15", reason="Sớm hơn")
    on(9, 28)
    climb_overdue()
    assert [fresh(ticket).escalation for ticket in (by_itself, by_hand)] == [1, 3]
    for ticket in (by_itself, by_hand):
        step(cast.chairman, ticket, "accept_counter")
    told = [(fresh(ticket).escalation, fresh(ticket).escalated_on) for ticket in (by_itself, by_hand)]
    assert told == [(None, None), (3, date(2026, 8, 14))]
    course = Client(cast.head).get(f"tickets/{by_itself.pk}/course").json()
    assert [(one["level"], one["settled_on"]) for one in course["escalations"]] == [(1, "2026-09-28")]
    assert climb_overdue() == 0
    on(10, 16)
    assert (climb_overdue(), fresh(by_itself).escalation, fresh(by_hand).escalation) == (2, 1, 3)


def test_the_drawn_life_has_days_and_what_came_back(cast: Any, units: Any) -> None:
    ticket = worlds.reported(cast)
    step(cast.province, ticket, "send_back", reason="Thiếu")
    worlds.write(cast.head, ticket, "Bổ sung")
    worlds.released(cast, ticket.inspection, "131/BC-UBND")
    step(cast.province, ticket, "accept")
    course = Client(cast.officer).get(f"tickets/{ticket.pk}/course").json()
    assert [(s["state"], s["times"], bool(s["at"])) for s in course["stations"]] == [
        ("OPEN", 1, True), ("IN_PROGRESS", 2, True), ("REPORTED", 2, True), ("CLOSED", 1, True),
    ]  # fmt: skip
    assert [(m["kind"], m["state"]) for m in course["marks"]] == [("RETURNED", "REPORTED")]


def test_a_link_shows_from_both_ends_to_who_reads_both(cast: Any, units: Any) -> None:
    ticket, task, tied = opened(cast), task_worlds.in_progress(cast), uuid7()
    before = head()
    link(cast.head, ticket.pk, tied, Target("TASK", task.pk))
    (event,) = events_since(before)
    assert list(event.readers) == [ticket.body_id]
    with pytest.raises(Invalid):
        link(cast.head, ticket.pk, uuid7(), Target("TASK", task.pk))
    with pytest.raises(Invalid):
        link(cast.province, ticket.pk, uuid7(), Target("TASK", task.pk))  # a task they do not know of
    inside, outside = (
        Client(who).get(f"tickets/{ticket.pk}/links").json()["links"] for who in (cast.officer, cast.province)
    )
    assert ([one["task"]["id"] for one in inside], outside) == ([str(task.pk)], [])
    (seen,) = Client(cast.officer).get(f"tasks/{task.pk}/tickets").json()["items"]
    assert seen["id"] == str(ticket.pk)
    unlink(cast.head, ticket.pk, tied)
    assert Client(cast.officer).get(f"tasks/{task.pk}/tickets").json()["items"] == []


def test_a_task_made_of_a_ticket_stays_tied(cast: Any, units: Any) -> None:
    ticket, tied = opened(cast), uuid7()
    wish = NewTask("Niêm yết lại", units["TTPVHCC"].pk, uuid7(), origin="FINDING", due_on=date(2026, 9, 1))
    before = head()
    make_task(cast.head, ticket.pk, wish, tied)
    assert sorted(e.verb for e in events_since(before)) == ["task.given", "ticket.made_task"]
    with pytest.raises(NotTheMoment):
        unlink(cast.head, ticket.pk, tied)


def test_a_group_is_made_before_the_notice_and_answered_with_one_text(cast: Any, units: Any) -> None:
    inspection, group = worlds.minutes_signed(cast, (LIGHT, LIGHT, LIGHT), unit_of="TTPVHCC"), uuid7()
    found = list(inspection.findings.values_list("pk", flat=True))
    group_findings(cast.inspector, inspection.pk, group, "Một cửa", found[:2], expect='"v0"')
    with pytest.raises(Invalid):
        group_findings(cast.inspector, inspection.pk, uuid7(), "Một", found[2:], expect='"v0"')
    step(cast.inspector, inspection, "conclude", **worlds.NOTICE)
    with pytest.raises(NotTheMoment):
        group_findings(cast.inspector, inspection.pk, group, "Khác", found, expect='"v1"')
    first, second, third = inspection.tickets.order_by("code")
    row = worlds.write(cast.officer, first, "Đã niêm yết")
    copy_row(cast.officer, row.report_id, row.pk, expect=f'"v{row.version}"')
    rows = ReportRow.objects.order_by("position").values_list("done", "ticket__state")
    assert list(rows) == [("Đã niêm yết", "IN_PROGRESS"), ("Đã niêm yết", "IN_PROGRESS"), ("", "OPEN")]
    with pytest.raises(NotTheMoment):
        copy_row(cast.officer, row.report_id, row.pk, expect=f'"v{row.version}"')
    near = Client(cast.province).get(f"tickets/{first.pk}/links").json()["group"]
    assert (near["name"], [one["id"] for one in near["tickets"]]) == ("Một cửa", [str(second.pk)])
    assert third.finding.group is None


def test_reopened_it_has_the_days_again_that_were_left_when_it_was_reported(cast: Any, units: Any) -> None:
    ticket = worlds.reported(cast)
    due, left = ticket.due_on, calendar(ticket.body_id).working_days_between(clock.today(), ticket.due_on)
    on(8, 19)
    ticket = step(cast.province, ticket, "accept")
    on(8, 21)
    with pytest.raises(Invalid, match="trước hôm nay"):
        step(cast.province, ticket, "reopen", reason="Lại thiếu", due_on="2026-08-20")
    ticket = step(cast.province, ticket, "reopen", reason="Lại thiếu")
    assert calendar(ticket.body_id).working_days_between(clock.today(), ticket.due_on) == left
    assert (ticket.due_on > due, ticket.first_due_on, ticket.extended) == (True, due, 0)
    worlds.write(cast.head, ticket)
    worlds.released(cast, ticket.inspection)
    ticket = step(
        cast.province, step(cast.province, ticket, "accept"), "reopen", reason="Vẫn thiếu", due_on="2026-08-25"
    )
    assert ticket.due_on == date(2026, 8, 25)
    marks = Client(cast.officer).get(f"tickets/{ticket.pk}/course").json()["marks"]
    assert [(mark["kind"], "25/08/2026" in mark["what"]) for mark in marks] == [("REOPENED", False), ("REOPENED", True)]


def test_what_was_reported_late_and_is_reopened_is_as_late_as_it_was(cast: Any, units: Any) -> None:
    ticket = opened(cast)
    days = calendar(ticket.body_id)
    clock.set_world(datetime.combine(days.add_working_days(ticket.due_on, 7), time(9), tzinfo=clock.LOCAL))
    climb_overdue()
    worlds.write(cast.head, ticket)
    worlds.released(cast, ticket.inspection)
    reported = clock.today()
    ticket = step(cast.province, ticket, "accept")
    clock.set_world(datetime.combine(days.add_working_days(reported, 3), time(9), tzinfo=clock.LOCAL))
    ticket = step(cast.province, ticket, "reopen", reason="Lại thiếu")
    assert (days.working_days_between(ticket.due_on, clock.today()), ticket.escalation) == (7, None)


def test_what_came_again_weighs_more_or_it_is_said_why(cast: Any, units: Any) -> None:
    ticket = step(cast.province, worlds.reported(cast), "accept")
    on(8, 31)
    again = Recurrence(uuid7(), "Lại thiếu", "40/TB", date(2026, 8, 31), "Chủ tịch", severity=ticket.severity)
    with no_event(), pytest.raises(Invalid) as refused:
        record_recurrence(cast.province, ticket.pk, again)
    assert [error.field for error in refused.value.errors] == ["reason"]
    record_recurrence(cast.province, ticket.pk, replace(again, reason="Chỉ một hồ sơ"))
    assert Inspection.objects.get(pk=again.id).tickets.get().severity == ticket.severity
    said = Client(cast.province).get(f"activity?subject=ticket:{ticket.pk}").json()["items"][0]
    assert said["reason"] == "Chỉ một hồ sơ"


def test_what_came_again_is_a_new_ticket_that_cites_the_old(cast: Any, units: Any) -> None:
    ticket = step(cast.province, worlds.reported(cast), "accept")
    again = Recurrence(uuid7(), "Lại thiếu niêm yết", "40/TB", date(2026, 8, 31), "Triệu Văn Chủ Tịch")
    with pytest.raises(NotTheMoment):
        record_recurrence(cast.province, ticket.pk, again)  # it can still be reopened
    on(8, 31)
    with pytest.raises(Invalid, match="trước ngày khắc phục xong"):
        record_recurrence(
            cast.province, ticket.pk, replace(again, date=date(2026, 8, 13))
        )  # of the day before it was remedied
    before = head()
    record_recurrence(cast.province, ticket.pk, again)
    assert sorted(e.verb for e in events_since(before)) == [
        "inspection.concluded", "report.opened", "ticket.opened", "ticket.recurred",
    ]  # fmt: skip
    visit = Inspection.objects.get(pk=again.id)
    new = visit.tickets.get()
    assert (visit.kind, visit.state, visit.follow_up_of_id) == ("FOLLOW_UP", "CONCLUDED", ticket.inspection_id)
    assert (new.finding.repeats_id, new.finding.repeat_of, new.severity) == (ticket.finding_id, ticket.code, "MAJOR")
    with pytest.raises(Invalid):
        record_recurrence(cast.province, ticket.pk, again)
    with pytest.raises(NotTheMoment, match=new.code):  # another colleague, a moment later
        record_recurrence(cast.inspector, ticket.pk, replace(again, id=uuid7()))
    assert Client(cast.province).get(f"tickets/{ticket.pk}/course").json()["may_recur"] is False
    course = Client(cast.officer).get(f"tickets/{new.pk}/course").json()
    assert (course["repeats"]["id"], course["may_recur"]) == (str(ticket.pk), False)


def test_the_index_of_the_reform_has_no_criteria_for_other_programmes(cast: Any, units: Any) -> None:
    ticket = opened(cast)
    ProgrammeArea.objects.filter(code=ticket.finding.area).update(programme=Programme.objects.get(code="CDS"))
    tied = {"id": str(uuid7()), "kind": "CRITERION", "criterion": "1.1.2"}
    refused = Client(cast.head).post(f"tickets/{ticket.pk}/links", tied)
    assert (refused.status_code, refused.json()["field"]) == (422, "criterion")


def test_the_ledger_has_both_dates_for_ever(cast: Any, units: Any) -> None:
    ticket = step(cast.chairman, opened(cast), "ask_extension", due_on="2026-10-30", cause="OBJECTIVE", reason="Chờ")
    step(cast.province, ticket, "grant_extension")
    for reader in (cast.officer, cast.province):
        page = Client(reader).get("ticket-extensions?year=2026").json()
        ((row,), late) = page["items"], page["punctuality"]
        dates = row["ticket"]["first_due_on"], row["ticket"]["due_on"], row["asked_due_on"]
        assert (dates, late["extended"]) == (("2026-09-25", "2026-10-30", "2026-10-30"), 1)
    assert Client(cast.outsider).get("ticket-extensions").json()["items"] == []


def test_a_write_sent_twice_is_done_once(cast: Any, units: Any) -> None:
    ticket, body = opened(cast), units["MH"]
    one = f"tickets/{ticket.pk}"
    action = str(uuid7())
    rules = [
        {"severity": s, "days": 9, "plan": False, "check": False, "proof": True} for s in ("REMIND", "MINOR", "MAJOR", "SERIOUS")
    ]  # fmt: skip
    head_of, office = Client(cast.head), Client(cast.province)
    sent: list[Any] = [
        (head_of.post, f"{one}/actions", {"id": action, "text": "Niêm yết"}, None, 201),
        (head_of.post, f"{one}/actions/{action}/done", {"result": "Xong"}, '"v1"', 200),
        (head_of.post, f"{one}/links", {"id": str(uuid7()), "kind": "CRITERION", "criterion": "1.1.2"}, None, 201),
        (office.put, f"bodies/{body.pk}/severities", {"items": rules}, f'"v{body.version}"', 200),
    ]
    for send, path, said, match, status in sent:
        before, key = head(), uuid7()
        assert [send(path, said, key=key, match=match).status_code for _ in range(2)] == [status, status]
        assert len(events_since(before)) == 1
