"""A server killed while it records a plan: all of it is there, or nothing."""

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command

from backend.activity.models import Event
from backend.plans.models import Plan, PlanLine, Task
from tests.database import admin_url, renamed

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests" / "data" / "ke-hoach-cchc-2026-xa.xlsx"
WAITS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def started(url: str, *words: str) -> subprocess.Popen[bytes]:
    """The command as a process of its own, on the test's database."""
    command = [sys.executable, "manage.py", "import_plan", str(SAMPLE), "--unit", "30337", *words]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | {"DATABASE_URL": url}, stdout=subprocess.DEVNULL)


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Plan, PlanLine, Task, Event))


@pytest.mark.parametrize(("words", "tasks"), [((), 0), (("--record",), 53)])
def test_killed_before_its_commit_nothing_is_there(
    own_database: str, cast: Any, words: tuple[str, ...], tasks: int
) -> None:
    """Held up at the last statement, with everything written but the events; then killed."""
    before = counts()
    name = own_database.rpartition("/")[2].partition("?")[0]
    with psycopg.connect(renamed(admin_url(), name), autocommit=True) as watcher:
        with psycopg.connect(renamed(admin_url(), name)) as holder:
            holder.execute("SELECT FROM activity_head FOR UPDATE")
            child = started(own_database, *words)
            while watcher.execute(WAITS).fetchone() == (0,):
                assert child.poll() is None
                watcher.execute("SELECT pg_sleep(0.05)")
            child.kill()
            assert child.wait() == -9
        assert counts() == before
        while watcher.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [name]).fetchone()[0] > 2:  # type: ignore[index]  # one row
            watcher.execute("SELECT pg_sleep(0.05)")
    assert counts() == before
    with pytest.raises(SystemExit) as done:
        call_command("import_plan", str(SAMPLE), "--unit", "30337", *words, stdout=io.StringIO())
    assert done.value.code == 0
    assert counts()[:3] == (1, 58, tasks)
