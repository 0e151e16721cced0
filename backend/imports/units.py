"""Finding units in a cell by name, short name or alias: whole names only, the longest first."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from backend.imports.text import clean, fold


@dataclass(frozen=True)
class Unit:
    """What matching needs of a unit; `members` of a group are codes."""

    code: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    is_group: bool = False
    members: tuple[str, ...] = ()


@dataclass
class Found:
    """The units of a cell in order, names nobody knows, and names that could be several."""

    codes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)


_SOFT = re.compile(r"\s*,\s*|\s+-\s+|\s+và\s+")
_HARD = re.compile(r"\s*[;\n]\s*")
_ANY = re.compile(rf"{_HARD.pattern}|{_SOFT.pattern}")
_BULLET = re.compile(r"[-+•*]\s*")


class Matcher:
    """Knows every name of one body's units."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = {unit.code: unit for unit in units}
        self._codes: dict[str, set[str]] = defaultdict(set)
        for unit in self.units.values():
            for name in (unit.name, unit.short_name, *unit.aliases):
                if name.strip():
                    self._codes[fold(clean(name))].add(unit.code)
        self._names = sorted(self._codes, key=len, reverse=True)

    def find(self, text: str) -> Found:
        """Read a cleaned cell from left to right: a known name, else text up to the next separator before one."""
        found, folded, at = Found(), fold(text), 0
        while at < len(text):
            skip = _BULLET.match(folded, at) if at == 0 or text[at - 1] == "\n" else None
            at = skip.end() if skip else at
            name = self._name_at(folded, at)
            end = at + len(name) if name else self._next_start(folded, at)
            if name:
                self._take(found, name, text[at:end])
            elif word := text[at:end].strip(" .,;-\n"):
                found.unknown.append(word)
            separator = _ANY.match(folded, end)
            at = separator.end() if separator else max(end, at + 1)
        return found

    def _take(self, found: Found, name: str, printed: str) -> None:
        codes = self._codes[name]
        if len(codes) > 1:
            found.ambiguous.append(printed)
        elif (code := next(iter(codes))) not in found.codes:
            found.codes.append(code)

    def _name_at(self, folded: str, at: int) -> str | None:
        for name in self._names:
            end = at + len(name)
            if folded.startswith(name, at) and (
                end == len(folded) or _ANY.match(folded, end) or folded[end:].strip(" .") == ""
            ):
                return name
        return None

    def _next_start(self, folded: str, at: int) -> int:
        """The end of unknown text: a line break or semicolon, or any separator that a known name follows."""
        for separator in _ANY.finditer(folded, at):
            if _HARD.fullmatch(separator.group()) or self._name_at(folded, separator.end()):
                return separator.start()
        return len(folded)


def load_units_csv(path: Path) -> list[Unit]:
    """The units of a list as `load-units` takes it. Raises OSError, UnicodeDecodeError, KeyError for a wrong file."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [
            Unit(
                code=row["code"],
                name=row["name"],
                short_name=row["short_name"] or "",
                aliases=tuple(part for part in (row["aliases"] or "").split("|") if part),
                is_group=row["is_group"] == "1",
                members=tuple(part for part in (row["members"] or "").split("|") if part),
            )
            for row in csv.DictReader(lines)
        ]
