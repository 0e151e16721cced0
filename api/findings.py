"""What was found, as a list and as a workbook; and everything ever found in one place."""

from typing import Any

import orjson
from django.db.models import Q
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.areas import area_name
from api.finding_filters import FINDING_FILTERS, LISTING, NARROWING, of_place
from api.finding_list import SORT, finding_list
from api.inspection_page import inspection_list
from api.names import unit_ref
from api.shapes.remediation import Findings, FoundInPlace
from api.table_sheet import Column, day, sheet_answer
from api.task_list import own_bounds
from api.task_sheet import LATENESS
from api.unit_figures import percent
from api.views import ReadView, View, signed_in
from backend import clock
from backend.access.scope import Reader, reading
from backend.activity.change import absent
from backend.activity.inspection_verbs import STATES_OF_INSPECTIONS
from backend.errors import NotFound
from backend.inspections.handling import visible_findings
from backend.inspections.lives import SEVERITY_NAMES
from backend.inspections.remedy_figures import found_by_year, share
from backend.organisations.lineage import lineage_of
from backend.organisations.models import OrgUnit
from backend.words import Words, say

ASKED = (*NARROWING, *LISTING, "sort")
OWN = FINDING_FILTERS | {"sort": SORT}
MOST = 5000  # rows of a workbook
STATES: dict[str, Words] = {
    **STATES_OF_INSPECTIONS["ticket"],
    "DRAFT": Words("Dự thảo", "Draft"),
    "REMEDIED_ON_SITE": Words("Khắc phục ngay tại chỗ", "Remedied on site"),
    "WITHDRAWN": Words("Đã rút", "Withdrawn"),
}


class AllFindingsView(ReadView):
    """What was found, with what became of it, 50 a page."""

    filters = (*ASKED, "cursor")
    own_filters = OWN
    answers = {"get": {200: Findings}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's list."""
        return finding_list(reader, query)


class FindingSheetView(View):
    """The same as a workbook, exactly as filtered and sorted."""

    filters = ASKED
    own_filters = OWN
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """At most 5,000 rows."""
        with reading(signed_in(request)) as reader:
            told = finding_list(reader, request.query_params.dict(), size=MOST)
        rows = orjson.loads(orjson.dumps(told["items"]))
        heading = say("Danh sách nội dung khắc phục sau kiểm tra", "What inspections found and how it is remedied")
        if told["narrowed"]:
            heading += f" ({', '.join(one['label'] for one in told['narrowed'])})"
        if told["day"]:
            heading += say(", tính đến hết ngày {day}", ", at the end of {day}", day=day(str(told["day"])))
        numbered = [row | {"line": line} for line, row in enumerate(rows, start=1)]
        return sheet_answer(f"noi-dung-khac-phuc-{clock.today():%Y%m%d}", heading, COLUMNS, numbered)


class PlaceView(ReadView):
    """Everything ever found in a unit or body: years, inspections; the rows are the list's with `place`."""

    answers = {"get": {200: FoundInPlace}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """To whoever works in its body, or may read something that was found there."""
        unit = OrgUnit.objects.filter(pk=path_parts["unit_id"], is_group=False).first()
        if unit is None:
            raise NotFound(absent())
        lineage = lineage_of(unit.pk)
        bodies = Q(inspected_body__in=lineage) if unit.is_body else Q()
        inspections = inspection_list(reader, Q(unit__in=lineage) | bodies)["items"]
        years = found_by_year([visible_findings(reader.keys), of_place(unit.pk)], own_bounds(reader))
        if not years and not inspections and unit.body_id not in reader.keys:
            raise NotFound(absent())
        return {
            "as_of": clock.now(), "unit": unit_ref(unit), "is_body": unit.is_body,
            "former": [unit_ref(one) for one in OrgUnit.objects.filter(pk__in=lineage[1:])],
            "years": [row | {"share": percent(share(row))} for row in years], "inspections": inspections,
        }  # fmt: skip


def _due(row: dict[str, Any]) -> str:
    return day(row["due"]["on"]) if row["due"] else ""


def _lateness(row: dict[str, Any]) -> str:
    return str(LATENESS[row["timeliness"]["class"]]) if row["timeliness"] else ""


def _days(row: dict[str, Any]) -> Any:
    days = row["timeliness"]["days"] if row["timeliness"] else None
    return "" if days is None else days


COLUMNS: list[Column] = [
    (Words("STT", "No."), 6, lambda row: row["line"]),
    (Words("Mã", "Code"), 10, lambda row: row["code"]),
    (Words("Nội dung", "Finding"), 50, lambda row: row["text"]),
    (Words("Mức độ", "Severity"), 14, lambda row: str(SEVERITY_NAMES[row["severity"]])),
    (Words("Lĩnh vực", "Area"), 22, lambda row: area_name(row["area"])),
    (Words("Cơ quan", "Body"), 22, lambda row: row["body"]["short_name"]),
    (Words("Đơn vị", "Unit"), 22, lambda row: row["unit"]["short_name"]),
    (Words("Người khắc phục", "Officer"), 20, lambda row: row["officer"]["full_name"] if row["officer"] else ""),
    (Words("Cuộc kiểm tra", "Inspection"), 12, lambda row: row["inspection_code"]),
    (Words("Thông báo", "Notice"), 16, lambda row: row["notice_no"]),
    (Words("Ngày thông báo", "Notice date"), 12, lambda row: day(row["notice_on"])),
    (Words("Hạn", "Due"), 12, _due),
    (Words("Trạng thái", "State"), 20, lambda row: str(STATES[row["state"]])),
    (Words("Mức kịp thời", "Timeliness"), 14, _lateness),
    (Words("Số ngày làm việc", "Working days"), 10, _days),
    (Words("Ngày khắc phục xong", "Remedied on"), 12, lambda row: day(row["closed_on"])),
    (Words("Số lần trả lại", "Times returned"), 9, lambda row: row["returned"]),
    (Words("Số lần gia hạn", "Times extended"), 9, lambda row: row["extended"]),
    (Words("Tái diễn của", "Repeats"), 12, lambda row: row["repeat_of"]),
]

urlpatterns = [
    path("findings", AllFindingsView.as_view()),
    path("findings/sheet", FindingSheetView.as_view()),
    path("units/<int:unit_id>/findings", PlaceView.as_view()),
]
