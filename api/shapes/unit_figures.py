"""How the units of a body stand in a year."""

from api.shapes.names import Unit
from api.shapes.shape import Moment, Number, Shape, Text, YesNo


class Measured(Shape):
    """Numbers of tasks first due in the year, each to be had as a list (`measure` of the tasks); `due`: sent, done or overdue,
    of which the shares are, in per cent with two decimals. `obstacles`: said in the year."""

    due = Number()
    in_time_first = Number()
    in_time = Number()
    late = Number()
    overdue = Number()
    extended = Number()
    times_extended = Number()
    waiting = Number()
    obstacles = Number()
    obstacles_open = Number()
    share = Text(null=True)
    share_first = Text(null=True)
    keywords = {"all": Number()}


class MeasuredUnit(Measured):
    """A unit's; `rank`: none while units are not ranked, or where nothing was due."""

    unit = Unit()
    rank = Number(null=True)


class UnitFigures(Shape):
    """In the body's order, or by rank. `may_rank`: the reader turns the ranking on and off."""

    as_of = Moment()
    body = Unit()
    year = Number()
    ranked = YesNo()
    may_rank = YesNo()
    items = MeasuredUnit(many=True)
    total = Measured()
