"""What the reader watches and what they muted."""

from typing import Any

from django.urls import path
from rest_framework import serializers

from api.shapes.comments import Attention as AttentionShape
from api.views import ActMixin, ReadView, StrictSerializer
from backend.access.scope import Reader, visible_to
from backend.accounts.attending import NOUNS, attend
from backend.accounts.models import Attention
from workflows.comments import KINDS


class AttendBody(StrictSerializer):
    """Which record, and how closely; null: as usual."""

    type = serializers.ChoiceField(NOUNS)
    id = serializers.UUIDField()
    mode = serializers.ChoiceField(Attention.Mode.choices, allow_null=True)


class AttentionView(ActMixin, ReadView):
    """All of them; POST watches, mutes, or takes it back. Nothing of the work changes, so no key is kept."""

    body_serializer = AttendBody
    answers = {"get": {200: AttentionShape}, "post": {200: AttentionShape}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The newest first, as far as the reader still sees them."""
        return _all(reader)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """For oneself."""
        attend(by, body["type"], body["id"], body["mode"])

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All there are now."""
        return _all(reader)


def _all(reader: Reader) -> dict[str, Any]:
    kept = list(reader.user.attention.order_by("-since", "-id"))
    titles = {
        record.pk: record.label
        for noun in sorted({one.noun for one in kept})
        for record in visible_to(reader.user, KINDS[noun]._default_manager.filter(pk__in=[o.record for o in kept]))
    }
    return {
        "items": [
            {"type": one.noun, "id": one.record, "title": titles[one.record], "mode": one.mode, "since": one.since}
            for one in kept
            if one.record in titles
        ]
    }


urlpatterns = [path("attention", AttentionView.as_view())]
