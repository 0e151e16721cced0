"""What is done on a ticket besides its transitions: preparing the plan of remedy, and seeing it. Both inside the body."""

import uuid
from typing import Any

from backend import clock
from backend.access.readers import may_see
from backend.access.rules_inspections import justify_ticket
from backend.accounts.models import User
from backend.activity.change import Act, absent, change
from backend.errors import Forbidden, NotFound, NotTheMoment
from backend.inspections.models import Ticket, TicketSeen, TicketState
from backend.words import say
from workflows.needs import text_of


def write_plan(by: User, ticket_id: uuid.UUID, text: str, *, expect: str | None, **request: Any) -> Act:
    """Prepare the plan of remedy for the leader to send; before it is sent."""
    with change(by, Ticket.ref(ticket_id), **request) as act:
        ticket: Ticket = act.record
        hat = justify_ticket(by, "work", ticket)
        if hat is None:
            raise Forbidden(say("Bạn không khắc phục nội dung này.", "You do not remedy this."))
        act.check_fresh(f"v{ticket.version}", expect)
        if ticket.state != TicketState.OPEN or not ticket.asks_plan:
            raise NotTheMoment(
                say("Không còn soạn kế hoạch khắc phục.", "The plan of remedy is no longer being written.")
            )
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        ticket.plan = text_of(text, "text", 5000)
        ticket.planners = sorted({*ticket.planners, by.pk, *filter(None, [hat.acting_for])})
        ticket.version += 1  # whoever sends it must have seen these words
        act.note(ticket, "ticket.plan_written")
    return act


def mark_seen(by: User, ticket_id: uuid.UUID, **request: Any) -> Act | None:
    """The first opening by someone who remedies it; None, and nothing written, when seen before or by a bystander."""
    if TicketSeen.objects.filter(ticket_id=ticket_id, user=by).exists():
        return None
    ticket = Ticket.objects.filter(pk=ticket_id).first()
    if ticket is None or not may_see(by, ticket):
        raise NotFound(absent())
    hat = justify_ticket(by, "work", ticket)
    if hat is None:
        return None
    with change(by, Ticket.ref(ticket_id), **request) as act:
        _, first = TicketSeen.objects.get_or_create(ticket=act.record, user=by, defaults={"at": clock.now()})
        if not first:
            raise NotTheMoment(say("Đã ghi nhận.", "Noted already."))
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        act.note(act.record, "ticket.seen")
    return act
