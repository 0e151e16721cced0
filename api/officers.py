"""Officers by area and unit: the matrix of a plan, and setting cells of it."""

from typing import Any

from django.db.models import Count, Q
from rest_framework.request import Request
from rest_framework.response import Response

from api.areas import area_name
from api.names import Names, unit_ref
from api.plan_bodies import OfficersBody
from api.plan_page import visible_plan
from api.shapes.officers import Matrix, NamedOfficers
from api.views import ActMixin, ReadView, request_parts, signed_in
from backend.access.rules import justify_officers
from backend.access.scope import Reader, reading
from backend.accounts.models import DefaultOfficer
from backend.accounts.queries import valid_memberships
from backend.activity.change import Replayed, absent
from backend.errors import NotFound
from backend.organisations.models import OrgUnit
from backend.plans.areas import known
from backend.plans.issuing import tasks_of
from backend.plans.models import Plan, PlanState, Task, TaskState
from workflows.plan.officers import Cell, Named, name_officers

UNDER_WAY = (TaskState.ASSIGNED, TaskState.IN_PROGRESS)


class OfficersView(ActMixin, ReadView):
    """The matrix of areas and lead units; POST sets cells: defaults, and the officer of tasks that have none."""

    answers = {"get": {200: Matrix}, "post": {200: NamedOfficers}}
    body_serializer = OfficersBody

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Every cell that has a task."""
        plan = _inner(reader, path_parts["plan_id"])
        counts = _counts_of_draft(plan) if plan.state != PlanState.ISSUED else counts_by_cell(plan)
        ids = {unit for _, unit in counts}
        units = OrgUnit.objects.filter(pk__in=ids).order_by("position", "id")
        names = Names(plan.body_id)
        defaults = {
            (area, unit): officer
            for unit, area, officer in DefaultOfficer.objects.filter(unit__in=ids).values_list("unit_id", "area", "officer_id")
        }  # fmt: skip
        people: dict[int, list[Any]] = {unit: [] for unit in ids}
        works = valid_memberships().filter(unit__in=ids, user__is_system=False).order_by("id")
        for unit_id, user_id in dict.fromkeys(works.values_list("unit_id", "user_id")):
            people[unit_id].append(names.person(user_id))
        areas = known().in_order({area for area, _ in counts})
        by_id = {unit.pk: unit for unit in units}
        mine = {cell for cell in counts if justify_officers(reader.user, by_id[cell[1]], cell[0])}
        return {
            "areas": [{"area": area, "title": area_name(area)} for area in areas],
            "units": [
                {"unit": unit_ref(unit), "people": people[unit.pk], "may": any(unit.pk == of for _, of in mine)}
                for unit in units
            ],
            "cells": [
                {
                    "area": area, "unit_id": unit, "tasks": tasks, "unnamed": unnamed,
                    "officer_id": defaults.get((area, unit)), "may": (area, unit) in mine,
                }
                for (area, unit), (tasks, unnamed) in counts.items()
            ],
        }  # fmt: skip

    def post(self, request: Request, **path_parts: Any) -> Response:
        """One act; what could not change comes back with why, and `left` says how much awaits another request. A
        repetition is told what is left by now."""
        given, by = request_parts(request), signed_in(request)
        body = self.checked(request)
        cells = [Cell(row["area"], row["unit"], row["officer"]) for row in body["cells"]]
        with reading(by) as reader:
            plan = _inner(reader, path_parts["plan_id"])
        try:
            named = name_officers(by, plan, cells, **given)
        except Replayed as replayed:
            changed = Task.objects.filter(pk__in=_uuids(replayed.subjects())).values_list("pk", flat=True)
            counts = counts_by_cell(plan)
            named = Named(
                done=[Task.ref(pk) for pk in changed],
                left=sum(counts.get((c.area, c.unit_id), (0, 0))[1] for c in cells if c.officer_id is not None),
            )
        return Response({
            "done": [ref.pk for ref in named.done],
            "refused": [
                {"id": task.pk, "title": task.title, "code": why.code, "detail": why.detail} for task, why in named.refused
            ],
            "left": named.left,
        })  # fmt: skip


def _uuids(subjects: set[str]) -> list[str]:
    """Ids of tasks; the body's own is a number."""
    return [subject for subject in subjects if not subject.isdigit()]


def _inner(reader: Reader, plan_id: Any) -> Plan:
    """Who does what is told inside the body alone."""
    plan = visible_plan(reader, plan_id)
    if plan.body_id not in reader.keys:
        raise NotFound(absent())
    return plan


def counts_by_cell(plan: Plan) -> dict[tuple[str, int], tuple[int, int]]:
    """(area, unit) → (tasks not ended, of them under way with nobody), in the plan's order of areas."""
    rows = (
        Task.objects.filter(plan_line__version=plan.current_id, parent=None)
        .exclude(state__in=[TaskState.CANCELLED, TaskState.VOIDED])
        .values_list("area", "lead_id")
        .annotate(tasks=Count("id"), unnamed=Count("id", filter=Q(officer=None, follow_up=None, state__in=UNDER_WAY)))
    )
    return {(area, lead): (tasks, unnamed) for area, lead, tasks, unnamed in rows}


def _counts_of_draft(plan: Plan) -> dict[tuple[str, int], tuple[int, int]]:
    """The same of the tasks that issuing it today would give."""
    assert plan.current is not None
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for task, _ in tasks_of(plan.current.lines.select_related("lead"), plan.body):
        tasks, unnamed = found.get((task.area, task.lead_id), (0, 0))
        found[task.area, task.lead_id] = (tasks + 1, unnamed + (task.officer_id is None and task.follow_up_id is None))
    return found
