"""How the units of the reader's body stand in a year, with what was in their way beside it (product.md §28)."""

from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.request import Request

from api.names import unit_ref
from api.shapes.unit_figures import UnitFigures
from api.table_sheet import Column, sheet_answer
from api.views import ActView, ReadView, StrictSerializer, View, signed_in
from backend import clock
from backend.access.scope import Reader, reading
from backend.accounts.roster import hats_of
from backend.activity.change import absent
from backend.errors import FieldError, Invalid, NotFound
from backend.ids import is_number
from backend.organisations.models import BodySettings, OrgUnit
from backend.plans.queries import bounds_for
from backend.plans.unit_figures import ranked, share, total, unit_rows
from backend.words import Words, say
from workflows.ranking import rank_units, ranking_hat

YEAR: dict[str, tuple[Any, str]] = {"year": (OpenApiTypes.INT64, "Of tasks first due in this year; the present one when left out")}  # fmt: skip


class UnitFiguresView(ReadView):
    """Every unit's figures."""

    filters = ("year",)
    own_filters = YEAR
    answers = {"get": {200: UnitFigures}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """In the body's order, or ranked where its leaders turned that on."""
        return _figures(reader, query.get("year"))


class UnitFigureSheetView(View):
    """The same as a workbook."""

    filters = ("year",)
    own_filters = YEAR
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """A row a unit, and the body's."""
        with reading(signed_in(request)) as reader:
            told = _figures(reader, request.query_params.get("year"))
        heading = say("Kết quả theo đơn vị năm {year}: {body}", "Results by unit {year}: {body}", year=told["year"], body=told["body"]["name"])  # fmt: skip
        whole = told["total"] | {"unit": {"name": say("Toàn cơ quan", "The whole body")}, "rank": None}
        return sheet_answer(f"don-vi-{told['year']}", heading, COLUMNS, [*told["items"], whole])


class RankingBody(StrictSerializer):
    """On or off."""

    on = serializers.BooleanField()


class RankingView(ActView):
    """A leader turns the ranking of units on or off."""

    body_serializer = RankingBody
    answers = {"post": {200: UnitFigures}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """For the whole body."""
        rank_units(by, body_of(by).pk, body["on"], **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The figures as everybody sees them now."""
        return _figures(reader, None)


def body_of(user: Any) -> OrgUnit:
    """Where the reader works first. Raises NotFound for somebody without a post."""
    hats = hats_of(user)
    if not hats:
        raise NotFound(absent())
    return OrgUnit.objects.get(pk=hats[0].body_id)


def _figures(reader: Reader, asked: str | None) -> dict[str, Any]:
    body, year = body_of(reader.user), asked_year(asked)
    rows = unit_rows(body.pk, year, reader.keys, bounds_for(body.pk))
    ranks = BodySettings.objects.filter(body=body.pk, ranks_units=True).exists()
    told = ranked(rows) if ranks else [row | {"rank": None} for row in rows]
    return {
        "as_of": clock.now(), "body": unit_ref(body), "year": year, "ranked": ranks,
        "may_rank": ranking_hat(reader.user, body.pk) is not None, "items": [_told(row) for row in told],
        "total": _told(total(rows)),
    }  # fmt: skip


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"share": percent(share(row, "in_time")), "share_first": percent(share(row, "in_time_first"))}


def percent(part: Fraction | None) -> str | None:
    """With two decimals, half up; None where there is no share."""
    return None if part is None else f"{int(part * 10000 + Fraction(1, 2)) / 100:.2f}"


def asked_year(text: str | None) -> int:
    """The year asked for, else the present one. Raises Invalid."""
    if text is None:
        return clock.today().year
    if is_number(text) and 2000 <= int(text) < 2100:
        return int(text)
    message = say("Năm không hợp lệ.", "Not a year.")
    raise Invalid(message, errors=[FieldError("year", message)])


def _count(name: str) -> Any:
    return lambda row: row[name]


def _shown(name: str) -> Any:
    return lambda row: f"{row[name]} %".replace(".", say(",", ".")) if row[name] else ""


COLUMNS: list[Column] = [
    (Words("Hạng", "Rank"), 8, lambda row: row["rank"] or ""),
    (Words("Đơn vị", "Unit"), 36, lambda row: row["unit"]["name"]),
    (Words("Việc trong năm", "Tasks of the year"), 11, _count("all")),
    (Words("Đã đến hạn hoặc đã gửi", "Due or sent"), 12, _count("due")),
    (Words("Đúng hạn đầu", "In time, first date"), 11, _count("in_time_first")),
    (Words("Tỷ lệ", "Share"), 10, _shown("share_first")),
    (Words("Đúng hạn đã thống nhất", "In time, agreed date"), 12, _count("in_time")),
    (Words("Tỷ lệ", "Share"), 10, _shown("share")),
    (Words("Chậm", "Late"), 8, _count("late")),
    (Words("Quá hạn, chưa xong", "Overdue"), 10, _count("overdue")),
    (Words("Việc đã gia hạn", "Tasks extended"), 10, _count("extended")),
    (Words("Số lần gia hạn", "Times extended"), 10, _count("times_extended")),
    (Words("Đang chờ nơi khác", "Waiting for others"), 10, _count("waiting")),
    (Words("Vướng mắc đã nêu", "Obstacles said"), 10, _count("obstacles")),
    (Words("Vướng mắc chưa được trả lời", "Obstacles unanswered"), 12, _count("obstacles_open")),
]

urlpatterns = [
    path("unit-figures", UnitFiguresView.as_view()),
    path("unit-figures/sheet", UnitFigureSheetView.as_view()),
    path("unit-figures/ranking", RankingView.as_view()),
]
