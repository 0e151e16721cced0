"""Deadlines that begin with an event ("20 ngày sau khi …"): the printed rule, and the date it gives once the event came."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from backend.words import Words
from backend.workcalendar.calendar import Calendar

_COUNT = re.compile(r"\b(\d{1,3}) (ngay lam viec|ngay|tuan|thang)\b")
_AT_ONCE = re.compile(r"\bngay (?:sau )?khi\b|\bngay sau\b|^khi\b")
UNITS = {"ngay lam viec": "WORKING_DAYS", "ngay": "DAYS", "tuan": "WEEKS", "thang": "MONTHS"}
UNIT_WORDS: dict[str, Words] = {
    "WORKING_DAYS": Words("ngày làm việc", "working days"),
    "DAYS": Words("ngày", "days"),
    "WEEKS": Words("tuần", "weeks"),
    "MONTHS": Words("tháng", "months"),
}


class Rule(NamedTuple):
    """So many units after the event; `unit`: WORKING_DAYS, DAYS, WEEKS or MONTHS."""

    number: int
    unit: str

    def due(self, event_on: date, calendar: Calendar) -> date:
        """The date it gives: a day that is not worked is moved to the next that is (Civil Code 2015, article 148)."""
        if self.unit == "WORKING_DAYS":
            return calendar.add_working_days(event_on, self.number)
        return calendar.next_working_day(self._plain(event_on))

    def explain(self, event_on: date, calendar: Calendar) -> Words:
        """How the date was found, in a sentence."""
        due, unit = self.due(event_on, calendar), UNIT_WORDS[self.unit]
        count, came, shown = self.number, f"{event_on:%d/%m/%Y}", f"{due:%d/%m/%Y}"
        if self.unit == "WORKING_DAYS":
            left_out = calendar.explain(event_on, due)
            vi, en = f"{count} {unit.vi} sau ngày {came} là {shown}.", f"{count} {unit.en} after {came} is {shown}."
            return Words(f"{vi} {left_out.vi}".strip(), f"{en} {left_out.en}".strip())
        plain = self._plain(event_on)
        if plain == due:
            return Words(
                f"{count} {unit.vi} sau ngày {came} là {shown}.", f"{count} {unit.en} after {came} is {shown}."
            )
        off = f"{plain:%d/%m/%Y}"
        return Words(
            f"{count} {unit.vi} sau ngày {came} là {off}, ngày nghỉ, nên tính đến {shown}.",
            f"{count} {unit.en} after {came} is {off}, a day off, so it runs to {shown}.",
        )

    def _plain(self, day: date) -> date:
        if self.unit == "MONTHS":
            month = day.month - 1 + self.number
            year, month = day.year + month // 12, month % 12 + 1
            return date(year, month, min(day.day, monthrange(year, month)[1]))
        return day + timedelta(days=self.number * (7 if self.unit == "WEEKS" else 1))


def rule_of(printed: str) -> Rule | None:
    """The rule in a printed deadline; None when it names no time ("theo kế hoạch của tỉnh"). At once is the next working
    day."""
    text = unicodedata.normalize("NFD", printed.lower())
    plain = "".join(sign for sign in text if not unicodedata.combining(sign)).replace("đ", "d")
    if found := _COUNT.search(plain):
        return Rule(int(found[1]), UNITS[found[2]])
    return Rule(1, "WORKING_DAYS") if _AT_ONCE.search(plain) else None
