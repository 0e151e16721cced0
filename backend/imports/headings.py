"""Finding the tables of a sheet by the words of their headings, wherever they stand and in whatever order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from backend.imports.sheet import Sheet
from backend.imports.text import clean, unmarked

TASKS, TARGETS = "tasks", "targets"
LONGEST_HEADING = 80  # characters; a longer text is no heading
Words = tuple[tuple[str, re.Pattern[str]], ...]


def _words(*pairs: tuple[str, str]) -> Words:
    return tuple((name, re.compile(form)) for name, form in pairs)


# Of one cell the first that fits wins: `Thời gian thực hiện nhiệm vụ` is a deadline, `Đơn vị chủ trì thực hiện` a lead.
TASK_HEADINGS = _words(
    ("lineage", r"^ma dong$"),
    ("lead", r"\bchu tri\b"),
    ("coordinating", r"\bphoi hop\b|\b(?:don vi|co quan)\b.*\b(?:lien quan|tham gia)\b"),
    ("start", r"\bbat dau\b"),
    (
        "deadline",
        (
            r"\bthoi (?:gian|han|diem)\b|\btien do\b|\blo trinh\b|\bky han\b|\bngay (?:hoan thanh|ket thuc)\b"
            r"|\bhan (?:hoan thanh|chot)\b|^(?:hoan thanh|han|ket thuc|deadline|due)\b"
        ),
    ),
    ("funding", r"\bkinh phi\b|\bdu toan\b"),
    ("note", r"\bghi chu\b"),
    ("area", r"\blinh vuc\b(?!.*\bnhiem vu\b)"),
    ("product", r"\bsan pham\b|\bket qua\b|\bdau ra\b|\bminh chung\b"),
    ("title", r"\bnhiem vu\b|\bnoi dung\b|\bcong viec\b|\bdau viec\b"),
    ("no", r"^(?:#|(?:tt|s ?t ?t|so tt|so thu tu|thu tu|tt/stt|muc|ma so|no)\.?)$"),
    (
        "weak_lead",
        (
            r"\b(?:don vi|co quan|bo phan)\b.*\b(?:thuc hien|phu trach|dau moi|duoc giao|tham muu|giai quyet)\b"
            r"|\btrach nhiem\b|\bphan cong\b|^(?:don vi|co quan|bo phan)(?: chinh)?$|^lead\b"
        ),
    ),
    ("weak_title", r"\bhoat dong\b|\bgiai phap\b|\bviec\b|\bhang muc\b|^tasks?$"),
)
TARGET_HEADINGS = _words(
    ("no", r"^(?:tt|stt|so tt|so thu tu)$"),
    ("unit", r"\bdon vi tinh\b|^dvt$|\bdon vi do\b"),
    ("responsible", r"\bchiu trach nhiem\b|\b(?:don vi|co quan)\b.*\b(?:thuc hien|phu trach|chu tri|theo doi)\b|\bchu tri\b"),
    ("note", r"\bghi chu\b"),
    ("baseline", r"\buoc\b|\bthuc hien\b|\bnam truoc\b|\bket qua\b|\bhien trang\b"),
    ("planned", r"\bke hoach\b|\bmuc tieu\b|\bphan dau\b|\bchi tieu nam\b|\bchi tieu giao\b"),
    ("name", r"\bchi tieu\b"),
)  # fmt: skip
NEEDED = {TASKS: frozenset({"title", "lead"}), TARGETS: frozenset({"name", "planned"})}
FORMS = {TASKS: TASK_HEADINGS, TARGETS: TARGET_HEADINGS}
HINTS = {
    TASKS: re.compile("|".join(form.pattern for name, form in TASK_HEADINGS if name in {"lead", "weak_lead"})),
    TARGETS: re.compile(r"\bchi tieu\b"),
}


@dataclass(frozen=True)
class Table:
    """Where a table stands: its columns by name, its heading rows, the row before which it ends."""

    kind: str
    columns: dict[str, int]
    first: int
    last: int
    end: int
    guessed: tuple[int, ...] = ()  # columns that their cells tell, not their heading
    unread: tuple[int, ...] = ()  # columns with something in them that are not read


def heading_of(sheet: Sheet, table: Table, column: int) -> str:
    """What the heading prints over a column."""
    cells = [sheet.at(row, column) for row in range(table.last, table.first - 1, -1)]
    return next((clean(cell.value).replace("\n", " ") for cell in cells if cell.kind == "text" and cell.value), "")


def repeats(sheet: Sheet, table: Table, row: int) -> bool:
    """Whether the row is the heading once more, as printed on a following page."""
    own = {column: unmarked(str(cell.value)) for column, cell in sheet.filled(row) if cell.kind == "text"}
    return len(own) >= 2 and all(
        any(unmarked(str(sheet.at(line, column).value)) == text for line in range(table.first, table.last + 1))
        for column, text in own.items()
    )


def short_texts(sheet: Sheet) -> dict[tuple[int, int], str]:
    """What may be a heading, without marks, by its place."""
    return {
        place: unmarked(cell.value)
        for place, cell in sheet.cells.items()
        if cell.kind == "text" and len(cell.value) <= LONGEST_HEADING
    }


def find_heading(sheet: Sheet, kind: str, texts: dict[tuple[int, int], str]) -> Table | None:
    """The heading, of one row or of two, that names most columns; the first of equals."""
    rows = sorted({row for (row, _), text in texts.items() if HINTS[kind].search(text)})
    best: Table | None = None
    for row in rows:
        for first, last in ((row, row), (row - 1, row), (row, row + 1)):
            columns = columns_named(sheet, kind, texts, first, last)
            if NEEDED[kind] <= columns.keys() and (best is None or len(columns) > len(best.columns)):
                best = Table(kind, columns, first, last, 0)
    return best


def columns_named(sheet: Sheet, kind: str, texts: dict[tuple[int, int], str], first: int, last: int) -> dict[str, int]:
    """Columns by name. The lowest row names a column; where it is silent, the row above does if it is a heading too."""
    if (
        first < last
        and len({text for column in range(1, sheet.columns + 1) if (text := texts.get((first, column)))}) < 2
    ):
        return {}
    found: dict[str, int] = {}
    for column in range(1, sheet.columns + 1):
        name = _name(kind, (texts.get(sheet.anchor(row, column), "") for row in range(last, first - 1, -1)))
        if name and name not in found:
            found[name] = column
    for name in ("lead", "title"):
        weak = found.pop(f"weak_{name}", None)
        if weak is not None:
            found.setdefault(name, weak)
    return found


def _name(kind: str, texts: Iterable[str]) -> str | None:
    for text in texts:
        for name, form in FORMS[kind]:
            if text and form.search(text):
                return name
    return None
