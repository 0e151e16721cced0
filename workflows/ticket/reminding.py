"""Reminding whoever has to remedy a ticket: from the side that judges, or by those above them inside their body."""

import uuid

from backend.access.rules_inspections import justify_ticket
from backend.accounts.models import User
from backend.accounts.roster import roster_of
from backend.activity.change import Act
from backend.inspections.models import ReportRow, Ticket, TicketState
from backend.words import say
from workflows.later_date import PENDING
from workflows.reminding import Waiting, remind, why_not
from workflows.ticket.ball import OF_JUDGES, ball_of, holders


def remind_ticket(by: User, ticket_id: uuid.UUID, text: str = "", **request: object) -> Act:
    """Remind whoever remedies it. Raises Forbidden, NotTheMoment (once a day, it waits for the other side), Invalid."""
    return remind(by, Ticket.ref(ticket_id), text, waiting, **request)


def would_remind(by: User, ticket: Ticket) -> frozenset[int]:
    """Whom the person would remind by doing so now; nobody when they may not, or not now."""
    found = waiting(ticket, by)
    return found.people if why_not(ticket, by, found) is None else frozenset()


def waiting(ticket: Ticket, by: User) -> Waiting:
    """Whom the ticket waits for inside the body that remedies it, and under which hat `by` may remind them."""
    hat = justify_ticket(by, "remind", ticket)
    if hat is None:
        return Waiting(None)
    row = ReportRow.objects.filter(ticket=ticket).select_related("report").first()
    ball = ball_of(ticket, row, ticket.extensions.filter(state__in=PENDING).first())
    if ball is None:
        passed = ticket.state == TicketState.PASSED_UP
        return Waiting(hat, unmet=say("Đã chuyển cấp trên.", "It lies with a higher level.") if passed else
                       say("Đã khắc phục xong.", "It is remedied."))  # fmt: skip
    if ball.asked in OF_JUDGES:
        return Waiting(hat, unmet=say("Đang chờ bên kiểm tra.", "It waits for the inspecting side."))
    remedy = roster_of(ticket.body_id)
    people = frozenset(holders(ticket, ball, remedy=remedy, judging=remedy))
    return Waiting(hat, people, between=hat.body_id != ticket.body_id)
