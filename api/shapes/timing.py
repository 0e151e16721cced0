"""The ledgers of later dates and obstacles, what lies with whom, and what somebody did in a quarter."""

from api.shapes.asked import ExtensionRequest, ObstacleSaid
from api.shapes.dates import Timeliness
from api.shapes.names import Person, Unit
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.task_rows import TaskRow
from backend.plans.models import TaskClass, TaskState


class AskedTask(Shape):
    """The task it was asked for. `first_due_on`: the date first set, which stays."""

    id = Key()
    title = Text()
    state = OneOf(TaskState.values)
    lead = Unit()
    first_due_on = Day(null=True)
    due_on = Day(null=True)
    extended = Number()


class ExtensionRow(ExtensionRequest):
    """A request for a later date, with its task."""

    task = AskedTask()


class Punctuality(Shape):
    """Of the tasks done that had a date: how many in time by the first date and by the agreed one; `extended`: tasks, done or
    not, whose date was moved. Of the reader's own bodies."""

    done = Number()
    in_time_first = Number()
    in_time_agreed = Number()
    extended = Number()


class ExtensionLedger(Shape):
    """A page of 50, newest first; `count`: of all pages."""

    as_of = Moment()
    count = Number()
    items = ExtensionRow(many=True)
    next = Text(null=True)
    punctuality = Punctuality()


class ObstacleRow(ObstacleSaid):
    """What is or was in the way of a task, with that task."""

    task = AskedTask()


class ObstacleLedger(Shape):
    """A page of 50, newest first; `count`: of all pages."""

    as_of = Moment()
    count = Number()
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


class PersonsTasks(Shape):
    """What a figure of a person's counts. `elsewhere`, with `open`: what the person holds besides, counted in its periods or in the
    work that answers it."""

    as_of = Moment()
    items = TaskRow(many=True)
    elsewhere = TaskRow(many=True)


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
