"""What awaits the reader's decision: the queue, and the cards that are looked at."""

from api.shapes.dates import Timeliness
from api.shapes.names import Person, Unit
from api.shapes.proofs import ProofPiece
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text
from api.shapes.transitions import Transition
from backend.plans.models import TaskClass

KINDS = ("task", "ticket", "report", "reply", "inspection", "plan")


class Awaiting(Shape):
    """A row of the queue. `together`: the If-Match with which it may be agreed to among others; null where it is decided
    by itself."""

    kind = OneOf(KINDS)
    id = Key()
    title = Text()
    asked = Text()
    unit = Unit(allow_null=True)
    due_on = Day(null=True)
    timeliness = Timeliness(allow_null=True)
    state = Text()
    together = Text(null=True)
    keywords = {"class": OneOf(TaskClass.values, null=True)}


class Opinion(Shape):
    """What somebody said of it before; `unit` where it was said for one."""

    by = Person(allow_null=True)
    unit = Unit(allow_null=True)
    outcome = OneOf(("approve", "return", "silent", "note"))
    said = Text()
    at = Moment(null=True)


class Accepted(Shape):
    """A ticket whose result waits in the report, and what is seen of it."""

    id = Key()
    if_match = Text()


class DecisionCard(Awaiting):
    """Everything one decision needs. `about`: where it comes from; `by`, `at`: who asks, and when; `due_kind`: as of a task;
    `product`: what was asked for; `said`: what is laid before; `agree`, `refuse`: the acts of the two large buttons, null
    where the record's own page is the place; `accepts`: of a report that was sent, the tickets that one act accepts;
    `more`: the names of its other acts."""

    about = Text()
    by = Person(allow_null=True)
    at = Moment(null=True)
    due_kind = Text()
    product = Text()
    said = Text()
    proofs = ProofPiece(many=True)
    others = Opinion(many=True)
    agree = Transition(allow_null=True)
    refuse = Transition(allow_null=True)
    accepts = Accepted(many=True)
    more = ListOf(Text())


class Decisions(Shape):
    """`count`: how many wait; `queue`: the first of them; `cards`: of those that were asked for, as far as they still wait."""

    as_of = Moment()
    seq = Number()
    count = Number()
    queue = Awaiting(many=True)
    cards = DecisionCard(many=True)
