"""Plans: the list, making one, its page, its outline, its targets, its lifecycle."""

from collections import defaultdict
from typing import Any

import orjson
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.urls import path
from drf_spectacular.utils import OpenApiParameter

from api.areas import AREA_NAMES, NUMERALS
from api.names import unit_ref
from api.officers import OfficersView
from api.plan_bodies import OFFERED, KeyLinesBody, LinesBody, PlanBody, PlanTransitionBody
from api.plan_imports import body_to_prepare, create_plan, replace_lines
from api.plan_page import COUNTS, OnPlan, of_plan, plan_page, visible_plan
from api.schema import PATH
from api.shapes import plans as shapes
from api.shapes.plans import Outline, Plans
from api.task_filters import filters
from api.views import ActMixin, ReadView
from backend import clock
from backend.access.scope import Reader, visible_to
from backend.activity.feed import last_visible_seq
from backend.plans.drafting import choose_key_lines
from backend.plans.models import Area, Plan, PlanLine, PlanState, Programme, TaskState
from backend.plans.queries import Condition, bounds_for, counts_per, shares_per, task_rows, visible
from backend.plans.rollup import Share, rolled_up
from workflows.machine import perform

WHICH = OpenApiParameter("name", str, PATH, enum=sorted(info.name for info in OFFERED), description="Which transition")
MOST = 200
UNLISTED = (PlanState.DISCARDED, PlanState.SUPERSEDED)  # the version in force leads to those before it


class PlansView(ActMixin, ReadView):
    """The plans a reader may see, newest first; and a new one out of an uploaded file."""

    body_serializer = PlanBody
    success = 201
    answers = {"get": {200: Plans}, "post": {201: shapes.Plan}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's list."""
        plans = (
            visible_to(reader.user, Plan.objects.exclude(state__in=UNLISTED))
            .select_related("body", "current", "programme")
            .order_by("-year", "body__position", "id")
        )
        found = list(plans[:MOST])
        versions = Condition(
            "t.parent_id IS NULL AND l.version_id = ANY(%(versions)s)",
            {"versions": [plan.current_id for plan in found]},
        )
        columns = {name: COUNTS[name] for name in ("tasks", "completed", "overdue")}
        # Being overdue does not depend on a body's days of warning, so one pass counts for all of them.
        tasks, within = [visible(reader.keys), versions], bounds_for(None)
        counts = counts_per("l.version_id", tasks, within, columns)
        shares = shares_per("l.version_id", tasks, within)
        return {
            "programmes": list(Programme.objects.values("code", "name")),
            "items": [
                _plan_row(p, counts.get(p.current_id) or dict.fromkeys(columns, 0), shares.get(p.current_id) or Share())
                for p in found
            ],
            "may_prepare": body_to_prepare(reader.user) is not None,
        }

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """A draft, or, with a document, recorded as issued."""
        create_plan(by, body, status=201, location=f"/api/v1/plans/{body['id']}", **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The new plan's page."""
        return plan_page(reader, body["id"])


def _plan_row(plan: Plan, counts: dict[str, int], share: Share) -> dict[str, Any]:
    version = plan.current
    return {
        "programme": {"code": plan.programme.code, "name": plan.programme.name},
        "version_no": version.number if version else 1,
        "id": plan.pk, "title": plan.title, "year": plan.year, "state": plan.state, "body": unit_ref(plan.body),
        "number": version.document_no if version else "", "date": version.document_date if version else None, "counts": counts,
        "percent": share.percent,
    }  # fmt: skip


class PlanView(ReadView):
    """The head of a plan's page."""

    answers = {"get": {200: shapes.Plan}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Facts, counts, acts."""
        return plan_page(reader, path_parts["plan_id"])


class PlanTransitionView(OnPlan):
    """Any transition of a plan; the machine checks what it needs."""

    request_schema = PlanTransitionBody
    parameters = (WHICH,)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Through the one gate."""
        plan_id = path_parts["plan_id"]
        location = f"/api/v1/plans/{plan_id}"
        perform(by, Plan.ref(plan_id), path_parts["name"], body, expect=expect, location=location, **request)


class LinesView(OnPlan):
    """The lines of a draft, read anew from another file."""

    body_serializer = LinesBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """In place of those it has."""
        replace_lines(by, path_parts["plan_id"], body, expect=expect, **request)


class KeyLinesView(OnPlan):
    """Which lines of a draft become key tasks."""

    body_serializer = KeyLinesBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """The whole list."""
        choose_key_lines(by, path_parts["plan_id"], body["lines"], expect=expect, **request)


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
            extra="'line_id', l.id, 'order_id', t.order_id",
        )  # fmt: skip
        tasks: dict[str, list[dict[str, Any]]] = defaultdict(list)
        orders: dict[str, str] = {}
        for row in map(orjson.loads, rows):
            if (order := row.pop("order_id")) and plan.body_id in reader.keys:
                orders[row["line_id"]] = order
            tasks[row.pop("line_id")].append(row)
        lines = PlanLine.objects.filter(version_id=plan.current_id).order_by("position").annotate(
            partner_ids=ArrayAgg("partners", filter=Q(partners__isnull=False), order_by="partners", default=[])
        ).values(
            "lead_id", "partner_ids", "adopts_id", "id", "no", "parent_id", "heading", "key", "area", "area_title", "title", "product", "lead_printed",
            "deadline_printed", "deadline_kind", "due_on", "lead__is_group", "lead__short_name",
        )  # fmt: skip
        return {
            "as_of": clock.now(),
            "seq": last_visible_seq(reader.keys),
            "rows": _outline(
                [line | {"order": orders.get(str(line["id"]))} for line in lines], tasks, narrowed=bool(wanted)
            ),
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
    share = rolled_up(tasks)
    return {
        "kind": "area",
        "area": area,
        "numeral": numeral,
        "title": str(AREA_NAMES[area]),
        "done": sum(task["state"] == TaskState.COMPLETED for task in tasks),
        "total": share.total,
        "percent": share.percent,
    }


def _line_row(
    line: dict[str, Any], own: list[dict[str, Any]], below: list[dict[str, Any]], numbers: dict[Any, str]
) -> dict[str, Any]:
    group = bool(line["lead__is_group"])
    return {
        "kind": "line", "id": line["id"], "no": line["no"], "parent": numbers.get(line["parent_id"]), "heading": line["heading"],
        "title": line["title"], "product": line["product"], "task": own[0] if own and not group else None,
        "tasks": own if group else [], "order": line["order"], "key": line["key"], "lead_printed": line["lead_printed"],
        "lead_name": line["lead__short_name"], "lead_id": line["lead_id"], "partner_ids": line["partner_ids"],
        "area": line["area"], "adopts": line["adopts_id"], "deadline_printed": line["deadline_printed"],
        "deadline_kind": line["deadline_kind"], "due_on": line["due_on"], "percent": rolled_up(below).percent,
    }  # fmt: skip


urlpatterns = [
    path("plans", PlansView.as_view()),
    path("plans/<uuid:plan_id>", PlanView.as_view()),
    path("plans/<uuid:plan_id>/outline", OutlineView.as_view()),
    path("plans/<uuid:plan_id>/transitions/<slug:name>", PlanTransitionView.as_view()),
    path("plans/<uuid:plan_id>/lines", LinesView.as_view()),
    path("plans/<uuid:plan_id>/key-lines", KeyLinesView.as_view()),
    path("plans/<uuid:plan_id>/officers", OfficersView.as_view()),
]
