"""Files that are not what they say, or say what cannot be: each gets its clear answer within 10 s, and the server that
asked does not notice."""

import resource
import time
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import Font

from backend.imports.child import read_in_child
from backend.imports.codes import WORDS
from tests.imports import bad_office
from tests.imports.bad import FILES
from tests.imports.books import LINE, UNITS, book, read

SECONDS, MEMORY = 10, 5 * 1024  # kB
OFFICE = bad_office.crossed() | bad_office.FILES


def test_there_are_enough_of_them_and_every_code_is_met() -> None:
    assert len(FILES) + len(OFFICE) >= 190
    met = {code for _, findings in FILES.values() for code, _ in findings}
    elsewhere = {
        "AMBIGUOUS_UNIT", "UNKNOWN_PARTNER", "HIDDEN_ROWS", "HIDDEN_SHEET", "NO_PLAN_DATE", "MORE_FINDINGS", "NOT_FOUND",
        "NOT_READ", "UNKNOWN_BODY", "BAD_UNIT_LIST", "NO_HEADING", "GUESSED_COLUMN", "UNREAD_COLUMN",
        # of files of findings
        "BEFORE_VISIT", "DIFFERS_ABOVE", "DUPLICATE_CODE", "INVALID_NUMBER", "NOT_CSV", "MISSING_VALUE", "UNKNOWN_CODE",
        "NO_FINDINGS",
        # of grids that come back
        "NOT_IN_GRID", "NOT_TAKEN", "NOT_THE_GRID", "UNKNOWN_STANDING",
        # of official documents
        "NO_TEXT", "NO_LETTERHEAD",
    }  # fmt: skip
    assert met | elsewhere == set(WORDS)
    assert not met & elsewhere


def found_codes(answer: dict[str, Any]) -> list[tuple[str, str]]:
    """(code, cell) of what is wrong, in order."""
    return [(error["code"], error["cell"]) for error in answer["errors"]]


@pytest.mark.parametrize("name", FILES)
def test_each_gets_its_answer(tmp_path: Path, name: str) -> None:
    make, expected = FILES[name]
    path = make(tmp_path / "f.xlsx")
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    answer = read_in_child(path, unit_code="X", units=UNITS)
    assert time.monotonic() - began < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEMORY
    assert found_codes(answer) == expected
    assert all(error["message"] and "{" not in error["message"] for error in answer["errors"])


@pytest.mark.parametrize("name", OFFICE)
def test_so_does_each_of_word_and_of_old_excel(tmp_path: Path, name: str) -> None:
    """In this process: what the child adds is tried above."""
    make, expected = OFFICE[name]
    answer = read(make(tmp_path / "f"))
    assert found_codes(answer) == expected
    assert all(error["message"] and "{" not in error["message"] for error in answer["errors"])


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    answer = read_in_child(tmp_path / "no.xlsx", unit_code="X", units=UNITS, language="en")
    assert answer["errors"][0]["message"] == "The file was not found or cannot be opened."


def test_a_cell_at_the_far_corner_and_many_empty_formatted_rows_do_no_harm(tmp_path: Path) -> None:
    def spread(sheet):
        sheet["XFD1048576"] = "x"
        for row in range(20, 50_020):
            sheet.cell(row, 1).font = Font(bold=True)

    path = book(tmp_path / "f.xlsx", LINE, change=spread)
    began = time.monotonic()
    answer = read_in_child(path, unit_code="X", units=UNITS)
    assert ([task["line"] for task in answer["tasks"]], answer["errors"]) == (["1"], [])
    assert time.monotonic() - began < SECONDS
