"""The chain of events, computed again: independently of the SQL that wrote it, from genesis to head.

Hash v1 = SHA-256 over the previous hash and 15 fields, each prefixed by its length in bytes (4 bytes, big-endian,
signed; -1 for null). digest = SHA-256(salt ‖ body). Genesis = SHA-256("dondoc genesis").
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from backend.activity.models import Event, Head, Payload
from backend.words import Words

GENESIS = hashlib.sha256(b"dondoc genesis").digest()
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CHUNK = 2000  # rows held in memory at a time


@dataclass(frozen=True)
class Fault:
    """Something that does not hold: what it is about (`event 17`, `task <id>`), and what is wrong with it."""

    subject: str
    words: Words


@dataclass
class Tally:
    """How many things a check has looked at."""

    count: int = 0


@dataclass(frozen=True)
class Link:
    """One event as the chain sees it. `at` with microseconds; `readers` ascending."""

    seq: int
    at: datetime
    act: int
    actor_id: int
    acting_for_id: int | None
    recorded_for_id: int | None
    capacity: str
    verb: str
    subject_type: str
    subject_id: str
    from_state: str | None
    to_state: str | None
    version: int | None
    readers: list[int]
    digest: bytes


def hash_of(previous: bytes, link: Link) -> bytes:
    """The hash of an event that follows `previous`."""
    microseconds = (link.at - EPOCH) // timedelta(microseconds=1)
    fields = [
        link.seq, microseconds, link.act, link.actor_id, link.acting_for_id, link.recorded_for_id, link.capacity,
        link.verb, link.subject_type, link.subject_id, link.from_state, link.to_state, link.version,
        ",".join(map(str, link.readers)), link.digest.hex(),
    ]  # fmt: skip
    return hashlib.sha256(previous + b"".join(_prefixed(field) for field in fields)).digest()


def digest_of(salt: bytes, body: str) -> bytes:
    """What the chain holds of an event's words."""
    return hashlib.sha256(salt + body.encode()).digest()


def broken_links(tally: Tally) -> Iterator[Fault]:
    """Every event whose number, act, time, digest or hash is not what the chain up to it makes it, and a head that
    is not the end. Reads in order, a chunk at a time."""
    previous, last = GENESIS, None
    for row, payload in _in_step(_events(), _payloads()):
        if row is None:
            yield Fault(f"event {payload[0]}", Words("có nội dung mà không có sự kiện", "has words but no event"))
            continue
        link, stored = Link(*[*row[:14], bytes(row[14])]), bytes(row[15])
        tally.count += 1
        for words in _faults_of(link, last, payload):
            yield Fault(f"event {link.seq}", words)
        if hash_of(previous, link) != stored:
            yield Fault(
                f"event {link.seq}", Words("mã băm không khớp chuỗi", "its hash does not follow from the chain")
            )
        previous, last = stored, link
    yield from _faults_of_head(last, previous)


def _faults_of(link: Link, last: Link | None, payload: tuple[Any, ...] | None) -> Iterator[Words]:
    if link.seq != (last.seq + 1 if last else 1):
        yield Words("số thứ tự không liền mạch", "its number does not follow the one before")
    same_act = last is not None and link.act == last.act
    if link.act != link.seq and not same_act:
        yield Words("không thuộc lần thao tác nào liền trước", "belongs to no act that precedes it")
    if last is not None and (link.at < last.at or (same_act and link.at != last.at)):
        yield Words("thời điểm đi lùi", "its time goes back")
    if payload is None:
        yield Words("không có nội dung", "its words are missing")
    elif payload[2] is not None and digest_of(bytes(payload[1]), payload[2]) != link.digest:
        yield Words("nội dung đã bị sửa", "its words were changed")


def _faults_of_head(last: Link | None, previous: bytes) -> Iterator[Fault]:
    head = Head.objects.get(pk=1)
    if last is None:
        if head.seq:
            yield Fault("head", Words("chỉ tới sự kiện không có", "points to an event that is not there"))
    elif (head.seq, head.at, bytes(head.hash)) != (last.seq, last.at, previous):
        yield Fault("head", Words("không khớp sự kiện cuối cùng", "is not the last event"))


def _prefixed(value: int | str | None) -> bytes:
    if value is None:
        return (-1).to_bytes(4, "big", signed=True)
    raw = str(value).encode()
    return len(raw).to_bytes(4, "big", signed=True) + raw


def _events() -> Iterator[tuple[Any, ...]]:
    rows = Event.objects.order_by("seq").values_list(
        "seq", "at", "act", "actor_id", "acting_for_id", "recorded_for_id", "capacity", "verb", "subject_type",
        "subject_id", "from_state", "to_state", "version", "readers", "digest", "hash",
    )  # fmt: skip
    return rows.iterator(chunk_size=CHUNK)


def _payloads() -> Iterator[tuple[Any, ...]]:
    return Payload.objects.order_by("seq").values_list("seq", "salt", "body").iterator(chunk_size=CHUNK)


def _in_step(events: Iterator[tuple[Any, ...]], payloads: Iterator[tuple[Any, ...]]) -> Iterable[tuple[Any, Any]]:
    """Both in order of number; None where one has no counterpart."""
    event, payload = next(events, None), next(payloads, None)
    while event is not None or payload is not None:
        ahead = payload is None or (event is not None and event[0] < payload[0])
        behind = event is None or (payload is not None and payload[0] < event[0])
        yield (None if behind else event), (None if ahead else payload)
        event = event if behind else next(events, None)
        payload = payload if ahead else next(payloads, None)
