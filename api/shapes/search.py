"""What search answers."""

from api.shapes.shape import Day, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.work import STATES
from backend.inspections.finding_rows import FINDING_STATES
from backend.plans.models import PlanState

KINDS = (
    "task",
    "plan",
    "document",
    "evidence",
    "order",
    "ticket",
    "finding",
    "inspection",
    "unit",
    "comment",
    "person",
)
FOUND_STATES = sorted({*STATES, *FINDING_STATES, *PlanState.values})


class FoundText(Shape):
    """A text, and from where to where it answers the question: pairs of places in it."""

    text = Text()
    hits = ListOf(ListOf(Number()))


class FoundWhy(FoundText):
    """What else it is known by, where that is why it was found; `name`: what that is, in words."""

    name = Text()


class Found(Shape):
    """A record. `no`: its number or code, empty when it has none; `where`: unit, body or issuer; `day`: when it is due, was
    issued or begins; `page`: of a finding its inspection, of a unit whether it is `inside` or a body `below`, of a proof
    its task, or the ticket or reply as in `ticket:<id>`, of a comment the record, as in `task:<id>`."""

    kind = OneOf(KINDS)
    id = Text()
    page = Text(null=True)
    no = FoundText()
    title = FoundText()
    where = FoundText()
    state = OneOf(FOUND_STATES, null=True)
    returned = Number()
    day = Day(null=True)
    why = FoundWhy(allow_null=True)


class FoundGroup(Shape):
    """The records of one kind; `more`: there are others."""

    kind = OneOf(KINDS)
    items = Found(many=True)
    more = YesNo()


class Search(Shape):
    """By kind, those with something alone; nothing for a question that asks for nothing yet."""

    as_of = Moment()
    groups = FoundGroup(many=True)
