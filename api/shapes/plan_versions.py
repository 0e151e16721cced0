"""A plan's versions: what one changes in another, and what was put right on it."""

from api.shapes.names import Person
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from backend.plans.models import Correction, PlanState

FIELDS = (
    "title", "product", "lead", "partners", "deadline", "key", "funding", "note", "heading", "area", "under",
    "unit", "baseline", "planned", "responsible",
)  # fmt: skip
KINDS = ("ADDED", "DROPPED", "CHANGED", "REDATED", "MOVED")


class Programme(Shape):
    """What plans belong to."""

    code = Text()
    name = Text()


class VersionRef(Shape):
    """A version of a plan, with a page of its own."""

    id = Key()
    version_no = Number()
    state = OneOf(PlanState.values)
    number = Text()
    date = Day(null=True)


class FieldChange(Shape):
    """One field of a line as it was and as it is, in words."""

    field = OneOf(FIELDS)
    label = Text()
    old = Text()
    new = Text()


class LineChange(Shape):
    """What becomes of a line, or, without an area, of a target. `key`: how it is called when it is accepted; `no_old`,
    `no_new`: its printed numbers."""

    key = Text()
    kinds = ListOf(OneOf(KINDS))
    area = Text(null=True)
    no_old = Text(null=True)
    no_new = Text(null=True)
    title = Text()
    fields = FieldChange(many=True)


class DifferenceCount(Shape):
    """Lines of a kind; a line may be of several."""

    kind = OneOf(KINDS)
    count = Number()


class Difference(Shape):
    """Line by line, in the order of the later text. `targets`: the targets differ too."""

    rows = LineChange(many=True)
    counts = DifferenceCount(many=True)
    targets = YesNo()


class PlanCorrection(Shape):
    """Something typed wrongly on an issued plan. `may_settle`: the reader is a second person who can confirm or decline."""

    id = Key()
    line = Key(null=True)
    line_no = Text(null=True)
    field = OneOf(Correction.Field.values)
    label = Text()
    old = Text()
    new = Text()
    reason = Text()
    state = OneOf(Correction.State.values)
    by = Person()
    at = Moment()
    settled_by = Person(allow_null=True)
    settled_at = Moment(null=True)
    may_settle = YesNo()


class ArisenTask(Shape):
    """A task without a plan that an amendment may take up."""

    id = Key()
    title = Text()
    product = Text()
    lead = Number()
    lead_name = Text()
    due_on = Day(null=True)
    area = Text()


class ArisenTasks(Shape):
    """All of them, oldest first."""

    items = ArisenTask(many=True)
