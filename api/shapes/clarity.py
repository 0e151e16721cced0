"""The "six clear" of a plan's lines."""

from api.shapes.names import Unit
from api.shapes.shape import Key, Number, OneOf, Shape, Text, YesNo
from workflows.plan.clarity import Clear

SIX = [clear.value for clear in Clear]


class ClearCount(Shape):
    """One of the six: how many lines lack it, and whether the body asks it before issuing."""

    clear = OneOf(SIX)
    name = Text()
    missing = Number()
    asked = YesNo()


class MissingClear(Shape):
    """What a line lacks, in words."""

    clear = OneOf(SIX)
    problem = Text()


class UnclearLine(Shape):
    """A line that lacks some of the six; `proposed_product`: read out of its words, empty for none."""

    line = Key()
    no = Text()
    title = Text()
    lead = Unit(allow_null=True)
    missing = MissingClear(many=True)
    proposed_product = Text()


class Clarity(Shape):
    """Of `lines` lines that are carried out, those that lack something."""

    lines = Number()
    six = ClearCount(many=True)
    items = UnclearLine(many=True)


class ClearChoice(Shape):
    """Whether a body issues no plan without it."""

    clear = OneOf(SIX)
    name = Text()
    asked = YesNo()
