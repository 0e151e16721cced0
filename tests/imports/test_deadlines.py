"""Reading a printed date gives the date: by property, and month and quarter ends by the calendar."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from backend.imports.deadlines import read_deadline
from backend.imports.text import clean, fold

days = st.dates(date(2026, 1, 20), date(2027, 12, 31))


@given(
    day=days,
    form=st.sampled_from(
        [
            "{d:02}/{m:02}/{y}",
            "{d}/{m}/{y}",
            "{d}-{m}-{y}",
            "{d}.{m}.{y}",
            "ngày {d}/{m}/{y}",
            "Trước ngày {d:02}/{m:02}/{y}",
        ]
    ),
)
def test_what_is_printed_is_read(day, form):
    printed = form.format(d=day.day, m=day.month, y=day.year)
    found = read_deadline(printed, plan_date=date(2026, 1, 19), year=2026)
    assert (found.kind, found.due_date, found.problem) == ("DATE", day, "")


@given(text=st.text(max_size=60))
def test_any_text_gets_an_answer(text):
    found = read_deadline(text, plan_date=date(2026, 1, 19), year=2026)
    assert found.due_date is None or found.kind in {"DATE", "MONTH", "QUARTER", "RANGE", "YEAR"}


@given(text=st.text(alphabet="aáàảãạoóòỏõọuúùủũụyýỳỷỹỵ hqgn-–", max_size=30))
def test_folding_keeps_every_place_and_is_stable(text):
    cleaned = clean(text)
    assert len(fold(cleaned)) == len(cleaned)
    assert fold(fold(cleaned)) == fold(cleaned)


def test_old_tone_placement_equals_new_at_the_end_of_a_syllable():
    assert fold("Hoá uỷ thuỷ") == fold("Hóa ủy thủy")
    assert fold("hoàn quý") == "hoàn quý"
