"""The tables of a file, whatever program wrote it: .xlsx, .xls of Excel before 2007, .docx. What it is, its bytes say."""

from pathlib import Path

from backend.imports.codes import Unreadable
from backend.imports.compound import Compound, is_compound
from backend.imports.old_workbook import read_old_workbook
from backend.imports.package import opened
from backend.imports.sheet import Sheet
from backend.imports.word import read_word
from backend.imports.workbook import read_workbook


def read_file(path: Path) -> list[Sheet]:
    """All sheets in order; of a text, its tables. Raises Unreadable with one code for a file that cannot be read as a
    whole."""
    if is_compound(path):
        return read_old_workbook(Compound(path.read_bytes()))
    with opened(path) as package:
        kinds = package.related("")
        name = next((target for kind, target in kinds.values() if kind == "officeDocument"), "xl/workbook.xml")
        if name not in package or not name.lower().endswith(".xml"):
            raise Unreadable("NOT_A_SPREADSHEET")
        return (read_word if name.lower().startswith("word/") else read_workbook)(package, name)
