"""Who does a task is reminded before it is due, on the days the body chose (product.md §14)."""

from datetime import date, datetime
from typing import Any

from backend import clock
from backend.activity.models import Event, Payload
from backend.inspections.models import Ticket
from backend.organisations.models import BodySettings
from backend.plans.models import Task
from backend.workcalendar.calendar import current, forget
from notifications.audience import audience
from notifications.day import keep_day
from notifications.dispatch import dispatch_all
from notifications.models import Notice
from tests import worlds
from tests.api.client import Client
from tests.inspections import worlds as remedies
from tests.workcalendar.test_body_days import FESTIVAL, keep

DUE = date(2026, 9, 21)


def days_until(last: date, first: date) -> list[tuple[int, int]]:
    """(September day, mark) of the reminders as each day from `first` to `last` is kept twice."""
    for day in range(first.toordinal(), last.toordinal() + 1):
        on = date.fromordinal(day)
        clock.set_world(datetime(on.year, on.month, on.day, 9, tzinfo=clock.LOCAL))
        forget()
        keep_day()
        keep_day()
    return marks()


def marks(record: Task | Ticket | None = None) -> list[tuple[int, int]]:
    said = Event.objects.filter(verb__endswith=".due_near", **({"subject_id": str(record.pk)} if record else {}))
    said = said.order_by("seq")
    details = {one.seq: one.content["detail"] for one in Payload.objects.filter(seq__in=said.values("seq"))}
    return [(clock.local(event.at).day, details[event.seq]["days"]) for event in said]


def test_reminders_come_on_their_days_and_an_edited_calendar_moves_those_to_come(cast: Any, units: Any) -> None:
    task = worlds.assigned(cast, due_on=DUE)
    assert days_until(date(2026, 9, 11), date(2026, 9, 9)) == [(10, 7)]
    first = Event.objects.get(verb="task.due_near")
    assert audience(first) == {cast.officer.pk}
    dispatch_all()
    assert Notice.objects.filter(user=cast.officer, seq=first.seq).exists()
    told = Client(cast.officer).get("events", after=0, subject=f"task:{task.pk}").json()["items"]
    assert "hạn 21/09/2026, còn trong 7 ngày làm việc" in str(told)
    # 16/9 is three working days before; with the festival on the 18th it is the 15th.
    keep(cast.admin, units["30337"], FESTIVAL)
    assert days_until(date(2026, 9, 22), date(2026, 9, 12)) == [(10, 7), (15, 3), (21, 0)]


def test_what_was_sent_rests_or_is_short_is_not_reminded_of(cast: Any, units: Any) -> None:
    due = date(2026, 8, 18)
    short, sent, held = (
        worlds.assigned(cast, due_on=due),
        worlds.submitted(cast, due_on=due),
        worlds.assigned(cast, due_on=due),
    )
    worlds.act(cast.chairman, held, "hold", reason="Chờ kinh phí")
    days_until(due, date(2026, 8, 15))
    assert marks(short) == [(18, 0)]  # given two working days before
    assert marks(sent) == marks(held) == []


def test_a_body_chooses_its_days_and_may_choose_none(cast: Any, units: Any) -> None:
    worlds.assigned(cast, due_on=DUE)
    assert BodySettings.objects.get(body=units["30337"]).reminder_days == [7, 3, 0]
    BodySettings.objects.filter(body=units["30337"]).update(reminder_days=[])
    assert days_until(DUE, date(2026, 9, 16)) == []
    BodySettings.objects.filter(body=units["30337"]).update(reminder_days=[1])
    clock.set_world(datetime(2026, 9, 18, 9, tzinfo=clock.LOCAL))
    keep_day()
    assert marks() == [(18, 1)]


def test_who_remedies_is_reminded_inside_and_who_releases_once_it_is_written(cast: Any, units: Any) -> None:
    inspection = remedies.concluded(cast, (remedies.LIGHT,))
    ticket = remedies.step(cast.head, remedies.ticket_of(inspection), "assign", officer=cast.officer.pk)
    seven, three = (current(ticket.body_id).add_working_days(ticket.due_on, -n) for n in (7, 3))
    assert days_until(seven, seven) == [(seven.day, 7)]
    first = Event.objects.get(verb="ticket.due_near")
    assert (first.readers, audience(first)) == ([ticket.body_id], {cast.officer.pk})
    remedies.write(cast.officer, ticket)
    remedies.step(cast.standing, remedies.report_of(inspection), "present")
    assert days_until(three, three)[1:] == [(three.day, 3)]
    assert cast.chairman.pk in audience(Event.objects.filter(verb="ticket.due_near").order_by("seq")[1])
    report = remedies.report_of(inspection)
    rows = [str(report.rows.get().pk)]
    remedies.step(cast.chairman, report, "release", number="120/BC-UBND", date=str(three), rows=rows)
    assert len(days_until(ticket.due_on, ticket.due_on)) == 2
