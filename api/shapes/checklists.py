"""Checklists: their items, versions and list."""

from rest_framework import serializers

from api.shapes.names import Person, Unit
from api.shapes.shape import Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from backend.inspections.items import KINDS, OPERATORS
from backend.inspections.models import Severity


class ItemFigure(Shape):
    """A number that an item asks for; `unit` as in "người"."""

    key = Text()
    label = Text()
    unit = Text()


class SumRule(Shape):
    """`total` is the sum of `parts`, by the keys of figures."""

    total = Text()
    parts = ListOf(Text())


class ItemOption(Shape):
    """Something to choose."""

    key = Text()
    label = Text()


class Fails(Shape):
    """When an answer makes a finding: with one of `choices`, or when `figure` (as a percentage `of` another one, where
    that is named) is over or under `value`."""

    figure = Text()
    of = Text()
    op = OneOf(OPERATORS)
    value = serializers.FloatField()
    choices = ListOf(Text())


class ChecklistItem(Shape):
    """A line. YES_NO is answered by YES or NO, and these and choices by NA where it does not apply. `finding` and
    `requirement`: what its finding says, with `{key}` for figures."""

    id = Key()
    section = Text()
    kind = OneOf(KINDS)
    area = Text()
    text = Text()
    help = Text()
    legal_basis = Text()
    photo = YesNo()
    figures = ItemFigure(many=True)
    sum = SumRule(allow_null=True)
    choices = ItemOption(many=True)
    fails = Fails(allow_null=True)
    severity = OneOf(Severity.values)
    finding = Text()
    requirement = Text()


class ChecklistVersion(Shape):
    """A version, with its items. `revision`: If-Match of the draft, as in `"v3"`; `by`: who last wrote it, null for the
    product's own."""

    id = Key()
    number = Number()
    revision = Number()
    title = Text()
    issued_at = Moment(null=True)
    by = Person(allow_null=True)
    at = Moment()
    items = ChecklistItem(many=True)


class ChecklistVersionRow(Shape):
    """A version in a list."""

    id = Key()
    number = Number()
    title = Text()
    issued_at = Moment(null=True)
    items = Number()


class Checklist(Shape):
    """A checklist: the version in force, the draft, all of them. `body` null: the product's own. `retired_at`: no visit takes
    it along since."""

    id = Key()
    body = Unit(allow_null=True)
    current = ChecklistVersion(allow_null=True)
    draft = ChecklistVersion(allow_null=True)
    versions = ChecklistVersionRow(many=True)
    may_edit = YesNo()
    retired_at = Moment(null=True)


class ChecklistRow(Shape):
    """A checklist in the list; `current`: what a visit would take along today."""

    id = Key()
    body = Unit(allow_null=True)
    title = Text()
    current = ChecklistVersionRow(allow_null=True)
    has_draft = YesNo()
    may_edit = YesNo()
    retired_at = Moment(null=True)


class Checklists(Shape):
    """The product's, and those of the reader's bodies."""

    items = ChecklistRow(many=True)
    may_make = YesNo()
