"""One row of a table: its cells by the names of their columns, its number, and what makes it no line at all."""

import re
from dataclasses import dataclass

from backend.imports import targets
from backend.imports.codes import Problem
from backend.imports.headings import Table, repeats
from backend.imports.sheet import EMPTY, Sheet
from backend.imports.text import clean, unmarked
from backend.imports.worksheet import Cell

LONGEST_NUMBER = 20  # characters
LONGEST_TEXT = 10_000  # characters of a cell that becomes part of a task
_ROMAN = r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})"
NUMERAL = re.compile(rf"({_ROMAN}|[A-Z])[.)]?")
TITLED_NUMERAL = re.compile(rf"({_ROMAN}|[A-Z])\s*[.):\-–]\s*(\S.*)", re.DOTALL)
NUMBER = re.compile(r"(\d{1,4}(?:\.\d{1,3}){0,4})[.)]?")
LETTER = re.compile(r"([a-zđ])[.)/]?|([A-ZĐ])\)")
LETTERED = re.compile(r"(\d{1,4}(?:\.\d{1,3}){0,3})\.?([a-zđ])[.)]?")
QUALIFIED = re.compile(rf"({_ROMAN}|[A-Z])\.(\d.*)")  # II.1: numbers that begin anew in each part
# Below the table: to whom it goes, who signs (`TM. ỦY BAN NHÂN DÂN`), where and when.
_END = re.compile(
    r"noi nhan\b|(?:tm|kt|tl|tuq|q)\. ?(?:uy ban|ubnd|chu tich|pho|giam doc|truong|chanh)|nguoi lap\b|.{2,40}, ngay .{0,8}thang .{0,8}nam\b"
)
_SUM = re.compile(r"tổng cộng\b|(?:tổng số|tổng|cộng)\s*(?:[:(\d]|$)", re.IGNORECASE)
_REMARK = re.compile(r"ghi chú\s*(?::|\(|\d|$)", re.IGNORECASE)
_COUNTED = re.compile(r"\(\d{1,2}\)(?:\s*=.*)?|\[\d{1,2}\]|\d{1,2}|[A-Z]")
SAME = frozenset({"nt", "n.t", "n/t", "nhu tren", '"', "''", "”", "″", "〃"})


@dataclass(frozen=True)
class Row:
    """A row below the heading of `table`."""

    sheet: Sheet
    table: Table
    number: int

    def cell(self, name: str) -> Cell:
        """The cell of a column, or the one above that is merged over it; empty when there is no such column."""
        column = self.table.columns.get(name)
        return EMPTY if column is None else self.sheet.down(self.number, column)

    def text(self, name: str) -> str:
        """The cell as a person reads it; nothing for formulas and error values."""
        return text_of(self.cell(name))

    def own(self, name: str) -> str:
        """The same for a cell that begins in this row."""
        column = self.table.columns.get(name)
        return "" if column is None else text_of(self.sheet.own(self.number, column))

    def problem(self, code: str, name: str, value: str = "", near: tuple[str, ...] = ()) -> Problem:
        """A finding at the cell of a column: where its text stands, so that a merged cell is told once."""
        column = self.table.columns.get(name)
        if column is None:
            return Problem(code, self.sheet.name, self.number, 0, value, near)
        row, _ = self.sheet.anchor(self.number, column)
        return Problem(code, self.sheet.name, row, column, value, near)

    def fault(self, name: str) -> Problem | None:
        """What no cell of a line may be: a formula, an error value, a text without end."""
        cell = self.cell(name)
        if cell.kind == "formula":
            return self.problem("FORMULA_CELL", name, str(cell.value)[:80])
        if cell.kind == "error":
            return self.problem("ERROR_VALUE", name, str(cell.value))
        if cell.kind == "text" and len(cell.value) > LONGEST_TEXT:
            return self.problem("TOO_LONG", name, str(LONGEST_TEXT))
        return None

    @property
    def hidden(self) -> bool:
        """Whether the row is hidden."""
        return self.number in self.sheet.hidden_rows

    @property
    def filled(self) -> list[tuple[int, str]]:
        """(column, text) of what begins in this row."""
        return [(column, text) for column, cell in self.sheet.filled(self.number) if (text := text_of(cell))]

    @property
    def ends_table(self) -> bool:
        """From `Nơi nhận` down nothing is a line."""
        if line_number(self.own("no"), "1"):
            return False
        return any(_END.match(unmarked(text)) for _, text in self.filled)

    @property
    def is_no_line(self) -> bool:
        """Nothing in it, a sum, a remark, the row that counts the columns, the heading once more."""
        filled = self.filled
        if not filled:
            return not any(cell.kind in {"formula", "error"} for _, cell in self.sheet.filled(self.number))
        first = filled[0][1]
        return bool(_SUM.match(first) or _REMARK.match(first)) or self._counts_columns(filled) or self._repeats_heading

    @property
    def section(self) -> tuple[str, str] | None:
        """(numeral, title) of a row that only says what follows: one text with a Roman numeral or letter, or one text
        across the table. None for every other row."""
        if any(self._from_above(name) for name in ("lead", "coordinating", "deadline")):
            return None
        texts = [(column, text) for column, text in self.filled if not _is_sum(self.sheet.own(self.number, column))]
        texts.sort(key=lambda found: found[0] != self.table.columns.get("no"))  # wherever the number's column stands
        numbered = len(texts) == 2 and texts[0][0] == self.table.columns.get("no")
        if numbered and (found := NUMERAL.fullmatch(texts[0][1])):
            return found[1], texts[1][1]
        if len(texts) == 1 and (found := TITLED_NUMERAL.fullmatch(texts[0][1])):
            return found[1], found[2]
        if len(texts) == 1 and self._is_wide(texts[0][0]) and not NUMBER.fullmatch(texts[0][1]):
            return "", texts[0][1]
        return None

    def _from_above(self, name: str) -> bool:
        """Whether a cell of a row above is merged over this one."""
        column = self.table.columns.get(name)
        return column is not None and bool(self.text(name)) and self.sheet.anchor(self.number, column)[0] < self.number

    def _is_wide(self, column: int) -> bool:
        """Whether the cell is merged over half of the table or more."""
        last = max(self.table.columns.values())
        covered = [c for c in range(column, last + 1) if self.sheet.anchor(self.number, c) == (self.number, column)]
        return len(covered) * 2 >= len(self.table.columns) and len(covered) > 1

    @property
    def _repeats_heading(self) -> bool:
        return repeats(self.sheet, self.table, self.number)

    def _counts_columns(self, filled: list[tuple[int, str]]) -> bool:
        """The row `(1) (2) (3) …` or `A B 1 2 …` below the heading."""
        if len(filled) < 3 or not all(_COUNTED.fullmatch(text) for _, text in filled):
            return False
        return self.number == self.table.last + 1 or all(text.startswith(("(", "[")) for _, text in filled)


def text_of(cell: Cell) -> str:
    """A cell as a person reads it; nothing for formulas and error values."""
    if cell.value is None or cell.kind in {"formula", "error"}:
        return ""
    if cell.kind == "date":
        return str(cell.value.strftime("%d/%m/%Y"))
    return targets.printed(cell.value, cell.shows)


def line_number(text: str, parent: str | None) -> tuple[str, str | None] | None:
    """(line, parent): `3.1` stands under `3`, `a)` under the last line with a figure; `II.1` is line 1 of part II; None
    when it is no number."""
    plain = clean(text).replace(",", ".").replace(" ", "")
    if match := QUALIFIED.fullmatch(plain):
        if (found := line_number(match[2], None)) is None:
            return None
        return f"{match[1]}.{found[0]}", f"{match[1]}.{found[1]}" if found[1] else None
    if match := LETTER.fullmatch(plain):
        return (f"{parent}.{(match[1] or match[2]).lower()}", parent) if parent else None
    if match := LETTERED.fullmatch(plain):
        above = _figures(match[1])
        return f"{above}.{match[2]}", above
    if match := NUMBER.fullmatch(plain):
        line = _figures(match[1])
        return line, line.rpartition(".")[0] or None
    return None


def is_same(text: str) -> bool:
    """`nt` (như trên): what stands in the row above."""
    return unmarked(text).strip(" .-()") in SAME or text.strip() in SAME


def literal(text: str) -> str:
    """As a cell must print it so that it is not taken for what stands above: `nt` → `'nt`, as Excel marks a text."""
    return f"'{text}" if is_same(text) or meant(text) != text else text


def meant(text: str) -> str:
    """What a cell says that is not `nt`: the inverse of `literal`."""
    rest = text[1:]
    return rest if text.startswith("'") and (is_same(rest) or meant(rest) != rest) else text


def _figures(text: str) -> str:
    """`03.1` → `3.1`."""
    return ".".join(str(int(part)) for part in text.split("."))


def _is_sum(cell: Cell) -> bool:
    """Rows of areas may carry the sum of their funding."""
    return cell.kind in {"number", "formula"}
