"""Timeliness by the calendar of 2026, and that PostgreSQL says what Python says, class and days, for any dates."""

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend import clock
from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.organisations.models import OrgUnit
from backend.plans.models import Origin, Submission, Task, TaskState
from backend.plans.timeliness import (
    DUE_SOON,
    EARLY,
    LATE,
    NO_DUE,
    ON_TIME,
    OVERDUE,
    WITHIN,
    Bounds,
    Dates,
    TimelinessClass,
    bounds,
    class_sql,
    dates_of,
    days_sql,
    timeliness,
)
from backend.plans.timeliness_words import why
from backend.workcalendar.calendar import Calendar, read
from tests.workcalendar.test_calendar import CALENDARS

FRIDAY = date(2026, 8, 14)


@pytest.fixture
def on_friday(db: None) -> Bounds:
    """Friday 14 August 2026, warned three working days before."""
    return bounds(FRIDAY, warn_days=3, calendar=read())


@pytest.mark.parametrize(
    ("dates", "klass", "days"),
    [
        (Dates("ASSIGNED", None), NO_DUE, None),
        (Dates("ASSIGNED", date(2026, 8, 13)), OVERDUE, 1),
        (Dates("IN_PROGRESS", date(2026, 8, 7)), OVERDUE, 5),
        (Dates("IN_PROGRESS", FRIDAY), DUE_SOON, 0),
        (Dates("IN_PROGRESS", date(2026, 8, 15)), DUE_SOON, 1),  # a Saturday: no working day left, yet not today
        (Dates("IN_PROGRESS", date(2026, 8, 19)), DUE_SOON, 3),
        (Dates("IN_PROGRESS", date(2026, 8, 20)), WITHIN, 4),
        (Dates("ON_HOLD", date(2026, 8, 13)), OVERDUE, 1),
        (Dates("ASSIGNED", date(2026, 9, 4)), WITHIN, 13),
        (Dates("SUBMITTED", date(2026, 8, 7), sent_on=date(2026, 8, 7)), ON_TIME, 0),
        (Dates("SUBMITTED", date(2026, 8, 7), sent_on=date(2026, 8, 5)), EARLY, 2),
        (Dates("SUBMITTED", date(2026, 8, 7), sent_on=date(2026, 8, 10)), LATE, 1),
        (Dates("SUBMITTED", date(2026, 8, 7), sent_on=date(2026, 8, 8)), LATE, 1),  # sent on Saturday is late too
        (Dates("COMPLETED", date(2026, 8, 7), accepted_on=date(2026, 8, 6)), EARLY, 1),
        (Dates("COMPLETED", date(2026, 8, 7), accepted_on=date(2026, 8, 7)), ON_TIME, 0),
        (Dates("COMPLETED", date(2026, 8, 7), accepted_on=date(2026, 8, 12)), LATE, 3),
        (Dates("COMPLETED", None, accepted_on=date(2026, 8, 12)), NO_DUE, None),
        (Dates("CANCELLED", date(2026, 8, 7)), NO_DUE, None),
        (Dates("VOIDED", date(2026, 8, 7)), NO_DUE, None),
    ],
)
def test_classes_on_friday(on_friday: Bounds, dates: Dates, klass: str, days: int | None) -> None:
    found = timeliness(dates, on_friday)
    assert (found.klass, found.days) == (klass, days)


def test_within_a_printed_range_is_on_time_not_early(on_friday: Bounds) -> None:
    spring: dict[str, Any] = {"due_on": date(2026, 11, 30), "starts_on": date(2026, 4, 1)}
    assert timeliness(Dates("COMPLETED", accepted_on=date(2026, 6, 1), **spring), on_friday).klass == ON_TIME
    assert timeliness(Dates("COMPLETED", accepted_on=date(2026, 3, 31), **spring), on_friday).klass == EARLY


def test_an_approvers_delay_makes_nobody_late() -> None:
    sent, due = date(2026, 8, 7), date(2026, 8, 7)
    for waited in range(0, 90, 7):
        later = bounds(sent + timedelta(days=waited), warn_days=3, calendar=Calendar())
        waiting = timeliness(Dates("SUBMITTED", due, sent_on=sent), later)
        accepted = timeliness(Dates("COMPLETED", due, accepted_on=sent), later)
        assert waiting == accepted
        assert waiting.klass == ON_TIME


def test_zero_warning_days_leave_only_the_day_itself() -> None:
    within = bounds(FRIDAY, warn_days=0, calendar=Calendar())
    assert timeliness(Dates("ASSIGNED", FRIDAY), within).klass == DUE_SOON
    assert timeliness(Dates("ASSIGNED", FRIDAY + timedelta(days=1)), within).klass == WITHIN


def test_why_names_dates_and_days_left_out(on_friday: Bounds) -> None:
    words = why(Dates("IN_PROGRESS", date(2026, 9, 4)), on_friday)
    assert words.vi == (
        "Còn 13 ngày làm việc: hôm nay 14/08/2026, hạn 04/09/2026. Không tính 31/08 nghỉ hoán đổi, 01/09, 02/09 "
        "Quốc khánh và 5 ngày cuối tuần; có tính 22/08 làm bù (thứ Bảy)."
    )
    assert words.en.startswith("13 working days left: today is 14/08/2026, due 04/09/2026. Not counted: 31/08")
    assert why(Dates("ASSIGNED", FRIDAY), on_friday).vi == "Hạn hôm nay 14/08/2026."
    assert why(Dates("ASSIGNED", None), on_friday).vi == "Việc không có ngày đến hạn."


def test_why_of_a_result_sent_late_that_still_waits(on_friday: Bounds) -> None:
    words = why(Dates("SUBMITTED", date(2026, 8, 6), sent_on=date(2026, 8, 7)), on_friday)
    assert words.vi == (
        "Gửi quá hạn 1 ngày làm việc: gửi kết quả ngày 07/08/2026, hạn 06/08/2026. "
        "Thời gian chờ duyệt không tính cho người thực hiện."
    )
    saturday = why(Dates("COMPLETED", date(2026, 8, 7), accepted_on=date(2026, 8, 8)), on_friday)
    assert saturday.vi.startswith("Xong quá hạn 1 ngày làm việc")
    assert "chưa có ngày làm việc nào" in saturday.vi


# PostgreSQL against Python

AROUND = st.dates(date(2026, 7, 1), date(2026, 10, 15))
MAYBE = st.none() | AROUND
INSTANTS = st.datetimes(datetime(2026, 7, 1), datetime(2026, 10, 15), timezones=st.just(UTC))  # noqa: DTZ001  # strategies ask for naive bounds


@st.composite
def rows(draw: st.DrawFn) -> dict[str, object]:
    """The columns of one task and the moment its submission in force was sent."""
    state = draw(st.sampled_from(TaskState.values))
    return {
        "state": state,
        "due_on": draw(MAYBE),
        "starts_on": draw(MAYBE),
        "accepted_on": draw(AROUND) if state == TaskState.COMPLETED else draw(MAYBE),
        "at": draw(st.none() | INSTANTS),
        "days_at_end": draw(st.none() | st.integers(0, 30)),
    }


def expected(row: dict[str, object], within: Bounds) -> tuple[str, int | None]:
    """What Python says of one row."""
    at = row["at"]
    sent = clock.local(at).date() if isinstance(at, datetime) else None
    given: Any = (row["state"], row["due_on"], row["accepted_on"], sent, row["starts_on"], row["days_at_end"])
    dates = Dates(*given)
    found = timeliness(dates, within)
    return found.klass, found.days


def ask_sql(drawn: Iterable[dict[str, object]], within: Bounds) -> list[tuple[str, int | None]]:
    """What PostgreSQL says of the same rows."""
    columns = "state text, due_on date, starts_on date, accepted_on date, at timestamptz, days_at_end int"
    table = f"jsonb_to_recordset(%(drawn)s::jsonb) AS x ({columns})"
    with connection.cursor() as cursor:
        sql = f"SELECT {class_sql(task='x', submission='x')}, {days_sql(task='x', submission='x')} FROM {table}"
        cursor.execute(sql, {"drawn": json.dumps(list(drawn), default=str), **within.params()})
        return [tuple(row) for row in cursor.fetchall()]


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CALENDARS, AROUND, st.integers(0, 7), st.lists(rows(), min_size=1, max_size=25))
def test_timeliness_sql_equals_python(
    calendar: Calendar, today: date, warn_days: int, drawn: list[dict[str, object]]
) -> None:
    within = bounds(today, warn_days=warn_days, calendar=calendar)
    assert ask_sql(drawn, within) == [expected(row, within) for row in drawn]


def test_queryset_expression_equals_python(on_friday: Bounds) -> None:
    body = OrgUnit(
        code="T-BODY", kind_id="COMMITTEE", name="Ủy ban nhân dân xã thử", short_name="UBND", valid_from=FRIDAY
    )
    body.save()
    by = system_user()
    for n, state in enumerate(TaskState.values):
        for due in (None, *(FRIDAY + timedelta(days=d) for d in (-3, 0, 2, 9))):
            made_task(body, by, state, due, sent_at=datetime.combine(FRIDAY - timedelta(days=n), time(18), UTC))
    found = Task.objects.filter(body=body).annotate(klass_now=TimelinessClass(on_friday)).select_related("submission")
    assert len(found) == 35
    for task in found:
        assert task.klass_now == timeliness(dates_of(task), on_friday).klass
    late = Submission.objects.annotate(klass_now=TimelinessClass(on_friday, path="task__")).filter(klass_now=LATE)
    assert late.count() == sum(task.klass_now == LATE for task in found)


def made_task(body: OrgUnit, by: User, state: str, due: date | None, *, sent_at: datetime) -> Task:
    """A bare row in `state`, with a submission in force where the state has one."""
    task = Task.objects.create(
        body=body, giver_body=body, lead=body, origin=Origin.OWN_DUTY, title="Việc thử", given_at=sent_at,
        state=state, due_on=due, accepted_on=clock.local(sent_at).date() if state == TaskState.COMPLETED else None,
    )  # fmt: skip
    if state in {TaskState.SUBMITTED, TaskState.COMPLETED}:
        task.submission = Submission.objects.create(
            id=uuid.uuid4(), task=task, by=by, at=sent_at, round=1, text="Đã xong", policy={}
        )
        task.save(update_fields=["submission"])
    return task
