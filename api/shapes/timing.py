"""The ledgers of later dates and obstacles, what lies with whom, and what somebody did in a quarter."""

from api.shapes.names import Person, Unit
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.tasks import Timeliness
from backend.plans.models import Extension, Obstacle, TaskClass, TaskState


class AskedTask(Shape):
    """The task it was asked for. `first_due_on`: the date first set, which stays."""

    id = Key()
    title = Text()
    state = OneOf(TaskState.values)
    lead = Unit()
    first_due_on = Day(null=True)
    due_on = Day(null=True)
    extended = Number()


class ExtensionRow(Shape):
    """A request for a later date and what became of it."""

    id = Key()
    task = AskedTask()
    state = OneOf(Extension.State.values)
    by = Person()
    at = Moment()
    reason = Text()
    cause = OneOf(Extension.Cause.values)
    old_due_on = Day()
    asked_due_on = Day()
    decided_due_on = Day(null=True)
    decided_by = Person(allow_null=True)
    decided_at = Moment(null=True)
    decision_reason = Text(null=True)


class Punctuality(Shape):
    """Of the tasks done that had a date: how many in time by the first date and by the agreed one; `extended`: tasks, done or
    not, whose date was moved. Of the reader's own bodies."""

    done = Number()
    in_time_first = Number()
    in_time_agreed = Number()
    extended = Number()


class ExtensionLedger(Shape):
    """A page of 50, newest first."""

    as_of = Moment()
    items = ExtensionRow(many=True)
    next = Text(null=True)
    punctuality = Punctuality()


class ObstacleRow(Shape):
    """What is or was in the way of a task, who was asked, and what came of it."""

    id = Key()
    task = AskedTask()
    state = OneOf(Obstacle.State.values)
    by = Person()
    at = Moment()
    text = Text()
    asked = OneOf(Obstacle.Asked.values)
    unit = Unit()
    answer_by = Day()
    ended_by = Person(allow_null=True)
    ended_at = Moment(null=True)
    answer = Text(null=True)


class ObstacleLedger(Shape):
    """A page of 50, newest first."""

    as_of = Moment()
    items = ObstacleRow(many=True)
    next = Text(null=True)


class PersonsWork(Shape):
    """What lies with a person today. `waiting`: for others; `stuck`: of these, with something in the way."""

    person = Person()
    open = Number()
    overdue = Number()
    due_this_week = Number()
    waiting = Number()
    stuck = Number()


class Workload(Shape):
    """The reader's own row, and those of the people they head or lead, by unit and name. `oversees`: there may be others."""

    as_of = Moment()
    oversees = YesNo()
    items = PersonsWork(many=True)


class ObjectiveCause(Shape):
    """A later date granted for an objective cause."""

    reason = Text()
    decided_on = Day()
    due_on = Day(null=True)


class MetObstacle(Shape):
    """Something that was in the way."""

    text = Text()
    unit = Unit()
    asked_on = Day()
    ended_on = Day(null=True)


class Result(Shape):
    """A product somebody had to bring: when it was due, when it came, how often it came back."""

    id = Key()
    title = Text()
    product = Text()
    lead = Unit()
    state = OneOf(TaskState.values)
    first_due_on = Day(null=True)
    due_on = Day(null=True)
    done_on = Day(null=True)
    timeliness = Timeliness()
    returned = Number()
    extended = Number()
    objective = ObjectiveCause(many=True)
    obstacles = MetObstacle(many=True)
    keywords = {"class": OneOf(TaskClass.values)}


class Results(Shape):
    """What a person did in a quarter, to be weighed by whoever evaluates: nothing is scored here."""

    as_of = Moment()
    person = Person()
    quarter = Text()
    first_day = Day()
    last_day = Day()
    items = Result(many=True)
