"""One comparison: what is measured, against what, and the aim."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


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
class Milliseconds:
    """What may take so many milliseconds at most."""

    name: str
    ms: float
    bound: float
    more: str = ""

    @property
    def met(self) -> bool:
        """Within the bound, on this machine as it is."""
        return self.ms <= self.bound

    def told(self) -> dict[str, Any]:
        """For --json."""
        return asdict(self) | {"met": self.met}

    def __str__(self) -> str:
        return f"{self.name}: {self.ms:.1f} ms (bound ≤ {self.bound:g} ms{self.more and f'; {self.more}'})"


def timed(act: Callable[[], Any]) -> float:
    """Milliseconds of one call."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def paired(name: str, aim: float, ours: Sequence[Callable[[], Any]], bare: Callable[[], Any]) -> Figure:
    """Each of `ours` once, a bare one beside each, the first tenth left out as warming up."""
    pairs = [(timed(act), timed(bare)) for act in ours]
    kept = pairs[len(pairs) // 10 :]
    return Figure(name, statistics.median(p[0] for p in kept), statistics.median(p[1] for p in kept), aim)
