"""What may be done to many at once, and what came of it."""

from api.shapes.shape import Key, ListOf, Moment, Number, OneOf, Shape, Text
from workflows.task.many import ACTS


class ActOnMany(Shape):
    """An act, and with how many of those asked about it may be done."""

    name = OneOf(ACTS)
    count = Number()


class ActsOnMany(Shape):
    """What the reader may do with at least one of the tasks asked about."""

    acts = ActOnMany(many=True)


class NotDone(Shape):
    """Why something was not done. `by`, `at`: who was faster and when, as far as the reader may know."""

    code = Text()
    detail = Text()
    by = Text(null=True)
    at = Moment(null=True)


class Refusal(NotDone):
    """A row of a batch that was not done."""

    id = Key()


class Batch(Shape):
    """What came of a batch."""

    done = ListOf(Key())
    refused = Refusal(many=True)
