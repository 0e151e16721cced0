"""The tables of a sheet: where each stands, and what its columns are by their headings and by what stands below."""

from collections.abc import Callable
from dataclasses import replace

from backend.imports.columns import Guess
from backend.imports.headings import (
    TARGETS,
    TASKS,
    Table,
    columns_named,
    find_heading,
    heading_of,
    short_texts,
)  # fmt: skip
from backend.imports.sheet import Sheet

NEAR_THE_TOP = 40  # filled rows in which a heading is looked for that only half names its columns


def find_tables(sheet: Sheet, is_unit: Callable[[str], bool]) -> list[Table]:
    """The table of tasks and the table of targets of a sheet, from the top; each ends where the other begins. `is_unit`:
    whether a text names units of the body."""
    texts = short_texts(sheet)
    tasks = find_heading(sheet, TASKS, texts) or _half_named(sheet, texts, is_unit)
    found = [
        table for table in (tasks and _completed(sheet, tasks, is_unit), find_heading(sheet, TARGETS, texts)) if table
    ]
    found.sort(key=lambda table: table.first)
    if len(found) == 2 and found[1].first <= found[0].last:  # one heading read as both: tasks it is
        return [table for table in found if table.kind == TASKS]
    ends = [table.first for table in found[1:]] + [sheet.rows[-1] + 1] if found else []
    return [replace(table, end=end) for table, end in zip(found, ends, strict=True)]


def _half_named(sheet: Sheet, texts: dict[tuple[int, int], str], is_unit: Callable[[str], bool]) -> Table | None:
    """A heading near the top that names the task, the lead or the deadline and one column more, where the cells below
    tell the rest."""
    for row in sheet.rows[:NEAR_THE_TOP]:
        columns = columns_named(sheet, TASKS, texts, row, row)
        if len(columns) < 2 or not columns.keys() & {"title", "lead", "deadline"}:
            continue
        told = columns | Guess(sheet, row, is_unit).complete(columns)
        if {"title", "lead", "deadline"} <= told.keys():
            return Table(TASKS, columns, row, row, 0)
    return None


def _completed(sheet: Sheet, table: Table, is_unit: Callable[[str], bool]) -> Table:
    """With the columns that only their cells tell, and those that nothing tells."""
    guess = Guess(sheet, table.last, is_unit)
    found = guess.complete(table.columns)
    columns = table.columns | found
    unread = [
        column
        for column in range(1, sheet.columns + 1)
        if column not in columns.values() and heading_of(sheet, table, column) and guess.is_filled(column)
    ]
    return replace(table, columns=columns, guessed=tuple(found.values()), unread=tuple(unread))
