"""The ledger of later dates of tickets."""

from api.shapes.asked import ExtensionRequest
from api.shapes.names import Unit
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text
from api.shapes.timing import Punctuality
from backend.inspections.models import Severity, TicketState


class AskedTicket(Shape):
    """The ticket it was asked for. `first_due_on`: the date of the notice, which stays."""

    id = Key()
    code = Text()
    text = Text()
    state = OneOf(TicketState.values)
    severity = OneOf(Severity.values)
    body = Unit()
    unit = Unit()
    first_due_on = Day()
    due_on = Day()
    extended = Number()


class TicketExtensionRow(ExtensionRequest):
    """A request for a later date, with its ticket."""

    ticket = AskedTicket()


class TicketExtensionLedger(Shape):
    """A page of 50, newest first; `count`: of all pages. `punctuality`: of the tickets remedied."""

    as_of = Moment()
    count = Number()
    items = TicketExtensionRow(many=True)
    next = Text(null=True)
    punctuality = Punctuality()
