"""An order as its pages show it: units and their stage, counts and sums, each page one statement (product.md §7).

A body below is told of as everywhere: its states and dates, that it was opened, and what was released upward."""

import base64
import binascii
import json
import uuid
from datetime import datetime
from typing import Any

import orjson
from django.db import connection

from api.names import Names
from api.task_page import document_ref, entered_of
from backend import clock
from backend.access.rules import justify_disowning, justify_entered_order, justify_order
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.activity.feed import last_visible_seq
from backend.errors import FieldError, Invalid, NotFound
from backend.plans.models import FigureKind, Order
from backend.plans.queries import FROM_SQL, INNER, PERSON_SQL, Condition, bounds_for, count_of, unit_sql, visible
from backend.plans.text import document_of
from backend.plans.timeliness import Bounds, class_sql, days_sql
from backend.words import say
from workflows.task.base import OPEN
from workflows.task.entered import disown_until

PAGE = 50
STOPPED = "t.state IN ('CANCELLED', 'VOIDED')"
SEEN_AT = "(SELECT min(seen.at) FROM plans_taskseen seen WHERE seen.task_id = t.id)"
STAGE = f"""CASE
    WHEN {STOPPED} THEN 'STOPPED' WHEN t.state = 'COMPLETED' THEN 'DONE' WHEN t.state = 'SUBMITTED' THEN 'SENT'
    WHEN t.returned > 0 AND {INNER} THEN 'RETURNED'
    WHEN t.state = 'ASSIGNED' THEN CASE WHEN {SEEN_AT} IS NULL THEN 'UNSEEN' ELSE 'SEEN' END
    ELSE 'WORKING' END"""
# Typed figures are the unit's own until they are sent; across the wall until they are released.
FIGURES = f"""CASE WHEN t.state IN ('SUBMITTED', 'COMPLETED')
    AND ({INNER} OR s.released OR (t.laid_above AND t.giver_body_id = ANY(%(keys)s::bigint[]))) THEN s.figures END"""
SENT_ON = f"""CASE WHEN t.state = 'COMPLETED' THEN t.accepted_on
    WHEN t.state = 'SUBMITTED' AND {INNER} THEN (s.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END"""
REMINDED_AT = """(SELECT max(e.at) FROM activity_event e WHERE e.subject_type = 'task' AND e.subject_id = t.id::text
    AND e.verb = 'task.reminded' AND e.readers && %(keys)s::bigint[])"""
# Of a body below it is the body: which of its units carries it out is its own affair.
UNIT_SQL = f"""SELECT t.order_id, x.position, x.id AS unit_id, {STAGE} AS stage, {class_sql()} AS klass, {FIGURES} AS figures,
    json_build_object('id', t.id, 'version', t.version, 'unit', {unit_sql("x")},
        'officer', CASE WHEN {INNER} THEN {PERSON_SQL} END, 'stage', {STAGE}, 'state', t.state, 'due_on', t.due_on,
        'first_due_on', t.first_due_on, 'extended', t.extended,
        'timeliness', json_build_object('class', {class_sql()}, 'days', {days_sql()}),
        'seen_at', {SEEN_AT}, 'sent_on', {SENT_ON}, 'reminded_at', {REMINDED_AT},
        'figures', (SELECT json_agg(json_build_object('key', f.key, 'value', f.value))
            FROM jsonb_each_text({FIGURES}) f)) AS told
    {FROM_SQL} JOIN organisations_orgunit x ON x.id = CASE WHEN t.body_id = t.giver_body_id THEN t.lead_id ELSE t.body_id END
    WHERE t.order_id = %(order)s AND ({visible(()).sql})"""
STAGES = ("UNSEEN", "SEEN", "WORKING", "SENT", "RETURNED", "DONE", "STOPPED")
COUNTS = "json_build_object({})".format(
    ", ".join([
        "'units', count(*) FILTER (WHERE stage <> 'STOPPED')",
        *(f"'{stage.lower()}', count(*) FILTER (WHERE stage = '{stage}')" for stage in STAGES),
        "'late', count(*) FILTER (WHERE klass = 'OVERDUE')",
    ])
)  # fmt: skip
TOTALS: dict[str, tuple[str, str]] = {
    FigureKind.NUMBER: ("trim_scale(sum(({value})::numeric))::text", "NULL"),
    FigureKind.PERCENT: ("trim_scale(round(avg(({value})::numeric), 2))::text", "NULL"),
    FigureKind.YES_NO: ("(count(*) FILTER (WHERE {value} = 'YES'))::text", "NULL"),
    FigureKind.DATE: ("min({value})", "max({value})"),
    FigureKind.TEXT: ("NULL", "NULL"),
}


def order_page(reader: Reader, order_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `OrderPage`. Raises NotFound alike for absent and unseen."""
    order = visible_order(reader, order_id)
    units, counts, totals = matrix(reader, order)
    follows = justify_order(reader.user, order.body_id) is not None
    line, names = order.plan_line, Names(order.body_id)
    return {
        "id": order.pk, "version": order.version, "title": order.title, "product": order.product,
        "area": order.area or None, "due_on": order.due_on, "first_due_on": order.first_due_on,
        "source": document_ref(order.source, order.clause, known=True) if order.source else None,
        "line": {"plan_id": line.version.plan_id, "plan_number": document_of(line.version.plan).number, "no": line.no} if line else None,
        "given_by": names.person(order.given_by_id), "given_at": order.given_at, "figures": order.figures,
        "said_at": order.said_at, "entered": entered_of(order, order.body_id, names),
        "counts": orjson.Fragment(counts), "totals": orjson.Fragment(totals), "units": orjson.Fragment(units),
        "may": {"follow": follows, "move": follows and line is None, "disown": _may_disown(reader, order)},
        "as_of": clock.now(), "seq": last_visible_seq(reader.keys),
    }  # fmt: skip


def _may_disown(reader: Reader, order: Order) -> bool:
    if justify_disowning(reader.user, order) is None or clock.today() > disown_until(order.body_id, order.given_at):
        return False
    return order.tasks.filter(state__in=OPEN).exists()


def visible_order(reader: Reader, order_id: uuid.UUID) -> Order:
    """The order, or NotFound alike for absent and unseen."""
    rows = visible_to(reader.user, Order.objects.filter(pk=order_id))
    order: Order | None = rows.select_related("source", "plan_line__version__plan__current").first()
    if order is None:
        raise NotFound(absent())
    return order


def matrix(reader: Reader, order: Order) -> tuple[str, str, str]:
    """JSON of the units, of the counts, and of the sums of what was sent."""
    within = bounds_for(order.body_id)
    sums = ", ".join(_total_sql(at, figure) for at, figure in enumerate(order.figures))
    keys = {f"figure_{at}": figure["key"] for at, figure in enumerate(order.figures)}
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH row AS MATERIALIZED ({UNIT_SQL})"
            f" SELECT coalesce(json_agg(told ORDER BY position, unit_id, told ->> 'id'), '[]')::text, {COUNTS}::text,"
            f" json_build_array({sums})::text FROM row",
            {**_params(reader, within), **keys, "order": order.pk},
        )
        units, counts, totals = cursor.fetchone()
    return units, counts, totals


def order_list(reader: Reader, query: dict[str, str]) -> dict[str, Any]:
    """The contract's `OrderRows`: 50 a page, the latest first; `running`: only those with a task that has not ended."""
    wanted = "o.readers && %(keys)s::bigint[]"
    params = _params(reader, bounds_for(None))
    if query.get("running", "false") not in {"true", "false"}:
        raise _wrong("running")
    if query.get("running") == "true":
        wanted += f" AND EXISTS (SELECT FROM plans_task t WHERE t.order_id = o.id AND NOT {STOPPED} AND t.state <> 'COMPLETED')"
    count = count_of("FROM plans_order o", [Condition(wanted, {"keys": list(reader.keys)})])
    if cursor := query.get("cursor"):
        wanted += " AND (o.given_at, o.id) < (%(after_at)s, %(after_id)s::uuid)"
        params |= _after(cursor)
    units = UNIT_SQL.replace("t.order_id = %(order)s", "t.order_id IN (SELECT id FROM page)")
    with connection.cursor() as rows:
        rows.execute(
            f"""WITH page AS MATERIALIZED (SELECT o.* FROM plans_order o WHERE {wanted}
                    ORDER BY o.given_at DESC, o.id DESC LIMIT {PAGE + 1}),
                row AS MATERIALIZED ({units}), counted AS (SELECT order_id, {COUNTS} AS counts FROM row GROUP BY 1)
            SELECT p.given_at, p.id, json_build_object('id', p.id, 'title', p.title, 'given_at', p.given_at,
                'due_on', p.due_on, 'document', d.number, 'figures', jsonb_array_length(p.figures), 'counts', c.counts)::text
            FROM page p JOIN counted c ON c.order_id = p.id LEFT JOIN plans_document d ON d.id = p.source_id
            ORDER BY p.given_at DESC, p.id DESC""",
            params,
        )
        found = rows.fetchall()
    last = found[PAGE - 1] if len(found) > PAGE else None
    return {
        "as_of": clock.now(), "count": count, "items": [orjson.Fragment(text) for _, _, text in found[:PAGE]],
        "next": _cursor(last[0], last[1]) if last else None, "may_give": (justify_order(reader.user) or justify_entered_order(reader.user)) is not None,
    }  # fmt: skip


def _params(reader: Reader, within: Bounds) -> dict[str, Any]:
    return {**within.params(), "keys": list(reader.keys)}


def _total_sql(at: int, figure: dict[str, Any]) -> str:
    value = f"(figures ->> %(figure_{at})s)"
    total, last = (sql.format(value=value) for sql in TOTALS[figure["kind"]])
    return (
        f"(SELECT json_build_object('key', %(figure_{at})s::text, 'answered', count(*), 'total', {total}, 'last', {last})"
        f" FROM row AS sent WHERE stage <> 'STOPPED' AND {value} IS NOT NULL)"
    )


def _cursor(given_at: datetime, order_id: uuid.UUID) -> str:
    return base64.urlsafe_b64encode(json.dumps([given_at.isoformat(), str(order_id)]).encode()).decode()


def _after(cursor: str) -> dict[str, Any]:
    try:
        given_at, order_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return {"after_at": datetime.fromisoformat(given_at), "after_id": uuid.UUID(order_id)}
    except (ValueError, TypeError, AttributeError, RecursionError, binascii.Error):
        raise _wrong("cursor") from None


def _wrong(name: str) -> Invalid:
    message = say("Giá trị lọc không hợp lệ.", "The filter's value is not valid.")
    return Invalid(message, errors=[FieldError(name, message)])
