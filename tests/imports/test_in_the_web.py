"""A real server given bad files: each gets its answer within 10 s, and the server's memory hardly moves."""

import hashlib
import time
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings

from backend.ids import uuid7
from tests.imports.bad import FILES
from tests.imports.books import LINE, book
from tests.notifications.server import Server, cookie_of, serving

SECONDS, MEMORY = 10, 5 * 1024  # kB
GIVEN = (
    "with_password", "macros", "zip_bomb", "entity_bomb", "broken_inside", "too_many_rows", "no_table",
    "formula_in_a_title", "everything_at_once", "too_heavy",
)  # fmt: skip
TOKEN = "a" * 32


def forget_peak(server: Server) -> None:
    """The kernel counts the highest memory anew from here."""
    Path(f"/proc/{server.process.pid}/clear_refs").write_text("5")


def memory(server: Server, which: str) -> int:
    """Resident memory in kB: now (VmRSS), or the highest since `forget_peak` (VmHWM)."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith(which)).split()[1])


def answered(web: httpx.Client, path: Path) -> httpx.Response:
    """The refusal of the upload, else what the preview says."""
    content, upload = path.read_bytes(), uuid7()
    sent = web.put(
        f"/api/v1/uploads/{upload}", content=content, headers={"X-Content-SHA256": hashlib.sha256(content).hexdigest()}
    )
    return sent if sent.status_code != 201 else web.get(f"/api/v1/plan-imports/{upload}")


def test_the_server_does_not_notice(own_database: str, cast: Any, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("DONDOC_DATA", str(tmp_path))
    cookies = f"{cookie_of(cast.standing)}; {settings.CSRF_COOKIE_NAME}={TOKEN}"
    with serving(own_database) as server:
        headers = {"Cookie": cookies, "X-CSRFToken": TOKEN, "Referer": f"http://{server.host}/", "Accept": "*/*"}
        with httpx.Client(base_url=f"http://{server.host}", headers=headers, timeout=30) as web:
            for n in range(2):  # every module loaded
                assert answered(web, book(tmp_path / f"good{n}.xlsx", LINE)).status_code == 200
            forget_peak(server)
            before = memory(server, "VmRSS")
            for name in GIVEN:
                make, expected = FILES[name]
                path = make(tmp_path / f"{name}.xlsx")
                began = time.monotonic()
                answer = answered(web, path)
                assert time.monotonic() - began < SECONDS, name
                if answer.status_code == 200:
                    assert [(e["code"], e["cell"]) for e in answer.json()["errors"]] == expected, name
                else:
                    assert answer.status_code == 422 and answer.json()["detail"], name
            assert memory(server, "VmHWM") - before <= MEMORY
