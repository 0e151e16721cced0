"""How often what a line promises was promised before: along its lineage, over the plans of the years before (product.md §25)."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from backend.plans.models import Plan, PlanLine, PlanState


class Promised(NamedTuple):
    """How often it was carried into another year, and the year it was promised first."""

    times: int
    since: int


def promised_before(plan: Plan, lineages: Collection[uuid.UUID] | None = None) -> dict[uuid.UUID, Promised]:
    """Of the plan's lines (or of `lineages`), those that plans of earlier years had as well."""
    asked: Any = PlanLine.objects.filter(version=plan.current_id).values("lineage") if lineages is None else lineages
    rows = PlanLine.objects.filter(
        lineage__in=asked, version__plan__body=plan.body_id, version__plan__year__lt=plan.year,
        version__plan__state__in=[PlanState.ISSUED, PlanState.SUPERSEDED],
    )  # fmt: skip
    years: dict[uuid.UUID, set[int]] = defaultdict(set)
    for lineage, year in rows.values_list("lineage", "version__plan__year").distinct():
        years[lineage].add(year)
    return {lineage: Promised(len(found), min(found)) for lineage, found in years.items()}
