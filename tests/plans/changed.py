"""A later version of a plan, made from an earlier one, with so many lines changed, added, removed and re-dated."""

import copy
import random
from datetime import date, timedelta
from typing import Any


def later_version(
    parsed: dict[str, Any], *, changed: int = 10, added: int = 3, removed: int = 2, redated: int = 4, seed: int = 7
) -> dict[str, Any]:
    """`parsed` as a dry run prints it, likewise; the lines are numbered through anew, as an office does."""
    chance = random.Random(seed)  # the same file every time
    made = copy.deepcopy(parsed)
    parents = {task["parent"] for task in made["tasks"]}
    plain = [t for t in made["tasks"] if not t["heading"] and t["parent"] is None and t["line"] not in parents]
    dated = [t for t in plain if t["deadline"]["kind"] == "DATE" and t["deadline"]["due_date"]]
    for task in (moved := chance.sample(dated, redated)):
        day = date.fromisoformat(task["deadline"]["due_date"]) + timedelta(days=14)
        task["deadline"] |= {"due_date": day.isoformat(), "as_printed": day.strftime("%d/%m/%Y")}
    rest = [t for t in plain if t not in moved]
    chosen = chance.sample(rest, changed + removed)
    for i, task in enumerate(chosen[:changed]):
        if i % 2:
            task["title"] += f" theo hướng dẫn số {i} của tỉnh"
        else:
            task["product"] = f"{task['product']} (bổ sung lần {i})"
    gone = [task["line"] for task in chosen[changed:]]
    made["tasks"] = [task for task in made["tasks"] if task["line"] not in gone]
    for n in range(added):
        at = chance.randrange(len(made["tasks"]))
        model = next(t for t in made["tasks"][at:] + made["tasks"] if t in rest and t not in chosen)
        new = {**copy.deepcopy(model), "line": f"new {n}", "title": f"Nhiệm vụ bổ sung số {n} về chuyên đề {n * 7}"}
        made["tasks"].insert(made["tasks"].index(model) + 1, new)
    _number(made["tasks"])
    return made


def _number(tasks: list[dict[str, Any]]) -> None:
    """1, 2, 3 … through the whole appendix; what stands below a line follows it."""
    renamed: dict[str, str] = {}
    running = 0
    for task in tasks:
        if task["parent"] is None:
            running += 1
            renamed[task["line"]] = str(running)
    for task in tasks:
        if task["parent"] is None:
            task["line"] = renamed[task["line"]]
        else:
            task["line"] = renamed[task["parent"]] + task["line"][len(task["parent"]) :]
            task["parent"] = renamed[task["parent"]]
