"""The commands that docker-compose.yml names, run as it names them, on a database of the tests' own server."""

import http.client
import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests import database
from tests.server.conftest import ROOT, filled_in

LOOK_AGAIN = threading.Event()  # never set: other processes tell nobody when they are done
NAME = f"dondoc_server_{os.getpid()}"
HOST = "dondoc.example"


class Stack:
    """The services on the tests' server instead of their own, and a data folder for all of them."""

    def __init__(self, services: dict, home: Path) -> None:
        self.services = services
        self.home = home
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        server = urlsplit(os.environ["DATABASE_URL"])
        self.server = f"{server.hostname}:{server.port}"
        self.given = {
            "DONDOC_HOST": HOST,
            "DONDOC_APP_PASSWORD": server.password or "",
            "DONDOC_OWNER_PASSWORD": urlsplit(os.environ["DATABASE_OWNER_URL"]).password or "",
            "POSTGRES_PASSWORD": urlsplit(os.environ["DATABASE_ADMIN_URL"]).password or "",
        }

    def environment(self, service: str, **other: str) -> dict[str, str]:
        """What the service would find, at other places; `other` is what somebody got wrong."""
        ours = ("DATABASE_", "DONDOC_")
        plain = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        named = {
            name: filled_in(value, self.given).replace("@postgres:5432/dondoc", f"@{self.server}/{NAME}")
            for name, value in self.services[service]["environment"].items()
        }
        admin = {"DATABASE_ADMIN_URL": os.environ["DATABASE_ADMIN_URL"]} if "DATABASE_ADMIN_URL" in named else {}
        return plain | named | admin | {"DONDOC_DATA": str(self.home)} | other

    def words(self, service: str) -> list[str]:
        """Its command line, listening where this machine has a free port."""
        words = [str(ROOT / "dondoc"), *self.services[service]["command"]]
        return [{"8000": str(self.port), "0.0.0.0": "127.0.0.1"}.get(word, word) for word in words]

    def call(self, service: str, **other: str) -> subprocess.CompletedProcess[str]:
        environment = self.environment(service, **other)
        return subprocess.run(self.words(service), env=environment, capture_output=True, text=True, check=False)

    def healthy(self, service: str) -> bool:
        """What its healthcheck says."""
        _kind, _program, *words = self.services[service]["healthcheck"]["test"]
        environment = self.environment(service, DONDOC_PORT=str(self.port))
        done = subprocess.run([ROOT / "dondoc", *words], env=environment, capture_output=True, check=False)
        return done.returncode == 0


@pytest.fixture(scope="module")
def stack(services, tmp_path_factory) -> Iterator[Stack]:
    yield Stack(services, tmp_path_factory.mktemp("server"))
    database.drop(NAME)


def until(happened: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        LOOK_AGAIN.wait(0.05)


def test_what_is_not_for_real_work_is_refused_before_anything_is_touched(stack: Stack):
    wrong = {"DONDOC_HTTPS": "0", "DONDOC_DEBUG": "1", "DONDOC_PROXIES": "0", "DONDOC_TRUSTED_ORIGINS": "http://a"}
    done = stack.call("migrate", **wrong)
    assert done.returncode == 2
    for name in wrong:
        assert name in done.stderr.splitlines()[-1]
    assert "DONDOC_ALLOWED_HOSTS" in stack.call("web", DONDOC_ALLOWED_HOSTS="").stderr
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(database.renamed(os.environ["DATABASE_ADMIN_URL"], NAME))


def test_migrate_then_web_and_worker(stack: Stack):
    database.clone(NAME)  # migrations from nothing are the story of tests/cli/test_run.py
    database.run_as_admin("DELETE FROM world_clock", name=NAME)
    migrated = stack.call("migrate")
    assert migrated.returncode == 0, migrated.stderr
    assert re.search(r"Roles and database … .*\n  Migrations … .*\nThe database is ready", migrated.stderr)

    assert not stack.healthy("web")
    assert not stack.healthy("worker")
    running = [subprocess.Popen(stack.words(name), env=stack.environment(name)) for name in ("web", "worker")]
    try:
        until(lambda: stack.healthy("web"))
        until(lambda: stack.healthy("worker"))
        through_proxy = {"Host": HOST, "Accept": "text/html", "X-Forwarded-Proto": "https"}
        asked = http.client.HTTPConnection("127.0.0.1", stack.port, timeout=30)
        asked.request("GET", "/", headers=through_proxy)
        answer = asked.getresponse()
        assert answer.status == 200
        assert "Secure" in answer.headers["Set-Cookie"]
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    finally:
        for process in running:
            process.terminate()
        codes = [process.wait(timeout=15) for process in running]
    assert codes == [0, 0], "told to stop, they end by themselves"


def test_a_demo_world_never_becomes_a_server(stack: Stack):
    database.run_as_admin("INSERT INTO world_clock (shift) VALUES (interval '-3 days')", name=NAME)
    done = stack.call("migrate")
    assert done.returncode == 1
    assert "Migrations" not in done.stderr, "once"
    assert "holds a demo world" in done.stderr
