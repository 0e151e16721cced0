"""The units of a yearly inspection plan as a workbook, in the plan's order; lines taken out are left out."""

import uuid
from typing import Any

import orjson
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.inspection_plan_page import plan_page
from api.inspection_sheet import KIND_NAMES, STATES
from api.table_sheet import Column, day, sheet_answer
from api.views import View, signed_in
from backend.access.scope import reading
from backend.words import Words, say

COLUMNS: tuple[Column, ...] = (
    (Words("STT", "No."), 6, lambda row: row["no"]),
    (Words("Đơn vị", "Unit"), 36, lambda row: row["unit"]["name"]),
    (Words("Hình thức", "Kind"), 16, lambda row: str(KIND_NAMES[row["kind"]])),
    (Words("Nội dung kiểm tra", "Contents inspected"), 46, lambda row: row["content"]),
    (Words("Thời gian", "When"), 22, lambda row: _when(row)),
    (Words("Trưởng đoàn", "Team leader"), 24, lambda row: row["lead"]["full_name"] if row["lead"] else ""),
    (Words("Lý do kiểm tra lại", "Why visited again"), 28, lambda row: row["again_reason"]),
    (Words("Cuộc kiểm tra", "Inspection"), 12, lambda row: row["inspection"]["code"] if row["inspection"] else ""),
    (Words("Trạng thái", "State"), 18, lambda row: _state(row)),
)


class InspectionPlanSheetView(View):
    """The plan as a workbook."""

    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request, plan_id: uuid.UUID) -> HttpResponse:
        """To whoever reads its page."""
        with reading(signed_in(request)) as reader:
            page: dict[str, Any] = orjson.loads(orjson.dumps(plan_page(reader, plan_id)))
        held = [line for line in page["lines"] if not line["dropped_at"]]
        rows = [{"no": number, **line} for number, line in enumerate(held, start=1)]
        return sheet_answer(f"ke-hoach-kiem-tra-{page['year']}", page["title"], COLUMNS, rows)


def _when(row: dict[str, Any]) -> str:
    if row["starts_on"]:
        return " – ".join(dict.fromkeys((day(row["starts_on"]), day(row["ends_on"]))))
    return say("Tháng {month}", "Month {month}", month=row["month"]) if row["month"] else ""


def _state(row: dict[str, Any]) -> str:
    return str(STATES[row["inspection"]["state"]]) if row["inspection"] else ""


urlpatterns = [path("inspection-plans/<uuid:plan_id>/sheet", InspectionPlanSheetView.as_view())]
