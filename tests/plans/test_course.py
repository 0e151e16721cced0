"""How a target stands, by the table of its rule."""

from datetime import date
from decimal import Decimal

import pytest

from backend.plans.course import ACHIEVED, AT_RISK, MISSED, NO_FIGURE, ON_COURSE, UNMEASURED, Goal, course

TODAY, AFTER = date(2026, 8, 14), date(2027, 1, 5)
JULY = date(2026, 7, 1)  # 182 of 365 days are gone: the way from 60 to 90 asks 74.96
CASES = [
    # operator, baseline, planned, value, as_on, today, state
    (">=", 60, 90, "75", JULY, TODAY, ON_COURSE),
    (">=", 60, 90, "73.5", JULY, TODAY, ON_COURSE),  # 5 % of the way of 30 may be missing
    (">=", 60, 90, "73.4", JULY, TODAY, AT_RISK),
    (">=", 60, 90, "90", JULY, TODAY, ACHIEVED),
    (">", 60, 90, "90", date(2026, 12, 31), AFTER, MISSED),
    (">=", 60, 90, "89.9", JULY, AFTER, MISSED),
    ("<=", 10, 4, "7", JULY, TODAY, ON_COURSE),
    ("<=", 10, 4, "7.4", JULY, TODAY, AT_RISK),
    ("<=", 10, 4, "3", JULY, TODAY, ON_COURSE),  # it may rise again until the year is over
    ("<=", 10, 4, "3", JULY, AFTER, ACHIEVED),
    ("<", None, 5, "5", AFTER.replace(year=2026), AFTER, MISSED),
    ("=", 120, 100, "112", JULY, TODAY, AT_RISK),  # falls, by where it begins
    ("=", None, 100, "96", JULY, TODAY, ON_COURSE),
    ("=", None, 100, "94", JULY, TODAY, AT_RISK),
    ("=", None, 100, "100", JULY, TODAY, ACHIEVED),
    (">=", 60, 90, None, None, TODAY, NO_FIGURE),
    (">=", 60, 90, None, None, AFTER, MISSED),
    ("", None, None, "5", JULY, TODAY, UNMEASURED),
]


@pytest.mark.parametrize(("operator", "baseline", "planned", "value", "as_on", "today", "state"), CASES)
def test_the_state_of_a_target(operator, baseline, planned, value, as_on, today, state):
    goal = Goal(operator, planned if planned is None else Decimal(planned), None if baseline is None else Decimal(baseline), 2026)  # fmt: skip
    found = course(goal, value if value is None else Decimal(value), as_on, today=today, tolerance=5)
    assert found.state == state
    assert "{" not in found.why.vi + found.why.en


def test_it_says_why_in_words():
    goal = Goal(">=", Decimal(90), Decimal(60), 2026)
    why = course(goal, Decimal("73.4"), JULY, today=TODAY, tolerance=5).why
    assert why.vi.startswith("Đến 01/07/2026 là 73,4. Đi đều từ 60 đầu năm tới ≥ 90 cuối năm thì lúc đó cần 74,96")
    assert "off by more than 1.5 (5% of the way)" in why.en
