"""Uploaded bytes."""

from api.shapes.shape import Key, Moment, Number, Shape, Text, YesNo


class Upload(Shape):
    """Bytes that arrived and wait, for 24 hours, to be attached."""

    id = Key()
    name = Text()
    size = Number()
    sha256 = Text()
    media_type = Text()


class StoredFile(Shape):
    """A file; its bytes are at `href` until it is closed by `uploaded_by`, or by a second person in charge once it is
    `relied_on` (what it proves was accepted, released or sent); gone once another one removed it. A page of signed minutes is
    closed by a second person alone. `uploaded_by`: 0 outside the body that sent it, where nobody closes it."""

    id = Key()
    name = Text()
    size = Number()
    media_type = Text()
    sha256 = Text()
    href = Text()
    uploaded_by = Number()
    closed_at = Moment(null=True)
    closed_by = Number(null=True)
    close_reason = Text()
    relied_on = YesNo()
    removed_at = Moment(null=True)
