"""Lists of tickets from SQL to finished JSON: no model instances, one statement each. A condition is a piece of SQL over
the alias t (inspections_ticket); the readers' keys choose the rows and, for each, whether its officer is told."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from backend.inspections.timeliness import class_sql, days_sql
from backend.plans.queries import Condition, unit_sql
from backend.plans.timeliness import Bounds

INNER = "t.body_id = ANY(%(keys)s::bigint[])"
SEVERITY_RANK = "CASE t.severity WHEN 'SERIOUS' THEN 1 WHEN 'MAJOR' THEN 2 WHEN 'MINOR' THEN 3 ELSE 4 END"
ORDER_DUE = "t.due_on, t.id"
ROW_SQL = f"""
    'id', t.id, 'version', t.version, 'code', t.code, 'text', t.text, 'state', t.state, 'severity', t.severity,
    'area', t.area, 'body', {unit_sql("b")}, 'unit', {unit_sql("u")},
    'officer', CASE WHEN {INNER} AND o.id IS NOT NULL THEN
        json_build_object('id', o.id, 'full_name', o.full_name, 'title', NULL, 'unit', NULL) END,
    'due', json_build_object('on', t.due_on, 'first_on', t.first_due_on),
    'timeliness', json_build_object('class', {class_sql()}, 'days', {days_sql()}),
    'returned', t.returned, 'extended', t.extended, 'reopened', t.reopened, 'escalated', t.escalated_on IS NOT NULL,
    'escalation', t.escalation, 'group', g.name,
    'repeat_of', f.repeat_of, 'finding', f.id, 'inspection', t.inspection_id, 'inspection_code', i.code, 'notice_no', i.notice_no"""
JOINED_SQL = """
    JOIN inspections_finding f ON f.id = t.finding_id
    JOIN inspections_inspection i ON i.id = t.inspection_id
    JOIN organisations_orgunit b ON b.id = t.body_id
    JOIN organisations_orgunit u ON u.id = t.unit_id
    LEFT JOIN inspections_findinggroup g ON g.id = f.group_id
    LEFT JOIN accounts_user o ON o.id = t.officer_id"""


def visible_tickets(keys: Sequence[int]) -> Condition:
    """Only what the reader may see."""
    return Condition("t.readers && %(keys)s::bigint[]", {"keys": list(keys)})


def ticket_rows(conditions: Sequence[Condition], within: Bounds, *, limit: int) -> list[bytes]:
    """Each row as finished JSON of the contract's `TicketRow`, by due date: ids of the page first, joined then."""
    where, params = joined(conditions)
    sql = (
        f"WITH page AS MATERIALIZED (SELECT t.id FROM inspections_ticket t WHERE {where} ORDER BY {ORDER_DUE}"
        f" LIMIT %(limit)s) SELECT json_build_object({ROW_SQL})::text"
        f" FROM page JOIN inspections_ticket t ON t.id = page.id {JOINED_SQL} ORDER BY {ORDER_DUE}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {**within.params(), **params, "limit": limit})
        return [text.encode() for (text,) in cursor.fetchall()]


def joined(conditions: Sequence[Condition]) -> tuple[str, dict[str, Any]]:
    """The conditions as one, with all their parameters."""
    params: dict[str, Any] = {}
    for condition in conditions:
        params |= condition.params
    return " AND ".join(f"({condition.sql})" for condition in conditions), params
