"""A plan's targets: as printed, their figures, how they stand."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.urls import path
from rest_framework import serializers

from api.names import Names
from api.plan_page import visible_plan
from api.shapes.plans import Targets
from api.task_bodies import SensibleDay
from api.views import ActView, ReadView, StrictSerializer
from backend import clock
from backend.access.rules import justify_figures
from backend.access.scope import Reader
from backend.organisations.models import BodySettings
from backend.plans.course import Goal, course
from backend.plans.models import Plan, PlanState, Target, TargetFigure
from workflows.plan.figures import NewFigure, report_figure

USUAL_TOLERANCE = 5  # per cent, of a body that has chosen nothing


class FigureBody(StrictSerializer):
    """How far it is by a day. `reason`: why the day's figure is another now."""

    id = serializers.UUIDField()
    value = serializers.DecimalField(max_digits=18, decimal_places=4)
    as_on = SensibleDay()
    source: Any = serializers.CharField(max_length=300)
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=500)
    document = serializers.UUIDField(required=False, allow_null=True, default=None)
    upload = serializers.UUIDField(required=False, allow_null=True, default=None)


class TargetsView(ReadView):
    """The targets, with their figures inside the body."""

    answers = {"get": {200: Targets}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """In their order."""
        return targets_of(reader, path_parts["plan_id"])


class FiguresView(ActView):
    """Entering a figure."""

    body_serializer = FigureBody
    success = 201
    answers = {"post": {201: Targets}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Append it."""
        plan_id = path_parts["plan_id"]
        wish = NewFigure(
            body["id"], body["value"], body["as_on"], body["source"], body["reason"], body["document"], body["upload"]
        )
        location = f"/api/v1/plans/{plan_id}/targets"
        report_figure(by, plan_id, path_parts["lineage"], wish, status=201, location=location, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All targets as they stand now."""
        return targets_of(reader, path_parts["plan_id"])


def targets_of(reader: Reader, plan_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Targets`."""
    plan = visible_plan(reader, plan_id, Plan.objects.select_related("current", "body"))
    return {"items": told_targets(reader, [plan])[plan.pk]}


def told_targets(reader: Reader, plans: Sequence[Plan]) -> dict[uuid.UUID, list[dict[str, Any]]]:
    """The targets of plans that the reader may read, by plan. Figures and what follows from them are told inside the body alone:
    what was not released does not cross its wall (product.md §17)."""
    inner = {plan.pk for plan in plans if plan.body_id in reader.keys}
    bodies = {plan.body_id for plan in plans}
    names = Names(*bodies)
    figures: dict[tuple[uuid.UUID, uuid.UUID], list[TargetFigure]] = defaultdict(list)
    if inner:
        for figure in TargetFigure.objects.filter(plan__in=inner).select_related("document", "file", "by"):
            figures[figure.plan_id, figure.lineage].append(figure)
    chosen = dict(BodySettings.objects.filter(body__in=bodies).values_list("body", "target_tolerance"))

    def told(plan: Plan, target: Target) -> dict[str, Any]:
        tolerance = chosen.get(plan.body_id, USUAL_TOLERANCE) if plan.pk in inner else None
        return _told(reader, plan, target, figures[plan.pk, target.lineage], names, tolerance)

    return {plan.pk: [told(plan, one) for one in plan.current.targets.all()] if plan.current else [] for plan in plans}


def _told(
    reader: Reader, plan: Plan, target: Target, figures: list[TargetFigure], names: Names, tolerance: int | None
) -> dict[str, Any]:
    live = plan.state == PlanState.ISSUED
    return {
        "line_no": target.no, "lineage": target.lineage, "name": target.name, "unit": target.unit_of_measure,
        "operator": target.operator, "baseline": target.baseline, "baseline_printed": target.baseline_printed,
        "planned": target.planned, "planned_printed": target.planned_printed,
        "responsible": names.unit(target.responsible_id),
        "course": _course(plan, target, figures, tolerance) if tolerance is not None and live else None,
        "figures": [_figure(one, figures) for one in figures],
        "may_report": live and justify_figures(reader.user, plan, target.responsible_id) is not None,
    }  # fmt: skip


def _course(plan: Plan, target: Target, figures: list[TargetFigure], tolerance: int) -> dict[str, Any]:
    goal = Goal(target.operator, target.planned, target.baseline, plan.year)
    last = figures[-1] if figures else None
    value, as_on = (last.value, last.as_on) if last else (None, None)
    found = course(goal, value, as_on, today=clock.today(), tolerance=tolerance)
    return {"state": found.state, "direction": goal.direction, "expected": found.expected, "why": str(found.why)}


def _figure(figure: TargetFigure, all_of: list[TargetFigure]) -> dict[str, Any]:
    """`counts`: no later row has taken its place."""
    later = [one for one in all_of if one.as_on == figure.as_on]
    document, file = figure.document, figure.file
    return {
        "id": figure.pk, "value": figure.value, "as_on": figure.as_on, "source": figure.source, "reason": figure.reason,
        "document": {"id": document.pk, "number": document.number, "issued_on": document.issued_on} if document else None,
        "file": {"id": file.pk, "name": file.name, "size": file.size} if file else None,
        "by": figure.by.full_name, "at": figure.at, "counts": later[-1].pk == figure.pk,
    }  # fmt: skip


urlpatterns = [
    path("plans/<uuid:plan_id>/targets", TargetsView.as_view()),
    path("plans/<uuid:plan_id>/targets/<uuid:lineage>/figures", FiguresView.as_view()),
]
