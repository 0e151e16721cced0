"""Visible events as sentences in the reader's language: for the activity page, a record's history, and catching up."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from backend.activity.models import Event, Payload
from backend.activity.verbs import CHANGED, STATES, VERBS
from backend.words import Words

Subject = tuple[str, str] | None


def last_visible_seq(keys: Sequence[int]) -> int:
    """The number of the newest event these keys may read; 0 when there is none."""
    found = Event.objects.filter(readers__overlap=list(keys)).order_by("-seq").values_list("seq", flat=True).first()
    return found or 0


def events_after(keys: Sequence[int], seq: int, *, subject: Subject = None, limit: int = 100) -> dict[str, Any]:
    """`{items, seq, more}`, ascending; `seq` is where to go on."""
    rows = list(_visible(keys, subject).filter(seq__gt=seq).order_by("seq")[: limit + 1])
    more = len(rows) > limit
    rows = rows[:limit]
    return {"items": told(rows), "seq": rows[-1].seq if rows else max(seq, 0), "more": more}


def events_before(keys: Sequence[int], seq: int | None, *, subject: Subject = None, limit: int = 50) -> dict[str, Any]:
    """`{items, next}`, newest first; `next` is the cursor of the following page or null."""
    rows = _visible(keys, subject)
    if seq is not None:
        rows = rows.filter(seq__lt=seq)
    page = list(rows.order_by("-seq")[: limit + 1])
    more = len(page) > limit
    page = page[:limit]
    return {"items": told(page), "next": str(page[-1].seq) if more else None}


def told(events: Sequence[Event]) -> list[dict[str, Any]]:
    """The contract's `Event` of each; three statements whatever their number."""
    says = {p.seq: p.content for p in Payload.objects.filter(seq__in=[e.seq for e in events])}
    people, units = _names_of(events, says)
    return [_told(event, says.get(event.seq, {}), people, units) for event in events]


def _told(event: Event, says: dict[str, Any], people: dict[int, Any], units: dict[int, Any]) -> dict[str, Any]:
    return {
        "seq": event.seq,
        "at": event.at,
        "verb": event.verb,
        "sentence": str(VERBS.get(event.verb, Words(event.verb, event.verb))),
        "actor": people.get(event.actor_id),
        "acting_for": people.get(event.acting_for_id) if event.acting_for_id else None,
        "recorded_for": units.get(event.recorded_for_id) if event.recorded_for_id else None,
        "capacity": event.capacity or None,
        "subject": {"type": event.subject_type, "id": event.subject_id, "label": says.get("label", "")},
        "from": event.from_state,
        "to": event.to_state,
        "changes": [
            {"field": name, "label": str(CHANGED[name]), "old": _shown(name, old, people, units), "new": _shown(name, new, people, units)}
            for name, (old, new) in says.get("detail", {}).get("changes", {}).items()
            if name in CHANGED and old != new and not (old is None and new in (0, None, ""))
        ],
        "reason": says.get("reason") or None,
    }  # fmt: skip


def _shown(name: str, value: Any, people: dict[int, Any], units: dict[int, Any]) -> str | None:
    if value is None:
        return None
    if name in {"officer_id", "hand_back_by_id"}:
        return str(people.get(value, {}).get("full_name", value))
    if name in {"lead_id", "parent_id"}:
        return str(units.get(value, {}).get("short_name", value))
    if name == "state":
        return str(STATES.get(value, Words(value, value)))
    if name in {"due_on", "accepted_on", "valid_to"}:
        year, month, day = str(value).split("-")
        return f"{day}/{month}/{year}"
    return str(value)


def _visible(keys: Sequence[int], subject: Subject) -> Any:
    rows = Event.objects.filter(readers__overlap=list(keys))
    return rows.filter(subject_type=subject[0], subject_id=subject[1]) if subject else rows


def _names_of(events: Sequence[Event], says: dict[int, dict[str, Any]]) -> tuple[dict[int, Any], dict[int, Any]]:
    """People and units named by the events, as the contract's references. Plain SQL: this layer lies below both."""
    person_ids = {e.actor_id for e in events} | {e.acting_for_id for e in events if e.acting_for_id}
    unit_ids = {e.recorded_for_id for e in events if e.recorded_for_id}
    for content in says.values():
        changes = content.get("detail", {}).get("changes", {})
        person_ids |= {v for name in ("officer_id", "hand_back_by_id") for v in changes.get(name, []) if v}
        unit_ids |= {v for name in ("lead_id", "parent_id") for v in changes.get(name, []) if v}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, full_name FROM accounts_user WHERE id = ANY(%s) AND NOT is_system", [list(person_ids)]
        )
        people = {pk: {"id": pk, "full_name": name, "title": None, "unit": None} for pk, name in cursor.fetchall()}
        cursor.execute(
            "SELECT id, code, name, short_name FROM organisations_orgunit WHERE id = ANY(%s)", [list(unit_ids)]
        )
        units = {
            pk: {"id": pk, "code": code, "name": name, "short_name": short}
            for pk, code, name, short in cursor.fetchall()
        }
    return people, units
