"""Who has which record open right now: a lease in each web process's memory, renewed by the socket and told between processes
by PostgreSQL's NOTIFY. Nothing is stored, and a lost word costs at most the length of a lease.

Heard of a record only by those who may read it and have it, or the board of its kind, open. Across the wall of bodies the
body is named, not the person (product.md §17).
"""

import asyncio
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson
from channels.db import database_sync_to_async
from django.db import connection

from backend.accounts.models import User
from backend.organisations.models import OrgUnit
from workflows.machine import machines

LEASE = 40.0  # seconds: a little over two beats, at which the page says again where it is
CHANNEL = "presence"
BOARDS = frozenset({"task", "ticket"})
RECORD = re.compile(r"([a-z_]{1,20}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.ASCII)


@dataclass(frozen=True)
class Look:
    """What a page shows: a record, the board of a kind, both or neither; and whether something is being typed about it."""

    record: str = ""
    board: str = ""
    typing: bool = False

    @classmethod
    def read(cls, said: Any) -> "Look | None":
        """From a message; None for one that is not exactly that."""
        if not isinstance(said, dict) or said.keys() != {"type", "record", "board", "typing"} or said["type"] != "look":
            return None
        record, board, typing = said["record"], said["board"], said["typing"]
        if not isinstance(typing, bool) or board not in {*BOARDS, None}:
            return None
        if record is not None and not (isinstance(record, str) and RECORD.fullmatch(record)):
            return None
        return cls(record or "", board or "", typing)


NOWHERE = Look()


@dataclass(frozen=True)
class Person:
    """As others see them: by name in their own bodies, elsewhere as their body."""

    id: int
    name: str
    bodies: frozenset[int]
    body: str


@dataclass(frozen=True)
class Lease:
    """A person at a record until they say so again."""

    person: Person
    record: str
    readers: frozenset[int]
    typing: bool
    until: float


class Looker:
    """What presence asks of a socket."""

    user_id: int
    keys: frozenset[int]
    token: str
    look: Look
    person: Person | None

    def offer(self, frame: str) -> None:
        """Queue a frame."""
        raise NotImplementedError


class Presence:
    """The leases that this process has heard of, by socket."""

    def __init__(self) -> None:
        self.leases: dict[str, Lease] = {}

    def hear(self, payload: str, lookers: Iterable[Looker]) -> None:
        """What some process said of one of its sockets."""
        said = orjson.loads(payload)
        token, before = said["token"], self.leases.pop(said["token"], None)
        now: Lease | None = None
        if said["record"]:
            person = Person(said["id"], said["name"], frozenset(said["bodies"]), said["body"])
            until = asyncio.get_running_loop().time() + LEASE
            now = Lease(person, said["record"], frozenset(said["readers"]), said["typing"], until)
            self.leases[token] = now
        if before and (now is None or before.record != now.record):
            self._tell(before, lookers)
        if now and (before is None or (before.record, before.typing) != (now.record, now.typing)):
            self._tell(now, lookers)

    def expire(self, lookers: Iterable[Looker]) -> None:
        """Forget whoever has not said again that they are there."""
        moment = asyncio.get_running_loop().time()
        lookers = list(lookers)
        for token in [token for token, lease in self.leases.items() if lease.until < moment]:
            self._tell(self.leases.pop(token), lookers)

    def shown_to(self, looker: Looker) -> str:
        """Everything that concerns what this socket's page shows, as one frame."""
        near = {
            lease.record: lease
            for lease in self.leases.values()
            if _concerns(lease, looker) and looker.keys & lease.readers
        }
        return _frame({record: self._people(record, looker) for record in near}, whole=True)

    def _tell(self, lease: Lease, lookers: Iterable[Looker]) -> None:
        for looker in lookers:
            if _concerns(lease, looker) and looker.keys & lease.readers:
                looker.offer(_frame({lease.record: self._people(lease.record, looker)}, whole=False))

    def _people(self, record: str, looker: Looker) -> list[dict[str, Any]]:
        """Others who have it open, once each; who types comes first."""
        found: dict[tuple[int, str], bool] = {}
        for lease in self.leases.values():
            if lease.record == record and lease.person.id != looker.user_id:
                known = bool(lease.person.bodies & looker.keys)
                shown = (lease.person.id, lease.person.name) if known else (0, lease.person.body)
                found[shown] = found.get(shown, False) or lease.typing
        return [
            {"id": pk, "name": name, "typing": typing}
            for (pk, name), typing in sorted(found.items(), key=lambda one: (not one[1], one[0][1]))
        ]


def _concerns(lease: Lease, looker: Looker) -> bool:
    kind = lease.record.partition(":")[0]
    return looker.look.record == lease.record or looker.look.board == kind


def _frame(records: dict[str, list[dict[str, Any]]], *, whole: bool) -> str:
    told = [{"at": record, "people": people} for record, people in records.items() if people or not whole]
    return orjson.dumps({"type": "presence", "whole": whole, "records": told}).decode()


@database_sync_to_async
def publish(looker: Looker, look: Look) -> Look:
    """Tell all processes what this socket's page shows; the look as it counts: a record that its reader may not see, or that is
    not there, is none."""
    readers = _readers_of(look.record) if look.record else frozenset[int]()
    if not readers & looker.keys:
        look, readers = Look("", look.board, False), frozenset[int]()
    looker.person = looker.person or _person(looker)
    person = looker.person
    said = {
        "token": looker.token, "record": look.record, "typing": look.typing, "readers": sorted(readers),
        "id": person.id, "name": person.name, "bodies": sorted(person.bodies), "body": person.body,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, orjson.dumps(said).decode()])
    return look


def _readers_of(record: str) -> frozenset[int]:
    kind, _, pk = record.partition(":")
    model: Any = next((model for model in machines() if model.noun == kind), None)
    found = model.objects.filter(pk=uuid.UUID(pk)).values_list("readers", flat=True).first() if model else None
    return frozenset(found or ())


def _person(looker: Looker) -> Person:
    bodies = frozenset(key for key in looker.keys if key > 0)
    body = OrgUnit.objects.filter(pk__in=bodies).order_by("id").values_list("short_name", flat=True).first()
    return Person(looker.user_id, User.objects.get(pk=looker.user_id).full_name, bodies, body or "")
