"""Undoing an act within seconds."""

from typing import Any

from django.urls import path
from rest_framework import serializers

from api.shapes.undo import Undone
from api.views import ActView, StrictSerializer
from backend.access.scope import Reader
from backend.activity.models import Event
from notifications.dispatch import untold
from workflows.undo import undo

LARGEST = 10**18  # what every column can hold


class UndoBody(StrictSerializer):
    """Which act: the number that its answer gave."""

    act = serializers.IntegerField(min_value=1, max_value=LARGEST)


class UndoActView(ActView):
    """Taking back what the reader has just done, before anybody is told of it."""

    body_serializer = UndoBody
    answers = {"post": {200: Undone}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """By the rules of taking back."""
        undo(by, body["act"], untold, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """What the act was about, to be looked at again."""
        told = Event.objects.filter(act=body["act"], seq__gte=body["act"], seq__lt=body["act"] + 5000)
        told = told.filter(readers__overlap=list(reader.keys)).order_by("seq")
        return {"subjects": [{"type": event.subject_type, "id": event.subject_id} for event in told]}


urlpatterns = [path("undo", UndoActView.as_view())]
