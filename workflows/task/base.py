"""The state slot that all parts of a task's rule table share: it lives in the record, never in the machine."""

from typing import Any

from viewflow.fsm import State

from backend.plans.models import TaskState

ASSIGNED, IN_PROGRESS, ON_HOLD = TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.ON_HOLD
SUBMITTED, COMPLETED = TaskState.SUBMITTED, TaskState.COMPLETED
CANCELLED, VOIDED = TaskState.CANCELLED, TaskState.VOIDED
WORKING = [ASSIGNED, IN_PROGRESS]
LIVE = [ASSIGNED, IN_PROGRESS, ON_HOLD]
OPEN = [ASSIGNED, IN_PROGRESS, ON_HOLD, SUBMITTED]

# Acts that may name another lead unit; and those by which a result comes back, a period's to the unit that leads it by now.
MOVING = frozenset({"task.reassigned", "task.amended", "task.corrected"})
BACK = frozenset({"task.returned", "task.objected", "task.lapsed", "task.withdrawn", "task.reopened"})


class OnTask:
    """Reads and writes `record.state`."""

    record: Any
    state = State(TaskState, default=ASSIGNED)

    @state.setter()
    def _set_state(self, value: str) -> None:
        self.record.state = value

    @state.getter()
    def _get_state(self) -> str:
        return str(self.record.state)
