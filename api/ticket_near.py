"""A ticket as others mention it, and the one look that every page beside a ticket begins with."""

import uuid
from collections.abc import Iterable
from typing import Any

from api.names import Names
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.errors import NotFound
from backend.inspections.models import Ticket
from backend.inspections.timeliness import dates_of, ticket_timeliness
from backend.plans.queries import bounds_for
from workflows.ticket.machine import TicketMachine


def seen_ticket(reader: Reader, ticket_id: uuid.UUID) -> Ticket:
    """The ticket. Raises NotFound alike for absent and unseen."""
    rows = visible_to(reader.user, Ticket.objects.filter(pk=ticket_id))
    ticket = rows.select_related("inspection", "finding", "inspecting_body__settings", "body").first()
    if ticket is None:
        raise NotFound(absent())
    found: Ticket = ticket
    return found


def ticket_refs(reader: Reader, tickets: Iterable[Ticket]) -> list[dict[str, Any]]:
    """The contract's `TicketRef` of each that the reader may read."""
    wanted = [ticket.pk for ticket in tickets]
    rows = visible_to(reader.user, Ticket.objects.filter(pk__in=wanted)).select_related("inspecting_body__settings")
    found = list(rows.order_by("code"))
    names = Names(*{ticket.body_id for ticket in found}) if found else None
    return [_ref(reader, ticket, names) for ticket in found if names]


def _ref(reader: Reader, ticket: Ticket, names: Names) -> dict[str, Any]:
    late = ticket_timeliness(dates_of(ticket), bounds_for(ticket.body_id))
    unit = ticket.unit_id if ticket.body_id in reader.keys else ticket.body_id
    return {
        "id": ticket.pk, "version": ticket.version, "code": ticket.code, "text": ticket.text, "state": ticket.state,
        "severity": ticket.severity, "unit": names.unit(unit), "due": {"on": ticket.due_on, "first_on": ticket.first_due_on},
        "timeliness": {"class": late.klass, "days": late.days},
        "may_accept": TicketMachine(ticket, reader.user).ready_for("accept"),
    }  # fmt: skip
