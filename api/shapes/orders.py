"""Orders to many: the row of a list, the matrix of units, what giving one offers."""

from api.shapes.dates import Timeliness
from api.shapes.figures import FigureValue, TaskFigure
from api.shapes.names import Person, Unit
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.tasks import Entered, Source
from backend.plans.models import TaskState

STAGES = ("UNSEEN", "SEEN", "WORKING", "SENT", "RETURNED", "DONE", "STOPPED")


class OrderCounts(Shape):
    """Units by where they are; `late`: past the date and not sent. STOPPED ones are left out of `units`."""

    units = Number()
    unseen = Number()
    seen = Number()
    working = Number()
    sent = Number()
    returned = Number()
    done = Number()
    stopped = Number()
    late = Number()


class OrderRow(Shape):
    """An order in a list. `document`: number of what it cites."""

    id = Key()
    title = Text()
    given_at = Moment()
    due_on = Day(null=True)
    document = Text(null=True)
    figures = Number()
    counts = OrderCounts()


class OrderRows(Shape):
    """The latest first; `next` is the cursor of the following page, `count` how many all pages have."""

    as_of = Moment()
    count = Number()
    items = OrderRow(many=True)
    next = Text(null=True)
    may_give = YesNo()


class OrderUnit(Shape):
    """One unit of the matrix: its task, and how far it is. `figures`: as they were sent, of a body below as they were
    released; null until then. `seen_at`: the first opening by somebody responsible."""

    id = Key()
    version = Number()
    unit = Unit()
    officer = Person(allow_null=True)
    stage = OneOf(STAGES)
    state = OneOf(TaskState.values)
    due_on = Day(null=True)
    first_due_on = Day(null=True)
    extended = Number()
    timeliness = Timeliness()
    seen_at = Moment(null=True)
    sent_on = Day(null=True)
    reminded_at = Moment(null=True)
    figures = FigureValue(many=True, allow_null=True)


class FigureTotal(Shape):
    """What the sent values of a figure come to. `answered`: how many units; `total`: of numbers the sum, of percentages
    the mean, of yes/no how many say yes, of dates the first; `last`: the last date."""

    key = Text()
    answered = Number()
    total = Text(null=True)
    last = Text(null=True)


class OrderLine(Shape):
    """The line of the plan that ordered it."""

    plan_id = Key()
    plan_number = Text()
    no = Text()


class OrderMay(Shape):
    """What this reader may do: `follow` is to remind and remove units, `move` to move dates and add units, both of which a
    plan says of its own lines. `disown`: they are said to have given it, and may still say that it is not so."""

    follow = YesNo()
    move = YesNo()
    disown = YesNo()


class OrderPage(Shape):
    """An order with its matrix, units in their order; at most a few hundred."""

    id = Key()
    version = Number()
    title = Text()
    product = Text()
    area = Text(null=True)
    due_on = Day(null=True)
    first_due_on = Day(null=True)
    source = Source(allow_null=True)
    line = OrderLine(allow_null=True)
    given_by = Person(allow_null=True)
    given_at = Moment()
    said_at = Text()
    entered = Entered(allow_null=True)
    figures = TaskFigure(many=True)
    counts = OrderCounts()
    totals = FigureTotal(many=True)
    units = OrderUnit(many=True)
    may = OrderMay()
    as_of = Moment()
    seq = Number()


class RecipientUnit(Shape):
    """A unit that can be given work; `below`: a body of its own."""

    unit = Unit()
    below = YesNo()


class RecipientGroup(Shape):
    """A group, and which of the units are in it."""

    unit = Unit()
    members = ListOf(Number())


class OrderRecipients(Shape):
    """To whom an order may go; none for who may neither give to many nor enter it. `own`: the reader may in their own name."""

    own = YesNo()
    units = RecipientUnit(many=True)
    groups = RecipientGroup(many=True)


class AmbiguousName(Shape):
    """A pasted name that could be any of these."""

    text = Text()
    units = Unit(many=True)


class ReadUnits(Shape):
    """Pasted names: units found, names that could be several, names that nobody bears."""

    found = Unit(many=True)
    ambiguous = AmbiguousName(many=True)
    unknown = ListOf(Text())
