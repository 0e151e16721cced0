"""An .xlsx as sheets.

One pass over each sheet's XML gives values, kinds, merges and hidden rows together: two readers of one file could see
two different files. Only cells with something in them are kept, so that a cell at the far corner and any number of
empty formatted rows cost next to nothing.
"""

from backend.imports.codes import Unreadable
from backend.imports.package import Attributes, Package, parse
from backend.imports.shared import shared_strings, shown_by_style
from backend.imports.sheet import LONGEST_NAME, MOST_SHEETS, Sheet
from backend.imports.worksheet import Styles, Worksheet


def read_workbook(package: Package, name: str) -> list[Sheet]:
    """All worksheets of the workbook part `name`, in order. Raises Unreadable with one code."""
    return _Book(package, name).sheets()


class _Book:
    """The parts that all sheets share."""

    def __init__(self, package: Package, name: str) -> None:
        self.package, self.parts = package, package.related(name)
        self.from_1904, self.is_workbook = False, False
        self.listed: list[tuple[str, str, bool]] = []  # (name, relationship, hidden)
        parse(package.chunks(name), self._start)
        if not self.is_workbook:
            raise Unreadable("NOT_A_SPREADSHEET")
        self.strings = shared_strings(package, self._part("sharedStrings"))
        self.styles = Styles(shown_by_style(package, self._part("styles")), self.from_1904)

    def sheets(self) -> list[Sheet]:
        """All worksheets; sheets of charts and dialogs are none."""
        kinds = {link: self.parts.get(link, ("", ""))[0] for _, link, _ in self.listed}
        if any("macro" in kind.lower() for kind in kinds.values()):
            raise Unreadable("MACROS")
        if len(self.listed) > MOST_SHEETS:
            raise Unreadable("TOO_LARGE")
        return [
            self._sheet(name, self.parts[link][1], hidden)
            for name, link, hidden in self.listed
            if kinds[link] == "worksheet"
        ]

    def _part(self, kind: str) -> str | None:
        return next((target for found, target in self.parts.values() if found == kind), None)

    def _start(self, element: str, given: Attributes) -> None:
        if element == "workbook":
            self.is_workbook = True
        elif element == "workbookPr":
            self.from_1904 = given.get("date1904") in {"1", "true"}
        elif element == "sheet":
            link = next((value for name, value in given.items() if name.endswith(":id")), "")
            self.listed.append((given.get("name", "")[:LONGEST_NAME], link, given.get("state", "visible") != "visible"))

    def _sheet(self, name: str, part: str, hidden: bool) -> Sheet:
        read = Worksheet(self.strings, self.styles)
        read.read(self.package.chunks(part))
        sheet = Sheet(name, hidden, read.cells, hidden_rows=frozenset(read.hidden_rows))
        sheet.close()
        sheet.cover(read.merged)
        return sheet
