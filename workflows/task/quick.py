"""The quick report: many tasks reported, and those that are done sent, each as one act with a savepoint per row
(product.md §11)."""

import uuid
from typing import Any

from backend.accounts.models import User
from backend.activity.roots import Ref
from backend.errors import NotTheMoment, Refused
from backend.plans.models import Standing, Task
from backend.words import say
from workflows.machine import act_on_each, machine_of
from workflows.needs import wrong
from workflows.task.doing import Report, report_on

Outcome = tuple[list[Ref], list[tuple[Ref, Refused]]]  # done, refused with why


def report_many(by: User, reports: list[tuple[uuid.UUID, Report]], **request: Any) -> Outcome:
    """Each task's report with its proofs. Raises what `perform_many` raises; Invalid when a task stands there twice."""
    rows = [(Task.ref(task_id), report) for task_id, report in reports]
    _once(rows)
    return act_on_each(by, rows, lambda task, report: report_on(by, task, report), **request)


def submit_many(by: User, tasks: list[tuple[uuid.UUID, str]], **request: Any) -> Outcome:
    """Send what was last reported as done, in the words of that report. `tasks`: id and the version seen."""

    def submit(task: Task, expect: str) -> None:
        last = task.progress.order_by("-at", "-id").first()
        if last is None or last.standing != Standing.DONE:
            raise NotTheMoment(say("Chưa báo là đã xong.", "It was not reported as done yet."))
        machine_of(task, by).perform("submit", {"text": last.text}, expect=expect)

    rows = [(Task.ref(task_id), expect) for task_id, expect in tasks]
    _once(rows)
    return act_on_each(by, rows, submit, **request)


def _once(rows: list[tuple[Ref, Any]]) -> None:
    if len({ref for ref, _ in rows}) < len(rows):
        raise wrong("items", say("Một việc được ghi hai lần.", "A task is listed twice."))
