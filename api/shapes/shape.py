"""The pieces shapes are made of."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, ClassVar

from rest_framework import serializers

# A key may be called `errors`, `label` or `required`; the metaclass takes the fields away, so nothing is overridden.
Serializer: Any = serializers.Serializer


class Shape(Serializer):
    """An object with exactly these keys, each always there. `keywords`: keys that Python cannot name (`class`, `from`)."""

    keywords: ClassVar[dict[str, Any]] = {}

    def get_fields(self) -> dict[str, Any]:
        """The declared fields and the keywords."""
        return {**super().get_fields(), **deepcopy(self.keywords)}


class Text(serializers.CharField):
    """Any text, also an empty one."""

    def __init__(self, *, null: bool = False) -> None:
        super().__init__(allow_null=null, allow_blank=True)


class Number(serializers.IntegerField):
    """A whole number."""

    def __init__(self, *, null: bool = False) -> None:
        super().__init__(allow_null=null)


class YesNo(serializers.BooleanField):
    """true or false."""

    def __init__(self) -> None:
        super().__init__()


class Day(serializers.DateField):
    """A date, as in 2026-08-14."""

    def __init__(self, *, null: bool = False) -> None:
        super().__init__(allow_null=null)


class Moment(serializers.DateTimeField):
    """A moment in UTC, as in 2026-08-14T02:00:00Z."""

    def __init__(self, *, null: bool = False) -> None:
        super().__init__(allow_null=null)


class Key(serializers.UUIDField):
    """A UUID."""

    def __init__(self, *, null: bool = False) -> None:
        super().__init__(allow_null=null)


class OneOf(serializers.ChoiceField):
    """One of these words."""

    def __init__(self, choices: Sequence[str], *, null: bool = False) -> None:
        super().__init__(choices=[str(choice) for choice in choices], allow_null=null)


class ListOf(serializers.ListField):
    """A list of plain values."""

    def __init__(self, child: Any) -> None:
        super().__init__(child=child)


class Anything(serializers.JSONField):
    """A value whose kind depends on its place."""

    def __init__(self) -> None:
        super().__init__()
