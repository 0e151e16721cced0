"""Yearly inspection plans: the list, making one, its lines, its draws by lot, and the visits made from both."""

from typing import Any

from django.urls import path

from api.inspection_plan_bodies import (
    STEPS,
    DrawBody,
    DrawnVisitsBody,
    InspectionLineBody,
    InspectionPlanBody,
    InspectionPlanFactsBody,
    InspectionPlanTransitionBody,
    LineDroppingBody,
    LineVisitBody,
    NewInspectionLineBody,
)
from api.inspection_plan_page import origin_of, plan_list, plan_page, pool_of
from api.shapes.inspection_plans import InspectionOrigin, InspectionPlan, InspectionPlans, Pool
from api.transitions import TransitionOf, which
from api.views import ActMixin, ActView, PutMixin, PutView, ReadView
from backend.access.scope import Reader
from backend.inspections.models import Draw
from backend.inspections.models import InspectionPlan as Kept
from workflows.inspection.making import Member
from workflows.inspection_plan import making, visits


def _line(body: dict[str, Any]) -> making.LineWish:
    facts = {name: value for name, value in body.items() if name not in {"id", "unit", "lead", "reason"}}
    return making.LineWish(unit_id=body["unit"], lead_id=body["lead"], **facts)


class InspectionPlansView(ActMixin, ReadView):
    """The plans a reader may see; and making one."""

    body_serializer = InspectionPlanBody
    success = 201
    answers = {"get": {200: InspectionPlans}, "post": {201: InspectionPlan}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's list."""
        return plan_list(reader)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Make it."""
        location = f"/api/v1/inspection-plans/{body['id']}"
        making.make_inspection_plan(by, making.NewInspectionPlan(**body), status=201, location=location, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Its page."""
        return plan_page(reader, body["id"])


class OnPlan:
    """An act on one plan, answered with its page."""

    precondition = True

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The page as it is now."""
        return plan_page(reader, path_parts["plan_id"])


class InspectionPlanView(OnPlan, PutMixin, ReadView):
    """One plan; and changing its title and how many are drawn."""

    body_serializer = InspectionPlanFactsBody
    answers = {"get": {200: InspectionPlan}, "put": {200: InspectionPlan}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Its page."""
        return plan_page(reader, path_parts["plan_id"])

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Change it."""
        making.change_inspection_plan(by, path_parts["plan_id"], **body, expect=expect, **request)


class InspectionPlanTransitionView(OnPlan, TransitionOf):
    """Any transition of a plan."""

    model, address, key = Kept, "inspection-plans", "plan_id"
    request_schema = InspectionPlanTransitionBody
    again = frozenset({"issue"})
    parameters = (which(STEPS),)
    answers = {"post": {200: InspectionPlan}}


class PlanLinesView(OnPlan, ActView):
    """A unit more, under the client's own id."""

    body_serializer = NewInspectionLineBody
    success = 201
    answers = {"post": {201: InspectionPlan}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Append it."""
        plan_id = path_parts["plan_id"]
        more = {"reason": body["reason"], "expect": expect, "status": 201}
        location = f"/api/v1/inspection-plans/{plan_id}"
        making.add_line(by, plan_id, body["id"], _line(body), location=location, **more, **request)


class PlanLineView(OnPlan, PutView):
    """Writing a line otherwise."""

    body_serializer = InspectionLineBody
    answers = {"put": {200: InspectionPlan}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Change it."""
        ids = path_parts["plan_id"], path_parts["line_id"]
        making.change_line(by, *ids, _line(body), reason=body["reason"], expect=expect, **request)


class PlanLineRemovalView(OnPlan, ActView):
    """Taking a line out."""

    body_serializer = LineDroppingBody
    answers = {"post": {200: InspectionPlan}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """The unit is not visited."""
        making.drop_line(by, path_parts["plan_id"], path_parts["line_id"], **body, expect=expect, **request)


class PlanLineVisitView(OnPlan, ActView):
    """Making the inspection of a line."""

    body_serializer = LineVisitBody
    success = 201
    answers = {"post": {201: InspectionPlan}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """In one act with the line."""
        ids = path_parts["plan_id"], path_parts["line_id"]
        location = f"/api/v1/inspections/{body['id']}"
        visits.visit_of_line(by, *ids, visits.Visit(**body), expect=expect, status=201, location=location, **request)


class PoolView(ReadView):
    """What a draw would be held from."""

    answers = {"get": {200: Pool}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Today's."""
        return pool_of(reader, path_parts["plan_id"])


class PlanDrawsView(OnPlan, ActView):
    """Drawing by lot."""

    body_serializer = DrawBody
    success = 201
    answers = {"post": {201: InspectionPlan}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Logged, and never undone."""
        plan_id = path_parts["plan_id"]
        left_out = {row["unit"]: row["reason"] for row in body["excluded"]}
        visits.draw_visits(
            by, plan_id, body["id"], body["count"], left_out, again_of=body["again_of"], reason=body["reason"],
            expect=expect, status=201, location=f"/api/v1/inspection-plans/{plan_id}", **request,
        )  # fmt: skip


class DrawnVisitsView(ActView):
    """Making surprise inspections of what was drawn."""

    body_serializer = DrawnVisitsBody
    success = 201
    answers = {"post": {201: InspectionPlan}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """All in one act."""
        wanted = [visits.Visit(unit_id=row.pop("unit"), **row) for row in body["items"]]
        team = [Member(one["person"], one["role"], one["title"]) for one in body["team"]]
        location = f"/api/v1/draws/{path_parts['draw_id']}/visits"
        more = {"title": body["title"], "basis": body["basis"], "status": 201, "location": location}
        visits.visits_of_draw(by, path_parts["draw_id"], wanted, team, **more, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The plan's page."""
        plan_id = Draw.objects.values_list("plan_id", flat=True).get(pk=path_parts["draw_id"])
        return plan_page(reader, plan_id)


class InspectionOriginView(ReadView):
    """Whence an inspection is."""

    answers = {"get": {200: InspectionOrigin}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """A line, a draw, or neither."""
        return origin_of(reader, path_parts["inspection_id"])


PLAN = "inspection-plans/<uuid:plan_id>"
urlpatterns = [
    path("inspection-plans", InspectionPlansView.as_view()),
    path(PLAN, InspectionPlanView.as_view()),
    path(f"{PLAN}/transitions/<slug:name>", InspectionPlanTransitionView.as_view()),
    path(f"{PLAN}/lines", PlanLinesView.as_view()),
    path(f"{PLAN}/lines/<uuid:line_id>", PlanLineView.as_view()),
    path(f"{PLAN}/lines/<uuid:line_id>/removal", PlanLineRemovalView.as_view()),
    path(f"{PLAN}/lines/<uuid:line_id>/inspection", PlanLineVisitView.as_view()),
    path(f"{PLAN}/pool", PoolView.as_view()),
    path(f"{PLAN}/draws", PlanDrawsView.as_view()),
    path("draws/<uuid:draw_id>/visits", DrawnVisitsView.as_view()),
    path("inspections/<uuid:inspection_id>/origin", InspectionOriginView.as_view()),
]
