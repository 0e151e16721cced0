"""What proves that something was done."""

from api.shapes.files import StoredFile
from api.shapes.names import Person, TaskName
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text
from backend.plans.models import Evidence


class Document(Shape):
    """A document by reference."""

    kind = Text(null=True)
    number = Text(null=True)
    date = Day(null=True)
    issuer = Text(null=True)
    abstract = Text(null=True)
    link = Text(null=True)


class Count(Shape):
    """How many of what; `value` as text, so that no digit is lost."""

    value = Text()
    unit = Text()


class ProofPiece(Shape):
    """What proves something: by `kind` one of document, file, count, link is there."""

    id = Key()
    kind = OneOf(Evidence.Kind.values)
    note = Text()
    document = Document(allow_null=True)
    file = StoredFile(allow_null=True)
    count = Count(allow_null=True)
    link = Text(null=True)


class RecentProof(ProofPiece):
    """A piece that may be used again, and the task it proved first, or the remediation report."""

    at = Moment()
    task = TaskName(allow_null=True)
    report = TaskName(allow_null=True)


class RecentProofs(Shape):
    """The last ones first."""

    items = RecentProof(many=True)


class EvidencePiece(ProofPiece):
    """A piece of evidence of a task. `used_in`: other tasks that the same piece proves, which the reader may read."""

    version = Number()
    replaces = Key(null=True)
    by = Person()
    at = Moment()
    round = Number(null=True)
    used_in = TaskName(many=True)
