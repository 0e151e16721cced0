"""The worker that a device keeps: which files it takes along, and that its text changes with them."""

import json

import pytest
from django.test import Client

from api import page, worker

FILES = ("assets/index-1.js", "assets/index-1.css", "assets/face-1.woff2", "favicon.svg", "app.webmanifest")


@pytest.fixture
def dist(settings, tmp_path):
    """A front end as a build leaves it; what the process read of the real one comes back afterwards."""
    for name in (*FILES, "assets/face-1.woff", "boot.js", "worker.js", ".vite/manifest.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"// {name}\n")
    entry = {"index.html": {"file": "assets/index-1.js", "css": ["assets/index-1.css"]}}
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(entry))
    settings.FRONTEND_DIR = tmp_path
    read_anew()
    yield tmp_path
    read_anew()


def read_anew() -> None:
    """Both are read once a process."""
    page._read.cache_clear()
    worker._shell.cache_clear()


def asked() -> tuple[dict, str]:
    answer = Client().get("/sw.js")
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "text/javascript", "no-cache")
    head, _, script = answer.content.decode().partition("\n")
    return json.loads(head.removeprefix("const SHELL = ").removesuffix(";")), script


def test_the_worker_takes_the_built_files_along_and_nothing_else(dist):
    shell, script = asked()
    assert sorted(shell["files"]) == sorted(f"/static/{name}" for name in FILES)
    assert (shell["entry"], shell["page"], script) == ("/static/assets/index-1.js", "/?shell", "// worker.js\n")


def test_another_build_is_another_worker(dist):
    first = asked()[0]["version"]
    (dist / "boot.js").write_text("// changed")
    read_anew()
    second = asked()[0]["version"]
    (dist / "assets" / "index-1.css").rename(dist / "assets" / "index-2.css")
    read_anew()
    assert len({first, second, asked()[0]["version"]}) == 3


def test_without_a_build_there_is_no_worker(dist):
    (dist / "worker.js").unlink()
    assert Client().get("/sw.js").status_code == 404
