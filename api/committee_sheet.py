"""The Committee page as a workbook: a sheet for each of its tables."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import orjson
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.committee import committee_page
from api.paper import WORKBOOK, Column, Line, Paper, Row, Said, Table, sent
from api.sheets import workbook
from api.views import View, signed_in
from backend import clock
from backend.access.scope import reading
from backend.words import Words, say

Told = dict[str, Any]
Shown = tuple[Words, float, Callable[[Told], Any]]  # head, width in millimetres, what of a row
UNIT: Shown = (Words("Đơn vị", "Body"), 60, lambda row: row["unit"]["name"])
REASON: Shown = (Words("Vì sao", "Why"), 80, lambda row: row["reason"])


def _count(name: str, vi: str, en: str) -> Shown:
    return (Words(vi, en), 20, lambda row: row[name])


OVERDUE = _count("overdue", "Quá hạn", "Overdue")
ALL: Sequence[Shown] = (
    UNIT, _count("open", "Đang làm", "Open"), _count("due", "Đã đến hạn trong năm", "Due this year"),
    _count("in_time", "Đúng hạn", "In time"), (Words("Tỷ lệ, %", "Share, %"), 18, lambda row: (row["share"] or "").replace(".", say(",", "."))),
    _count("late", "Chậm", "Late"), OVERDUE, _count("extended", "Đã gia hạn", "Extended"),
    _count("waiting", "Chờ cấp trên", "Waits for us"), _count("stuck", "Vướng mắc chờ cấp trên", "Obstacles for us"),
    _count("unopened", "Chưa mở xem", "Unopened"), _count("silent", "Im lặng", "Silent"), _count("repeated", "Tái diễn", "Repeated"),
)  # fmt: skip
TICKETS: Sequence[Shown] = (
    (Words("Mã", "Code"), 24, lambda row: row["code"]), (Words("Đơn vị", "Body"), 50, lambda row: row["body"]["name"]),
    (Words("Nội dung", "Text"), 110, lambda row: row["text"]), (Words("Hạn", "Due"), 24, lambda row: _day(row["due"]["on"])),
    (Words("Quá hạn, ngày làm việc", "Working days over"), 24, lambda row: row["timeliness"]["days"] if row["timeliness"]["class"] == "OVERDUE" else ""),
)  # fmt: skip
ORDERS: Sequence[Shown] = (
    (Words("Giao đồng loạt", "Order"), 130, lambda row: row["title"]), (Words("Hạn", "Due"), 26, lambda row: _day(row["due_on"])),
    (Words("Đã trả lời", "Answered"), 28, lambda row: f"{row['answered']}/{row['units']}"), OVERDUE,
)  # fmt: skip


class CommitteeSheetView(View):
    """Every table."""

    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """In the reader's language."""
        with reading(signed_in(request)) as reader:
            page = orjson.loads(orjson.dumps(committee_page(reader), default=str))
        return sent(workbook(_paper(page)), WORKBOOK, f"theo-doi-cap-duoi-{clock.today():%Y%m%d}.xlsx")


def _paper(page: Told) -> Paper:
    rows = {row["unit"]["id"]: row for row in page["items"]}

    def of(name: str) -> list[Told]:
        return [rows[unit] for unit in page[name]]

    tables = [_table(say("Tất cả", "All"), ALL, page["items"])]
    tables += [
        _table(say("Chưa mở xem", "Unopened"), (UNIT, _count("unopened", "Chưa mở", "Unopened"), (Words("Từ", "Since"), 30, lambda row: _day(row["unopened_since"])), REASON), of("unopened")),
        _table(say("Im lặng", "Silent"), (UNIT, _count("silent", "Việc, nội dung", "Items"), (Words("Tin gần nhất", "Last heard"), 30, lambda row: _day(row["heard_at"])), REASON), of("silent")),
        _table(say("Xấu đi", "Worse"), (UNIT, _count("overdue_before", "Quá hạn thứ Hai trước", "Overdue last Monday"), OVERDUE, REASON), of("worse")),
    ]  # fmt: skip
    if page["ranked"]:
        tables.append(_table(say("Kém nhất", "Worst"), (*ALL[:7], REASON), of("worst")))
        tables.append(_table(say("Tốt nhất", "Best"), (*ALL[:7], REASON), of("best")))
    tables.append(_table(say("Giao đồng loạt sắp hạn", "Orders near"), ORDERS, page["orders"]))
    tables.append(_table(say("Tái diễn", "Repeated"), TICKETS, page["repeats"]))
    tables.append(_table(say("Quá hạn trên 30 ngày", "Over 30 days"), TICKETS, page["long"]))
    at = clock.local(clock.now())
    head = [
        Line(Said(page["body"]["name"].upper(), bold=True)),
        Line(Said(say("THEO DÕI CÁC CƠ QUAN CẤP DƯỚI", "BODIES BELOW"), 14, bold=True)),
        Line(Said(say("Số liệu đến {moment}", "Figures as of {moment}", moment=f"{at:%H:%M, %d/%m/%Y}"), italic=True)),
    ]
    return Paper(tables, head)


def _table(name: str, columns: Iterable[Shown], rows: Sequence[Told]) -> Table:
    shown = list(columns)
    heads = [Column(say("TT", "No."), 10, centred=True), *(Column(str(words), width) for words, width, _ in shown)]
    cells = [Row([str(at), *(_text(value(row)) for _, _, value in shown)]) for at, row in enumerate(rows, start=1)]
    return Table(name, heads, cells, [Said(name, 13, bold=True)])


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _day(value: str | None) -> str:
    if not value:
        return ""
    return f"{clock.local(datetime.fromisoformat(value)):%d/%m/%Y}" if "T" in value else "/".join(reversed(value.split("-")))  # fmt: skip


urlpatterns = [path("committee/sheet", CommitteeSheetView.as_view())]
