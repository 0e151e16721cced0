"""Boards: one whole answer, asked again with what was last seen of it."""

from typing import Any

from django.http import HttpResponse, HttpResponseNotModified
from django.urls import path
from rest_framework.request import Request

from api.board import board, board_tag, compressed
from api.shapes.tickets import Board
from api.ticket_filters import TICKET_FILTERS
from api.ticket_list import FILTERS
from api.views import View, signed_in
from backend.access.readers import keys_of
from backend.access.scope import Reader


class TicketBoardView(View):
    """The board of tickets; 304 while nothing of it has moved."""

    filters = FILTERS
    own_filters = TICKET_FILTERS
    answers = {"get": {200: Board, 304: None}}

    def get(self, request: Request, **_path: Any) -> HttpResponse:
        """From SQL to bytes, compressed for whoever takes that: finished, so that no renderer looks at them."""
        query = {name: str(value) for name, value in request.query_params.items()}
        user, seen = signed_in(request), request.headers.get("If-None-Match", "")
        reader = Reader(user, tuple(keys_of(user)))
        # That nothing moved is one look-up, and the board one statement: neither needs a transaction for its instant.
        tag, content = board_tag(reader, query) if seen else "", b""
        unchanged = bool(tag) and tag in seen.replace("W/", "")
        if not unchanged:
            tag, content = board(reader, query)
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


urlpatterns = [path("boards/tickets", TicketBoardView.as_view())]
