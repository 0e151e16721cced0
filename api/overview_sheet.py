"""The overview as a workbook: a sheet for each of its tables."""

from collections.abc import Callable, Sequence
from typing import Any

import orjson
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.overview import FILTERS, OWN, overview
from api.paper import WORKBOOK, Column, Line, Paper, Row, Said, Table, sent
from api.sheets import workbook
from api.table_sheet import day
from api.task_filters import NO_AREA as NOWHERE
from api.views import View, signed_in
from backend import clock
from backend.access.scope import reading
from backend.plans.areas import known
from backend.words import Words, say

Told = dict[str, Any]
Shown = tuple[Words, Callable[[Told], Any]]
NAMED: dict[str, Words] = {
    "all": Words("Việc trong năm", "Tasks of the year"),
    "done": Words("Hoàn thành", "Done"),
    "due": Words("Đã đến hạn, đã gửi", "Due or sent"),
    "in_time_first": Words("Đúng hạn đầu", "In time, first date"),
    "in_time": Words("Đúng hạn đã thống nhất", "In time, agreed date"),
    "late": Words("Xong quá hạn", "Done late"),
    "overdue_own": Words("Quá hạn, ở đơn vị", "Overdue, with the unit"),
    "overdue_waiting": Words("Quá hạn, chờ nơi khác", "Overdue, waiting for others"),
    "extended": Words("Đã gia hạn", "Extended"),
    "open": Words("Đang làm", "Open"),
    "due_week": Words("Đến hạn tuần này", "Due this week"),
    "with_unit": Words("Ở đơn vị", "With the unit"),
    "inside": Words("Chờ duyệt, chờ trả lời", "Waiting inside"),
    "above": Words("Chờ cấp trên", "Waiting above"),
    "paused": Words("Tạm dừng", "Paused"),
    "over_1": Words("Quá hạn 1–5 ngày", "1–5 days over"),
    "over_6": Words("Quá hạn 6–15 ngày", "6–15 days over"),
    "over_16": Words("Quá hạn 16–30 ngày", "16–30 days over"),
    "over_31": Words("Quá hạn trên 30 ngày", "Over 30 days over"),
    "silent": Words("Im lặng", "Silent"),
    "returned": Words("Đang thực hiện lại", "Returned"),
    "unnamed": Words("Chưa giao người", "Nobody named"),
}
OF_WEEK = ("due", "in_time_first", "in_time", "late", "overdue_own", "overdue_waiting")
NO_AREA = Words("Không theo lĩnh vực", "Of no area")


class OverviewSheetView(View):
    """Every table."""

    filters = FILTERS
    own_filters = OWN
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """In the reader's language."""
        with reading(signed_in(request)) as reader:
            told = orjson.loads(orjson.dumps(overview(reader, request.query_params.dict()), default=str))
        return sent(workbook(_paper(told)), WORKBOOK, f"tong-quan-{told['year']}-{clock.today():%Y%m%d}.xlsx")


def _paper(told: Told) -> Paper:
    tables = [_by_place(told), _by_area(told), _by_week(told)]
    if told["targets"]:
        tables.append(_targets(told["targets"]))
    at = clock.local(clock.now())
    of = told["lead"] or told["body"]
    heading = say("TỔNG QUAN NĂM {year}", "OVERVIEW OF {year}", year=told["year"])
    if told["scope"] == "BELOW":
        heading = say("VIỆC GIAO CẤP DƯỚI NĂM {year}", "GIVEN TO BODIES BELOW IN {year}", year=told["year"])
    head = [
        Line(Said(of["name"].upper(), bold=True)),
        Line(Said(heading, 14, bold=True)),
        Line(Said(say("Số liệu đến {moment}", "Figures as of {moment}", moment=f"{at:%H:%M, %d/%m/%Y}"), italic=True)),
    ]
    return Paper(tables, head)


def _by_place(told: Told) -> Table:
    whole = told["total"] | {"unit": {"name": say("Tất cả", "All")}}
    columns: list[Shown] = [(Words("Đơn vị", "Unit"), lambda row: row["unit"]["name"])]
    columns += [(words, _of(name)) for name, words in NAMED.items()]
    return _table(say("Theo đơn vị", "By unit"), columns, [*told["items"], whole])


def _by_area(told: Told) -> Table:
    """Done of all, in each area."""
    cells = {(cell["unit"], cell["area"]): cell for cell in told["cells"]}
    areas = [one["area"] for one in told["areas"]]
    columns: list[Shown] = [(Words("Đơn vị", "Unit"), lambda row: row["name"])]
    columns += [(_area(area), _of(area)) for area in areas]
    rows = [
        {"name": row["unit"]["name"], **{area: _done(cells.get((row["unit"]["id"], area))) for area in areas}}
        for row in told["items"]
    ]
    whole = {"name": say("Tất cả", "All"), **{one["area"]: _done(one) for one in told["areas"]}}
    return _table(say("Lĩnh vực", "Areas"), columns, [*rows, whole])


def _by_week(told: Told) -> Table:
    columns: list[Shown] = [
        (Words("Từ", "From"), lambda row: day(row["first"])),
        (Words("Đến", "To"), lambda row: day(row["last"])),
    ]
    return _table(
        say("Theo tuần", "By week"), [*columns, *((NAMED[name], _of(name)) for name in OF_WEEK)], told["weeks"]
    )


def _targets(rows: Sequence[Told]) -> Table:
    columns: list[Shown] = [
        (Words("Chỉ tiêu", "Target"), lambda row: row["target"]["name"]),
        (Words("Mức", "Goal"), lambda row: row["target"]["planned_printed"]),
        (Words("Đơn vị", "Unit"), lambda row: (row["target"]["responsible"] or {}).get("name")),
        (Words("Vì sao", "Why"), lambda row: row["target"]["course"]["why"]),
    ]
    return _table(say("Chỉ tiêu cần chú ý", "Targets at risk"), columns, rows)


def _of(name: str) -> Callable[[Told], Any]:
    return lambda row: row[name]


def _done(cell: Told | None) -> str:
    return f"{cell['done']}/{cell['all']}" if cell else "–"


def _area(area: str) -> Words:
    return NO_AREA if area == NOWHERE else known().name(area)


def _table(name: str, columns: Sequence[Shown], rows: Sequence[Told]) -> Table:
    heads = [Column(str(words), 20 if at else 56) for at, (words, _) in enumerate(columns)]
    cells = [Row(["" if (text := value(row)) is None else str(text) for _, value in columns]) for row in rows]
    return Table(name, heads, cells, [Said(name, 13, bold=True)])


urlpatterns = [path("overview/sheet", OverviewSheetView.as_view())]
