"""The ledgers of later dates and of obstacles: each request with its task, newest first, from SQL to finished JSON.

A reader of the body reads all of it; the body above, of what it gave, the requests that were put to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from backend.plans.queries import FROM_SQL, GIVER, INNER, Condition, count_of, unit_sql


def _person(alias: str) -> str:
    return (
        f"CASE WHEN {alias}.id IS NULL THEN NULL ELSE json_build_object('id', {alias}.id, 'full_name', {alias}.full_name,"
        " 'title', NULL, 'unit', NULL) END"
    )


@dataclass(frozen=True)
class Ledger:
    """Requests x of tasks t. `told`: whether this reader is told of the request; `row`: its own keys."""

    table: str
    told: str
    row: str
    decided: str  # the column of who answered
    joins: str = ""


_TASK = f"""'task', json_build_object('id', t.id, 'title', t.title, 'state', t.state, 'lead', {unit_sql("u")},
    'first_due_on', t.first_due_on, 'due_on', t.due_on, 'extended', t.extended)"""
_FROM = """FROM {table} x JOIN plans_task t ON t.id = x.task_id JOIN organisations_orgunit u ON u.id = t.lead_id
    JOIN accounts_user a ON a.id = x.by_id LEFT JOIN accounts_user d ON d.id = x.{decided} {joins}"""

EXTENSIONS = Ledger(
    table="plans_extension",
    told=f"{INNER} OR {GIVER}",
    decided="decided_by_id",
    row="""'reason', x.reason, 'cause', x.cause, 'old_due_on', x.old_due_on, 'asked_due_on', x.asked_due_on,
        'decided_due_on', x.decided_due_on, 'decided_at', x.decided_at,
        'decision_reason', nullif(x.decision_reason, '')""",
)
OBSTACLES = Ledger(
    table="plans_obstacle",
    told=f"{INNER} OR (x.asked = 'ABOVE' AND {GIVER})",
    decided="ended_by_id",
    joins="JOIN organisations_orgunit ou ON ou.id = x.unit_id",
    row=f"""'text', x.text, 'asked', x.asked, 'unit', {unit_sql("ou")}, 'answer_by', x.answer_by,
        'ended_at', x.ended_at, 'answer', nullif(x.answer, '')""",
)


def ledger_rows(ledger: Ledger, conditions: Sequence[Condition], *, limit: int) -> list[bytes]:
    """Each row as finished JSON; one of the conditions must be `visible(…)`."""
    where = " AND ".join(f"({sql})" for sql in (ledger.told, *(one.sql for one in conditions)))
    source = _source(ledger)
    decided = "'decided_by'" if ledger is EXTENSIONS else "'ended_by'"
    statement = (
        f"SELECT json_build_object('id', x.id, 'state', x.state, 'at', x.at, 'by', {_person('a')}, {decided},"
        f" {_person('d')}, {ledger.row}, {_TASK})::text {source} WHERE {where} ORDER BY x.at DESC, x.id DESC LIMIT %(limit)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, _params(conditions) | {"limit": limit})
        return [text.encode() for (text,) in cursor.fetchall()]


def ledger_count(ledger: Ledger, conditions: Sequence[Condition]) -> int:
    """How many rows it has in all; the conditions are those of `ledger_rows`."""
    return count_of(_source(ledger), [Condition(ledger.told, {}), *conditions])


def _source(ledger: Ledger) -> str:
    return _FROM.format(table=ledger.table, decided=ledger.decided, joins=ledger.joins)


def punctuality(conditions: Sequence[Condition]) -> dict[str, int]:
    """Of the tasks of the reader's bodies that ended with a result and had a date: how many were in time by the date first
    set and by the one agreed; and how many requests were asked and granted (domain.md §5)."""
    where = " AND ".join(f"({sql})" for sql in (INNER, *(one.sql for one in conditions)))
    done = "t.state = 'COMPLETED' AND t.first_due_on IS NOT NULL"
    picks = {
        "done": done,
        "in_time_first": f"{done} AND t.accepted_on <= t.first_due_on",
        "in_time_agreed": f"{done} AND t.accepted_on <= t.due_on",
        "extended": "t.extended > 0",
    }
    counts = ", ".join(f"count(*) FILTER (WHERE {sql})" for sql in picks.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts} {FROM_SQL} WHERE {where}", _params(conditions))
        return dict(zip(picks, cursor.fetchone(), strict=True))


def _params(conditions: Sequence[Condition]) -> dict[str, Any]:
    return {name: value for condition in conditions for name, value in condition.params.items()}
