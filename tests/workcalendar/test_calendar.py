"""Working days of 2026 as announced, the arithmetic's laws, and that PostgreSQL counts as Python does."""

from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.workcalendar.calendar import Calendar, current, forget, working_index_sql
from backend.workcalendar.explanation import Day
from backend.workcalendar.models import CalendarDay

Kind = CalendarDay.Kind

DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
CALENDARS = st.lists(st.builds(Day, DAYS, st.sampled_from(Kind.values)), max_size=40, unique_by=lambda day: day.on).map(
    lambda days: Calendar(tuple(sorted(days)))
)


@pytest.fixture
def year_2026(db: None) -> Calendar:
    """The calendar as the migration loaded it."""
    forget()
    return current()


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 1), False),  # New Year's Day
        (date(2026, 1, 2), False),  # a Friday off by swap …
        (date(2026, 1, 10), True),  # … worked on this Saturday
        (date(2026, 1, 17), False),  # any Saturday
        (date(2026, 2, 20), False),  # last day of Tết
        (date(2026, 2, 23), True),
        (date(2026, 4, 26), False),  # Hung Kings, a Sunday …
        (date(2026, 4, 27), False),  # … made up on Monday
        (date(2026, 8, 22), True),  # Saturday worked for Monday 31 August
        (date(2026, 8, 31), False),
        (date(2026, 9, 2), False),
        (date(2026, 9, 3), True),
        (date(2026, 11, 24), True),  # named, not yet law: worked until confirmed
    ],
)
def test_days_of_2026(year_2026: Calendar, day: date, worked: bool) -> None:
    assert year_2026.is_working(day) is worked


def test_counting_skips_holidays_and_takes_in_the_working_saturday(year_2026: Calendar) -> None:
    friday = date(2026, 8, 14)
    assert year_2026.working_days_between(friday, friday) == 0
    assert year_2026.working_days_between(friday, date(2026, 8, 16)) == 0
    assert year_2026.working_days_between(friday, date(2026, 8, 17)) == 1
    assert year_2026.working_days_between(friday, date(2026, 9, 4)) == 13
    assert year_2026.working_days_between(date(2026, 9, 4), friday) == -13


def test_adding_lands_on_working_days(year_2026: Calendar) -> None:
    friday = date(2026, 8, 14)
    assert year_2026.add_working_days(friday, 0) == friday
    assert year_2026.add_working_days(friday, 6) == date(2026, 8, 22)
    assert year_2026.add_working_days(date(2026, 8, 28), 1) == date(2026, 9, 3)
    assert year_2026.add_working_days(date(2026, 9, 3), -1) == date(2026, 8, 28)
    assert year_2026.next_working_day(date(2026, 8, 22)) == date(2026, 8, 22)
    assert year_2026.next_working_day(date(2026, 8, 29)) == date(2026, 9, 3)


def test_explanation_names_the_days_left_out(year_2026: Calendar) -> None:
    words = year_2026.explain(date(2026, 8, 28), date(2026, 9, 8))
    assert words.vi == "Không tính 31/08 nghỉ hoán đổi, 01/09, 02/09 Quốc khánh và 4 ngày cuối tuần."
    assert words.en == "Not counted: 31/08 day off by swap, 01/09, 02/09 National Day and 4 weekend days."
    tet = year_2026.explain(date(2026, 2, 13), date(2026, 2, 23))
    assert tet.vi == "Không tính 16/02–20/02 Tết Nguyên đán và 4 ngày cuối tuần."
    assert year_2026.explain(date(2026, 8, 17), date(2026, 8, 18)).vi == ""


def test_explanation_tells_what_is_not_certain(year_2026: Calendar) -> None:
    words = year_2026.explain(date(2026, 11, 23), date(2027, 1, 4)).vi
    assert "24/11/2026 Ngày Văn hóa Việt Nam chưa xác nhận là ngày nghỉ nên vẫn tính" in words
    assert "lịch nghỉ năm 2027 chưa có" in words
    own = year_2026.with_own([Day(date(2027, 1, 2), "MAKEUP_WORKDAY", "Làm bù", "Makeup")])
    assert (
        "lịch nghỉ năm 2027 chưa có" in own.explain(date(2026, 11, 23), date(2027, 1, 4)).vi
    )  # a body's own day announces none


def test_days_off_with_a_weekend_between_them_are_not_told_as_one_run() -> None:
    days = tuple(Day(date(2026, 8, n), Kind.HOLIDAY, "Lễ hội", "Festival") for n in (19, 20, 21, 24))
    words = Calendar(days).explain(date(2026, 8, 14), date(2026, 8, 28)).vi
    assert words == "Không tính 19/08–21/08, 24/08 Lễ hội và 4 ngày cuối tuần."


def test_explanation_is_the_same_in_both_directions(year_2026: Calendar) -> None:
    a, b = date(2026, 8, 20), date(2026, 9, 4)
    assert year_2026.explain(a, b) == year_2026.explain(b, a)
    assert "có tính 22/08 làm bù (thứ Bảy)" in year_2026.explain(a, b).vi


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the count
@given(CALENDARS, DAYS, DAYS)
def test_between_counts_the_working_days_one_by_one(calendar: Calendar, a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    days = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    off = {d.on for d in calendar.days if d.kind in {Kind.HOLIDAY, Kind.SWAPPED_OFF, Kind.COMPENSATORY_OFF}}
    on = {d.on for d in calendar.days if d.kind == Kind.MAKEUP_WORKDAY}
    counted = sum(day in on or (day.weekday() < 5 and day not in off) for day in days)
    assert calendar.working_days_between(first, last) == counted
    assert calendar.working_days_between(last, first) == -counted


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the count
@given(CALENDARS, DAYS, st.integers(0, 60))
def test_adding_and_counting_agree(calendar: Calendar, day: date, n: int) -> None:
    later = calendar.add_working_days(day, n)
    assert calendar.working_days_between(day, later) == n
    assert n == 0 or calendar.is_working(later)


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CALENDARS, st.lists(DAYS, min_size=1, max_size=60))
def test_sql_counts_as_python_does(calendar: Calendar, days: list[date]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT day, {working_index_sql('day')} FROM unnest(%(days)s::date[]) AS day",
            {"days": days, **calendar.sql_params()},
        )
        assert cursor.fetchall() == [(day, calendar.index(day)) for day in days]


def test_calendar_is_read_once(year_2026: Calendar, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert current() is year_2026
    forget()
    with django_assert_num_queries(2):  # the country's days, and those of bodies
        assert current() == year_2026
