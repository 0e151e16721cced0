"""The lines of a plan's appendix, row by row: areas, numbers, leads, partners, deadlines (rules 1 to 10)."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from backend.files.under_way import step
from backend.imports.areas import Namer
from backend.imports.codes import Problem, Unreadable
from backend.imports.deadlines import Deadline, read_deadline
from backend.imports.findings import Findings
from backend.imports.headings import Table
from backend.imports.parts import Part, tell_apart, title_above
from backend.imports.rows import LONGEST_NUMBER, Row, is_same, line_number, meant
from backend.imports.sheet import Sheet
from backend.imports.units import Matcher

MOST_LINES = 5_000  # of an appendix; the largest known plan of a province has some 300
LONGEST_AREA_TITLE = 300  # characters
COLUMNS_OF_A_LINE = ("no", "title", "product", "lead", "coordinating", "deadline", "area", "funding", "note")
EXPECTED_COLUMNS = (("no", "TT"), ("deadline", "Thời gian hoàn thành"))


@dataclass(frozen=True)
class Lead:
    """A lead cell: the unit's code, what is printed, and the code of what is wrong with it."""

    code: str | None
    printed: str
    fault: str = ""
    name: str = ""  # the name that is not known, without bullets and stops
    near: tuple[str, ...] = ()  # names that may be meant


@dataclass
class Line:
    """A line as read. `fault` and `excused` are told by `Appendix.close`, when it is known which lines are headings:
    a heading needs neither lead nor deadline."""

    row: Row
    line: str
    parent: str | None
    printed_no: str
    area: str | None
    area_title: str
    title: str
    product: str
    lead: Lead
    partners: tuple[list[str], list[str], str]  # codes, names outside the list, as printed
    deadline: Deadline
    part: Part
    lineage: str | None
    needed: list[Problem] = field(default_factory=list)  # faults that a heading is excused
    heading: bool = False

    def told(self) -> dict[str, Any]:
        """As the output prints it."""
        coordinating, external, printed = self.partners
        return {
            "line": self.line, "printed_no": self.printed_no, "parent": self.parent, "heading": self.heading,
            "sheet": self.row.sheet.name, "row": self.row.number, "area": self.area, "area_title": self.area_title,
            "title": self.title, "product": self.product, "lead": self.lead.code, "lead_printed": self.lead.printed,
            "coordinating": coordinating, "coordinating_external": external, "coordinating_printed": printed,
            "deadline": self.deadline.told(), "funding": self.row.text("funding"), "note": self.row.text("note"),
            "lineage": self.lineage,
        }  # fmt: skip


@dataclass
class Above:
    """What a row takes over from the rows above it in the same sheet."""

    area: str | None
    area_title: str = ""
    part: Part = field(default_factory=Part)
    area_problem: Problem | None = None
    column_area: str | None = None  # of an area column that is filled in the first row of an area only
    number: str | None = None  # the last line with a figure: `a)` stands under it
    number_unknown: bool = False  # that line's number could not be read, and this is told already
    line: Line | None = None


@dataclass
class Appendix:
    """All lines of all sheets."""

    matcher: Matcher
    findings: Findings
    plan_date: date | None
    year: int | None
    take_hidden: bool = False
    area_of: Namer = field(default_factory=Namer)
    lines: list[Line] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)

    def read(self, sheet: Sheet, table: Table) -> None:
        """The lines of one sheet's table."""
        for name, words in EXPECTED_COLUMNS:
            if name not in table.columns:
                self.findings.wrong(Problem("MISSING_COLUMN", sheet.name, table.last, 0, words))
        numeral, title = title_above(sheet, table)
        above, hidden = Above(self.area_of(sheet.name) or self.area_of(title), title, Part(numeral)), []
        for row in self._rows(sheet, table):
            left_out = row.hidden and not self.take_hidden
            if left_out:
                hidden.append(row.number)
            if section := row.section:
                self._begin_section(above, row, *section)
                continue
            # A hidden row is read for what hangs on it (numbers, `nt`) and then left out.
            line = self._line(row, above, Findings() if left_out else self.findings)
            if line is not None and not left_out:
                self.lines.append(line)
            if len(self.lines) > MOST_LINES:
                raise Unreadable("TOO_LARGE")
        if hidden:
            self.findings.warn(Problem("HIDDEN_ROWS", sheet.name, hidden[0], 1, ranges(hidden)))

    def _rows(self, sheet: Sheet, table: Table) -> Iterator[Row]:
        """The rows of the table that may be lines or sections."""
        for number in sheet.rows:
            if table.last < number < table.end:
                step()
                row = Row(sheet, table, number)
                if row.ends_table:
                    return
                if not row.is_no_line:
                    yield row

    def close(self) -> None:
        """Once all lines are known: headings, numbers that repeat, parents that are not there."""
        tell_apart(self.lines)
        numbers = {line.line for line in self.lines}
        parents = {line.parent for line in self.lines}
        seen, known = set[str](), set[str | None]()
        for line in self.lines:
            line.heading = line.line in parents
            if not line.heading:
                self.findings.wrong(*line.needed)
            if line.line in seen:
                self.findings.wrong(line.row.problem("DUPLICATE_LINE_NO", "no", line.line))
            if line.parent is not None and line.parent not in numbers:
                self.findings.wrong(line.row.problem("MISSING_PARENT", "no", line.parent))
            seen.add(line.line)
            if line.lineage in known:  # a row that was copied is a new line
                line.lineage = None
            known.add(line.lineage)

    def _begin_section(self, above: Above, row: Row, numeral: str, title: str) -> None:
        """An area, or a part of one: a title that names no area keeps the sheet's own, if it has one."""
        area = self.area_of(title)
        if area is None and (not numeral or self.area_of(row.sheet.name)):
            return
        above.area, above.area_title, above.number = area, title[:LONGEST_AREA_TITLE], None
        above.part = Part(numeral)
        above.area_problem = None if area else row.problem("UNKNOWN_AREA", "title", title[:80], self.area_of.names)
        if area:
            self.groups.append({"row": row.number, "numeral": numeral, "area": area, "title": above.area_title})

    def _line(self, row: Row, above: Above, findings: Findings) -> Line | None:
        faults = {name: fault for name in COLUMNS_OF_A_LINE if (fault := row.fault(name))}
        no, title = row.text("no"), row.text("title")
        if not {"no", "title"} & faults.keys() and not no and not title and not self._says_something(row):
            return None
        findings.wrong(*faults.values())
        number = self._number(row, no, title, above, findings, told="no" in faults)
        if not title and "title" not in faults:
            findings.wrong(row.problem("EMPTY_TITLE", "title", no))
        area, area_title = self._area(row, above, findings)
        lead = self._lead(row, above)
        deadline = self._deadline(row, above)
        line = Line(
            row, *(number or ("", None)), no, area, area_title, title, self._product(row, above), lead,
            self._partners(row, above, findings), deadline, above.part, lineage_of(row.text("lineage")),
        )  # fmt: skip
        self._check(line, faults, findings)
        above.line = line
        return line if number else None

    def _check(self, line: Line, faults: dict[str, Problem], findings: Findings) -> None:
        """One finding for one cell: what stands in a faulty one is not judged again."""
        row, deadline = line.row, line.deadline
        if "lead" not in faults and line.lead.fault:
            problem = row.problem(line.lead.fault, "lead", line.lead.name or line.lead.printed, line.lead.near)
            if line.lead.fault in {"MISSING_LEAD", "EMPTY_GROUP"}:
                line.needed.append(problem)
            else:
                findings.wrong(problem)
        if "deadline" in faults or "deadline" not in row.table.columns:
            return
        if deadline.problem:
            findings.wrong(row.problem(deadline.problem, "deadline", deadline.as_printed[:80]))
        elif deadline.kind == "NONE":
            line.needed.append(row.problem("UNPARSED_DEADLINE", "deadline"))

    def _says_something(self, row: Row) -> bool:
        """A row without number and text that still names a unit, a product or a deadline is a line with a fault."""
        columns = {column for column, _ in row.filled}
        return any(row.table.columns.get(name) in columns for name in ("lead", "coordinating", "product", "deadline"))

    def _number(
        self, row: Row, no: str, title: str, above: Above, findings: Findings, *, told: bool
    ) -> tuple[str, str | None] | None:
        """(line, parent); None when there is none, which is told unless the cause is known already."""
        if "no" not in row.table.columns:
            return None
        found = line_number(no, above.number)
        if found is None or len(found[0]) > LONGEST_NUMBER:
            if not told and not (above.number_unknown and no):
                findings.wrong(row.problem("MISSING_LINE_NO", "no", title[:80] or no[:80]))
            above.number, above.number_unknown = None, True
            return None
        if found[0][-1].isdigit():
            above.number, above.number_unknown = found[0], False
        return found

    def _area(self, row: Row, above: Above, findings: Findings) -> tuple[str | None, str]:
        """(area, title): of the area column, else of the group row above, else of the sheet's name."""
        printed = row.text("area")
        if printed and not is_same(printed):
            above.column_area = self.area_of(printed)
            if above.column_area is None:
                findings.wrong(row.problem("UNKNOWN_AREA", "area", printed[:80], self.area_of.names))
                return None, ""
            return above.column_area, printed[:LONGEST_AREA_TITLE]
        area = (above.column_area if printed else None) or above.area or above.column_area
        if area is None:
            findings.wrong(self._no_area(row, above))
        return area, above.area_title if area == above.area else ""

    def _no_area(self, row: Row, above: Above) -> Problem:
        """Told once: at the group row that names no area, or at the heading of a table without groups."""
        if above.area_problem is not None:
            return above.area_problem
        name = "area" if "area" in row.table.columns else "title"
        place = (row.sheet.name, row.table.last, row.table.columns[name])
        return Problem("UNKNOWN_AREA", *place, near=self.area_of.names)

    def _lead(self, row: Row, above: Above) -> Lead:
        printed = row.text("lead")
        if is_same(printed):
            same = above.line.lead if above.line else Lead(None, "", "MISSING_LEAD")
            return replace(same, printed=printed)
        found = self.matcher.find(printed)
        if found.names == 0:
            return Lead(None, printed, "MISSING_LEAD")
        if found.names > 1:
            return Lead(None, printed, "MULTIPLE_LEADS")
        if not found.codes:
            (name,) = found.ambiguous or found.unknown
            fault = "AMBIGUOUS_UNIT" if found.ambiguous else "UNKNOWN_UNIT"
            return Lead(None, printed, fault, name, self.matcher.near(name))
        return Lead(found.codes[0], printed, "" if self.matcher.can_lead(found.codes[0]) else "EMPTY_GROUP")

    def _partners(self, row: Row, above: Above, findings: Findings) -> tuple[list[str], list[str], str]:
        printed = row.text("coordinating")
        if is_same(printed) and above.line:
            codes, external, _ = above.line.partners
            return codes, external, printed
        found = self.matcher.find(printed)
        near = self.matcher.near
        findings.warn(*(row.problem("UNKNOWN_PARTNER", "coordinating", name) for name in found.unknown))
        findings.wrong(*(row.problem("AMBIGUOUS_UNIT", "coordinating", name, near(name)) for name in found.ambiguous))
        return found.codes, found.unknown, printed

    def _product(self, row: Row, above: Above) -> str:
        printed = row.text("product")
        return above.line.product if is_same(printed) and above.line else meant(printed)

    def _deadline(self, row: Row, above: Above) -> Deadline:
        cell = row.cell("deadline")
        if cell.kind in {"formula", "error"}:
            return Deadline("NONE")
        if is_same(row.text("deadline")) and above.line:
            return above.line.deadline
        return read_deadline(cell.value, plan_date=self.plan_date, year=self.year, shows=cell.shows)


def lineage_of(text: str) -> str | None:
    """What joins a line to the same line of an earlier version; None when the cell holds nothing of the kind."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return None


def ranges(rows: list[int]) -> str:
    """`[12, 13, 14, 20]` → `12-14, 20`."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
