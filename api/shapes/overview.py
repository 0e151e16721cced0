"""The overview: a year's tasks at a glance."""

from api.shapes.names import Unit
from api.shapes.plans import Target
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text, YesNo

SCOPES = ("BODY", "BELOW")


class OverviewCounts(Shape):
    """Numbers of tasks, each to be had as a list (`measure` of the tasks). What is open lies `with_unit`, waits `inside` the body
    for a decision or an answer, or for the body `above`, or is `paused`. `over_…`: overdue with the unit, by working days;
    `overdue_waiting`: overdue while it waits for somebody else. `share` and `share_first`: in time, of what was due, by the agreed
    and the first date, in per cent with two decimals; none of fewer than five."""

    due = Number()
    in_time_first = Number()
    in_time = Number()
    late = Number()
    overdue = Number()
    extended = Number()
    waiting = Number()
    done = Number()
    open = Number()
    due_week = Number()
    with_unit = Number()
    inside = Number()
    above = Number()
    paused = Number()
    overdue_own = Number()
    overdue_waiting = Number()
    over_1 = Number()
    over_6 = Number()
    over_16 = Number()
    over_31 = Number()
    silent = Number()
    returned = Number()
    unnamed = Number()
    share = Text(null=True)
    share_first = Text(null=True)
    keywords = {"all": Number()}


class OverviewPlace(OverviewCounts):
    """Of a unit of the body, or of a body below."""

    unit = Unit()


class OverviewArea(Shape):
    """An area, NONE for what has none: how much is done, overdue with the unit, overdue while it waits for others."""

    area = Text()
    done = Number()
    overdue_own = Number()
    overdue_waiting = Number()
    keywords = {"all": Number()}


class OverviewCell(OverviewArea):
    """A place in an area."""

    unit = Number()


class OverviewWeek(Shape):
    """What was due from Monday `first` to Sunday `last` by the agreed date, and what became of it."""

    first = Day()
    last = Day()
    due = Number()
    in_time = Number()
    in_time_first = Number()
    late = Number()
    overdue_own = Number()
    overdue_waiting = Number()


class RiskyTarget(Shape):
    """A target that may be missed or was, of one of the year's plans."""

    plan = Key()
    target = Target()


class Overview(Shape):
    """`scope` BODY: what the body carries out, by unit, or of the unit `lead` alone; BELOW: what it gave to others, by body. `units`:
    those the reader heads; `has_below`: whether BELOW may be asked for. `areas`: those with a task, in their order, NONE last;
    `cells` without a task are left out. `targets`: inside the body, not of one unit."""

    as_of = Moment()
    body = Unit()
    scope = OneOf(SCOPES)
    lead = Unit(allow_null=True)
    units = Unit(many=True)
    has_below = YesNo()
    year = Number()
    total = OverviewCounts()
    items = OverviewPlace(many=True)
    areas = OverviewArea(many=True)
    cells = OverviewCell(many=True)
    weeks = OverviewWeek(many=True)
    targets = RiskyTarget(many=True)
