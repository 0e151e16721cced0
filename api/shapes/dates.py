"""When something is due, and how it stands against that."""

from api.shapes.shape import Day, Number, OneOf, Shape, Text
from backend.plans.models import DeadlineKind
from backend.plans.timeliness import CLASSES


class ShortDue(Shape):
    """A due date in a list. `first_on` is the one first set, `review_on` when one without a date is looked at again."""

    on = Day(null=True)
    first_on = Day(null=True)
    kind = OneOf(DeadlineKind.values)
    printed = Text()
    review_on = Day(null=True)


class Due(ShortDue):
    """A due date with all that is known of it. `why`: how it was found, where it was computed here."""

    starts_on = Day(null=True)
    qualifier = OneOf(("BEFORE", "NOT_LATER_THAN"), null=True)
    why = Text()


class Timeliness(Shape):
    """How it stands against its due date; `days`: working days left or late."""

    days = Number(null=True)
    keywords = {"class": OneOf(CLASSES)}


class TimelinessExplained(Timeliness):
    """The same, with the sentence that explains it."""

    why = Text()
