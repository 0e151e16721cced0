"""Who acts in whose place: absences, leaders in charge, deputies, and work handed over."""

from api.shapes.imports import AreaTitle
from api.shapes.names import Person, Unit
from api.shapes.shape import Day, Key, ListOf, Number, OneOf, Shape, Text, YesNo
from backend.accounts.models import Membership


class AbsenceRow(Shape):
    """An absence under way or to come. `mine`: the reader is away; `may_end`: the reader may end it early."""

    id = Number()
    person = Person()
    stand_in = Person(allow_null=True)
    first_day = Day()
    last_day = Day()
    areas = AreaTitle(many=True)
    document_no = Text()
    entered_by = Person(allow_null=True)
    mine = YesNo()
    may_end = YesNo()


class Absentee(Shape):
    """Somebody whose absence the reader may record, and who would stand in by custom."""

    person = Person()
    proposed = Number(null=True)


class Away(Shape):
    """What the sheet needs: the reader first among `people`, then those for whom they may record it from paper."""

    today = Day()
    absences = AbsenceRow(many=True)
    people = Absentee(many=True)
    colleagues = Person(many=True)


class Charge(Shape):
    """A leader's affair: an area or a unit."""

    leader = Person()
    area = Text(null=True)
    unit = Unit(allow_null=True)
    valid_from = Day()
    valid_to = Day(null=True)


class DeputyRow(Shape):
    """A deputy of a unit, and when they act for its head."""

    post = Number()
    person = Person()
    unit = Unit()
    deputises = OneOf(Membership.Deputises.values)
    areas = ListOf(Text())


class Division(Shape):
    """Which leader has which affairs today and had before (`past`), and when deputies act. `may`: the reader sets it."""

    if_match = Text()
    may = YesNo()
    charges = Charge(many=True)
    past = Charge(many=True)
    deputies = DeputyRow(many=True)
    leaders = Person(many=True)
    areas = AreaTitle(many=True)
    units = Unit(many=True)


class LeftRow(Shape):
    """An open item that a post would leave behind."""

    kind = OneOf(("task", "ticket", "reply"))
    id = Key()
    title = Text()
    due_on = Day(null=True)


class OpenWork(Shape):
    """All of them, and who may take them over."""

    items = LeftRow(many=True)
    receivers = Person(many=True)


class Devices(Shape):
    """On how many other devices the reader is signed in."""

    others = Number()
