"""Reading a printed deadline gives the deadline: by property, by form, and by what a cell shows."""

from calendar import monthrange
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.imports.deadlines import FAR, read_deadline

PLAN = date(2026, 1, 19)
days = st.dates(date(2026, 1, 20), date(2027, 12, 31))


def read(value, **given):
    return read_deadline(value, plan_date=PLAN, year=2026, **given)


@given(
    day=days,
    form=st.sampled_from(
        [
            "{d:02}/{m:02}/{y}",
            "{d}/{m}/{y}",
            "{d} / {m} / {y}",
            "{d}-{m}-{y}",
            "{d}.{m}.{y}",
            "{d}/{m}/{s:02}",
            "ngày {d}/{m}/{y}",
            "Ngày {d} tháng {m} năm {y}",
            "{d}\u00a0tháng {m:02}, năm {y}.",
            "{y}-{m:02}-{d:02}",
        ]
    ),
    before=st.sampled_from(
        [
            ("", ""),
            ("Hoàn thành ", ""),
            ("Trước ", "BEFORE"),
            ("Xong trước ", "BEFORE"),
            ("Chậm nhất ", "NOT_LATER_THAN"),
            ("Chậm nhất là ", "NOT_LATER_THAN"),
            ("Không quá ", "NOT_LATER_THAN"),
            ("Đến hết ", "NOT_LATER_THAN"),
        ]
    ),
)
def test_a_printed_day_is_read(day, form, before):
    words, qualifier = before
    printed = words + form.format(d=day.day, m=day.month, y=day.year, s=day.year % 100)
    found = read(printed)
    assert (found.kind, found.due_date, found.qualifier, found.problem) == ("DATE", day, qualifier, "")
    assert found.as_printed == printed.replace("\u00a0", " ")


@given(day=days)
def test_a_date_cell_and_its_serial_number_are_the_day(day):
    printed = day.strftime("%d/%m/%Y")
    for value in (day, datetime.combine(day, time(17, 30)), (day - date(1899, 12, 30)).days):
        found = read(value)
        assert (found.kind, found.due_date, found.as_printed, found.problem) == ("DATE", day, printed, "")


@given(month=st.integers(1, 12), year=st.integers(2026, 2030), form=st.sampled_from(["Tháng {m}/{y}", "Trong tháng {m:02}/{y}", "{m}/{y}", "{m:02}.{y}", "tháng {m} năm {y}", "THÁNG {m}-{y}"]))  # fmt: skip
def test_a_month_ends_on_its_last_day(month, year, form):
    found = read(form.format(m=month, y=year))
    assert (found.kind, found.due_date) == ("MONTH", date(year, month, monthrange(year, month)[1]))


@given(quarter=st.integers(1, 4), year=st.integers(2026, 2030), form=st.sampled_from(["Quý {r}/{y}", "Quý {r} năm {y}", "Quý {r}-{y}", "quý {q}/{y}", "Trong quý {r}, {y}", "Quí {r} - {y}"]))  # fmt: skip
def test_a_quarter_ends_on_its_last_day(quarter, year, form):
    printed = form.format(q=quarter, r=("I", "II", "III", "IV")[quarter - 1], y=year).replace("Quí", "Quý")
    found = read(printed)
    assert (found.kind, found.due_date) == ("QUARTER", date(year, quarter * 3, monthrange(year, quarter * 3)[1]))


@given(first=st.integers(1, 12), last=st.integers(1, 12), form=st.sampled_from(["Từ tháng {a} đến tháng {b}/2026", "Tháng {a} - {b}/2026", "Từ tháng {a}/2026 đến hết tháng {b}/2026", "Tháng {a}-tháng {b}/2026", "từ {a} đến {b}/2026"]))  # fmt: skip
def test_a_range_of_months(first, last, form):
    found = read(form.format(a=first, b=last))
    if first > last:
        assert found.problem == "INVALID_DATE"
    else:
        end = date(2026, last, monthrange(2026, last)[1])
        assert (found.kind, found.start_date, found.due_date) == ("RANGE", date(2026, first, 1), end)


@given(value=st.one_of(st.text(max_size=60), st.integers(), st.floats(allow_nan=False), st.none()))
def test_anything_gets_an_answer(value):
    found = read(value)
    assert found.due_date is None or found.kind in {"DATE", "MONTH", "QUARTER", "RANGE", "YEAR"}


@pytest.mark.parametrize(
    ("printed", "kind", "due"),
    [
        ("Quý II", "QUARTER", "2026-06-30"),
        ("Tháng 4", "MONTH", "2026-04-30"),
        ("30/6", "DATE", "2026-06-30"),
        ("Trong năm 2026", "YEAR", "2026-12-31"),
        ("Năm 2026", "YEAR", "2026-12-31"),
        ("2026", "YEAR", "2026-12-31"),
        ("Cả năm", "YEAR", "2026-12-31"),
        ("Cuối năm 2026", "YEAR", "2026-12-31"),
        ("Cuối quý III", "QUARTER", "2026-09-30"),
        ("6 tháng đầu năm", "RANGE", "2026-06-30"),
        ("6 tháng cuối năm 2026", "RANGE", "2026-12-31"),
        ("Quý I - III/2026", "RANGE", "2026-09-30"),
        ("Từ quý II đến quý IV/2026", "RANGE", "2026-12-31"),
        ("Từ 01/4/2026 đến 30/11/2026", "RANGE", "2026-11-30"),
        ("1-4-2026 đến 30-11-2026", "RANGE", "2026-11-30"),
        ("Tháng 11/2025 đến tháng 2/2026", "RANGE", "2026-02-28"),
        ("Trước tháng 7/2026", "DATE", "2026-07-01"),
        ("Chậm nhất tháng 7/2026", "DATE", "2026-07-31"),
        ("Thường xuyên", "REGULAR", None),
        ("Thường xuyên trong năm", "REGULAR", None),
        ("Hằng tháng", "REGULAR", None),
        ("Hàng quý", "REGULAR", None),
        ("Trước ngày 15 hằng tháng", "REGULAR", None),
        ("Định kỳ 6 tháng, năm", "REGULAR", None),
        ("Thực hiện thường xuyên, liên tục", "REGULAR", None),
        ("20 ngày sau khi có thông báo", "RELATIVE_TO_EVENT", None),
        ("Ngay sau khi có kết luận", "RELATIVE_TO_EVENT", None),
        ("Khi có văn bản chỉ đạo", "RELATIVE_TO_EVENT", None),
        ("05 ngày làm việc kể từ ngày nhận", "RELATIVE_TO_EVENT", None),
        ("Chậm nhất 15 ngày kể từ ngày quyết định", "RELATIVE_TO_EVENT", None),
        ("Trong vòng 10 ngày", "RELATIVE_TO_EVENT", None),
        ("Theo kế hoạch của tỉnh", "PER_OTHER_PLAN", None),
        ("Theo Kế hoạch số 12/KH-UBND ngày 15/02/2026", "PER_OTHER_PLAN", None),
        ("Theo chương trình công tác của HĐND, UBND xã", "PER_OTHER_PLAN", None),
        ("", "NONE", None),
        (None, "NONE", None),
    ],
)
def test_forms(printed, kind, due):
    found = read(printed)
    assert (found.kind, found.due_date and found.due_date.isoformat(), found.problem) == (kind, due, "")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("31/02/2026", "INVALID_DATE"),
        ("32/1/2026", "INVALID_DATE"),
        ("12/31/2026", "INVALID_DATE"),
        ("0/0/2026", "INVALID_DATE"),
        ("Tháng 13/2026", "INVALID_DATE"),
        ("Quý V/2026", "INVALID_DATE"),
        ("Trước ngày 30/02/2026", "INVALID_DATE"),
        (12, "INVALID_DATE"),
        (-3, "INVALID_DATE"),
        (1e300, "INVALID_DATE"),
        (5000, "DATE_OUT_OF_RANGE"),
        ("30/6/2062", "DATE_OUT_OF_RANGE"),
        ("30/6/1926", "DATE_OUT_OF_RANGE"),
        (date(1905, 7, 18), "DATE_OUT_OF_RANGE"),
        (date(2026 + FAR + 1, 1, 1), "DATE_OUT_OF_RANGE"),
        ("18/01/2026", "DATE_BEFORE_PLAN"),
        ("Tháng 12/2025", "DATE_BEFORE_PLAN"),
        ("sớm nhất có thể", "UNPARSED_DEADLINE"),
        ("Quý II và quý IV/2026", "UNPARSED_DEADLINE"),
        ("Theo dõi", "UNPARSED_DEADLINE"),
    ],
)
def test_what_cannot_be_taken(value, problem):
    assert read(value).problem == problem


def test_the_plans_own_day_and_a_day_after_its_year_are_allowed():
    assert (read("19/01/2026").problem, read("31/01/2027").problem) == ("", "")


def test_without_the_plans_year_a_quarter_has_none():
    found = read_deadline("Quý II", plan_date=None, year=None)
    assert (found.problem, found.due_date) == ("NO_PLAN_YEAR", None)
    assert read_deadline("Quý II/2026", plan_date=None, year=None).due_date == date(2026, 6, 30)


def test_a_date_cell_shown_as_a_month_or_a_year_is_one():
    month, year = read(date(2026, 6, 1), shows="MONTH"), read(date(2026, 6, 1), shows="YEAR")
    assert (month.kind, month.due_date, month.as_printed) == ("MONTH", date(2026, 6, 30), "06/2026")
    assert (year.kind, year.due_date, year.as_printed) == ("YEAR", date(2026, 12, 31), "2026")
