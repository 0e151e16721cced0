"""Findings that are one matter: grouped before the notice, answered with one text afterwards."""

from typing import Any

from django.urls import path
from rest_framework import serializers

from api.reports import OnReport
from api.shapes import reports as report_shapes
from api.shapes.ticket_life import FindingGroups, ReportGroups
from api.task_bodies import NothingBody
from api.views import ActView, PutView, ReadView, StrictSerializer
from backend.access.rules_inspections import justify_inspection
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.errors import NotFound
from backend.inspections.models import FindingGroup, Inspection, InspectionState, RemediationReport
from workflows.inspection.finding import WRITTEN_IN
from workflows.inspection.grouping import copy_row, group_findings

STANDING = {InspectionState.CONCLUDED, InspectionState.CLOSED}


class GroupBody(StrictSerializer):
    """The group's findings, all of them; none dissolves it."""

    name = serializers.CharField(max_length=200)
    findings = serializers.ListField(child=serializers.UUIDField(), max_length=60)


def groups_page(reader: Reader, inspection_id: Any) -> dict[str, Any]:
    """The contract's `FindingGroups`; to the inspected body once the notice stands."""
    inspection = visible_to(reader.user, Inspection.objects.filter(pk=inspection_id)).first()
    if inspection is None:
        raise NotFound(absent())
    told = inspection.body_id in reader.keys or inspection.state in STANDING
    groups = inspection.groups.prefetch_related("findings") if told else FindingGroup.objects.none()
    may = inspection.state in WRITTEN_IN and justify_inspection(reader.user, "find", inspection) is not None
    return {
        "items": [
            {"id": one.pk, "version": one.version, "name": one.name, "findings": [found.pk for found in one.findings.all()]}
            for one in groups
        ],
        "may_group": may,
    }  # fmt: skip


class GroupsView(ReadView):
    """The groups of an inspection's findings."""

    answers = {"get": {200: FindingGroups}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """All of them."""
        return groups_page(reader, path_parts["inspection_id"])


class GroupView(PutView):
    """Making a group under the client's own id, or writing it anew."""

    body_serializer = GroupBody
    precondition = True
    answers = {"put": {200: FindingGroups}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Keep it."""
        ids = path_parts["inspection_id"], path_parts["group_id"]
        group_findings(by, *ids, body["name"], body["findings"], expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All of them."""
        return groups_page(reader, path_parts["inspection_id"])


class ReportGroupsView(ReadView):
    """Which rows of a report are one matter."""

    answers = {"get": {200: ReportGroups}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """To whoever reads the report."""
        report = visible_to(reader.user, RemediationReport.objects.filter(pk=path_parts["report_id"])).first()
        if report is None:
            raise NotFound(absent())
        groups: dict[Any, dict[str, Any]] = {}
        rows = report.rows.exclude(ticket__finding__group=None).order_by("position")
        for row, group, name in rows.values_list("pk", "ticket__finding__group", "ticket__finding__group__name"):
            groups.setdefault(group, {"id": group, "name": name, "rows": []})["rows"].append(row)
        return {"items": list(groups.values())}


class RowCopiesView(OnReport, ActView):
    """Writing what a row says into the empty rows of its group."""

    body_serializer = NothingBody
    precondition = True
    answers = {"post": {200: report_shapes.Report}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Copy it."""
        copy_row(by, path_parts["report_id"], path_parts["row_id"], expect=expect, **request)


urlpatterns = [
    path("inspections/<uuid:inspection_id>/groups", GroupsView.as_view()),
    path("inspections/<uuid:inspection_id>/groups/<uuid:group_id>", GroupView.as_view()),
    path("remediation-reports/<uuid:report_id>/groups", ReportGroupsView.as_view()),
    path("remediation-reports/<uuid:report_id>/rows/<uuid:row_id>/copies", RowCopiesView.as_view()),
]
