"""The bell."""

from api.shapes.events import Event
from api.shapes.shape import Key, Number, Shape, Text, YesNo


class Gathered(Shape):
    """What several units of an order did, in one sentence."""

    order = Key()
    title = Text()
    sentence = Text()


class Notice(Shape):
    """An event told to the reader. `href`: the page of the record it is about, if it has one. `gathered`: others like it, of
    which it is the last."""

    read = YesNo()
    href = Text(null=True)
    event = Event()
    gathered = Gathered(allow_null=True)


class Notices(Shape):
    """Newest first; `next` is the cursor of the following page. `unread`: of all, at most 100."""

    items = Notice(many=True)
    next = Text(null=True)
    unread = Number()


class Unread(Shape):
    """How many are left, at most 100."""

    unread = Number()
