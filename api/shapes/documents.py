"""The register of documents: the row of a list, the page, a pasted line as it was read."""

from api.shapes.files import StoredFile
from api.shapes.imports import Finding
from api.shapes.names import Person
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.task_rows import TaskRow
from backend.plans.models import DocumentKind, TaskState


class DocumentRef(Shape):
    """Another document of the register."""

    id = Key()
    number = Text()
    issued_on = Day()


class DocumentRow(Shape):
    """A document in a list. `replaced_by`: the later one that took its place. `tasks` hang on it, as far as the reader
    sees them; of these `live` are not ended, `overdue` late."""

    id = Key()
    version = Number()
    kind = OneOf(DocumentKind.values)
    number = Text()
    issued_on = Day()
    issuer = Text()
    abstract = Text()
    replaced_by = DocumentRef(allow_null=True)
    tasks = Number()
    live = Number()
    overdue = Number()


class DocumentRows(Shape):
    """A page of the register, latest document first; `next` is the cursor of the following one, `count` how many all pages have."""

    as_of = Moment()
    count = Number()
    items = DocumentRow(many=True)
    next = Text(null=True)
    may_register = YesNo()


class CitingTask(TaskRow):
    """A task that hangs on the document, and where in it."""

    clause = Text(null=True)


class LineTask(Shape):
    """The task that a line became or was joined to."""

    id = Key()
    title = Text()
    state = OneOf(TaskState.values)


class DocumentLine(Shape):
    """A line of the document. `becomes`: a task of its own, one that was there already, or only to be known; `task`: null
    too where the reader does not see it."""

    id = Key()
    clause = Text()
    text = Text()
    becomes = OneOf(("TASK", "JOINED", "NOTED"))
    task = LineTask(allow_null=True)


class DocumentMay(Shape):
    """What this reader may do with it. `give`: give work by it; `add_file`: the document itself, which is not here."""

    change = YesNo()
    add_file = YesNo()
    give = YesNo()


class RegisteredDocument(DocumentRow):
    """A document's page, with the tasks that hang on it, at most 200. `replaces`: those whose place it took. `file`:
    the document as it was received."""

    entered_by = Person()
    entered_at = Moment()
    file = StoredFile(allow_null=True)
    replaces = DocumentRef(many=True)
    citing = CitingTask(many=True)
    lines = DocumentLine(many=True)
    may = DocumentMay()
    server_now = Moment()
    seq = Number()


class ReadDocument(Shape):
    """What a pasted line says, empty where it says nothing; `known`: what of the register it may be already."""

    kind = OneOf(("", *DocumentKind.values))
    number = Text()
    issued_on = Day(null=True)
    issuer = Text()
    abstract = Text()
    known = DocumentRow(many=True)


class ReadLetter(Shape):
    """What the head of an uploaded document says, as a `line` to be read like one that was pasted; empty when `errors` says
    why nothing was found."""

    line = Text()
    errors = Finding(many=True)
