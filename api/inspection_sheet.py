"""The list of inspections as a workbook: exactly the rows that the filters leave, in the list's order."""

from typing import Any

import orjson
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.inspection_filters import INSPECTION_FILTERS, NARROWING, inspection_filters
from api.inspection_page import inspection_list
from api.table_sheet import Column, day, sheet_answer
from api.views import View, signed_in
from backend import clock
from backend.access.scope import reading
from backend.activity.inspection_verbs import STATES_OF_INSPECTIONS
from backend.inspections.models import Inspection, Kind
from backend.words import Words

MOST = 5000  # rows of a workbook
KIND_NAMES: dict[str, Words] = {
    Kind.PLANNED: Words("Theo kế hoạch", "Planned"),
    Kind.SELF: Words("Tự kiểm tra", "Self-inspection"),
    Kind.SURPRISE: Words("Đột xuất", "Surprise"),
    Kind.THEMATIC: Words("Chuyên đề", "Thematic"),
    Kind.PUBLIC_DUTY: Words("Công vụ", "Public duty"),
    Kind.FOLLOW_UP: Words("Phúc tra", "Follow-up"),
}
STATES = STATES_OF_INSPECTIONS[Inspection.noun]
COLUMNS: tuple[Column, ...] = (
    (Words("Mã", "Code"), 9, lambda row: row["code"]),
    (Words("Nội dung", "Title"), 48, lambda row: row["title"]),
    (Words("Loại", "Kind"), 16, lambda row: str(KIND_NAMES[row["kind"]])),
    (Words("Đơn vị được kiểm tra", "Inspected unit"), 34, lambda row: row["unit"]["name"]),
    (Words("Cơ quan kiểm tra", "Inspecting body"), 26, lambda row: row["body"]["short_name"]),
    (Words("Từ ngày", "From"), 12, lambda row: day(row["starts_on"])),
    (Words("Đến ngày", "To"), 12, lambda row: day(row["ends_on"])),
    (Words("Trạng thái", "State"), 18, lambda row: str(STATES[row["state"]])),
    (Words("Số thông báo kết luận", "Notice of conclusion"), 18, lambda row: row["notice_no"]),
    (Words("Ngày thông báo", "Date of the notice"), 12, lambda row: day(row["notice_on"])),
    (Words("Phát hiện", "Findings"), 10, lambda row: row["findings"]),
    (Words("Nội dung khắc phục", "To be remedied"), 12, lambda row: row["counts"]["tickets"]),
    (Words("Đã khắc phục", "Remedied"), 12, lambda row: row["counts"]["closed"]),
    (Words("Quá hạn", "Overdue"), 10, lambda row: row["counts"]["overdue"]),
)


class InspectionSheetView(View):
    """The list as a workbook."""

    filters = NARROWING
    own_filters = INSPECTION_FILTERS
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """At most 5,000 rows."""
        query = {name: str(value) for name, value in request.query_params.items()}
        with reading(signed_in(request)) as reader:
            told = inspection_list(reader, inspection_filters(reader, query), most=MOST)["items"]
        rows: list[dict[str, Any]] = orjson.loads(orjson.dumps(told))
        heading = str(Words("Danh sách cuộc kiểm tra", "Inspections"))
        return sheet_answer(f"kiem-tra-{clock.today():%Y%m%d}", heading, COLUMNS, rows)


urlpatterns = [path("inspections/sheet", InspectionSheetView.as_view())]
