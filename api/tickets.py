"""Tickets: the list, the page, and what is done on one or on many."""

from typing import Any

from django.urls import path

from api.batches import BatchOf
from api.inspection_bodies import TICKET_STEPS, PlanTextBody, TicketBatchBody, TicketTransitionBody
from api.shapes import tickets as shapes
from api.shapes.tickets import Tickets
from api.task_bodies import NothingBody, ReminderBody
from api.ticket_filters import TICKET_FILTERS
from api.ticket_list import FILTERS, ticket_list
from api.ticket_page import ticket_page
from api.transitions import TransitionOf, which
from api.views import ActView, PutView, ReadView
from backend.access.scope import Reader
from backend.inspections.models import Ticket
from workflows.ticket.doing import mark_seen, write_plan
from workflows.ticket.reminding import remind_ticket

WHICH = which(TICKET_STEPS)


class TicketsView(ReadView):
    """The tickets a reader may see, 50 a page, by due date."""

    filters = (*FILTERS, "cursor")
    own_filters = TICKET_FILTERS
    answers = {"get": {200: Tickets}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's list."""
        return ticket_list(reader, query)


class TicketView(ReadView):
    """One ticket."""

    answers = {"get": {200: shapes.Ticket}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Its page."""
        return ticket_page(reader, path_parts["ticket_id"])


class OnTicket:
    """An act on one ticket, answered with its page."""

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The page as it is now."""
        return ticket_page(reader, path_parts["ticket_id"])


class TicketTransitionView(OnTicket, TransitionOf):
    """Any transition of a ticket; the machine checks what it needs."""

    model, address, key = Ticket, "tickets", "ticket_id"
    request_schema = TicketTransitionBody
    parameters = (WHICH,)
    answers = {"post": {200: shapes.Ticket}}


class TicketBatchView(BatchOf):
    """One transition on many tickets: one act, a savepoint per row."""

    model = Ticket
    request_schema = TicketBatchBody
    parameters = (WHICH,)


class TicketSeenView(ActView):
    """Opened by someone who remedies it; recorded once per person."""

    body_serializer = NothingBody
    answers = {"post": {204: None}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Write it down, or nothing."""
        mark_seen(by, path_parts["ticket_id"], status=204, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Nothing to say."""
        return None


class TicketReminderView(OnTicket, ActView):
    """Reminding whoever has to remedy it."""

    body_serializer = ReminderBody
    success = 201
    answers = {"post": {201: shapes.Ticket}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Send it."""
        ticket_id = path_parts["ticket_id"]
        remind_ticket(by, ticket_id, body["text"], status=201, location=f"/api/v1/tickets/{ticket_id}", **request)


class PlanTextView(OnTicket, PutView):
    """Preparing the plan of remedy, for the leader to send."""

    body_serializer = PlanTextBody
    precondition = True
    answers = {"put": {200: shapes.Ticket}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Write it."""
        write_plan(by, path_parts["ticket_id"], body["text"], expect=expect, **request)


urlpatterns = [
    path("tickets", TicketsView.as_view()),
    path("tickets/transitions/<slug:name>", TicketBatchView.as_view()),
    path("tickets/<uuid:ticket_id>", TicketView.as_view()),
    path("tickets/<uuid:ticket_id>/transitions/<slug:name>", TicketTransitionView.as_view()),
    path("tickets/<uuid:ticket_id>/seen", TicketSeenView.as_view()),
    path("tickets/<uuid:ticket_id>/plan-text", PlanTextView.as_view()),
    path("tickets/<uuid:ticket_id>/reminder", TicketReminderView.as_view()),
]
