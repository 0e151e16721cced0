"""The list of tasks as a workbook: exactly the rows that the filters leave, in the order asked for."""

import io
from typing import Any

import orjson
import xlsxwriter  # type: ignore[import-untyped]  # carries no types
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.areas import area_name
from api.quick_sheet import WORKBOOK
from api.task_filters import NARROWING, TASK_FILTERS
from api.task_list import task_list
from api.views import View, signed_in
from backend import clock
from backend.access.scope import reading
from backend.activity.verbs import CLASSES, STATES
from backend.plans.models import Origin
from backend.words import Words

MOST = 5000  # rows of a workbook
ORIGINS: dict[str, Words] = {
    Origin.PLAN_LINE: Words("Kế hoạch", "Plan"),
    Origin.DOCUMENT: Words("Văn bản", "Document"),
    Origin.CONCLUSION: Words("Kết luận cuộc họp", "Conclusion of a meeting"),
    Origin.WORD_OF_MOUTH: Words("Giao trực tiếp", "By word of mouth"),
    Origin.OWN_LETTER: Words("Công văn của cơ quan", "Own letter"),
    Origin.FINDING: Words("Kết luận kiểm tra", "Finding"),
    Origin.OWN_DUTY: Words("Việc thường xuyên của đơn vị", "Own duty"),
}
LATENESS: dict[str, Words] = {
    "EARLY": Words("Trước hạn", "Early"),
    "ON_TIME": Words("Đúng hạn", "On time"),
    "LATE": Words("Xong quá hạn", "Done late"),
    "WITHIN": Words("Trong hạn", "Within time"),
    "DUE_SOON": Words("Sắp đến hạn", "Due soon"),
    "OVERDUE": Words("Quá hạn", "Overdue"),
    "NO_DUE": Words("Không hạn", "No due date"),
}
# head, width in characters
COLUMNS: tuple[tuple[Words, int], ...] = (
    (Words("STT", "No."), 7),
    (Words("Việc", "Task"), 60),
    (Words("Thuộc việc", "Part of"), 30),
    (Words("Lĩnh vực", "Area"), 24),
    (Words("Nguồn", "Origin"), 18),
    (Words("Loại", "Class"), 14),
    (Words("Chủ trì", "Lead"), 20),
    (Words("Phối hợp", "Partners"), 26),
    (Words("Người thực hiện", "Officer"), 22),
    (Words("Ngày giao", "Given"), 12),
    (Words("Hạn đầu", "First due"), 12),
    (Words("Hạn", "Due"), 12),
    (Words("Trạng thái", "State"), 16),
    (Words("Mức kịp thời", "Timeliness"), 16),
    (Words("Số ngày làm việc", "Working days"), 10),
    (Words("Liên kết", "Link"), 44),
)


class TaskSheetView(View):
    """The list as a workbook."""

    filters = (*NARROWING, "sort")
    own_filters = TASK_FILTERS
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """At most 5,000 rows."""
        query = {name: str(value) for name, value in request.query_params.items()}
        with reading(signed_in(request)) as reader:
            rows = task_list(reader, query, size=MOST)["items"]
        told = orjson.loads(orjson.dumps(rows))
        response = HttpResponse(_workbook(told, request.build_absolute_uri("/tasks/")), content_type=WORKBOOK)
        response["Content-Disposition"] = f'attachment; filename="viec-{clock.today():%Y%m%d}.xlsx"'
        return response


def _workbook(rows: list[dict[str, Any]], base: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "bg_color": "#E8EAF6", "border": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (words, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width, plain)
        sheet.write_string(0, column, str(words), head)
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(_cells(row, line, base)):
            if isinstance(value, int):
                sheet.write_number(line, column, value, plain)
            else:
                sheet.write_string(line, column, value, plain)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _cells(row: dict[str, Any], line: int, base: str) -> list[str | int]:
    due, late = row["due"], row["timeliness"]
    area = area_name(row["area"]) if row["area"] else ""
    return [
        line, row["title"], row["parent"]["title"] if row["parent"] else "", area, str(ORIGINS[row["origin"]]),
        str(CLASSES[row["class"]]), row["lead"]["short_name"], ", ".join(unit["short_name"] for unit in row["partners"]),
        row["officer"]["full_name"] if row["officer"] else "", _day(row["given_on"]), _day(due["first_on"]),
        _day(due["on"]) or due["printed"], str(STATES[row["state"]]), str(LATENESS[late["class"]]),
        "" if late["days"] is None else late["days"], f"{base}{row['id']}",
    ]  # fmt: skip


def _day(value: str | None) -> str:
    return "/".join(reversed(value.split("-"))) if value else ""


urlpatterns = [path("tasks/sheet", TaskSheetView.as_view())]
