"""Steps that nobody could take today (product.md §2): asked by the readiness page and by `verify`."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet

from backend.accounts.roster import Roster, roster_of
from backend.plans.issuing import tasks_of
from backend.plans.models import Plan, Submission, Task, TaskState
from backend.words import Words
from workflows.models import Step
from workflows.policy import STEP_NAMES, frozen_of
from workflows.resolver import deciders, doers_of_each

CHUNK = 200  # tasks looked at together


@dataclass(frozen=True)
class Stuck:
    """A step of an open task, or of a draft plan's line, that nobody could take."""

    task_id: uuid.UUID | None
    plan_id: uuid.UUID | None
    line_no: str
    title: str
    step: str
    problem: Words


NOBODY = Words(
    "Chưa có ai ngoài người đã làm có thể thực hiện bước này.",
    "Nobody besides those who did the work could take this step.",
)
NOBODY_WORKS = Words(
    "Đơn vị chủ trì chưa có người và chưa có người theo dõi thay.",
    "The lead unit has no people and nobody follows up for it.",
)


def stuck_steps(tasks: QuerySet[Task]) -> Iterator[Stuck]:
    """Every step of every open task in `tasks` that would find nobody, body by body."""
    wanted = tasks.exclude(state__in=[TaskState.COMPLETED, TaskState.CANCELLED, TaskState.VOIDED])
    rows = wanted.select_related("plan_line__version", "submission", "body").order_by("body_id", "id")
    for task, step, problem in _stuck(rows.iterator(chunk_size=CHUNK)):
        line = task.plan_line
        yield Stuck(task.pk, line.version.plan_id if line else None, line.no if line else "", task.title, step, problem)


def stuck_lines(plan: Plan) -> Iterator[Stuck]:
    """The same of the tasks that issuing the draft `plan` today would give."""
    assert plan.current is not None
    lines = plan.current.lines.filter(heading=False).select_related("lead").order_by("position")
    given = tasks_of(lines, plan.body)
    for task, step, problem in _stuck(task for task, _ in given):
        line = task.plan_line
        assert line is not None
        yield Stuck(None, plan.pk, line.no, task.title, step, problem)


def _stuck(tasks: Iterable[Task]) -> Iterator[tuple[Task, str, Words]]:
    """Policies and doers are read for `CHUNK` tasks at a time, a roster once."""
    rosters: dict[int, Roster] = {}
    rows = iter(tasks)
    while chunk := list(islice(rows, CHUNK)):
        policies, doers = frozen_of(chunk), doers_of_each(chunk)
        for task in chunk:
            if task.body_id not in rosters:
                rosters[task.body_id] = roster_of(task.body_id)
            sent = task.submission if task.state == TaskState.SUBMITTED else None
            judged = sent or Submission(round=0, policy=policies[task.pk], doers=doers[task.pk])
            judged.task = task
            for step, problem in _problems(task, judged, rosters[task.body_id]):
                yield task, step, problem


def _problems(task: Task, submission: Submission, roster: Roster) -> Iterator[tuple[str, Words]]:
    here = {hat.user_id for hat in roster.hats}
    works = any(hat.unit_id == task.lead_id for hat in roster.hats)
    if not works and here.isdisjoint({task.officer_id, task.follow_up_id}):
        yield "SUBMIT", NOBODY_WORKS
    for asked in submission.policy["steps"]:
        units: list[int | None] = (
            list(submission.policy["partners"]) if asked["step"] == Step.PARTNER_OPINION else [None]
        )
        for unit in units:
            found = deciders(asked["step"], submission, unit_id=unit, roster=roster)
            if not found.hats and not found.left_out:
                yield asked["step"], NOBODY


def step_name(step: str) -> Words:
    """The step in words; SUBMIT is sending the result itself."""
    return STEP_NAMES.get(step, Words("Gửi kết quả", "Submit the result"))
