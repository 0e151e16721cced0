"""Quiet hints: a reader's own, and those that were put to them as a leader. Nobody else is told that there are any."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from api.names import Names
from api.shapes.signals import Signals
from api.views import ActView, ReadView, StrictSerializer
from backend import clock
from backend.access.circles import person_circle
from backend.access.scope import Reader
from backend.errors import FieldError, Invalid
from backend.inspections.models import Signal
from backend.inspections.signals import words_of
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.signals import OWN_DAYS, answer_signal

MOST = 200
SHOWN = 60  # days for which what is settled or explained stays in the list
RECORD: dict[str, tuple[Any, str]] = {
    "record": (OpenApiTypes.UUID, "Id of a task, ticket or plan: only hints about it"),
}


class SignalsView(ReadView):
    """What is to be explained first, then what was."""

    filters = ("record",)
    own_filters = RECORD
    answers = {"get": {200: Signals}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's `Signals`."""
        return _signals(reader, _record(query.get("record")))


class SignalAnswerBody(StrictSerializer):
    """The explanation."""

    text = serializers.CharField(max_length=500)


class SignalAnswerView(ActView):
    """Explaining a hint, in a line."""

    body_serializer = SignalAnswerBody
    answers = {"post": {200: Signals}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Write it down."""
        answer_signal(by, path_parts["signal_id"], body["text"], **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All hints as they are now."""
        return _signals(reader, Q())


def _record(text: str | None) -> Q:
    if text is None:
        return Q()
    try:
        record = uuid.UUID(text)
    except ValueError:
        message = say("Giá trị lọc không hợp lệ.", "The filter's value is not valid.")
        raise Invalid(message, errors=[FieldError("record", message)]) from None
    return Q(task=record) | Q(ticket=record) | Q(plan=record)


def _signals(reader: Reader, wanted: Q) -> dict[str, Any]:
    """By the reader's own key: bodies and circles have none of it."""
    since = clock.now() - timedelta(days=SHOWN)
    lately = Q(settled_at=None, answered_at=None) | Q(settled_at__gte=since) | Q(answered_at__gte=since)
    rows = Signal.objects.filter(wanted, lately, readers__contains=[person_circle(reader.user.pk)])
    rows = rows.select_related("task", "ticket", "plan")
    found = list(rows.order_by("-raised_at", "id")[:MOST])
    names = Names(*{one.body_id for one in found})
    items = [_told(one, reader, names) for one in found]
    items.sort(key=lambda item: item["state"] != "OPEN")
    return {
        "as_of": clock.now(), "own_days": OWN_DAYS, "items": items,
        "open": sum(item["state"] == "OPEN" and item["mine"] for item in items),
    }  # fmt: skip


def _told(one: Signal, reader: Reader, names: Names) -> dict[str, Any]:
    mine = one.owner_id == reader.user.pk
    state = "SETTLED" if one.settled_at else "ANSWERED" if one.answered_at else "OPEN"
    return {
        "id": one.pk, "kind": one.kind, "text": str(words_of(one.kind, one.facts)), "record": _of(one), "mine": mine,
        "owner": names.person(one.owner_id), "state": state, "raised_at": one.raised_at, "told_at": one.told_at,
        "leaders": [str((names.person(pk) or {}).get("full_name", "")) for pk in one.leaders],
        "leader_from": _leader_from(one) if state == "OPEN" and one.told_at is None else None,
        "answer": one.answer, "answered_at": one.answered_at, "settled_at": one.settled_at,
        "may_answer": mine and state == "OPEN",
    }  # fmt: skip


def _leader_from(one: Signal) -> date:
    """From when on the leader in charge is told."""
    days = calendar(one.body_id)
    return days.add_working_days(clock.local(one.raised_at).date(), OWN_DAYS + 1)


def _of(one: Signal) -> dict[str, Any] | None:
    for kind in ("task", "ticket", "plan"):
        if record := getattr(one, kind):
            return {"type": kind, "id": record.pk, "title": record.label}
    return None


urlpatterns = [
    path("signals", SignalsView.as_view()),
    path("signals/<uuid:signal_id>/answer", SignalAnswerView.as_view()),
]
