"""What narrows inspections, in their list, calendar and workbook: an allow-list of query parameters."""

from datetime import date
from typing import Any

from django.db.models import Q
from drf_spectacular.types import OpenApiTypes

from api.task_filters import wrong_filter
from api.ticket_filters import INSPECTION_FILTERS as OLDER
from backend.access.scope import Reader
from backend.ids import is_number
from backend.inspections.models import InspectionState, Kind

CHOICES = (("state", InspectionState.values), ("kind", Kind.values))
NUMBERS = (("year", "year"), ("body", "inspected_body"), ("unit", "unit"))
DAYS = (("from", "ends_on__gte"), ("to", "starts_on__lte"))
NARROWING = ("state", "kind", "year", "body", "unit", "from", "to", "mine", "q")
INSPECTION_FILTERS: dict[str, tuple[Any, str]] = {
    **OLDER,
    "unit": (OpenApiTypes.INT64, "Id of the unit that is visited"),
    "from": (OpenApiTypes.DATE, "Visits that end on this day or later"),
    "to": (OpenApiTypes.DATE, "Visits that begin on this day or earlier"),
    "q": (OpenApiTypes.STR, "Words of the code, title or unit; tone marks and case do not matter"),
}


def inspection_filters(reader: Reader, query: dict[str, str]) -> Q:
    """Conditions for what of NARROWING the query names; Invalid for a value that cannot be."""
    wanted = Q()
    for name, allowed in CHOICES:
        if value := query.get(name):
            if set(value.split(",")) - set(allowed):
                raise wrong_filter(name)
            wanted &= Q(**{f"{name}__in": value.split(",")})
    for name, column in NUMBERS:
        if value := query.get(name):
            if not is_number(value) or (name == "year" and len(value) != 4):
                raise wrong_filter(name)
            wanted &= Q(**{column: int(value)})
    for name, column in DAYS:
        if value := query.get(name):
            wanted &= Q(**{column: _day(name, value)})
    return wanted & _mine(reader, query.get("mine")) & _said(query.get("q", ""))


def _day(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise wrong_filter(name) from None


def _mine(reader: Reader, value: str | None) -> Q:
    if value and value not in {"true", "false"}:
        raise wrong_filter("mine")
    return Q(team__user=reader.user) if value == "true" else Q()


def _said(q: str) -> Q:
    wanted = Q()
    for word in q[:200].split():
        wanted &= Q(title__unaccent__icontains=word) | Q(code__icontains=word) | Q(unit__name__unaccent__icontains=word)
    return wanted
