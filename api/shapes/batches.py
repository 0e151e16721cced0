"""What came of many acts at once."""

from api.shapes.shape import Key, ListOf, Shape, Text


class Refusal(Shape):
    """A row of a batch that was not done."""

    id = Key()
    code = Text()
    detail = Text()


class Batch(Shape):
    """What came of a batch."""

    done = ListOf(Key())
    refused = Refusal(many=True)
