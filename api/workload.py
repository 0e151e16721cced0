"""What lies with each person, and what each did in a quarter: their own, and their line of leaders' to see (product.md §28)."""

import re
from datetime import date, timedelta
from typing import Any, NamedTuple

import orjson
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.names import Names
from api.shapes.timing import PersonsTasks, Results, Workload
from api.table_sheet import Column, day, sheet_answer
from api.task_filters import wrong_filter
from api.views import ReadView, View, signed_in
from backend import clock
from backend.access.figures import known_to, line_of, may_see_figures
from backend.access.scope import Reader, reading
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import hats_of
from backend.activity.change import absent
from backend.errors import FieldError, Forbidden, Invalid, NotFound
from backend.plans.queries import Condition, bounds_for, task_rows, visible
from backend.plans.timeliness import EARLY, LATE, ON_TIME, OVERDUE, Bounds
from backend.plans.workload import COUNTS, counted, counted_elsewhere, result_rows, workload_rows
from backend.words import Words, say

QUARTER: dict[str, tuple[Any, str]] = {
    "quarter": (OpenApiTypes.STR, "Such as 2026-3; the present one when left out"),
}


FIGURE: dict[str, tuple[Any, str]] = {
    "figure": ({"type": "string", "enum": list(COUNTS)}, "What this figure of the person counts; `open` when left out"),
}


class Quarter(NamedTuple):
    """Three months of a year."""

    name: str
    first: date
    last: date


class WorkloadView(ReadView):
    """What lies with the reader and the people they head or lead."""

    answers = {"get": {200: Workload}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """All of them: a body has some dozens."""
        line = line_of(reader.user)
        posts = valid_memberships().filter(line.posts(), user__is_system=False).values_list("id", flat=True)
        rows = workload_rows(list(posts), reader.keys, _bounds(reader))
        return {"as_of": clock.now(), "oversees": line.oversees, "items": [orjson.Fragment(row) for row in rows]}


class PersonsTasksView(ReadView):
    """What lies with one of them: all of it, or what one figure counts."""

    filters = ("figure",)
    own_filters = FIGURE
    answers = {"get": {200: PersonsTasks}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """By due date."""
        person_id, figure = path_parts["user_id"], query.get("figure", "open")
        _overseen(reader, person_id)
        if figure not in COUNTS:
            raise wrong_filter("figure")
        within = _bounds(reader)

        def rows(condition: Condition) -> list[orjson.Fragment]:
            return [orjson.Fragment(row) for row in task_rows([visible(reader.keys), condition], within)]

        return {
            "as_of": clock.now(),
            "items": rows(counted(person_id, figure, within)),
            "elsewhere": rows(counted_elsewhere(person_id)) if figure == "open" else [],
        }


class ResultsView(ReadView):
    """What a person did in a quarter."""

    filters = ("quarter",)
    own_filters = QUARTER
    answers = {"get": {200: Results}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """By due date."""
        person, quarter = _asked(reader, path_parts["user_id"], query)
        rows = result_rows(path_parts["user_id"], reader.keys, quarter.first, quarter.last, _bounds(reader))
        return {
            "as_of": clock.now(), "person": person, "quarter": quarter.name, "first_day": quarter.first,
            "last_day": quarter.last, "items": [orjson.Fragment(row) for row in rows],
        }  # fmt: skip


class ResultSheetView(View):
    """The same as a workbook, to be taken into the evaluation."""

    filters = ("quarter",)
    own_filters = QUARTER
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request, user_id: int) -> HttpResponse:
        """A row a product."""
        with reading(signed_in(request)) as reader:
            person, quarter = _asked(reader, user_id, request.query_params.dict())
            rows = result_rows(user_id, reader.keys, quarter.first, quarter.last, _bounds(reader))
        heading = say(
            "Kết quả thực hiện nhiệm vụ quý {q} của {name}", "Results of {name}, quarter {q}",
            q="/".join(reversed(quarter.name.split("-"))), name=person["full_name"],
        )  # fmt: skip
        return sheet_answer(f"ket-qua-{quarter.name}", heading, COLUMNS, map(orjson.loads, rows))


def _bounds(reader: Reader) -> Bounds:
    hats = hats_of(reader.user)
    return bounds_for(hats[0].body_id if hats else None)


def _asked(reader: Reader, user_id: int, query: dict[str, str]) -> tuple[dict[str, Any], Quarter]:
    """Who and when. Raises NotFound for somebody of other bodies, Forbidden outside the line, Invalid."""
    _overseen(reader, user_id)
    person = Names().person(user_id)
    assert person is not None
    return person, _quarter(query.get("quarter"))


def _overseen(reader: Reader, user_id: int) -> None:
    """Raises NotFound for somebody of other bodies, Forbidden outside the line."""
    if user_id > 2**62 or not known_to(reader.user, user_id):
        raise NotFound(absent())
    if not may_see_figures(reader.user, user_id):
        message = say(
            "Chỉ người đó và lãnh đạo trực tiếp xem được.", "Only the person and their line of leaders may see this."
        )
        raise Forbidden(message)


def _quarter(text: str | None) -> Quarter:
    today = clock.today()
    name = text or f"{today.year}-{(today.month + 2) // 3}"
    found = re.fullmatch(r"(20\d\d)-([1-4])", name, re.ASCII)
    if found is None:
        message = say("Quý không hợp lệ, ví dụ đúng: 2026-3.", "Not a quarter; a right one: 2026-3.")
        raise Invalid(message, errors=[FieldError("quarter", message)])
    year, number = int(found[1]), int(found[2])
    after = date(year + number // 4, number * 3 % 12 + 1, 1)
    return Quarter(name, date(year, number * 3 - 2, 1), after - timedelta(days=1))


STANDS: dict[str, Words] = {
    EARLY: Words("Trước hạn", "Early"),
    ON_TIME: Words("Đúng hạn", "On time"),
    LATE: Words("Chậm", "Late"),
    OVERDUE: Words("Quá hạn, chưa xong", "Overdue"),
}


def _obstacles(row: dict[str, Any]) -> str:
    return "\n".join(
        f"{one['text']} ({one['unit']['short_name']}, {day(one['asked_on'])} – {day(one['ended_on'])})"
        for one in row["obstacles"]
    )


COLUMNS: list[Column] = [
    (Words("Việc", "Task"), 44, lambda row: row["title"]),
    (Words("Sản phẩm", "Product"), 26, lambda row: row["product"]),
    (Words("Hạn đầu", "First due date"), 13, lambda row: day(row["first_due_on"])),
    (Words("Hạn đã thống nhất", "Agreed due date"), 13, lambda row: day(row["due_on"])),
    (Words("Ngày có kết quả", "Done on"), 13, lambda row: day(row["done_on"])),
    (Words("Tiến độ", "Timeliness"), 16, lambda row: str(STANDS.get(row["timeliness"]["class"], ""))),
    (
        Words("Số ngày làm việc chậm", "Working days late"),
        12,
        lambda row: row["timeliness"]["days"] if row["timeliness"]["class"] in {LATE, OVERDUE} else 0,
    ),
    (Words("Số lần trả lại", "Times returned"), 10, lambda row: row["returned"]),
    (Words("Số lần gia hạn", "Times extended"), 10, lambda row: row["extended"]),
    (
        Words("Nguyên nhân khách quan đã xác nhận", "Objective causes confirmed"),
        40,
        lambda row: "\n".join(f"{one['reason']} ({day(one['decided_on'])})" for one in row["objective"]),
    ),
    (Words("Vướng mắc đã nêu", "Obstacles met"), 40, _obstacles),
]

urlpatterns = [
    path("workload", WorkloadView.as_view()),
    path("workload/<int:user_id>", PersonsTasksView.as_view()),
    path("people/<int:user_id>/results", ResultsView.as_view()),
    path("people/<int:user_id>/results/sheet", ResultSheetView.as_view()),
]
