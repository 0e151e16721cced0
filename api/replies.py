"""Outlines, self-reports and opinions of draft findings: what an inspection's page shows of them, and their acts."""

from typing import Any

from django.urls import path

from api.reply_bodies import REPLY_STEPS, OutlineBody, ReplyRowBody, ReplyTransitionBody
from api.reply_page import opinion_of, replies_page, reply_page
from api.shapes import replies as shapes
from api.task_bodies import EvidenceBody
from api.transitions import TransitionOf, which
from api.views import ActView, PutView, ReadView
from backend.access.scope import Reader
from backend.inspections.models import Reply
from workflows.evidence import NewEvidence
from workflows.inspection.outline import Asked, set_outline
from workflows.reply.rows import Said, prove_row, save_row

WHICH = which(REPLY_STEPS)


class InspectionRepliesView(ReadView):
    """What the two sides say to each other before and after a visit."""

    answers = {"get": {200: shapes.InspectionReplies}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The panels of its page."""
        return replies_page(reader, path_parts["inspection_id"])


class OutlineView(PutView):
    """What the unit is to report on, before it is told."""

    body_serializer = OutlineBody
    precondition = True
    answers = {"put": {200: shapes.InspectionReplies}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """The whole outline."""
        set_outline(by, path_parts["inspection_id"], Asked(**body), expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The panels as they are now."""
        return replies_page(reader, path_parts["inspection_id"])


class ReplyView(ReadView):
    """One self-report or opinion with all its rows."""

    answers = {"get": {200: shapes.Reply}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Its page."""
        return reply_page(reader, path_parts["reply_id"])


class OnReply:
    """An act on one reply, answered with its page."""

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The page as it is now."""
        return reply_page(reader, path_parts["reply_id"])


class ReplyTransitionView(OnReply, TransitionOf):
    """Any transition of a reply; the machine checks what it needs."""

    model, address, key = Reply, "replies", "reply_id"
    request_schema = ReplyTransitionBody
    parameters = (WHICH,)
    answers = {"post": {200: shapes.Reply}}


class ReplyRowView(OnReply, PutView):
    """Writing a row; its own version is asked."""

    body_serializer = ReplyRowBody
    precondition = True
    answers = {"put": {200: shapes.Reply}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Save it."""
        save_row(by, path_parts["reply_id"], path_parts["row_id"], Said(**body), expect=expect, **request)


class ReplyEvidenceView(OnReply, ActView):
    """A figure, a file, a document or a link beside a row."""

    body_serializer = EvidenceBody
    success = 201
    answers = {"post": {201: shapes.Reply}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Attach it."""
        reply_id = path_parts["reply_id"]
        count = body.pop("count") or {}
        wish = NewEvidence(**body, count=count.get("value"), count_unit=count.get("unit", ""))
        location = f"/api/v1/replies/{reply_id}"
        prove_row(by, reply_id, path_parts["row_id"], wish, status=201, location=location, **request)


class TicketOpinionView(ReadView):
    """What the unit said of the finding while it was a draft."""

    answers = {"get": {200: shapes.TicketOpinion}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """As it was released."""
        return opinion_of(reader, path_parts["ticket_id"])


urlpatterns = [
    path("inspections/<uuid:inspection_id>/replies", InspectionRepliesView.as_view()),
    path("inspections/<uuid:inspection_id>/outline", OutlineView.as_view()),
    path("replies/<uuid:reply_id>", ReplyView.as_view()),
    path("replies/<uuid:reply_id>/transitions/<slug:name>", ReplyTransitionView.as_view()),
    path("replies/<uuid:reply_id>/rows/<uuid:row_id>", ReplyRowView.as_view()),
    path("replies/<uuid:reply_id>/rows/<uuid:row_id>/evidence", ReplyEvidenceView.as_view()),
    path("tickets/<uuid:ticket_id>/opinion", TicketOpinionView.as_view()),
]
