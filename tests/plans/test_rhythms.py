"""Rhythms and dates after events: pure readings and arithmetic, against the calendar of 2026 with its swapped days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.plans.after_event import rule_of
from backend.plans.models import Rhythm
from backend.plans.rhythms import due_of, name_of, period_at, periods, printed_as, rhythm_of
from backend.workcalendar import calendar as workcalendar

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
RHYTHMS = st.sampled_from(Rhythm.values)


@pytest.mark.parametrize(
    ("printed", "rhythm"),
    [
        ("Thường xuyên", "QUARTERLY"), ("Thường xuyên trong năm", "QUARTERLY"), ("Hằng quý", "QUARTERLY"),
        ("Hàng quý", "QUARTERLY"), ("Hằng tháng", "MONTHLY"), ("Hàng tháng", "MONTHLY"), ("Thường xuyên, hằng tuần", "WEEKLY"),
        ("Định kỳ hằng tuần", "WEEKLY"), ("6 tháng, 01 năm", "HALF_YEARLY"), ("Định kỳ 6 tháng", "HALF_YEARLY"),
        ("Quý, 6 tháng, năm", "REPORTING"), ("Theo kỳ báo cáo", "REPORTING"), ("Báo cáo định kỳ", "REPORTING"),
    ],
)  # fmt: skip
def test_what_is_printed_says_the_rhythm(printed: str, rhythm: str) -> None:
    assert rhythm_of("REGULAR", printed) == rhythm
    assert rhythm_of("DATE", printed) is None


@pytest.mark.parametrize("usual", Rhythm.values)
@pytest.mark.parametrize("rhythm", Rhythm.values)
@pytest.mark.parametrize("printed", ["Thường xuyên", "Hằng quý", "Hằng tháng", "Quý, 6 tháng, năm"])
def test_a_rhythm_can_be_printed(printed: str, rhythm: str, usual: str) -> None:
    assert rhythm_of("REGULAR", printed_as(printed, rhythm, usual=usual), usual=usual) == rhythm


def test_what_says_a_rhythm_says_it_whatever_is_usual() -> None:
    assert rhythm_of("REGULAR", "Hằng quý", usual="MONTHLY") == "QUARTERLY"
    assert rhythm_of("REGULAR", "Thường xuyên", usual="MONTHLY") == "MONTHLY"
    assert printed_as("Thường xuyên", "MONTHLY", usual="QUARTERLY") == "Thường xuyên, hằng tháng"


@pytest.mark.parametrize(
    ("rhythm", "day", "first", "last", "due", "name"),
    [
        ("WEEKLY", "2026-08-14", "2026-08-10", "2026-08-16", "2026-08-14", "tuần 10/08–16/08/2026"),
        # 22/8 is a make-up Saturday, 31/8 to 2/9 are off: the last working day knows both
        ("WEEKLY", "2026-08-19", "2026-08-17", "2026-08-23", "2026-08-22", "tuần 17/08–23/08/2026"),
        ("MONTHLY", "2026-08-14", "2026-08-01", "2026-08-31", "2026-08-28", "tháng 8/2026"),
        ("MONTHLY", "2026-02-01", "2026-02-01", "2026-02-28", "2026-02-27", "tháng 2/2026"),
        ("QUARTERLY", "2026-08-14", "2026-07-01", "2026-09-30", "2026-09-30", "quý III/2026"),
        ("QUARTERLY", "2026-01-20", "2026-01-01", "2026-03-31", "2026-03-31", "quý I/2026"),
        ("HALF_YEARLY", "2026-08-14", "2026-07-01", "2026-12-31", "2026-12-31", "6 tháng cuối năm 2026"),
        ("HALF_YEARLY", "2026-06-30", "2026-01-01", "2026-06-30", "2026-06-30", "6 tháng đầu năm 2026"),
        ("REPORTING", "2026-01-20", "2025-12-15", "2026-03-14", "2026-03-20", "báo cáo quý I 2026"),
        ("REPORTING", "2026-06-14", "2026-03-15", "2026-06-14", "2026-06-19", "báo cáo 6 tháng đầu năm 2026"),
        ("REPORTING", "2026-08-14", "2026-06-15", "2026-09-14", "2026-09-18", "báo cáo quý III 2026"),
        ("REPORTING", "2026-12-14", "2026-09-15", "2026-12-14", "2026-12-18", "báo cáo năm 2026"),
        ("REPORTING", "2026-12-15", "2026-12-15", "2027-03-14", "2027-03-19", "báo cáo quý I 2027"),
    ],
)  # fmt: skip
def test_a_day_lies_in_one_period(db: None, rhythm: str, day: str, first: str, last: str, due: str, name: str) -> None:
    period = period_at(rhythm, date.fromisoformat(day))
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)
    assert due_of(period, workcalendar.read()).isoformat() == due
    assert name_of(period.first, period.last).vi == name


@given(RHYTHMS, DAYS, st.integers(0, 500))
def test_periods_follow_each_other_without_gap_or_overlap(rhythm: str, since: date, days: int) -> None:
    until = since + timedelta(days=days)
    found = list(periods(rhythm, since=since, until=until, year=None))
    assert found[0].first <= since <= found[0].last
    assert found[-1].first <= until <= found[-1].last
    assert all(a.last + timedelta(days=1) == b.first for a, b in pairwise(found))
    named = list(periods(rhythm, since=since, until=until, year=since.year))
    assert named == [one for one in found if one.last.year == since.year]


def test_a_period_is_due_on_a_working_day_within_it_unless_it_has_none(db: None) -> None:
    days = workcalendar.read()
    day = date(2026, 1, 1)
    while day.year == 2026:
        for rhythm in Rhythm.values:
            period = period_at(rhythm, day)
            due = due_of(period, days)
            assert days.is_working(due)
            works = any(days.is_working(period.first + timedelta(days=n)) for n in range(5))
            assert period.first <= due <= period.due_by or not works
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("printed", "event", "due"),
    [
        ("20 ngày sau khi có thông báo kết luận kiểm tra", "2026-08-10", "2026-09-03"),  # 30/8 is a Sunday, then days off
        ("15 ngày sau khi UBND tỉnh công bố kết quả", "2026-08-10", "2026-08-25"),
        ("05 ngày làm việc kể từ ngày nhận quyết định công bố", "2026-08-27", "2026-09-08"),
        ("Chậm nhất 15 ngày kể từ ngày HĐND xã quyết định", "2026-08-03", "2026-08-18"),
        ("Ngay sau khi có kết luận của cơ quan kiểm tra văn bản", "2026-08-21", "2026-08-22"),  # a make-up Saturday
        ("02 tuần sau khi ban hành", "2026-08-10", "2026-08-24"),
        ("1 tháng kể từ ngày ký", "2026-01-31", "2026-03-02"),
    ],
)  # fmt: skip
def test_an_event_gives_the_date_by_the_printed_rule(db: None, printed: str, event: str, due: str) -> None:
    rule, came, days = rule_of(printed), date.fromisoformat(event), workcalendar.read()
    assert rule is not None
    found = rule.due(came, days)
    assert found.isoformat() == due
    said = rule.explain(came, days)
    assert f"{came:%d/%m/%Y}" in said.vi and f"{found:%d/%m/%Y}" in said.vi and f"{found:%d/%m/%Y}" in said.en


@pytest.mark.parametrize("printed", ["Theo kế hoạch của tỉnh", "Theo chương trình công tác của HĐND, UBND xã", ""])
def test_what_names_no_time_gives_none(printed: str) -> None:
    assert rule_of(printed) is None
