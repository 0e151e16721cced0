"""Taking back that a plan was recorded: the whole import is undone, while nothing has built on it (product.md §15)."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects

from backend.activity.change import current
from backend.activity.roots import Ref
from backend.plans.models import Extension, Obstacle, Plan, PlanLine, PlanState, Relation, Task, TaskState, YearClosing
from backend.words import Words, say
from workflows.later_date import PENDING
from workflows.machine import machine_of, unmet
from workflows.task.base import LIVE, OPEN
from workflows.task.pieces import OWN, family

# A regular task is begun by the opening of its first period, which the system does; whether that was touched the period says.
UNTOUCHED = Q(state=TaskState.ASSIGNED) | Q(state=TaskState.IN_PROGRESS, rhythm__isnull=False)
PIECES = Task.objects.filter(parent=OuterRef("pk")).exclude(relation=Relation.OCCURRENCE)


def tasks_of(plan: Plan) -> tuple[Ref, ...]:
    """The tasks that a recorded plan in force gave."""
    if plan.state != PlanState.ISSUED or not (plan.current and plan.current.recorded):
        return ()
    tasks = Task.objects.filter(parent=None, plan_line__version=plan.current_id).values_list("pk", flat=True)
    return family(tasks)


def nothing_built_on_it(machine: Any) -> Any:
    """Met while the plan is as it was recorded; else the words say what builds on it."""
    plan = machine.record
    tasks = Task.objects.filter(plan_line__version=plan.current_id)
    touched = tasks.filter(~UNTOUCHED | Exists(PIECES) | Q(progress__isnull=False) | Q(evidence__isnull=False))
    worked = touched.distinct().count()
    said = {
        Words("không phải ghi nhận từ văn bản", "it was issued here"): not plan.current.recorded,
        Words("là bản điều chỉnh", "it is an amendment"): plan.amends_id is not None,
        Words("đã có bản điều chỉnh", "an amendment was begun"): plan.amendments.exclude(state="DISCARDED").exists(),
        Words("đã đề nghị khóa năm", "closing its year was proposed"): YearClosing.objects.filter(plan=plan).exists(),
        Words("đã có đính chính", "something was corrected"): plan.corrections.exists(),
        Words("đã có số liệu chỉ tiêu", "a target has figures"): plan.figures.exists(),
        Words(f"{worked} nhiệm vụ đã thực hiện", f"tasks worked on: {worked}"): worked > 0,
    }
    built = [words for words, is_so in said.items() if is_so]
    vi, en = "; ".join(words.vi for words in built), "; ".join(words.en for words in built)
    return unmet(not built, Words(f"Không hủy được việc ghi nhận: {vi}.", f"It cannot be taken back: {en}."))


def void_all(plan: Plan) -> None:
    """In the act that takes the plan back: its tasks were given by mistake, and end with their periods. On nearly all of thousands
    nothing hangs, so what does is asked once for all of them."""
    lines = set(PlanLine.objects.filter(version=plan.current_id).values_list("pk", flat=True))
    given = [
        one for one in current().records if isinstance(one, Task) and one.plan_line_id in lines and one.state in OPEN
    ]
    prefetch_related_objects(given, "body__parent")
    hung = _with_something_open([task.pk for task in given])
    for task in given:
        if current().told(task):  # it ended with another
            continue
        machine: Any = machine_of(task, current().by)
        machine.begin()
        machine.alone = task.pk not in hung
        machine.data = {"reason": say("Hủy việc ghi nhận kế hoạch", "The plan was taken back")}
        machine.void()


def _with_something_open(ids: Collection[Any]) -> set[Any]:
    """Those of the tasks on which inner work or a part, what waits for their result, a request for a later date or an obstacle hangs."""
    first, *others = (
        Task.objects.filter(parent__in=ids, relation__in=OWN, state__in=OPEN).values_list("parent"),
        Task.objects.filter(answered_by__in=ids, state__in=LIVE).values_list("answered_by"),
        Extension.objects.filter(task__in=ids, state__in=PENDING).values_list("task"),
        Obstacle.objects.filter(task__in=ids, state=Obstacle.State.OPEN).values_list("task"),
    )
    return {pk for (pk,) in first.order_by().union(*(one.order_by() for one in others))}
