"""A body's working calendar."""

from api.shapes.shape import Day, Number, OneOf, Shape, Text, YesNo
from backend.workcalendar.models import BodyDay, CalendarDay


class NationalDay(Shape):
    """An announced day. `replaced`: the body keeps it otherwise; `working`: whether the body works on it."""

    on = Day()
    kind = OneOf(CalendarDay.Kind.values)
    name = Text()
    replaced = YesNo()
    working = YesNo()


class OwnDay(Shape):
    """A day of the body's own."""

    on = Day()
    kind = OneOf(BodyDay.Kind.values)
    name = Text()
    working = YesNo()


class BodyCalendar(Shape):
    """The days of a year that are not what their weekday says. Own days after `today` may be changed."""

    if_match = Text()
    year = Number()
    today = Day()
    may_edit = YesNo()
    national = NationalDay(many=True)
    own = OwnDay(many=True)
