"""The state slot that all parts of a ticket's rule table share: it lives in the record, never in the machine."""

from datetime import date
from typing import Any

from viewflow.fsm import State

from backend.inspections.models import TicketState
from backend.workcalendar.calendar import current as calendar

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

    def given_back(self, due_on: date, *, since: date, until: date) -> date:
        """A date later by the working days in which the work did not lie with the unit."""
        days = calendar(self.record.body_id)
        waited = max(0, days.working_days_between(since, until))
        return days.add_working_days(due_on, waited) if waited else due_on
