"""Yearly inspection plans of the province in which every text that could leak is a canary; who reads and writes them."""

from dataclasses import dataclass
from typing import Any

from backend.ids import uuid7
from backend.inspections.models import Draw, InspectionPlan
from tests.access.writes import ABOVE, OFFICE, Write
from tests.inspections.worlds import step, unit
from workflows.inspection_plan.making import LineWish, NewInspectionPlan, add_line, make_inspection_plan
from workflows.inspection_plan.visits import draw_visits

DRAFT_OF_YEAR = ("KÍN-NHÁP-KIỂM-TRA",)  # who plan the province's visits
OF_YEAR = ("KÍN-KIỂM-TRA-NĂM", "KÍN-RÚT-THĂM")  # the province's
ALL = DRAFT_OF_YEAR + OF_YEAR
ISSUED = {"number": "26/KH-UBND", "date": "2026-01-20", "signer": "KÍN-KIỂM-TRA-NĂM"}
PLAN = "inspection-plans/<uuid:plan_id>"


@dataclass(frozen=True)
class PlanSecrets:
    """The records that hold the canaries. `yearly` is issued and has a draw, `yearly_draft` is not."""

    yearly: InspectionPlan
    yearly_draft: InspectionPlan
    lot: Draw


def hide(cast: Any) -> PlanSecrets:
    """Build it through the real acts."""
    draft = _plan(cast, 2027, "KÍN-NHÁP-KIỂM-TRA")
    yearly = step(cast.province, _plan(cast, 2026, "KÍN-KIỂM-TRA-NĂM"), "issue", **ISSUED)
    lot = uuid7()
    out = {unit("30337").pk: "KÍN-RÚT-THĂM"}
    draw_visits(cast.inspector, yearly.pk, lot, 1, out, expect=f'"v{yearly.version}"')
    return PlanSecrets(yearly, draft, Draw.objects.get(pk=lot))


def _plan(cast: Any, year: int, text: str) -> InspectionPlan:
    wish = NewInspectionPlan(uuid7(), year, text, 1)
    make_inspection_plan(cast.province, wish)
    own = LineWish(unit("MH-VP").pk, "THEMATIC", content=text)  # a body that it named would be told of it
    add_line(cast.province, wish.id, uuid7(), own, expect='"v1"')
    return InspectionPlan.objects.get(pk=wish.id)


def reads(secrets: Any) -> dict[str, list[str]]:
    """Every GET about them: route pattern → addresses to try."""
    plans = [f"inspection-plans/{one.pk}" for one in (secrets.yearly, secrets.yearly_draft)]
    inspections = (secrets.surprise, secrets.drawn_up, secrets.visited, secrets.answered)
    return {
        "inspection-plans": ["inspection-plans"],
        "inspection-plans/announced": ["inspection-plans/announced"],
        PLAN: plans,
        f"{PLAN}/sheet": [f"{path}/sheet" for path in plans],
        f"{PLAN}/pool": [f"{path}/pool" for path in plans],
        "inspections/<uuid:inspection_id>/origin": [f"inspections/{one.pk}/origin" for one in inspections],
        "inspections/sheet": ["inspections/sheet", "inspections/sheet?q=KIN", "inspections/sheet?kind=SURPRISE"],
    }


def writes(secrets: Any) -> list[Write]:
    """Who plan the province's visits write its plans; a member of it that reads the issued one does not."""
    found = []
    for record, seen in {"yearly": ABOVE, "yearly_draft": OFFICE}.items():
        plan = getattr(secrets, record)
        path, line = f"inspection-plans/{plan.pk}", plan.lines.get().pk
        day = {"starts_on": "2026-09-10", "ends_on": "2026-09-10"}
        said = {"unit": unit("30337").pk, "kind": "PLANNED", "reason": "x"}
        issue = {"number": "1", "date": "2026-01-20", "signer": "x"}
        rows: tuple[tuple[str, str, dict[str, Any], str], ...] = (
            ("", "", {"title": "x", "surprise_visits": 0, "reason": "x"}, "put"),
            ("/transitions/<slug:name>", "/transitions/issue", issue, "post"),
            ("/lines", "/lines", {"id": str(uuid7()), **said}, "post"),
            ("/lines/<uuid:line_id>", f"/lines/{line}", said, "put"),
            ("/lines/<uuid:line_id>/removal", f"/lines/{line}/removal", {"reason": "x"}, "post"),
            ("/lines/<uuid:line_id>/inspection", f"/lines/{line}/inspection", {"id": str(uuid7()), "title": "x", **day}, "post"),
            ("/draws", "/draws", {"id": str(uuid7()), "count": 1}, "post"),
        )  # fmt: skip
        found += [
            Write(PLAN + route, record, OFFICE, path + end, body, method=method, seen=seen)
            for route, end, body, method in rows
        ]
    visits = {"items": [{"id": str(uuid7()), "unit": unit("MH001").pk, **day}], "title": "x"}
    lot = f"draws/{secrets.lot.pk}/visits"
    return [*found, Write("draws/<uuid:draw_id>/visits", "lot", frozenset({"inspector"}), lot, visits, stale=False, seen=ABOVE)]  # fmt: skip
