"""What narrows tasks, wherever they are listed, drawn or written into a workbook: an allow-list of query parameters."""

import uuid
from datetime import date
from typing import Any

from drf_spectacular.types import OpenApiTypes

from api.areas import Allowed, area_codes
from backend import clock
from backend.errors import FieldError, Invalid
from backend.ids import is_number
from backend.plans.acceptance import AWAITED_SQL
from backend.plans.measures import MEASURES
from backend.plans.models import Origin, TaskClass, TaskState
from backend.plans.queries import INNER, Condition
from backend.plans.timeliness import CLASSES, class_sql
from backend.plans.year_figures import of_plan, of_year
from backend.words import say
from workflows.task.dating import WAITING_KINDS

NO_AREA = "NONE"  # of no area
COUNTING = Condition(f"t.state <> '{TaskState.VOIDED}'", {})  # given by mistake: shown to whoever asks for that state
CHOICES: dict[str, tuple[str, Allowed]] = {
    "state": ("t.state", tuple(TaskState.values)),
    "class": ("t.klass", tuple(TaskClass.values)),
    "area": ("coalesce(nullif(t.area, ''), 'NONE')", lambda: (*area_codes(), NO_AREA)),
    "origin": ("t.origin", tuple(Origin.values)),
    "timeliness": (class_sql(), CLASSES),
}
# Who does it is told inside the body alone, so nobody outside may ask for it either.
NUMBERS = (("body", "t.body_id"), ("lead", "t.lead_id"), ("officer", f"{INNER} AND t.officer_id"))
DAYS = (("due_from", ">="), ("due_to", "<="))
# What has no date: until an event comes, and on the day it is to be looked at again (product.md §6).
UNDATED = "t.due_on IS NULL AND t.rhythm IS NULL AND t.state IN ('ASSIGNED', 'IN_PROGRESS', 'ON_HOLD')"
AWAITING = {
    "EVENT": f"{UNDATED} AND t.deadline_kind = ANY(%(waiting_kinds)s)",
    "REVIEW": f"{UNDATED} AND t.review_on <= %(on)s",
    "ACCEPTANCE": AWAITED_SQL,
}
NARROWING = (
    *CHOICES, *(name for name, _ in NUMBERS), "below", "plan", "year", *(name for name, _ in DAYS), "awaiting", "measure", "q",
)  # fmt: skip
TASK_FILTERS: dict[str, tuple[Any, str]] = {
    "body": (OpenApiTypes.INT64, "Id of the body that carries it out"),
    "below": (OpenApiTypes.INT64, "Id of a body: what it gave to others"),
    "area": (
        {"type": "array", "items": {"type": "string"}},
        "Any of these areas, separated by commas; NONE: of no area",
    ),
    "year": (OpenApiTypes.INT64, "Of that year's plans, or given in it without a plan"),
    "measure": ({"type": "string", "enum": list(MEASURES)}, "Only what this figure counts"),
}


def filters(query: dict[str, str]) -> list[Condition]:
    """Conditions for what of NARROWING the query names: choices separated by commas, ids, a plan, days, and `q`, text
    without marks. Raises Invalid for a value that cannot be."""
    found = []
    for name, (column, allowed) in CHOICES.items():
        if value := query.get(name):
            chosen = value.split(",")
            if set(chosen) - set(allowed() if callable(allowed) else allowed):
                raise wrong_filter(name)
            found.append(Condition(f"{column} = ANY(%({name})s)", {name: chosen}))
    for name, column in NUMBERS:
        if value := query.get(name):
            if not is_number(value):
                raise wrong_filter(name)
            found.append(Condition(f"{column} = %({name})s", {name: int(value)}))
    return [*found, *_due(query), *_of(query), *_others(query)]


def listed(query: dict[str, str]) -> list[Condition]:
    """The same for tasks by themselves, without those that were given by mistake unless it is asked for them. (A line of a plan
    keeps what became of it.)"""
    asked = query.get("state") or query.get("measure")
    return [*filters(query), *([] if asked else [COUNTING])]


def given_below(body_id: int) -> Condition:
    """What the body gave to other bodies."""
    return Condition("t.giver_body_id = %(below)s AND t.body_id <> %(below)s", {"below": body_id})


def wrong_filter(name: str) -> Invalid:
    """The parameter's value cannot be."""
    message = say("Giá trị lọc không hợp lệ.", "The filter's value is not valid.")
    return Invalid(message, errors=[FieldError(name, message)])


def _due(query: dict[str, str]) -> list[Condition]:
    found = []
    for name, compared in DAYS:
        if value := query.get(name):
            try:
                day = date.fromisoformat(value)
            except ValueError:
                raise wrong_filter(name) from None
            found.append(Condition(f"t.due_on {compared} %({name})s", {name: day}))
    return found


def _of(query: dict[str, str]) -> list[Condition]:
    found = []
    for name, condition in (("below", given_below), ("year", of_year)):
        if value := query.get(name):
            if not is_number(value):
                raise wrong_filter(name)
            found.append(condition(int(value)))
    if value := query.get("plan"):
        try:
            found.append(of_plan(uuid.UUID(value)))
        except ValueError:
            raise wrong_filter("plan") from None
    return found


def _others(query: dict[str, str]) -> list[Condition]:
    found = []
    if value := query.get("awaiting"):
        if value not in AWAITING:
            raise wrong_filter("awaiting")
        found.append(Condition(AWAITING[value], {"on": clock.today(), "waiting_kinds": list(WAITING_KINDS)}))
    if value := query.get("measure"):
        if value not in MEASURES:
            raise wrong_filter("measure")
        found.append(Condition(MEASURES[value], {}))
    if q := query.get("q", "").strip()[:200]:
        text = "public.unaccent(lower(t.title))"
        found.append(Condition(f"{text} LIKE '%%' || public.unaccent(lower(%(q)s)) || '%%'", {"q": _escaped(q)}))
    return found


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
