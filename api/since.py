"""What others moved on a board since its reader last looked."""

from typing import Any, ClassVar

from django.urls import path
from rest_framework import serializers

from api.shapes.since import Since
from api.views import ActView, ReadView, StrictSerializer
from backend.access.scope import Reader
from notifications.looking import Looked
from notifications.since import has_looked, since_looked

LARGEST = 10**18  # what every column can hold


class LookedBody(StrictSerializer):
    """Up to which event."""

    seq = serializers.IntegerField(min_value=0, max_value=LARGEST)


class SinceOnBoard(ReadView):
    """One board's."""

    board: ClassVar[str]
    answers = {"get": {200: Since}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """At most 50 cards."""
        return since_looked(reader.user.pk, reader.keys, self.board)


class LookedAtBoard(ActView):
    """Having looked. Nobody else is told, so no key is kept of it: doing it twice changes nothing."""

    board: ClassVar[str]
    body_serializer = LookedBody
    answers = {"post": {204: None}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Remember it."""
        has_looked(by.pk, self.board, body["seq"])

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Nothing."""
        return None


class TasksSinceView(SinceOnBoard):
    """What moved on the board of tasks since one last looked."""

    board = Looked.Board.TASKS


class TicketsSinceView(SinceOnBoard):
    """What moved on the board of remediation since one last looked."""

    board = Looked.Board.TICKETS


class TasksLookedView(LookedAtBoard):
    """The board of tasks was looked at."""

    board = Looked.Board.TASKS


class TicketsLookedView(LookedAtBoard):
    """The board of remediation was looked at."""

    board = Looked.Board.TICKETS


urlpatterns = [
    path("boards/tasks/since", TasksSinceView.as_view()),
    path("boards/tasks/looked", TasksLookedView.as_view()),
    path("boards/tickets/since", TicketsSinceView.as_view()),
    path("boards/tickets/looked", TicketsLookedView.as_view()),
]
