"""How far a plan is, counted over all its tasks, and frozen at the turn of the year (product.md §25)."""

import uuid
from dataclasses import dataclass

from backend import clock
from backend.plans.models import FrozenFigures, Plan
from backend.plans.queries import Condition, bounds_for, count_by, shares_per
from backend.plans.rollup import Share

COUNTS = {
    "tasks": "t.state <> 'VOIDED'",
    "completed": "t.state = 'COMPLETED'",
    "submitted": "t.state = 'SUBMITTED'",
    "in_progress": "t.state = 'IN_PROGRESS'",
    "assigned": "t.state = 'ASSIGNED'",
    "on_hold": "t.state = 'ON_HOLD'",
    "overdue": "{klass} = 'OVERDUE'",
    "due_soon": "{klass} = 'DUE_SOON'",
    "unnamed": "t.officer_id IS NULL AND t.follow_up_id IS NULL AND t.state IN ('ASSIGNED', 'IN_PROGRESS')",
    "on_time_first": "t.state = 'COMPLETED' AND (t.first_due_on IS NULL OR t.accepted_on <= t.first_due_on)",
    "on_time_current": "t.state = 'COMPLETED' AND (t.due_on IS NULL OR t.accepted_on <= t.due_on)",
}
KEPT = ("tasks", "completed", "on_time_first", "on_time_current", "overdue")  # of them, what is frozen


GIVEN_YEAR = "extract(year FROM t.given_at AT TIME ZONE 'Asia/Ho_Chi_Minh')"
# A piece without a line of its own is of the plan that what it belongs to is of.
_VERSION = """(SELECT said.version_id FROM plans_planline said WHERE said.id
    = coalesce(t.plan_line_id, (SELECT whole.plan_line_id FROM plans_task whole WHERE whole.id = t.parent_id)))"""


@dataclass(frozen=True)
class YearFigures:
    """Numbers of tasks by name, and how much is done with two decimals."""

    counts: dict[str, int]
    percent: str


def of_plan(plan_id: uuid.UUID) -> Condition:
    """Tasks of the plan's lines; the periods of a regular one are counted in it, never beside it."""
    return Condition(
        "t.parent_id IS NULL AND l.version_id = (SELECT current_id FROM plans_plan WHERE id = %(plan)s)",
        {"plan": plan_id},
    )


def of_year(year: int) -> Condition:
    """Tasks of the year's plans, whenever they are due, and what was given in that year without a plan."""
    versions = "SELECT v.id FROM plans_planversion v JOIN plans_plan p ON p.id = v.plan_id WHERE p.year = %(year)s"
    return Condition(
        f"CASE WHEN {_VERSION} IS NULL THEN {GIVEN_YEAR} = %(year)s ELSE {_VERSION} IN ({versions}) END", {"year": year}
    )


def figures_now(plan: Plan) -> YearFigures:
    """Over everything the plan gave, whoever reads it."""
    within, tasks = bounds_for(plan.body_id), [of_plan(plan.pk)]
    counts = count_by(tasks, within, {name: COUNTS[name] for name in KEPT})
    return YearFigures(counts, (shares_per("true", tasks, within).get(True) or Share()).percent)


def freeze(plan: Plan, moment: str) -> FrozenFigures:
    """Count now and keep it for good; the caller holds the plan in an open act."""
    now = figures_now(plan)
    return FrozenFigures.objects.create(
        plan=plan, moment=moment, as_of=clock.today(), at=clock.now(), counts=now.counts, percent=now.percent
    )
