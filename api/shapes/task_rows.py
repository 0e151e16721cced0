"""Tasks in lists and on the board."""

from api.shapes.dates import ShortDue, Timeliness
from api.shapes.names import Person, TaskName, Unit
from api.shapes.shape import Anything, Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from backend.plans.models import Obstacle, Origin, Relation, Rhythm, TaskClass, TaskState
from workflows.models import Step


class PeriodCounts(Shape):
    """Of a regular task: how many periods were opened, how many of them count by now (due or done), and are done."""

    rhythm = OneOf(Rhythm.values)
    opened = Number()
    due = Number()
    done = Number()


class OpenObstacle(Shape):
    """That something is in the way: who is asked to remove it, and by when."""

    asked = OneOf(Obstacle.Asked.values)
    unit = Unit()
    answer_by = Day()


class TaskRow(Shape):
    """A task in a list. To a reader outside the body that carries it out: no step, officer, partners, percentage or
    count of returns; `version` only when that reader's body gave it."""

    id = Key()
    version = Number()
    line_no = Text(null=True)
    title = Text()
    area = Text(null=True)
    state = OneOf(TaskState.values)
    step = OneOf(Step.values, null=True)
    returned = Number()
    extended = Number()
    hand_back = YesNo()
    due = ShortDue()
    timeliness = Timeliness()
    lead = Unit()
    officer = Person(allow_null=True)
    partners = Unit(many=True)
    percent = Number(null=True)
    periods = PeriodCounts(allow_null=True)
    obstacle = OpenObstacle(allow_null=True)
    keywords = {"class": OneOf(TaskClass.values)}


class AnyTask(TaskRow):
    """A task among those of several bodies. `inside`: the reader is of the one that carries it out, and is told who does it."""

    inside = YesNo()


class ListedTask(AnyTask):
    """A task in the list of all: where it comes from, since when, and what it is a piece of. `to_accept`: told inside its body
    alone, whoever does it has to accept it first."""

    to_accept = YesNo()
    origin = OneOf(Origin.values)
    given_on = Day()
    relation = OneOf(Relation.values, null=True)
    parent = TaskName(allow_null=True)


class TaskPage(Shape):
    """A page of the list; `next` is the cursor of the following one, `count` how many all pages have."""

    as_of = Moment()
    count = Number()
    items = ListedTask(many=True)
    next = Text(null=True)


class TaskColumn(Shape):
    """A column of the board, with its counts."""

    state = OneOf(TaskState.values)
    label = Text()
    count = Number()
    overdue = Number()


class TaskBoard(Shape):
    """Tasks in one answer, at most 2,000: each card is a list whose places `fields` names; units ([short name, name]) and
    people by id, once. `off`, `on`: working days and weekends of the calendar that are the other way round. Ask again with
    If-None-Match: 304 while nothing has moved. What may be done with a card: GET its task."""

    as_of = Moment()
    fields = ListOf(Text())
    columns = TaskColumn(many=True)
    cards = ListOf(ListOf(Anything()))
    units = Anything()
    people = Anything()
    off = ListOf(Day())
    on = ListOf(Day())
