"""What somebody puts aside until a day, in their own boxes alone."""

from typing import Any

from django.urls import path
from rest_framework import serializers

from api.views import ActView, StrictSerializer
from backend.access.scope import Reader
from backend.accounts.snoozing import snooze, wake


class SnoozeBody(StrictSerializer):
    """`until`: the day on which it comes back by itself; null: at once."""

    record = serializers.UUIDField()
    until = serializers.DateField(allow_null=True)


class SnoozesView(ActView):
    """Putting a record aside, or taking it back. Nothing of the work changes, so no key is kept."""

    body_serializer = SnoozeBody
    success = 204
    answers = {"post": {204: None}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """For oneself."""
        if body["until"] is None:
            wake(by, body["record"])
        else:
            snooze(by, body["record"], body["until"])

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Nothing to say."""
        return None


urlpatterns = [path("work/snoozes", SnoozesView.as_view())]
