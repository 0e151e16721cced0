"""The quick report."""

from api.shapes.figures import FigureValue, TaskFigure
from api.shapes.imports import Finding
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.task_rows import TaskRow
from backend.plans.models import Standing


class LastReport(Shape):
    """What was last said of a task. `standing`: null where it was not told."""

    id = Key()
    at = Moment()
    text = Text()
    standing = OneOf(Standing.values, null=True)
    next_on = Day(null=True)
    percent = Number(null=True)


class AskedFigures(Shape):
    """What the order to many asks for, and how it stands."""

    figures = TaskFigure(many=True)
    values = FigureValue(many=True)


class QuickRow(TaskRow):
    """A task of the grid. `to_accept`: before it is reported on. `order`: its figures, if it has any; `proofs`: how many prove it now; `needs_basis`: the reader
    speaks for a unit without accounts and says on what basis."""

    to_accept = YesNo()
    product = Text()
    order = AskedFigures(allow_null=True)
    last = LastReport(allow_null=True)
    proofs = Number()
    needs_basis = YesNo()


class QuickReport(Shape):
    """A page of at most 200 rows. `heads`: the reader heads a unit, whose grid is `?of=unit`."""

    as_of = Moment()
    heads = YesNo()
    items = QuickRow(many=True)
    next = Text(null=True)


class SheetCells(Shape):
    """The cells of a row as typed; `standing`: empty where it could not be read."""

    standing = OneOf(("", *Standing.values))
    text = Text()
    percent = Text()
    count = Text()
    number = Text()
    dated = Text()
    next = Text()
    basis = Text()


class SheetRow(Shape):
    """A row that came back for a task of the reader's grids. `figures`: of its order, as typed."""

    id = Key()
    cells = SheetCells()
    figures = FigureValue(many=True)


class QuickSheet(Shape):
    """What a grid says that came back; nothing is kept. `errors`: what was not taken, at its cell."""

    rows = SheetRow(many=True)
    errors = Finding(many=True)
