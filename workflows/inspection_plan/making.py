"""Making a yearly inspection plan and writing its lines. After its issue every change says why, as an amendment does."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from backend import clock
from backend.access.rules_inspection_plans import justify_inspection_plan
from backend.access.rules_inspections import keeps_inspections
from backend.accounts.models import User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import hats_of
from backend.activity.change import Act, change
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.inspections.models import InspectionLine, InspectionPlan, InspectionPlanState
from backend.inspections.share import counted_as, units_counted
from backend.organisations.models import OrgUnit
from backend.plans.drafting import REFORM, programme_of
from backend.words import say
from workflows.needs import text_of, wrong


@dataclass(frozen=True)
class NewInspectionPlan:
    """A draft for a year. `surprise_visits`: how many units are to be drawn by lot."""

    id: uuid.UUID
    year: int
    title: str
    surprise_visits: int = 0
    programme: str = REFORM


@dataclass(frozen=True)
class LineWish:
    """What a line says; `month` or dates, or neither yet. `again_reason`: why the unit is visited again."""

    unit_id: int
    kind: str
    content: str = ""
    month: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    lead_id: int | None = None
    again_reason: str = ""


def make_inspection_plan(by: User, wish: NewInspectionPlan, **request: Any) -> Act:
    """A draft of the body whose visits `by` plans. Raises Forbidden, Invalid."""
    with change(by, **request) as act:
        hat = next((hat for hat in hats_of(by) if keeps_inspections(hat)), None)
        if hat is None:
            raise Forbidden(say("Bạn không lập được kế hoạch kiểm tra.", "You may not plan inspections."))
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        plan = InspectionPlan(
            id=wish.id, body=OrgUnit.objects.get(pk=hat.body_id), year=wish.year, made_by=by,
            title=text_of(wish.title, "title", 500), surprise_visits=wish.surprise_visits,
            programme=programme_of(wish.programme),
        )  # fmt: skip
        try:
            with transaction.atomic():
                act.add([plan])
        except IntegrityError:
            said = say(
                "Năm này đã có kế hoạch kiểm tra của chương trình này.",
                "There is an inspection plan of this programme for this year already.",
            )
            raise wrong("year", said) from None
        act.note(plan, "inspection_plan.drafted", year=plan.year)
    return act


def change_inspection_plan(
    by: User, plan_id: uuid.UUID, title: str, surprise_visits: int, *, reason: str = "", expect: str | None, **request: Any
) -> Act:  # fmt: skip
    """Another title, another number to be drawn."""
    with change(by, InspectionPlan.ref(plan_id), **request) as act:
        plan = open_plan(act, "prepare", expect)
        plan.title, plan.surprise_visits = text_of(title, "title", 500), surprise_visits
        note_change(act, plan, "inspection_plan.changed", reason)
    return act


def add_line(
    by: User, plan_id: uuid.UUID, line_id: uuid.UUID, wish: LineWish, *, reason: str = "", expect: str | None, **request: Any
) -> Act:  # fmt: skip
    """A unit more, at the end."""
    with change(by, InspectionPlan.ref(plan_id), **request) as act:
        plan = open_plan(act, "prepare", expect)
        last = plan.lines.aggregate(last=Max("position"))["last"] or 0
        line = InspectionLine(id=line_id, plan=plan, position=last + 1)
        _write(line, wish)
        unit = OrgUnit.objects.get(pk=wish.unit_id)
        note_change(act, plan, "inspection_plan.line_added", reason, unit=unit.short_name)
        line.added_reason = reason.strip() if plan.state == InspectionPlanState.ISSUED else ""
        try:
            with transaction.atomic():
                line.save(force_insert=True)
        except IntegrityError:
            raise Invalid(say("Dòng này đã được ghi.", "This line was added already.")) from None
    return act


def change_line(
    by: User, plan_id: uuid.UUID, line_id: uuid.UUID, wish: LineWish, *, reason: str = "", expect: str | None, **request: Any
) -> Act:  # fmt: skip
    """The line says something else; not once a visit was made from it."""
    with change(by, InspectionPlan.ref(plan_id), **request) as act:
        plan = open_plan(act, "prepare", expect)
        line = _free(line_of(plan, line_id))
        _write(line, wish)
        line.save()
        note_change(act, plan, "inspection_plan.line_changed", reason, unit=line.unit.short_name)
    return act


def drop_line(
    by: User, plan_id: uuid.UUID, line_id: uuid.UUID, *, reason: str = "", expect: str | None, **request: Any
) -> Act:
    """The unit is not visited; of an issued plan the line stays, struck out with the reason."""
    with change(by, InspectionPlan.ref(plan_id), **request) as act:
        plan = open_plan(act, "prepare", expect)
        line = _free(line_of(plan, line_id))
        note_change(act, plan, "inspection_plan.line_dropped", reason, unit=line.unit.short_name)
        if plan.state == InspectionPlanState.DRAFT:
            line.delete()
        else:
            line.dropped_at, line.dropped_reason = clock.now(), reason.strip()
            line.save(update_fields=["dropped_at", "dropped_reason"])
    return act


def open_plan(act: Act, name: str, expect: str | None) -> InspectionPlan:
    """The plan of the act, for whoever may do `name` to it and has seen it as it is. Raises Forbidden, Stale."""
    plan: InspectionPlan = act.record
    hat = justify_inspection_plan(act.by, name, plan)
    if hat is None:
        raise Forbidden(say("Bạn không có quyền thực hiện thao tác này.", "You may not do this."))
    act.check_fresh(f"v{plan.version}", expect)
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
    return plan


def line_of(plan: InspectionPlan, line_id: uuid.UUID) -> InspectionLine:
    """A line that holds. Raises NotFound."""
    line = plan.lines.filter(pk=line_id, dropped_at=None).select_related("unit").first()
    if line is None:
        raise NotFound(say("Không tìm thấy dòng này.", "This line was not found."))
    return line


def note_change(act: Act, plan: InspectionPlan, verb: str, reason: str, **detail: Any) -> None:
    """The event; of an issued plan with its reason. What lies in lines is a fact of the plan: its version grows."""
    if plan.state == InspectionPlanState.ISSUED:
        reason = text_of(reason, "reason", 500)
        plan.amended += 1
    changed = plan.tracked_values() != InspectionPlan.objects.get(pk=plan.pk).tracked_values()
    plan.version += not changed  # a change of a tracked fact lets it grow by itself
    act.note(plan, verb, reason=reason.strip(), **detail)


def _free(line: InspectionLine) -> InspectionLine:
    if line.inspection_id is not None:
        said = say("Đã lập cuộc kiểm tra từ dòng này.", "A visit was made from this line already.")
        raise NotTheMoment(said)
    return line


def _write(line: InspectionLine, wish: LineWish) -> None:
    plan = line.plan
    units = {unit.pk: unit for unit in units_counted(plan.body_id, plan.year)}
    unit = OrgUnit.objects.filter(pk=wish.unit_id, is_group=False).first()
    if unit is None or (counted_as(unit, units) is None and unit.body_id != plan.body_id):
        raise wrong("unit", say("Không tìm thấy đơn vị này.", "This unit was not found."))
    if (wish.starts_on is None) != (wish.ends_on is None):
        raise wrong("ends_on", say("Ghi cả ngày bắt đầu và ngày kết thúc.", "Give both days, or neither."))
    if wish.starts_on and wish.ends_on and wish.ends_on < wish.starts_on:
        raise wrong("ends_on", say("Ngày kết thúc phải từ ngày bắt đầu trở đi.", "It must not end before it starts."))
    if wish.starts_on and wish.starts_on.year != plan.year:
        raise wrong("starts_on", say("Ngày phải trong năm của kế hoạch.", "The day must lie in the plan's year."))
    works = valid_memberships().filter(unit__body=plan.body_id, user=wish.lead_id)
    if wish.lead_id is not None and not works.exists():
        raise wrong("lead", say("Không tìm thấy người này trong cơ quan.", "This person was not found in the body."))
    line.unit, line.kind, line.content = unit, wish.kind, wish.content.strip()
    line.month = wish.starts_on.month if wish.starts_on else wish.month
    line.starts_on, line.ends_on, line.lead_id = wish.starts_on, wish.ends_on, wish.lead_id
    line.again_reason = wish.again_reason.strip()
