"""The numbers that Word writes before paragraphs by itself: `1.`, `a)`, `II.`. The file holds only how they are counted,
and offices have the column TT of an appendix counted."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from backend.imports.package import Attributes, Package, parse

MOST_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMANS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass
class Level:
    """How one level of a list is counted; `text` has %1 for the first level's number."""

    begins: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass
class Numbering:
    """The lists of a text: levels of each kind of list, the kind of each list, and how far each is counted."""

    kinds: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    anew: set[str] = field(default_factory=set)  # lists that do not go on with another one's count
    counted: dict[str, dict[int, int]] = field(default_factory=dict)


def read_numbering(package: Package, name: str) -> Numbering:
    """What the text `name` says about its lists."""
    found = Numbering()
    part = next((target for kind, target in package.related(name).values() if kind == "numbering"), "")
    if part and part in package:
        parse(package.chunks(part), _Reading(found).start)
    return found


def said(numbering: Numbering, which: str, level: int) -> str:
    """Count a paragraph of the list and say its number; a bullet is a dash, a list that is not there says nothing."""
    kind = numbering.lists.get(which, "")
    levels = numbering.kinds.get(kind)
    if levels is None or level >= MOST_LEVELS:
        return ""
    counted = numbering.counted.setdefault(which if which in numbering.anew else kind, {})
    here = levels.get(level, Level())
    counted[level] = counted.get(level, here.begins - 1) + 1
    for deeper in [below for below in counted if below > level]:
        del counted[deeper]
    if here.form == "bullet":
        return "-"

    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        asked = levels.get(at, Level())
        return _FORMS.get(asked.form, str)(counted.get(at, asked.begins))

    return "" if here.form == "none" else _PLACE.sub(one, here.text)


class _Reading:
    """The reading of numbering.xml."""

    def __init__(self, found: Numbering) -> None:
        self.found, self._kind, self._list, self._level = found, "", "", Level()

    def start(self, element: str, given: Attributes) -> None:
        """An element begins."""
        plain = {name.rpartition(":")[2]: value for name, value in given.items()}
        value = plain.get("val", "")
        if element == "abstractNum":
            self._kind, self._list = plain.get("abstractNumId", ""), ""
            self.found.kinds[self._kind] = {}
        elif element == "num":
            self._list = plain.get("numId", "")
        elif element == "abstractNumId":
            self.found.lists[self._list] = value
        elif element == "startOverride":
            self.found.anew.add(self._list)
        elif element == "lvl" and not self._list:
            self._level = self.found.kinds[self._kind][_whole(plain.get("ilvl", "0"))] = Level()
        elif element == "start":
            self._level.begins = _whole(value)
        elif element == "numFmt":
            self._level.form = value
        elif element == "lvlText":
            self._level.text = value[:40]


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMANS:
        while number >= value and len(said) < 20:
            said, number = said + letters, number - value
    return said


def _letter(number: int) -> str:
    return chr(96 + (number - 1) % 26 + 1) * min((number - 1) // 26 + 1, 5) if number > 0 else ""


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}", "lowerRoman": _roman, "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter, "upperLetter": lambda number: _letter(number).upper(),
}  # fmt: skip


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
