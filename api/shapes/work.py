"""My work."""

from api.shapes.names import Person
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text
from api.shapes.task_rows import TaskRow
from backend.inspections.models import InspectionState, ReportState, Severity, TicketState
from backend.plans.models import PlanState, TaskClass, TaskState

STATES = sorted({*TaskState.values, *TicketState.values, *ReportState.values, *InspectionState.values})


class ReturnedReason(Shape):
    """Who returned it last, and why."""

    by = Person()
    at = Moment()
    reason = Text()


class WorkRow(TaskRow):
    """A row of a box, whatever waits there: `state` is one of its `kind`, and what only tasks have is null or empty for the
    others; `line_no` of a ticket or an inspection is its code, only a ticket has a `severity`, and an order,
    which has no state, tells ASSIGNED. `step_label`: what is asked
    of the reader; `turn`: whom it waits for, in a sentence;
    `entered_by`: who wrote down that the reader gave it; `on_paper`: who recorded a decision of the reader's;
    `snoozed_until`: the day on which it comes back to the reader's boxes."""

    kind = OneOf(("task", "order", "ticket", "report", "reply", "inspection"))
    state = OneOf(STATES)
    severity = OneOf(Severity.values, null=True)
    group = OneOf(("overdue", "soon", "later", "no_due"))
    step_label = Text(null=True)
    plan_number = Text(null=True)
    waiting_since = Moment(null=True)
    returned_reason = ReturnedReason(allow_null=True)
    turn = Text()
    entered_by = Text(null=True)
    on_paper = Text(null=True)
    snoozed_until = Day(null=True)
    keywords = {"class": OneOf(TaskClass.values, null=True)}


class BoxCounts(Shape):
    """How many lie in each box; what was put aside, in `snoozed` alone."""

    to_do = Number()
    to_decide = Number()
    to_read = Number()
    unit = Number()
    sent = Number()
    waiting = Number()
    mentioned = Number()
    snoozed = Number()


class PlanTurn(Shape):
    """A plan whose next act is the reader's: `act`, in words; `tab`: the part of its page where it is done."""

    id = Key()
    title = Text()
    year = Number()
    state = OneOf(PlanState.values)
    returned = Number()
    act = Text()
    tab = OneOf(["corrections"], null=True)


class Work(Shape):
    """A page of at most 200 rows of one box, and the counts of all; `overdue` and `due_soon` are those of the box to_do.
    `off`, `on`: working days and weekends of the calendar that are the other way round."""

    as_of = Moment()
    seq = Number()
    counts = BoxCounts()
    overdue = Number()
    due_soon = Number()
    items = WorkRow(many=True)
    next = Text(null=True)
    plans = PlanTurn(many=True)
    off = ListOf(Day())
    on = ListOf(Day())
