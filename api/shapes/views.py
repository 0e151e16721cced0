"""Saved views."""

from api.shapes.names import Unit
from api.shapes.shape import Key, OneOf, Shape, Text, YesNo
from backend.accounts.saved_views import KINDS


class SavedView(Shape):
    """A way of looking at a list or board of such records under a name; `query` is what stands in the address. `unit`: whose people see it too;
    `opens`: the page of such records opens with it for whoever asks."""

    id = Key()
    kind = OneOf(KINDS)
    name = Text()
    query = Text()
    unit = Unit(allow_null=True)
    by = Text()
    may_change = YesNo()
    opens = YesNo()


class SavedViews(Shape):
    """One's own, and those of one's units; `units`: to which one may be given."""

    items = SavedView(many=True)
    units = Unit(many=True)
