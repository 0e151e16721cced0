"""Officers by area and unit."""

from api.shapes.imports import AreaTitle
from api.shapes.names import Person, Unit
from api.shapes.shape import Key, ListOf, Number, Shape, Text, YesNo


class MatrixUnit(Shape):
    """A lead unit with its people. `may`: the reader may set some of its cells."""

    unit = Unit()
    people = Person(many=True)
    may = YesNo()


class MatrixCell(Shape):
    """How many tasks of the area the unit leads, how many of them have nobody yet, and its default officer. `may`: the
    reader may set it."""

    area = Text()
    unit_id = Number()
    tasks = Number()
    unnamed = Number()
    officer_id = Number(null=True)
    may = YesNo()


class Matrix(Shape):
    """Areas and units of a plan; cells without a task are left out."""

    areas = AreaTitle(many=True)
    units = MatrixUnit(many=True)
    cells = MatrixCell(many=True)


class RefusedTask(Shape):
    """A task that could not change, and why."""

    id = Key()
    title = Text()
    code = Text()
    detail = Text()


class NamedOfficers(Shape):
    """Tasks that have their officer now, those refused, and how many await another request."""

    done = ListOf(Key())
    refused = RefusedTask(many=True)
    left = Number()
