"""Who is here."""

from api.shapes.names import Unit
from api.shapes.programmes import ProgrammeAreas
from api.shapes.shape import ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from backend.accounts.models import Post
from notifications.models import Mailbox as Kept


class Session(Shape):
    """What the sign-in page needs. `clock_offset_seconds`: how far the world's clock is from the machine's."""

    signed_in = YesNo()
    demo = YesNo()
    server_now = Moment()
    clock_offset_seconds = Number()
    source_url = Text()


class Trust(Shape):
    """Whether this device stays signed in, and for how many days the body lets it; 0: not at all."""

    trusted = YesNo()
    days = Number()


class Mailbox(Shape):
    """Where one is told by e-mail; `confirmed` by the code sent there. `fault`: of the last mail, which did not leave. `offered`:
    whether this server sends any."""

    offered = YesNo()
    address = Text(null=True)
    confirmed = YesNo()
    fault = OneOf(Kept.Fault.values, null=True)


class Capacity(Shape):
    """A post held today, as the office says it."""

    post = OneOf(Post.values)
    title = Text()
    unit = Unit()


class Me(Shape):
    """The signed-in person with all capacities at once; `body` is that of the first. `unread`: notices, at most 100;
    `notice`: the `seq` of the last one told. `has_below`: the body stands above others. `hints`: names of those read.
    `programmes`: by which every page names areas."""

    id = Number()
    username = Text()
    full_name = Text()
    language = OneOf(("vi", "en"))
    hints = ListOf(Text())
    is_administrator = YesNo()
    body = Unit(allow_null=True)
    parent_body = Unit(allow_null=True)
    capacities = Capacity(many=True)
    demo = YesNo()
    server_now = Moment()
    seq = Number()
    unread = Number()
    notice = Number()
    may_give = YesNo()
    may_clear_files = YesNo()
    has_below = YesNo()
    programmes = ProgrammeAreas(many=True)
    may_keep_programmes = YesNo()


class CastMember(Shape):
    """A demo card."""

    username = Text()
    full_name = Text()
    title = Text()
    unit = Text()
    body = Text()
    what_waits = Text()


class Cast(Shape):
    """Everyone who can be entered by card."""

    items = CastMember(many=True)


class Administrator(Shape):
    """The account just made."""

    username = Text()
    language = Text()
