"""The summary table of an order as a workbook: a row per unit, a column per figure, and what they come to."""

import io
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

import orjson
import xlsxwriter  # type: ignore[import-untyped]  # carries no types

from api.order_matrix import matrix
from backend import clock
from backend.access.scope import Reader
from backend.plans.figures import shown
from backend.plans.models import FigureKind, Order
from backend.words import Words, say

STAGE_NAMES = {
    "UNSEEN": Words("Chưa xem", "Not seen"),
    "SEEN": Words("Đã xem", "Seen"),
    "WORKING": Words("Đang làm", "Working"),
    "SENT": Words("Đã gửi", "Sent"),
    "RETURNED": Words("Trả lại", "Returned"),
    "DONE": Words("Xong", "Done"),
    "STOPPED": Words("Đã rút", "Withdrawn"),
}
COUNTED = {FigureKind.NUMBER, FigureKind.PERCENT}
HEADS = 4  # rows above the units
Numbers = Callable[..., Any]  # a style by its pattern
FIXED = (
    (Words("TT", "No."), 5), (Words("Đơn vị", "Unit"), 38), (Words("Tình trạng", "State"), 13), (Words("Hạn", "Due"), 12),
    (Words("Ngày có kết quả", "Day of the result"), 15), (Words("Số ngày chậm", "Days late"), 11),
)  # fmt: skip


def order_workbook(reader: Reader, order: Order) -> bytes:
    """Units that were withdrawn are left out; figures that were not sent are empty."""
    told, _, sums = matrix(reader, order)
    units = [unit for unit in orjson.loads(told) if unit["stage"] != "STOPPED"]
    totals = {total["key"]: total for total in orjson.loads(sums)}
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_calc_mode("auto")
    styles = {
        "title": book.add_format({"bold": True, "font_name": "Times New Roman", "font_size": 14}),
        "note": book.add_format({"italic": True, "font_name": "Times New Roman"}),
        "head": book.add_format({"bold": True, "font_name": "Times New Roman", "bg_color": "#E8EAF6", "border": 1, "text_wrap": True, "valign": "vcenter", "align": "center"}),
        "text": book.add_format({"font_name": "Times New Roman", "border": 1, "text_wrap": True, "valign": "top"}),
        "sum": book.add_format({"bold": True, "font_name": "Times New Roman", "border": 1, "text_wrap": True}),
    }  # fmt: skip
    sheet = book.add_worksheet(say("Tổng hợp", "Summary"))
    sheet.write_string(0, 0, order.title, styles["title"])
    stamp = clock.local(clock.now())
    sheet.write_string(1, 0, say("Số liệu đến {at}", "As of {at}", at=f"{stamp:%H:%M, %d/%m/%Y}"), styles["note"])

    @cache
    def numbers(pattern: str, *, bold: bool = False) -> Any:
        facts = {"font_name": "Times New Roman", "border": 1, "valign": "top", "bold": bold, "num_format": pattern}
        return book.add_format(facts)

    _write_heads(sheet, order, styles)
    for at, unit in enumerate(units):
        _write_unit(sheet, HEADS + at, at + 1, unit, order, styles, numbers)
    _write_totals(sheet, HEADS + len(units), order, totals, styles, numbers)
    sheet.freeze_panes(HEADS, 2)
    sheet.repeat_rows(HEADS - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    book.close()
    return out.getvalue()


def _write_heads(sheet: Any, order: Order, styles: dict[str, Any]) -> None:
    heads = [(str(words), width) for words, width in FIXED]
    heads += [
        (f"{figure['name']} ({figure['unit']})" if figure["unit"] else figure["name"], 18) for figure in order.figures
    ]
    for column, (text, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADS - 1, column, text, styles["head"])


def _write_unit(
    sheet: Any, row: int, no: int, unit: dict[str, Any], order: Order, styles: dict[str, Any], numbers: Numbers
) -> None:
    late = unit["timeliness"]["class"] in {"OVERDUE", "LATE"}
    facts = [
        unit["unit"]["name"], str(STAGE_NAMES[unit["stage"]]), _day(unit["due_on"]), _day(unit["sent_on"]), "",
    ]  # fmt: skip
    sheet.write_number(row, 0, no, styles["text"])
    for column, text in enumerate(facts, start=1):
        sheet.write_string(row, column, text, styles["text"])
    if late:
        sheet.write_number(row, len(FIXED) - 1, unit["timeliness"]["days"], styles["text"])
    values = {pair["key"]: pair["value"] for pair in unit["figures"] or ()}
    for column, figure in enumerate(order.figures, start=len(FIXED)):
        value = values.get(figure["key"])
        if value is not None and figure["kind"] in COUNTED:
            sheet.write_number(row, column, Decimal(value), numbers(_pattern(value)))
        else:
            sheet.write_string(row, column, shown(figure, value) if value is not None else "", styles["text"])


def _write_totals(
    sheet: Any, row: int, order: Order, totals: dict[str, dict[str, Any]], styles: dict[str, Any], numbers: Numbers
) -> None:
    """Sums and means are numbers that show their words, so that they can be reckoned with."""
    for column in range(len(FIXED)):
        sheet.write_string(row, column, say("Tổng hợp", "Summary") if column == 1 else "", styles["sum"])
    for column, figure in enumerate(order.figures, start=len(FIXED)):
        total = totals[figure["key"]]
        if figure["kind"] in COUNTED and total["answered"]:
            mean = figure["kind"] == FigureKind.PERCENT
            words = (say("Bình quân", "Mean"), "%") if mean else ("", figure["unit"])
            sheet.write_number(
                row, column, Decimal(total["total"]), numbers(_pattern(total["total"], *words), bold=True)
            )
        else:
            sheet.write_string(row, column, _in_words(figure, total), styles["sum"])


def _pattern(value: str, before: str = "", after: str = "") -> str:
    """How a number is shown, with the words before and after it; a whole one without a lonely decimal mark."""
    said = [word and f'"{word.replace(chr(34), "")}"' for word in (before and f"{before} ", after and f" {after}")]
    return f"{said[0]}{'#,##0' if Decimal(value) % 1 == 0 else '#,##0.####'}{said[1]}"


def _in_words(figure: dict[str, Any], total: dict[str, Any]) -> str:
    """What the other answers come to: how many say yes, from when to when, how many."""
    n = total["answered"]
    if not n:
        return "–"
    if figure["kind"] == FigureKind.YES_NO:
        return say("{yes}/{n} có", "{yes}/{n} yes", yes=total["total"], n=n)
    if figure["kind"] == FigureKind.DATE:
        return " – ".join(dict.fromkeys((_day(total["total"]), _day(total["last"]))))
    return say("{n} đơn vị trả lời", "{n} answers", n=n)


def _day(value: str | None) -> str:
    return "/".join(reversed(value.split("-"))) if value else ""
