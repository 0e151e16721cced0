"""The bell."""

from api.shapes.events import Event
from api.shapes.shape import Number, Shape, Text, YesNo


class Notice(Shape):
    """An event told to the reader. `href`: the page of the record it is about, if it has one."""

    read = YesNo()
    href = Text(null=True)
    event = Event()


class Notices(Shape):
    """Newest first; `next` is the cursor of the following page. `unread`: of all, at most 100."""

    items = Notice(many=True)
    next = Text(null=True)
    unread = Number()


class Unread(Shape):
    """How many are left, at most 100."""

    unread = Number()
