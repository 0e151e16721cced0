"""A plan against that of the body above, and those of the bodies below against it."""

from api.shapes.names import Unit
from api.shapes.shape import Day, Key, ListOf, Number, OneOf, Shape, Text, YesNo

KINDS = ("LINE", "TARGET")


class CoverageItem(Shape):
    """A line or target of the own plan that may answer."""

    lineage = Key()
    no = Text()
    title = Text()
    kind = OneOf(KINDS)


class CoverageAnswer(CoverageItem):
    """What answers. `plan`: whose line it is; `linked`: somebody linked it, and not the task from above."""

    plan = Key()
    linked = YesNo()


class LineAbove(Shape):
    """A line of the plan above, as printed. `proposed`: lineages of own lines that resemble it."""

    lineage = Key()
    no = Text()
    title = Text()
    product = Text()
    lead_printed = Text()
    deadline_printed = Text()
    due_on = Day(null=True)
    answers = CoverageAnswer(many=True)
    proposed = ListOf(Key())


class PlanAbove(Shape):
    """A plan of the body above. `days`: from its date to the own plan's, or to today while that has none (`issued`)."""

    title = Text()
    number = Text()
    date = Day(null=True)
    days = Number(null=True)
    issued = YesNo()
    lines = LineAbove(many=True)


class Above(Shape):
    """The body above and its plans in force of the same year and programme. `own`: what may answer, for whoever may link."""

    body = Unit()
    plans = PlanAbove(many=True)
    own = CoverageItem(many=True)
    may_link = YesNo()


class PlanBelow(Shape):
    """A body below and its plan: `plan`, `number` and `date` of the first that it issued, null and empty without any."""

    body = Unit()
    plan = Key(null=True)
    number = Text()
    date = Day(null=True)
    days = Number(null=True)
    answered = Number()


class LineBelow(Shape):
    """A line of this plan, and the bodies that answer it."""

    lineage = Key()
    no = Text()
    title = Text()
    lead_printed = Text()
    bodies = ListOf(Number())


class Below(Shape):
    """How the bodies below answer this plan."""

    bodies = PlanBelow(many=True)
    lines = LineBelow(many=True)


class Coverage(Shape):
    """Both directions; null where there is no body above, or nobody below."""

    above = Above(allow_null=True)
    below = Below(allow_null=True)
