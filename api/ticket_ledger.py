"""The ledger of later dates of tickets: filtered in the address, page by page, and as a workbook."""

from typing import Any

import orjson
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.ledgers import (
    ASKED,
    EXTENSION_FILTERS,
    MOST,
    OUTCOMES,
    PAGE,
    SHEET,
    YEAR,
    before,
    cursor_at,
    name_of,
    wrong_filter,
)
from api.shapes.ticket_ledger import TicketExtensionLedger
from api.table_sheet import Column, day, sheet_answer
from api.views import ReadView, View, signed_in
from backend import clock
from backend.access.scope import Reader, reading
from backend.activity.told.words import CAUSES
from backend.ids import is_number
from backend.inspections.ledgers import later_dates, later_dates_count, ticket_punctuality
from backend.inspections.queries import visible_tickets
from backend.plans.queries import Condition
from backend.words import Words, say

FILTERS = ("body", "unit", "state", "cause", "year")
OWN_FILTERS = {
    **ASKED,
    "body": (OpenApiTypes.INT64, "Id of the body that remedies it"),
    "unit": (OpenApiTypes.INT64, "Id of the unit that remedies it"),
}


def _of_tickets(reader: Reader, query: dict[str, str]) -> list[Condition]:
    """Which tickets are meant. Raises Invalid for a value that cannot be."""
    found = [visible_tickets(reader.keys)]
    year = "extract(year FROM t.opened_on)"  # figures count what was asked to be remedied in the year
    for name, column in {"body": "t.body_id", "unit": "t.unit_id", "year": year}.items():
        if value := query.get(name):
            if not is_number(value):
                raise wrong_filter(name)
            found.append(Condition(f"{column} = %({name})s", {name: int(value)}))
    return found


def _of_requests(reader: Reader, query: dict[str, str]) -> list[Condition]:
    """Which requests are meant: by the year in which they were asked."""
    found = _of_tickets(reader, {name: value for name, value in query.items() if name != "year"})
    if value := query.get("year"):
        if not is_number(value):
            raise wrong_filter("year")
        found.append(Condition(f"{YEAR} = %(year)s", {"year": int(value)}))
    for name, allowed in EXTENSION_FILTERS.items():
        if value := query.get(name):
            if value not in allowed:
                raise wrong_filter(name)
            found.append(Condition(f"x.{name} = %({name})s", {name: value}))
    return found


class TicketExtensionsView(ReadView):
    """Every request for a later date of a ticket; how punctual by the first and the agreed date."""

    filters = (*FILTERS, "cursor")
    own_filters = OWN_FILTERS
    answers = {"get": {200: TicketExtensionLedger}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """A page."""
        conditions = _of_requests(reader, query)
        count = later_dates_count(conditions)
        if cursor := query.get("cursor"):
            conditions.append(before(cursor))
        rows = later_dates(conditions, limit=PAGE + 1)
        return {
            "as_of": clock.now(), "count": count, "items": [orjson.Fragment(row) for row in rows[:PAGE]],
            "next": cursor_at(orjson.loads(rows[PAGE - 1])) if len(rows) > PAGE else None,
            "punctuality": ticket_punctuality(_of_tickets(reader, query)),
        }  # fmt: skip


class TicketExtensionSheetView(View):
    """The same as a workbook."""

    filters = FILTERS
    own_filters = OWN_FILTERS
    answers = SHEET

    def get(self, request: Request) -> HttpResponse:
        """At most 5,000 rows."""
        with reading(signed_in(request)) as reader:
            found = later_dates(_of_requests(reader, request.query_params.dict()), limit=MOST)
            rows = [orjson.loads(row) for row in found]
        title = say("Sổ gia hạn nội dung khắc phục", "Ledger of extensions of what is to be remedied")
        return sheet_answer("so-gia-han-khac-phuc", title, COLUMNS, rows)


COLUMNS: list[Column] = [
    (Words("Mã", "Code"), 12, lambda row: row["ticket"]["code"]),
    (Words("Nội dung khắc phục", "To be remedied"), 44, lambda row: row["ticket"]["text"]),
    (Words("Cơ quan", "Body"), 20, lambda row: row["ticket"]["body"]["short_name"]),
    (Words("Hạn theo kết luận", "Due by the notice"), 13, lambda row: day(row["ticket"]["first_due_on"])),
    (Words("Hạn khi xin", "Due when asked"), 13, lambda row: day(row["old_due_on"])),
    (Words("Xin đến ngày", "Asked until"), 13, lambda row: day(row["asked_due_on"])),
    (Words("Lý do", "Reason"), 36, lambda row: row["reason"]),
    (Words("Nguyên nhân", "Cause"), 13, lambda row: str(CAUSES[row["cause"]])),
    (Words("Người xin", "Asked by"), 20, name_of("by")),
    (Words("Ngày xin", "Asked on"), 13, lambda row: day(row["at"])),
    (Words("Kết quả", "Decision"), 16, lambda row: str(OUTCOMES[row["state"]])),
    (Words("Ngày được đồng ý, đề nghị", "Date decided or offered"), 15, lambda row: day(row["decided_due_on"])),
    (Words("Người trả lời", "Decided by"), 20, name_of("decided_by")),
    (Words("Hạn hiện nay", "Due now"), 13, lambda row: day(row["ticket"]["due_on"])),
    (Words("Số lần gia hạn", "Times extended"), 10, lambda row: row["ticket"]["extended"]),
]
urlpatterns = [
    path("ticket-extensions", TicketExtensionsView.as_view()),
    path("ticket-extensions/sheet", TicketExtensionSheetView.as_view()),
]
