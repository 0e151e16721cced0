"""The figures of remediation as a workbook."""

from typing import Any

from django.http import HttpResponse

from api.areas import area_name
from api.table_sheet import Column, day, sheet_answer
from backend.inspections.handling import MEASURE_NAMES
from backend.inspections.lives import SEVERITY_NAMES
from backend.words import Words, say

BY_NAMES: dict[str, Words] = {
    "UNIT": Words("Đơn vị", "Unit"),
    "BODY": Words("Cơ quan", "Body"),
    "INSPECTION": Words("Cuộc kiểm tra", "Inspection"),
    "AREA": Words("Lĩnh vực", "Area"),
    "SEVERITY": Words("Mức độ", "Severity"),
    "YEAR": Words("Năm", "Year"),
}


def figure_sheet(told: dict[str, Any]) -> HttpResponse:
    """A row for each of what is asked by, and the total; the heading says as of which day."""
    heading = say(
        "Kết quả khắc phục sau kiểm tra năm {year}, tính đến hết ngày {day}",
        "Remediation after inspections {year}, at the end of {day}", year=told["year"], day=day(str(told["day"])),
    )  # fmt: skip
    narrowed = ", ".join(one["label"] for one in told["narrowed"])
    whole = (
        [] if told["by"] == "YEAR" else [told["total"] | {"name": say("Tổng cộng", "Total")}]
    )  # years share findings
    rows = [row | {"name": _name(row, told["by"])} for row in told["items"]]
    columns: list[Column] = [(BY_NAMES[told["by"]], 40, lambda row: row["name"]), *COLUMNS]
    heading = f"{heading} ({narrowed})" if narrowed else heading
    return sheet_answer(f"khac-phuc-{told['year']}", heading, columns, [*rows, *whole])


def _name(row: dict[str, Any], by: str) -> str:
    if row["unit"]:
        return str(row["unit"]["name"])
    if row["inspection"]:
        return " ".join(part for part in (row["inspection"]["code"], row["inspection"]["title"]) if part)
    if by == "AREA":
        return area_name(row["key"])
    return str(SEVERITY_NAMES[row["key"]]) if by == "SEVERITY" else str(row["key"])


def _count(name: str) -> Column:
    return (MEASURE_NAMES[name], 11, lambda row: row[name.lower()])


def _text(words: Words, name: str, unit: str = "") -> Column:
    return (words, 10, lambda row: f"{row[name]}{unit}".replace(".", say(",", ".")) if row[name] is not None else "")


COLUMNS: list[Column] = [
    _count("ALL"),
    _count("HANDLED"),
    _text(Words("Tỷ lệ xử lý", "Share handled"), "share", " %"),
    _text(Words("Điểm tiêu chí 1.3.2", "Points, criterion 1.3.2"), "points"),
    *(_count(name) for name in ("CLOSED", "CLOSED_LATE", "ON_SITE", "PASSED_UP", "OPEN", "OVERDUE", "WAITING", "EXTENDED")),
    (Words("Số lần gia hạn", "Times extended"), 10, lambda row: row["times_extended"]),
    _count("RETURNED"),
    (Words("Số lần trả lại", "Times returned"), 10, lambda row: row["times_returned"]),
    *(_count(name) for name in ("REOPENED", "ESCALATED", "REPEAT")),
    _text(Words("Tỷ lệ tái diễn", "Share repeated"), "repeat_share", " %"),
    _text(Words("Số ngày xử lý, trung bình", "Days to close, mean"), "mean_days"),
    _text(Words("Số ngày xử lý, trung vị", "Days to close, median"), "median_days"),
]  # fmt: skip
