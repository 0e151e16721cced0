"""The list of tasks: filters from an allow-list, any of a few orders, pages by cursor, rows from SQL to bytes."""

from typing import Any

import orjson

from api.task_filters import listed
from api.task_sorts import after, cursor_at, order_sql
from backend import clock
from backend.access.scope import Reader
from backend.accounts.roster import USUAL_WARN_DAYS, hats_of
from backend.plans.acceptance import AWAITED_SQL
from backend.plans.queries import FROM_SQL, INNER, Condition, count_of, task_rows, visible
from backend.plans.timeliness import Bounds, bounds
from backend.workcalendar.calendar import current as calendar

PAGE = 50
GIVEN = "(t.given_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
# What the task is a piece of, as far as the reader may read that.
PARENT = "FROM plans_task whole WHERE whole.id = t.parent_id AND whole.readers && %(keys)s::bigint[]"
LISTED = f"""'inside', {INNER}, 'to_accept', {AWAITED_SQL}, 'origin', t.origin, 'given_on', {GIVEN}, 'relation', nullif(t.relation, ''),
    'parent', (SELECT json_build_object('id', whole.id, 'title', whole.title) {PARENT})"""


def task_list(reader: Reader, query: dict[str, str], *, size: int = 0) -> dict[str, Any]:
    """A page of the contract's `TaskPage`, of 50 rows or of `size`, in the order asked for; `count`: of all pages; `next` is null on the last."""
    conditions = [visible(reader.keys), *listed(query)]
    sort = query.get("sort") or "due"
    within = own_bounds(reader)
    rows, following = page_of(conditions, within, query.get("cursor"), size=size or PAGE, extra=LISTED, sort=sort)
    count = count_of(FROM_SQL, conditions, within)
    return {"as_of": clock.now(), "count": count, "items": [orjson.Fragment(row) for row in rows], "next": following}


def page_of(
    conditions: list[Condition], within: Bounds, cursor: str | None, *, size: int, extra: str = "", sort: str = "due"
) -> tuple[list[bytes], str | None]:
    """The `size` rows after `cursor`, and the cursor of the page after them, if there is one; `extra`: more keys of a row."""
    order = order_sql(sort)
    later = [after(cursor, sort)] if cursor else []
    rows = task_rows([*conditions, *later], within, order=order, limit=size + 1, extra=extra)
    return rows[:size], cursor_at(orjson.loads(rows[size - 1]), sort) if len(rows) > size else None


def own_bounds(reader: Reader) -> Bounds:
    """Today's bounds by the calendar and the days of warning of the reader's first body; no statement of its own."""
    own = next(iter(hats_of(reader.user)), None)
    days = own.warn_days if own else USUAL_WARN_DAYS
    return bounds(clock.today(), warn_days=days, calendar=calendar(own.body_id if own else None))
