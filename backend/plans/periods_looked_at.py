"""The span of time that a meeting about the work looks at: a week, or for a conference a month, a quarter, half a year, a
year (product.md §13)."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from backend.plans.models import Meeting

ONE = timedelta(days=1)
MONTHS = {Meeting.Kind.MONTH: 1, Meeting.Kind.QUARTER: 3, Meeting.Kind.HALF: 6, Meeting.Kind.YEAR: 12}
_MEETINGS = UUID("6f2d7a52-1b1e-5b3c-9b44-2f6a3c1d9e70")  # the space of ids computed for meetings


@dataclass(frozen=True)
class Span:
    """From its first to its last day."""

    kind: str
    first: date
    last: date

    @property
    def before(self) -> "Span":
        """The one right before it."""
        return span_of(self.kind, self.first - ONE)

    @property
    def after(self) -> "Span":
        """The one right after it."""
        return span_of(self.kind, self.last + ONE)

    @property
    def looked_back(self) -> "Span":
        """Of which the results are told: on Monday of the week before, at a conference of its own time."""
        return self.before if self.kind == Meeting.Kind.WEEK else self

    @property
    def name(self) -> str:
        """How its meeting is called: in Vietnamese, since it is kept with what is ordered there."""
        first = self.first
        return {
            Meeting.Kind.WEEK: f"Giao ban tuần {first:%d/%m/%Y}",
            Meeting.Kind.MONTH: f"Hội nghị tháng {first:%m/%Y}",
            Meeting.Kind.QUARTER: f"Hội nghị quý {['I', 'II', 'III', 'IV'][(first.month - 1) // 3]} năm {first.year}",
            Meeting.Kind.HALF: f"Hội nghị 6 tháng {'đầu' if first.month == 1 else 'cuối'} năm {first.year}",
            Meeting.Kind.YEAR: f"Hội nghị năm {first.year}",
        }[Meeting.Kind(self.kind)]

    def meeting_id(self, body_id: int) -> UUID:
        """Of the body's meeting about this time: computed, so that two who write at once write of the same one."""
        return uuid5(_MEETINGS, f"{body_id} {self.kind} {self.first.isoformat()}")


def span_of(kind: str, day: date) -> Span:
    """The one of this kind in which `day` lies; weeks begin on Monday."""
    if kind == Meeting.Kind.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Span(kind, monday, monday + timedelta(days=6))
    months = MONTHS[Meeting.Kind(kind)]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    past = first.month - 1 + months
    return Span(kind, first, date(first.year + past // 12, past % 12 + 1, 1) - ONE)
