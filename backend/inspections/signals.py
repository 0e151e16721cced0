"""What looks odd, one SQL rule a kind over the records themselves (notes of every audit of progress reports).

Each gives: body, owner, task, ticket, plan, cause, facts. Nothing is stored of it here: a row that is no longer given is settled.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from backend.words import Words

LATELY = 30  # days in which something that was done can still be explained
NEAR = 30  # days before its date from which a task's silence says something
SEVERAL = 5  # open items from which one date for all of them does

_NONE = "NULL::uuid"


def _day_sql(moment: str) -> str:
    return f"(({moment}) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"


# cut: per body the day before which the last word lies too long ago
_CUT = "JOIN unnest(%(bodies)s::bigint[], %(cuts)s::date[]) AS cut(body, day) ON cut.body = t.body_id"


def came_sql(noun: str, *words: str) -> str:
    """When it last came to the state in which it is, or to whoever has it now: nobody is silent while it lies with others.
    `words`: verbs that are a word of it and leave no row with a moment of its own."""
    answers = ("extension_granted", "extension_refused", "extension_countered")
    verbs = ", ".join(f"'{noun}.{verb}'" for verb in ("assigned", "reassigned", *answers, *words))
    return f"""(SELECT max(e.at) FROM activity_event e WHERE e.subject_type = '{noun}' AND e.subject_id = t.id::text
        AND (e.to_state = t.state OR e.verb IN ({verbs})))"""


_LAST_WORD = f"greatest(t.given_at, {came_sql('task')}, " + ", ".join(
    f"(SELECT max(at) FROM plans_{kind} WHERE task_id = t.id)"
    for kind in ("progressupdate", "evidence", "submission", "extension", "obstacle")
) + ")"  # fmt: skip
_LAST_OF_TICKET = f"""greatest(t.stirred_at, {came_sql("ticket", "action_done", "plan_written")},
    (SELECT max(greatest(r.at, (SELECT max(p.at) FROM inspections_rowproof p WHERE p.row_id = r.id)))
        FROM inspections_reportrow r WHERE r.ticket_id = t.id))"""
SILENT = f"""
    SELECT t.body_id, t.officer_id, t.id, {_NONE}, {_NONE}, t.id || ':' || w.day, json_build_object('since', w.day)
    FROM plans_task t {_CUT} CROSS JOIN LATERAL (SELECT {_day_sql(_LAST_WORD)} AS day) w
    WHERE t.state = 'IN_PROGRESS' AND t.officer_id IS NOT NULL AND t.rhythm IS NULL AND t.answered_by_id IS NULL
        AND t.due_on <= %(near)s AND w.day < cut.day
        AND NOT EXISTS (SELECT FROM plans_obstacle o WHERE o.task_id = t.id AND o.state = 'OPEN')
        AND NOT EXISTS (SELECT FROM plans_extension x WHERE x.task_id = t.id AND x.state = 'REQUESTED')
        AND NOT EXISTS (SELECT FROM plans_progressupdate p WHERE p.task_id = t.id AND p.next_on >= %(today)s)
    UNION ALL
    SELECT t.body_id, t.officer_id, {_NONE}, t.id, {_NONE}, t.id || ':' || w.day, json_build_object('since', w.day)
    FROM inspections_ticket t {_CUT} CROSS JOIN LATERAL (SELECT {_day_sql(_LAST_OF_TICKET)} AS day) w
    WHERE t.state IN ('OPEN', 'IN_PROGRESS') AND t.officer_id IS NOT NULL AND w.day < cut.day
        AND NOT EXISTS (SELECT FROM inspections_ticketextension x WHERE x.ticket_id = t.id AND x.state = 'REQUESTED')
        AND NOT EXISTS (SELECT FROM inspections_reportrow r JOIN inspections_remediationreport p ON p.id = r.report_id
            WHERE r.ticket_id = t.id AND r.state = 'DRAFT' AND r.done <> '' AND p.state = 'PRESENTED')"""

NO_PRODUCT = f"""
    SELECT t.body_id, t.officer_id, t.id, {_NONE}, {_NONE}, t.id || ':' || t.accepted_on, json_build_object('on', t.accepted_on)
    FROM plans_task t WHERE t.state = 'COMPLETED' AND t.accepted_on >= %(lately)s AND t.officer_id IS NOT NULL
        AND t.product <> '' AND t.figures IS NULL AND t.answered_by_id IS NULL AND t.rhythm IS NULL
        AND NOT EXISTS (SELECT FROM plans_evidence e WHERE e.task_id = t.id)
    UNION ALL
    SELECT t.body_id, t.officer_id, {_NONE}, t.id, {_NONE}, t.id || ':' || t.closed_on, json_build_object('on', t.closed_on)
    FROM inspections_ticket t WHERE t.state = 'CLOSED' AND t.closed_on >= %(lately)s AND t.officer_id IS NOT NULL
        AND t.evidence = 0"""

# Uploaded anew, not used again by name; inside one body, so that nothing is told over the wall.
SAME_PHOTO = f"""
    WITH photos AS (
        SELECT f.sha256, f.id AS file, f.name, e.by_id AS owner, e.at, t.body_id, t.id AS task, {_NONE} AS ticket, t.title AS label
        FROM plans_evidence e JOIN files_fileobject f ON f.id = e.file_id JOIN plans_task t ON t.id = e.task_id
        WHERE e.first_id IS NULL AND f.media_type LIKE 'image/%%' AND f.closed_at IS NULL
        UNION ALL
        SELECT f.sha256, f.id, f.name, p.by_id, p.at, t.body_id, {_NONE}, t.id, t.code || ' ' || t.text
        FROM inspections_rowproof p JOIN files_fileobject f ON f.id = p.file_id JOIN inspections_reportrow r ON r.id = p.row_id
        JOIN inspections_ticket t ON t.id = r.ticket_id WHERE f.media_type LIKE 'image/%%' AND f.closed_at IS NULL)
    SELECT DISTINCT ON (l.file) l.body_id, l.owner, l.task, l.ticket, {_NONE}, l.file::text,
        json_build_object('name', l.name, 'other', left(e.label, 200), 'on', {_day_sql("e.at")})
    FROM photos l JOIN photos e ON e.sha256 = l.sha256 AND e.body_id = l.body_id AND e.file <> l.file
        AND (e.at, e.file) < (l.at, l.file) AND (e.task IS DISTINCT FROM l.task OR e.ticket IS DISTINCT FROM l.ticket)
    WHERE {_day_sql("l.at")} >= %(lately)s ORDER BY l.file, e.at"""

ALL_ON_LAST_DAY = f"""
    SELECT t.body_id, t.officer_id, {_NONE}, {_NONE}, {_NONE}, t.officer_id || ':' || %(year)s, json_build_object('count', count(*))
    FROM plans_task t WHERE t.state IN ('ASSIGNED', 'IN_PROGRESS') AND t.officer_id IS NOT NULL AND t.due_on IS NOT NULL
        AND t.rhythm IS NULL GROUP BY t.body_id, t.officer_id
    HAVING count(*) >= {SEVERAL} AND bool_and(t.due_on = make_date(%(year)s, 12, 31))
    UNION ALL
    SELECT p.body_id, p.drafters[1], {_NONE}, {_NONE}, p.id, p.id::text, json_build_object('count', count(*))
    FROM plans_plan p JOIN plans_planline l ON l.version_id = p.current_id JOIN plans_task t ON t.plan_line_id = l.id
    WHERE p.state = 'ISSUED' AND p.year = %(year)s AND cardinality(p.drafters) > 0 AND t.due_on IS NOT NULL AND t.parent_id IS NULL
        AND t.rhythm IS NULL GROUP BY p.id HAVING count(*) >= {SEVERAL} AND bool_and(t.first_due_on = make_date(%(year)s, 12, 31))"""

LEAP = f"""
    SELECT t.body_id, p.by_id, t.id, {_NONE}, {_NONE}, p.id::text, json_build_object('before', p.before, 'on', {_day_sql("p.at")})
    FROM (SELECT id, task_id, by_id, at, percent, lag(percent) OVER said AS before, lag(at) OVER said AS before_at
        FROM plans_progressupdate WHERE percent IS NOT NULL AND task_id IN
            (SELECT task_id FROM plans_progressupdate WHERE percent = 100 AND {_day_sql("at")} >= %(lately)s)
        WINDOW said AS (PARTITION BY task_id ORDER BY at, id)) p JOIN plans_task t ON t.id = p.task_id
    WHERE p.percent = 100 AND p.before <= 10 AND p.at - p.before_at <= interval '1 day' AND {_day_sql("p.at")} >= %(lately)s"""

RULES = {
    "SILENT": SILENT, "NO_PRODUCT": NO_PRODUCT, "SAME_PHOTO": SAME_PHOTO, "ALL_ON_LAST_DAY": ALL_ON_LAST_DAY, "LEAP": LEAP,
}  # fmt: skip


class Odd(NamedTuple):
    """Something that looks odd today."""

    kind: str
    body_id: int
    owner_id: int
    task_id: UUID | None
    ticket_id: UUID | None
    plan_id: UUID | None
    cause: str
    facts: dict[str, Any]


def odd_today(today: date, cuts: Mapping[int, date]) -> list[Odd]:
    """All of it. `cuts`: by body, the day before which a last word lies too long ago."""
    params: dict[str, Any] = {
        "bodies": list(cuts), "cuts": list(cuts.values()), "today": today, "year": today.year,
        "near": today + timedelta(days=NEAR), "lately": today - timedelta(days=LATELY),
    }  # fmt: skip
    found = []
    with connection.cursor() as cursor:
        for kind, sql in RULES.items():
            cursor.execute(sql, params)
            found += [Odd(kind, *row) for row in cursor.fetchall()]
    return found


def words_of(kind: str, facts: Mapping[str, Any]) -> Words:
    """What looks odd, as a sentence to whoever does it: without blame."""
    on = _day(facts.get("since") or facts.get("on"))
    return {
        "SILENT": Words(f"Từ {on} chưa có tin nào về việc này.", f"There was no word of this since {on}."),
        "NO_PRODUCT": Words(
            f"Được ghi là xong ngày {on} nhưng không có sản phẩm hay minh chứng.",
            f"It was noted as done on {on}, with no product or proof.",
        ),
        "SAME_PHOTO": Words(
            f"Ảnh “{facts.get('name')}” giống hệt ảnh đã gửi ngày {on} ở “{facts.get('other')}”.",
            f"The photo “{facts.get('name')}” is the very one sent on {on} for “{facts.get('other')}”.",
        ),
        "ALL_ON_LAST_DAY": Words(
            f"Cả {facts.get('count')} việc có hạn đều đến hạn 31/12.",
            f"All {facts.get('count')} items with a date are due on 31 December.",
        ),
        "LEAP": Words(
            f"Ngày {on}, tiến độ từ {facts.get('before')} % lên 100 % trong vòng một ngày.",
            f"On {on} it went from {facts.get('before')} % to 100 % within a day.",
        ),
    }[kind]


def _day(text: Any) -> str:
    return "/".join(reversed(str(text or "").split("-")))
