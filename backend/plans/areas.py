"""The areas of programmes: what they are called, in which order they stand, by which words a file names them.

Plans, tasks, findings, tickets and checklists keep an area's code alone; a code belongs to one programme, and stays what it is
when the area is renamed or retired. Read whole, and kept by a process as long as `STAMP_SQL` says the same: whoever reads the
session reads the stamp in the same statement (`expect`), so what another process changed is seen by the next request.
Where nobody said which stamp holds (a command, a job, after a change in the same request) they are read anew each time.
"""

from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.db import connection

from backend.words import Words

REFORM = "CCHC"  # the programme of plans that name none
# Grows with every change of a programme or its areas, which are part of it (`Programme.version`).
STAMP_SQL = "(SELECT coalesce(sum(version), 0) FROM plans_programme)"
_READ = f"""SELECT {STAMP_SQL}, (SELECT coalesce(json_object_agg(code, name ORDER BY id), '{{}}'::json) FROM plans_programme),
    (SELECT coalesce(json_agg(json_build_array(a.code, p.code, a.name_vi, a.name_en, a.words, a.retired)
        ORDER BY p.id, a.place), '[]'::json) FROM plans_programmearea a JOIN plans_programme p ON p.id = a.programme_id)"""


class Area(NamedTuple):
    """An area of a programme. `words`: by which a file may name it besides its name; `retired`: nothing new is said of it."""

    code: str
    programme: str
    name_vi: str
    name_en: str
    words: Sequence[str]
    retired: bool

    @property
    def name(self) -> Words:
        """In both languages; the Vietnamese stands where there is no English one."""
        return Words(self.name_vi, self.name_en or self.name_vi)


@dataclass(frozen=True)
class Areas:
    """All of them, in the order plans print them, programme by programme. `programmes`: names by code."""

    rows: tuple[Area, ...]
    programmes: dict[str, str] = field(default_factory=dict)

    @cached_property
    def by_code(self) -> dict[str, Area]:
        """Each by its code."""
        return {area.code: area for area in self.rows}

    @cached_property
    def rank(self) -> dict[str, int]:
        """Where each stands."""
        return {area.code: place for place, area in enumerate(self.rows)}

    def of(self, programme: str) -> list[Area]:
        """Those of a programme in which something new may be said."""
        return [area for area in self.rows if area.programme == programme and not area.retired]

    def codes_of(self, programme: str) -> set[str]:
        """All codes of a programme, retired ones too: what a plan of it may hold already."""
        return {area.code for area in self.rows if area.programme == programme}

    @property
    def open(self) -> list[Area]:
        """Those in which something new may be said, whatever their programme."""
        return [area for area in self.rows if not area.retired]

    def name(self, code: str) -> Words:
        """What it is called; the code of one that nobody knows."""
        return self.by_code[code].name if code in self.by_code else Words(code, code)

    def in_order(self, codes: Iterable[str]) -> list[str]:
        """These, as they stand; what nobody knows last."""
        return sorted(codes, key=lambda code: self.rank.get(code, len(self.rows)))


class _Kept:
    """As last read by this process."""

    areas: Areas | None = None
    stamp: int = -1


_expected: ContextVar[int | None] = ContextVar("stamp of the areas", default=None)


def known() -> Areas:
    """All areas: none or one statement."""
    expected = _expected.get()
    if expected is not None and _Kept.areas is not None and _Kept.stamp == expected:
        return _Kept.areas
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        stamp, programmes, rows = cursor.fetchone()
    _Kept.areas, _Kept.stamp = Areas(tuple(Area(*row) for row in rows), programmes), stamp
    return _Kept.areas


def expect(stamp: int | None) -> None:
    """The stamp that a request's first statement read; None when nobody said one."""
    _expected.set(stamp)


def forget() -> None:
    """Read them anew until the request ends: they were changed in it."""
    _expected.set(None)
    _Kept.areas = None
