"""The parts of a workbook that all its sheets share: the texts of cells, and what the formats of numbers show."""

import re

from backend.imports import numbers
from backend.imports.codes import Unreadable
from backend.imports.package import Attributes, Package, parse

MOST_STRINGS = 500_000
MOST_TEXT = 20_000_000  # characters: of all shared texts, and of the cells of a sheet
_STAND_IN = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _Strings:
    """The reading of sharedStrings.xml."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._inside: list[str] = []  # the elements of interest we stand in
        self._length = 0

    def start(self, element: str, _given: Attributes) -> None:
        if element == "si":
            self._pieces.clear()
        elif element in {"t", "rPh"}:
            self._inside.append(element)

    def end(self, element: str) -> None:
        if element in {"t", "rPh"}:
            self._inside.pop()
        elif element == "si":
            self.found.append(unescaped("".join(self._pieces)))
            if len(self.found) > MOST_STRINGS:
                raise Unreadable("TOO_LARGE")

    def text(self, piece: str) -> None:
        self._length += len(piece)
        if self._length > MOST_TEXT:
            raise Unreadable("TOO_LARGE")
        if self._inside == ["t"]:  # a text below rPh says how it is pronounced
            self._pieces.append(piece)


class _Formats:
    """The reading of styles.xml."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self._by_format = dict(numbers.BUILT_IN)
        self._in_cells = False

    def start(self, element: str, given: Attributes) -> None:
        if element == "numFmt":
            self._by_format[_whole(given.get("numFmtId"))] = numbers.shown_by(given.get("formatCode", ""))
        elif element == "cellXfs":
            self._in_cells = True
        elif element == "xf" and self._in_cells:
            self.shown.append(self._by_format.get(_whole(given.get("numFmtId")), numbers.PLAIN))

    def end(self, element: str) -> None:
        if element == "cellXfs":
            self._in_cells = False


def shared_strings(package: Package, part: str | None) -> list[str]:
    """The texts that cells point to, by index; none when the workbook keeps them in the cells."""
    reading = _Strings()
    if part is not None:
        parse(package.chunks(part), reading.start, reading.end, reading.text)
    return reading.found


def shown_by_style(package: Package, part: str | None) -> list[str]:
    """What a number shows (numbers.py), by the index of its cell's style."""
    reading = _Formats()
    if part is not None and part in package:
        parse(package.chunks(part), reading.start, reading.end)
    return reading.shown


def unescaped(text: str) -> str:
    """`_x000D_` stands for a character that XML cannot hold."""
    return _STAND_IN.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
