"""Papers that await number and date."""

from api.shapes.names import Unit
from api.shapes.shape import Day, Key, Number, OneOf, Shape, Text, YesNo
from backend.plans.models import DocumentKind


class WaitingPaper(Shape):
    """A paper approved here; `symbol`: what usually stands behind its number."""

    kind = OneOf(DocumentKind.values)
    id = Key()
    version = Number()
    title = Text()
    year = Number()
    body = Unit()
    symbol = Text()


class TakenNumber(Shape):
    """A number in use, as it is written; `body`: of whom."""

    body = Number()
    kind = OneOf(DocumentKind.values)
    number = Text()
    issued_on = Day()


class Numbering(Shape):
    """What waits, and the numbers that are in use."""

    items = WaitingPaper(many=True)
    taken = TakenNumber(many=True)
    may_number = YesNo()
