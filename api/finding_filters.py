"""The query parameters of findings and of their figures, and what they mean."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from drf_spectacular.types import OpenApiTypes

from api.areas import area_codes
from api.task_list import own_bounds
from api.ticket_filters import TICKET_FILTERS
from api.ticket_list import OFFICER, Columns, filters, wrong_value
from backend import clock
from backend.access.scope import Reader
from backend.accounts.roster import hats_of
from backend.errors import FieldError, Invalid
from backend.ids import is_number
from backend.inspections.finding_rows import FINDING_STATES, STATE, TIMELINESS, unit_names
from backend.inspections.handling import (
    AREA,
    MEASURE_NAMES,
    MEASURES,
    SEVERITY,
    UNIT,
    YEAR_OF,
    AsOf,
    day_of,
    measured,
    visible_findings,
)
from backend.inspections.models import Inspection, Severity
from backend.inspections.remedy_figures import GROUPS
from backend.organisations.lineage import lineage_of
from backend.organisations.models import BodySettings, ShareRule
from backend.plans.queries import Condition
from backend.plans.timeliness import CLASSES, bounds
from backend.words import say

FINDINGS = Columns(
    choices={
        "state": (STATE, FINDING_STATES),
        "severity": (SEVERITY, tuple(Severity.values)),
        "area": (AREA, area_codes),
        "timeliness": (TIMELINESS, CLASSES),
    },
    numbers=(("body", "i.inspected_body_id"), ("unit", UNIT), OFFICER),
    text="f.code || ' ' || f.text",
    inspection="i.id",
)
NARROWING = ("body", "unit", "inspection", "area", "severity")  # of figures, and of the lists behind them
LISTING = ("state", "timeliness", "officer", "place", "mine", "q", "year", "measure", "as_of", "rule")
BY = (*GROUPS, "YEAR")


def _one_of(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


FINDING_FILTERS: dict[str, tuple[Any, str]] = {
    **TICKET_FILTERS,
    "state": ({"type": "array", "items": _one_of(FINDING_STATES)}, "Any of these states, separated by commas"),
    "place": (OpenApiTypes.INT64, "Id of a unit or body: what was found in it and in those it took the place of"),
    "year": (OpenApiTypes.INT64, "Of the notice, else of the visit; with `measure`, of the figures"),
    "measure": (_one_of(MEASURES), "What this figure of the year counts, as of the day `as_of`"),
    "as_of": (OpenApiTypes.DATE, "At the end of this day; when left out today, or the body's cut-off once it is over"),
    "rule": (
        _one_of(ShareRule.values),
        "By which of the two a year's findings are counted; when left out the body's own",
    ),
    "by": (_one_of(BY), "A row for each of these; when left out BODY where there are several, else UNIT"),
}


def narrowing(reader: Reader, query: dict[str, str]) -> list[Condition]:
    """What the reader may read of what the query asks for, whenever it was found. Raises Invalid for a value that cannot be."""
    return [visible_findings(reader.keys), *filters(reader, query, FINDINGS)]


def listed(reader: Reader, query: dict[str, str]) -> tuple[list[Condition], AsOf | None]:
    """The conditions of a list, and the day it is counted at where it shows what a figure counted."""
    found = narrowing(reader, query)
    if value := query.get("place"):
        if not is_number(value):
            raise wrong_value("place")
        found.append(of_place(int(value)))
    if measure := query.get("measure"):
        if measure not in MEASURES:
            raise wrong_value("measure")
        as_of = as_of_query(reader, query)
        return [*found, measured(measure, as_of)], as_of
    if query.get("year"):
        found.append(Condition(f"{YEAR_OF} = %(of_year)s", {"of_year": year_of(query)}))
    return found, None


def of_place(unit_id: int) -> Condition:
    """Found in a body, in any of its units; or found in this unit, or left for it to remedy."""
    body = "EXISTS (SELECT FROM organisations_orgunit b WHERE b.id = ANY(%(place)s) AND b.body_id = b.id AND b.id = i.inspected_body_id)"
    return Condition(
        f"{body} OR i.unit_id = ANY(%(place)s) OR f.unit_id = ANY(%(place)s) OR t.unit_id = ANY(%(place)s)",
        {"place": lineage_of(unit_id)},
    )


def as_of_query(reader: Reader, query: dict[str, str]) -> AsOf:
    """Which year's findings, by which rule, at the end of which day: as asked, else as the reader's body set it."""
    settings, year = settings_of(reader), year_of(query)
    found = as_of_year(reader, settings, year, _day(query.get("as_of"), year))
    rule = query.get("rule", found.rule)
    if rule not in ShareRule.values:
        raise wrong_value("rule")
    return replace(found, rule=rule)


def as_of_year(reader: Reader, settings: BodySettings, year: int, day: date | None = None) -> AsOf:
    """The year by the body's rule; without a day at the one of the body's setting."""
    until = day or day_of(year, settings.cut_off)
    calendar = own_bounds(reader).calendar
    return AsOf(year, until, settings.share_rule, bounds(clock.today(), warn_days=0, calendar=calendar))


def settings_of(reader: Reader) -> BodySettings:
    """What the body chose in which the reader works first; the usual for somebody without a post."""
    own = next(iter(hats_of(reader.user)), None)
    found = BodySettings.objects.filter(body=own.body_id).first() if own else None
    return found or BodySettings()


def year_of(query: dict[str, str]) -> int:
    """The year asked for, else the one in hand."""
    text = query.get("year")
    if not text:
        return clock.today().year
    if not is_number(text) or not 2000 <= int(text) < 2100:
        raise wrong_value("year")
    return int(text)


def _day(text: str | None, year: int) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise wrong_value("as_of") from None
    if day > clock.today() or day.year < year:
        message = say(
            "Ngày tính phải từ đầu năm đó đến hôm nay.", "The day lies between the beginning of that year and today."
        )
        raise Invalid(message, errors=[FieldError("as_of", message)])
    return day


def narrowed(reader: Reader, query: dict[str, str]) -> list[dict[str, str]]:
    """In words, what of the query are only ids or names of measures; a unit that the reader may not read stays an id, an
    inspection is unknown, whether there is one or not."""
    found = []
    ids = {name: int(query[name]) for name in ("place", "body", "unit") if is_number(query.get(name, ""))}
    names = unit_names(list(ids.values()), reader.keys) if ids else {}
    for name, unit in ids.items():
        found.append({"name": name, "label": names.get(unit, query[name])})
    if value := query.get("inspection"):
        one = Inspection.objects.filter(pk=value, readers__overlap=list(reader.keys)).first()
        found.append({"name": "inspection", "label": one.label if one else say("Không rõ", "Unknown")})
    if value := query.get("measure"):
        found.append({"name": "measure", "label": str(MEASURE_NAMES[value])})
    return found
