"""What an uploaded plan says: the object a dry run prints, with the body's units beside it."""

from typing import Any

from rest_framework import serializers

from api.shapes.names import Unit
from api.shapes.shape import Day, Key, ListOf, Number, OneOf, Shape, Text, YesNo
from backend.plans.models import DeadlineKind


class FileRef(Shape):
    """A stored file."""

    id = Key()
    name = Text()
    size = Number()


class AreaTitle(Shape):
    """An area and its name."""

    area = Text()
    title = Text()


class PrintedDocument(Shape):
    """The plan's own document as the file prints it."""

    issuer = Text()
    kind = Text()
    number = Text(null=True)
    date = Day(null=True)
    year = Number(null=True)


class ReadDeadline(Shape):
    """A deadline as understood, beside what is printed."""

    kind = OneOf(DeadlineKind.values)
    due_date = Day(null=True)
    start_date = Day(null=True)
    qualifier = Text(null=True)
    as_printed = Text()


class ReadTask(Shape):
    """A line as understood; `lead` and `coordinating` are codes of units."""

    line = Text()
    printed_no = Text()
    parent = Text(null=True)
    heading = YesNo()
    sheet = Text()
    row = Number()
    area = Text(null=True)
    area_title = Text()
    title = Text()
    product = Text()
    lead = Text(null=True)
    lead_printed = Text()
    coordinating = ListOf(Text())
    coordinating_external = ListOf(Text())
    coordinating_printed = Text()
    deadline = ReadDeadline()
    funding = Text()
    note = Text()
    lineage = Key(null=True)


class ReadTarget(Shape):
    """A target as understood."""

    line = Text()
    sheet = Text()
    row = Number()
    name = Text()
    unit = Text()
    baseline: Any = serializers.FloatField(allow_null=True)
    baseline_printed = Text()
    operator = Text()
    planned: Any = serializers.FloatField(allow_null=True)
    planned_printed = Text()
    responsible = Text(null=True)
    responsible_printed = Text()


class Finding(Shape):
    """Something wrong, or worth a look, at a cell; `cell` empty: the sheet; `sheet` empty: the file. `accepted`: what the
    cell may hold instead."""

    sheet = Text()
    cell = Text()
    code = Text()
    message = Text()
    value = Text()
    accepted = ListOf(Text())


class UnitOrGroup(Unit):
    """A unit to choose for an unknown name."""

    is_group = YesNo()


class Preview(Shape):
    """Nothing is kept yet."""

    upload = FileRef()
    body = Unit()
    plan = PrintedDocument()
    tasks = ReadTask(many=True)
    targets = ReadTarget(many=True)
    areas = AreaTitle(many=True)
    units = UnitOrGroup(many=True)
    errors = Finding(many=True)
    warnings = Finding(many=True)


class UnderWay(Shape):
    """How far a long work with an upload has come: OPENING the file, READING its rows, KEEPING its lines, GIVING their tasks;
    `phase` is null when nothing is under way, `total` 0 while nobody knows it."""

    phase = OneOf(("OPENING", "READING", "KEEPING", "GIVING"), null=True)
    done = Number()
    total = Number()
