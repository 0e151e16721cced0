"""The "six clear" of a plan's lines (product.md §19): help first, a gate where the body wants one.

Of a draft it looks at the tasks that issuing it today would give, of an issued plan at those that live.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from backend.organisations.models import BodySettings
from backend.plans.issuing import tasks_of
from backend.plans.models import DeadlineKind, Plan, PlanLine, PlanState, Task, TaskState
from backend.plans.proposing import proposed_product
from backend.words import Words
from workflows.readiness import stuck_lines, stuck_steps


class Clear(StrEnum):
    """The six, in the order they are said."""

    PERSON = "PERSON"
    WORK = "WORK"
    TIME = "TIME"
    RESPONSIBILITY = "RESPONSIBILITY"
    PRODUCT = "PRODUCT"
    AUTHORITY = "AUTHORITY"


NAMES = {
    Clear.PERSON: Words("Rõ người", "Who"),
    Clear.WORK: Words("Rõ việc", "What"),
    Clear.TIME: Words("Rõ thời gian", "When"),
    Clear.RESPONSIBILITY: Words("Rõ trách nhiệm", "Responsibility"),
    Clear.PRODUCT: Words("Rõ sản phẩm", "Product"),
    Clear.AUTHORITY: Words("Rõ thẩm quyền", "Authority"),
}
MISSING = {
    Clear.PERSON: Words(
        "Chưa có người thực hiện, cũng chưa có người phụ trách mặc định của đơn vị.",
        "Nobody carries it out, and the unit has no default officer for it.",
    ),
    Clear.WORK: Words(
        "Nội dung quá ngắn hoặc trùng với dòng khác.", "The text is too short, or the same as another line's."
    ),
    Clear.TIME: Words("Chưa có hạn, định kỳ, sự kiện hay ngày xem lại.", "No due date, rhythm, event or review date."),
    Clear.RESPONSIBILITY: Words("Chưa có đơn vị chủ trì đang hoạt động.", "No lead unit that stands today."),
    Clear.PRODUCT: Words("Chưa ghi sản phẩm.", "No product is written."),
    Clear.AUTHORITY: Words("Có bước duyệt chưa có ai thực hiện được.", "A step of approval finds nobody."),
}
TIMED = {DeadlineKind.REGULAR, DeadlineKind.RELATIVE_TO_EVENT, DeadlineKind.PER_OTHER_PLAN}
ENDED = (TaskState.CANCELLED, TaskState.VOIDED)
FEWEST_WORDS = 3  # fewer say no more than a heading


@dataclass(frozen=True)
class Unclear:
    """A line and which of the six it lacks; `product`: one proposed from its words, where it has none."""

    line: PlanLine
    missing: tuple[Clear, ...]
    product: str


def unclear_lines(plan: Plan) -> list[Unclear]:
    """Every line that is carried out and lacks one of the six, in the plan's order."""
    assert plan.current is not None
    lines = list(plan.current.lines.filter(heading=False).select_related("lead").order_by("position"))
    tasks, stuck, issued = _tasks(plan, lines), _stuck(plan), plan.state == PlanState.ISSUED
    same: dict[str, int] = defaultdict(int)
    for line in lines:
        same[_bare(line.title)] += 1
    found = []
    for line in lines:
        twice = same[_bare(line.title)] > 1
        missing = tuple(_missing(line, tasks[line.pk], issued=issued, twice=twice, stuck=line.no in stuck))
        if missing:
            found.append(Unclear(line, missing, "" if line.product else proposed_product(line.title)))
    return found


def blocking(plan: Plan) -> list[Unclear]:
    """The lines that keep the plan from being issued, each with what the body has chosen to ask."""
    asked = asked_of(plan.body_id)
    if not asked:
        return []
    found = [Unclear(one.line, tuple(c for c in one.missing if c in asked), one.product) for one in unclear_lines(plan)]
    return [one for one in found if one.missing]


def asked_of(body_id: int) -> list[str]:
    """Which of the six the body asks before issuing; none unless it chose so."""
    settings = BodySettings.objects.filter(body_id=body_id).first()
    return list(settings.asked_clears) if settings else []


def _tasks(plan: Plan, lines: list[PlanLine]) -> dict[uuid.UUID, list[Task]]:
    found: dict[uuid.UUID, list[Task]] = defaultdict(list)
    if plan.state == PlanState.ISSUED:
        for task in Task.objects.filter(plan_line__version_id=plan.current_id).exclude(state__in=ENDED):
            assert task.plan_line_id is not None
            found[task.plan_line_id].append(task)
    else:
        for task, line in tasks_of(lines, plan.body):
            found[line.pk].append(task)
    return found


def _stuck(plan: Plan) -> set[str]:
    if plan.state == PlanState.ISSUED:
        steps = stuck_steps(Task.objects.filter(plan_line__version_id=plan.current_id))
    else:
        steps = stuck_lines(plan)
    return {found.line_no for found in steps}


def _missing(line: PlanLine, tasks: list[Task], *, issued: bool, twice: bool, stuck: bool) -> Iterator[Clear]:
    """What one line lacks, in the order of the six. Issuing gives whatever has no date a review date; a draft is told
    beforehand which lines that would be."""
    if any(task.officer_id is None and task.follow_up_id is None for task in tasks):
        yield Clear.PERSON
    if twice or len(line.title.split()) < FEWEST_WORDS:
        yield Clear.WORK
    timed = line.due_on or line.deadline_kind in TIMED
    if not timed and not (issued and all(task.due_on or task.review_on for task in tasks)):
        yield Clear.TIME
    if not tasks:
        yield Clear.RESPONSIBILITY
    if not line.product.strip():
        yield Clear.PRODUCT
    if stuck:
        yield Clear.AUTHORITY


def _bare(title: str) -> str:
    return " ".join(title.casefold().split())
