"""The turn of the year on a plan's page."""

from api.shapes.names import Person
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from backend.plans.models import FrozenFigures, PlanState, TaskState

STATES = ("OPEN", "PROPOSED", "LOCKED")


class Promised(Shape):
    """How often a line was carried into another year, and the year it was promised first."""

    times = Number()
    since = Number()


class YearCounts(Shape):
    """Numbers of tasks."""

    tasks = Number()
    completed = Number()
    on_time_first = Number()
    on_time_current = Number()
    overdue = Number()


class YearFigures(Shape):
    """How far the plan was by a day."""

    as_of = Day()
    counts = YearCounts()
    percent = Text()


class Frozen(YearFigures):
    """Kept for good."""

    moment = OneOf(FrozenFigures.Moment.values)
    at = Moment()


class OpenTask(Shape):
    """What has not ended. `missing`: periods of a regular task without a result."""

    id = Key()
    title = Text()
    state = OneOf(TaskState.values)
    lead_name = Text()
    due_on = Day(null=True)
    regular = YesNo()
    missing = ListOf(Text())


class OpenLine(Shape):
    """A line with something open."""

    id = Key()
    no = Text()
    title = Text()
    carried = YesNo()
    promised = Promised(allow_null=True)
    tasks = OpenTask(many=True)


class OpenRequest(Shape):
    """A request for a later date that nobody answered: of which task and line, and for whom it waits. `carried`: it goes along
    with its line."""

    id = Key()
    line = Key()
    title = Text()
    waits = Text()
    carried = YesNo()


class ChangedSince(Shape):
    """What was changed after the lock, and why."""

    at = Moment()
    subject = Text()
    words = Text()
    reason = Text()
    by = Person(allow_null=True)


class NextPlan(Shape):
    """The plan of the year after, once there is one."""

    id = Key()
    title = Text()
    state = OneOf(PlanState.values)


class ClosingMay(Shape):
    """What the reader may do here."""

    settle = YesNo()
    copy = YesNo()
    take = YesNo()


class YearClosing(Shape):
    """Where closing the year stands. `over`: the cut-off has come; `left`: open lines neither carried nor dropped;
    `to_take`: lines carried out of the year before that this
    draft lacks."""

    version = Number()
    year = Number()
    state = OneOf(STATES)
    cut_off = Day()
    over = YesNo()
    proposed_by = Person(allow_null=True)
    proposed_at = Moment(null=True)
    locked_by = Person(allow_null=True)
    locked_at = Moment(null=True)
    now = YearFigures()
    frozen = Frozen(many=True)
    changed = ChangedSince(many=True)
    lines = OpenLine(many=True)
    left = Number()
    requests = OpenRequest(many=True)
    to_take = Number()
    next = NextPlan(allow_null=True)
    may = ClosingMay()
