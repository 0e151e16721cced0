"""The clock of a task: every working day is booked once, what was booked stays booked, whatever order it is told in."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.workcalendar.calendar import Calendar
from backend.workcalendar.explanation import Day
from workflows.task.clock import Mark, stretches, without_empty

START = datetime(2026, 8, 3, 1, tzinfo=UTC)
DAYS = Calendar((Day(date(2026, 9, 2), "HOLIDAY", "", ""), Day(date(2026, 8, 22), "MAKEUP_WORKDAY", "", "")))
HOLDERS = st.sampled_from([("assignee", "A"), ("partner", "B"), ("leader", "C"), ("hold", "D")])
MARKS = st.lists(
    st.builds(lambda hour, who: Mark(START + timedelta(hours=hour), *who), st.integers(0, 24 * 50), HOLDERS),
    max_size=8, unique_by=lambda mark: mark.at,
)  # fmt: skip
DUE = st.dates(date(2026, 8, 1), date(2026, 9, 30))


def local(moment):
    return (moment + timedelta(hours=7)).date()


def story(marks):
    return [Mark(START, "assignee", "A"), *(mark for mark in marks if mark.at > START)]


@settings(max_examples=60, deadline=None)
@given(MARKS, DUE, st.randoms(use_true_random=False))
def test_every_day_is_booked_once_and_the_order_of_telling_does_not_matter(marks, due, mixed):
    told, ends = story(marks), START + timedelta(days=55)
    found = stretches(told, ends, DAYS, due_on=due)
    shuffled = list(told)
    mixed.shuffle(shuffled)
    assert stretches(shuffled, ends, DAYS, due_on=due) == found
    assert [one.begins for one in found[1:]] == [one.ends for one in found[:-1]]
    assert sum(one.days for one in found) == DAYS.working_days_between(local(START), local(ends))
    assert sum(one.late for one in found) == max(0, DAYS.working_days_between(max(due, local(START)), local(ends)))
    shown = without_empty(found)
    assert sum(one.days for one in shown) == sum(one.days for one in found)
    assert all(a.label != b.label for a, b in pairwise(shown))


@settings(max_examples=60, deadline=None)
@given(MARKS, st.integers(1, 24 * 50))
def test_what_was_booked_stays_booked(marks, hour):
    moment = START + timedelta(hours=hour)
    then = stretches([mark for mark in story(marks) if mark.at <= moment], moment, DAYS)
    now = stretches(story(marks), START + timedelta(days=55), DAYS)
    assert now[: len(then) - 1] == then[:-1]
    assert now[len(then) - 1].begins == then[-1].begins


@settings(max_examples=40, deadline=None)
@given(MARKS, DUE, DUE)
def test_waiting_after_the_day_that_counts_makes_nobody_late(marks, due, counted):
    ends = START + timedelta(days=55)
    found = stretches(story(marks), ends, DAYS, due_on=due, counts_until=counted)
    until = max(min(counted, local(ends)), local(START))
    expected = DAYS.working_days_between(max(due, local(START)), until)
    assert sum(one.late for one in found) == (max(0, expected) if counted > due else 0)
