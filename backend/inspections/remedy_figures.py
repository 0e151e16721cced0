"""How far what inspections found is handled, counted by unit, body, inspection, area or severity (domain.md §2.5, §4;
product.md §28). Each figure is a condition that lists of findings take as well (handling.py)."""

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.db import connection

from backend.inspections.handling import (
    AREA,
    CLOSED,
    DAYS_TO_CLOSE,
    MEASURES,
    RECORDS,
    SEVERITY,
    STANDS,
    UNIT,
    WITH_HISTORY,
    YEAR_OF,
    AsOf,
)
from backend.inspections.queries import joined
from backend.organisations.models import ShareRule
from backend.plans.queries import Condition, unit_sql
from backend.plans.timeliness import Bounds

# What a row is of: the key, and what is told of it.
_UNIT_TOLD = f"(SELECT {unit_sql('u')} FROM organisations_orgunit u WHERE u.id::text = c.key)"
_BODY_TOLD = f"""(SELECT {unit_sql("b")} FROM organisations_orgunit u JOIN organisations_orgunit b ON b.id = u.body_id
    WHERE u.id::text = c.key)"""
_INSPECTION_TOLD = """(SELECT json_build_object('id', n.id, 'code', n.code, 'title', n.title, 'notice_no', n.notice_no)
    FROM inspections_inspection n WHERE n.id::text = c.key)"""
GROUPS: dict[str, str] = {
    "UNIT": UNIT,
    "BODY": "i.inspected_body_id",
    "INSPECTION": "i.id",
    "AREA": AREA,
    "SEVERITY": SEVERITY,
}
_SUMS = {
    "times_extended": "coalesce(sum(h.extended) FILTER (WHERE t.id IS NOT NULL), 0)",
    "times_returned": "coalesce(sum(h.returned) FILTER (WHERE t.id IS NOT NULL), 0)",
    "mean_days": f"round(avg({DAYS_TO_CLOSE}) FILTER (WHERE {CLOSED}), 1)::text",
    "median_days": f"round((percentile_cont(0.5) WITHIN GROUP (ORDER BY {DAYS_TO_CLOSE}) FILTER (WHERE {CLOSED}))::numeric, 1)::text",
}


def figure_rows(conditions: Sequence[Condition], as_of: AsOf, by: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The total, and a row for each group `by` that has a finding; `by` "" gives the total alone. One of the conditions
    must be `visible_findings(…)`. Counts are named as the measures, in small letters; days are calendar days."""
    where, params = joined([*conditions, as_of.counted()])
    counts = ", ".join(f"'{name.lower()}', count(*) FILTER (WHERE {sql})" for name, sql in MEASURES.items())
    sums = ", ".join(f"'{name}', {sql}" for name, sql in _SUMS.items())
    key = f"({GROUPS[by]})::text" if by else "''"
    statement = f"""SELECT (jsonb_build_object('key', c.key, 'unit', {_UNIT_TOLD if by in {"UNIT", "BODY"} else "NULL"},
            'body', {_BODY_TOLD if by == "UNIT" else "NULL"}, 'inspection', {_INSPECTION_TOLD if by == "INSPECTION" else "NULL"}, 'total', c.total) || c.counts)::text
        FROM (SELECT k.key, grouping(k.key) = 1 AS total, jsonb_build_object({counts}, {sums}) AS counts
            FROM {WITH_HISTORY} CROSS JOIN LATERAL (SELECT {key} AS key) k WHERE {where}
            GROUP BY GROUPING SETS ((k.key), ())) c"""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        rows = [json.loads(text) for (text,) in cursor.fetchall()]
    total = next(row for row in rows if row["total"])
    return total, [row for row in rows if not row["total"]] if by else []


def share(row: dict[str, Any]) -> Fraction | None:
    """Handled, of what counts; None where nothing does."""
    return Fraction(row["handled"], row["all"]) if row["all"] else None


def notice_years(conditions: Sequence[Condition]) -> list[int]:
    """The years in which the notices of these findings were issued, the newest first."""
    where, params = joined(conditions)
    year = "extract(year FROM i.notice_on)::int"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT {year} FROM {RECORDS} WHERE {where} AND {STANDS} ORDER BY 1 DESC", params)
        return [found for (found,) in cursor.fetchall()]


def found_by_year(conditions: Sequence[Condition], within: Bounds) -> list[dict[str, Any]]:
    """What holds today, by the year of the notice, the newest first; `drafts`: what has no notice yet, by that of the visit."""
    today = AsOf(within.today.year, within.today, ShareRule.NOTICE_IN_YEAR, within)
    where, params = joined([*conditions, Condition("NOT f.withdrawn", today.params())])
    names = ("ALL", "HANDLED", "OPEN", "OVERDUE", "REPEAT")
    counts = ", ".join(f"'{name.lower()}', count(*) FILTER (WHERE {STANDS} AND {MEASURES[name]})" for name in names)
    statement = f"""SELECT json_build_object('year', {YEAR_OF}::int, {counts},
            'drafts', count(*) FILTER (WHERE i.concluded_at IS NULL))::text FROM {WITH_HISTORY}
        WHERE {where} GROUP BY {YEAR_OF} ORDER BY {YEAR_OF} DESC"""
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return [json.loads(text) for (text,) in cursor.fetchall()]
