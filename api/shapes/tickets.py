"""Tickets (nội dung khắc phục): the row of a list, the page, the board."""

from api.shapes.asked import ExtensionRequest
from api.shapes.dates import Timeliness, TimelinessExplained
from api.shapes.events import Event
from api.shapes.files import StoredFile
from api.shapes.names import Person, Unit
from api.shapes.proofs import Count as EvidenceCount
from api.shapes.proofs import Document
from api.shapes.routes import Turn
from api.shapes.shape import Anything, Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.tasks import Reminder, Seen
from api.shapes.transitions import Transition
from backend.inspections import models as kept
from backend.inspections.models import ReportState, Severity, TicketState


class TicketDue(Shape):
    """`first_on` is the one the notice set."""

    on = Day()
    first_on = Day()


class TicketRow(Shape):
    """A ticket in a list. To a reader outside the body that remedies it: no officer."""

    id = Key()
    version = Number()
    code = Text()
    text = Text()
    state = OneOf(TicketState.values)
    severity = OneOf(Severity.values)
    area = Text()
    body = Unit()
    unit = Unit()
    officer = Person(allow_null=True)
    due = TicketDue()
    timeliness = Timeliness()
    returned = Number()
    extended = Number()
    reopened = Number()
    escalated = YesNo()
    escalation = Number(null=True)
    group = Text(null=True)
    repeat_of = Text()
    finding = Key()
    inspection = Key()
    inspection_code = Text()
    notice_no = Text()


class Tickets(Shape):
    """A page of the list; `next` is the cursor of the following one, `count` how many all pages have."""

    as_of = Moment()
    count = Number()
    items = TicketRow(many=True)
    next = Text(null=True)


class RowProof(Shape):
    """What proves a row of the report: by `kind` one of document, file, count, link is there. `round`: with which
    release it was sent; null while it was not."""

    id = Key()
    kind = OneOf(kept.RowProof.Kind.values)
    note = Text()
    document = Document(allow_null=True)
    file = StoredFile(allow_null=True)
    count = EvidenceCount(allow_null=True)
    link = Text(null=True)
    by = Person(allow_null=True)
    at = Moment()
    round = Number(null=True)


class SentRow(Shape):
    """A row as it was sent in one round, and what was said to it; no `outcome` yet: it is being judged. `actions_done` of
    `actions_all`: how much of what was to be done was done then."""

    round = Number()
    done = Text()
    remaining = Text()
    next_on = Day(null=True)
    number = Text()
    date = Day()
    released_by = Person()
    released_at = Moment()
    actions_all = Number()
    actions_done = Number()
    outcome = OneOf(kept.SentRow.Outcome.values, null=True)
    reason = Text()
    decided_by = Person(allow_null=True)
    decided_at = Moment(null=True)


class TicketAnswer(Shape):
    """The row of the remediation report that answers this ticket. To a reader outside the body: what was sent, never
    what is being written."""

    report = Key()
    report_state = OneOf(ReportState.values)
    row = Key()
    version = Number()
    state = OneOf(kept.ReportRow.State.values)
    done = Text()
    remaining = Text()
    next_on = Day(null=True)
    reason = Text()
    proofs = RowProof(many=True)
    sent = SentRow(many=True)
    may_write = YesNo()


class TicketInspection(Shape):
    """Where it comes from."""

    id = Key()
    code = Text()
    title = Text()
    notice_no = Text()
    notice_on = Day(null=True)
    notice_signer = Text()


class TicketMay(Shape):
    """What besides transitions this reader may do."""

    work = YesNo()
    write_plan = YesNo()
    remind = YesNo()


class Ticket(Shape):
    """A ticket's page or drawer. `life`: the states its severity passes, in order. `would_remind`: who hears it when this
    reader sends a reminder; to a reader outside, the body."""

    id = Key()
    version = Number()
    representation = OneOf(("inner", "outer"))
    code = Text()
    text = Text()
    state = OneOf(TicketState.values)
    life = ListOf(OneOf(TicketState.values))
    severity = OneOf(Severity.values)
    area = Text()
    requirement = Text()
    legal_basis = Text()
    guidance = Text()
    guidance_document = Text()
    repeat_of = Text()
    inspection = TicketInspection()
    body = Unit()
    inspecting_body = Unit()
    follow_up_unit = Unit()
    unit = Unit()
    officer = Person(allow_null=True)
    follow_up = Person(allow_null=True)
    plan = Text()
    opened_on = Day()
    due = TicketDue()
    timeliness = TimelinessExplained()
    reported_on = Day(null=True)
    closed_on = Day(null=True)
    closed_late = YesNo()
    returned = Number()
    extended = Number()
    reopened = Number()
    escalated_on = Day(null=True)
    escalation = Number(null=True)
    deadline_reason = Text()
    quiet_since = Moment()
    turn = Turn()
    answer = TicketAnswer(allow_null=True)
    extensions = ExtensionRequest(many=True)
    seen = Seen(many=True)
    reminder = Reminder(allow_null=True)
    would_remind = ListOf(Text())
    events = Event(many=True)
    may = TicketMay()
    transitions = Transition(many=True)
    server_now = Moment()
    seq = Number()


class BoardColumn(Shape):
    """A column in the board's order, with its counts."""

    state = OneOf(TicketState.values)
    label = Text()
    count = Number()
    overdue = Number()


class Board(Shape):
    """The whole board in one answer: each card is a list whose places `fields` names; units, people and inspections by
    id, once. `units`: [short name, name]; `inspections`: [code, title]. Ask again with If-None-Match: 304 while nothing
    has moved. What may be done with a card: GET its ticket."""

    as_of = Moment()
    fields = ListOf(Text())
    columns = BoardColumn(many=True)
    cards = ListOf(ListOf(Anything()))
    units = Anything()
    people = Anything()
    inspections = Anything()
