"""The tickets of the board as a workbook: exactly those that its filters leave, by due date."""

from typing import Any

import orjson
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.areas import area_name
from api.table_sheet import Column, day, sheet_answer
from api.task_sheet import LATENESS
from api.ticket_filters import TICKET_FILTERS
from api.ticket_list import FILTERS, ticket_list
from api.views import View, signed_in
from backend import clock
from backend.access.scope import reading
from backend.activity.inspection_verbs import STATES_OF_INSPECTIONS
from backend.activity.told.words import LEVELS
from backend.inspections.lives import SEVERITY_NAMES
from backend.inspections.models import Ticket
from backend.words import Words, say

MOST = 5000  # rows of a workbook
STATES = STATES_OF_INSPECTIONS[Ticket.noun]


class TicketSheetView(View):
    """The board as a workbook."""

    filters = FILTERS
    own_filters = TICKET_FILTERS
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """At most 5,000 rows."""
        with reading(signed_in(request)) as reader:
            told = ticket_list(reader, request.query_params.dict(), size=MOST)
        rows: list[dict[str, Any]] = orjson.loads(orjson.dumps(told["items"]))
        heading = say(
            "Nội dung khắc phục, tính đến ngày {day}", "To be remedied, as of {day}", day=f"{clock.today():%d/%m/%Y}"
        )
        numbered = [row | {"line": line} for line, row in enumerate(rows, start=1)]
        return sheet_answer(f"bang-khac-phuc-{clock.today():%Y%m%d}", heading, COLUMNS, numbered)


def _days(row: dict[str, Any]) -> Any:
    days = row["timeliness"]["days"]
    return "" if days is None else days


def _level(row: dict[str, Any]) -> str:
    return str(LEVELS[row["escalation"]]) if row["escalated"] and row["escalation"] else ""


COLUMNS: list[Column] = [
    (Words("STT", "No."), 6, lambda row: row["line"]),
    (Words("Mã", "Code"), 10, lambda row: row["code"]),
    (Words("Nội dung", "What is to be remedied"), 50, lambda row: row["text"]),
    (Words("Mức độ", "Severity"), 14, lambda row: str(SEVERITY_NAMES[row["severity"]])),
    (Words("Lĩnh vực", "Area"), 22, lambda row: area_name(row["area"])),
    (Words("Cơ quan", "Body"), 22, lambda row: row["body"]["short_name"]),
    (Words("Đơn vị", "Unit"), 22, lambda row: row["unit"]["short_name"]),
    (Words("Người khắc phục", "Officer"), 20, lambda row: row["officer"]["full_name"] if row["officer"] else ""),
    (Words("Trạng thái", "State"), 20, lambda row: str(STATES[row["state"]])),
    (Words("Hạn đầu", "First due"), 12, lambda row: day(row["due"]["first_on"])),
    (Words("Hạn", "Due"), 12, lambda row: day(row["due"]["on"])),
    (Words("Mức kịp thời", "Timeliness"), 14, lambda row: str(LATENESS[row["timeliness"]["class"]])),
    (Words("Số ngày làm việc", "Working days"), 10, _days),
    (Words("Số lần trả lại", "Times returned"), 9, lambda row: row["returned"]),
    (Words("Số lần gia hạn", "Times extended"), 9, lambda row: row["extended"]),
    (Words("Số lần mở lại", "Times reopened"), 9, lambda row: row["reopened"]),
    (Words("Đã báo cáo đến", "Put before"), 20, _level),
    (Words("Tái diễn của", "Repeats"), 12, lambda row: row["repeat_of"]),
    (Words("Cuộc kiểm tra", "Inspection"), 12, lambda row: row["inspection_code"]),
    (Words("Thông báo", "Notice"), 16, lambda row: row["notice_no"]),
]  # fmt: skip

urlpatterns = [path("tickets/sheet", TicketSheetView.as_view())]
