"""The socket of one browser tab: who is it, may it be here, and then frames out; in, a rare ping and what the page shows.

Close codes: 4401 not signed in (any more), 4403 a foreign page, 4408 too much or malformed.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import orjson
from channels.db import database_sync_to_async
from django.conf import settings
from django.db import Error as DatabaseError
from django.http.cookie import parse_cookie
from django.http.request import validate_host

from backend.access import sessions
from backend.accounts.models import User
from notifications.hub import HEARTBEAT, Listener, frame_of, heartbeat, hello, hub
from notifications.presence import Look

NOT_SIGNED_IN, FOREIGN, MISUSED = 4401, 4403, 4408
LARGEST = 1024  # bytes of one message
MOST = 10  # messages in WINDOW seconds
WINDOW = 10.0
PONG = frame_of({"type": "pong"})

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


async def live(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    """One connection from handshake to close (ASGI)."""
    if (await receive())["type"] != "websocket.connect":
        return
    headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
    if not own_page(headers):
        await send({"type": "websocket.close", "code": FOREIGN})
        return
    session_key = parse_cookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME, "")
    user = await signed_in(session_key)
    if user is None:
        # Accepted first: a refused handshake reaches the browser without its code.
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": NOT_SIGNED_IN})
        return
    await send({"type": "websocket.accept"})
    listener = await hub.join(user)
    listener.offer(hello(listener))
    try:
        await _both(receive, send, listener, session_key)
    finally:
        hub.leave(listener)
        with contextlib.suppress(DatabaseError):  # the lease ends by itself
            await hub.look_away(listener)


async def _both(receive: Receive, send: Send, listener: Listener, session_key: str) -> None:
    """Until either side ends."""
    tasks = {
        asyncio.create_task(_read(receive, listener)),
        asyncio.create_task(_write(send, listener)),
        asyncio.create_task(_beat(listener, session_key)),
    }
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    # A fault is raised, not swallowed: the server then closes with 1011 and the page connects again.
    codes = [task.result() for task in done]
    if code := next(filter(None, codes), None):
        await send({"type": "websocket.close", "code": code})


async def _write(send: Send, listener: Listener) -> int:
    """Frames as they come; ends when the listener has no key left."""
    while not listener.gone:
        await listener.wake.wait()
        listener.wake.clear()
        while listener.frames:
            await send({"type": "websocket.send", "text": listener.frames.popleft()})
    return NOT_SIGNED_IN


async def _beat(listener: Listener, session_key: str) -> int:
    """A heartbeat now and then; ends when the session has."""
    while True:
        await asyncio.sleep(HEARTBEAT)
        if await signed_in(session_key) is None:
            return NOT_SIGNED_IN
        await hub.reread([listener])
        listener.offer(heartbeat(listener))


async def _read(receive: Receive, listener: Listener) -> int | None:
    """The client may say `{"type": "ping"}` and what its page shows (`Look`), seldom; anything else ends the connection."""
    loop = asyncio.get_running_loop()
    times: list[float] = []
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return None
        text = message.get("text") or ""
        now = loop.time()
        times = [*(t for t in times if now - t < WINDOW), now]
        said = _said(text) if len(times) <= MOST and len(text.encode()) <= LARGEST else None
        if said is None:
            return MISUSED
        if isinstance(said, Look):
            await hub.look(listener, said)
        else:
            listener.offer(PONG)


def _said(text: str) -> Look | str | None:
    """The look, "ping", or None for what nobody may say."""
    try:
        said = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return "ping" if said == {"type": "ping"} else Look.read(said)


def own_page(headers: dict[str, str]) -> bool:
    """Browsers always say where a socket comes from: it must be our own address, port included."""
    origin, host = urlsplit(headers.get("origin", "")), headers.get("host", "")
    if origin.scheme not in {"http", "https"} or origin.netloc != host:
        return f"{origin.scheme}://{origin.netloc}" in settings.CSRF_TRUSTED_ORIGINS
    return validate_host(host.rsplit(":", 1)[0] if not host.endswith("]") else host, settings.ALLOWED_HOSTS)


@database_sync_to_async
def signed_in(session_key: str) -> User | None:
    """Whose session it is; None when it is nobody's."""
    return sessions.signed_in(sessions.SessionStore(session_key)) if session_key else None
