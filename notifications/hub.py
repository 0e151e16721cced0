"""One hub per web process: listens to PostgreSQL, reads new events once, and tells the sockets that may hear.

A frame says *that* something changed, never what: a lost frame costs latency, not data. A socket hears only events
whose readers meet its keys, and its heartbeat carries only its own last visible `seq`.
"""

import asyncio
import logging
import os
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson
import psycopg
from asgiref.sync import sync_to_async
from django.conf import settings

from backend import clock
from backend.access.readers import keys_of
from backend.accounts.models import User
from backend.activity.feed import last_visible_seq

log = logging.getLogger(__name__)

GATHER = 0.05  # seconds in which what follows the first notice is gathered into one read
COMPARE = 5.0  # seconds after which the head is looked at anyway
HEARTBEAT = float(os.environ.get("DONDOC_HEARTBEAT", "15"))  # seconds; tests let it beat faster
QUEUE = 64  # frames a slow socket may lag behind
LONGEST_PAUSE = 10.0
MOST_AT_ONCE = 2_000  # events read in one statement; more is told as "ask again"
MEMBERSHIP = ("person.joined", "person.left", "absence.recorded", "absence.ended")


def frame_of(content: dict[str, Any]) -> str:
    """A frame as it goes out; made once, however many sockets hear it."""
    return orjson.dumps(content).decode()


RESYNC = frame_of({"type": "resync"})

EVENTS = "SELECT seq, verb, subject_type, subject_id, readers FROM activity_event WHERE seq > %s ORDER BY seq LIMIT %s"


@dataclass(eq=False)
class Listener:
    """One socket: whose it is, what it may hear, and the frames waiting for it."""

    user_id: int
    keys: frozenset[int]
    last_seq: int = 0
    frames: deque[str] = field(default_factory=deque)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    gone: bool = False  # signed out or without any post: to be closed

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
        self._task: asyncio.Task[None] | None = None

    async def join(self, user: User) -> Listener:
        """Start hearing as `user`; the listener's `last_seq` is where the client may start to compare."""
        keys = await sync_to_async(lambda: frozenset(keys_of(user)))()
        listener = Listener(user.pk, keys)
        self.listeners.add(listener)
        listener.last_seq = await _last_of(keys)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run(), name="hub")
        return listener

    def leave(self, listener: Listener) -> None:
        """Stop hearing."""
        self.listeners.discard(listener)

    async def _run(self) -> None:
        """For ever: connect, listen, read; after a loss reconnect with growing pauses and go on from the last seq."""
        pause = 0.2
        while self.listeners:
            try:
                async with await connect() as connection:
                    pause = 0.2
                    await self._listen(connection)
            except (psycopg.OperationalError, OSError) as lost:
                log.warning("the listening connection was lost: %s", lost)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _listen(self, connection: psycopg.AsyncConnection[Any]) -> None:
        await connection.execute("LISTEN activity")
        if self.seq == 0:
            row = await (await connection.execute("SELECT seq FROM activity_head")).fetchone()
            self.seq = int(row[0]) if row else 0
        await self._read(connection)
        while self.listeners:
            heard = False
            async for _ in connection.notifies(timeout=COMPARE, stop_after=1):
                heard = True
            await self._read(connection)
            if heard:
                async for _ in connection.notifies(timeout=GATHER):
                    pass
                await self._read(connection)

    async def _read(self, connection: psycopg.AsyncConnection[Any]) -> None:
        """All events after the last one told, in one statement; tell those who may hear."""
        rows = await (await connection.execute(EVENTS, [self.seq, MOST_AT_ONCE])).fetchall()
        if not rows:
            return
        self.seq = rows[-1][0]
        if len(rows) == MOST_AT_ONCE:
            for listener in self.listeners:
                listener.offer(RESYNC)
            return
        self._tell(rows)
        if any(row[1] in MEMBERSHIP for row in rows):
            await self._refresh()

    def _tell(self, rows: Iterable[tuple[int, str, str, str, list[int]]]) -> None:
        for seq, verb, kind, subject, readers in rows:
            frame = frame_of({"type": "event", "seq": seq, "verb": verb, "subject": {"type": kind, "id": subject}})
            may_hear = frozenset(readers)
            for listener in self.listeners:
                if listener.keys & may_hear:
                    listener.last_seq = max(listener.last_seq, seq)
                    listener.offer(frame)

    async def _refresh(self) -> None:
        """Posts changed: everyone's keys are read again; who has none left is closed."""
        for listener in list(self.listeners):
            user = await User.objects.filter(pk=listener.user_id, is_active=True).afirst()
            keys = frozenset(await sync_to_async(keys_of)(user)) if user else frozenset()
            if keys != listener.keys:
                listener.keys = keys
                listener.gone = not keys
                listener.last_seq = await _last_of(keys)
                listener.offer(RESYNC)


async def connect() -> psycopg.AsyncConnection[Any]:
    """A direct connection of its own: LISTEN does not go through a pool."""
    database: dict[str, Any] = dict(settings.DATABASES["default"])
    return await psycopg.AsyncConnection.connect(
        host=database["HOST"], port=database["PORT"], dbname=database["NAME"], user=database["USER"],
        password=database["PASSWORD"], autocommit=True, connect_timeout=5, application_name="dondoc-listener",
    )  # fmt: skip


async def _last_of(keys: frozenset[int]) -> int:
    return await sync_to_async(last_visible_seq)(sorted(keys))


def heartbeat(listener: Listener) -> str:
    """The reader's own last visible event, and the world's time."""
    return frame_of({"type": "heartbeat", "seq": listener.last_seq, "server_now": clock.now()})


def hello(listener: Listener) -> str:
    """The first frame."""
    return frame_of({"type": "hello", "seq": listener.last_seq, "server_now": clock.now()})


hub = Hub()
