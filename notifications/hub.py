"""One hub per web process: listens to PostgreSQL, reads new events once, and tells the sockets that may hear.

A frame says *that* something changed, never what: a lost frame costs latency, not data. A socket hears only events
whose readers meet its keys, and its heartbeat carries only its own last visible `seq`. Of a notice only the person it
was written for hears: that the bell rang, by the `seq` of the event. Who else looks at a record is presence.py's.
"""

import asyncio
import logging
import os
import uuid
from collections import deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson
import psycopg
from channels.db import database_sync_to_async
from django.conf import settings
from django.db import Error as DatabaseError

from backend import clock
from backend.access.readers import keys_of
from backend.access.standing import standing
from backend.accounts.models import User
from backend.activity.feed import last_visible_seqs
from backend.activity.models import Head
from backend.activity.verbs import CHANGES_HATS
from notifications.models import Notice
from notifications.notices import last_told
from notifications.presence import CHANNEL, NOWHERE, Look, Looker, Person, Presence, publish

log = logging.getLogger(__name__)

GATHER = 0.05  # seconds in which what follows the first notice is gathered into one read
COMPARE = 5.0  # seconds after which the head is looked at anyway
HEARTBEAT = float(os.environ.get("DONDOC_HEARTBEAT", "15"))  # seconds; tests let it beat faster
QUEUE = 64  # frames a slow socket may lag behind
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 10.0  # seconds between attempts to connect
MOST_AT_ONCE = 2_000  # events read in one statement


def frame_of(content: dict[str, Any]) -> str:
    """A frame as it goes out; made once, however many sockets hear it."""
    return orjson.dumps(content).decode()


RESYNC = frame_of({"type": "resync"})

NOTICES = "SELECT id, user_id, seq FROM notifications_notice WHERE id > %s ORDER BY id LIMIT %s"
EVENTS = "SELECT seq, verb, subject_type, subject_id, readers FROM activity_event WHERE seq > %s ORDER BY seq LIMIT %s"


@dataclass(eq=False)
class Listener(Looker):
    """One socket: whose it is, what it may hear, what its page shows, and the frames waiting for it."""

    user_id: int
    keys: frozenset[int]
    last_seq: int = 0
    last_notice: int = 0
    frames: deque[str] = field(default_factory=deque)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    gone: bool = False  # its last post ended: to be closed
    look: Look = NOWHERE
    person: Person | None = None
    token: str = field(default_factory=lambda: uuid.uuid4().hex)

    def offer(self, frame: str) -> None:
        """Queue a frame; a socket that lags too far behind forgets them all and asks anew."""
        if len(self.frames) >= QUEUE:
            self.frames.clear()
            frame = RESYNC
        self.frames.append(frame)
        self.wake.set()


class Hub:
    """All sockets of this process and the one connection they share."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self.seq = 0
        self.notice_id = 0  # one dispatcher at a time writes them, so they are committed in this order
        self._task: asyncio.Task[None] | None = None
        self.presence = Presence()
        self._rereading = asyncio.Lock()  # an older answer never replaces a newer one

    async def join(self, user: User) -> Listener:
        """Start hearing as `user`; the listener's `last_seq` is where the client may start to compare."""
        head, notice_id = await _heads()  # read before what the listener knows: nothing happens between the two unheard
        listener = Listener(user.pk, frozenset())
        self.listeners.add(listener)
        if self._task is None or self._task.done():
            self.seq, self.notice_id = head, notice_id
            self._task = asyncio.create_task(self._run(), name="hub")
        try:
            async with self._rereading:
                listener.keys, listener.last_seq = (await _known([user.pk]))[user.pk]
            listener.last_notice = max(listener.last_notice, await _last_notice(user.pk))
        except BaseException:
            self.leave(listener)
            raise
        return listener

    async def reread(self, listeners: Collection[Listener]) -> None:
        """Their keys as they are now: posts begin and end by events and by dates. Who has none left is closed. And where
        they stand: what was told while a socket joined is heard with the beat."""
        async with self._rereading:
            known = await _known({listener.user_id for listener in listeners})
            for listener in listeners:
                keys, last_seq = known[listener.user_id]
                if keys != listener.keys:
                    listener.keys, listener.last_seq, listener.gone = keys, last_seq, not keys
                    listener.offer(RESYNC)
                listener.last_seq = max(listener.last_seq, last_seq)

    def leave(self, listener: Listener) -> None:
        """Stop hearing."""
        self.listeners.discard(listener)

    async def look(self, listener: Listener, look: Look) -> None:
        """Its page shows this now, or still: others hear of it, and it of them, when it is something else."""
        before = listener.look
        listener.look = await publish(listener, look)
        if (before.record, before.board) != (listener.look.record, listener.look.board):
            listener.offer(self.presence.shown_to(listener))

    async def look_away(self, listener: Listener) -> None:
        """Its page is gone."""
        if listener.look.record:
            await publish(listener, NOWHERE)

    async def _run(self) -> None:
        """While anybody is here: connect, listen, read; after a loss again, with growing pauses, from the last seq."""
        pause = FIRST_PAUSE
        while self.listeners:
            try:
                async with await connect() as connection:
                    pause = FIRST_PAUSE
                    await self._listen(connection)
            except (psycopg.Error, DatabaseError, OSError) as lost:
                log.warning("the listening connection was lost: %s", lost)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _listen(self, connection: psycopg.AsyncConnection[Any]) -> None:
        await connection.execute("LISTEN activity")
        await connection.execute("LISTEN notices")
        await connection.execute(f"LISTEN {CHANNEL}")
        await self._read(connection)
        clock_of_loop = asyncio.get_running_loop().time
        compared = clock_of_loop()
        while self.listeners:
            heard = await self._hear(connection, COMPARE, stop_after=1)
            self.presence.expire(self.listeners)
            if not heard and clock_of_loop() - compared < COMPARE:
                continue  # it was about presence alone
            await self._read(connection)
            if heard:
                await self._hear(connection, GATHER)
                await self._read(connection)
            compared = clock_of_loop()

    async def _hear(
        self, connection: psycopg.AsyncConnection[Any], seconds: float, stop_after: int | None = None
    ) -> bool:
        """Whether there are events or notices to read; what is said of presence is taken in at once."""
        heard = False
        async for said in connection.notifies(timeout=seconds, stop_after=stop_after):
            if said.channel == CHANNEL:
                self.presence.hear(said.payload, self.listeners)
            else:
                heard = True
        return heard

    async def _read(self, connection: psycopg.AsyncConnection[Any]) -> None:
        """All events after the last one told; tell those who may hear.

        Keys are read again before anything is told, so nobody hears by a post that ended. The last seq moves after
        the telling: what fails in between is told again, and hearing twice costs a question, never data.
        """
        while True:
            rows = await (await connection.execute(EVENTS, [self.seq, MOST_AT_ONCE])).fetchall()
            if any(row[1] in CHANGES_HATS for row in rows):
                await self.reread(list(self.listeners))
            self._tell(rows)
            if rows:
                self.seq = rows[-1][0]
            if len(rows) < MOST_AT_ONCE:
                break
        await self._read_notices(connection)

    async def _read_notices(self, connection: psycopg.AsyncConnection[Any]) -> None:
        """All notices after the last one told, likewise; after the events, which come first."""
        rows = [(0, 0, 0)] * MOST_AT_ONCE
        while len(rows) == MOST_AT_ONCE:
            rows = await (await connection.execute(NOTICES, [self.notice_id, MOST_AT_ONCE])).fetchall()
            self._ring(rows)
            if rows:
                self.notice_id = rows[-1][0]

    def _ring(self, rows: Iterable[tuple[int, int, int]]) -> None:
        """Each person's newest one, once."""
        newest = {user_id: seq for _, user_id, seq in rows}
        for listener in self.listeners:
            seq = newest.get(listener.user_id, 0)
            if seq > listener.last_notice:
                listener.last_notice = seq
                listener.offer(frame_of({"type": "notice", "seq": seq}))

    def _tell(self, rows: Iterable[tuple[int, str, str, str, list[int]]]) -> None:
        for seq, verb, kind, subject, readers in rows:
            frame = frame_of({"type": "event", "seq": seq, "verb": verb, "subject": {"type": kind, "id": subject}})
            may_hear = frozenset(readers)
            for listener in self.listeners:
                if listener.keys & may_hear:
                    listener.last_seq = max(listener.last_seq, seq)
                    listener.offer(frame)


async def connect() -> psycopg.AsyncConnection[Any]:
    """A direct connection of its own: LISTEN does not go through a pool."""
    database: dict[str, Any] = dict(settings.DATABASES["default"])
    return await psycopg.AsyncConnection.connect(
        host=database["HOST"], port=database["PORT"], dbname=database["NAME"], user=database["USER"],
        password=database["PASSWORD"], autocommit=True, connect_timeout=5, application_name="dondoc-listener",
    )  # fmt: skip


# Sockets live long: each reading gives its connection back, so one that broke is never kept.
@database_sync_to_async
def _heads() -> tuple[int, int]:
    """The last event and the last notice there are."""
    last = Notice.objects.order_by("-id").values_list("id", flat=True).first()
    return Head.objects.values_list("seq", flat=True).get(), last or 0


_last_notice = database_sync_to_async(last_told)


def known_of(user_ids: Collection[int]) -> dict[int, tuple[frozenset[int], int]]:
    """By user: the keys held today, and the last event these may read; none for an account that is not active. Two
    statements, however many they are."""
    found = dict.fromkeys(user_ids, (frozenset[int](), 0))
    people = [(user.pk, keys_of(user)) for user in standing(user_ids)]
    for (user_id, keys), seq in zip(people, last_visible_seqs([keys for _, keys in people]), strict=True):
        found[user_id] = (frozenset(keys), seq)
    return found


_known = database_sync_to_async(known_of)


def heartbeat(listener: Listener) -> str:
    """The reader's own last visible event and last notice, and the world's time."""
    return frame_of(_standing(listener, "heartbeat"))


def hello(listener: Listener) -> str:
    """The first frame, which says the same."""
    return frame_of(_standing(listener, "hello"))


def _standing(listener: Listener, kind: str) -> dict[str, Any]:
    return {"type": kind, "seq": listener.last_seq, "notice": listener.last_notice, "server_now": clock.now()}


hub = Hub()
