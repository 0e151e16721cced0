"""One comparison: what is measured, against what, and the aim."""

import contextlib
import os
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from tests.database import run_as_admin

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Figure:
    """`ratio` = median of ours ÷ median of the bare thing, both in milliseconds; met when ≤ `aim`."""

    name: str
    ours_ms: float
    bare_ms: float
    aim: float

    @property
    def ratio(self) -> float:
        """How many times the bare thing."""
        return self.ours_ms / self.bare_ms

    @property
    def met(self) -> bool:
        """Within the aim."""
        return self.ratio <= self.aim

    def told(self) -> dict[str, Any]:
        """For --json."""
        return asdict(self) | {"ratio": round(self.ratio, 2), "met": self.met}

    def __str__(self) -> str:
        return f"{self.name}: {self.ratio:.2f} × (aim ≤ {self.aim:g}; {self.ours_ms:.2f} ms / {self.bare_ms:.2f} ms)"


@dataclass(frozen=True)
class Bound:
    """What may take so many seconds at most; `worked`: seconds of processors, which a loaded machine does not change."""

    name: str
    seconds: float
    worked: float
    bound: float

    @property
    def met(self) -> bool:
        """Within the bound, on this machine as it is."""
        return self.seconds <= self.bound

    def told(self) -> dict[str, Any]:
        """For --json."""
        return asdict(self) | {"met": self.met}

    def __str__(self) -> str:
        return f"{self.name}: {self.seconds:.1f} s (bound ≤ {self.bound:g} s; processors worked {self.worked:.1f} s)"


@dataclass(frozen=True)
class Within:
    """What a person meets, beside its bound; `ratio` = figure ÷ bound, met when ≤ 1. `more`: what else was seen of it."""

    name: str
    figure: float
    bound: float
    unit: str
    more: str = ""

    @property
    def met(self) -> bool:
        """Within its bound."""
        return self.figure <= self.bound

    def told(self) -> dict[str, Any]:
        """For --json."""
        return asdict(self) | {"ratio": round(self.figure / self.bound, 2), "met": self.met}

    def __str__(self) -> str:
        figures = f"{self.figure:.4g} / {self.bound:g} {self.unit}".strip()
        return f"{self.name}: {self.figure / self.bound:.2f} of its bound ({figures}{self.more and '; '}{self.more})"


@dataclass(frozen=True)
class Share:
    """So many of all, beside the same share of the bare thing; met when it is `aim` of all beyond that one at most."""

    name: str
    some: int
    all: int
    bare_some: int
    bare_all: int
    aim: float
    more: str = ""

    @property
    def beyond(self) -> float:
        """The share beyond the bare thing's; where there is none of anything, all of it."""
        return self.some / self.all - self.bare_some / self.bare_all if self.all and self.bare_all else 1.0

    @property
    def met(self) -> bool:
        """Within the aim."""
        return self.beyond <= self.aim

    def told(self) -> dict[str, Any]:
        """For --json."""
        return asdict(self) | {"beyond": round(self.beyond, 3), "met": self.met}

    def __str__(self) -> str:
        shares = f"{self.some} of {self.all}, bare page {self.bare_some} of {self.bare_all}"
        return f"{self.name}: {self.beyond:+.1%} (aim ≤ {self.aim:.0%}; {shares}{self.more and '; '}{self.more})"


Told = Figure | Bound | Within | Share


def timed(act: Callable[[], Any]) -> float:
    """Milliseconds of one call."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def worked(pids: Iterable[int]) -> float:
    """Seconds that processors worked for these processes; for one that cannot be looked at none."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(said[11]) + int(said[12])
    return total / TICK


def paired(name: str, aim: float, ours: Sequence[Callable[[], Any]], bare: Callable[[], Any]) -> Figure:
    """Each of `ours` once, a bare one beside each, the first tenth left out as warming up."""
    pairs = [(timed(act), timed(bare)) for act in ours]
    kept = pairs[len(pairs) // 10 :]
    return Figure(name, statistics.median(p[0] for p in kept), statistics.median(p[1] for p in kept), aim)


def settled() -> None:
    """The database as its own upkeep leaves it, with statistics of what was brought in: the tests' server does no upkeep, and
    the application, which owns no table, is passed over when it asks for some."""
    run_as_admin("VACUUM ANALYZE", name=connection.settings_dict["NAME"])
