"""What of tasks is counted: each measure is a condition that a list of tasks takes as well, so a list shows what was counted.

They are templates over a task t. A list fills them with the expressions themselves (`MEASURES`); who counts many at once fills
them with columns, worked out once for each task (`facts_sql`, `counted_of`). What waits for somebody else is told apart from
what lies with the unit (product.md §28)."""

from backend.plans.queries import INNER
from backend.plans.timeliness import class_sql, counted_sql, days_sql
from backend.plans.workload import ASKED, OPEN, WAITS
from backend.workcalendar.calendar import working_index_sql

# A regular task is counted in its periods; what was passed on or linked, in the body that carries it out, in the work that
# answers it, and for its giver as it was given.
COUNTED = f"t.rhythm IS NULL AND t.state NOT IN ('CANCELLED', 'VOIDED') AND (t.answered_by_id IS NULL OR NOT {INNER})"
SILENT_DAYS = 10  # working days without a word, while a date is near or gone by
# What is done about a task; a reader from outside hears less of it.
HEARD = """'task.seen', 'task.started', 'task.accepted', 'task.passed_on', 'task.submitted', 'task.released', 'task.hand_back_asked',
    'task.hand_back_withdrawn', 'task.extension_asked', 'task.extension_accepted', 'task.extension_withdrawn', 'task.obstacle_raised',
    'task.reported', 'task.evidenced', 'task.obstacle_cleared'"""
LAST_HEARD = f"""(SELECT max(e.at) FROM activity_event e WHERE e.subject_type = 'task' AND e.subject_id = t.id::text
    AND e.verb IN ({HEARD}) AND e.readers && %(keys)s::bigint[])"""
STUCK_ABOVE = (
    "EXISTS (SELECT FROM plans_obstacle ob WHERE ob.task_id = t.id AND ob.state = 'OPEN' AND ob.asked = 'ABOVE')"
)
SENT_UP = "(t.state = 'SUBMITTED' AND (coalesce(s.released, false) OR t.laid_above))"
# What the giver of a task is asked about it.
FOR_GIVER = f"({STUCK_ABOVE} OR t.hand_back_by_id IS NOT NULL OR {ASKED} OR {SENT_UP})"
_DAY_HEARD = f"(coalesce({LAST_HEARD}, t.given_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
_LIVE = "t.state IN ('ASSIGNED', 'IN_PROGRESS')"
_OPEN = f"({OPEN})"
FACTS = {
    "class": f"({class_sql()})",
    "counted": f"({counted_sql()})",
    "days": f"(CASE WHEN {class_sql()} = 'OVERDUE' THEN {days_sql()} END)",
    "open": _OPEN,
    "inner": f"({INNER})",
    "waits": f"(CASE WHEN NOT {_OPEN} THEN false WHEN {INNER} THEN {WAITS} ELSE t.state = 'ON_HOLD' OR {FOR_GIVER} END)",
    "above": f"(CASE WHEN NOT {_OPEN} THEN false WHEN {INNER} THEN {SENT_UP} OR {STUCK_ABOVE} ELSE {FOR_GIVER} END)",
    "silent": f"""(CASE WHEN {_LIVE} AND t.due_on <= %(soon_until)s
        THEN {working_index_sql("%(today)s::date")} - {working_index_sql(_DAY_HEARD)} > {SILENT_DAYS} ELSE false END)""",
}
OF_UNITS = {
    "ALL": "true",
    "DUE": "{class} IN ('EARLY', 'ON_TIME', 'LATE', 'OVERDUE')",
    "IN_TIME_FIRST": "{counted} <= t.first_due_on",
    "IN_TIME": "{class} IN ('EARLY', 'ON_TIME')",
    "LATE": "{class} = 'LATE'",
    "OVERDUE": "{class} = 'OVERDUE'",
    "EXTENDED": "t.extended > 0",
    "WAITING": "{inner} AND {waits}",
}


def _band(first: int, last: int | None) -> str:
    return f">= {first}" if last is None else f"BETWEEN {first} AND {last}"


# Working days over the date; the last band is open (ux of charts: 1–5, 6–15, 16–30, over 30).
BANDS = ((1, 5), (6, 15), (16, 30), (31, None))
TEMPLATES = OF_UNITS | {
    "DONE": "t.state = 'COMPLETED'",
    "OPEN": "{open}",
    "DUE_WEEK": "{open} AND t.state <> 'SUBMITTED' AND t.due_on BETWEEN %(today)s AND date_trunc('week', %(today)s::date)::date + 6",
    "WITH_UNIT": "{open} AND NOT {waits}",
    "INSIDE": "{waits} AND NOT {above} AND t.state <> 'ON_HOLD'",
    "ABOVE": "{above}",
    "PAUSED": "{waits} AND NOT {above} AND t.state = 'ON_HOLD'",
    "OVERDUE_OWN": "{class} = 'OVERDUE' AND NOT {waits}",
    "OVERDUE_WAITING": "{class} = 'OVERDUE' AND {waits}",
    **{f"OVER_{first}": "NOT {waits} AND {days} " + _band(first, last) for first, last in BANDS},
    "SILENT": "{silent} AND NOT {waits}",
    "RETURNED": "{inner} AND t.returned > 0 AND t.state = 'IN_PROGRESS'",
    "UNNAMED": f"{{inner}} AND t.officer_id IS NULL AND t.follow_up_id IS NULL AND {_LIVE}",
}  # fmt: skip
MEASURES = {name: f"{COUNTED} AND {text.format_map(FACTS)}" for name, text in TEMPLATES.items()}
_OWN = ("id", "state", "area", "due_on", "first_due_on", "extended", "returned", "officer_id", "follow_up_id")


def facts_sql() -> str:
    """Columns of a task t with its submission s: its own, and what the measures ask, each worked out once."""
    return ", ".join([*(f"t.{name}" for name in _OWN), *(f"{sql} AS is_{name}" for name, sql in FACTS.items())])


def counted_of(name: str) -> str:
    """The measure over those columns, of rows called t that are COUNTED."""
    return TEMPLATES[name].format_map({fact: f"t.is_{fact}" for fact in FACTS})
