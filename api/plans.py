"""Plans: the list, the page's head, its outline, its targets."""

import uuid
from collections import defaultdict
from typing import Any

import orjson
from django.urls import path

from api.areas import AREA_NAMES, NUMERALS
from api.names import Names, unit_ref
from api.shapes import plans as shapes
from api.shapes.plans import Outline, Plans, Targets
from api.task_list import filters
from api.views import ReadView
from backend import clock
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.activity.feed import last_visible_seq
from backend.errors import NotFound
from backend.plans.models import Area, Plan, PlanLine
from backend.plans.queries import Condition, bounds_for, count_by, counts_per, task_rows, visible

MOST = 200
COUNTS = {
    "tasks": "t.state <> 'VOIDED'",
    "completed": "t.state = 'COMPLETED'",
    "submitted": "t.state = 'SUBMITTED'",
    "in_progress": "t.state = 'IN_PROGRESS'",
    "assigned": "t.state = 'ASSIGNED'",
    "on_hold": "t.state = 'ON_HOLD'",
    "overdue": "{klass} = 'OVERDUE'",
    "due_soon": "{klass} = 'DUE_SOON'",
    "on_time_first": "t.state = 'COMPLETED' AND (t.first_due_on IS NULL OR t.accepted_on <= t.first_due_on)",
    "on_time_current": "t.state = 'COMPLETED' AND (t.due_on IS NULL OR t.accepted_on <= t.due_on)",
}


def percent(done: int, total: int) -> str:
    """Share done with two decimals, half up; "0.00" of nothing."""
    return f"{(done * 10_000 * 2 + total) // (2 * total) / 100:.2f}" if total else "0.00"


def of_plan(plan_id: uuid.UUID) -> Condition:
    """Tasks of the plan's lines."""
    return Condition("l.version_id = (SELECT current_id FROM plans_plan WHERE id = %(plan)s)", {"plan": plan_id})


class PlansView(ReadView):
    """The plans a reader may see, newest first."""

    answers = {"get": {200: Plans}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's list."""
        plans = (
            visible_to(reader.user, Plan.objects.all())
            .select_related("body", "current")
            .order_by("-year", "body__position", "id")
        )
        found = list(plans[:MOST])
        versions = Condition("l.version_id = ANY(%(versions)s)", {"versions": [plan.current_id for plan in found]})
        columns = {name: COUNTS[name] for name in ("tasks", "completed", "overdue")}
        # Being overdue does not depend on a body's days of warning, so one pass counts for all of them.
        counts = counts_per("l.version_id", [visible(reader.keys), versions], bounds_for(None), columns)
        return {"items": [_plan_row(p, counts.get(p.current_id) or dict.fromkeys(columns, 0)) for p in found]}


def _plan_row(plan: Plan, counts: dict[str, int]) -> dict[str, Any]:
    version = plan.current
    return {
        "id": plan.pk, "title": plan.title, "year": plan.year, "state": plan.state, "body": unit_ref(plan.body),
        "number": version.document_no if version else "", "date": version.document_date if version else None, "counts": counts,
    }  # fmt: skip


def visible_plan(reader: Reader, plan_id: uuid.UUID) -> Plan:
    """The plan, or NotFound alike for absent and unseen."""
    plan: Plan | None = (
        visible_to(reader.user, Plan.objects.filter(pk=plan_id)).select_related("body", "current").first()
    )
    if plan is None:
        raise NotFound(absent())
    return plan


class PlanView(ReadView):
    """The head of a plan's page."""

    answers = {"get": {200: shapes.Plan}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Facts and counts."""
        plan = visible_plan(reader, path_parts["plan_id"])
        version = plan.current
        counts = count_by([visible(reader.keys), of_plan(plan.pk)], bounds_for(plan.body_id), COUNTS)
        return {
            "id": plan.pk, "version": plan.version, "title": plan.title, "year": plan.year, "state": plan.state,
            "number": version.document_no if version else "", "date": version.document_date if version else None,
            "signer": version.signer if version else "", "recorded": bool(version and version.recorded),
            "body": unit_ref(plan.body), "counts": counts, "percent": percent(counts["completed"], counts["tasks"]),
            "as_of": clock.now(), "seq": last_visible_seq(reader.keys),
        }  # fmt: skip


class OutlineView(ReadView):
    """Areas, lines and their tasks, as the appendix prints them."""

    filters = ("lead", "state", "timeliness", "area", "class", "officer", "q")
    answers = {"get": {200: Outline}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """All rows, or, with a filter, the lines with a matching task and their areas."""
        plan = visible_plan(reader, path_parts["plan_id"])
        wanted = filters(query)
        within = bounds_for(plan.body_id)
        rows = task_rows(
            [visible(reader.keys), of_plan(plan.pk), *wanted], within, order="l.position, u.position, t.id", limit=5000,
            extra="'line_id', l.id",
        )  # fmt: skip
        tasks: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in map(orjson.loads, rows):
            tasks[row.pop("line_id")].append(row)
        lines = PlanLine.objects.filter(version_id=plan.current_id).order_by("position").values(
            "id", "no", "parent_id", "heading", "area", "area_title", "title", "product", "lead_printed", "deadline_printed", "lead__is_group"
        )  # fmt: skip
        return {
            "as_of": clock.now(),
            "seq": last_visible_seq(reader.keys),
            "rows": _outline(list(lines), tasks, narrowed=bool(wanted)),
        }


def _outline(lines: list[Any], tasks: dict[str, list[dict[str, Any]]], *, narrowed: bool) -> list[dict[str, Any]]:
    below: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        for task in tasks[str(line["id"])]:
            below[line["id"]].append(task)
            below[line["area"]].append(task)
            if line["parent_id"]:
                below[line["parent_id"]].append(task)
    numbers = {line["id"]: line["no"] for line in lines}
    rows: list[dict[str, Any]] = []
    area = None
    for line in lines:
        if narrowed and not below[line["id"]]:
            continue
        if line["area"] != area:
            area = line["area"]
            rows.append(_area_row(line, below[area], sum(row["kind"] == "area" for row in rows)))
        rows.append(_line_row(line, tasks[str(line["id"])], below[line["id"]], numbers))
    return rows


def _area_row(line: dict[str, Any], tasks: list[dict[str, Any]], index: int) -> dict[str, Any]:
    area = Area(line["area"])
    numeral = NUMERALS[list(Area).index(area)] if list(Area).index(area) < len(NUMERALS) else str(index + 1)
    done, total = _done(tasks)
    return {
        "kind": "area",
        "area": area,
        "numeral": numeral,
        "title": str(AREA_NAMES[area]),
        "done": done,
        "total": total,
        "percent": percent(done, total),
    }


def _line_row(
    line: dict[str, Any], own: list[dict[str, Any]], below: list[dict[str, Any]], numbers: dict[Any, str]
) -> dict[str, Any]:
    done, total = _done(below)
    group = bool(line["lead__is_group"])
    return {
        "kind": "line", "id": line["id"], "no": line["no"], "parent": numbers.get(line["parent_id"]), "heading": line["heading"],
        "title": line["title"], "product": line["product"], "task": own[0] if own and not group else None,
        "tasks": own if group else [], "lead_printed": line["lead_printed"], "deadline_printed": line["deadline_printed"],
        "percent": percent(done, total),
    }  # fmt: skip


def _done(tasks: list[dict[str, Any]]) -> tuple[int, int]:
    counted = [task for task in tasks if task["state"] != "VOIDED"]
    return sum(task["state"] == "COMPLETED" for task in counted), len(counted)


class TargetsView(ReadView):
    """The targets as printed."""

    answers = {"get": {200: Targets}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """In their order."""
        plan = visible_plan(reader, path_parts["plan_id"])
        names = Names(plan.body_id)
        targets = plan.current.targets.all() if plan.current else []
        return {"items": [
            {"line_no": t.no, "name": t.name, "unit": t.unit_of_measure, "operator": t.operator, "baseline": t.baseline,
             "baseline_printed": t.baseline_printed, "planned": t.planned, "planned_printed": t.planned_printed,
             "responsible": names.unit(t.responsible_id)}
            for t in targets
        ]}  # fmt: skip


urlpatterns = [
    path("plans", PlansView.as_view()),
    path("plans/<uuid:plan_id>", PlanView.as_view()),
    path("plans/<uuid:plan_id>/outline", OutlineView.as_view()),
    path("plans/<uuid:plan_id>/targets", TargetsView.as_view()),
]
