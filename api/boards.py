"""Boards: one whole answer, asked again with what was last seen of it."""

from typing import Any

from django.http import HttpResponse, HttpResponseNotModified
from django.urls import path
from rest_framework.request import Request

from api.board import Asked, board, board_tag
from api.compression import compressed
from api.shapes.task_rows import TaskBoard
from api.shapes.tickets import Board
from api.task_board import TASKS
from api.task_filters import NARROWING, TASK_FILTERS, listed
from api.task_list import own_bounds
from api.ticket_board import TICKETS
from api.ticket_filters import TICKET_FILTERS
from api.ticket_list import FILTERS
from api.ticket_list import filters as ticket_filters
from api.views import View, signed_in
from backend.access.readers import keys_of
from backend.access.scope import Reader
from backend.inspections.queries import visible_tickets
from backend.plans.queries import visible


class BoardView(View):
    """A board; 304 while nothing of it has moved."""

    def asked(self, reader: Reader, query: dict[str, str]) -> Asked:
        """Which board, and what of it."""
        raise NotImplementedError

    def get(self, request: Request, **_path: Any) -> HttpResponse:
        """From SQL to bytes, compressed for whoever takes that: finished, so that no renderer looks at them."""
        query = {name: str(value) for name, value in request.query_params.items()}
        user, seen = signed_in(request), request.headers.get("If-None-Match", "")
        asked = self.asked(Reader(user, tuple(keys_of(user))), query)
        # That nothing moved is one look-up, and the board one statement: neither needs a transaction for its instant.
        tag, content = board_tag(asked) if seen else "", b""
        unchanged = bool(tag) and tag in seen.replace("W/", "")
        if not unchanged:
            tag, content = board(asked, own_bounds(asked.reader))
        headers = {
            "ETag": tag,
            "Cache-Control": "private, no-cache",
            "Vary": "Accept-Encoding, Cookie, Accept-Language",
        }
        if unchanged:
            return HttpResponseNotModified(headers=headers)
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            content, headers["Content-Encoding"] = compressed(content), "gzip"
        return HttpResponse(content, content_type="application/json", headers=headers)


class TicketBoardView(BoardView):
    """The board of tickets; 304 while nothing of it has moved."""

    filters = FILTERS
    own_filters = TICKET_FILTERS
    answers = {"get": {200: Board, 304: None}}

    def asked(self, reader: Reader, query: dict[str, str]) -> Asked:
        """By the filters of their list."""
        return Asked(TICKETS, reader, query, [visible_tickets(reader.keys), *ticket_filters(reader, query)])


class TaskBoardView(BoardView):
    """Tasks as board, timeline or calendar draw them; 304 while nothing of it has moved."""

    filters = NARROWING
    own_filters = TASK_FILTERS
    answers = {"get": {200: TaskBoard, 304: None}}

    def asked(self, reader: Reader, query: dict[str, str]) -> Asked:
        """By the filters of their list, with the days that are not what their weekday says."""
        kept = own_bounds(reader).calendar
        days = {"off": kept.off, "on": kept.on}
        return Asked(TASKS, reader, query, [visible(reader.keys), *listed(query)], days)


urlpatterns = [
    path("boards/tickets", TicketBoardView.as_view()),
    path("boards/tasks", TaskBoardView.as_view()),
]
