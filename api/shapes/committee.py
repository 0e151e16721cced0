"""The Committee page: bodies below, by exception."""

from api.shapes.batches import NotDone
from api.shapes.names import Unit
from api.shapes.shape import Day, Key, ListOf, Moment, Number, Shape, Text, YesNo
from api.shapes.task_rows import TaskRow
from api.shapes.tickets import TicketRow


class BodyBelow(Shape):
    """A body right below, over the tasks it was given and the tickets it has to remedy. `due`, `in_time`, `late`: of what was
    due this year. `overdue_before`: how much was overdue last Monday. `waiting`: what waits for the reader's body; `stuck`:
    obstacles it was asked to remove. `unopened_since`, `heard_at`: of what was not opened, of what nothing is heard.
    `reason`: why it stands so, in words; `share` in per cent with two decimals."""

    unit = Unit()
    open = Number()
    due = Number()
    in_time = Number()
    late = Number()
    overdue = Number()
    overdue_tasks = Number()
    overdue_tickets = Number()
    overdue_before = Number()
    long = Number()
    oldest = Number(null=True)
    extended = Number()
    waiting = Number()
    stuck = Number()
    unopened = Number()
    unopened_since = Moment(null=True)
    silent = Number()
    heard_at = Moment(null=True)
    repeated = Number()
    reminded_at = Moment(null=True)
    reminded_today = YesNo()
    watched = YesNo()
    share = Text(null=True)
    reason = Text()


class NearOrder(Shape):
    """An order to many whose date is near or gone by, with how many units have answered."""

    id = Key()
    title = Text()
    due_on = Day()
    units = Number()
    answered = Number()
    overdue = Number()


class MayOfCommittee(Shape):
    """`remind` the bodies; `rank`: turn the ranking of units on and off."""

    remind = YesNo()
    rank = YesNo()


class Committee(Shape):
    """`items`: every body below, in their own order; the lists name them by id, the gravest first. `best` and `worst` are empty
    until the leaders turn the ranking on (`ranked`). `since`: the Monday with which `worse` compares."""

    as_of = Moment()
    body = Unit()
    since = Day()
    ranked = YesNo()
    items = BodyBelow(many=True)
    unopened = ListOf(Number())
    silent = ListOf(Number())
    worst = ListOf(Number())
    best = ListOf(Number())
    worse = ListOf(Number())
    orders = NearOrder(many=True)
    repeats = TicketRow(many=True)
    long = TicketRow(many=True)
    may = MayOfCommittee()


class CommitteeCard(Shape):
    """One body below: what is worst of it, or all that the figure asked for counts."""

    as_of = Moment()
    row = BodyBelow()
    tasks = TaskRow(many=True)
    tickets = TicketRow(many=True)
    may = MayOfCommittee()


class BodyNotReminded(NotDone):
    """A body that was not reminded, and why."""

    id = Number()


class BodiesReminded(Shape):
    """Which bodies were reminded, and which not."""

    done = ListOf(Number())
    refused = BodyNotReminded(many=True)
