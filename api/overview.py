"""A year's tasks at a glance: for leaders the body, for heads their unit, for the Committee the bodies below; with what waits for
others apart from what lies with the unit (product.md §28)."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

from django.db.models import F
from django.urls import path

from api.names import unit_ref
from api.shapes.overview import SCOPES, Overview
from api.targets import told_targets
from api.task_filters import NO_AREA, given_below, wrong_filter
from api.unit_figures import asked_year, body_of, percent
from api.views import ReadView
from backend import clock
from backend.access.scope import Reader, visible_to
from backend.accounts.models import Post
from backend.accounts.roster import LEADERS, hats_of
from backend.activity.change import absent
from backend.errors import NotFound
from backend.ids import is_number
from backend.organisations.models import OrgUnit
from backend.plans.areas import known
from backend.plans.course import AT_RISK, MISSED
from backend.plans.models import Plan, PlanState
from backend.plans.overview import SMALL, Counts, given_to_others, last_weeks, overview_of, within_body
from backend.plans.queries import bounds_for

FILTERS = ("scope", "lead", "year")
OWN = {
    "scope": ({"type": "string", "enum": list(SCOPES)}, "What the body carries out, or what it gave to others; by who asks when left out"),
    "year": ({"type": "integer"}, "Of that year's plans, or given in it without a plan; the present one when left out"),
}  # fmt: skip
BELOW = "BELOW"
OF_CELL = ("all", "done", "overdue_own", "overdue_waiting")
OF_WEEK = ("due", "in_time", "in_time_first", "late", "overdue_own", "overdue_waiting")


class OverviewView(ReadView):
    """Everything at a glance."""

    filters = FILTERS
    own_filters = OWN
    answers = {"get": {200: Overview}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Of the body where the reader works first."""
        return overview(reader, query)


def overview(reader: Reader, query: dict[str, str]) -> dict[str, Any]:
    """The contract's `Overview`. Raises NotFound for a unit that is not the body's, Invalid for what cannot be."""
    body, year = body_of(reader.user), asked_year(query.get("year"))
    within = bounds_for(body.pk)
    has_below = OrgUnit.objects.filter(parent__body=body.pk, body=F("pk")).exists()
    units = _headed(reader, body)
    scope, lead = _asked(reader, body, query, has_below=has_below, units=units)
    tasks = given_to_others(given_below(body.pk)) if scope == BELOW else within_body(body.pk, lead.pk if lead else None)
    found = overview_of(tasks, year, reader.keys, within)
    places = OrgUnit.objects.filter(pk__in=found.places).order_by("position", "pk")
    inner = scope != BELOW and lead is None
    return {
        "as_of": clock.now(), "body": unit_ref(body), "scope": scope, "lead": unit_ref(lead), "units": [unit_ref(unit) for unit in units],
        "has_below": has_below, "year": year, "total": _told(found.total),
        "items": [{"unit": unit_ref(unit), **_told(found.places[unit.pk])} for unit in places],
        "areas": [_of_area(area, found.areas[area]) for area in known().in_order(found.areas)],
        "cells": [{"unit": place, **_of_area(area, counts)} for (place, area), counts in found.cells.items()],
        "weeks": [
            {"first": monday, "last": monday + timedelta(days=6), **{name: counts[name] for name in OF_WEEK}}
            for monday, counts in last_weeks(found, within.today)
        ],
        "targets": _risky(reader, body, year) if inner else [],
    }  # fmt: skip


def _headed(reader: Reader, body: OrgUnit) -> list[OrgUnit]:
    """The units of the body that the reader heads or is deputy of, themselves or for somebody away."""
    found = {hat.unit_id for hat in hats_of(reader.user) if hat.post in {Post.HEAD, Post.DEPUTY}}
    return list(OrgUnit.objects.filter(pk__in=found, body=body.pk).order_by("position", "pk")) if found else []


def _asked(
    reader: Reader, body: OrgUnit, query: dict[str, str], *, has_below: bool, units: list[OrgUnit]
) -> tuple[str, OrgUnit | None]:
    """The scope, and the one unit within the body; of who asks for neither: the bodies below for the Committee, the own unit
    for a head who is no more than that."""
    scope, lead = query.get("scope"), query.get("lead")
    if scope and scope not in SCOPES:
        raise wrong_filter("scope")
    if lead:
        return SCOPES[0], _unit(body, lead)
    if scope:
        return scope, None
    hats = hats_of(reader.user)
    if any(hat.post in LEADERS or hat.standing for hat in hats):
        return SCOPES[0], None
    if has_below and any(hat.post == Post.COMMITTEE_MEMBER for hat in hats):
        return BELOW, None
    return SCOPES[0], units[0] if units else None


def _unit(body: OrgUnit, lead: str) -> OrgUnit:
    if not is_number(lead):
        raise wrong_filter("lead")
    found = OrgUnit.objects.filter(pk=int(lead), body=body.pk).first()
    if found is None:
        raise NotFound(absent())
    return found


def _told(counts: Counts) -> dict[str, Any]:
    return counts | {"share": _share(counts, "in_time"), "share_first": _share(counts, "in_time_first")}


def _share(counts: Counts, name: str) -> str | None:
    return percent(Fraction(counts[name], counts["due"])) if counts["due"] >= SMALL else None


def _of_area(area: str, counts: Counts) -> dict[str, Any]:
    return {"area": area or NO_AREA, **{name: counts[name] for name in OF_CELL}}


def _risky(reader: Reader, body: OrgUnit, year: int) -> list[dict[str, Any]]:
    """Targets of the plans in force that may be missed, or were."""
    plans = visible_to(reader.user, Plan.objects.filter(body=body.pk, year=year, state=PlanState.ISSUED))
    told = told_targets(reader, list(plans.select_related("current", "body").prefetch_related("current__targets")))
    return [
        {"plan": plan, "target": target}
        for plan, targets in told.items()
        for target in targets
        if target["course"] and target["course"]["state"] in {AT_RISK, MISSED}
    ]


urlpatterns = [path("overview", OverviewView.as_view())]
