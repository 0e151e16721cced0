"""The state slot that all parts of a ticket's rule table share: it lives in the record, never in the machine."""

from typing import Any

from viewflow.fsm import State

from backend.inspections.models import TicketState

OPEN, PLAN_REVIEW, IN_PROGRESS = TicketState.OPEN, TicketState.PLAN_REVIEW, TicketState.IN_PROGRESS
REPORTED, VERIFYING, CLOSED, PASSED_UP = (
    TicketState.REPORTED,
    TicketState.VERIFYING,
    TicketState.CLOSED,
    TicketState.PASSED_UP,
)
REMEDYING = [OPEN, PLAN_REVIEW, IN_PROGRESS]
LIVE = [*REMEDYING, REPORTED, VERIFYING]


class OnTicket:
    """Reads and writes `record.state`."""

    record: Any
    state = State(TicketState, default=OPEN)

    @state.setter()
    def _set_state(self, value: str) -> None:
        self.record.state = value

    @state.getter()
    def _get_state(self) -> str:
        return str(self.record.state)
