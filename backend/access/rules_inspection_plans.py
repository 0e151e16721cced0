"""Who may prepare and issue the yearly inspection plan, draw by lot, and read what was drawn."""

from collections.abc import Callable
from typing import Any

import rules
from django.db.models import QuerySet

from backend import clock
from backend.access.circles import leads
from backend.access.rules import WHOLE
from backend.access.rules_inspections import keeps_inspections
from backend.accounts.models import Post, User
from backend.accounts.roster import Hat, counts_as, hats_of
from backend.inspections.models import Draw, InspectionLine, InspectionPlan, InspectionPlanState, InspectionState

INSPECTION_PLAN_RULES: dict[str, Callable[[Hat], bool]] = {
    "prepare": keeps_inspections,
    "issue": lambda hat: keeps_inspections(hat) and hat.post != Post.INSPECTOR,
    "draw": keeps_inspections,
}


def justify_inspection_plan(user: User, name: str, plan: InspectionPlan) -> Hat | None:
    """The hat under which `user` may do `name` to the plan, own before borrowed; None when they may not."""
    hats = (hat for hat in hats_of(user) if hat.body_id == plan.body_id and hat.lent_for(WHOLE))
    return next((hat for hat in hats if INSPECTION_PLAN_RULES[name](hat)), None)


def lines_naming(user: User) -> QuerySet[InspectionLine]:
    """What issued plans of other bodies say of the person's own: its lines that hold, as the paper that went out says them.
    Not the plan itself: who else is visited, and how many are drawn by lot, is not theirs."""
    bodies = {hat.body_id for hat in hats_of(user)}
    lines = InspectionLine.objects.filter(
        plan__state=InspectionPlanState.ISSUED, dropped_at=None, unit__body__in=bodies
    )
    return lines.exclude(plan__body__in=bodies)


def may_see_result(user: User, draw: Draw) -> bool:
    """Seed and result of a draw of surprise visits: the leaders', whoever held it, and the teams made from it, until nothing
    of it is to come: every unit drawn was told on site or its visit cancelled, or the plan's year is over. Of any other draw
    everybody reads them who reads the draw."""
    if user.is_system or draw.purpose != Draw.Purpose.VISIT:
        return True
    own = [hat for hat in hats_of(user) if hat.body_id == draw.body_id]
    if any(leads(hat) for hat in own):
        return True
    if own and not counts_as(user).isdisjoint({draw.by_id, draw.acting_for_id}):
        return True
    visits = draw.visits.select_related("inspection")
    if own and visits.filter(inspection__team__user=user).exists():
        return True
    to_come = visits.filter(inspection__known_since=None).exclude(inspection__state=InspectionState.CANCELLED)
    over = draw.plan is not None and draw.plan.year < clock.today().year
    return (over or visits.count() == draw.count) and not to_come.exists()


def _asked(name: str) -> Callable[[User, Any], bool]:
    def may(user: User, plan: Any) -> bool:
        return plan is not None and justify_inspection_plan(user, name, plan) is not None

    may.__name__ = f"may_{name}_inspection_plan"
    return may


for _name in INSPECTION_PLAN_RULES:
    rules.add_perm(f"inspection_plans.{_name}", rules.predicate(_asked(_name)))
