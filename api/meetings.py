"""What is said at a meeting, and that a leader confirms it (product.md §13)."""

from typing import Any

from django.urls import path
from rest_framework import serializers

from api.briefing import briefing_page
from api.shapes.briefing import Briefing
from api.task_bodies import SensibleDay
from api.views import ActView, StrictSerializer
from backend.access.scope import Reader
from backend.plans.models import Meeting
from backend.plans.periods_looked_at import span_of
from workflows.meeting import LONGEST, NewRemark, confirm, remark


class MeetingBody(StrictSerializer):
    """Which meeting: of which body, about which time, named by a day of it."""

    body = serializers.IntegerField()
    span = serializers.ChoiceField(choices=Meeting.Kind.choices, default=Meeting.Kind.WEEK)
    day = SensibleDay()


class RemarkBody(MeetingBody):
    """What was said, of a task or of none. `decided_by`: the leader whose conclusion it is. `replaces`: the remark it takes the
    place of; an empty text takes that one away."""

    id = serializers.UUIDField()
    text = serializers.CharField(allow_blank=True, max_length=LONGEST)
    task: Any = serializers.UUIDField(required=False, allow_null=True, default=None)
    decided_by = serializers.IntegerField(required=False, allow_null=True, default=None)
    replaces: Any = serializers.UUIDField(required=False, allow_null=True, default=None)


class ConfirmationBody(MeetingBody):
    """Confirmed, or opened again."""

    on = serializers.BooleanField()


class OnMeetingView(ActView):
    """An act on a meeting."""

    answers = {"post": {200: Briefing}}

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The whole sheet as it is now."""
        return briefing_page(reader, {"body": str(body["body"]), "span": body["span"], "day": body["day"].isoformat()})


class RemarksView(OnMeetingView):
    """A remark."""

    body_serializer = RemarkBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Write it down."""
        wish = NewRemark(
            id=body["id"], body_id=body["body"], span=span_of(body["span"], body["day"]), text=body["text"],
            task_id=body["task"], decided_by_id=body["decided_by"], replaces_id=body["replaces"],
        )  # fmt: skip
        remark(by, wish, **request)


class ConfirmationView(OnMeetingView):
    """Confirming what was noted."""

    body_serializer = ConfirmationBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """As a leader of the body."""
        confirm(by, body["body"], span_of(body["span"], body["day"]), body["on"], **request)


urlpatterns = [
    path("meetings/remarks", RemarksView.as_view()),
    path("meetings/confirmation", ConfirmationView.as_view()),
]
