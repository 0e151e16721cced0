"""What moved on a board since its reader last looked."""

from api.shapes.events import Event
from api.shapes.shape import Moment, Number, Shape, Text, YesNo


class SinceItem(Shape):
    """A card that others moved: from where (null: it is new here) to where it stands now, and the last event of it."""

    id = Text()
    keywords = {"from": Text(null=True)}
    to = Text()
    event = Event()


class Since(Shape):
    """In the order they moved. `at`: when the reader last looked (null: never before). `seq`: say this to have looked.
    `more`: there were further ones."""

    at = Moment(null=True)
    seq = Number()
    items = SinceItem(many=True)
    more = YesNo()
    moves = Number()
    closures = Number()
