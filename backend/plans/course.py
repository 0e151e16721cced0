"""How a target stands: a pure function of its goal, its last figure and the day. Nothing of it is stored.

The way to be gone lies straight between the value at the year's beginning and the one planned for its end; a figure may
stay behind it by a share of that way (a body's setting). Without a value to begin with there is no line: the figure is
held against the goal itself, with the same share of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from backend.words import Words

ACHIEVED, ON_COURSE, AT_RISK, MISSED = "ACHIEVED", "ON_COURSE", "AT_RISK", "MISSED"
NO_FIGURE, UNMEASURED = "NO_FIGURE", "UNMEASURED"
COURSES = (ACHIEVED, ON_COURSE, AT_RISK, MISSED, NO_FIGURE, UNMEASURED)
UP, DOWN = "UP", "DOWN"


@dataclass(frozen=True)
class Goal:
    """What a target asks by the end of `year`; `operator` as printed, "" when no number was read out of it."""

    operator: str
    planned: Decimal | None
    baseline: Decimal | None
    year: int

    @property
    def direction(self) -> str:
        """Whether more is better. An equal sign says so by where it begins; without a beginning more is."""
        if self.operator in {"<", "<="}:
            return DOWN
        falls = self.operator == "=" and self.baseline is not None and self.planned is not None
        return DOWN if falls and self.baseline > self.planned else UP  # type: ignore[operator]  # both are there

    def met_by(self, value: Decimal) -> bool:
        """Whether the value is what was asked, or better."""
        assert self.planned is not None
        if self.operator in {"<", ">"}:
            return value < self.planned if self.operator == "<" else value > self.planned
        return value <= self.planned if self.direction == DOWN else value >= self.planned


@dataclass(frozen=True)
class Course:
    """The state, the value expected by the figure's day (None without a line), and why, in a sentence."""

    state: str
    expected: Decimal | None
    why: Words


def course(goal: Goal, value: Decimal | None, as_on: date | None, *, today: date, tolerance: int) -> Course:
    """`value`, `as_on`: the last figure, None when there is none; `tolerance`: per cent of the way."""
    if goal.planned is None or not goal.operator:
        return Course(UNMEASURED, None, _UNMEASURED)
    over = today > date(goal.year, 12, 31)
    if value is None or as_on is None:
        return Course(MISSED if over else NO_FIGURE, None, _OVER_WITHOUT if over else _WITHOUT)
    number, sign = shown(goal.planned), _SIGNS[goal.operator]
    day = f"{as_on:%d/%m/%Y}"
    parts = {"value": shown(value), "goal": Words(sign + number.vi, sign + number.en), "day": Words(day, day)}
    if goal.met_by(value) and (over or goal.direction == UP or as_on >= date(goal.year, 12, 31)):
        return Course(ACHIEVED, None, _ACHIEVED.filled(parts))
    if over:
        return Course(MISSED, None, _MISSED.filled(parts))
    expected, margin = _expected(goal, as_on), _margin(goal, tolerance)
    behind = value - expected if goal.direction == DOWN else expected - value
    state = ON_COURSE if behind <= margin else AT_RISK
    share = Words(str(tolerance), str(tolerance))
    parts |= {
        "expected": shown(expected),
        "margin": shown(margin),
        "tolerance": share,
        "baseline": shown(goal.baseline),
    }
    return Course(state, expected, (_LEVEL if goal.baseline is None else _LINE)[state].filled(parts))


def shown(value: Decimal | None) -> Words:
    """At most two decimals, no zeros at the end; with a decimal comma as offices write it, in English a point."""
    if value is None:
        return Words("–", "–")
    text = f"{value.quantize(Decimal('0.01')):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Words(text.replace(".", ","), text)


def _expected(goal: Goal, as_on: date) -> Decimal:
    assert goal.planned is not None
    if goal.baseline is None:
        return goal.planned
    first, last = date(goal.year, 1, 1), date(goal.year, 12, 31)
    days = min(max((as_on - first).days + 1, 0), (last - first).days + 1)
    return goal.baseline + (goal.planned - goal.baseline) * days / ((last - first).days + 1)


def _margin(goal: Goal, tolerance: int) -> Decimal:
    assert goal.planned is not None
    way = goal.planned if goal.baseline is None else goal.planned - goal.baseline
    return abs(way) * tolerance / 100


_SIGNS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "=": ""}
_UNMEASURED = Words(
    "Chỉ tiêu không ghi thành số nên không tính được; đánh giá bằng lời.",
    "The target is not a number, so nothing is computed; it is judged in words.",
)
_WITHOUT = Words("Chưa có số liệu nào.", "No figure has been entered yet.")
_OVER_WITHOUT = Words("Hết năm mà chưa có số liệu nào.", "The year is over and no figure was entered.")
_ACHIEVED = Words("Đến {day} là {value}, đã đạt mức {goal}.", "By {day} it is {value}, which meets {goal}.")
_MISSED = Words(
    "Hết năm; số liệu gần nhất đến {day} là {value}, chưa đạt mức {goal}.",
    "The year is over; the last figure, of {day}, is {value} and does not meet {goal}.",
)
_LINE = {
    ON_COURSE: Words(
        "Đến {day} là {value}. Đi đều từ {baseline} đầu năm tới {goal} cuối năm thì lúc đó cần {expected}; được lệch {margin} ({tolerance}% quãng đường): đúng tiến độ.",
        "By {day} it is {value}. A straight way from {baseline} at the year's beginning to {goal} at its end asks {expected} by then, {margin} less or more allowed ({tolerance}% of the way): on course.",
    ),
    AT_RISK: Words(
        "Đến {day} là {value}. Đi đều từ {baseline} đầu năm tới {goal} cuối năm thì lúc đó cần {expected}; lệch quá {margin} ({tolerance}% quãng đường): có nguy cơ không đạt.",
        "By {day} it is {value}. A straight way from {baseline} at the year's beginning to {goal} at its end asks {expected} by then; it is off by more than {margin} ({tolerance}% of the way): at risk.",
    ),
}
_LEVEL = {
    ON_COURSE: Words(
        "Đến {day} là {value}, cả năm cần {goal}. Không có số đầu năm nên so thẳng với mức này, được lệch {margin} ({tolerance}%): đúng tiến độ.",
        "By {day} it is {value}, the year asks {goal}. Without a value to begin with it is held against that, {margin} allowed ({tolerance}%): on course.",
    ),
    AT_RISK: Words(
        "Đến {day} là {value}, cả năm cần {goal}. Không có số đầu năm nên so thẳng với mức này; lệch quá {margin} ({tolerance}%): có nguy cơ không đạt.",
        "By {day} it is {value}, the year asks {goal}. Without a value to begin with it is held against that; it is off by more than {margin} ({tolerance}%): at risk.",
    ),
}
