"""A plan as its appendix prints it: areas, lines and their tasks, as the page shows them and the paper carries them."""

from collections import defaultdict
from typing import Any

import orjson
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from api.areas import area_name, numeral
from api.task_filters import filters
from backend.access.scope import Reader
from backend.plans.models import Plan, PlanLine, TaskState
from backend.plans.promises import promised_before
from backend.plans.queries import INNER, bounds_for, task_rows, visible
from backend.plans.rollup import rolled_up
from backend.plans.year_figures import of_plan

OUTLINE_FILTERS = ("lead", "state", "timeliness", "area", "class", "officer", "q")


def outline_of(reader: Reader, plan: Plan, query: dict[str, str]) -> list[dict[str, Any]]:
    """All rows, or, with a filter, the lines with a matching task and their areas."""
    wanted = filters(query)
    rows = task_rows(
        [visible(reader.keys), of_plan(plan.pk), *wanted], bounds_for(plan.body_id), order="l.position, u.position, t.id",
        limit=5000, extra=f"'line_id', l.id, 'order_id', t.order_id, 'inside', {INNER}",
    )  # fmt: skip
    tasks: dict[str, list[dict[str, Any]]] = defaultdict(list)
    orders: dict[str, str] = {}
    for row in map(orjson.loads, rows):
        if (order := row.pop("order_id")) and plan.body_id in reader.keys:
            orders[row["line_id"]] = order
        tasks[row.pop("line_id")].append(row)
    lines = PlanLine.objects.filter(version_id=plan.current_id).order_by("position").annotate(
        partner_ids=ArrayAgg("partners", filter=Q(partners__isnull=False), order_by="partners", default=[]),
        partner_names=ArrayAgg("partners__short_name", filter=Q(partners__isnull=False), order_by="partners", default=[]),
    ).values(
        "lineage", "lead_id", "partner_ids", "partner_names", "adopts_id", "id", "no", "parent_id", "heading", "key", "area", "area_title", "title", "product", "lead_printed",
        "deadline_printed", "deadline_kind", "due_on", "lead__is_group", "lead__short_name",
    )  # fmt: skip
    before = promised_before(plan)
    told = [
        line
        | {
            "order": orders.get(str(line["id"])) if line["lead__is_group"] else None,
            "promised": before.get(line["lineage"]),
        }
        for line in lines
    ]
    return _outline(told, tasks, narrowed=bool(wanted))


def _outline(lines: list[Any], tasks: dict[str, list[dict[str, Any]]], *, narrowed: bool) -> list[dict[str, Any]]:
    below: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for line in lines:
        for task in tasks[str(line["id"])]:
            below[line["id"]].append(task)
            below[line["area"]].append(task)
            if line["parent_id"]:
                below[line["parent_id"]].append(task)
    numbers = {line["id"]: line["no"] for line in lines}
    rows: list[dict[str, Any]] = []
    area = None
    for line in lines:
        if narrowed and not below[line["id"]]:
            continue
        if line["area"] != area:
            area = line["area"]
            rows.append(_area_row(line, below[area], sum(row["kind"] == "area" for row in rows)))
        rows.append(_line_row(line, tasks[str(line["id"])], below[line["id"]], numbers))
    return rows


def _area_row(line: dict[str, Any], tasks: list[dict[str, Any]], index: int) -> dict[str, Any]:
    share = rolled_up(tasks)
    return {
        "kind": "area",
        "area": line["area"],
        "numeral": numeral(line["area"]) or str(index + 1),
        "title": area_name(line["area"]),
        "done": sum(task["state"] == TaskState.COMPLETED for task in tasks),
        "total": share.total,
        "percent": share.percent,
    }


def _line_row(
    line: dict[str, Any], own: list[dict[str, Any]], below: list[dict[str, Any]], numbers: dict[Any, str]
) -> dict[str, Any]:
    group = bool(line["lead__is_group"])
    return {
        "kind": "line", "id": line["id"], "no": line["no"], "parent": numbers.get(line["parent_id"]), "heading": line["heading"],
        "title": line["title"], "product": line["product"], "task": own[0] if own and not group else None,
        "tasks": own if group else [], "order": line["order"], "key": line["key"], "lead_printed": line["lead_printed"],
        "lead_name": line["lead__short_name"], "lead_id": line["lead_id"], "partner_ids": line["partner_ids"],
        "partner_names": line["partner_names"],
        "area": line["area"], "adopts": line["adopts_id"], "deadline_printed": line["deadline_printed"],
        "deadline_kind": line["deadline_kind"], "due_on": line["due_on"], "percent": rolled_up(below).percent,
        "promised": line["promised"]._asdict() if line["promised"] else None,
    }  # fmt: skip
