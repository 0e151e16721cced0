"""Issued yearly inspection plans, as a body that they name reads them."""

from api.shapes.inspection_plans import MadeVisit
from api.shapes.names import Unit
from api.shapes.plan_versions import Programme
from api.shapes.shape import Day, Key, Number, OneOf, Shape, Text
from backend.inspections.models.year_plan import NAMED_KINDS


class AnnouncedLine(Shape):
    """A unit of the reader's body that is to be visited. `inspection`: once its body was told of it."""

    id = Key()
    unit = Unit()
    kind = OneOf(NAMED_KINDS)
    content = Text()
    month = Number(null=True)
    starts_on = Day(null=True)
    ends_on = Day(null=True)
    inspection = MadeVisit(allow_null=True)


class AnnouncedPlan(Shape):
    """An issued plan of another body: its document, and the lines that name the reader's body."""

    id = Key()
    body = Unit()
    programme = Programme()
    year = Number()
    title = Text()
    number = Text()
    issued_on = Day(null=True)
    signer = Text()
    lines = AnnouncedLine(many=True)


class AnnouncedPlans(Shape):
    """Latest year first."""

    items = AnnouncedPlan(many=True)
