"""Undoing what was just done on a ticket: the part of its rule table that workflows/undo.py alone reaches."""

from typing import Any

from viewflow.fsm import State

from backend.inspections.models import ReportRow, SentRow
from backend.words import Words
from workflows.machine import step
from workflows.ticket.base import CLOSED, IN_PROGRESS, LIVE, OPEN, PLAN_REVIEW, REPORTED, VERIFYING, OnTicket
from workflows.undo import put_back, state_before

DOING = frozenset({"ticket.started", "ticket.assigned", "ticket.reassigned"})  # the remedying body's own


class UndoingSteps(OnTicket):
    """Mixed into the ticket's machine."""

    record: Any
    note: Any
    sent: Any

    @step(Words("Hoàn tác", "Undo"), by_engine=True)
    @OnTicket.state.transition(
        [*LIVE, CLOSED],
        State.GET_STATE(
            lambda self, verb, changes: state_before(self.record, changes),
            states=[OPEN, PLAN_REVIEW, IN_PROGRESS, REPORTED, VERIFYING],
        ),
    )
    def undo(self, verb: str, changes: dict[str, list[Any]]) -> None:
        """As it was, with the row of the report that was judged: its decision is final only from now on."""
        ticket, was = self.record, state_before(self.record, changes)
        put_back(ticket, changes)
        if was in {REPORTED, VERIFYING}:
            ticket.days_at_end = None
            self._judged_again(was)
        self.note("ticket.work_undone" if verb in DOING else "ticket.undone")

    def _judged_again(self, was: str) -> None:
        row = ReportRow.objects.filter(ticket=self.record)
        accepted = was == VERIFYING
        row.update(state=ReportRow.State.ACCEPTED if accepted else ReportRow.State.SENT, reason="")
        self.record.evidence = sum(one.proofs.count() for one in row)
        sent: SentRow | None = self.sent()
        if sent is not None and not accepted:
            sent.outcome, sent.reason, sent.decided_by, sent.decided_at = "", "", None, None
            sent.save(update_fields=["outcome", "reason", "decided_by", "decided_at"])
