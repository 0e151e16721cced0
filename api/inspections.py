"""Inspections: the list, planning one, its page, its lifecycle, team and findings."""

from typing import Any

from django.urls import path

from api.inspection_bodies import (
    INSPECTION_STEPS,
    FoundBody,
    InspectionBody,
    InspectionTransitionBody,
    NewFindingBody,
    ParticularsBody,
    TeamBody,
    WithdrawalBody,
)
from api.inspection_filters import INSPECTION_FILTERS, NARROWING, inspection_filters
from api.inspection_page import inspection_list, inspection_page
from api.shapes import inspections as shapes
from api.shapes.inspections import Inspections
from api.transitions import TransitionOf, which
from api.views import ActMixin, ActView, PutMixin, PutView, ReadView
from backend.access.scope import Reader
from backend.inspections.models import Inspection
from backend.plans.areas import REFORM
from workflows.inspection.finding import Found, change_finding, log_finding, withdraw_finding
from workflows.inspection.making import (
    Member,
    NewInspection,
    Particulars,
    change_inspection,
    plan_inspection,
    set_team,
)

WHICH = which(INSPECTION_STEPS)


def _members(items: list[dict[str, Any]]) -> tuple[Member, ...]:
    return tuple(Member(item["person"], item["role"], item["title"]) for item in items)


def _found(body: dict[str, Any]) -> Found:
    return Found(unit_id=body.pop("unit"), answer_id=body.pop("answer", None), **body)


class InspectionsView(ActMixin, ReadView):
    """The inspections a reader may see, latest first; and planning one."""

    filters = NARROWING
    own_filters = INSPECTION_FILTERS
    body_serializer = InspectionBody
    success = 201
    answers = {"get": {200: Inspections}, "post": {201: shapes.Inspection}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's list."""
        return inspection_list(reader, inspection_filters(reader, query))

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Plan it."""
        wish = NewInspection(
            id=body["id"], kind=body["kind"], title=body["title"], unit_id=body["unit"], starts_on=body["starts_on"],
            ends_on=body["ends_on"], basis=body["basis"], code=body["code"], team=_members(body["team"]),
            follow_up_unit_id=body["follow_up_unit"], follow_up_of_id=body["follow_up_of"],
            programme=body["programme"] or REFORM,
        )  # fmt: skip
        plan_inspection(by, wish, status=201, location=f"/api/v1/inspections/{wish.id}", **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The new one's page."""
        return inspection_page(reader, body["id"])


class OnInspection:
    """An act on one inspection, answered with its page."""

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The page as it is now."""
        return inspection_page(reader, path_parts["inspection_id"])


class InspectionView(OnInspection, PutMixin, ReadView):
    """One inspection; and changing its particulars before the notice."""

    body_serializer = ParticularsBody
    precondition = True
    answers = {"get": {200: shapes.Inspection}, "put": {200: shapes.Inspection}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Its page."""
        return inspection_page(reader, path_parts["inspection_id"])

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Change them."""
        wish = Particulars(follow_up_unit_id=body.pop("follow_up_unit"), **body)
        change_inspection(by, path_parts["inspection_id"], wish, expect=expect, **request)


class InspectionTransitionView(OnInspection, TransitionOf):
    """Any transition of an inspection; the machine checks what it needs."""

    model, address, key = Inspection, "inspections", "inspection_id"
    request_schema = InspectionTransitionBody
    parameters = (WHICH,)
    again = frozenset({"conclude"})
    answers = {"post": {200: shapes.Inspection}}


class TeamView(OnInspection, PutView):
    """Who visits."""

    body_serializer = TeamBody
    precondition = True
    answers = {"put": {200: shapes.Inspection}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """The whole team."""
        set_team(by, path_parts["inspection_id"], _members(body["items"]), expect=expect, **request)


class FindingsView(OnInspection, ActView):
    """Logging a finding: appending, under the client's own id."""

    body_serializer = NewFindingBody
    success = 201
    answers = {"post": {201: shapes.Inspection}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Append it."""
        inspection_id = path_parts["inspection_id"]
        location = f"/api/v1/inspections/{inspection_id}"
        finding_id, written_at = body.pop("id"), body.pop("at")
        log_finding(
            by, inspection_id, finding_id, _found(body), written_at=written_at, status=201, location=location, **request
        )  # fmt: skip


class FindingView(OnInspection, PutView):
    """Writing a finding otherwise; its own version is asked."""

    body_serializer = FoundBody
    precondition = True
    answers = {"put": {200: shapes.Inspection}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Change it."""
        ids = path_parts["inspection_id"], path_parts["finding_id"]
        change_finding(by, *ids, _found(body), expect=expect, **request)


class WithdrawalView(OnInspection, ActView):
    """Withdrawing a finding before the notice, with the reason kept."""

    body_serializer = WithdrawalBody
    precondition = True
    answers = {"post": {200: shapes.Inspection}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """It does not hold."""
        ids = path_parts["inspection_id"], path_parts["finding_id"]
        withdraw_finding(by, *ids, body["reason"], expect=expect, **request)


urlpatterns = [
    path("inspections", InspectionsView.as_view()),
    path("inspections/<uuid:inspection_id>", InspectionView.as_view()),
    path("inspections/<uuid:inspection_id>/transitions/<slug:name>", InspectionTransitionView.as_view()),
    path("inspections/<uuid:inspection_id>/team", TeamView.as_view()),
    path("inspections/<uuid:inspection_id>/findings", FindingsView.as_view()),
    path("inspections/<uuid:inspection_id>/findings/<uuid:finding_id>", FindingView.as_view()),
    path("inspections/<uuid:inspection_id>/findings/<uuid:finding_id>/withdrawal", WithdrawalView.as_view()),
]
