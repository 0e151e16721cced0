"""The targets of a draft, said anew one at a time (product.md §4); every saving is one event of the plan."""

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max

from backend import clock
from backend.accounts.models import User
from backend.activity.change import change
from backend.errors import FieldError, Invalid
from backend.organisations.models import OrgUnit
from backend.organisations.queries import units_of
from backend.plans.drafting import counts_of, may_prepare, touch
from backend.plans.lines import refuse
from backend.plans.models import Plan, PlanVersion, Target
from backend.words import say


@dataclass(frozen=True)
class SaidTarget:
    """A target as it is printed, with what was read out of it: `operator` (empty: not understood) and the numbers.
    `responsible`: id of a unit."""

    name: str
    unit: str
    baseline_printed: str
    planned_printed: str
    responsible: int | None
    operator: str = ""
    planned: Decimal | None = None
    baseline: Decimal | None = None


def put_target(
    by: User, plan_id: uuid.UUID, lineage: uuid.UUID, said: SaidTarget | None, *, expect: str | None, **request: Any
) -> None:
    """The draft's target of that lineage says this now, at the end when it is new; None drops it. Raises NotFound,
    Forbidden, Stale, NotTheMoment, Invalid naming what is wrong."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan: Plan = act.record
        may_prepare(act, plan, expect)
        version = plan.current
        assert version is not None  # every draft has one
        found = version.targets.filter(lineage=lineage).first()
        if said is None:
            name, what = _drop(found), "dropped"
        else:
            what = "changed" if found else "added"
            name = _say(found or _new(version, lineage), said, plan)
        act.note(plan, "plan.target_edited", what=what, target=name, **counts_of(version))
        touch(act, plan)


def _new(version: PlanVersion, lineage: uuid.UUID) -> Target:
    """After the last, under the next number; a lineage of its own, since whatever was dropped stays dropped."""
    if Target.objects.filter(lineage=lineage).exists():
        raise Invalid(say("Chỉ tiêu này không còn trong dự thảo.", "This target is no longer in the draft."))
    used = version.targets.values_list("no", flat=True)
    no = max((int(no) for no in used if no.isdigit()), default=0) + 1
    last = version.targets.aggregate(last=Max("position"))["last"] or 0
    return Target(version=version, lineage=lineage, position=last + 1, no=str(no))


def _drop(target: Target | None) -> str:
    if target is None:
        raise Invalid(say("Chỉ tiêu này không còn trong dự thảo.", "This target is no longer in the draft."))
    target.delete()
    return f"{target.no}. {target.name}"


def _say(target: Target, said: SaidTarget, plan: Plan) -> str:
    errors: list[FieldError] = []
    target.name, target.unit_of_measure = said.name.strip(), said.unit.strip()
    if not target.name:
        errors.append(FieldError("name", say("Nhập tên chỉ tiêu.", "Enter what the target is.")))
    for name in ("baseline_printed", "planned_printed", "operator", "planned", "baseline"):
        setattr(target, name, getattr(said, name))
    if not target.operator:
        errors.append(FieldError("planned", say("Ghi như: ≥ 98; Dưới 30; 100.", "Write it like: ≥ 98; Dưới 30; 100.")))
    target.responsible = _unit(said.responsible, plan, errors)
    target.responsible_printed = target.responsible.short_name if target.responsible else ""
    refuse(errors)
    target.save()
    return f"{target.no}. {target.name}"


def _unit(unit_id: int | None, plan: Plan, errors: list[FieldError]) -> OrgUnit | None:
    if unit_id is None:
        return None
    unit = units_of(plan.body_id, day=clock.today()).filter(pk=unit_id, is_group=False).first()
    if unit is None:
        message = say("Không có đơn vị này hôm nay.", "There is no such unit today.")
        errors.append(FieldError("responsible", message))
    return unit
