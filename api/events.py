"""What happened: catching up after a lost connection, and the activity page."""

from typing import Any

from django.urls import path
from drf_spectacular.types import OpenApiTypes

from api.schema import FILTERS
from api.shapes.events import Activity, Events
from api.views import ReadView
from backend.access.scope import Reader
from backend.activity.feed import events_after, events_before
from backend.activity.verbs import KINDS
from backend.errors import FieldError, Invalid
from backend.ids import is_number
from backend.organisations.models import OrgUnit
from backend.words import say

PAGE = 50
MINE = "(e.actor_id = %(me)s OR e.seq IN (SELECT n.seq FROM notifications_notice n WHERE n.user_id = %(me)s))"
# Of the records that lie with it today; where a task or a ticket went elsewhere, so did its history.
OF_UNIT = """(e.subject_type, e.subject_id) IN (SELECT 'task', t.id::text FROM plans_task t WHERE t.lead_id = %(unit)s
    UNION ALL SELECT 'ticket', k.id::text FROM inspections_ticket k WHERE k.unit_id = %(unit)s
    UNION ALL SELECT 'unit', %(unit)s::text)"""


def number(query: dict[str, str], name: str, default: int) -> int:
    """A whole number ≥ 0 from the query; Invalid otherwise."""
    raw = query.get(name, "")
    if raw == "":
        return default
    if not is_number(raw):
        message = say("Cần là số nguyên.", "Must be a whole number.")
        raise Invalid(message, errors=[FieldError(name, message)])
    return int(raw)


def subject(query: dict[str, str]) -> tuple[str, str] | None:
    """`task:<id>` as its two parts; Invalid for anything else."""
    raw = query.get("subject", "")
    if raw == "":
        return None
    kind, _, record = raw.partition(":")
    if not kind or not record:
        message = say("Cần có dạng task:<mã>.", "Must look like task:<id>.")
        raise Invalid(message, errors=[FieldError("subject", message)])
    return (kind, record)


class EventsView(ReadView):
    """Ascending after a `seq`: what a client asks after it was away."""

    filters = ("after", "subject", "limit")
    answers = {"get": {200: Events}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """At most 200; `more` says that there are further ones."""
        limit = min(number(query, "limit", 100) or 100, 200)
        return events_after(reader.keys, number(query, "after", 0), subject=subject(query), limit=limit)


class ActivityView(ReadView):
    """Newest first."""

    filters = ("subject", "kind", "mine", "unit", "cursor")
    own_filters = {
        "mine": (OpenApiTypes.BOOL, "true: what the reader did, and what they were told of"),
        "unit": FILTERS["unit"],
    }
    answers = {"get": {200: Activity}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """50 a page; the cursor is the last `seq` shown."""
        kind = query.get("kind", "")
        if kind and kind not in KINDS:
            message = say("Không có loại diễn biến này.", "There is no such kind of event.")
            raise Invalid(message, errors=[FieldError("kind", message)])
        cursor = number(query, "cursor", 0) or None
        about, params = _about(reader, query)
        return events_before(
            reader.keys, cursor, subject=subject(query), kind=kind, limit=PAGE, about=about, **params
        )  # fmt: skip


def _about(reader: Reader, query: dict[str, str]) -> tuple[str, dict[str, Any]]:
    """What the reader has to do with, or a unit of theirs, as a condition with its parameters."""
    conditions, params = ["true"], {}
    if query.get("mine", "false") not in {"true", "false"}:
        raise _wrong("mine")
    if query.get("mine") == "true":
        conditions.append(MINE)
        params["me"] = reader.user.pk
    if unit_id := number(query, "unit", 0):
        if not OrgUnit.objects.filter(pk=unit_id, body_id__in=reader.keys).exists():
            raise _wrong("unit")
        conditions.append(OF_UNIT)
        params["unit"] = unit_id
    return " AND ".join(conditions), params


def _wrong(name: str) -> Invalid:
    message = say("Giá trị lọc không hợp lệ.", "The filter's value is not valid.")
    return Invalid(message, errors=[FieldError(name, message)])


urlpatterns = [path("events", EventsView.as_view()), path("activity", ActivityView.as_view())]
