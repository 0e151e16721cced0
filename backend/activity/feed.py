"""Visible events as sentences in the reader's language: for the activity page, a record's history, and catching up.

An event is read by whoever holds one of its keys. A reader outside the record's body (the body above, the giver of
the task) reads the outer facts alone: not who works on it, not how often it was returned, not the reasons given
inside (product.md §17); where somebody of the body acted, the body stands for them.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db import connection

from backend.activity.details import BETWEEN, details, people_in, units_in
from backend.activity.roots import Root
from backend.activity.verbs import CHANGED, CLASSES, KINDS, RHYTHMS, VERBS, WITH_THE_GIVER, Shown, state_words
from backend.errors import Seen
from backend.words import Words

Subject = tuple[str, str] | None

COLUMNS = (
    "seq", "at", "verb", "actor_id", "acting_for_id", "recorded_for_id", "capacity", "subject_type", "subject_id",
    "from_state", "to_state", "readers",
)  # fmt: skip


class Row(NamedTuple):
    """An event with its words (`{"label", "reason", "detail"}`; empty after an erasure)."""

    seq: int
    at: datetime
    verb: str
    actor_id: int
    acting_for_id: int | None
    recorded_for_id: int | None
    capacity: str
    subject_type: str
    subject_id: str
    from_state: str | None
    to_state: str | None
    readers: list[int]
    says: dict[str, Any]

    @property
    def detail(self) -> dict[str, Any]:
        """What its act put down besides the changes."""
        detail: dict[str, Any] = self.says.get("detail", {})
        return detail

    @property
    def changes(self) -> dict[str, list[Any]]:
        """Field → [old, new], of the fields that can be shown."""
        changes = self.detail.get("changes", {})
        return {name: values for name, values in changes.items() if name in CHANGED}


class Home(NamedTuple):
    """The body a record belongs to, and the one that gave it (the same, inside a body)."""

    body_id: int
    giver_body_id: int


def last_visible_seq(keys: Sequence[int]) -> int:
    """The number of the newest event these keys may read; 0 when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq FROM activity_event WHERE readers && %s::bigint[] ORDER BY seq DESC LIMIT 1", [list(keys)]
        )
        found = cursor.fetchone()
    return found[0] if found else 0


def last_visible_seqs(readers: Sequence[Sequence[int]]) -> list[int]:
    """The same for each of several readers, by their keys, in one statement."""
    sql = """SELECT coalesce((SELECT seq FROM activity_event WHERE readers && reader.keys::bigint[]
            ORDER BY seq DESC LIMIT 1), 0)
        FROM unnest(%s::text[]) WITH ORDINALITY reader (keys, place) ORDER BY place"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [["{" + ",".join(map(str, keys)) + "}" for keys in readers]])
        return [seq for (seq,) in cursor.fetchall()]


def events_after(keys: Sequence[int], seq: int, *, subject: Subject = None, limit: int = 100) -> dict[str, Any]:
    """`{items, seq, more}`, ascending; `seq` is where to go on."""
    rows = _visible(keys, "e.seq > %(seq)s", "ASC", subject, seq=seq, limit=limit + 1)
    items = told(rows[:limit], keys)
    return {"items": items, "seq": items[-1]["seq"] if items else seq, "more": len(rows) > limit}


def events_before(
    keys: Sequence[int], seq: int | None, *, subject: Subject = None, kind: str = "", limit: int = 50,
    about: str = "true", **params: Any,
) -> dict[str, Any]:  # fmt: skip
    """`{items, next}`, newest first; `next` is the cursor of the following page or null. `kind`: one of KINDS. `about`: a
    condition on the event e with its `params`."""
    where = f"(%(seq)s IS NULL OR e.seq < %(seq)s) AND {about}"
    verbs = KINDS[kind] if kind else ()
    rows = _visible(keys, where, "DESC", subject, seq=seq, limit=limit + 1, verbs=verbs, params=params)
    items = told(rows[:limit], keys)
    return {"items": items, "next": str(items[-1]["seq"]) if len(rows) > limit else None}


def who_changed(keys: Sequence[int], seen: Sequence[Seen]) -> dict[str, dict[str, Any]]:
    """Record's id → the `Event` that made what was not seen as it is; none where these keys do not read it, or none names
    the part. In one statement."""
    where = """e.seq = ANY(SELECT (SELECT max(x.seq) FROM activity_event x LEFT JOIN activity_payload q ON q.seq = x.seq
            WHERE x.subject_type = one.noun AND x.subject_id = one.id AND x.readers && %(keys)s::bigint[]
                AND CASE WHEN one.part = '' THEN x.version = one.version ELSE q.body LIKE '%%"' || one.part || '"%%' END)
        FROM unnest(%(nouns)s::text[], %(ids)s::text[], %(versions)s::int[], %(parts)s::text[]) one (noun, id, version, part))"""
    params = {
        "nouns": [one.noun for one in seen], "ids": [one.id for one in seen],
        "versions": [one.version for one in seen], "parts": [one.part for one in seen],
    }  # fmt: skip
    rows = _visible(keys, where, "DESC", None, limit=len(seen), params=params)
    return {event["subject"]["id"]: event for event in told(rows, keys)}


def events_among(keys: Sequence[int], seqs: Collection[int]) -> list[dict[str, Any]]:
    """Those of these events that the keys may read, newest first."""
    return told(_visible(keys, "e.seq = ANY(%(seqs)s)", "DESC", None, seqs=seqs, limit=len(seqs)), keys)


def told(rows: Sequence[Row], keys: Sequence[int]) -> list[dict[str, Any]]:
    """The contract's `Event` of each, for a reader with these keys; a few statements whatever their number."""
    held = frozenset(keys)
    homes = _homes(row for row in rows if not held.issuperset(row.readers))
    names = _names_of(rows, homes)
    return [_told(row, _view(row, held, homes), names) for row in rows]


@dataclass(frozen=True)
class _View:
    """What this reader is shown of an event. `stands_for`: the body shown instead of who acted in it."""

    inner: bool = True
    reason: bool = True
    stands_for: int | None = None


@dataclass(frozen=True)
class _Names:
    """People and units by id, as the contract's references."""

    people: dict[int, dict[str, Any]]
    units: dict[int, dict[str, Any]]

    def unit(self, unit_id: int) -> str:
        """How a unit is called for short."""
        return str(self.units.get(unit_id, {}).get("short_name", unit_id))

    def person(self, user_id: int) -> str:
        """How a person is called."""
        return str(self.people.get(user_id, {}).get("full_name", user_id))


def _visible(
    keys: Sequence[int], where: str, order: str, subject: Subject, *, seq: int | None = None,
    seqs: Collection[int] = (), limit: int, verbs: Collection[str] = (), params: Mapping[str, Any] = MappingProxyType({}),
) -> list[Row]:  # fmt: skip
    about = "AND e.subject_type = %(noun)s AND e.subject_id = %(record)s" if subject else ""
    about += " AND e.verb = ANY(%(verbs)s)" if verbs else ""
    noun, record = subject or ("", "")
    columns = ", ".join(f"e.{name}" for name in COLUMNS)
    sql = (
        f"SELECT {columns}, p.body FROM activity_event e LEFT JOIN activity_payload p ON p.seq = e.seq"  # constants
        f" WHERE e.readers && %(keys)s::bigint[] AND {where} {about} ORDER BY e.seq {order} LIMIT %(limit)s"
    )
    with connection.cursor() as cursor:
        chosen = {"seq": seq, "seqs": list(seqs), "noun": noun, "record": record, "limit": limit, "verbs": list(verbs)}
        cursor.execute(sql, {"keys": list(keys), **chosen, **params})
        return [Row._make([*row[:-1], json.loads(row[-1]) if row[-1] else {}]) for row in cursor.fetchall()]


def _view(row: Row, held: frozenset[int], homes: dict[tuple[str, str], Home]) -> _View:
    home = homes.get((row.subject_type, row.subject_id))
    if home is None or home.body_id in held:
        return _View()
    # What was said to the giver or by it, and what somebody above decided, is read whole; the rest as the body's doing.
    whole = (home.giver_body_id in held and row.verb in WITH_THE_GIVER) or bool(row.detail.get("above"))
    return _View(inner=False, reason=whole, stands_for=None if whole else home.body_id)


def _told(row: Row, view: _View, names: _Names) -> dict[str, Any]:
    body = names.units.get(view.stands_for) if view.stands_for else None
    actor = {"id": 0, "full_name": body["short_name"], "title": None, "unit": body} if body else None
    return {
        "seq": row.seq,
        "at": row.at,
        "verb": row.verb,
        "sentence": str(VERBS.get(row.verb, Words(row.verb, row.verb))),
        "actor": actor or names.people.get(row.actor_id),
        "acting_for": names.people.get(row.acting_for_id or 0) if not body else None,
        "recorded_for": names.units.get(row.recorded_for_id or 0),
        "capacity": (row.capacity or None) if not body else None,
        "subject": {"type": row.subject_type, "id": row.subject_id, "label": row.says.get("label", "")},
        "from": row.from_state,
        "to": row.to_state,
        "changes": [
            {
                "field": name,
                "label": str(shown.label),
                "old": _text(shown, old, row, names),
                "new": _text(shown, new, row, names),
            }
            for name, (old, new) in row.changes.items()
            for shown in [CHANGED[name]]
            if (view.inner or shown.outer) and not (old is None and new in {0, ""})
        ],
        "details": details(row.verb, row.detail, names) if view.inner or (view.reason and row.verb in BETWEEN) else [],
        "reason": (row.says.get("reason") or None) if view.reason else None,
    }


def _text(shown: Shown, value: Any, row: Row, names: _Names) -> str | None:
    if value is None:
        return None
    match shown.kind:
        case "person":
            return names.person(value)
        case "unit":
            return names.unit(value)
        case "state":
            return str(state_words(row.subject_type, value))
        case "class":
            return str(CLASSES.get(value, Words(value, value)))
        case "rhythm":
            return str(RHYTHMS.get(value, Words(value, value)))
        case "date":
            return "/".join(reversed(str(value).split("-")))
        case _:
            return str(value)


def _homes(rows: Iterable[Row]) -> dict[tuple[str, str], Home]:
    """Where the records of these events belong: one statement for each kind of record."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        wanted[row.subject_type].add(row.subject_id)
    found: dict[tuple[str, str], Home] = {}
    for model in Root.__subclasses__():
        if ids := wanted.get(model.noun):
            places = model._default_manager.filter(pk__in=ids).values_list("pk", *model.home)
            found |= {(model.noun, str(pk)): Home(body_id, giver_id) for pk, body_id, giver_id in places}
    return found


def _names_of(rows: Sequence[Row], homes: dict[tuple[str, str], Home]) -> _Names:
    """People and units named by the events. Plain SQL: this layer lies below both."""
    people = {row.actor_id for row in rows} | {row.acting_for_id for row in rows}
    units = {row.recorded_for_id for row in rows} | {home.body_id for home in homes.values()}
    for row in rows:
        units.update(units_in(row.verb, row.detail))
        people.update(people_in(row.verb, row.detail))
        for name, values in row.changes.items():
            if CHANGED[name].kind == "person":
                people.update(values)
            elif CHANGED[name].kind == "unit":
                units.update(values)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, full_name FROM accounts_user WHERE id = ANY(%s) AND NOT is_system", [list(people)])
        persons = {pk: {"id": pk, "full_name": name, "title": None, "unit": None} for pk, name in cursor.fetchall()}
        cursor.execute("SELECT id, code, name, short_name FROM organisations_orgunit WHERE id = ANY(%s)", [list(units)])
        fields = ("id", "code", "name", "short_name")
        return _Names(persons, {unit[0]: dict(zip(fields, unit, strict=True)) for unit in cursor.fetchall()})
