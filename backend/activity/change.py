"""The one way in: `change()` is one transaction, opened once per act.

    with change(by, Task.ref(task_id), key=request_key) as act:
        task = act.record
        act.check_fresh(f"v{task.version}", expect)
        ...
        act.note(task, "task.assigned", reason="…")

Order, for ever: key → lock the roots, all at once, sorted → checks (404, 403, 412, 409, 422: made by whoever
uses the act, in that order) → body → deferred constraints → `activity_append`, last.
"""

import hashlib
import json
import os
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from backend.activity.models import Event, Request
from backend.activity.roots import Ref, Registry, Root, plain, ref_of, row_of
from backend.activity.verbs import VERBS
from backend.errors import (
    InFlight,
    KeyReused,
    NotFound,
    NotTheMoment,
    PreconditionMissing,
    Refused,
    Seen,
    Stale,
)
from backend.words import say

MANY = 20  # rows that are written in one statement


@dataclass
class Note:
    """One event to be appended, with the hat under which it was done. `between`: said to the giver too, whatever the verb."""

    record: Root
    verb: str
    hat: "Worn"
    reason: str = ""
    between: bool = False
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Worn:
    """As what something was done: the capacity's words, who the stand-in acts for, the unit it was recorded for."""

    capacity: str = ""
    acting_for_id: int | None = None
    recorded_for_id: int | None = None


@dataclass
class Replayed(Exception):
    """The key was answered before; the caller gives that status and the record as it is now. `seq`: the last event of
    the act that answered it."""

    status: int
    location: str
    seq: int

    def subjects(self) -> set[str]:
        """Ids of the records that act changed."""
        act = Event.objects.values("act").filter(seq=self.seq)
        return set(Event.objects.filter(act__in=act).values_list("subject_id", flat=True))


@dataclass
class Act:
    """The open act. `record` is the only instance of the root in memory: everyone takes it from here."""

    by: Any
    key: uuid.UUID | None = None
    fingerprint: bytes = b""
    status: int = 200
    location: str = ""
    capacity: str = ""
    acting_for_id: int | None = None
    recorded_for_id: int | None = None
    records: list[Root] = field(default_factory=list)
    seq: int = 0
    at: Any = None
    _known: dict[Ref, Root] = field(default_factory=dict)  # the records again, by what they are asked for
    # Tracked values and row as they were; of what the act makes there are none.
    _before: dict[Ref, tuple[dict[str, Any] | None, dict[str, Any]]] = field(default_factory=dict)
    _notes: dict[Ref, Note] = field(default_factory=dict)

    @property
    def record(self) -> Any:
        """The first (often the only) root."""
        return self.records[0]

    def get(self, ref: Ref) -> Any:
        """The locked instance of `ref`; NotFound when it is not in the act."""
        if ref not in self._known:
            raise NotFound(absent())
        return self._known[ref]

    def add(self, records: Iterable[Root]) -> None:
        """Take in records made in this act: written at once, in bulk, version 1; what others point to comes first."""
        made = list(records)
        readers = Registry.get().of
        for record in made:
            record.version, record.readers = 1, readers(record)
        for model in dict.fromkeys(type(record) for record in made):
            model._default_manager.bulk_create([r for r in made if type(r) is model])
        for record in made:
            self._take_in(record, None)

    def note(self, record: Root, verb: str, *, reason: str = "", between: bool = False, **detail: Any) -> None:
        """Say what happened to `record`; a record has one event in an act. From → to and old → new of its
        tracked fields are taken from the record itself when the act ends. `between`: said to the giver too."""
        assert verb in VERBS, f"{verb} is not in the closed list of verbs"
        ref = ref_of(record)
        assert ref not in self._notes, f"{record!r} has its event in this act already"
        hat = Worn(self.capacity, self.acting_for_id, self.recorded_for_id)
        self._notes[ref] = Note(record, verb, hat, reason, between, detail)

    def told(self, record: Root) -> bool:
        """Whether `record` has its event in this act already."""
        return ref_of(record) in self._notes

    def amend(self, record: Root, **detail: Any) -> None:
        """Add to the detail of the event already noted for `record`."""
        self._notes[ref_of(record)].detail.update(detail)

    def check_fresh(self, tag: str, expect: str | None, *, of: Root | None = None, part: Any = "") -> None:
        """Compare what the person saw (`expect`) with what is (`tag`: `v17` or `s<submission>.<round>`). It is `of` this record,
        else the act's own; of the `part` of it that its events name by this id."""
        if self.by.is_system:
            return
        if expect is None:
            raise PreconditionMissing(
                say(
                    "Thiếu thông tin về bản bạn đã xem (If-Match).",
                    "The request does not say which version you saw (If-Match).",
                )
            )
        if expect.strip('"') != tag:
            raise Stale(
                say(
                    "Nội dung này vừa được người khác thay đổi. Hãy xem bản mới rồi làm lại.",
                    "This was changed by someone else a moment ago. Look at the new version and try again.",
                ),
                of=as_is(of or self.record, part),
            )

    @contextmanager
    def row(self) -> Iterator[None]:
        """A savepoint for one row of a batch: when the row is refused its records and notes are put back."""
        self.capacity, self.acting_for_id, self.recorded_for_id = "", None, None  # each row is done under its own hat
        notes = dict(self._notes)
        rows = [(record, row_of(record)) for record in self.records]
        try:
            with transaction.atomic():
                yield
        except Refused:
            self._notes = notes
            for record in self.records[len(rows) :]:  # made in the row: their savepoint is gone
                del self._known[ref_of(record)]
            del self.records[len(rows) :]
            for record, values in rows:
                for name, value in values.items():
                    setattr(record, name, value)
            raise

    def take(self, refs: Iterable[Ref]) -> list[Any]:
        """The locked instances of what an act on something else changes as well, whoever sees it."""
        refs = list(refs)
        self.lock((), along=refs)
        return [self.get(ref) for ref in refs]

    def lock(self, refs: Iterable[Ref], *, absent_ok: bool = False, along: Iterable[Ref] = ()) -> None:
        """Lock and read the roots, sorted, all at once; one that is absent or unseen answers NotFound. `along`: what may
        change with them, also unseen. What an act finds later it takes only when nobody holds it (NotTheMoment): waiting with
        locks in hand is how two acts come to wait for each other."""
        refs, along = list(refs), list(along)
        wanted = sorted({*refs, *along} - self._known.keys(), key=lambda ref: (ref.model.lock_order, str(ref.pk)))
        found = _locked(wanted, nowait=bool(self.records))
        may_see = Registry.get().may_see
        for ref in dict.fromkeys((*refs, *along)):
            record = self._known.get(ref) or found.get(ref)
            if record is None or (ref in refs and not may_see(self.by, record)):
                if ref in refs and not absent_ok:
                    raise NotFound(absent())
            elif ref not in self._known:
                self._take_in(record, record.tracked_values())

    def _take_in(self, record: Root, tracked: dict[str, Any] | None) -> None:
        ref = ref_of(record)
        self.records.append(record)
        self._known[ref], self._before[ref] = record, (tracked, row_of(record))

    def finish(self) -> None:
        """Save what changed, then append all events in one call, last."""
        events = [event for record in self.records if (event := self._settle(record))]
        assert events, "an act without an event"
        self._save()
        request = None
        if self.key is not None:
            request = json.dumps(
                {
                    "actor": self.by.pk,
                    "key": str(self.key),
                    "fingerprint": self.fingerprint.hex(),
                    "status": self.status,
                    "location": self.location,
                }
            )
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(
                "SELECT last_seq, stamped FROM activity_append(%s::jsonb, %s::jsonb)", [json.dumps(events), request]
            )
            self.seq, self.at = cursor.fetchone()

    def _settle(self, record: Root) -> dict[str, Any] | None:
        ref = ref_of(record)
        before, row = self._before[ref]
        was, now = before or {}, record.tracked_values()
        changed = {name: [was.get(name), now[name]] for name in now if was.get(name) != now[name]}
        note = self._notes.get(ref)
        if note is None:
            assert not changed, f"{record!r} changed {sorted(changed)} without an event"
            return None
        made = before is None
        if changed and not made:
            record.version += 1
        record.readers = Registry.get().of(record)
        # An edit of what lies in a table of its own (partners) bumps the version itself.
        return self._event(note, changed, bumped=made or record.version != row["version"])

    def _save(self) -> None:
        """What differs from the rows that were read; many of a kind with the same columns together."""
        alike: dict[tuple[type[Root], tuple[str, ...]], list[Root]] = {}
        for record in filter(self.told, self.records):
            row = self._before[ref_of(record)][1]
            if fields := tuple(name for name, value in row_of(record).items() if row[name] != value):
                alike.setdefault((type(record), fields), []).append(record)
        for (model, fields), records in alike.items():
            if len(records) >= MANY:
                _save_together(model, fields, records)
                continue
            for record in records:
                record.save(update_fields=fields)

    def _event(self, note: Note, changed: dict[str, Any], *, bumped: bool) -> dict[str, Any]:
        record = note.record
        old_state, new_state = changed.get("state", [None, None])
        detail = {"changes": changed, **note.detail} if changed else note.detail
        body = json.dumps(
            {"label": record.label, "reason": note.reason, "detail": plain(detail)},
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )
        return {
            "actor": self.by.pk,
            "acting_for": note.hat.acting_for_id,
            "recorded_for": note.hat.recorded_for_id,
            "capacity": note.hat.capacity,
            "verb": note.verb,
            "subject_type": record.noun,
            "subject_id": str(record.pk),
            "from": old_state,
            "to": new_state,
            "version": record.version if bumped else None,
            "readers": Registry.get().of_event(record, note.verb, note.between),
            "salt": os.urandom(16).hex(),
            "body": body,
        }


_open: ContextVar[Act | None] = ContextVar("act", default=None)


def current() -> Act:
    """The open act; flow handlers, machines and the resolver take the record from it."""
    act = _open.get()
    assert act is not None, "no act is open"
    return act


@contextmanager
def change(
    by: Any,
    *roots: Ref,
    key: uuid.UUID | None = None,
    fingerprint: bytes = b"",
    status: int = 200,
    location: str = "",
    absent_ok: bool = False,
    along: Iterable[Ref] = (),
) -> Iterator[Act]:
    """Open an act of `by` on `roots`. Raises InFlight, KeyReused, Replayed, NotFound before the body runs.
    `absent_ok`: a batch, in which `act.get` refuses the absent row alone. `along`: locked with them, also unseen."""
    assert _open.get() is None, "a change inside a change"
    act = Act(by=by, key=key, fingerprint=fingerprint, status=status, location=location)
    token = _open.set(act)
    try:
        with transaction.atomic():
            if key is not None:
                _claim(by.pk, key, fingerprint)
            act.lock(roots, absent_ok=absent_ok, along=along)
            yield act
            act.finish()
    finally:
        _open.reset(token)


def fingerprint_of(method: str, path: str, body: bytes) -> bytes:
    """What makes two requests with one key the same request."""
    return hashlib.sha256(b"\0".join([method.encode(), path.encode(), body])).digest()


def as_is(record: Root, part: Any = "") -> Seen:
    """The record in its present version, or the `part` of it that its events name by this id."""
    return Seen(record.noun, str(record.pk), record.version, str(part))


def absent() -> str:
    """The one answer to what is not there and what is not for this reader."""
    return say("Trang không có hoặc không thuộc phạm vi của bạn.", "The page does not exist or is outside your scope.")


def _save_together(model: type[Root], fields: tuple[str, ...], records: Iterable[Root]) -> None:
    """As `save` would, one by one: the database reads each value as its column's type. No root has a column of bytes."""
    columns = {one.attname: one.column for one in model._meta.concrete_fields if one.attname in fields}
    key, table = model._meta.pk.column, connection.ops.quote_name(model._meta.db_table)
    rows = [
        {key: plain(one.pk), **{column: plain(getattr(one, name)) for name, column in columns.items()}}
        for one in records
    ]
    said = ", ".join(f'"{column}" = said."{column}"' for column in columns.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE {table} SET {said} FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) said WHERE {table}."{key}" = said."{key}"',
            [json.dumps(rows)],
        )


def _claim(actor_id: int, key: uuid.UUID, fingerprint: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"{actor_id}:{key}"])
        if not cursor.fetchone()[0]:
            raise InFlight(say("Yêu cầu này đang được xử lý.", "This request is being worked on."), retry_after=1)
    answered = Request.objects.filter(actor_id=actor_id, key=key).first()
    if answered is None:
        return
    if bytes(answered.fingerprint) != fingerprint:
        raise KeyReused(
            say("Mã yêu cầu đã dùng cho một nội dung khác.", "This request key was used for something else.")
        )
    raise Replayed(answered.status, answered.location, answered.seq)


def _locked(refs: Iterable[Ref], *, nowait: bool) -> dict[Ref, Root]:
    found: dict[Ref, Root] = {}
    by_model: dict[type[Root], list[Any]] = {}
    for ref in refs:
        by_model.setdefault(ref.model, []).append(ref.pk)
    for model, keys in by_model.items():
        rows = model._default_manager.select_for_update(of=("self",), no_key=True, nowait=nowait).filter(pk__in=keys)
        try:
            found |= {ref_of(row): row for row in rows.order_by("pk")}
        except OperationalError as held:
            if not (nowait and isinstance(held.__cause__, LockNotAvailable)):
                raise
            raise NotTheMoment(
                say(
                    "Việc liên quan đang được thay đổi. Hãy thử lại.", "What belongs to it is being changed. Try again."
                )
            ) from held
    return found
