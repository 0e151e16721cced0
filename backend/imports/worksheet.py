"""One sheet's XML, read once as it flows: cells that hold something, merged ranges, hidden rows."""

import math
import re
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend.imports import numbers
from backend.imports.codes import Unreadable
from backend.imports.package import Attributes, parse
from backend.imports.shared import MOST_TEXT, unescaped

MOST_ROWS = 20_000  # that hold something
MOST_CELLS = 300_000
LONGEST_START = 1_000  # bytes of an empty cell that is looked for across two chunks
MOST_COLUMNS = 200  # an appendix has ten; what stands farther right is left aside
LAST_ROW = 1_048_576

# Empty cells that only carry a format are dropped before the XML is parsed: offices format whole pages.
_FORMATTED = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"[^<>]*(?:/>|></c>)')
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True)
class Cell:
    """A value and what kind it is: text, number, date, formula, error, empty. `shows` (numbers.py): whether a number
    is shown as a percentage, a date as a day, a month or a year."""

    value: Any
    kind: str
    shows: str = numbers.PLAIN


@dataclass(frozen=True)
class Styles:
    """What the cell formats show, by their index; how days are counted."""

    shown: list[str]
    from_1904: bool = False


class Worksheet:
    """The reading of one sheet. `merged`: (top, left, bottom, right)."""

    def __init__(self, strings: list[str], styles: Styles) -> None:
        self.strings, self.styles = strings, styles
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self._row, self._column, self._rows, self._text = 0, 0, 0, 0
        self._placed = False  # cells say where they stand
        self._last_kept = 0  # the last row that holds something
        self._given: Attributes | None = None  # of the cell we stand in
        self._pieces: dict[str, list[str]] = {}
        self._inside: list[str] = []

    def read(self, chunks: Generator[bytes]) -> None:
        """Raises Unreadable: DAMAGED for what is no worksheet, TOO_LARGE beyond the limits."""
        with closing(chunks):
            parse(self._without_empty_cells(chunks), self._start, self._end, self._characters)

    def _without_empty_cells(self, chunks: Iterator[bytes]) -> Generator[bytes]:
        tail = b""
        for chunk in chunks:
            joined = tail + chunk
            cut = joined.rfind(b"<c r=")
            if cut < 0 or len(joined) - cut > LONGEST_START:
                cut = len(joined)
            kept, dropped = _FORMATTED.subn(b"", joined[:cut])
            self._placed = self._placed or dropped > 0
            yield kept
            tail = joined[cut:]
        yield tail

    def _start(self, element: str, given: Attributes) -> None:
        if self._given is not None:
            self._inside.append(element)
            if element == "f":
                self._pieces["f"] = []
        elif element == "c":
            self._row, self._column = self._place(given)
            self._given, self._pieces, self._inside = given, {}, []
        elif element == "row":
            self._begin_row(given)
        elif element == "mergeCell":
            self.merged.append(_range(given.get("ref", "")))

    def _end(self, element: str) -> None:
        if self._given is None:
            return
        if self._inside:
            self._inside.pop()
        elif element == "c":
            self._keep(self._given)
            self._given = None

    def _characters(self, piece: str) -> None:
        if self._given is None or not self._inside:
            return
        element = self._inside[-1]
        if element in {"v", "f"} or (element == "t" and "rPh" not in self._inside):
            pieces = self._pieces.setdefault(element, [])
            self._text += len(piece)
            if self._text > MOST_TEXT:
                raise Unreadable("TOO_LARGE")
            pieces.append(piece)

    def _begin_row(self, given: Attributes) -> None:
        self._row = _index(given["r"]) if "r" in given else self._row + 1
        self._column = 0
        if given.get("hidden") in {"1", "true"} or _is_zero(given.get("ht")):
            self.hidden_rows.add(self._row)

    def _place(self, given: Attributes) -> tuple[int, int]:
        if "r" in given:
            self._placed = True
            return _place(given["r"])
        if self._placed:  # some cells say where they stand and this one does not: it could be anywhere
            raise Unreadable("DAMAGED")
        return self._row, self._column + 1

    def _keep(self, given: Attributes) -> None:
        cell = self._cell(given)
        if cell is None or self._column > MOST_COLUMNS:
            return
        if self._row != self._last_kept:
            self._rows, self._last_kept = self._rows + 1, self._row
        self.cells[self._row, self._column] = cell
        if self._rows > MOST_ROWS or len(self.cells) > MOST_CELLS:
            raise Unreadable("TOO_LARGE")

    def _cell(self, given: Attributes) -> Cell | None:
        if "f" in self._pieces:
            return Cell("=" + "".join(self._pieces["f"])[:1000], "formula")
        kind, value = given.get("t", "n"), "".join(self._pieces.get("v", ()))
        if kind == "inlineStr":
            value = "".join(self._pieces.get("t", ()))
        elif kind == "s" and value:
            value = self._shared(value)
        if not value:
            return None
        if kind == "e":
            return Cell(value[:100], "error")
        if kind == "b":
            return Cell("TRUE" if value == "1" else "FALSE", "text")
        if kind == "d" and (match := _DAY.match(value)):
            return _day(value, match)
        if kind == "n":
            return self._number(value, given)
        return Cell(value if kind == "s" else unescaped(value), "text")

    def _shared(self, index: str) -> str:
        try:
            return self.strings[_index(index, least=0)]
        except IndexError:
            raise Unreadable("DAMAGED") from None

    def _number(self, text: str, given: Attributes) -> Cell:
        value = float(text) if _NUMBER.fullmatch(text) else math.inf
        if not math.isfinite(value):
            return Cell(text, "text")
        return number_shown(value, _index(given.get("s", "0"), least=0), self.styles)


def number_shown(value: float, style: int, styles: Styles) -> Cell:
    """A number as the format of its cell, `style` of `styles`, has it shown."""
    shows = styles.shown[style] if style < len(styles.shown) else numbers.PLAIN
    if shows in {numbers.DAY, numbers.MONTH, numbers.YEAR}:
        day = numbers.day_of(value, from_1904=styles.from_1904)
        if day is not None:
            return Cell(day, "date", shows)
        shows = numbers.PLAIN
    whole = int(value) if value.is_integer() and abs(value) < 1e15 else value
    return Cell(whole, "number", shows)


def _place(text: str) -> tuple[int, int]:
    match = _PLACE.fullmatch(text)
    if match is None:
        raise Unreadable("DAMAGED")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return _index(match[2]), column


def _range(text: str) -> tuple[int, int, int, int]:
    first, _, last = text.replace("$", "").partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    if bottom < top or right < left:
        raise Unreadable("DAMAGED")
    return top, left, bottom, right


def _index(text: str, *, least: int = 1) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 7 or not least <= int(text) <= LAST_ROW:
        raise Unreadable("DAMAGED")
    return int(text)


def _is_zero(text: str | None) -> bool:
    return text is not None and re.fullmatch(r"0+(\.0+)?", text) is not None


def _day(value: str, match: re.Match[str]) -> Cell:
    try:
        return Cell(date(int(match[1]), int(match[2]), int(match[3])), "date", numbers.DAY)
    except ValueError:
        return Cell(value, "text")
