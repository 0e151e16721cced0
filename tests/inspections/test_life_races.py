"""Real threads where both sides of a ticket meet in its life: one wins, nothing is told or counted twice."""

from datetime import date, datetime
from typing import Any

import pytest

from backend import clock
from backend.errors import NotTheMoment, Stale
from backend.ids import uuid7
from backend.inspections.models import Escalation, Inspection, SentRow, Ticket, TicketAction
from tests.inspections import worlds
from tests.inspections.test_races import RELEASE, acting
from tests.inspections.worlds import LIGHT, step
from tests.workflows.test_races import together
from workflows.inspection.recurring import Recurrence, record_recurrence
from workflows.ticket.actions import Wish, add_action, finish_action
from workflows.ticket.ladder import climb_overdue

pytestmark = pytest.mark.usefixtures("own_database")


def on(month: int, day: int) -> None:
    clock.set_world(datetime(2026, month, day, 9, tzinfo=clock.LOCAL))


def test_an_action_done_as_the_report_goes_out_is_counted_as_it_stood(cast: Any) -> None:
    ticket, action = worlds.ticket_of(worlds.concluded(cast, (LIGHT,))), uuid7()
    add_action(cast.head, ticket.pk, action, Wish("Niêm yết"))
    worlds.write(cast.head, ticket)
    report = step(cast.standing, worlds.report_of(ticket.inspection), "present")
    done = lambda: finish_action(cast.head, ticket.pk, action, "", done=True, expect='"v1"')  # noqa: E731 - a thread's work
    results = together(acting(cast.chairman, report, "release", **RELEASE), done)
    assert results[0] is None and {type(one) for one in results[1:] if one} <= {NotTheMoment}
    sent = SentRow.objects.get(row__ticket=ticket)
    assert sent.actions_done == int(TicketAction.objects.get().done_on is not None)


def test_an_answer_is_recorded_by_one_side(cast: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast, (LIGHT,)))
    ticket = step(cast.chairman, ticket, "pass_up", document_no="8/UBND", reason="Vượt quyền")
    answer = {"answer": "Trả lời", "answer_date": "2026-08-14"}
    results = together(
        acting(cast.chairman, ticket, "record_answer", outcome="HANDLED", **answer),
        acting(cast.province, ticket, "record_answer", outcome="SENT_BACK", **answer),
    )
    assert results.count(None) == 1 and {type(one) for one in results if one} <= {Stale, NotTheMoment}
    state = Ticket.objects.get(pk=ticket.pk).state
    assert (ticket.proposals.get().outcome, state) in {("HANDLED", "PASSED_UP"), ("SENT_BACK", "OPEN")}


def test_two_workers_tell_once(cast: Any) -> None:
    worlds.concluded(cast, (LIGHT,))
    on(9, 28)
    assert together(climb_overdue, climb_overdue) == [None, None]
    assert Escalation.objects.count() == 1


def test_a_recurrence_pressed_twice_opens_one_ticket(cast: Any) -> None:
    ticket = step(cast.province, worlds.reported(cast), "accept")
    on(8, 31)
    again = Recurrence(uuid7(), "Lại thiếu", "40/TB", date(2026, 8, 31), "Chủ tịch")
    results = together(*[lambda: record_recurrence(cast.province, ticket.pk, again) for _ in range(3)])
    assert results.count(None) == 1
    assert Inspection.objects.filter(follow_up_of=ticket.inspection_id).count() == 1
