"""The parts of an appendix: what stands below one title of an area. Many offices number the lines of each part anew."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backend.imports.headings import Table
from backend.imports.rows import LONGEST_NUMBER, TITLED_NUMERAL, text_of
from backend.imports.sheet import Sheet

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(eq=False)
class Part:
    """One part; `numeral` as its title prints it."""

    numeral: str = ""


def title_above(sheet: Sheet, table: Table) -> tuple[str, str]:
    """(numeral, title) of the area whose table this is, where the title stands just above it; else two empty texts."""
    rows = [row for row in sheet.rows if row < table.first]
    texts = [text_of(cell) for _, cell in sheet.filled(rows[-1])] if rows else []
    found = TITLED_NUMERAL.fullmatch(texts[0]) if len(texts) == 1 else None
    return (found[1], found[2]) if found else ("", "")


def tell_apart(lines: Sequence[Any]) -> None:
    """Where the numbers begin anew with each part, the part's numeral is put before them: `II.1`. Only when every part
    begins with 1 and repeats none of its own: any other repetition is a slip, and is told as one."""
    parts: dict[Part, list[Any]] = defaultdict(list)
    for line in lines:
        parts[line.part].append(line)
    numbers = [[line.line for line in found] for found in parts.values()]
    if len({no for found in numbers for no in found}) == len(lines) or len(parts) > len(ROMANS):
        return
    if any(found[0] != "1" or len(set(found)) < len(found) for found in numbers):
        return
    printed = [part.numeral for part in parts]
    numerals = printed if all(printed) and len(set(printed)) == len(printed) else ROMANS
    if max(len(no) for found in numbers for no in found) + 5 > LONGEST_NUMBER:
        return
    for numeral, found in zip(numerals, parts.values(), strict=False):
        for line in found:
            line.line = f"{numeral}.{line.line}"
            line.parent = f"{numeral}.{line.parent}" if line.parent else None
