"""The bare server of the comparisons: the same bytes for every request, and a broadcast to every socket."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

Message = dict[str, Any]
sockets: set[Callable[[Message], Awaitable[None]]] = set()
BODY = Path(os.environ["BARE_BODY"]).read_bytes() if "BARE_BODY" in os.environ else b"{}"


async def application(
    scope: Message, receive: Callable[[], Awaitable[Message]], send: Callable[[Message], Awaitable[None]]
) -> None:
    """HTTP answers BODY; a word from any socket is sent to all of them."""
    if scope["type"] == "http":
        await receive()
        headers = [(b"content-type", b"application/json"), (b"Content-Length", str(len(BODY)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": BODY})
        return
    await receive()
    await send({"type": "websocket.accept"})
    sockets.add(send)
    try:
        while (message := await receive())["type"] == "websocket.receive":
            for other in list(sockets):
                await other({"type": "websocket.send", "text": message["text"]})
    finally:
        sockets.discard(send)
