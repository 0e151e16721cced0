"""Areas in requests and answers: a code that names one, and how it is called in print."""

from collections.abc import Callable, Collection
from typing import Any

from rest_framework import serializers

from backend.plans.areas import Area, known
from backend.words import say

LONGEST = 40  # characters of a code
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


Allowed = tuple[str, ...] | Callable[[], Collection[str]]  # what a filter takes; of areas it is data


def area_codes() -> Collection[str]:
    """All that can be asked for, retired ones too."""
    return known().by_code


def area_name(code: str) -> str:
    """What the reader calls it."""
    return str(known().name(code))


def numeral(code: str) -> str:
    """By which plans of its programme print it; empty beyond the fifteenth."""
    areas = known()
    beside = [
        one.code for one in areas.rows if code in areas.by_code and one.programme == areas.by_code[code].programme
    ]
    return NUMERALS[beside.index(code)] if code in beside[: len(NUMERALS)] else ""


def area_choices(areas: list[Area]) -> list[dict[str, str]]:
    """To choose from: code and name."""
    return [{"area": area.code, "title": str(area.name)} for area in areas]


class AreaField(serializers.CharField):
    """The code of an area in which something new may be said; `retired`: or could have been, where a form
    gives back what stood there, or a device says what was written without network."""

    def __init__(self, *, retired: bool = False, **how: Any) -> None:
        super().__init__(max_length=LONGEST, **how)
        self.retired = retired

    def to_internal_value(self, data: Any) -> str:
        """Raises ValidationError for one that nobody knows."""
        code = str(super().to_internal_value(data))
        found = known().by_code.get(code)
        if code and found is None:
            raise serializers.ValidationError(serializers.ChoiceField.default_error_messages["invalid_choice"])
        if found and found.retired and not self.retired:
            raise serializers.ValidationError(say("Lĩnh vực này đã thôi dùng.", "This area is retired."))
        return code
