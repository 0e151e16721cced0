"""What lies with each person, and what each had to do in a quarter: from SQL to finished JSON (product.md §28, domain.md §5.1)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import connection

from backend.plans.queries import INNER, Condition, unit_sql
from backend.plans.timeliness import Bounds, class_sql, days_sql

OPEN = "t.state IN ('ASSIGNED', 'IN_PROGRESS', 'ON_HOLD', 'SUBMITTED')"
HOLDS = "(t.officer_id = {person} OR (t.officer_id IS NULL AND t.follow_up_id = {person}))"
# A regular task lies in its periods, what was passed on in the work that answers it.
ITSELF = "t.rhythm IS NULL AND t.answered_by_id IS NULL"
STUCK = "EXISTS (SELECT FROM plans_obstacle ob WHERE ob.task_id = t.id AND ob.state = 'OPEN')"
ASKED = "EXISTS (SELECT FROM plans_extension x WHERE x.task_id = t.id AND x.state = 'REQUESTED')"
WAITS = f"(t.state IN ('ON_HOLD', 'SUBMITTED') OR t.hand_back_by_id IS NOT NULL OR {STUCK} OR {ASKED})"
COUNTS = {
    "open": "t.id IS NOT NULL",
    "overdue": f"{class_sql()} = 'OVERDUE'",
    "due_this_week": "t.state <> 'SUBMITTED' AND t.due_on BETWEEN %(today)s AND %(week_end)s",
    "waiting": f"t.id IS NOT NULL AND {WAITS}",
    "stuck": f"t.id IS NOT NULL AND {STUCK}",
}


def workload_rows(posts: Sequence[int], keys: Sequence[int], within: Bounds) -> list[bytes]:
    """Of the holders of these posts, each person once, in the order of units, posts and names: nobody is ranked."""
    counts = ", ".join(f"'{name}', count(*) FILTER (WHERE {sql})" for name, sql in COUNTS.items())
    statement = f"""WITH p AS (SELECT DISTINCT ON (m.user_id) m.user_id, m.title, m.unit_id, m.post
            FROM accounts_membership m WHERE m.id = ANY(%(posts)s::bigint[]) ORDER BY m.user_id, m.id)
        SELECT json_build_object('person', json_build_object('id', who.id, 'full_name', who.full_name, 'title', p.title,
            'unit', {unit_sql("u")}), {counts})::text
        FROM p JOIN accounts_user who ON who.id = p.user_id JOIN organisations_orgunit u ON u.id = p.unit_id
        LEFT JOIN plans_task t ON {HOLDS.format(person="p.user_id")} AND {ITSELF} AND {OPEN} AND {INNER} AND t.readers && %(keys)s::bigint[]
        LEFT JOIN plans_submission s ON s.id = t.submission_id
        GROUP BY who.id, p.title, p.post, u.id
        ORDER BY u.id <> u.body_id, u.position, u.id, p.post <> 'HEAD', p.post <> 'DEPUTY', who.full_name, who.id"""
    with connection.cursor() as cursor:
        params = within.params() | {"posts": list(posts), "keys": list(keys), "week_end": _week_end(within)}
        cursor.execute(statement, params)
        return [text.encode() for (text,) in cursor.fetchall()]


def counted(person_id: int, figure: str, within: Bounds) -> Condition:
    """The tasks that this figure of the person counts, which is one of COUNTS."""
    sql = f"{HOLDS.format(person='%(person)s')} AND {ITSELF} AND {OPEN} AND {INNER} AND {COUNTS[figure]}"
    return Condition(sql, {"person": person_id, "week_end": _week_end(within)})


def counted_elsewhere(person_id: int) -> Condition:
    """What the person holds besides, which lies in its periods or in the work that answers it."""
    sql = f"{HOLDS.format(person='%(person)s')} AND NOT ({ITSELF}) AND {OPEN} AND {INNER}"
    return Condition(sql, {"person": person_id})


def _week_end(within: Bounds) -> date:
    return within.today + timedelta(days=6 - within.today.weekday())


# What was confirmed as no fault of theirs: a later date granted for an objective cause.
OBJECTIVE = """(SELECT coalesce(json_agg(json_build_object('reason', x.reason, 'decided_on',
        (x.decided_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 'due_on', x.decided_due_on) ORDER BY x.at), '[]'::json)
    FROM plans_extension x WHERE x.task_id = t.id AND x.state = 'APPROVED' AND x.cause = 'OBJECTIVE')"""
IN_THE_WAY = f"""(SELECT coalesce(json_agg(json_build_object('text', ob.text, 'unit', {unit_sql("ou")}, 'asked_on',
        (ob.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 'ended_on', (ob.ended_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
        ORDER BY ob.at), '[]'::json)
    FROM plans_obstacle ob JOIN organisations_orgunit ou ON ou.id = ob.unit_id WHERE ob.task_id = t.id)"""


def result_rows(person_id: int, keys: Sequence[int], first: date, last: date, within: Bounds) -> list[bytes]:
    """What the person had to bring between the two days: due or done then, or overdue from before and still open."""
    statement = f"""SELECT json_build_object('id', t.id, 'title', t.title, 'product', t.product, 'lead', {unit_sql("u")},
            'class', t.klass, 'state', t.state, 'first_due_on', t.first_due_on, 'due_on', t.due_on,
            'done_on', t.accepted_on, 'timeliness', json_build_object('class', {class_sql()}, 'days', {days_sql()}),
            'returned', t.returned, 'extended', t.extended, 'objective', {OBJECTIVE}, 'obstacles', {IN_THE_WAY})::text
        FROM plans_task t LEFT JOIN plans_submission s ON s.id = t.submission_id
        JOIN organisations_orgunit u ON u.id = t.lead_id
        WHERE t.officer_id = %(person)s AND {INNER} AND t.readers && %(keys)s::bigint[]
            AND t.state NOT IN ('CANCELLED', 'VOIDED')
            AND (t.accepted_on BETWEEN %(first)s AND %(last)s OR t.due_on BETWEEN %(first)s AND %(last)s
                OR (t.due_on < %(first)s AND t.accepted_on IS NULL))
        ORDER BY t.due_on NULLS LAST, t.id LIMIT 1000"""
    params: dict[str, Any] = within.params() | {"person": person_id, "keys": list(keys), "first": first, "last": last}
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return [text.encode() for (text,) in cursor.fetchall()]
