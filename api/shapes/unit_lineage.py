"""What a unit took the place of."""

from api.shapes.names import Unit
from api.shapes.shape import Day, Number, Shape, YesNo


class FormerUnit(Shape):
    """A unit that stands or has ended; `valid_to`: its last day."""

    unit = Unit()
    valid_to = Day(null=True)


class Lineage(Shape):
    """Of a unit, what was merged into it and into what it was merged; `found`: what the search gives to choose from, at most
    20, to whoever may change it."""

    unit = Unit()
    version = Number()
    predecessors = FormerUnit(many=True)
    successors = FormerUnit(many=True)
    may_change = YesNo()
    found = FormerUnit(many=True)
