"""Remediation reports: the list, the page, their rows, what proves them, their lifecycle."""

import uuid
from typing import Any

from django.urls import path

from api.inspection_bodies import REPORT_STEPS, ReportTransitionBody, RowBody
from api.report_page import report_list, report_page
from api.shapes import reports as shapes
from api.shapes.reports import Reports
from api.task_bodies import EvidenceBody
from api.ticket_filters import REPORT_FILTERS
from api.transitions import TransitionOf, which
from api.views import ActView, PutView, ReadView
from backend.access.scope import Reader
from backend.errors import FieldError, Invalid
from backend.inspections.models import RemediationReport
from backend.words import say
from workflows.evidence import NewEvidence
from workflows.report.rows import Written, prove_row, save_row

WHICH = which(REPORT_STEPS)


class ReportsView(ReadView):
    """The reports a reader may see: those being written inside the own body, and those that were released to it."""

    filters = ("inspection",)
    own_filters = REPORT_FILTERS
    answers = {"get": {200: Reports}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's list."""
        try:
            inspection = uuid.UUID(query["inspection"]) if query.get("inspection") else None
        except ValueError:
            message = say("Giá trị lọc không hợp lệ.", "The filter's value is not valid.")
            raise Invalid(message, errors=[FieldError("inspection", message)]) from None
        return report_list(reader, inspection)


class ReportView(ReadView):
    """One report with all its rows."""

    answers = {"get": {200: shapes.Report}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Its page."""
        return report_page(reader, path_parts["report_id"])


class OnReport:
    """An act on one report, answered with its page."""

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The page as it is now."""
        return report_page(reader, path_parts["report_id"])


class ReportTransitionView(OnReport, TransitionOf):
    """Any transition of a report; the machine checks what it needs."""

    model, address, key = RemediationReport, "remediation-reports", "report_id"
    request_schema = ReportTransitionBody
    parameters = (WHICH,)
    answers = {"post": {200: shapes.Report}}


class RowView(OnReport, PutView):
    """Writing a row; its own version is asked."""

    body_serializer = RowBody
    precondition = True
    answers = {"put": {200: shapes.Report}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Save it."""
        save_row(by, path_parts["report_id"], path_parts["row_id"], Written(**body), expect=expect, **request)


class RowEvidenceView(OnReport, ActView):
    """Proving a row."""

    body_serializer = EvidenceBody
    success = 201
    answers = {"post": {201: shapes.Report}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Attach it."""
        report_id = path_parts["report_id"]
        count = body.pop("count") or {}
        wish = NewEvidence(**body, count=count.get("value"), count_unit=count.get("unit", ""))
        location = f"/api/v1/remediation-reports/{report_id}"
        prove_row(by, report_id, path_parts["row_id"], wish, status=201, location=location, **request)


urlpatterns = [
    path("remediation-reports", ReportsView.as_view()),
    path("remediation-reports/<uuid:report_id>", ReportView.as_view()),
    path("remediation-reports/<uuid:report_id>/transitions/<slug:name>", ReportTransitionView.as_view()),
    path("remediation-reports/<uuid:report_id>/rows/<uuid:row_id>", RowView.as_view()),
    path("remediation-reports/<uuid:report_id>/rows/<uuid:row_id>/evidence", RowEvidenceView.as_view()),
]
