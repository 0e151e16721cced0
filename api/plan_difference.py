"""A difference of two texts of a plan in words: for the page, and as a workbook."""

import io
from collections import Counter
from collections.abc import Sequence
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # carries no types

from api.areas import area_name
from api.shapes.plan_versions import KINDS
from backend.plans.amending import key_of
from backend.plans.difference import Change
from backend.plans.lines import Line
from backend.words import Words, say

LABELS: dict[str, Words] = {
    "title": Words("Nội dung", "Text"),
    "product": Words("Sản phẩm", "Product"),
    "lead": Words("Chủ trì", "Lead"),
    "partners": Words("Phối hợp", "Partners"),
    "deadline": Words("Thời hạn", "Deadline"),
    "key": Words("Trọng tâm", "Key task"),
    "funding": Words("Kinh phí", "Funding"),
    "note": Words("Ghi chú", "Note"),
    "heading": Words("Dòng gộp", "Heading"),
    "area": Words("Lĩnh vực", "Area"),
    "under": Words("Thuộc dòng", "Under line"),
}
KIND_NAMES: dict[str, Words] = {
    "ADDED": Words("Thêm", "Added"),
    "DROPPED": Words("Bỏ", "Dropped"),
    "CHANGED": Words("Sửa nội dung", "Changed"),
    "REDATED": Words("Đổi hạn", "Re-dated"),
    "MOVED": Words("Chuyển chỗ", "Moved"),
}
SUMMED_UP = ("title", "product", "lead", "partners", "deadline")  # of an added or dropped line
COLUMNS: tuple[tuple[Words, int], ...] = (
    (Words("Loại thay đổi", "Kind of change"), 16),
    (Words("Số cũ", "Old no."), 8),
    (Words("Số mới", "New no."), 8),
    (Words("Nhiệm vụ", "Task"), 44),
    (Words("Mục", "Field"), 14),
    (Words("Trước", "Before"), 44),
    (Words("Sau", "After"), 44),
)


def told(changes: Sequence[Change], *, targets: bool = False, beside: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """The contract's `Difference`; `beside`: rows of targets."""
    rows = [*map(_row, changes), *beside]
    counts = Counter(kind for row in rows for kind in row["kinds"])
    return {
        "rows": rows,
        "counts": [{"kind": kind, "count": counts[kind]} for kind in KINDS],
        "targets": targets,
    }


def workbook(difference: dict[str, Any], title: str) -> bytes:
    """One row per field, the line's facts repeated, so that it can be sorted and filtered."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "bg_color": "#E8EAF6", "border": 1, "text_wrap": True, "valign": "top"})
    cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "border": 1})
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    sheet.write_string(1, 0, summary(difference))
    for column, (words, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, str(words), head)
    line = 4
    for row in difference["rows"]:
        kinds = ", ".join(str(KIND_NAMES[kind]) for kind in row["kinds"])
        for one in row["fields"]:
            facts = [
                kinds,
                row["no_old"] or "",
                row["no_new"] or "",
                row["title"],
                one["label"],
                one["old"],
                one["new"],
            ]
            for column, text in enumerate(facts):
                sheet.write_string(line, column, text, cell)
            line += 1
    sheet.freeze_panes(4, 0)
    sheet.autofilter(3, 0, max(line - 1, 4), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def summary(difference: dict[str, Any]) -> str:
    """How many lines of each kind."""
    return " · ".join(f"{KIND_NAMES[one['kind']]}: {one['count']}" for one in difference["counts"])


def _row(change: Change) -> dict[str, Any]:
    line = change.now or change.was
    assert line is not None  # a change is of something
    fields = change.fields or tuple(name for name in SUMMED_UP if _said(line, name))
    return {
        "key": key_of(change), "kinds": list(change.kinds), "area": line.row.area,
        "no_old": change.was.row.no if change.was else None, "no_new": change.now.row.no if change.now else None,
        "title": line.row.title,
        "fields": [
            {
                "field": name, "label": str(LABELS[name]),
                "old": _said(change.was, name) if change.was else "",
                "new": _said(change.now, name) if change.now else "",
            }
            for name in fields
        ],
    }  # fmt: skip


def _said(line: Line, name: str) -> str:
    row = line.row
    if name == "lead":
        return row.lead.short_name if row.lead else ""
    if name == "partners":
        return "; ".join([*(unit.short_name for unit in line.partners), *row.coordinating_external])
    if name == "deadline":
        return row.deadline_printed or (row.due_on.strftime("%d/%m/%Y") if row.due_on else "")
    if name == "under":
        return line.under or ""
    if name == "area":
        return area_name(row.area)
    if name in {"key", "heading"}:
        return say("Có", "Yes") if getattr(row, name) else say("Không", "No")
    return str(getattr(row, name))
