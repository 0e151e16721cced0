"""The sentence that explains a number of working days: "Không tính 31/08 nghỉ hoán đổi, 01/09, 02/09 Quốc khánh …"."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from backend.words import Words
from backend.workcalendar.models import CalendarDay


class Day(NamedTuple):
    """An announced day: its kind (CalendarDay.Kind) and its name in both languages."""

    on: date
    kind: str
    vi: str = ""
    en: str = ""


class Facts(NamedTuple):
    """What a count left out and took in. `weekend` is a number of Saturdays and Sundays not worked; `unknown` are
    years whose announced days are not loaded."""

    off: list[Day]
    on: list[Day]
    unconfirmed: list[Day]
    weekend: int
    unknown: list[int]
    with_year: bool


def sentence(facts: Facts) -> Words:
    """The whole explanation in both languages; both empty when there is nothing to explain."""
    return Words(_vietnamese(facts), _english(facts))


def _vietnamese(facts: Facts) -> str:
    days = _listed(facts.off, lambda day: day.vi, facts.with_year)
    weekend = f"{facts.weekend} ngày cuối tuần" if facts.weekend else ""
    left_out = " và ".join(part for part in (", ".join(days), weekend) if part)
    on = ", ".join(_listed(facts.on, lambda day: day.vi, facts.with_year))
    unconfirmed = ", ".join(_listed(facts.unconfirmed, lambda day: day.vi, facts.with_year))
    unknown = ", ".join(map(str, facts.unknown))
    return _join([
        ("Không tính {}", left_out),
        ("có tính {}", on),
        ("{} chưa xác nhận là ngày nghỉ nên vẫn tính", unconfirmed),
        ("lịch nghỉ năm {} chưa có", unknown),
    ])  # fmt: skip


def _english(facts: Facts) -> str:
    days = _listed(facts.off, lambda day: day.en, facts.with_year)
    weekend = f"{facts.weekend} weekend day{'s' if facts.weekend > 1 else ''}" if facts.weekend else ""
    left_out = " and ".join(part for part in (", ".join(days), weekend) if part)
    on = ", ".join(_listed(facts.on, lambda day: day.en, facts.with_year))
    unconfirmed = ", ".join(_listed(facts.unconfirmed, lambda day: day.en, facts.with_year))
    unknown = ", ".join(map(str, facts.unknown))
    return _join([
        ("Not counted: {}", left_out),
        ("counted: {}", on),
        ("{} is not confirmed as a holiday, so it counts", unconfirmed),
        ("the days off of {} are not known yet", unknown),
    ])  # fmt: skip


def _listed(days: list[Day], name: Callable[[Day], str], with_year: bool) -> list[str]:
    """`31/08 nghỉ hoán đổi`, `01/09, 02/09 Quốc khánh`, `16/02–20/02 Tết Nguyên đán`: days of one name together."""
    form = "%d/%m/%Y" if with_year else "%d/%m"
    parts = []
    for (title, kind), group in groupby(days, key=lambda day: (name(day), day.kind)):
        shown = ", ".join(_runs([day.on for day in group], form))
        named = (
            title if kind in {CalendarDay.Kind.HOLIDAY, CalendarDay.Kind.HOLIDAY_TO_CONFIRM} else _lower_first(title)
        )
        parts.append(f"{shown} {named}".rstrip())
    return parts


def _runs(days: list[date], form: str) -> Iterator[str]:
    """`16/02–20/02`: three days or more on end; a weekend between two of them parts them, since it may be worked."""
    for _, group in groupby(enumerate(days), key=lambda pair: pair[1].toordinal() - pair[0]):
        dates = [day.strftime(form) for _, day in group]
        yield f"{dates[0]}–{dates[-1]}" if len(dates) > 2 else ", ".join(dates)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _join(parts: list[tuple[str, str]]) -> str:
    clauses = [form.format(text) for form, text in parts if text]
    if not clauses:
        return ""
    text = "; ".join(clauses)
    return f"{text[:1].upper()}{text[1:]}."
