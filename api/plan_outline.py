"""A plan as its appendix prints it: areas, lines and their tasks, as the page shows them and the paper carries them."""

from collections import defaultdict
from typing import Any

import orjson

from api.areas import AREA_NAMES, NUMERALS
from api.plan_page import of_plan, percent
from api.task_list import filters
from backend.access.scope import Reader
from backend.plans.models import Area, Plan, PlanLine
from backend.plans.queries import bounds_for, task_rows, visible

OUTLINE_FILTERS = ("lead", "state", "timeliness", "area", "class", "officer", "q")


def outline_of(reader: Reader, plan: Plan, query: dict[str, str]) -> list[dict[str, Any]]:
    """All rows, or, with a filter, the lines with a matching task and their areas."""
    wanted = filters(query)
    rows = task_rows(
        [visible(reader.keys), of_plan(plan.pk), *wanted], bounds_for(plan.body_id), order="l.position, u.position, t.id",
        limit=5000, extra="'line_id', l.id",
    )  # fmt: skip
    tasks: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in map(orjson.loads, rows):
        tasks[row.pop("line_id")].append(row)
    lines = PlanLine.objects.filter(version_id=plan.current_id).order_by("position").values(
        "id", "no", "parent_id", "heading", "key", "area", "area_title", "title", "product", "lead_printed",
        "deadline_printed", "deadline_kind", "due_on", "lead__is_group", "lead__short_name",
    )  # fmt: skip
    return _outline(list(lines), tasks, narrowed=bool(wanted))


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
    area = Area(line["area"])
    numeral = NUMERALS[list(Area).index(area)] if list(Area).index(area) < len(NUMERALS) else str(index + 1)
    done, total = _done(tasks)
    return {
        "kind": "area",
        "area": area,
        "numeral": numeral,
        "title": str(AREA_NAMES[area]),
        "done": done,
        "total": total,
        "percent": percent(done, total),
    }


def _line_row(
    line: dict[str, Any], own: list[dict[str, Any]], below: list[dict[str, Any]], numbers: dict[Any, str]
) -> dict[str, Any]:
    done, total = _done(below)
    group = bool(line["lead__is_group"])
    return {
        "kind": "line", "id": line["id"], "no": line["no"], "parent": numbers.get(line["parent_id"]), "heading": line["heading"],
        "title": line["title"], "product": line["product"], "task": own[0] if own and not group else None,
        "tasks": own if group else [], "key": line["key"], "lead_printed": line["lead_printed"],
        "lead_name": line["lead__short_name"], "deadline_printed": line["deadline_printed"],
        "deadline_kind": line["deadline_kind"], "due_on": line["due_on"], "percent": percent(done, total),
    }  # fmt: skip


def _done(tasks: list[dict[str, Any]]) -> tuple[int, int]:
    counted = [task for task in tasks if task["state"] != "VOIDED"]
    return sum(task["state"] == "COMPLETED" for task in counted), len(counted)
