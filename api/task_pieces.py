"""What hangs together with a task, for its page: the parts of its partners, what it is a piece of, what answers what, and
where else a piece of evidence is used. For readers of the body alone: none of it crosses the wall (product.md §17, §18)."""

from collections import defaultdict
from typing import Any

from django.db.models import Q

from api.names import Names
from backend.access.scope import Reader, visible_to
from backend.plans.countable import counted
from backend.plans.models import Evidence, Relation, Task
from backend.plans.timeliness import Bounds, dates_of, timeliness

NOTHING: dict[str, Any] = {
    "relation": None,
    "whole": None,
    "parts": [],
    "answered_by": None,
    "answers": [],
    "counted": None,
}


def pieces_of(reader: Reader, task: Task, names: Names, within: Bounds) -> dict[str, Any]:
    """`whole`, `parts`, `answered_by` and `answers` of the contract's `Task`; one statement."""
    near = Q(pk__in=[pk for pk in (task.parent_id, task.answered_by_id) if pk]) | Q(answered_by=task.pk)
    part = Q(parent=task.pk, relation=Relation.PART)
    rows = visible_to(reader.user, Task.objects.filter(near | part)).select_related("submission", "giver_body")
    found = list(rows.order_by("due_on", "id"))

    def told(those: list[Task]) -> list[dict[str, Any]]:
        return [_near(one, names, within) for one in those]

    whole = task.parent_id
    return {
        "relation": task.relation or None,
        "whole": next(iter(told([one for one in found if one.pk == whole])), None),
        "parts": told([one for one in found if one.parent_id == task.pk and one.relation == Relation.PART]),
        "answered_by": next(iter(told([one for one in found if one.pk == task.answered_by_id])), None),
        "answers": told([one for one in found if one.answered_by_id == task.pk]),
    }


def _near(task: Task, names: Names, within: Bounds) -> dict[str, Any]:
    late = timeliness(dates_of(task), within)
    return {
        "id": task.pk, "title": task.title, "relation": task.relation or None, "state": task.state,
        "lead": names.unit(task.lead_id), "officer": names.person(task.officer_id), "due_on": task.due_on,
        "giver": task.giver_body.short_name if task.from_above else None,
        "timeliness": {"class": late.klass, "days": late.days},
    }  # fmt: skip


def uses_of(reader: Reader, task: Task, evidence: list[Evidence]) -> dict[Any, list[dict[str, Any]]]:
    """Piece of the task's `evidence` → the other tasks that the same piece proves and the reader may read; one statement,
    none without evidence."""
    roots = {piece.pk: piece.first_id or piece.pk for piece in evidence}
    if not roots:
        return {}
    wanted = Q(pk__in=roots.values()) | Q(first__in=roots.values())
    others = Evidence.objects.filter(wanted, replaced_by__isnull=True, task__body_id__in=reader.keys).exclude(task=task)
    there: dict[Any, dict[Any, str]] = defaultdict(dict)
    for pk, first, other, title in others.order_by("at", "id").values_list("pk", "first_id", "task_id", "task__title"):
        there[first or pk][other] = title
    return {pk: [{"id": other, "title": title} for other, title in there[root].items()] for pk, root in roots.items()}


def counted_of(task: Task) -> dict[str, Any] | None:
    """How many of what its product counts are there."""
    found = counted(task)
    if found is None:
        return None
    done = format(found.done.normalize(), "f")
    return {"done": done, "target": found.target, "unit": found.unit, "percent": found.percent}
