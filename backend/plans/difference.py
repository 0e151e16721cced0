"""Two versions of a plan, line by line (domain.md §1.4): which lines are the same, and what they say differently.

Lines are the same when they have one lineage. A file knows no lineage: `recognise` gives its lines that of the lines
they repeat, by their words and never by the printed number. From there `difference` is a comparison, and `merge` takes
over what somebody accepts of it. Nothing here asks the database.
"""

import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from backend.plans.alike import alike, split
from backend.plans.lines import Line

LONGEST_NO = 20  # characters of a line's number
DATES = frozenset({"deadline"})
PLACE = frozenset({"area", "under"})


@dataclass(frozen=True)
class Change:
    """What became of a line. `was` is None for an added one, `now` for a dropped one; `fields`: what is said
    differently, of title, product, lead, partners, deadline, key, funding, note, heading, area, under (its heading)."""

    was: Line | None
    now: Line | None
    fields: tuple[str, ...] = ()

    @property
    def lineage(self) -> uuid.UUID:
        """The line itself, over its versions."""
        line = self.now or self.was
        assert line is not None  # a change is of something
        return line.row.lineage

    @property
    def kinds(self) -> tuple[str, ...]:
        """ADDED · DROPPED · CHANGED · REDATED · MOVED; the last three may stand together."""
        if self.was is None or self.now is None:
            return ("ADDED",) if self.was is None else ("DROPPED",)
        said = set(self.fields)
        found = {"CHANGED": said - DATES - PLACE, "REDATED": said & DATES, "MOVED": said & PLACE}
        return tuple(kind for kind, fields in found.items() if fields)


def recognise(known: Sequence[Line], read: Sequence[Line]) -> None:
    """Give each line of `read` the lineage of the line of `known` that it repeats, and what no file says (key, adopted
    task). Equal words first, in the same area before another; then the likeliest of what is left."""
    left, lost = list(known), list(read)
    for same in (_words_and_area, _words):
        left, lost = _take_equal(left, lost, same)
    _take_likely(left, lost)


def difference(old: Sequence[Line], new: Sequence[Line]) -> list[Change]:
    """Everything that is not the same, in the order of `new`, each dropped line where it stood."""
    was = {line.row.lineage: line for line in old}
    places = _places(old), _places(new)
    now = {line.row.lineage: line for line in new}
    changes = []
    for line in _interleaved(old, new):
        before, after = was.get(line.row.lineage), now.get(line.row.lineage)
        fields = _fields(before, after, places) if before and after else ()
        if fields or not (before and after):
            changes.append(Change(before, after, fields))
    return changes


def closed(old: Sequence[Line], new: Sequence[Line], accepted: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """What is taken over when `accepted` is: with a line under a new heading its heading; no heading is dropped from above
    a line that stays under it."""
    was, now = _places(old), _places(new)
    taken = set(accepted)
    for lineage in accepted:
        heading = now.get(lineage)
        if heading is not None and heading not in was:
            taken.add(heading)
    for lineage, heading in was.items():
        stays = lineage not in taken or now.get(lineage) == heading
        if heading is not None and heading in taken and heading not in now and stays:
            taken.discard(heading)
    return taken


def merge(old: Sequence[Line], new: Sequence[Line], accepted: Collection[uuid.UUID]) -> list[Line]:
    """`old` with what is accepted of `new`, in the order of `new` and with its numbers; a line that is kept against it
    stands where it stood, and makes way when its number is used."""
    taken = closed(old, new, accepted)
    was, now = ({line.row.lineage: line for line in lines} for lines in (old, new))
    below = {lineage: heading for lineage, heading in _places(old).items() if lineage not in taken}
    below |= {lineage: heading for lineage, heading in _places(new).items() if lineage in taken or lineage not in was}
    kept: list[Line] = []
    for line in _interleaved(old, new):
        lineage = line.row.lineage
        if lineage in taken and lineage in now:
            kept.append(now[lineage])
        elif lineage in was and lineage not in taken:
            kept.append(was[lineage])
    areas = list(dict.fromkeys(line.row.area for line in kept))
    kept.sort(key=lambda line: areas.index(line.row.area))
    return _numbered(kept, {lineage: line.row.no for lineage, line in now.items()}, below)


def _numbered(lines: list[Line], printed: dict[uuid.UUID, str], below: dict[uuid.UUID, Any]) -> list[Line]:
    """Numbers as printed; what is not printed keeps its own, with a letter when that is used."""
    used, numbers = {printed[line.row.lineage] for line in lines if line.row.lineage in printed}, {}
    for line in lines:
        no = printed.get(line.row.lineage)
        if no is None:
            no = next(one for one in variants(line.row.no) if one not in used)
            used.add(no)
        numbers[line.row.lineage] = no
    made = []
    for position, line in enumerate(lines, start=1):
        line.row.no, line.row.position = numbers[line.row.lineage], position
        heading = below.get(line.row.lineage)
        made.append(Line(line.row, numbers.get(heading) if heading else None, line.partners))
    return made


def variants(no: str) -> Iterator[str]:
    """A number and what it becomes when it is used: 7, 7a, 7b …"""
    yield no
    yield from (marked(no, letter) for letter in "abcdeghiklmnopqrstuvxy")
    yield from (marked(no, f".{n}") for n in range(2, 10_000))


def marked(no: str, mark: str) -> str:
    """The number with a mark behind it; a long one gives way, since the column is only so wide."""
    return no[: LONGEST_NO - len(mark)] + mark


def _interleaved(old: Sequence[Line], new: Sequence[Line]) -> list[Line]:
    """The lines of `new`, and after each those of `old` that followed it and are not in it."""
    printed = {line.row.lineage for line in new}
    followers: dict[Any, list[Line]] = {}
    last: Any = None
    for line in old:
        if line.row.lineage in printed:
            last = line.row.lineage
        else:
            followers.setdefault(last, []).append(line)
    order = [*followers.get(None, [])]
    for line in new:
        order += [line, *followers.get(line.row.lineage, [])]
    return order


def _places(lines: Sequence[Line]) -> dict[uuid.UUID, uuid.UUID | None]:
    """The heading of each line, by lineage."""
    by_no = {line.row.no: line.row.lineage for line in lines}
    return {line.row.lineage: by_no.get(line.under) if line.under else None for line in lines}


def _fields(before: Line, after: Line, places: tuple[dict[Any, Any], dict[Any, Any]]) -> tuple[str, ...]:
    one, other = content(before), content(after)
    fields = [name for name in one if one[name] != other[name]]
    if places[0][before.row.lineage] != places[1][after.row.lineage]:
        fields.append("under")
    return tuple(fields)


def content(line: Line) -> dict[str, Any]:
    """What a line says, so that two can be compared: how a date is printed counts only where there is none."""
    row = line.row
    date = (row.starts_on, row.due_on, row.deadline_qualifier if row.due_on else "")
    return {
        "title": row.title, "product": row.product, "lead": row.lead_id,
        "partners": (sorted(unit.pk for unit in line.partners), sorted(row.coordinating_external)),
        "deadline": date if row.due_on else (row.deadline_kind, row.deadline_printed),
        "key": row.key, "funding": row.funding, "note": row.note, "heading": row.heading, "area": row.area,
    }  # fmt: skip


def _take_equal(known: list[Line], read: list[Line], same: Callable[[Line], Any]) -> tuple[list[Line], list[Line]]:
    waiting: dict[Any, list[Line]] = {}
    for line in known:
        waiting.setdefault(same(line), []).append(line)
    lost, found = [], set()
    for line in read:
        equal = waiting.get(same(line))
        if equal:
            found.add(id(_joined(equal.pop(0), line)))
        else:
            lost.append(line)
    return [line for line in known if id(line) not in found], lost


def _take_likely(known: list[Line], read: list[Line]) -> None:
    """The likeliest pair first; of equally likely ones the earlier lines."""
    found = alike([line.row.title for line in known], [line.row.title for line in read])
    pairs = [
        (-likeness, known[i].row.area != read[j].row.area, i, j)
        for likeness, i, j in found
        if known[i].row.heading == read[j].row.heading
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    for _, _, i, j in sorted(pairs):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            _joined(known[i], read[j])


def _joined(known: Line, read: Line) -> Line:
    read.row.lineage, read.row.key, read.row.adopts_id = known.row.lineage, known.row.key, known.row.adopts_id
    return known


def _words_and_area(line: Line) -> Any:
    return (*_words(line), line.row.area)


def _words(line: Line) -> Any:
    return line.row.heading, *split(line.row.title)
