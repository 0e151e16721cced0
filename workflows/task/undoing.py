"""Undoing what a task's record alone says: the part of its rule table that workflows/undo.py alone reaches."""

from typing import Any

from viewflow.fsm import State

from backend.words import Words
from workflows.machine import step
from workflows.task.base import CANCELLED, COMPLETED, LIVE, OPEN, SUBMITTED, OnTask
from workflows.undo import put_back, state_before

OPINIONS = frozenset({"task.opined", "task.objected"})


class UndoingSteps(OnTask):
    """Mixed into the task's machine."""

    record: Any
    note: Any
    take_opinion_back: Any

    @step(Words("Hoàn tác", "Undo"), by_engine=True)
    @OnTask.state.transition(
        [*OPEN, COMPLETED, CANCELLED],
        State.GET_STATE(lambda self, verb, changes: state_before(self.record, changes), states=[*LIVE, SUBMITTED]),
    )
    def undo(self, verb: str, changes: dict[str, list[Any]]) -> None:
        """Not accepted after all, nobody named, or whoever was; to be done again; the opinion is still to be given."""
        put_back(self.record, changes)
        if verb in OPINIONS:
            self.take_opinion_back()
        self.note("task.undone")
