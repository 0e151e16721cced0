"""The quick report: all open tasks of a person, or of the units they head, in one grid (product.md §11)."""

import uuid
from typing import Any

import orjson
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response

from api.batches import few_enough, outcome
from api.errors import invalid
from api.schema import GRIDS
from api.shapes.batches import Batch
from api.shapes.quick import QuickReport
from api.task_bodies import QuickReportBody, QuickSubmitBody, ReportRowBody
from api.task_list import own_bounds, page_of
from api.views import ActMixin, ActView, ReadView, request_parts, signed_in
from api.work_tasks import HERE, LIVE, REPORTED, holding
from backend import clock
from backend.access.scope import Reader
from backend.activity.roots import Ref
from backend.errors import FieldError, Invalid, Refused
from backend.ids import uuid7
from backend.plans.acceptance import AWAITED_SQL
from backend.plans.models import Task
from backend.plans.queries import INNER, Condition, visible
from backend.words import say
from workflows.evidence import NewEvidence
from workflows.task.doing import Report
from workflows.task.quick import report_many, submit_many

PAGE = 200
OPEN_OBSTACLE = "EXISTS (SELECT FROM plans_obstacle ob WHERE ob.task_id = t.id AND ob.state = 'OPEN')"
# What was answered since is in the way no more.
STANDS = f"CASE WHEN pr.standing = 'STUCK' AND NOT {OPEN_OBSTACLE} THEN 'UNDER_WAY' ELSE nullif(pr.standing, '') END"
LAST = f"""(SELECT json_build_object('id', pr.id, 'at', pr.at, 'text', pr.text, 'standing', {STANDS},
        'next_on', pr.next_on, 'percent', pr.percent)
    FROM plans_progressupdate pr WHERE pr.task_id = t.id ORDER BY pr.at DESC, pr.id DESC LIMIT 1)"""
# Inner work fills in the figures of the order whose share it answers.
FIGURES = """(SELECT json_build_object('figures', o.figures, 'values', coalesce((SELECT json_agg(json_build_object(
        'key', f.key, 'value', f.value)) FROM jsonb_each_text(a.figures) f), '[]'::json))
    FROM plans_task a JOIN plans_order o ON o.id = a.order_id AND jsonb_array_length(o.figures) > 0
    WHERE a.id = t.id OR t.relation = 'INNER' AND a.id = t.parent_id ORDER BY a.id = t.id LIMIT 1)"""
EXTRA = f"""'to_accept', {AWAITED_SQL}, 'product', t.product, 'order', CASE WHEN {INNER} THEN {FIGURES} END, 'last', CASE WHEN {INNER} THEN {LAST} END,
    'proofs', (SELECT count(*) FROM plans_evidence e WHERE e.task_id = t.id AND {INNER}
        AND NOT EXISTS (SELECT 1 FROM plans_evidence later WHERE later.replaces_id = e.id)),
    'needs_basis', t.officer_id IS NULL AND coalesce(t.follow_up_id = ANY(%(for_whom)s::bigint[]), false)"""


def grid_of(
    reader: Reader, *whose: str, cursor: str | None = None, size: int = PAGE
) -> tuple[list[bytes], str | None, bool]:
    """A page of the tasks in any of the grids named, the cursor of the next one, and whether the reader heads a unit."""
    held = holding(reader)
    chosen = {"mine": held.sql, "unit": f"{HERE} AND t.lead_id = ANY(%(headed)s::bigint[])"}
    either = " OR ".join(chosen[one] for one in whose)
    conditions = [visible(reader.keys), Condition(f"{LIVE} AND {REPORTED} AND ({either})", held.params)]
    within = own_bounds(reader)
    rows, following = page_of(conditions, within, cursor, size=size, extra=EXTRA)
    return rows, following, bool(held.params["headed"])


def grid_asked(query: dict[str, str]) -> str:
    """Which grid; Invalid when there is no such one."""
    of = query.get("of", "mine")
    if of not in GRIDS:
        message = say("Không có bảng này.", "There is no such grid.")
        raise Invalid(message, errors=[FieldError("of", message)])
    return of


class QuickReportView(ActMixin, ReadView):
    """The grid; POST saves its rows, each as a dated report of its task."""

    filters = ("of", "cursor")
    request_schema = QuickReportBody
    answers = {"get": {200: QuickReport}, "post": {200: Batch}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """A page of at most 200 rows by due date."""
        rows, following, heads = grid_of(reader, grid_asked(query), cursor=query.get("cursor"))
        return {
            "as_of": clock.now(),
            "heads": heads,
            "items": [orjson.Fragment(row) for row in rows],
            "next": following,
        }

    def post(self, request: Request, **path_parts: Any) -> Response:
        """One act. A row that cannot be read does not keep the others back."""
        given, by = request_parts(request), signed_in(request)
        reports, unread = _rows(self.checked(request))
        return outcome(by, [Task.ref(task) for task, _ in reports], lambda: report_many(by, reports, **given), unread)


class QuickSubmitView(ActView):
    """Sending what was reported as done."""

    body_serializer = QuickSubmitBody
    answers = {"post": {200: Batch}}

    def post(self, request: Request, **path_parts: Any) -> Response:
        """One act, each task in the words of its last report."""
        given, by = request_parts(request), signed_in(request)
        items = self.checked(request)["items"]
        few_enough(items)
        tasks = [(item["id"], f'"v{item["version"]}"') for item in items]
        return outcome(by, [Task.ref(task) for task, _ in tasks], lambda: submit_many(by, tasks, **given))


def _rows(data: dict[str, Any]) -> tuple[list[tuple[uuid.UUID, Report]], list[tuple[Ref, Refused]]]:
    """Reports by task, and rows refused with what is wrong in them. Invalid where a row does not even name its task."""
    items = data.pop("items", None)
    if data or not isinstance(items, list):
        QuickReportBody(data={**data, "items": items}).is_valid(raise_exception=True)
    few_enough(items)
    reports: list[tuple[uuid.UUID, Report]] = []
    unread: list[tuple[Ref, Refused]] = []
    for item in items:
        row = ReportRowBody(data=item)
        if row.is_valid():
            reports.append((row.validated_data["task"], _report(row.validated_data)))
        elif task := _task_named(item):
            unread.append((Task.ref(task), invalid(row.errors)))
        else:
            row.is_valid(raise_exception=True)
    return reports, unread


def _task_named(item: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(item["task"])
    except (TypeError, KeyError, ValueError, AttributeError):
        return None


def _report(row: dict[str, Any]) -> Report:
    document, count = row["document"], row["count"]
    proofs = []
    if document:
        told = {"number": document["number"], "date": document["date"].isoformat()}
        proofs.append(NewEvidence(uuid7(), "DOCUMENT", document=told))
    if count:
        proofs.append(NewEvidence(uuid7(), "COUNT", count=count["value"], count_unit=count["unit"]))
    if row["again"]:
        proofs.append(NewEvidence(uuid7(), "", again=row["again"]))
    facts = {name: row[name] for name in ("id", "text", "percent", "basis", "standing", "next_on", "figures")}
    return Report(**facts, proofs=tuple(proofs))


urlpatterns = [
    path("quick-report", QuickReportView.as_view()),
    path("quick-report/submit", QuickSubmitView.as_view()),
]
