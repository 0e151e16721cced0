"""Events and rows tell the same story: old → new of the tracked fields, folded, gives the row and its version."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db import connection

from backend.activity.chain import Fault, Tally
from backend.activity.roots import Registry, Root
from backend.words import Words

BATCH = 200  # records whose whole history is in memory at a time


@dataclass
class Story:
    """What the events of one record add up to. `erased`: some words were lawfully removed, so its values cannot be
    known from events alone."""

    values: dict[str, Any] = field(default_factory=dict)
    version: int = 0
    events: int = 0
    erased: bool = False
    faults: list[Words] = field(default_factory=list)

    def add(self, version: int | None, moved: tuple[str | None, str | None], body: str | None) -> None:
        """Take in the next event: its version, from → to, and its words (None once erased)."""
        self.events += 1
        if version is not None:
            self.version += 1
            if version != self.version:
                self.faults.append(Words(f"bản {version} không tiếp bản trước", f"version {version} is out of order"))
        if body is None:
            self.erased = True
            return
        changes = json.loads(body)["detail"].get("changes", {})
        if changes and version is None:
            self.faults.append(Words("thay đổi mà không tăng bản", "it changed without a new version"))
        if tuple(changes.get("state", (None, None))) != moved:
            self.faults.append(
                Words("trạng thái trong sự kiện không khớp", "an event's states differ from its changes")
            )
        for name, (old, new) in changes.items():
            if not self.erased and self.values.get(name) != old:
                self.faults.append(Words(f"{name}: giá trị cũ không khớp", f"{name}: an old value does not follow"))
            self.values[name] = new


def unlike_events(tally: Tally) -> Iterator[Fault]:
    """Every root whose tracked values or version are not what its events add up to; and events of no record."""
    for model in roots():
        rows = model._default_manager.order_by("pk").iterator(chunk_size=BATCH)
        while batch := list(islice(rows, BATCH)):
            stories = _stories(model.noun, [str(record.pk) for record in batch])
            for record in batch:
                tally.count += 1
                for words in _compare(record, stories[str(record.pk)]):
                    yield Fault(f"{model.noun} {record.pk}", words)
        yield from _orphans(model)


def wrong_readers(tally: Tally) -> Iterator[Fault]:
    """Every root whose stored readers are not what the rules of access say now."""
    readers_of = Registry.get().of
    for model in roots():
        has_body = any(f.name == "body" for f in model._meta.concrete_fields)
        rows = model._default_manager.select_related(*(["body__parent"] if has_body else []))
        for record in rows.order_by("pk").iterator(chunk_size=BATCH):
            tally.count += 1
            expected = readers_of(record)
            if list(record.readers) != expected:
                text = f"{list(record.readers)} → {expected}"
                yield Fault(f"{model.noun} {record.pk}", Words(f"người đọc sai: {text}", f"wrong readers: {text}"))


def roots() -> list[type[Root]]:
    """Every kind of record that acts are about."""
    return sorted(Root.__subclasses__(), key=lambda model: model.lock_order)


def _stories(noun: str, ids: list[str]) -> dict[str, Story]:
    stories: dict[str, Story] = defaultdict(Story)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.subject_id, e.version, e.from_state, e.to_state, p.body FROM activity_event e"
            " LEFT JOIN activity_payload p ON p.seq = e.seq"
            " WHERE e.subject_type = %s AND e.subject_id = ANY(%s) ORDER BY e.seq",
            [noun, ids],
        )
        for subject_id, version, old, new, body in cursor:
            stories[subject_id].add(version, (old, new), body)
    return stories


def _compare(record: Root, story: Story) -> Iterator[Words]:
    yield from story.faults
    if not story.events:
        if record.comes_along and not record.version:
            return
        yield Words("không có sự kiện nào", "has no event")
        return
    if record.version != story.version:
        text = f"{record.version} ≠ {story.version}"
        yield Words(f"số bản khác sự kiện: {text}", f"its version differs from its events: {text}")
    if story.erased:
        return
    for name, value in record.tracked_values().items():
        if value != story.values.get(name):
            text = f"{name}: {value!r} ≠ {story.values.get(name)!r}"
            yield Words(f"giá trị khác sự kiện: {text}", f"a value differs from its events: {text}")


def _orphans(model: type[Root]) -> Iterator[Fault]:
    """Records that have events and no row any more."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT subject_id FROM activity_event WHERE subject_type = %s"  # a table of ours
            f" EXCEPT SELECT id::text FROM {table} LIMIT 1000",
            [model.noun],
        )
        for (subject_id,) in cursor:
            yield Fault(f"{model.noun} {subject_id}", Words("có sự kiện mà không còn dòng", "has events but no row"))
