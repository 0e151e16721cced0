"""Many tasks at once: what may be done with those chosen, and a reminder of each."""

import uuid
from typing import Any

from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.batches import few_enough, outcome
from api.shapes.batches import ActsOnMany, Batch
from api.views import ActView, ReadView, StrictSerializer, request_parts, signed_in
from backend.access.scope import Reader, visible_to
from backend.errors import FieldError, Invalid
from backend.plans.models import Task
from backend.words import say
from workflows.reminding import LONGEST
from workflows.task.many import possible, remind_many

ASKED: dict[str, tuple[Any, str]] = {"ids": (OpenApiTypes.STR, "At most 200 tasks, with commas between")}
READ_ALONG = ("body__parent", "submission", "answered_by")  # what the rules look at


class ActsView(ReadView):
    """What the reader may do with at least one of the tasks, and with how many; what they may not read is none."""

    filters = ("ids",)
    own_filters = ASKED
    answers = {"get": {200: ActsOnMany}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """In the order of the acts."""
        ids = _ids(query.get("ids", ""))
        few_enough(ids)
        tasks = visible_to(reader.user, Task.objects.filter(pk__in=ids)).select_related(*READ_ALONG)
        return {"acts": [{"name": name, "count": count} for name, count in possible(reader.user, tasks).items()]}


def _ids(text: str) -> list[uuid.UUID]:
    try:
        return [uuid.UUID(one) for one in text.split(",") if one]
    except ValueError:
        message = say("Mã không hợp lệ.", "Not an id.")
        raise Invalid(message, errors=[FieldError("ids", message)]) from None


class Reminded(StrictSerializer):
    """A task; a reminder needs no version, for it changes nothing that was seen."""

    id = serializers.UUIDField()


class RemindersBody(StrictSerializer):
    """Which tasks, and what is said with it, if anything."""

    items = Reminded(many=True)
    text = serializers.CharField(required=False, allow_blank=True, default="", max_length=LONGEST)


class RemindersView(ActView):
    """A reminder of each: which were sent, and which not and why."""

    body_serializer = RemindersBody
    answers = {"post": {200: Batch}}

    def post(self, request: Request, **path_parts: Any) -> Response:
        """The batch's answer; a repetition is told what the first one did."""
        given, body, by = request_parts(request), self.checked(request), signed_in(request)
        few_enough(body["items"])
        ids = [row["id"] for row in body["items"]]
        refs = [Task.ref(pk) for pk in ids]
        return outcome(by, refs, lambda: remind_many(by, ids, body["text"], **given))


urlpatterns = [
    path("tasks/acts", ActsView.as_view()),
    path("tasks/reminder", RemindersView.as_view()),
]
