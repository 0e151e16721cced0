"""How far what inspections found is handled, as of any day, and what that is worth (domain.md §2.5, §4; product.md §28)."""

from datetime import date
from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.finding_filters import (
    BY,
    FINDING_FILTERS,
    NARROWING,
    as_of_query,
    as_of_year,
    narrowed,
    narrowing,
    settings_of,
)
from api.remedy_sheet import figure_sheet
from api.shapes.remediation import RemedyFigures
from api.ticket_list import wrong_value
from api.unit_figures import percent
from api.views import ReadView, View, signed_in
from backend import clock
from backend.access.scope import Reader, reading
from backend.inspections.criterion import HANDLED
from backend.inspections.finding_rows import finding_count
from backend.inspections.handling import AGES, OVERDUES, STANDS, AsOf, Bands, cut_off_of
from backend.inspections.models import Severity
from backend.inspections.remedy_figures import figure_rows, notice_years, share
from backend.plans.areas import known
from backend.plans.queries import Condition

ASKED = (*NARROWING, "year", "as_of", "by")


class RemedyFiguresView(ReadView):
    """The share handled and all that stands beside it."""

    filters = ASKED
    own_filters = FINDING_FILTERS
    answers = {"get": {200: RemedyFigures}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """As of the day asked for."""
        return remedy_figures(reader, query)


class RemedyFigureSheetView(View):
    """The same as a workbook."""

    filters = ASKED
    own_filters = FINDING_FILTERS
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """A row for each of what is asked by, and the total."""
        with reading(signed_in(request)) as reader:
            told = remedy_figures(reader, request.query_params.dict())
        return figure_sheet(told)


def remedy_figures(reader: Reader, query: dict[str, str]) -> dict[str, Any]:
    """The contract's `RemedyFigures`."""
    as_of, conditions = as_of_query(reader, query), narrowing(reader, query)
    by = query.get("by") or _usual(conditions, as_of)
    if by not in BY:
        raise wrong_value("by")
    total, rows = figure_rows(conditions, as_of, "" if by == "YEAR" else by)
    items = _years(reader, conditions, as_of, total) if by == "YEAR" else [(row, as_of) for row in _sorted(by, rows)]
    return {
        "as_of": clock.now(), "year": as_of.year, "day": as_of.day, "cut_off": cut_off_of(as_of.year, settings_of(reader).cut_off),
        "rule": as_of.rule, "by": by, "narrowed": narrowed(reader, query), "total": _told(total),
        "items": [
            _told(row) | {name: row[name] for name in ("key", "unit", "body", "inspection")} | {"year": of.year, "day": of.day}
            for row, of in items
        ],
        "ages": _bands("AGE", AGES, total), "lates": _bands("OVERDUE", OVERDUES, total),
        "later": _later(conditions, as_of), "criterion": _criterion(share(total)),
    }  # fmt: skip


def _usual(conditions: list[Condition], as_of: AsOf) -> str:
    """By body where several were inspected, by unit within one."""
    return "BODY" if len(figure_rows(conditions, as_of, "BODY")[1]) > 1 else "UNIT"


def _years(
    reader: Reader, conditions: list[Condition], as_of: AsOf, total: dict[str, Any]
) -> list[tuple[dict[str, Any], AsOf]]:
    """Every year in which a notice was issued, each by its own cut-off; the year asked for as of the day asked for."""
    settings, found = settings_of(reader), []
    for year in notice_years(conditions):
        of = as_of if year == as_of.year else as_of_year(reader, settings, year)
        row = total if year == as_of.year else figure_rows(conditions, of, "")[0]
        found.append((row | {"key": str(year)}, of))
    return found


def _sorted(by: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """In an order that ranks nobody: of the office's own lists, or by code."""
    if by in {"AREA", "SEVERITY"}:
        order = known().in_order({row["key"] for row in rows}) if by == "AREA" else Severity.values
        return sorted(rows, key=lambda row: order.index(row["key"]))
    return sorted(rows, key=lambda row: str((row["unit"] or row["inspection"])["code"]))


def _told(row: dict[str, Any]) -> dict[str, Any]:
    handled = share(row)
    names = (*_COUNTS, "times_extended", "times_returned", "mean_days", "median_days")
    return {name: row[name] for name in names} | {
        "share": percent(handled), "points": _points(HANDLED.points(handled)),
        "repeat_share": percent(Fraction(row["repeat"], row["all"]) if row["all"] else None),
    }  # fmt: skip


_COUNTS = (
    "all", "handled", "on_site", "closed", "closed_late", "passed_up", "open", "overdue", "waiting", "extended", "returned",
    "reopened", "escalated", "repeat",
)  # fmt: skip


def _bands(name: str, bands: Bands, total: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"measure": f"{name}_{first}", "first": first, "last": last, "count": total[f"{name.lower()}_{first}"]}
        for first, last in bands
    ]


def _later(conditions: list[Condition], as_of: AsOf) -> int:
    """Of the year, but not known yet on the day."""
    after = Condition(
        f"{STANDS} AND i.notice_on > %(later_than)s AND i.notice_on <= %(later_to)s",
        {"later_than": max(as_of.day, date(as_of.year - 1, 12, 31)), "later_to": date(as_of.year, 12, 31)},
    )
    return finding_count([*conditions, after], as_of.within, history=False)


def _criterion(handled: Fraction | None) -> dict[str, Any]:
    return {
        "code": HANDLED.code, "name": str(HANDLED.name), "most": _points(HANDLED.most),
        "points": _points(HANDLED.points(handled)),
        "bands": [
            {"at_least": f"{float(band.at_least * 100):g}", "points": _points(HANDLED.most * band.part)}
            for band in HANDLED.bands
        ],
    }  # fmt: skip


def _points(value: Fraction | None) -> str | None:
    return None if value is None else f"{float(value):g}"


urlpatterns = [
    path("remedy-figures", RemedyFiguresView.as_view()),
    path("remedy-figures/sheet", RemedyFigureSheetView.as_view()),
]
