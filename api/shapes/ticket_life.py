"""What belongs to a ticket beside its page: what is to be done, its course, what it hangs together with, severities, ledger."""

from api.shapes.dates import Timeliness
from api.shapes.names import Person, Unit
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.tickets import TicketDue
from backend.inspections import models as kept
from backend.inspections.models import Severity, TicketState
from backend.plans.models import TaskState


class TicketAction(Shape):
    """One thing to be done. `version`: If-Match of its own edits. `may_finish`: this reader may say that it is done, or not."""

    id = Key()
    version = Number()
    text = Text()
    unit = Unit()
    officer = Person(allow_null=True)
    due_on = Day()
    overdue = YesNo()
    done_on = Day(null=True)
    result = Text()
    done_by = Person(allow_null=True)
    may_finish = YesNo()


class TicketActions(Shape):
    """In their order; to a reader outside the body none. `may_change`: this reader may add, change and remove."""

    items = TicketAction(many=True)
    done = Number()
    due_on = Day()
    may_change = YesNo()


class Station(Shape):
    """A step of the drawn life: since when it was reached last, by whom, and how often it was come back to."""

    state = OneOf(TicketState.values)
    at = Moment(null=True)
    who = Text(null=True)
    times = Number()


class Mark(Shape):
    """What happened between: a return, another date, a level it came before."""

    kind = OneOf(("RETURNED", "EXTENDED", "ESCALATED", "REOPENED", "DECIDED", "PASSED_UP", "ANSWERED", "RECURRED"))
    at = Moment()
    state = OneOf(TicketState.values)
    what = Text()


class Escalation(Shape):
    """Before whom it came; `people` inside the reader's own body alone. `by` null: by itself, being overdue. `settled_on`:
    since when a later date or a decision has answered it."""

    level = Number()
    name = Text()
    on = Day()
    days = Number()
    due_on = Day()
    people = ListOf(Text())
    by = Person(allow_null=True)
    reason = Text()
    settled_on = Day(null=True)


class Decision(Shape):
    """What was decided on it; `due_on`, where it set a date, took the place of `old_due_on`."""

    id = Key()
    text = Text()
    number = Text()
    date = Day(null=True)
    due_on = Day(null=True)
    old_due_on = Day(null=True)
    by = Person()
    at = Moment()


class Letter(Shape):
    """What went to whoever has the authority, and the answer; no `outcome` yet: it waits."""

    addressee = Text()
    number = Text()
    date = Day()
    reason = Text()
    outcome = OneOf(kept.Proposal.Outcome.values, null=True)
    answer = Text()
    answer_no = Text()
    answer_on = Day(null=True)
    new_due_on = Day(null=True)


class TicketRef(Shape):
    """Another ticket, as far as a line needs it."""

    id = Key()
    version = Number()
    code = Text()
    text = Text()
    state = OneOf(TicketState.values)
    severity = OneOf(Severity.values)
    unit = Unit()
    due = TicketDue()
    timeliness = Timeliness()
    may_accept = YesNo()


class TicketCourse(Shape):
    """How it went. `recurred_as`: the later tickets that cite it; `may_recur`: this reader may record that it came again."""

    stations = Station(many=True)
    marks = Mark(many=True)
    escalations = Escalation(many=True)
    decisions = Decision(many=True)
    letters = Letter(many=True)
    repeats = TicketRef(allow_null=True)
    recurred_as = TicketRef(many=True)
    may_recur = YesNo()
    usual_signer = Text()


class TaskEnd(Shape):
    """The task at the other end."""

    id = Key()
    title = Text()
    state = OneOf(TaskState.values)
    lead = Unit()


class FindingEnd(Shape):
    """The earlier finding at the other end, and its ticket."""

    id = Key()
    code = Text()
    text = Text()
    inspection = Key()
    ticket = Key(null=True)


class TicketLink(Shape):
    """By `kind` one of task, criterion, finding is there. `made`: the task was made of the ticket, so it stays."""

    id = Key()
    kind = OneOf(kept.TicketLink.Kind.values)
    task = TaskEnd(allow_null=True)
    finding = FindingEnd(allow_null=True)
    criterion = Text()
    criterion_name = Text()
    made = YesNo()
    by = Person(allow_null=True)
    at = Moment()
    may_remove = YesNo()


class TicketGroup(Shape):
    """Findings that are one matter, with the other tickets of it."""

    id = Key()
    name = Text()
    tickets = TicketRef(many=True)


class TicketRelations(Shape):
    """What it hangs together with, as far as the reader may read the other end."""

    links = TicketLink(many=True)
    group = TicketGroup(allow_null=True)
    may_link = YesNo()


class TaskTickets(Shape):
    """The tickets tied to a task that the reader may read."""

    items = TicketRef(many=True)


class Criterion(Shape):
    """Of the index."""

    code = Text()
    name = Text()


class Criteria(Shape):
    """All of them, in order."""

    items = Criterion(many=True)


class FindingGroup(Shape):
    """`version`: If-Match of its own edits."""

    id = Key()
    version = Number()
    name = Text()
    findings = ListOf(Key())


class FindingGroups(Shape):
    """Of one inspection."""

    items = FindingGroup(many=True)
    may_group = YesNo()


class ReportGroup(Shape):
    """Rows of a report that are one matter."""

    id = Key()
    name = Text()
    rows = ListOf(Key())


class ReportGroups(Shape):
    """Of one report, as far as the reader reads its rows."""

    items = ReportGroup(many=True)


class SeverityRule(Shape):
    """What a severity asks. `days`: working days from the notice; `proof`: words alone do not close it."""

    severity = OneOf(Severity.values)
    name = Text()
    days = Number()
    plan = YesNo()
    check = YesNo()
    proof = YesNo()
    usual_days = Number()


class SeverityTable(Shape):
    """The table of a body for a programme; `own`: the body chose it."""

    if_match = Text()
    body = Unit()
    programme = Text()
    programmes = Criterion(many=True)
    own = YesNo()
    may_change = YesNo()
    items = SeverityRule(many=True)
