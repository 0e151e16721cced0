"""Figures that an order asks for."""

from api.shapes.shape import Key, OneOf, Shape, Text, YesNo
from backend.plans.models import FigureCheck, FigureKind


class TaskFigure(Shape):
    """A figure that the task's order asks for; `check`: against the one before it."""

    key = Text()
    name = Text()
    kind = OneOf(FigureKind.values)
    unit = Text()
    required = YesNo()
    check = OneOf(("", *FigureCheck.values))


class FigureValue(Shape):
    """What was filled in, as text: `12.5`, `YES`, `2026-08-14`."""

    key = Text()
    value = Text()


class OrderOfTask(Shape):
    """The order to many of which the task is one unit's share. `id`: null to who does not follow the order. `values`: as
    they are now; to the giver of a body below, as they were released."""

    id = Key(null=True)
    title = Text()
    figures = TaskFigure(many=True)
    values = FigureValue(many=True)
