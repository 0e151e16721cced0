"""The one clock. Nothing else in the project reads the time (a lint rule and a test hold this).

The row `world_clock` shifts it: the demo world lives on Friday 14 August 2026, 09:00 at its creation and runs
on in real time. The database function `world_now()` applies the same row, so events and rows agree.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.utils import timezone

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")

_offset: timedelta | None = None


def offset() -> timedelta:
    """How far the world's clock is from the machine's; read once per process, zero outside demo and tests."""
    global _offset
    if _offset is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce((SELECT shift FROM world_clock), interval '0')")
            found: timedelta = cursor.fetchone()[0]
        if found and not settings.DEMO:
            raise ImproperlyConfigured(
                "the database's clock is shifted: it holds a demo world and cannot serve an office"
            )
        _offset = found
    return _offset


def forget_offset() -> None:
    """Read the row again at the next reading: after the world's clock was set."""
    global _offset
    _offset = None


def machine_now() -> datetime:
    """The machine's own time (UTC), for measuring durations and life times of secrets only."""
    return timezone.now()


def now() -> datetime:
    """This moment in the world, aware, UTC."""
    return machine_now() + offset()


def today() -> date:
    """Today in Vietnam."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """The moment as an office's clock on the wall shows it."""
    return moment.astimezone(LOCAL)


def set_world(moment: datetime) -> None:
    """Let the world's clock stand at `moment` now and run on from there (demo and tests; owner of the row)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT world_clock_set(%s)", [moment])
    forget_offset()
