"""What Chromium's own trace says of a page: when it painted, what held it up, what moved, and which frames came late."""

import json
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

CATEGORIES = [
    "loading", "blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline",
    "disabled-by-default-devtools.timeline.frame", "toplevel", "__metadata",
]  # fmt: skip
LONG = 50.0  # ms; what keeps a person's key or tap waiting
FRAME = 1000 / 60  # ms
Event = dict[str, Any]


@dataclass(frozen=True)
class Frames:
    """Frames drawn one after the other. `late`: over 16.7 ms, one beat of the screen missed at least; `stuck`: over 33 ms."""

    drawn: int
    late: int
    stuck: int
    longest_ms: float


class Trace:
    """One recording of one page; moments are microseconds of the trace's own clock."""

    def __init__(self, recording: bytes) -> None:
        self.events: list[Event] = json.loads(recording)["traceEvents"]

    @cached_property
    def renderer(self) -> tuple[int, int]:
        """Process and main thread of the page."""
        process = (
            self._last("navigationStart")["pid"]
            if self._all("navigationStart")
            else self._last("FireAnimationFrame")["pid"]
        )
        for event in self.events:
            if event["name"] == "thread_name" and event["pid"] == process and event["args"]["name"] == "CrRendererMain":
                return process, event["tid"]
        raise AssertionError("the trace knows no page")

    def first_paint(self) -> float:
        """Milliseconds from the address to the first text or picture."""
        return self._since_start(self._last("firstContentfulPaint"))

    def marked(self, name: str) -> float:
        """Milliseconds from the address to the page's own mark."""
        return self._since_start(self._last(name))

    def long_tasks(self) -> list[float]:
        """What held the page's thread for longer than `LONG`, in milliseconds, since it was asked for."""
        started = self._last("navigationStart")["ts"]
        tasks = [event for event in self._all("RunTask") if (event["pid"], event["tid"]) == self.renderer]
        return sorted(
            (task["dur"] / 1000 for task in tasks if task["ts"] >= started and task.get("dur", 0) > LONG * 1000),
            reverse=True,
        )

    def shifted(self) -> float:
        """The share of the window that moved by itself, summed (layout shift)."""
        moved = [event["args"]["data"] for event in self._all("LayoutShift")]
        return float(sum(data["score"] for data in moved if not data["had_recent_input"]))

    def frames(self) -> Frames:
        """Between the marks "moving" and "rest": while something moved."""
        begun, ended = self._last("moving")["ts"], self._last("rest")["ts"]
        drawn = sorted(event["ts"] for event in self._all("DrawFrame") if begun <= event["ts"] <= ended)
        beats = [(later - earlier) / 1000 for earlier, later in pairwise(drawn)]
        missed = [round(beat / FRAME) for beat in beats]  # a beat is one frame long, give or take
        return Frames(len(beats), sum(n > 1 for n in missed), sum(n > 2 for n in missed), max(beats, default=0.0))

    def _since_start(self, event: Event) -> float:
        took: float = (event["ts"] - self._last("navigationStart")["ts"]) / 1000
        return took

    def _all(self, name: str) -> list[Event]:
        return [event for event in self.events if event["name"] == name]

    def _last(self, name: str) -> Event:
        return max(self._all(name), key=lambda event: event["ts"])
