"""Uploaded bytes."""

from api.shapes.shape import Key, Moment, Number, Shape, Text


class Upload(Shape):
    """Bytes that arrived and wait, for 24 hours, to be attached."""

    id = Key()
    name = Text()
    size = Number()
    sha256 = Text()
    media_type = Text()


class StoredFile(Shape):
    """A file; its bytes are at `href` until it is closed by `uploaded_by`; gone once it is removed."""

    id = Key()
    name = Text()
    size = Number()
    media_type = Text()
    sha256 = Text()
    href = Text()
    uploaded_by = Number()
    closed_at = Moment(null=True)
    close_reason = Text()
    removed_at = Moment(null=True)
