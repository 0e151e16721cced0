"""Comments, who may be mentioned in them, and what the reader watches."""

from api.shapes.files import StoredFile
from api.shapes.names import Person, Unit
from api.shapes.shape import Key, Moment, OneOf, Shape, Text, YesNo
from backend.accounts.attending import NOUNS
from backend.accounts.models import Attention as Kept


class Earlier(Shape):
    """What it said until it was edited; `at`: since when."""

    text = Text()
    at = Moment()


class Removal(Shape):
    """Who took it out of sight, when, and why."""

    by = Person()
    at = Moment()
    reason = Text()


class Comment(Shape):
    """Something said about a record. `shared`: read by both sides. `text`: null of a removed one, but for its writer and the
    leaders of the body in which it was said; `earlier` likewise. `files`: what came with it; of a removed one none. `calls_me`: it
    mentions the reader, who has neither answered nor said that they read it. `if_match`: to edit it."""

    id = Key()
    by = Person()
    capacity = Text()
    body = Unit()
    at = Moment()
    shared = YesNo()
    text = Text(null=True)
    edited_at = Moment(null=True)
    earlier = Earlier(many=True)
    people = Person(many=True)
    units = Unit(many=True)
    files = StoredFile(many=True)
    removal = Removal(allow_null=True)
    calls_me = YesNo()
    may_edit = YesNo()
    may_remove = YesNo()
    if_match = Text()


class MayComment(Shape):
    """What the reader may do: say something inside their body, or to both."""

    comment = YesNo()
    share = YesNo()


class Comments(Shape):
    """The newest of a record, oldest first; `next`: the cursor of those before them. `inside`: the body in which the reader says
    something; `across`: the one on the other side, if there is one."""

    items = Comment(many=True)
    next = Text(null=True)
    inside = Unit(allow_null=True)
    across = Unit(allow_null=True)
    may = MayComment()


class Mentionable(Shape):
    """Who reads a comment on the record, and so may be mentioned: `across`, in one that both sides read, besides the `units`."""

    people = Person(many=True)
    units = Unit(many=True)
    across = Unit(many=True)


class Attending(Shape):
    """A record that the reader watches or muted."""

    type = OneOf(NOUNS)
    id = Key()
    title = Text()
    mode = OneOf(Kept.Mode.values)
    since = Moment()


class Attention(Shape):
    """All of them, the newest first."""

    items = Attending(many=True)
