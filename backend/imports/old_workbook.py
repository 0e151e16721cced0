"""An .xls (BIFF8, Excel 97 to 2003) as sheets: values, kinds, merges and hidden rows in one pass over its records."""

import math
import struct
from collections.abc import Iterator

from backend.imports import numbers
from backend.imports.codes import Unreadable
from backend.imports.compound import Compound
from backend.imports.old_texts import shared_texts, text_at
from backend.imports.sheet import LONGEST_NAME, MOST_SHEETS, Range, Sheet
from backend.imports.worksheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Styles, number_shown

BIFF8 = 0x0600
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
Record = tuple[int, bytes]
# Records by their numbers in the format.
FORMULA, END, FROM_1904, PASSWORD, CONTINUE, SHEET, MANY_NUMBERS = 0x06, 0x0A, 0x22, 0x2F, 0x3C, 0x85, 0xBD
RICH_TEXT, CELL_STYLE, MERGED, TEXTS, TEXT, NUMBER, LABEL, TRUTH = 0xD6, 0xE0, 0xE5, 0xFC, 0xFD, 0x203, 0x204, 0x205
ROW, SHORT_NUMBER, FORMAT, BEGIN = 0x208, 0x27E, 0x41E, 0x809
WORKSHEET, MACROS = 0, 1


def read_old_workbook(file: Compound) -> list[Sheet]:
    """All worksheets in order. Raises Unreadable: NOT_A_SPREADSHEET also for what Excel 95 or Word wrote."""
    if "encryptedpackage" in file.names:
        raise Unreadable("ENCRYPTED")
    stream = file.stream("workbook")
    if stream is None:
        raise Unreadable("NOT_A_SPREADSHEET")
    if "_vba_project_cur" in file.names:
        raise Unreadable("MACROS")
    try:
        return _Book(stream).sheets()
    except (struct.error, IndexError) as broken:
        raise Unreadable("DAMAGED") from broken


class _Book:
    """What all sheets share: texts, formats, where each begins."""

    def __init__(self, stream: bytes) -> None:
        self.stream = stream
        self.listed: list[tuple[int, int, int, str]] = []  # (offset, hidden, kind, name)
        self.formats, shown = dict(numbers.BUILT_IN), list[int]()
        from_1904 = False
        texts: list[bytes] = []
        before = 0
        for kind, data in _records(stream, 0):
            if kind == PASSWORD:
                raise Unreadable("ENCRYPTED")
            if kind == SHEET:
                offset, hidden, sort = struct.unpack_from("<IBB", data)
                self.listed.append((offset, hidden & 3, sort, text_at(data, 6, wide=1)[0]))
            elif kind == FROM_1904:
                from_1904 = data[:1] == b"\1"
            elif kind == FORMAT:
                self.formats[struct.unpack_from("<H", data)[0]] = numbers.shown_by(text_at(data, 2)[0])
            elif kind == CELL_STYLE:
                shown.append(struct.unpack_from("<HH", data)[1])
            elif kind == TEXTS or (kind == CONTINUE and before == TEXTS):
                texts.append(data)
            before = TEXTS if kind == CONTINUE and before == TEXTS else kind
        self.texts = shared_texts(texts)
        self.styles = Styles([self.formats.get(number, numbers.PLAIN) for number in shown], from_1904)

    def sheets(self) -> list[Sheet]:
        """All worksheets; sheets of charts are none."""
        if any(kind == MACROS for _, _, kind, _ in self.listed):
            raise Unreadable("MACROS")
        if len(self.listed) > MOST_SHEETS:
            raise Unreadable("TOO_LARGE")
        return [self._sheet(*found) for found in self.listed if found[2] == WORKSHEET]

    def _sheet(self, offset: int, hidden: int, _kind: int, name: str) -> Sheet:
        read = _Cells(self.texts, self.styles)
        for kind, data in _records(self.stream, offset):
            read.take(kind, data)
        sheet = Sheet(name[:LONGEST_NAME], hidden != 0, read.cells, hidden_rows=frozenset(read.hidden_rows))
        sheet.close()
        sheet.cover(read.merged)
        return sheet


class _Cells:
    """The records of one sheet."""

    def __init__(self, texts: list[str], styles: Styles) -> None:
        self.texts, self.styles = texts, styles
        self.cells: dict[tuple[int, int], Cell] = {}
        self.hidden_rows: set[int] = set()
        self.merged: list[Range] = []
        self._rows: set[int] = set()

    def take(self, kind: int, data: bytes) -> None:
        """One record."""
        if kind == ROW:
            if struct.unpack_from("<I", data, 12)[0] & 0x20:
                self.hidden_rows.add(struct.unpack_from("<H", data)[0] + 1)
        elif kind == MERGED:
            for n in range(struct.unpack_from("<H", data)[0]):
                top, bottom, left, right = struct.unpack_from("<HHHH", data, 2 + n * 8)
                if bottom < top or right < left:
                    raise Unreadable("DAMAGED")
                self.merged.append((top + 1, left + 1, bottom + 1, right + 1))
        elif kind == MANY_NUMBERS:
            row, first = struct.unpack_from("<HH", data)
            for n in range((len(data) - 6) // 6):
                style, short = struct.unpack_from("<HI", data, 4 + n * 6)
                self._keep(row, first + n, self._number(_short(short), style))
        elif kind in {FORMULA, TEXT, RICH_TEXT, NUMBER, LABEL, TRUTH, SHORT_NUMBER}:
            row, column, style = struct.unpack_from("<HHH", data)
            self._keep(row, column, self._cell(kind, data, style))

    def _keep(self, row: int, column: int, cell: Cell | None) -> None:
        if cell is None or column >= MOST_COLUMNS:
            return
        self.cells[row + 1, column + 1] = cell
        self._rows.add(row)
        if len(self._rows) > MOST_ROWS or len(self.cells) > MOST_CELLS:
            raise Unreadable("TOO_LARGE")

    def _cell(self, kind: int, data: bytes, style: int) -> Cell | None:
        if kind == FORMULA:
            return Cell("=", "formula")
        if kind == NUMBER:
            return self._number(struct.unpack_from("<d", data, 6)[0], style)
        if kind == SHORT_NUMBER:
            return self._number(_short(struct.unpack_from("<I", data, 6)[0]), style)
        if kind == TRUTH:
            value, is_error = struct.unpack_from("<BB", data, 6)
            if is_error:
                return Cell(ERRORS.get(value, "#N/A"), "error")
            return Cell("TRUE" if value else "FALSE", "text")
        text = self.texts[struct.unpack_from("<I", data, 6)[0]] if kind == TEXT else text_at(data, 6)[0]
        return Cell(text, "text") if text else None

    def _number(self, value: float, style: int) -> Cell:
        if not math.isfinite(value):
            raise Unreadable("DAMAGED")
        return number_shown(value, style, self.styles)


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records of the part that begins at `at`, without those of charts inside it."""
    kind, data = _record(stream, at)
    if kind != BEGIN or struct.unpack_from("<H", data)[0] != BIFF8:
        raise Unreadable("NOT_A_SPREADSHEET")
    depth = 1
    while depth:
        at += 4 + len(data)
        kind, data = _record(stream, at)
        depth += (kind == BEGIN) - (kind == END)
        if depth == 1 and kind != END:
            yield kind, data


def _record(stream: bytes, at: int) -> Record:
    kind, length = struct.unpack_from("<HH", stream, at)
    data = stream[at + 4 : at + 4 + length]
    if len(data) < length:
        raise Unreadable("DAMAGED")
    return kind, data


def _short(short: int) -> float:
    """A number in four bytes: a whole one or the upper half of a float, perhaps in hundredths."""
    if short & 2:
        value = float((short if short < 1 << 31 else short - (1 << 32)) >> 2)
    else:
        value = float(struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", short & ~3))[0])
    return value / 100 if short & 1 else value
