"""The rows of a body's week page (product.md §13): six blocks in one statement, each row with what its printed line says."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.db import connection

from api.task_filters import UNDATED
from api.work_tasks import LIVE, OPEN, REQUEST, finish_task
from backend import clock
from backend.access.scope import Reader
from backend.plans.periods_looked_at import Span
from backend.plans.queries import JOINED_SQL, ROW_SQL, Condition, visible
from backend.plans.timeliness import Bounds, class_sql
from backend.plans.workload import STUCK
from backend.words import say

# A regular task stands in its periods, what was passed on in the work that answers it.
COUNTED = "t.rhythm IS NULL AND t.answered_by_id IS NULL"
_DECIDED = """EXISTS (SELECT FROM workflows_workitem w JOIN workflows_workitemperson wp ON wp.item_id = w.id
    WHERE w.task_id = t.id AND w.closed_at IS NULL AND wp.user_id = ANY(%(leaders)s::bigint[]))"""
LATE = f"{class_sql()} = 'OVERDUE'"
# block → what stands in it, and what comes first there
BLOCKS: dict[str, tuple[str, str]] = {
    "DONE": ("t.state = 'COMPLETED' AND t.accepted_on BETWEEN %(done_from)s AND %(done_to)s", "t.accepted_on"),
    "OVERDUE": (LATE, "t.due_on"),
    "DUE": (f"{OPEN} AND t.due_on BETWEEN %(first)s AND %(last)s AND NOT ({LATE})", "t.due_on"),
    "NEXT": (f"{OPEN} AND t.due_on BETWEEN %(next_first)s AND %(next_last)s AND NOT ({LATE})", "t.due_on"),
    "LEADER": (f"(t.state = 'SUBMITTED' AND {_DECIDED}) OR t.id = ANY(%(asked)s::uuid[])", "t.due_on"),
    "STUCK": (f"({LIVE} AND {STUCK}) OR ({UNDATED})", "NULL::date"),
}
# Of what was sent, the words it was sent with; else the last report.
_RESULT = """CASE WHEN t.state IN ('SUBMITTED', 'COMPLETED') AND s.id IS NOT NULL THEN json_build_object('text', s.text, 'at', s.at, 'sent', true)
    ELSE (SELECT json_build_object('text', p.text, 'at', p.at, 'sent', false) FROM plans_progressupdate p
        WHERE p.task_id = t.id AND p.text <> '' ORDER BY p.at DESC, p.id DESC LIMIT 1) END"""
_ROW = f"""{ROW_SQL}, 'inner', true, 'step_label', NULL, 'request', {REQUEST}, 'answered', false,
    'waiting_for', (SELECT string_agg(DISTINCT pe.full_name, ', ') FROM workflows_workitem w
        JOIN workflows_workitemperson wp ON wp.item_id = w.id JOIN accounts_user pe ON pe.id = wp.user_id
        WHERE w.task_id = t.id AND w.closed_at IS NULL),
    'accepted_on', t.accepted_on, 'result', {_RESULT},
    'stuck', (SELECT ob.text FROM plans_obstacle ob WHERE ob.task_id = t.id AND ob.state = 'OPEN'),
    'hand_back_reason', CASE WHEN t.hand_back_by_id IS NOT NULL THEN t.hand_back_reason END,
    'extension', (SELECT json_build_object('on', coalesce(x.decided_due_on, x.asked_due_on), 'reason', x.reason,
        'countered', x.state = 'COUNTERED') FROM plans_extension x
        WHERE x.task_id = t.id AND x.state IN ('REQUESTED', 'COUNTERED'))"""


@dataclass(frozen=True)
class Asked:
    """Of which body, narrowed to a unit or an area, about which time; `leaders`: who decides in the body today, `requests`:
    the tasks of which one of them is asked something."""

    body_id: int
    span: Span
    leaders: tuple[int, ...]
    requests: tuple[UUID, ...]
    lead_id: int | None = None
    area: str | None = None

    def conditions(self, reader: Reader) -> list[Condition]:
        """Which tasks are looked at."""
        found = [visible(reader.keys), Condition("t.body_id = %(body)s", {"body": self.body_id})]
        if self.lead_id is not None:
            found.append(Condition("t.lead_id = %(lead)s", {"lead": self.lead_id}))
        if self.area is not None:
            found.append(Condition("t.area = %(area)s", {"area": self.area}))
        return found


def block_rows(reader: Reader, asked: Asked, within: Bounds, *, limit: int) -> list[dict[str, Any]]:
    """The six blocks, each with how many there are and its first rows, at most `limit`."""
    span = asked.span
    back, after = span.looked_back, span.after
    params: dict[str, Any] = within.params() | {
        "limit": limit, "leaders": list(asked.leaders), "asked": list(asked.requests), "first": span.first, "last": span.last, "done_from": back.first,
        "done_to": back.last, "next_first": after.first, "next_last": after.last, "on": clock.today(),
    }  # fmt: skip
    conditions = asked.conditions(reader)
    for condition in conditions:
        params |= condition.params
    values = ", ".join(f"('{name}', ({holds}), {first})" for name, (holds, first) in BLOCKS.items())
    where = " AND ".join(f"({condition.sql})" for condition in conditions)
    statement = f"""WITH page AS MATERIALIZED (SELECT * FROM (SELECT b.block, t.id,
            row_number() OVER (PARTITION BY b.block ORDER BY b.rank NULLS LAST, t.due_on NULLS LAST, t.id) AS place,
            count(*) OVER (PARTITION BY b.block) AS total
            FROM plans_task t LEFT JOIN plans_submission s ON s.id = t.submission_id
            CROSS JOIN LATERAL (VALUES {values}) b(block, holds, rank)
            WHERE {where} AND {COUNTED} AND b.holds
                AND ({OPEN} OR t.accepted_on BETWEEN %(done_from)s AND %(done_to)s)) numbered
        WHERE place <= %(limit)s)
        SELECT page.block, page.total, json_build_object({_ROW})::text
        FROM page JOIN plans_task t ON t.id = page.id {JOINED_SQL} ORDER BY page.place"""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    totals: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        for block, total, text in cursor.fetchall():
            totals[block] = total
            found[block].append(_told(orjson.loads(text)))
    return [{"name": name, "total": totals.get(name, 0), "items": found[name]} for name in BLOCKS]


def _told(row: dict[str, Any]) -> dict[str, Any]:
    """Words for what is asked for, and whose turn it is."""
    reason, extension = row.pop("hand_back_reason"), row.pop("extension")
    row["proposal"] = ""
    if reason is not None:
        row["proposal"] = say("Đề nghị giao lại: {reason}", "Asks to hand it back: {reason}", reason=reason)
    elif extension:
        day = "/".join(reversed(extension["on"].split("-")))
        row["proposal"] = (
            say("Đã đề nghị ngày {day}, chờ trả lời", "Offered {day}, awaits an answer", day=day)
            if extension["countered"]
            else say("Xin gia hạn đến {day}: {reason}", "Asks for {day}: {reason}", day=day, reason=extension["reason"])
        )
    elif row["obstacle"]:
        unit = row["obstacle"]["unit"]["short_name"]
        row["proposal"] = say("Đề nghị {unit} tháo gỡ", "Asks {unit} to remove it", unit=unit)
    told = finish_task(row, "")
    del told["step_label"]
    return told
