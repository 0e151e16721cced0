"""The targets of a plan: name, unit of measure, last year's value, planned value, who answers for it."""

from dataclasses import dataclass, field
from typing import Any

from backend.files.under_way import step
from backend.imports.appendix import ranges
from backend.imports.codes import Problem, Unreadable
from backend.imports.findings import Findings
from backend.imports.headings import Table
from backend.imports.rows import Row, is_same, line_number, text_of
from backend.imports.sheet import Sheet
from backend.imports.targets import read_value
from backend.imports.units import Matcher

MOST_TARGETS = 2_000
LONGEST = {"unit": 60, "baseline": 120, "planned": 120}  # characters
READ = ("no", "name", "unit", "baseline", "planned", "responsible")


@dataclass
class Goals:
    """All targets of all sheets, as the output prints them."""

    matcher: Matcher
    findings: Findings
    take_hidden: bool = False
    targets: list[dict[str, Any]] = field(default_factory=list)
    _number: str | None = None  # the last target with a figure: `a)` stands under it
    _responsible: str | None = None

    def read(self, sheet: Sheet, table: Table) -> None:
        """The targets of one sheet's table."""
        hidden = []
        for number in sheet.rows:
            row = Row(sheet, table, number)
            if not table.last < number < table.end or row.is_no_line:
                continue
            if row.ends_table:
                break
            step()
            if not row.text("planned") and row.section and row.cell("planned").kind == "empty":
                continue
            if row.hidden and not self.take_hidden:
                hidden.append(number)
                continue
            self._target(row)
            if len(self.targets) > MOST_TARGETS:
                raise Unreadable("TOO_LARGE")
        if hidden:
            self.findings.warn(Problem("HIDDEN_ROWS", sheet.name, hidden[0], 1, ranges(hidden)))

    def close(self) -> None:
        """Once all targets are known: a target above others needs no value of its own."""
        parents = {target["line"].rpartition(".")[0] for target in self.targets}
        seen = set[str]()
        for target in self.targets:
            row: Row = target.pop("_row")
            if not target["operator"] and target["line"] not in parents and not target.pop("_faulty"):
                self.findings.wrong(row.problem("UNPARSED_TARGET", "planned"))
            target.pop("_faulty", None)
            if target["line"] in seen:
                self.findings.wrong(row.problem("DUPLICATE_LINE_NO", "no", target["line"]))
            seen.add(target["line"])

    def _target(self, row: Row) -> None:
        faults = {name: fault for name in READ if (fault := row.fault(name) or _too_long(row, name))}
        no, name = row.text("no"), row.text("name")
        if not name and not row.text("planned") and not {"name", "planned"} & faults.keys():
            return
        self.findings.wrong(*faults.values())
        found = line_number(no, self._number) if "no" in row.table.columns else (str(len(self.targets) + 1), None)
        if found is None and "no" not in faults:
            self.findings.wrong(row.problem("MISSING_LINE_NO", "no", name[:80]))
        if not name and "name" not in faults:
            self.findings.wrong(row.problem("EMPTY_TITLE", "name", no))
        if found is None:
            return
        if found[0][-1].isdigit():
            self._number = found[0]
        _, baseline = self._value(row, "baseline")
        operator, planned = self._value(row, "planned")
        self.targets.append({
            "line": found[0], "sheet": row.sheet.name, "row": row.number, "name": name, "unit": row.text("unit"),
            "baseline": baseline, "baseline_printed": row.text("baseline"), "operator": operator, "planned": planned,
            "planned_printed": row.text("planned"), "responsible": self._who(row, told="responsible" in faults),
            "responsible_printed": row.text("responsible"), "_row": row,
            "_faulty": "planned" in faults or bool(row.text("planned")),
        })  # fmt: skip

    def _value(self, row: Row, name: str) -> tuple[str, float | None]:
        """(operator, number). Last year's value only explains: one that is no number is kept as printed."""
        text = row.text(name)
        try:
            return read_value(text, row.text("unit"))
        except ValueError:
            if name == "planned":
                self.findings.wrong(row.problem("UNPARSED_TARGET", name, text[:80]))
            elif any(character.isdigit() for character in text):
                self.findings.warn(row.problem("UNPARSED_TARGET", name, text[:80]))
            return "", None

    def _who(self, row: Row, *, told: bool) -> str | None:
        printed = row.text("responsible")
        if is_same(printed):
            return self._responsible
        found = self.matcher.find(printed)
        self._responsible = found.codes[0] if found.names == 1 and found.codes else None
        if found.names and not self._responsible and not told:
            fault = "MULTIPLE_LEADS" if found.names > 1 else "AMBIGUOUS_UNIT" if found.ambiguous else "UNKNOWN_UNIT"
            near = self.matcher.near(printed) if found.names == 1 else ()
            self.findings.wrong(row.problem(fault, "responsible", printed, near))
        return self._responsible


def _too_long(row: Row, name: str) -> Problem | None:
    longest = LONGEST.get(name)
    if longest is None or len(text_of(row.cell(name))) <= longest:
        return None
    return row.problem("TOO_LONG", name, str(longest))
