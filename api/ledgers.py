"""The ledgers of later dates and of obstacles: filtered in the address, page by page, and as a workbook (product.md §20, §28)."""

import base64
import binascii
import json
import uuid
from datetime import datetime
from typing import Any, ClassVar

import orjson
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.shapes.timing import ExtensionLedger, ObstacleLedger
from api.table_sheet import Column, day, sheet_answer
from api.views import ReadView, View, signed_in
from backend import clock
from backend.access.scope import Reader, reading
from backend.activity.told.words import CAUSES, OBSTACLE_ASKED
from backend.errors import FieldError, Invalid
from backend.ids import is_number
from backend.plans.ledgers import EXTENSIONS, OBSTACLES, Ledger, ledger_count, ledger_rows, punctuality
from backend.plans.models import Extension, Obstacle
from backend.plans.queries import Condition, visible
from backend.plans.year_figures import of_year
from backend.words import Words, say

PAGE, MOST = 50, 5000
YEAR = "extract(year FROM x.at AT TIME ZONE 'Asia/Ho_Chi_Minh')"
SHEET = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}
OUTCOMES: dict[str, Words] = {
    "REQUESTED": Words("Chờ trả lời", "Awaits an answer"),
    "COUNTERED": Words("Đề nghị ngày khác", "Another date offered"),
    "APPROVED": Words("Đồng ý", "Granted"),
    "REJECTED": Words("Không đồng ý", "Refused"),
    "WITHDRAWN": Words("Đã rút", "Withdrawn"),
    "OVERTAKEN": Words("Không còn xét", "No longer needed"),
    "OPEN": Words("Chờ trả lời", "Awaits an answer"),
    "ANSWERED": Words("Đã trả lời", "Answered"),
    "OVER": Words("Đã hết vướng", "Over"),
}
EXTENSION_FILTERS = {"state": tuple(Extension.State.values), "cause": tuple(Extension.Cause.values)}
OBSTACLE_FILTERS = {"state": tuple(Obstacle.State.values)}


def one_of(values: tuple[str, ...]) -> dict[str, Any]:
    """For the schema."""
    return {"type": "string", "enum": list(values)}


OF_THESE: dict[str, tuple[Any, str]] = {
    "cause": (one_of(EXTENSION_FILTERS["cause"]), "Only for this kind of cause"),
    "year": (OpenApiTypes.INT64, "Only what was asked in this year"),
}
ASKED = {"state": (one_of(EXTENSION_FILTERS["state"]), "Only requests that stand so"), **OF_THESE}
SAID = {"state": (one_of(OBSTACLE_FILTERS["state"]), "Only those that stand so"), **OF_THESE,
    "body": (OpenApiTypes.INT64, "Id of the body that carries the task out"),
    "unit": (OpenApiTypes.INT64, "Id of the unit or body that was asked")}  # fmt: skip


class _Ledger:
    """What both ledgers share: which rows a query means."""

    ledger: ClassVar[Ledger]
    choices: ClassVar[dict[str, tuple[str, ...]]]

    def conditions(self, reader: Reader, query: dict[str, str]) -> list[Condition]:
        """Raises Invalid for a value that cannot be."""
        found = [visible(reader.keys)]
        for name, allowed in self.choices.items():
            if value := query.get(name):
                if value not in allowed:
                    raise wrong_filter(name)
                found.append(Condition(f"x.{name} = %({name})s", {name: value}))
        columns = {"body": "t.body_id", "lead": "t.lead_id", "unit": "x.unit_id", "year": YEAR}
        for name, column in columns.items():
            if value := query.get(name):
                if not is_number(value):
                    raise wrong_filter(name)
                found.append(Condition(f"{column} = %({name})s", {name: int(value)}))
        return found

    def page(self, reader: Reader, query: dict[str, str]) -> dict[str, Any]:
        """50 rows, how many there are in all, and the cursor of those after them."""
        conditions = self.conditions(reader, query)
        count = ledger_count(self.ledger, conditions)
        if cursor := query.get("cursor"):
            conditions.append(before(cursor))
        rows = ledger_rows(self.ledger, conditions, limit=PAGE + 1)
        following = cursor_at(orjson.loads(rows[PAGE - 1])) if len(rows) > PAGE else None
        items = [orjson.Fragment(row) for row in rows[:PAGE]]
        return {"as_of": clock.now(), "count": count, "items": items, "next": following}

    def all_rows(self, reader: Reader, query: dict[str, str]) -> list[dict[str, Any]]:
        """For a workbook."""
        return [orjson.loads(row) for row in ledger_rows(self.ledger, self.conditions(reader, query), limit=MOST)]


class _Extensions(_Ledger):
    ledger, choices = EXTENSIONS, EXTENSION_FILTERS


class _Obstacles(_Ledger):
    ledger, choices = OBSTACLES, OBSTACLE_FILTERS


class ExtensionsView(_Extensions, ReadView):
    """Every request for a later date with its reason, cause and decision; how punctual by the first and the agreed date."""

    filters = ("lead", "state", "cause", "year", "cursor")
    own_filters = ASKED
    answers = {"get": {200: ExtensionLedger}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """A page."""
        page = self.page(reader, query)  # which refuses what is no filter
        tasks = [visible(reader.keys)]
        if query.get("lead"):
            tasks += [one for one in self.conditions(reader, query) if "lead" in one.params]
        if query.get("year"):
            tasks.append(of_year(int(query["year"])))
        return {**page, "punctuality": punctuality(tasks)}


class ObstaclesView(_Obstacles, ReadView):
    """Everything that is or was in the way, with whom it waited for."""

    filters = ("body", "lead", "unit", "state", "year", "cursor")
    own_filters = SAID
    answers = {"get": {200: ObstacleLedger}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """A page."""
        return self.page(reader, query)


class ExtensionSheetView(_Extensions, View):
    """The ledger of later dates as a workbook."""

    filters = ("lead", "state", "cause", "year")
    own_filters = ASKED
    answers = SHEET

    def get(self, request: Request) -> HttpResponse:
        """At most 5,000 rows."""
        with reading(signed_in(request)) as reader:
            rows = self.all_rows(reader, request.query_params.dict())
        return sheet_answer("so-gia-han", say("Sổ theo dõi gia hạn", "Ledger of extensions"), EXTENSION_COLUMNS, rows)


class ObstacleSheetView(_Obstacles, View):
    """The ledger of obstacles as a workbook."""

    filters = ("body", "lead", "unit", "state", "year")
    own_filters = SAID
    answers = SHEET

    def get(self, request: Request) -> HttpResponse:
        """At most 5,000 rows."""
        with reading(signed_in(request)) as reader:
            rows = self.all_rows(reader, request.query_params.dict())
        return sheet_answer("so-vuong-mac", say("Sổ vướng mắc", "Ledger of obstacles"), OBSTACLE_COLUMNS, rows)


def name_of(key: str) -> Any:
    """The person of this key, as a cell."""
    return lambda row: row[key]["full_name"] if row[key] else ""


TASK: list[Column] = [
    (Words("Việc", "Task"), 44, lambda row: row["task"]["title"]),
    (Words("Đơn vị", "Unit"), 18, lambda row: row["task"]["lead"]["short_name"]),
]
EXTENSION_COLUMNS: list[Column] = [
    *TASK,
    (Words("Hạn đầu", "First due date"), 13, lambda row: day(row["task"]["first_due_on"])),
    (Words("Hạn khi xin", "Due when asked"), 13, lambda row: day(row["old_due_on"])),
    (Words("Xin đến ngày", "Asked until"), 13, lambda row: day(row["asked_due_on"])),
    (Words("Lý do", "Reason"), 36, lambda row: row["reason"]),
    (Words("Nguyên nhân", "Cause"), 13, lambda row: str(CAUSES[row["cause"]])),
    (Words("Người xin", "Asked by"), 20, name_of("by")),
    (Words("Ngày xin", "Asked on"), 13, lambda row: day(row["at"])),
    (Words("Kết quả", "Decision"), 16, lambda row: str(OUTCOMES[row["state"]])),
    (Words("Ngày được đồng ý, đề nghị", "Date decided or offered"), 15, lambda row: day(row["decided_due_on"])),
    (Words("Người trả lời", "Decided by"), 20, name_of("decided_by")),
    (Words("Ý kiến", "Remark"), 30, lambda row: row["decision_reason"]),
    (Words("Hạn hiện nay", "Due now"), 13, lambda row: day(row["task"]["due_on"])),
    (Words("Số lần gia hạn", "Times extended"), 10, lambda row: row["task"]["extended"]),
]
OBSTACLE_COLUMNS: list[Column] = [
    *TASK,
    (Words("Vướng mắc", "Obstacle"), 40, lambda row: row["text"]),
    (Words("Người nêu", "Said by"), 20, name_of("by")),
    (Words("Ngày nêu", "Said on"), 13, lambda row: day(row["at"])),
    (Words("Chờ ai", "Whom it waits for"), 18, lambda row: str(OBSTACLE_ASKED[row["asked"]])),
    (Words("Đơn vị được hỏi", "Unit asked"), 18, lambda row: row["unit"]["short_name"]),
    (Words("Cần trả lời trước", "Answer needed by"), 13, lambda row: day(row["answer_by"])),
    (Words("Tình trạng", "State"), 15, lambda row: str(OUTCOMES[row["state"]])),
    (Words("Trả lời", "Answer"), 40, lambda row: row["answer"]),
    (Words("Người trả lời", "Answered by"), 20, name_of("ended_by")),
    (Words("Ngày xong", "Ended on"), 13, lambda row: day(row["ended_at"])),
]


def cursor_at(row: dict[str, Any]) -> str:
    """Where the page after this row begins."""
    return base64.urlsafe_b64encode(json.dumps([row["at"], row["id"]]).encode()).decode()


def before(cursor: str) -> Condition:
    """What comes after it, newest first. Raises Invalid."""
    try:
        at, pk = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        params = {"before_at": datetime.fromisoformat(at), "before_id": uuid.UUID(pk)}
    except (ValueError, TypeError, AttributeError, RecursionError, binascii.Error):
        raise wrong_filter("cursor") from None
    return Condition("(x.at, x.id) < (%(before_at)s, %(before_id)s::uuid)", params)


def wrong_filter(name: str) -> Invalid:
    """To raise for a value that cannot be."""
    message = say("Giá trị lọc không hợp lệ.", "The filter's value is not valid.")
    return Invalid(message, errors=[FieldError(name, message)])


urlpatterns = [
    path("extensions", ExtensionsView.as_view()),
    path("extensions/sheet", ExtensionSheetView.as_view()),
    path("obstacles", ObstaclesView.as_view()),
    path("obstacles/sheet", ObstacleSheetView.as_view()),
]
