"""The week page of a body, and the same sheet for a conference (product.md §13)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import orjson
from django.db.models import Prefetch
from django.urls import path
from drf_spectacular.types import OpenApiTypes

from api.briefing_rows import Asked, block_rows
from api.many_tasks import READ_ALONG
from api.names import Names, unit_ref
from api.shapes.briefing import Briefing
from api.task_filters import wrong_filter
from api.views import ReadView
from backend import clock
from backend.access.rules_meetings import justify_deciding_there, justify_keeping_meetings
from backend.access.scope import Reader
from backend.access.standing import standing
from backend.accounts.roster import LEADERS, hats_of, roster_of
from backend.activity.change import absent
from backend.errors import NotFound
from backend.ids import is_number
from backend.organisations.models import OrgUnit
from backend.organisations.queries import units_of
from backend.plans.areas import known
from backend.plans.models import Meeting, Remark, Task
from backend.plans.periods_looked_at import Span, span_of
from backend.plans.queries import Condition, bounds_for, task_rows, visible
from backend.plans.timeliness import Bounds
from workflows.machine import machine_of
from workflows.task.reminding import may_remind
from workflows.task.requests import waiting_for_any

SHOWN = 60  # rows of a block on the page; the paper has them all
BRIEFING: dict[str, tuple[Any, str]] = {
    "body": (OpenApiTypes.INT64, "Id of one of the reader's bodies; the first when left out"),
    "span": ({"type": "string", "enum": list(Meeting.Kind.values)}, "How long a time it looks at; a week when left out"),
    "day": (OpenApiTypes.DATE, "A day of that time; today when left out"),
    "area": (OpenApiTypes.STR, "Only tasks of this area"),
}  # fmt: skip
NARROWED = ("body", "span", "day", "lead", "area")
LOOKED_BACK = 4  # meetings that may have ordered something and noted nothing
LIVE = ("ASSIGNED", "IN_PROGRESS", "ON_HOLD", "SUBMITTED")


class BriefingView(ReadView):
    """What the meeting looks at."""

    filters = NARROWED
    own_filters = BRIEFING
    answers = {"get": {200: Briefing}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """At most 60 rows of each block."""
        return briefing_page(reader, query)


def briefing_page(reader: Reader, query: dict[str, str]) -> dict[str, Any]:
    """The contract's `Briefing`. Raises NotFound for a body that is not the reader's, Invalid for what cannot be."""
    body = body_asked(reader, query.get("body"))
    asked, within = asked_of(body.pk, query), bounds_for(body.pk)
    blocks = block_rows(reader, asked, within, limit=SHOWN)
    _say_what_may_be_done(reader, blocks)
    span, names = asked.span, Names(body.pk)
    now, before = held(reader, body.pk, span, names, within)
    bodies = OrgUnit.objects.filter(pk__in={hat.body_id for hat in hats_of(reader.user)}).order_by("position", "id")
    return {
        "as_of": clock.now(), "body": unit_ref(body), "bodies": [unit_ref(one) for one in bodies],
        "units": [unit_ref(unit) for unit in units_of(body.pk, day=clock.today()).filter(is_group=False)],
        "kind": span.kind, "first": span.first, "last": span.last, "done_from": span.looked_back.first,
        "done_to": span.looked_back.last, "next_first": span.after.first, "next_last": span.after.last, "blocks": blocks,
        "meeting": now, "before": before, "leaders": [names.person(leader) for leader in _chiefs(asked, names)],
        "may": {
            "note": justify_keeping_meetings(reader.user, body.pk) is not None,
            "decide": justify_deciding_there(reader.user, body.pk) is not None,
        },
    }  # fmt: skip


def body_asked(reader: Reader, value: str | None) -> OrgUnit:
    """The reader's body that was asked for, their first otherwise. Raises NotFound."""
    own = [hat.body_id for hat in hats_of(reader.user)]
    if value is not None and not is_number(value):
        raise wrong_filter("body")
    wanted = int(value) if value else (own[0] if own else None)
    if wanted not in own:
        raise NotFound(absent())
    return OrgUnit.objects.select_related("parent").get(pk=wanted)


def asked_of(body_id: int, query: dict[str, str]) -> Asked:
    """What the query narrows the body's sheet to. Raises Invalid."""
    kind, lead, area = query.get("span") or Meeting.Kind.WEEK, query.get("lead"), query.get("area")
    if kind not in Meeting.Kind.values:
        raise wrong_filter("span")
    if lead and not is_number(lead):
        raise wrong_filter("lead")
    if area and area not in known().by_code:
        raise wrong_filter("area")
    leaders = {hat.user_id for hat in roster_of(body_id, with_above=False).all_hats() if hat.post in LEADERS}
    requests = waiting_for_any(standing(leaders), [body_id])
    return Asked(
        body_id, span_of(kind, _day(query.get("day"))), tuple(sorted(leaders)), tuple(requests), int(lead) if lead else None,
        area or None,
    )  # fmt: skip


def _day(value: str | None) -> date:
    if not value:
        return clock.today()
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise wrong_filter("day") from None
    if not 2000 <= day.year <= clock.today().year + 20:
        raise wrong_filter("day")
    return day


def _chiefs(asked: Asked, names: Names) -> list[int]:
    """Whose conclusions may be noted: leaders themselves, not who stands in for one."""
    return [leader for leader in asked.leaders if (person := names.person(leader)) and person["title"]]


def _say_what_may_be_done(reader: Reader, blocks: Sequence[dict[str, Any]]) -> None:
    """Whether the reader may remind of each task, or move its date; one statement for all of them."""
    rows = [row for block in blocks for row in block["items"]]
    ids = {row["id"] for row in rows if row["state"] in LIVE}
    tasks = {str(one.pk): one for one in Task.objects.filter(pk__in=ids).select_related(*READ_ALONG)}
    for row in rows:
        task = tasks.get(row["id"])
        row["may"] = {
            "remind": task is not None and may_remind(reader.user, task),
            "move": task is not None and machine_of(task, reader.user).ready_for("move_due"),
        }


def held(
    reader: Reader, body_id: int, span: Span, names: Names, within: Bounds
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """What the meeting about this time noted, and the last one of its kind before it that noted or ordered something."""
    living = Remark.objects.filter(replaced_by=None).exclude(text="").select_related("task")
    kept = Meeting.objects.filter(body=body_id, kind=span.kind, held_for__lte=span.first, readers__overlap=list(reader.keys))  # fmt: skip
    found = list(kept.order_by("-held_for").prefetch_related(Prefetch("remarks", living))[:2])
    now = next((one for one in found if one.held_for == span.first), None)
    kept_before = next((one for one in found if one.held_for < span.first), None)
    passed = _before(span)
    looked_at = [span.name, *(one.name for one in passed), *([kept_before.name] if kept_before else [])]
    ordered = _ordered(reader, body_id, looked_at, within)
    gave = next((one for one in passed if ordered.get(one.name)), None)
    # A meeting at which nothing was noted is not kept; what was ordered there is remembered all the same.
    earlier = _unheld(gave) if gave and not (kept_before and kept_before.held_for >= gave.first) else kept_before
    return (
        _held(now or _unheld(span), [] if now is None else now.remarks.all(), ordered[span.name], names),
        _held(earlier, earlier.remarks.all() if earlier is kept_before else [], ordered[earlier.name], names)
        if earlier
        else None,
    )


def _before(span: Span) -> list[Span]:
    """The ones before it, the latest first: as many as a break such as Tết may leave without a meeting."""
    found = [span.before]
    while len(found) < LOOKED_BACK:
        found.append(found[-1].before)
    return found


def _unheld(span: Span) -> Meeting:
    return Meeting(kind=span.kind, held_for=span.first, name=span.name)


def _held(meeting: Meeting, remarks: Any, ordered: list[Any], names: Names) -> dict[str, Any]:
    return {
        "kind": meeting.kind, "held_for": meeting.held_for, "name": meeting.name,
        "confirmed_by": names.person(meeting.confirmed_by_id), "confirmed_at": meeting.confirmed_at,
        "remarks": [
            {
                "id": one.pk, "task": {"id": one.task.pk, "title": one.task.title} if one.task else None, "text": one.text,
                "decided_by": names.person(one.decided_by_id), "by": names.person(one.by_id), "at": one.at,
            }
            for one in remarks
        ],
        "ordered": ordered,
    }  # fmt: skip


def _ordered(reader: Reader, body_id: int, names: Sequence[str], within: Bounds) -> dict[str, list[Any]]:
    """What was ordered at the meetings of these names, by name: the tasks that say so."""
    said = Condition(
        "t.giver_body_id = %(body)s AND t.said_at = ANY(%(names)s)", {"body": body_id, "names": list(names)}
    )
    rows = task_rows(
        [visible(reader.keys), said], within, order="t.given_at, t.id", extra="'said_at', t.said_at"
    )  # fmt: skip
    found: dict[str, list[Any]] = defaultdict(list)
    for text in rows:
        row = orjson.loads(text)
        told = {name: row[name] for name in ("id", "title", "lead", "officer", "state")}
        found[row["said_at"]].append(told | {"due_on": row["due"]["on"], "timeliness": row["timeliness"]["class"]})
    return found


urlpatterns = [path("briefing", BriefingView.as_view())]
