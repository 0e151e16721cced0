"""What giving work offers."""

from api.shapes.names import Person, Unit
from api.shapes.shape import Day, OneOf, Shape, YesNo


class Recipient(Shape):
    """To whom work may be given: a unit, or one of its people. `own`: in the reader's own name; else only in that of the
    leader who gave it."""

    unit = Unit()
    person = Person(allow_null=True)
    own = YesNo()


class UsualDate(Shape):
    """A due date offered by name; a working day."""

    name = OneOf(("TODAY", "FRIDAY", "FIVE_DAYS", "MONTH_END"))
    on = Day()


class Giving(Shape):
    """`recent`: to whom the reader gave last, the last one first. `leaders`: in whose name the reader may enter what they
    gave by word of mouth."""

    recipients = Recipient(many=True)
    recent = Recipient(many=True)
    leaders = Person(many=True)
    dates = UsualDate(many=True)
