"""The ledger of later dates of tickets: each request with its ticket, newest first, from SQL to finished JSON; both sides read
it, since a request is said between them."""

from collections.abc import Sequence

from django.db import connection

from backend.inspections.queries import joined
from backend.plans.queries import Condition, count_of, unit_sql

_FROM = """FROM inspections_ticketextension x JOIN inspections_ticket t ON t.id = x.ticket_id
    JOIN organisations_orgunit b ON b.id = t.body_id JOIN organisations_orgunit u ON u.id = t.unit_id
    JOIN accounts_user a ON a.id = x.by_id LEFT JOIN accounts_user d ON d.id = x.decided_by_id"""


def _person(alias: str) -> str:
    return f"json_build_object('id', {alias}.id, 'full_name', {alias}.full_name, 'title', NULL, 'unit', NULL)"


ROW = f"""'id', x.id, 'state', x.state, 'at', x.at, 'by', {_person("a")},
    'decided_by', CASE WHEN d.id IS NOT NULL THEN {_person("d")} END, 'reason', x.reason, 'cause', x.cause,
    'old_due_on', x.old_due_on, 'asked_due_on', x.asked_due_on, 'decided_due_on', x.decided_due_on,
    'decided_at', x.decided_at, 'decision_reason', nullif(x.decision_reason, ''),
    'ticket', json_build_object('id', t.id, 'code', t.code, 'text', t.text, 'state', t.state, 'severity', t.severity,
        'body', {unit_sql("b")}, 'unit', {unit_sql("u")}, 'first_due_on', t.first_due_on, 'due_on', t.due_on,
        'extended', t.extended)"""


def later_dates(conditions: Sequence[Condition], *, limit: int) -> list[bytes]:
    """Rows of the ledger; one of the conditions must be `visible_tickets(…)`."""
    where, params = joined(conditions)
    order = "ORDER BY x.at DESC, x.id DESC LIMIT %(limit)s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT json_build_object({ROW})::text {_FROM} WHERE {where} {order}", params | {"limit": limit}
        )
        return [text.encode() for (text,) in cursor.fetchall()]


def later_dates_count(conditions: Sequence[Condition]) -> int:
    """How many rows it has in all; the conditions are those of `later_dates`."""
    return count_of(_FROM, conditions)


def ticket_punctuality(conditions: Sequence[Condition]) -> dict[str, int]:
    """Of the tickets remedied: how many were reported in time by the date of the notice and by the one agreed; and whose
    date was moved."""
    where, params = joined(conditions)
    picks = {
        "done": "t.state = 'CLOSED'",
        "in_time_first": "t.state = 'CLOSED' AND t.reported_on <= t.first_due_on",
        "in_time_agreed": "t.state = 'CLOSED' AND NOT t.closed_late",
        "extended": "t.extended > 0",
    }
    counts = ", ".join(f"count(*) FILTER (WHERE {sql})" for sql in picks.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts} FROM inspections_ticket t WHERE {where}", params)
        return dict(zip(picks, cursor.fetchone(), strict=True))
