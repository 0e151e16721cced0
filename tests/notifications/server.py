"""A real web server over a clone, and people's sockets to it."""

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import websockets
from django.conf import settings
from websockets.typing import Origin

from tests.people import session_key

ROOT = Path(__file__).resolve().parents[2]
READY_WITHIN = 60.0  # seconds; others may be at work on the machine


class Server:
    """daphne on a free loopback port."""

    def __init__(
        self, database_url: str, *, application: str = "backend.asgi:application", heartbeat: str = "1"
    ) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "backend.web", "-b", "127.0.0.1", "-p", str(self.port), application],
            cwd=ROOT, env={**os.environ, "DATABASE_URL": database_url, "DONDOC_HEARTBEAT": heartbeat, "DONDOC_POOL": "1"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + READY_WITHIN
        while time.monotonic() < deadline and self.process.poll() is None:
            # The first answer loads every module: asked once and waited for, not again and again.
            with (
                contextlib.suppress(ConnectionRefusedError, urllib.error.URLError),
                urllib.request.urlopen(f"http://{self.host}/api/v1/session", timeout=READY_WITHIN),
            ):
                return
        self.process.kill()
        raise AssertionError(f"the server did not come up (exit code {self.process.wait()})")

    def stop(self) -> float:
        """SIGTERM; seconds until it was gone."""
        began = time.monotonic()
        self.process.terminate()
        self.process.wait(timeout=10)
        return time.monotonic() - began


@contextmanager
def serving(database_url: str, **options: str) -> Iterator[Server]:
    """A server for a while."""
    server = Server(database_url, **options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.process.kill()
            server.process.wait()


def cookie_of(user: Any) -> str:
    """The cookie of a session made as signing in makes it."""
    return f"{settings.SESSION_COOKIE_NAME}={session_key(user)}"


def connect(server: Server, cookie: str = "", origin: str | None = None) -> Any:
    """An open socket as a browser on our own page would make it."""
    return websockets.connect(
        f"ws://{server.host}/ws",
        additional_headers={"Cookie": cookie},
        origin=Origin(origin or f"http://{server.host}"),
    )


async def hear(wire: Any, seconds: float = 5) -> dict[str, Any]:
    """The next frame."""
    frame: dict[str, Any] = json.loads(await asyncio.wait_for(wire.recv(), seconds))
    return frame


async def hear_until(wire: Any, kind: str, seconds: float = 8) -> list[dict[str, Any]]:
    """Frames up to and with the first of `kind`."""
    frames: list[dict[str, Any]] = []
    async with asyncio.timeout(seconds):
        while not frames or frames[-1]["type"] != kind:
            frames.append(json.loads(await wire.recv()))
    return frames
