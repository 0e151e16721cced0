"""Accepting a task where the body asks for it (product.md §20): until then it is not worked on, only handed back or asked about.
Whose turn it is accepts; naming the officer is the unit's acceptance, and naming oneself one's own."""

from typing import TYPE_CHECKING, Any

from backend.accounts.models import User
from backend.accounts.roster import hats_of
from backend.errors import NotTheMoment
from backend.plans.acceptance import is_asked_of, is_awaited
from backend.plans.models import Task, TaskState
from backend.words import Words
from workflows.machine import unmet

if TYPE_CHECKING:
    from workflows.task.machine import TaskMachine

FIRST = Words(
    "Việc này cần nhận trước: bấm Nhận việc, hoặc Đề nghị giao lại.",
    "It has to be accepted first: press Accept, or hand it back.",
)


def awaits(by: User, task: Task) -> bool:
    """Whether it waits to be accepted, as one of the body that carries it out knows; no statement of its own."""
    asks = any(hat.asks_acceptance and hat.body_id == task.body_id for hat in hats_of(by))
    return is_awaited(task, asks=asks)


def accepted(machine: Any) -> Any:
    """What has to be accepted was."""
    return unmet(not awaits(machine.by, machine.record), FIRST)


def not_handed_back(machine: Any) -> Any:
    """What was asked to be given to others is not accepted meanwhile."""
    asked = machine.record.hand_back_by_id is not None and awaits(machine.by, machine.record)
    return unmet(
        not asked,
        Words(
            "Đã đề nghị giao lại, đang chờ người giao trả lời.", "A hand-back was asked already and awaits an answer."
        ),
    )


def must_be_accepted(by: User, task: Task) -> None:
    """Raises NotTheMoment while it has to be accepted first."""
    if awaits(by, task):
        raise NotTheMoment(str(FIRST))


def state_when_named(machine: "TaskMachine") -> str:
    """Where a task stands once somebody was named: whoever it is accepts it first, where that is asked."""
    task, officer = machine.record, machine.data.get("officer")
    asks = any(hat.asks_acceptance and hat.body_id == task.body_id for hat in hats_of(machine.by))
    if officer is None or not asks or not is_asked_of(task):
        return str(task.state)
    return TaskState.IN_PROGRESS if officer.pk == machine.by.pk else TaskState.ASSIGNED
