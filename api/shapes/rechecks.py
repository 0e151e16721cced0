"""Second looks at what was closed, and the draws they come from."""

from api.shapes.files import StoredFile
from api.shapes.names import Unit
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo

STATES = ("OPEN", "HOLDS", "NOT_HELD")


class RecheckRow(Shape):
    """A second look in the list. `state`: OPEN until somebody looked; `draw`: the id of the draw it comes from."""

    id = Key()
    ticket = Key()
    code = Text()
    text = Text()
    body = Unit()
    follow_up_unit = Unit()
    closed_on = Day(null=True)
    drawn_on = Day()
    due_on = Day()
    overdue = YesNo()
    state = OneOf(STATES)
    note = Text()
    by = Text()
    at = Moment(null=True)
    draw = Key()


class Rechecks(Shape):
    """Of the reader's body. `ready`: closed tickets from which could be drawn now, where the reader `may_draw`; `drawn_on`: the
    day of this month's draw, of which there is one."""

    as_of = Moment()
    items = RecheckRow(many=True)
    may_draw = YesNo()
    ready = Number()
    drawn_on = Day(null=True)


class TicketRecheck(Shape):
    """A second look at one ticket. Outside the inspecting body only what came of it. `may`: the reader may record it;
    `unmet`: why somebody who follows it up may not; drawn `count` `of` so many."""

    id = Key()
    drawn_on = Day()
    due_on = Day(null=True)
    state = OneOf(STATES)
    note = Text()
    by = Text()
    at = Moment(null=True)
    draw = Key(null=True)
    of = Number(null=True)
    count = Number(null=True)
    may = YesNo()
    unmet = Text(null=True)
    files = StoredFile(many=True)


class TicketRechecks(Shape):
    """The latest first."""

    items = TicketRecheck(many=True)


class DrawnFrom(Shape):
    """One of the pool."""

    id = Text()
    code = Text()
    name = Text()


class RecheckDraw(Shape):
    """A draw by lot: put the pool in the order of SHA-256 of `seed|id` and take the first `count`. `result`: ids in that
    order; `by_worker`: held by the system on its day."""

    id = Key()
    at = Moment()
    count = Number()
    seed = Text()
    pool = DrawnFrom(many=True)
    result = ListOf(Text())
    by_worker = YesNo()
    by = Text()
