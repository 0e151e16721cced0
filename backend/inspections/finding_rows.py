"""Lists of findings from SQL to finished JSON, each with its ticket where it has one: the whole of what was ever found,
also what was remedied on site and, to the inspecting side, drafts and what was withdrawn."""

from collections.abc import Sequence

from django.db import connection

from backend.inspections.handling import AREA, RECORDS, SEVERITY, UNIT, WITH_HISTORY, visible_findings
from backend.inspections.models import TicketState
from backend.inspections.queries import INNER, joined
from backend.inspections.timeliness import class_sql, days_sql
from backend.plans.queries import Condition, count_of, unit_sql
from backend.plans.timeliness import Bounds

# A finding's state is its ticket's; one without a ticket is in one of these.
WITHOUT_TICKET = ("DRAFT", "REMEDIED_ON_SITE", "WITHDRAWN")
FINDING_STATES = (*(str(state) for state in TicketState.values), *WITHOUT_TICKET)
STATE = """CASE WHEN t.id IS NOT NULL THEN t.state WHEN f.withdrawn THEN 'WITHDRAWN' WHEN i.concluded_at IS NULL THEN 'DRAFT'
    ELSE 'REMEDIED_ON_SITE' END"""
TIMELINESS = f"CASE WHEN t.id IS NOT NULL THEN {class_sql()} END"
ROW_SQL = f"""
    'id', f.id, 'code', f.code, 'text', f.text, 'state', {STATE}, 'severity', {SEVERITY}, 'area', {AREA},
    'body', {unit_sql("b")}, 'unit', {unit_sql("u")}, 'officer', CASE WHEN {INNER} AND o.id IS NOT NULL THEN
        json_build_object('id', o.id, 'full_name', o.full_name, 'title', NULL, 'unit', NULL) END,
    'ticket', t.id, 'due', CASE WHEN t.id IS NOT NULL THEN json_build_object('on', t.due_on, 'first_on', t.first_due_on) END,
    'timeliness', CASE WHEN t.id IS NOT NULL THEN json_build_object('class', {class_sql()}, 'days', {days_sql()}) END,
    'returned', coalesce(t.returned, 0), 'extended', coalesce(t.extended, 0), 'reopened', coalesce(t.reopened, 0),
    'escalation', t.escalation, 'repeat_of', f.repeat_of, 'remedied_on_site', f.remedied_on_site,
    'closed_on', t.closed_on, 'inspection', i.id, 'inspection_code', i.code, 'inspection_title', i.title,
    'notice_no', i.notice_no, 'notice_on', i.notice_on"""
_NAMED = f"""JOIN organisations_orgunit b ON b.id = i.inspected_body_id JOIN organisations_orgunit u ON u.id = {UNIT}
    LEFT JOIN accounts_user o ON o.id = t.officer_id"""


def finding_rows(
    conditions: Sequence[Condition], within: Bounds, *, order: str, value: str, limit: int, history: bool
) -> list[tuple[bytes, str]]:
    """Each row as finished JSON of the contract's `FindingRow`, with the text of `value`, by which its place in `order` is
    told. `history`: a condition asks how it stood on a day. One of the conditions must be `visible_findings(…)`."""
    where, params = joined(conditions)
    statement = f"""WITH page AS MATERIALIZED (SELECT f.id, ({value})::text AS place
            FROM {WITH_HISTORY if history else RECORDS} JOIN organisations_orgunit u ON u.id = {UNIT}
            WHERE {where} ORDER BY {order} LIMIT %(limit)s)
        SELECT json_build_object({ROW_SQL})::text, page.place FROM page JOIN {RECORDS} ON f.id = page.id {_NAMED}
        ORDER BY {order}"""
    with connection.cursor() as cursor:
        cursor.execute(statement, {**within.params(), **params, "limit": limit})
        return [(text.encode(), place) for text, place in cursor.fetchall()]


def finding_count(conditions: Sequence[Condition], within: Bounds, *, history: bool) -> int:
    """How many there are in all."""
    return count_of(f"FROM {WITH_HISTORY if history else RECORDS}", conditions, within)


def unit_names(ids: Sequence[int], keys: Sequence[int]) -> dict[int, str]:
    """Short names of those of the units that the reader knows, or reads a finding of."""
    seen = visible_findings(keys)
    statement = f"""SELECT n.id, n.short_name FROM organisations_orgunit n WHERE n.id = ANY(%(ids)s)
        AND (n.readers && %(keys)s::bigint[] OR EXISTS (SELECT FROM {RECORDS} WHERE ({seen.sql})
            AND n.id IN (i.inspected_body_id, i.unit_id, f.unit_id, t.unit_id)))"""
    with connection.cursor() as cursor:
        cursor.execute(statement, {**seen.params, "ids": list(ids)})
        return dict(cursor.fetchall())
