"""Plans: the list, making one, its page, its outline, its targets, its lifecycle."""

from typing import Any

from django.urls import path
from drf_spectacular.utils import OpenApiParameter

from api.names import unit_ref
from api.officers import OfficersView
from api.plan_bodies import OFFERED, KeyLinesBody, LinesBody, PlanBody, PlanTransitionBody
from api.plan_imports import body_to_prepare, create_plan, replace_lines
from api.plan_outline import OUTLINE_FILTERS, outline_of
from api.plan_page import OnPlan, plan_page, visible_plan
from api.plan_paper import PlanPaperView
from api.schema import PATH
from api.shapes import plans as shapes
from api.shapes.plans import Outline, Plans
from api.views import ActMixin, ReadView
from backend import clock
from backend.access.scope import Reader, visible_to
from backend.activity.feed import last_visible_seq
from backend.plans.coverage import lacking
from backend.plans.drafting import choose_key_lines
from backend.plans.models import Plan, PlanState, Programme
from backend.plans.queries import Condition, bounds_for, counts_per, shares_per, visible
from backend.plans.rollup import Share
from backend.plans.text import Document, documents_of
from backend.plans.year_figures import COUNTS
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
            .select_related("body__parent__body", "current", "programme")
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
        documents, lack = documents_of(found), lacking([plan for plan in found if plan.body_id in reader.keys])
        return {
            "programmes": list(Programme.objects.values("code", "name")),
            "items": [
                _plan_row(
                    p,
                    counts.get(p.current_id) or dict.fromkeys(columns, 0),
                    shares.get(p.current_id) or Share(),
                    documents[p.pk],
                )
                | {"lacking": lack.get(p.pk, 0)}
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


def _plan_row(plan: Plan, counts: dict[str, int], share: Share, document: Document) -> dict[str, Any]:
    version = plan.current
    return {
        "programme": {"code": plan.programme.code, "name": plan.programme.name},
        "version_no": version.number if version else 1,
        "id": plan.pk, "title": plan.title, "year": plan.year, "state": plan.state, "body": unit_ref(plan.body),
        "number": document.number, "date": document.date, "counts": counts, "percent": share.percent,
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
    again = frozenset({"issue", "record_issued"})

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

    filters = OUTLINE_FILTERS
    answers = {"get": {200: Outline}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """All rows, or, with a filter, the lines with a matching task and their areas."""
        plan = visible_plan(reader, path_parts["plan_id"])
        rows = outline_of(reader, plan, query)
        return {"as_of": clock.now(), "seq": last_visible_seq(reader.keys), "rows": rows}


urlpatterns = [
    path("plans", PlansView.as_view()),
    path("plans/<uuid:plan_id>", PlanView.as_view()),
    path("plans/<uuid:plan_id>/outline", OutlineView.as_view()),
    path("plans/<uuid:plan_id>/paper", PlanPaperView.as_view()),
    path("plans/<uuid:plan_id>/transitions/<slug:name>", PlanTransitionView.as_view()),
    path("plans/<uuid:plan_id>/lines", LinesView.as_view()),
    path("plans/<uuid:plan_id>/key-lines", KeyLinesView.as_view()),
    path("plans/<uuid:plan_id>/officers", OfficersView.as_view()),
]
