"""Taking back that a plan was recorded: the whole import is undone, while nothing has built on it (product.md §15)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from backend.activity.change import current
from backend.activity.roots import Ref
from backend.plans.models import Plan, PlanState, Relation, Task, TaskState, YearClosing
from backend.words import Words, say
from workflows.machine import machine_of, unmet
from workflows.task.pieces import family

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


def void_all() -> None:
    """In the act that takes the plan back: its tasks were given by mistake, and end with their periods."""
    for task in [record for record in current().records if isinstance(record, Task) and record.parent_id is None]:
        machine: Any = machine_of(task, current().by)
        machine.begin()
        machine.data = {"reason": say("Hủy việc ghi nhận kế hoạch", "The plan was taken back")}
        machine.void()
