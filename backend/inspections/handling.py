"""What became of findings, as of a day: conditions over the aliases f (finding), i (inspection), t (its ticket, if it has
one) and h (the ticket's history until the end of that day).

The history is read from the events themselves, so that a ticket that was closed, reopened and closed again is answered for
each day as it was then, and no second record of it can differ. The notice counts from its own date on, whenever it was
recorded, and so does the letter by which something was put to a higher level; the unit is the one that has it now.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from backend import clock
from backend.inspections.models import TicketState
from backend.organisations.models import ShareRule
from backend.plans.queries import Condition
from backend.plans.timeliness import Bounds
from backend.words import Words
from backend.workcalendar.calendar import working_index_sql

RECORDS = """inspections_finding f
    JOIN inspections_inspection i ON i.id = f.inspection_id
    LEFT JOIN inspections_ticket t ON t.finding_id = f.id"""
# The due date of that day: the one before the first other date that was agreed, decided or given back afterwards.
_DUE_THEN = """SELECT (p.body::jsonb #>> '{detail,changes,due_on,0}')::date
    FROM activity_event m JOIN activity_payload p ON p.seq = m.seq
    WHERE m.subject_type = 'ticket' AND m.subject_id = t.id::text AND m.at >= %(as_of_until)s AND m.verb IN (
        'ticket.extension_granted', 'ticket.extension_accepted', 'ticket.decided', 'ticket.answered',
        'ticket.reopened')
    AND p.body::jsonb #> '{detail,changes,due_on}' IS NOT NULL ORDER BY m.seq LIMIT 1"""


def _away(day: str, moment: str) -> str:
    """Whether a letter of that day or before, written down only after the moment, had put it to a higher level."""
    return (
        f"EXISTS (SELECT FROM inspections_proposal l WHERE l.ticket_id = t.id AND l.date <= {day} AND l.at >= {moment})"
    )


_HISTORY = f"""LEFT JOIN LATERAL (SELECT
    CASE WHEN {_away("%(as_of)s::date", "%(as_of_until)s")} THEN 'PASSED_UP'
        ELSE (array_agg(e.to_state ORDER BY e.seq DESC) FILTER (WHERE e.to_state IS NOT NULL))[1] END AS state,
    (max(e.at) FILTER (WHERE e.to_state = 'CLOSED') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS closed_on,
    (max(e.at) FILTER (WHERE e.to_state = 'REPORTED' AND e.verb <> 'ticket.undone') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS reported_on,
    count(*) FILTER (WHERE e.verb = 'ticket.returned') - count(*) FILTER (WHERE e.verb = 'ticket.undone'
        AND e.from_state = 'IN_PROGRESS' AND e.to_state IN ('REPORTED', 'VERIFYING')) AS returned,
    count(*) FILTER (WHERE e.verb = 'ticket.reopened') AS reopened,
    count(*) FILTER (WHERE e.verb IN ('ticket.extension_granted', 'ticket.extension_accepted')) AS extended,
    count(*) FILTER (WHERE e.verb IN ('ticket.escalated', 'ticket.climbed')) AS escalated,
    coalesce(({_DUE_THEN}), t.due_on) AS due_on
    FROM activity_event e
    WHERE e.subject_type = 'ticket' AND e.subject_id = t.id::text AND e.at < %(as_of_until)s) h ON true"""
WITH_HISTORY = f"{RECORDS} {_HISTORY}"

UNIT = "coalesce(t.unit_id, f.unit_id)"
AREA = "coalesce(t.area, f.area)"
SEVERITY = "coalesce(t.severity, f.severity)"
YEAR_OF = "extract(year FROM coalesce(i.notice_on, i.starts_on))"
STANDS = "i.concluded_at IS NOT NULL AND NOT f.withdrawn"

# Remedied, or put to a higher level by letter (domain.md §4); what was remedied on site never became a ticket.
HANDLED_STATES = (TicketState.CLOSED, TicketState.PASSED_UP)
_ENDED = ", ".join(f"'{state}'" for state in HANDLED_STATES)
HANDLED = f"(f.remedied_on_site OR coalesce(h.state, 'OPEN') IN ({_ENDED}))"
OPEN = f"NOT {HANDLED}"
_OPEN_BEFORE_YEAR = f"""(NOT f.remedied_on_site AND coalesce((SELECT e.to_state FROM activity_event e
    WHERE e.subject_type = 'ticket' AND e.subject_id = t.id::text AND e.to_state IS NOT NULL AND e.at < %(year_began)s
    ORDER BY e.seq DESC LIMIT 1), 'OPEN') NOT IN ({_ENDED}) AND NOT {_away("%(year_from)s::date - 1", "%(year_began)s")})"""

DUE_ON = "h.due_on"
WITH_JUDGE = "coalesce(h.state, 'OPEN') IN ('PLAN_REVIEW', 'REPORTED', 'VERIFYING')"
OVERDUE = f"{OPEN} AND coalesce(h.state, 'OPEN') NOT IN ('REPORTED', 'VERIFYING') AND {DUE_ON} < %(as_of)s::date"
CLOSED = "(t.id IS NOT NULL AND h.state = 'CLOSED')"
AGE = "(%(as_of)s::date - i.notice_on)"
LATE_BY = f"greatest(1, {working_index_sql('%(as_of)s::date')} - {working_index_sql(DUE_ON)})"
DAYS_TO_CLOSE = "(h.closed_on - i.notice_on)"

# First and last day of a band, the last one open: days since the notice, and working days over the due date (domain.md §4).
AGES = ((0, 15), (16, 30), (31, 60), (61, None))
OVERDUES = ((1, 5), (6, 15), (16, 30), (31, None))
Bands = Sequence[tuple[int, int | None]]


def _bands(name: str, bands: Bands, within: str, days: str) -> dict[str, str]:
    return {
        f"{name}_{first}": f"{within} AND {days} >= {first}" + (f" AND {days} <= {last}" if last is not None else "")
        for first, last in bands
    }


# What is counted of the findings of a year; lists take the same by name, so a list shows what was counted.
MEASURES: dict[str, str] = {
    "ALL": "true",
    "HANDLED": HANDLED,
    "ON_SITE": "f.remedied_on_site",
    "CLOSED": CLOSED,
    "CLOSED_LATE": f"{CLOSED} AND h.reported_on > {DUE_ON}",
    "PASSED_UP": "t.id IS NOT NULL AND h.state = 'PASSED_UP'",
    "OPEN": OPEN,
    "OVERDUE": OVERDUE,
    "WAITING": f"t.id IS NOT NULL AND {WITH_JUDGE}",
    "EXTENDED": "t.id IS NOT NULL AND h.extended > 0",
    "RETURNED": "t.id IS NOT NULL AND h.returned > 0",
    "REOPENED": "t.id IS NOT NULL AND h.reopened > 0",
    "ESCALATED": "t.id IS NOT NULL AND h.escalated > 0",
    "REPEAT": "f.repeat_of <> ''",
    **_bands("AGE", AGES, OPEN, AGE),
    **_bands("OVERDUE", OVERDUES, OVERDUE, LATE_BY),
}
MEASURE_NAMES: dict[str, Words] = {
    "ALL": Words("Nội dung được tính", "Counted"),
    "HANDLED": Words("Đã xử lý", "Handled"),
    "ON_SITE": Words("Khắc phục ngay tại chỗ", "Remedied on site"),
    "CLOSED": Words("Đã khắc phục xong", "Remedied"),
    "CLOSED_LATE": Words("Khắc phục xong quá hạn", "Remedied late"),
    "PASSED_UP": Words("Đã chuyển cấp trên", "Passed up"),
    "OPEN": Words("Chưa xử lý xong", "Not handled yet"),
    "OVERDUE": Words("Quá hạn", "Overdue"),
    "WAITING": Words("Chờ bên kiểm tra", "With the inspecting side"),
    "EXTENDED": Words("Đã gia hạn", "Extended"),
    "RETURNED": Words("Từng bị trả lại", "Returned"),
    "REOPENED": Words("Từng mở lại", "Reopened"),
    "ESCALATED": Words("Đã báo cáo lãnh đạo", "Put to the leaders"),
    "REPEAT": Words("Tái diễn", "Repeated"),
    **{f"AGE_{first}": Words(f"Chưa xong, {said.vi} ngày", f"Open for {said.en} days") for first, said in (
        (0, Words("0–15", "0–15")), (16, Words("16–30", "16–30")), (31, Words("31–60", "31–60")), (61, Words("trên 60", "over 60")))},
    **{f"OVERDUE_{first}": Words(f"Quá hạn {said.vi} ngày làm việc", f"Overdue by {said.en} working days") for first, said in (
        (1, Words("1–5", "1–5")), (6, Words("6–15", "6–15")), (16, Words("16–30", "16–30")), (31, Words("trên 30", "over 30")))},
}  # fmt: skip


@dataclass(frozen=True)
class AsOf:
    """The findings of `year` by `rule`, as they stood at the end of `day`; `within`: whose calendar counts working days."""

    year: int
    day: date
    rule: str
    within: Bounds

    def counted(self) -> Condition:
        """Whose notice was issued in the year, until that day; by the other rule also what was still open as it began."""
        since = "i.notice_on >= %(year_from)s"
        if self.rule == ShareRule.OPEN_IN_YEAR:
            since = f"({since} OR {_OPEN_BEFORE_YEAR})"
        return Condition(f"{STANDS} AND i.notice_on <= %(year_to)s AND {since}", self.params())

    def params(self) -> dict[str, Any]:
        """What conditions over h refer to."""
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        return {
            "year_from": first, "year_to": min(last, self.day), "year_began": start_of(first), "as_of": self.day,
            "as_of_until": start_of(self.day + timedelta(days=1)), **self.within.params(),
        }  # fmt: skip


def start_of(day: date) -> datetime:
    """The first moment of the day in Vietnam."""
    return datetime.combine(day, time(), tzinfo=clock.LOCAL)


def measured(name: str, as_of: AsOf) -> Condition:
    """The findings that this measure counts."""
    counted = as_of.counted()
    return Condition(f"({counted.sql}) AND ({MEASURES[name]})", counted.params)


def visible_findings(keys: Sequence[int]) -> Condition:
    """The inspected side reads what holds, from the notice on; the inspecting side its own from the first note."""
    own = "i.body_id = ANY(%(keys)s::bigint[])"
    return Condition(
        f"i.readers && %(keys)s::bigint[] AND ({own} OR ({STANDS})) AND (t.id IS NULL OR t.readers && %(keys)s::bigint[])",
        {"keys": list(keys)},
    )


def day_of(year: int, cut_off: str) -> date:
    """By which day a year's figures are counted when no other is asked: today, and from the body's cut-off (`14/12`) on
    that one."""
    return min(clock.today(), cut_off_of(year, cut_off))


def cut_off_of(year: int, cut_off: str) -> date:
    """The day of the setting in that year."""
    day, month = map(int, cut_off.split("/"))
    return date(year, month, day)
