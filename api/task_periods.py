"""A regular task's row of periods, and the regular task of a period."""

from datetime import date
from typing import Any

from backend import clock
from backend.access.scope import Reader, visible_to
from backend.activity.models import Event, Payload
from backend.plans.after_event import rule_of
from backend.plans.models import Relation, Task
from backend.plans.rhythms import due_of, name_of, period_at
from backend.plans.timeliness import Bounds, dates_of, timeliness
from backend.words import say
from backend.workcalendar.calendar import ONE, Calendar


def periods_of(reader: Reader, task: Task, within: Bounds) -> dict[str, Any]:
    """The contract's `periods`, `rhythm` and `parent` of a task."""
    return {
        "rhythm": task.rhythm,
        "periods": _row(reader, task, within) if task.rhythm else [],
    }  # fmt: skip


def _row(reader: Reader, task: Task, within: Bounds) -> list[dict[str, Any]]:
    """Those that were opened, in order, and the one to come, if the plan's year still has one."""
    opened = visible_to(reader.user, task.children.filter(relation=Relation.OCCURRENCE)).select_related("submission")
    rows = [_opened(one, within) for one in opened.order_by("period_from", "id")]
    last = opened.order_by("-period_to").values_list("period_to", flat=True).first()
    coming = period_at(str(task.rhythm), (last or clock.today()) + ONE)
    year = task.plan_line.version.plan.year if task.plan_line else None
    if year is None or coming.last.year == year:
        rows.append({
            "id": None, "name": str(name_of(coming.first, coming.last)), "from": coming.first, "to": coming.last,
            "due_on": due_of(coming, within.calendar), "state": None, "class": None, "days": None,
        })  # fmt: skip
    return rows


def _opened(one: Task, within: Bounds) -> dict[str, Any]:
    assert one.period_from is not None and one.period_to is not None
    found = timeliness(dates_of(one), within)
    return {
        "id": one.pk, "name": str(name_of(one.period_from, one.period_to)), "from": one.period_from, "to": one.period_to,
        "due_on": one.due_on, "state": one.state, "class": found.klass, "days": found.days,
    }  # fmt: skip


def why_due(task: Task, calendar: Calendar) -> str:
    """How its due date was found, where it was computed here: from an event, or from its period; else empty."""
    if task.period_from and task.period_to and task.first_due_on:
        return say(
            "Kỳ {first}–{last}: hạn là ngày làm việc cuối, {due}.",
            "Period {first}–{last}: due on the last working day, {due}.",
            first=f"{task.period_from:%d/%m/%Y}", last=f"{task.period_to:%d/%m/%Y}", due=f"{task.first_due_on:%d/%m/%Y}",
        )  # fmt: skip
    event = Event.objects.filter(subject_type="task", subject_id=str(task.pk), verb="task.event_came").last()
    if event is None:
        return ""
    said = Payload.objects.get(pk=event.seq).content.get("detail", {})
    came = date.fromisoformat(said["event_on"])
    source = say("Theo {number}: ", "By {number}: ", number=said["document_no"])
    rule = rule_of(task.deadline_printed)
    if not said.get("by_rule") or rule is None:
        return source + say("hạn do người ghi nhận đặt.", "the date was set by whoever recorded it.")
    if rule.due(came, calendar) != task.first_due_on:
        return source + say(
            "hạn đã đặt là {due}; lịch làm việc được sửa sau đó không đổi hạn này.",
            "the date set is {due}; the working calendar was changed later, which does not move it.",
            due=f"{task.first_due_on:%d/%m/%Y}",
        )  # fmt: skip
    return source + str(rule.explain(came, calendar))
