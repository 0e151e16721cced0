"""Our handler in Django's place: who runs where, and what goes out."""

import threading
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from asgiref.testing import ApplicationCommunicator
from django.contrib.staticfiles import finders
from django.http import FileResponse, HttpResponse
from django.urls import path

from backend.pages import Pages

SCOPE = {"type": "http", "method": "GET", "query_string": b"", "headers": [(b"host", b"localhost")]}
LARGE = 300_000
ran: list[Any] = []


def seen(request):
    ran.append(threading.get_ident())
    return HttpResponse("seen")


def stored(request):
    response = FileResponse(Path(request.GET["name"]).open("rb"))  # noqa: SIM115 - closed with the answer
    ran.append(response)
    return response


urlpatterns = [path("seen", seen), path("stored", stored)]


@pytest.fixture
def pages(settings):
    settings.ROOT_URLCONF = __name__
    ran.clear()
    return Pages()


@asynccontextmanager
async def asked(pages, path, query=b"", headers=()):
    """The parts of the answer, as the server hears them."""
    scope = {**SCOPE, "path": path, "query_string": query, "headers": [*SCOPE["headers"], *headers]}
    wire = ApplicationCommunicator(pages, scope)
    await wire.send_input({"type": "http.request"})
    parts = [await wire.receive_output()]
    while len(parts) == 1 or parts[-1].get("more_body"):
        parts.append(await wire.receive_output())
    yield parts
    await wire.wait()


async def test_middleware_and_view_run_in_one_thread_that_is_kept(pages, monkeypatch):
    changes, run = [], pages.run

    def counted(act, *args):
        changes.append(act)
        return run(act, *args)

    monkeypatch.setattr(pages, "run", counted)
    for _ in range(2):
        async with asked(pages, "/seen") as (start, body):
            assert (start["status"], body["body"]) == (200, b"seen")
    assert len(changes) == 2 and threading.get_ident() not in ran
    assert {name for name, _ in start["headers"]} >= {b"Content-Security-Policy", b"X-Frame-Options", b"X-Request-Id"}


async def test_a_file_of_the_front_end_is_safe_to_hand_out(pages):
    assert finders.find("admin/css/base.css")
    async with asked(pages, "/static/admin/css/base.css") as (start, *_):
        assert start["status"] == 200
        assert {name.lower() for name, _ in start["headers"]} >= {b"x-content-type-options", b"referrer-policy"}
    async with asked(pages, "/static/nothing.js") as (start, *_):
        assert start["status"] == 404


@pytest.fixture
def built(settings, tmp_path):
    """A front end with a file whose name says what is in it."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "index-1a2b3c.js").write_text("export {}")
    (tmp_path / "source.txt").write_text("")
    (tmp_path / "app.webmanifest").write_text("{}")
    settings.STATICFILES_DIRS = [tmp_path]
    forget = finders.get_finder.cache_clear  # type: ignore[attr-defined]  # kept by functools
    forget()
    yield tmp_path
    forget()


async def test_what_is_named_by_its_content_is_kept_for_ever(built, pages):
    for name, kept in (("assets/index-1a2b3c.js", True), ("source.txt", False)):
        async with asked(pages, f"/static/{name}") as (start, *_):
            assert (b"immutable" in dict(start["headers"])[b"Cache-Control"]) is kept


async def test_a_file_that_a_new_build_took_away_is_not_found(built, pages):
    script, url = built / "assets" / "index-1a2b3c.js", "/static/assets/index-1a2b3c.js"
    part = [(b"range", b"bytes=0-5")]
    for headers, answer in (([], (200, b"export {}")), (part, (206, b"export"))):
        async with asked(pages, url, headers=headers) as (start, *pieces):
            assert (start["status"], b"".join(piece.get("body", b"") for piece in pieces)) == answer
    script.unlink()
    for headers in ([], part):
        async with asked(pages, url, headers=headers) as (start, *_):
            assert start["status"] == 404


async def test_what_a_browser_installs_by_goes_out_as_such(built, pages):
    async with asked(pages, "/static/app.webmanifest") as (start, *_):
        assert dict(start["headers"])[b"Content-Type"] == b"application/manifest+json"


async def test_a_stored_file_goes_out_in_pieces_and_is_closed(pages, tmp_path):
    (tmp_path / "large").write_bytes(b"x" * LARGE)
    async with asked(pages, "/stored", f"name={tmp_path / 'large'}".encode()) as (_, *parts):
        sizes = [len(part["body"]) for part in parts if "body" in part]
    assert sum(sizes) == LARGE and max(sizes) <= pages.chunk_size
    assert ran[0].file_to_stream is None or ran[0].file_to_stream.closed
    assert ran[0].closed
