"""Undoing what a task's record alone says: the part of its rule table that workflows/undo.py alone reaches."""

from typing import Any

from viewflow.fsm import State

from backend.words import Words
from workflows.machine import step
from workflows.task.base import WORKING, OnTask
from workflows.undo import put_back, state_before


class UndoingSteps(OnTask):
    """Mixed into the task's machine."""

    record: Any
    note: Any

    @step(Words("Hoàn tác", "Undo"), by_engine=True)
    @OnTask.state.transition(
        WORKING, State.GET_STATE(lambda self, verb, changes: state_before(self.record, changes), states=WORKING)
    )
    def undo(self, verb: str, changes: dict[str, list[Any]]) -> None:
        """Not accepted after all, nobody named, or whoever was."""
        put_back(self.record, changes)
        self.note("task.undone")
