"""Yearly inspection plans as their list and page show them."""

import uuid
from typing import Any

from django.db.models import F

from api.draws import draw_page, made_visit
from api.names import Names, unit_ref
from backend import clock
from backend.access.rules_inspection_plans import justify_inspection_plan
from backend.access.rules_inspections import keeps_inspections
from backend.access.scope import Reader, visible_to
from backend.accounts.roster import hats_of
from backend.activity.change import absent
from backend.activity.feed import last_visible_seq
from backend.errors import NotFound
from backend.inspections.models import Inspection, InspectionLine, InspectionPlan, InspectionPlanState
from backend.inspections.share import Share, Yearly, counted_as, yearly
from workflows.inspection_plan.machine import warnings_of
from workflows.inspection_plan.visits import candidates
from workflows.machine import available


def plan_list(reader: Reader) -> dict[str, Any]:
    """The contract's `InspectionPlans`: by year, the own body's first."""
    found = visible_to(reader.user, InspectionPlan.objects.select_related("body", "programme"))
    plans = sorted(found, key=lambda plan: (-plan.year, plan.body_id not in reader.keys, plan.body.code))
    keeps = next((hat.body_id for hat in hats_of(reader.user) if keeps_inspections(hat)), None)
    made = InspectionPlan.objects.filter(body=keeps).order_by("year", "programme_id")
    return {
        "as_of": clock.now(), "items": [_row(reader, plan) for plan in plans], "may_make": keeps is not None,
        "made_for": list(made.values("year", code=F("programme__code"))),
    }  # fmt: skip


def _row(reader: Reader, plan: InspectionPlan) -> dict[str, Any]:
    return {
        "id": plan.pk, "year": plan.year, "title": plan.title, "state": plan.state, "number": plan.number,
        "issued_on": plan.issued_on, "body": unit_ref(plan.body),
        "programme": programme_ref(plan),
        "share": _share(yearly(plan).share) if plan.body_id in reader.keys else None,
    }  # fmt: skip


def plan_page(reader: Reader, plan_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `InspectionPlan` for this reader. Raises NotFound alike for absent and unseen."""
    plan = seen_plan(reader, plan_id)
    names, seen, inner = Names(plan.body_id), yearly(plan), plan.body_id in reader.keys
    may = {
        name: inner and plan.state in states and justify_inspection_plan(reader.user, right, plan) is not None
        for name, right, states in (
            ("prepare", "prepare", InspectionPlanState.values),
            ("draw", "draw", [InspectionPlanState.ISSUED]),
            ("visit", "prepare", [InspectionPlanState.ISSUED]),
        )
    }
    return {
        "id": plan.pk, "version": plan.version, "body": unit_ref(plan.body), "programme": programme_ref(plan), "year": plan.year, "title": plan.title,
        "state": plan.state, "number": plan.number, "issued_on": plan.issued_on, "signer": plan.signer,
        "surprise_visits": plan.surprise_visits, "amended": plan.amended, "share": _share(seen.share),
        "lines": _lines(reader, plan, seen, names),
        "draws": [draw_page(reader, draw, names) for draw in plan.draws.all()] if inner else [],
        "warnings": warnings_of(plan) if inner else [], "may": may,
        "transitions": available(plan, reader.user) if inner else [],
        "server_now": clock.now(), "seq": last_visible_seq(reader.keys),
    }  # fmt: skip


def seen_plan(reader: Reader, plan_id: uuid.UUID) -> InspectionPlan:
    """The plan, for whoever may read it. Raises NotFound."""
    plans = InspectionPlan.objects.filter(pk=plan_id).select_related("body", "programme")
    plan: InspectionPlan | None = visible_to(reader.user, plans).first()
    if plan is None:
        raise NotFound(absent())
    return plan


def pool_of(reader: Reader, plan_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Pool`; told inside the body alone."""
    plan = seen_plan(reader, plan_id)
    if plan.body_id not in reader.keys:
        raise NotFound(absent())
    units = candidates(plan, yearly(plan))
    return {"items": [{"unit": unit_ref(unit), "usual_reason": reason} for unit, reason in units]}


def origin_of(reader: Reader, inspection_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `InspectionOrigin`; to the inspected body neither."""
    found = visible_to(reader.user, Inspection.objects.filter(pk=inspection_id)).first()
    if found is None:
        raise NotFound(absent())
    inner = found.body_id in reader.keys
    line = InspectionLine.objects.filter(inspection=found).select_related("plan").first()
    drawn = getattr(found, "drawn", None) if inner else None
    plan = (drawn.draw.plan if drawn else line.plan if line else None) if inner else None
    told = {"id": plan.pk, "year": plan.year, "title": plan.title, "number": plan.number} if plan else None
    return {"plan": told, "drawn_at": drawn.draw.at if drawn else None}


def when_of(line: InspectionLine) -> dict[str, Any]:
    """The month, or the days, of a line."""
    return {"month": line.month, "starts_on": line.starts_on, "ends_on": line.ends_on}


def programme_ref(plan: InspectionPlan) -> dict[str, str]:
    """The contract's `Programme`."""
    return {"code": plan.programme.code, "name": plan.programme.name}


def _share(share: Share) -> dict[str, Any]:
    return {
        "total": share.total, "named": share.named, "by_lot": share.by_lot, "planned": share.planned,
        "planned_percent": share.percent(share.planned), "visited": share.visited,
        "visited_percent": share.percent(share.visited), "least": share.least, "enough": share.enough,
    }  # fmt: skip


def _lines(reader: Reader, plan: InspectionPlan, seen: Yearly, names: Names) -> list[dict[str, Any]]:
    visible = set(visible_to(reader.user, Inspection.objects.filter(plan_line__plan=plan)).values_list("pk", flat=True))
    return [
        {
            "id": line.pk, "unit": unit_ref(line.unit), "kind": line.kind, "content": line.content, **when_of(line),
            "lead": names.person(line.lead_id) if plan.body_id in reader.keys else None,
            "times": seen.times[counted_as(line.unit, seen.units) or 0], "again_reason": line.again_reason,
            "added_reason": line.added_reason, "dropped_at": line.dropped_at, "dropped_reason": line.dropped_reason,
            "inspection": made_visit(line.inspection if line.inspection_id in visible else None),
        }
        for line in plan.lines.select_related("unit", "inspection")
    ]  # fmt: skip
