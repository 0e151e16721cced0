"""What Chromium's own trace says of a page: when it painted, what held it up, what moved, and which frames came late."""

import json
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

CATEGORIES = [
    "loading", "blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline",
    "disabled-by-default-devtools.timeline.frame", "toplevel", "__metadata",
]  # fmt: skip
LONG = 50.0  # ms; a task that keeps a key or tap waiting
FRAME = 1000 / 60  # ms
Event = dict[str, Any]


@dataclass(frozen=True)
class Frames:
    """Frames drawn one after the other. `late`: over 16.7 ms, one beat of the screen missed at least; `stuck`: over 33 ms.
    `tasks`: what the page's thread did meanwhile, in milliseconds of processor, the longest first."""

    drawn: int
    late: int
    stuck: int
    longest_ms: float
    tasks: list[float]


class Trace:
    """One recording of one page; moments are microseconds of the trace's own clock."""

    def __init__(self, recording: bytes) -> None:
        self.events: list[Event] = json.loads(recording)["traceEvents"]

    def thread_of(self, event: Event) -> tuple[int, int]:
        """Process and main thread of the page in which this happened."""
        for other in self.events:
            if (
                other["name"] == "thread_name"
                and other["pid"] == event["pid"]
                and other["args"]["name"] == "CrRendererMain"
            ):
                return event["pid"], other["tid"]
        raise AssertionError("the trace knows no page")

    def useful(self) -> float:
        """Milliseconds from the address to the mark "useful", as the page itself counts them: a new process may hear of the
        tracing after it was asked for the address."""
        took: float = self._last("useful")["args"]["data"]["startTime"]
        return took

    def first_paint(self) -> float:
        """Milliseconds from the address to the first text or picture."""
        return self.useful() - float(self._last("useful")["ts"] - self._last("firstContentfulPaint")["ts"]) / 1000

    def tasks(self) -> list[float]:
        """What the page's thread did since it was asked for, task by task, the longest first: milliseconds of processor, which others at
        work on the machine do not change."""
        useful = self._last("useful")
        return self._worked(useful, useful["ts"] - self.useful() * 1000, math.inf)

    def _worked(self, there: Event, since: float, until: float) -> list[float]:
        """Of the page in which `there` happened."""
        thread = self.thread_of(there)
        own = [event for event in self._all("RunTask") if (event["pid"], event["tid"]) == thread]
        own = [event for event in own if since <= event["ts"] <= until]
        return sorted((float(event.get("tdur") or event.get("dur") or 0) / 1000 for event in own), reverse=True)

    def shifted(self) -> float:
        """The share of the window that moved by itself, summed (layout shift)."""
        moved = [event["args"]["data"] for event in self._all("LayoutShift")]
        return float(sum(data["score"] for data in moved if not data["had_recent_input"]))

    def frames(self) -> Frames:
        """Between the marks "moving" and "rest": while something moved."""
        moving, rest = self._last("moving"), self._last("rest")["ts"]
        drawn = sorted(event["ts"] for event in self._all("DrawFrame") if moving["ts"] <= event["ts"] <= rest)
        beats = [(later - earlier) / 1000 for earlier, later in pairwise(drawn)]
        missed = [round(beat / FRAME) for beat in beats]  # a beat is one frame long, give or take
        return Frames(
            len(beats),
            sum(n > 1 for n in missed),
            sum(n > 2 for n in missed),
            max(beats, default=0.0),
            self._worked(moving, moving["ts"], rest),
        )

    def _all(self, name: str) -> list[Event]:
        return [event for event in self.events if event["name"] == name]

    def _last(self, name: str) -> Event:
        return max(self._all(name), key=lambda event: event["ts"])
