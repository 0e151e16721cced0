"""A body's plan against the plan of the body above (domain.md P3): which of its lines are answered, by what, and how long
after it the own plan was issued.

The wall is crossed here on purpose, and narrowly: of an issued plan above only its printed text and date are read, never
its tasks; of the plans below only issued ones. A line is answered by a line or target that somebody linked, or by the
line of the own plan whose task answers the task that the line above became (`Task.answered_by`).
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from backend import clock
from backend.organisations.models import OrgUnit
from backend.organisations.queries import bodies_below
from backend.plans.likeness import likeliest
from backend.plans.models import LineAnswer, Plan, PlanLine, PlanState, Target, Task, TaskState
from backend.plans.text import documents_of

ENDED = (TaskState.CANCELLED, TaskState.VOIDED)
UNLIVING = (PlanState.SUPERSEDED, PlanState.DISCARDED)
PRINTED = ("version_id", "lineage", "no", "title", "product", "lead_printed", "deadline_printed", "due_on")


@dataclass(frozen=True)
class Item:
    """A line or target of a plan."""

    lineage: uuid.UUID
    no: str
    title: str
    kind: str  # LINE · TARGET
    plan_id: uuid.UUID


@dataclass(frozen=True)
class Answer:
    """`item` answers the line `higher`; `by_task`: through the task from above, so that nobody takes it back here."""

    body_id: int
    higher: uuid.UUID
    item: Item
    by_task: bool


def body_above(body: OrgUnit) -> OrgUnit | None:
    """The body right above, if there is one."""
    return body.parent.body if body.parent else None


def working_below(body_id: int) -> QuerySet[OrgUnit]:
    """The bodies right below in which somebody works; of the others there is nothing to say."""
    return bodies_below(body_id, day=clock.today()).filter(units__memberships__isnull=False).distinct()


def compared_with(plan: Plan) -> str | None:
    """ABOVE when there is a body above, whose plan this one is held against; BELOW when only bodies below are held
    against it, once it is issued; None when there is nothing to compare."""
    if plan.state in UNLIVING:
        return None
    if plan.body.parent_id is not None:
        return "ABOVE"
    return "BELOW" if plan.state == PlanState.ISSUED and working_below(plan.body_id).exists() else None


def issued_plans(plan: Plan, bodies: Collection[int]) -> list[Plan]:
    """Plans in force of these bodies in the same year and programme as `plan`."""
    found = Plan.objects.filter(
        body__in=bodies, year=plan.year, programme=plan.programme_id, state=PlanState.ISSUED
    ).select_related("body", "current")
    return list(found.order_by("current__document_date", "id"))


def lines_of(plans: Iterable[Plan]) -> list[dict[str, Any]]:
    """The lines to be carried out of the plans, as printed, in their order."""
    versions = [plan.current_id for plan in plans]
    return list(
        PlanLine.objects.filter(version__in=versions, heading=False).order_by("version", "position").values(*PRINTED)
    )


def items_of(plans: Iterable[Plan]) -> list[Item]:
    """Lines and targets of the plans, which may answer."""
    by_version = {plan.current_id: plan.pk for plan in plans}
    lines = PlanLine.objects.filter(version__in=by_version, heading=False).order_by("position")
    targets = Target.objects.filter(version__in=by_version).order_by("position")
    rows = [(*row, "LINE") for row in lines.values_list("lineage", "no", "title", "version")]
    rows += [(*row, "TARGET") for row in targets.values_list("lineage", "no", "name", "version")]
    return [Item(lineage, no, title, kind, by_version[version]) for lineage, no, title, version, kind in rows]


def answers(above: Collection[uuid.UUID], bodies: Collection[int], items: Iterable[Item]) -> list[Answer]:
    """Which of `items`, of these bodies, answer the lines `above`."""
    known = {item.lineage: item for item in items}
    return [
        Answer(body, up, known[own], by_task)
        for (body, up, own), by_task in _linked(above, bodies).items()
        if body and own in known
    ]


def lacking(plans: Collection[Plan]) -> dict[uuid.UUID, int]:
    """How many lines above nothing of the own plans answers, where there is a plan above (`body.parent` is loaded); in as
    many statements for many as for one. The plans of a body answer together, so it is told once: of the first in force,
    else of a draft, and of an amendment for itself."""
    living = [plan for plan in plans if plan.state not in UNLIVING and plan.body.parent]
    in_force = _in_force(living)
    living = [plan for plan in living if _is_told(plan, in_force.get(_held_against(plan), []))]
    higher = {plan.pk: in_force.get(_held_against(plan, above=True), []) for plan in living}
    versions = {up.current_id for ups in higher.values() for up in ups}
    wanted = _lineages(PlanLine.objects.filter(version__in=versions, heading=False))
    if not wanted:
        return {}
    own = {plan.pk: _speaking(plan, in_force.get(_held_against(plan), [])) for plan in living}
    speaking = {version for versions in own.values() for version in versions}
    said = _lineages(*(model.objects.filter(version__in=speaking) for model in (PlanLine, Target)))
    linked = _linked(set().union(*wanted.values()), {plan.body_id for plan in living})
    found = {}
    for plan in living:
        mine = set().union(*(said[version] for version in own[plan.pk]))
        answered = {up for _, up, lineage in linked if lineage in mine}
        asked = set().union(*(wanted[up.current_id] for up in higher[plan.pk]))
        found[plan.pk] = len(asked - answered)
    return found


def _is_told(plan: Plan, beside: list[Plan]) -> bool:
    if plan.state == PlanState.ISSUED:
        return plan.pk == beside[0].pk
    return not beside or plan.amends_id is not None


def _speaking(plan: Plan, beside: list[Plan]) -> set[Any]:
    """Versions whose lines count for the plan's body, as `own_plans` says."""
    return {plan.current_id} | {one.current_id for one in beside if one.pk != plan.amends_id}


def _held_against(plan: Plan, *, above: bool = False) -> tuple[int | None, int, int]:
    """Body, year and programme of the plans beside it, or of those above it."""
    body = body_above(plan.body) if above else plan.body
    return body.pk if body else None, plan.year, plan.programme_id


def _in_force(plans: Collection[Plan]) -> dict[tuple[int | None, int, int], list[Plan]]:
    """The issued plans beside and above these, by what `_held_against` says of them."""
    keys = {_held_against(plan, above=above) for plan in plans for above in (False, True)}
    rows = Plan.objects.filter(
        body__in={body for body, _, _ in keys}, year__in={year for _, year, _ in keys}, state=PlanState.ISSUED
    ).order_by("current__document_date", "id")
    found: dict[tuple[int | None, int, int], list[Plan]] = defaultdict(list)
    for one in rows if keys else ():
        found[one.body_id, one.year, one.programme_id].append(one)
    return found


def _lineages(*kinds: QuerySet[Any]) -> dict[Any, set[uuid.UUID]]:
    """Of lines and targets, by the version they stand in."""
    found: dict[Any, set[uuid.UUID]] = defaultdict(set)
    for rows in kinds:
        for version, lineage in rows.values_list("version", "lineage"):
            found[version].add(lineage)
    return found


def _linked(
    above: Collection[uuid.UUID], bodies: Collection[int]
) -> dict[tuple[int | None, uuid.UUID, uuid.UUID], bool]:
    """(body, line above, lineage of what answers it) → whether only a task from above says so."""
    linked = LineAnswer.objects.filter(body__in=bodies, higher__in=above).values_list("body", "higher", "lineage")
    tasks = (
        Task.objects.filter(
            body__in=bodies, plan_line__lineage__in=above, answered_by__plan_line__isnull=False,
            giver_body_id=F("plan_line__version__plan__body_id"),
        )
        .exclude(state__in=ENDED)
        .values_list("body", "plan_line__lineage", "answered_by__plan_line__lineage")
    )  # fmt: skip
    return dict.fromkeys(tasks, True) | dict.fromkeys(linked, False)


def own_plans(plan: Plan) -> list[Plan]:
    """Whose lines count for the body: this one, and its others in force but the one that this one amends."""
    others = [one for one in issued_plans(plan, [plan.body_id]) if one.pk not in {plan.pk, plan.amends_id}]
    return [plan, *others]


def first_dates(plans: Collection[Plan]) -> dict[uuid.UUID, date | None]:
    """When each plan was issued at first, whatever amended it since; as confirmed corrections put it right."""
    chain = {plan.pk: plan.pk for plan in plans}  # newest → the first known version
    before = {plan.pk: plan.amends_id for plan in plans}
    while missing := {up for up in before.values() if up and up not in before}:
        before |= dict(Plan.objects.filter(pk__in=missing).values_list("pk", "amends_id"))
    for pk in chain:
        while up := before[chain[pk]]:
            chain[pk] = up
    firsts = set(chain.values())
    documents = documents_of(Plan.objects.filter(pk__in=firsts).select_related("current"))
    return {pk: documents[first].date for pk, first in chain.items()}


def proposals(unanswered: Iterable[dict[str, Any]], items: Iterable[Item]) -> dict[uuid.UUID, list[uuid.UUID]]:
    """For each line above the own lines and targets that resemble it."""
    wanted = {line["lineage"]: f"{line['title']} {line['product']}" for line in unanswered}
    return likeliest(wanted, {item.lineage: item.title for item in items})


def by_line(found: Iterable[Answer]) -> dict[uuid.UUID, list[Answer]]:
    """Answers of each line above."""
    grouped: dict[uuid.UUID, list[Answer]] = defaultdict(list)
    for one in found:
        grouped[one.higher].append(one)
    return grouped
