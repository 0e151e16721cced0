"""What happened."""

from api.shapes.names import Person, Unit
from api.shapes.shape import ListOf, Moment, Number, Shape, Text, YesNo


class Subject(Shape):
    """The record an event is about."""

    type = Text()
    id = Text()
    label = Text()


class Change(Shape):
    """Old and new of one fact, in words."""

    field = Text()
    label = Text()
    old = Text(null=True)
    new = Text(null=True)


class Event(Shape):
    """One fact. `sentence` follows the actor's name; no actor: the system. `from`, `to`: states, when it changed.
    `details`: what it was about, in short phrases."""

    seq = Number()
    at = Moment()
    verb = Text()
    sentence = Text()
    actor = Person(allow_null=True)
    acting_for = Person(allow_null=True)
    recorded_for = Unit(allow_null=True)
    capacity = Text(null=True)
    subject = Subject()
    to = Text(null=True)
    changes = Change(many=True)
    details = ListOf(Text())
    reason = Text(null=True)
    keywords = {"from": Text(null=True)}


class Events(Shape):
    """Ascending, to catch up with; `seq` is where to go on."""

    items = Event(many=True)
    seq = Number()
    more = YesNo()


class Activity(Shape):
    """Newest first; `next` is the cursor of the following page."""

    items = Event(many=True)
    next = Text(null=True)
