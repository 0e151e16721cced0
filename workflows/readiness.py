"""Steps that nobody could take today (product.md §2): asked by the readiness page and by `verify`."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from backend.accounts.roster import Roster, roster_of
from backend.plans.issuing import tasks_of
from backend.plans.models import Plan, Task, TaskState
from backend.words import Words
from workflows.models import Step
from workflows.policy import STEP_NAMES, frozen_of
from workflows.resolver import Asked, doers_of_each, resolve

CHUNK = 200  # tasks looked at together
# What is asked of each of thousands; the rest of a task is not read.
LOOKED_AT = (
    "title", "state", "body_id", "lead_id", "officer_id", "follow_up_id", "area", "klass", "relation", "answered_by_id",
    "giver_body_id", "submission__policy", "submission__doers", "plan_line__no", "plan_line__version__plan_id",
)  # fmt: skip


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
    rows = wanted.select_related("plan_line__version", "submission").only(*LOOKED_AT).order_by("body_id", "id")
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
    """Policies and doers are read for `CHUNK` tasks at a time, a roster once; tasks of which the same is asked share an
    answer."""
    rosters: dict[int, Roster] = {}
    answers: dict[tuple[Any, ...], list[tuple[str, Words]]] = {}
    rows = iter(tasks)
    while chunk := list(islice(rows, CHUNK)):
        policies, doers = frozen_of(chunk), doers_of_each(chunk)
        for task in chunk:
            sent = task.submission if task.state == TaskState.SUBMITTED else None
            policy, people = (sent.policy, sent.doers) if sent else (policies[task.pk], doers[task.pk])
            steps, partners = tuple(step["step"] for step in policy["steps"]), tuple(policy["partners"])
            asked = Asked(task.lead_id, task.area, task.klass, frozenset(people), steps)
            like = (task.body_id, asked, partners, task.officer_id, task.follow_up_id)
            if like not in answers:
                if task.body_id not in rosters:
                    rosters[task.body_id] = roster_of(task.body_id)
                answers[like] = list(_problems(task, asked, partners, rosters[task.body_id]))
            for step, problem in answers[like]:
                yield task, step, problem


def _problems(task: Task, asked: Asked, partners: tuple[int, ...], roster: Roster) -> Iterator[tuple[str, Words]]:
    here = {hat.user_id for hat in roster.hats}
    works = any(hat.unit_id == task.lead_id for hat in roster.hats)
    if not works and here.isdisjoint({task.officer_id, task.follow_up_id}):
        yield "SUBMIT", NOBODY_WORKS
    for step in asked.policy_steps:
        units: tuple[int | None, ...] = partners if step == Step.PARTNER_OPINION else (None,)
        for unit in units:
            found = resolve(step, asked, roster, unit_id=unit)
            if not found.hats and not found.left_out:
                yield step, NOBODY


def step_name(step: str) -> Words:
    """The step in words; SUBMIT is sending the result itself."""
    return STEP_NAMES.get(step, Words("Gửi kết quả", "Submit the result"))
