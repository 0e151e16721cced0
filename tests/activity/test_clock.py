"""Nothing but `backend/clock.py` reads the time: neither Python nor the database's own defaults."""

import ast
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from backend import clock

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("backend", "workflows", "api", "notifications", "demo")
ALLOWED = {ROOT / "backend" / "clock.py"}
# The commands start and stop processes by the machine's time, below the world of the application.
OUTSIDE = (ROOT / "backend" / "cli", ROOT / "backend" / "embedded")

READINGS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "timezone.now", "timezone.localdate",
    "timezone.localtime", "time.time", "time.time_ns", "time.localtime", "time.gmtime", "time.ctime", "time.strftime",
}  # fmt: skip
IMPORTS = {
    ("time", "time"),
    ("time", "time_ns"),
    ("django.utils.timezone", "now"),
    ("django.db.models.functions", "Now"),
}
KEYWORDS = {"auto_now", "auto_now_add", "db_default"}
TIMELESS = {"RandomUUID()"}  # what a database may give by itself without reading a clock
SQL_READINGS = re.compile(
    r"\b(now\(\)|clock_timestamp\(\)|statement_timestamp\(\)|transaction_timestamp\(\)|current_date|current_timestamp"
    r"|localtimestamp|timeofday\(\))",
    re.IGNORECASE,
)


def sources() -> Iterator[Path]:
    """Every Python file of ours that runs in the application."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if path not in ALLOWED and not any(path.is_relative_to(folder) for folder in OUTSIDE):
                yield path


def readings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, what) of every reading of time in a syntax tree, SQL in its strings included."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            name = ".".join(ast.unparse(node).split(".")[-2:])
            if name in READINGS:
                yield node.lineno, name
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, a.name) for a in node.names if (node.module, a.name) in IMPORTS)
        elif isinstance(node, ast.keyword) and node.arg in KEYWORDS and ast.unparse(node.value) not in TIMELESS:
            yield node.value.lineno, str(node.arg)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield from ((node.lineno, found) for found in SQL_READINGS.findall(node.value))


def test_clock_is_the_only_clock() -> None:
    files = list(sources())
    assert len(files) > 60
    found = [
        f"{path.relative_to(ROOT)}:{line} {what}"
        for path in files
        for line, what in readings(ast.parse(path.read_text()))
    ]
    assert found == []


def test_sql_reads_it_in_one_function() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.sql"))
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if SQL_READINGS.search(line.partition("--")[0])
    ]
    lines = (ROOT / "backend/activity/append.sql").read_text().splitlines()
    assert [lines[int(place.rpartition(":")[2]) - 1].strip() for place in found] == [
        "SELECT clock_timestamp() + coalesce((SELECT shift FROM world_clock), interval '0')",
        "INSERT INTO world_clock (shift) VALUES (moment - clock_timestamp())",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\nx = datetime.datetime.now()",
        "from datetime import date\nx = date.today()",
        "from django.utils import timezone\nx = timezone.now",
        "import time\nx = time.time()",
        "from time import time",
        "from django.db.models.functions import Now",
        "x = DateTimeField(auto_now_add=True)",
        "cursor.execute('SELECT now()')",
        "x = f'due_on < CURRENT_DATE AND {y}'",
    ],
)
def test_the_scan_sees_each_way_of_reading_the_time(source: str) -> None:
    assert list(readings(ast.parse(source)))


def test_now_runs_on_in_the_world(db: None) -> None:
    assert clock.today() == date(2026, 8, 14)
    first = clock.now()
    assert timedelta(0) <= clock.now() - first < timedelta(minutes=1)
    assert clock.local(first).utcoffset() == timedelta(hours=7)


def test_a_day_begins_at_midnight_in_vietnam() -> None:
    late = datetime.fromisoformat("2026-08-14T17:00:00+00:00")
    assert clock.local(late).date() == date(2026, 8, 15)
    assert clock.local(late - timedelta(microseconds=1)).date() == date(2026, 8, 14)
