"""Quiet hints to whoever does the work."""

from api.shapes.names import Person
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from backend.inspections.models import Signal


class SignalRecord(Shape):
    """What a hint is about."""

    type = OneOf(("task", "ticket", "plan"))
    id = Key()
    title = Text()


class SignalRow(Shape):
    """A hint. `record`: null when it is about all that somebody has; `mine`: told to the reader as who does the work, else as
    the leader in charge; `leader_from`: the day from which the leader is told, while nobody explained it."""

    id = Key()
    kind = OneOf(Signal.Kind.values)
    text = Text()
    record = SignalRecord(allow_null=True)
    mine = YesNo()
    owner = Person(allow_null=True)
    state = OneOf(("OPEN", "ANSWERED", "SETTLED"))
    raised_at = Moment()
    told_at = Moment(null=True)
    leaders = ListOf(Text())
    leader_from = Day(null=True)
    answer = Text()
    answered_at = Moment(null=True)
    settled_at = Moment(null=True)
    may_answer = YesNo()


class Signals(Shape):
    """What is to be explained first. `open`: how many of the reader's own; `own_days`: working days before the leader is told."""

    as_of = Moment()
    own_days = Number()
    items = SignalRow(many=True)
    open = Number()
