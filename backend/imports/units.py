"""Finding units in a cell by name, short name or alias: whole names only, the longest first (rules 5 to 7).

Names hold the signs that part them (`Văn phòng HĐND và UBND`, `Phòng Văn hóa - Xã hội`), so a cell is read word by
word along a tree of all names of the body. Blanks and line breaks inside a name do not count.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from backend.imports.likely import Likely
from backend.imports.text import clean, words
from backend.organisations.kinds import KINDS

BODY_KINDS = frozenset(code for code, _, _, is_body in KINDS if is_body)


@dataclass(frozen=True)
class Unit:
    """What matching needs of a unit. `members` of a group are codes; `chosen`: names that others bear as well, and that
    mean this one. `parent_code` None: the caller already chose the
    units of the body; empty: a body at the top."""

    code: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    is_group: bool = False
    members: tuple[str, ...] = ()
    kind: str = ""
    parent_code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    chosen: tuple[str, ...] = ()

    def stands_on(self, day: date) -> bool:
        """Whether it is valid on `day`, both ends included."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass
class Found:
    """The units of a cell in order, names nobody knows, and names that could be several."""

    codes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)

    @property
    def names(self) -> int:
        """How many different units the cell names."""
        return len(self.codes) + len(self.unknown) + len(self.ambiguous)

    @property
    def knows(self) -> bool:
        """Whether it names units of the body and nobody else."""
        return bool(self.codes or self.ambiguous) and not self.unknown


@dataclass
class _Branch:
    """A place in the tree of names: where each next word leads, and the units whose name ends here."""

    following: dict[str, "_Branch"] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)


_PARTING = frozenset({",", "-", "và"})
_BULLETS = frozenset("-+*•·▪●○–")
# An unknown name of these kinds may hold `,` ` - ` and ` và ` itself: `Sở Văn hóa, Thể thao và Du lịch`.
_COMPOSED = re.compile(r"(?:sở|bộ|phòng|ban|văn phòng|trung tâm|ủy ban|chi cục|cục|vụ|viện|hội|liên đoàn|tổ)\b")
# What the name of another body begins with; after a parting sign it begins a new name even there.
_BEGINS = re.compile(
    _COMPOSED.pattern
    + r"|(?:công (?:an|ty|đoàn)|ubnd|hđnd|mttq|ubmttq\w*|mặt trận|đoàn|các|trường|trạm|ngân hàng|kho bạc|thuế|điện lực"
    r"|bưu điện|vnpt|viettel|bảo hiểm|tòa án|đảng ủy|đơn vị|cơ quan|doanh nghiệp|hợp tác xã|tổng công ty|quỹ|đài)\b"
)
# `Văn phòng HĐND và UBND huyện` is one name all the same.
_OFFICE = re.compile(r"văn phòng\b")
_SERVED = re.compile(r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân)\b")


class Matcher:
    """Knows every name of one body's units."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = {unit.code: unit for unit in units}
        self._root = _Branch()
        self._likely = Likely((unit.code, (unit.name, unit.short_name, *unit.aliases)) for unit in self.units.values())
        for unit in self.units.values():
            for name in (unit.name, unit.short_name, *unit.aliases):
                self._named(name).add(unit.code)
        for unit in self.units.values():
            for name in unit.chosen:
                codes = self._named(name)
                codes.clear()
                codes.add(unit.code)

    def _called(self, text: str) -> set[str]:
        branch: _Branch | None = self._root
        for word in words(clean(text)):
            branch = branch.following.get(word.text) if branch else None
        return branch.codes if branch else set()

    def _named(self, name: str) -> set[str]:
        """The units called so, to be added to."""
        branch, known = self._root, words(clean(name))
        for word in known:
            branch = branch.following.setdefault(word.text, _Branch())
        return branch.codes if known else set()

    def find(self, text: str) -> Found:
        """Read a cleaned cell from left to right: a known name, else unknown text up to the next sign that parts."""
        return _Cell(self._root, text).read()

    def near(self, text: str) -> tuple[str, ...]:
        """Names of units that the text may mean: those that bear it, else the ones with most of its words."""
        codes = sorted(self._called(text)) or self._likely.codes(text)
        return tuple(self.units[code].name for code in codes)

    def meant(self, text: str) -> str | None:
        """The one unit that a loosely written name (`Văn hóa xã hội`) can mean; None where none or several bear its words."""
        codes = self._likely.bearing(text)
        return codes[0] if len(codes) == 1 else None

    def can_lead(self, code: str) -> bool:
        """A group leads only when it has members."""
        return not self.units[code].is_group or bool(self.units[code].members)


class _Cell:
    """One reading of one cell."""

    def __init__(self, root: _Branch, text: str) -> None:
        self.root, self.text, self.words = root, text, words(text)
        self.folded = " ".join(word.text for word in self.words)
        self.places = self._places()

    def _places(self) -> list[int]:
        """Where each word begins in `folded`."""
        places, at = [], 0
        for word in self.words:
            places.append(at)
            at += len(word.text) + 1
        return places

    def read(self) -> Found:
        """All names in order."""
        found, at = Found(), self._past_signs(0)
        while at < len(self.words):
            end, codes = self._known(at)
            if len(codes) > 1:
                found.ambiguous.append(self._printed(at, end))
            elif codes:
                found.codes += [code for code in codes if code not in found.codes]
            else:
                end = self._unknown_end(at)
                found.unknown += [name for name in [self._printed(at, end)] if name and name not in found.unknown]
            at = self._past_signs(end)
        return found

    def _known(self, at: int) -> tuple[int, set[str]]:
        """(end, codes) of the longest known name that begins at word `at` and is whole; no codes when there is none."""
        branch, best, codes = self.root, at, set[str]()
        for index in range(at, len(self.words)):
            following = branch.following.get(self.words[index].text)
            if following is None:
                break
            branch = following
            if branch.codes and self._whole(index + 1):
                best, codes = index + 1, branch.codes
        return best, codes

    def _whole(self, end: int) -> bool:
        """Whether a name may end before word `end`: at the end, a line break or a parting sign."""
        while end < len(self.words) and self.words[end].text == "." and not self._on_new_line(end):
            end += 1
        return end == len(self.words) or self._on_new_line(end) or self._parts(end)

    def _parts(self, index: int) -> bool:
        """Whether word `index` is a sign or word that parts names."""
        word = self.words[index]
        if word.text == "-":  # only with blanks on both sides: `VH-XH` is one name
            return self._blank(word.start - 1) and self._blank(word.end)
        return word.text == ";" or word.text in _PARTING

    def _unknown_end(self, at: int) -> int:
        """Where unknown text ends: at `;`, a new line, or a softer sign after which another name begins."""
        for index in range(at + 1, len(self.words)):
            if self.words[index].text == ";":
                return index
            if self._on_new_line(index) and not self._goes_on(index):
                return index
            if self._parts(index) and self._begins(at, index):
                return index
        return len(self.words)

    def _goes_on(self, index: int) -> bool:
        """A line that begins with a small letter and no known name goes on with the name of the line above."""
        return self.text[self.words[index].start].islower() and self._known(index)[1] == set()

    def _begins(self, at: int, sign: int) -> bool:
        """Whether a new name begins behind the soft sign `sign` of the unknown text that began at `at`."""
        after = self._past_signs(sign)
        if after == len(self.words) or self._known(after)[1]:
            return True
        if _OFFICE.match(self.folded, self.places[at]) and _SERVED.match(self.folded, self.places[after]):
            return False
        composed = _COMPOSED.match(self.folded, self.places[at])
        return not composed or _BEGINS.match(self.folded, self.places[after]) is not None

    def _past_signs(self, index: int) -> int:
        """The first word from `index` on that belongs to a name: behind parting signs, bullets and counts `1.`"""
        while index < len(self.words):
            here = self.words[index].text
            begins = index == 0 or self._on_new_line(index)
            if self._parts(index) or here == "." or (begins and here in _BULLETS):
                index += 1
            elif begins and here.isdigit() and index + 1 < len(self.words) and self.words[index + 1].text in {".", ")"}:
                index += 2
            else:
                break
        return index

    def _on_new_line(self, index: int) -> bool:
        return index > 0 and "\n" in self.text[self.words[index - 1].end : self.words[index].start]

    def _blank(self, place: int) -> bool:
        return place < 0 or place >= len(self.text) or self.text[place].isspace()

    def _printed(self, at: int, end: int) -> str:
        return self.text[self.words[at].start : self.words[end - 1].end].replace("\n", " ").strip(" .,:;-")


def units_of_body(units: Iterable[Unit], body: str, *, day: date | None) -> list[Unit]:
    """The body `body`, its units and its groups that stand on `day` (None: whenever); a group keeps the members that
    are not known to be gone. Units below another body are not the plan's own."""
    listed = list(units)
    by_code = {unit.code: unit for unit in listed}
    gone = {unit.code for unit in listed if day is not None and not unit.stands_on(day)}
    return [
        replace(unit, members=tuple(member for member in unit.members if member not in gone))
        for unit in listed
        if unit.code not in gone and _belongs(unit, body, by_code)
    ]


def _belongs(unit: Unit, body: str, by_code: dict[str, Unit]) -> bool:
    seen = set[str]()
    above: Unit | None = unit
    while above is not None and above.code not in seen:
        if above.code == body or above.parent_code is None:
            return True
        if above.kind in BODY_KINDS:
            return False
        seen.add(above.code)
        if above.parent_code == body:
            return True
        above = by_code.get(above.parent_code)
    return False


def load_units_csv(path: Path) -> list[Unit]:
    """The units of a list as `load-units` takes it. Raises OSError for a file that is not there, ValueError (also
    UnicodeDecodeError) for one that is no such list."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        try:
            return [_unit(row) for row in csv.DictReader(lines, strict=True)]
        except (KeyError, csv.Error) as wrong:
            raise ValueError(f"{wrong}") from wrong


def _unit(row: dict[str, str | None]) -> Unit:
    def parts(column: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in (row[column] or "").split("|") if part.strip())

    def day(column: str) -> date | None:
        text = (row[column] or "").strip()
        return date.fromisoformat(text) if text else None

    return Unit(
        code=(row["code"] or "").strip(), name=(row["name"] or "").strip(), short_name=(row["short_name"] or "").strip(),
        aliases=parts("aliases"), is_group=(row["is_group"] or "").strip() == "1", members=parts("members"),
        kind=(row["kind"] or "").strip(), parent_code=(row["parent_code"] or "").strip(),
        valid_from=day("valid_from"), valid_to=day("valid_to"),
    )  # fmt: skip
