"""How far work is, from task to area to plan: each task counts as one. An ordinary task is done or not; a regular one
counts by the share of its due periods that are completed, so that it is neither open all year nor done too soon.

Exact fractions up to the two decimals that are shown, rounded half up once, at the end."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

import orjson
from django.db import connection

from backend.plans.models.task import TaskState

LEFT_OUT = {TaskState.VOIDED}  # left every statistic

# Of a regular task t: periods that count (ended ones and voided ones do not) and how many of them are completed. A period
# counts once it is due or done.
PERIODS_SQL = """(SELECT json_build_object('rhythm', t.rhythm, 'done', count(*) FILTER (WHERE pp.state = 'COMPLETED'),
        'due', count(*) FILTER (WHERE pp.state = 'COMPLETED' OR pp.due_on < %(today)s::date),
        'opened', count(*))
    FROM plans_task pp WHERE pp.parent_id = t.id AND pp.relation = 'OCCURRENCE'
        AND pp.state NOT IN ('CANCELLED', 'VOIDED'))"""


class Share(NamedTuple):
    """How much of how many tasks is done; of the regular ones' periods, how many count by now and how many are done."""

    done: Fraction = Fraction(0)
    total: int = 0
    periods_due: int = 0
    periods_done: int = 0

    @property
    def percent(self) -> str:
        """With two decimals, half up; "0.00" of nothing."""
        if not self.total:
            return "0.00"
        hundredths = self.done * 10_000 / self.total
        return f"{int(hundredths + Fraction(1, 2)) / 100:.2f}"


def share_of(state: str, done: int | None = None, due: int | None = None) -> Fraction:
    """How much of one task is done; `done` of `due` periods of a regular one, None of any other."""
    if state == TaskState.COMPLETED:
        return Fraction(1)
    return Fraction(done or 0, due) if due else Fraction(0)


def rolled_up(tasks: Iterable[dict[str, Any]]) -> Share:
    """Of rows of tasks with `state` and `periods` (null, or `{done, due}`); `count`, where it is there: of so many alike."""
    share = Share()
    for task in tasks:
        if task["state"] in LEFT_OUT:
            continue
        count, periods = task.get("count", 1), task["periods"] or {}
        done, due = periods.get("done", 0), periods.get("due", 0)
        share = Share(
            share.done + share_of(task["state"], done, due) * count,
            share.total + count,
            share.periods_due + due * count,
            share.periods_done + done * count,
        )
    return share


def shares_sql(group: str, where: str, tables: str) -> str:
    """A row (group, JSON) for each way tasks stand in each value of the SQL expression `group`; `tables`: FROM …, with the
    alias t."""
    return f"""SELECT place, json_build_object('state', state, 'periods', periods, 'count', count(*))::text FROM (
        SELECT {group} AS place, t.state, (CASE WHEN t.rhythm IS NOT NULL THEN {PERIODS_SQL} END)::jsonb AS periods
        {tables} WHERE {where}) standing GROUP BY place, state, periods"""


def shares(sql: str, params: dict[str, Any]) -> dict[Any, Share]:
    """The shares by place, of a statement that `shares_sql` made."""
    found: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for place, text in cursor.fetchall():
            found[place].append(orjson.loads(text))
    return {place: rolled_up(rows) for place, rows in found.items()}
