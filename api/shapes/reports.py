"""Remediation reports: one answer to a notice, row by row."""

from api.shapes.dates import Timeliness
from api.shapes.names import Person, Unit
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.tickets import RowProof, SentRow, TicketDue, TicketInspection
from api.shapes.transitions import Transition
from backend.inspections import models as kept
from backend.inspections.models import ReportState, Severity, TicketState


class ReportSummary(Shape):
    """A report in a list. `filled`: rows with something in them; to a reader outside the body, those that were sent."""

    id = Key()
    title = Text()
    state = OneOf(ReportState.values)
    round = Number()
    body = Unit()
    inspection = TicketInspection()
    number = Text()
    date = Day(null=True)
    rows = Number()
    filled = Number()
    waiting = Number()
    accepted = Number()
    returned = Number()
    first_due_on = Day(null=True)


class Reports(Shape):
    """The reports a reader may see; those to be answered or judged first."""

    items = ReportSummary(many=True)


class ReportRow(Shape):
    """A row: what was found and asked, and what was done. `version`: If-Match of saving it, as in `"v3"`. `transitions`:
    what the reader may decide about its ticket (accept, close, send_back)."""

    id = Key()
    version = Number()
    state = OneOf(kept.ReportRow.State.values)
    ticket = Key()
    ticket_version = Number()
    ticket_state = OneOf(TicketState.values)
    code = Text()
    text = Text()
    requirement = Text()
    severity = OneOf(Severity.values)
    area = Text()
    unit = Unit()
    officer = Person(allow_null=True)
    due = TicketDue()
    timeliness = Timeliness()
    done = Text()
    remaining = Text()
    next_on = Day(null=True)
    reason = Text()
    proofs = RowProof(many=True)
    sent = SentRow(many=True)
    by = Person(allow_null=True)
    at = Moment(null=True)
    may_write = YesNo()
    blocked = Text(null=True)
    transitions = Transition(many=True)


class Report(Shape):
    """A report's page. `outer`: to the inspecting body, what was sent. `blocked` of a row: why it cannot go out now."""

    id = Key()
    version = Number()
    representation = OneOf(("inner", "outer"))
    title = Text()
    state = OneOf(ReportState.values)
    round = Number()
    body = Unit()
    inspecting_body = Unit()
    inspection = TicketInspection()
    number = Text()
    date = Day(null=True)
    presented_by = Person(allow_null=True)
    presented_at = Moment(null=True)
    released_by = Person(allow_null=True)
    released_at = Moment(null=True)
    rows = ReportRow(many=True)
    waits = Text()
    transitions = Transition(many=True)
    server_now = Moment()
    seq = Number()
