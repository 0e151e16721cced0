"""What is to be done so that a ticket is remedied: inside the body alone (product.md §17)."""

import uuid
from typing import Any

from django.urls import path
from rest_framework import serializers

from api.names import Names
from api.shapes.ticket_life import TicketActions
from api.task_bodies import NothingBody, SensibleDay
from api.ticket_near import seen_ticket
from api.views import ActMixin, ActView, PutView, ReadView, StrictSerializer
from backend import clock
from backend.access.rules_inspections import justify_action, justify_ticket
from backend.access.scope import Reader
from workflows.ticket.actions import Wish, add_action, change_action, finish_action, remove_action
from workflows.ticket.base import REMEDYING


class ActionBody(StrictSerializer):
    """What is to be done; `unit` left out: the ticket's, `due_on`: the ticket's date. `position`: its place, from 1."""

    text = serializers.CharField(max_length=1000)
    unit = serializers.IntegerField(required=False, allow_null=True, default=None)
    officer = serializers.IntegerField(required=False, allow_null=True, default=None)
    due_on = SensibleDay(required=False, allow_null=True, default=None)
    position = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1, max_value=100)


class NewActionBody(ActionBody):
    """Under the client's own id."""

    id = serializers.UUIDField()


class DoneBody(StrictSerializer):
    """That it is done, with what came of it; or that it is not, after all."""

    done = serializers.BooleanField(default=True)
    result = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)


def actions_page(reader: Reader, ticket_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `TicketActions`."""
    ticket = seen_ticket(reader, ticket_id)
    inner, now = ticket.body_id in reader.keys, ticket.state in REMEDYING
    names, user = Names(ticket.body_id), reader.user
    found = list(ticket.actions.all()) if inner else []
    return {
        "items": [
            {
                "id": one.pk, "version": one.version, "text": one.text, "unit": names.unit(one.unit_id),
                "officer": names.person(one.officer_id), "due_on": one.due_on,
                "overdue": one.done_on is None and one.due_on < clock.today(), "done_on": one.done_on,
                "result": one.result, "done_by": names.person(one.done_by_id),
                "may_finish": now and justify_action(user, one, ticket) is not None,
            }
            for one in found
        ],
        "done": sum(one.done_on is not None for one in found), "due_on": ticket.due_on,
        "may_change": inner and now and justify_ticket(user, "work", ticket) is not None,
    }  # fmt: skip


def _wish(body: dict[str, Any]) -> Wish:
    return Wish(body["text"], body["unit"], body["officer"], body["due_on"], body["position"])


class OnActions:
    """Answered with the list as it is now."""

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The list."""
        return actions_page(reader, path_parts["ticket_id"])


class ActionsView(OnActions, ActMixin, ReadView):
    """The list, and adding to it."""

    body_serializer = NewActionBody
    success = 201
    answers = {"get": {200: TicketActions}, "post": {201: TicketActions}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The list."""
        return actions_page(reader, path_parts["ticket_id"])

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Append it."""
        ticket_id = path_parts["ticket_id"]
        location = f"/api/v1/tickets/{ticket_id}"
        add_action(by, ticket_id, body["id"], _wish(body), status=201, location=location, **request)


class ActionView(OnActions, PutView):
    """Writing one otherwise."""

    body_serializer = ActionBody
    precondition = True
    answers = {"put": {200: TicketActions}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Change it."""
        change_action(by, path_parts["ticket_id"], path_parts["action_id"], _wish(body), expect=expect, **request)


class ActionDoneView(OnActions, ActView):
    """Saying that one is done."""

    body_serializer = DoneBody
    precondition = True
    answers = {"post": {200: TicketActions}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Done, or not."""
        ids = path_parts["ticket_id"], path_parts["action_id"]
        finish_action(by, *ids, body["result"], done=body["done"], expect=expect, **request)


class ActionRemovalView(OnActions, ActView):
    """Taking one off the list."""

    body_serializer = NothingBody
    precondition = True
    answers = {"post": {200: TicketActions}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Remove it."""
        remove_action(by, path_parts["ticket_id"], path_parts["action_id"], expect=expect, **request)


urlpatterns = [
    path("tickets/<uuid:ticket_id>/actions", ActionsView.as_view()),
    path("tickets/<uuid:ticket_id>/actions/<uuid:action_id>", ActionView.as_view()),
    path("tickets/<uuid:ticket_id>/actions/<uuid:action_id>/done", ActionDoneView.as_view()),
    path("tickets/<uuid:ticket_id>/actions/<uuid:action_id>/removal", ActionRemovalView.as_view()),
]
