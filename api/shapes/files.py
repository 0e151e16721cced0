"""Uploaded bytes."""

from api.shapes.shape import Key, Number, Shape, Text


class Upload(Shape):
    """Bytes that arrived and wait, for 24 hours, to be attached."""

    id = Key()
    name = Text()
    size = Number()
    sha256 = Text()
    media_type = Text()
