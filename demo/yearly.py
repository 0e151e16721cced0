"""The yearly inspection plans: the province's, from which most of its visits are made, with a draw for the last quarter; and
An Phú's of its own units."""

import uuid
from datetime import date
from functools import partial

from backend.accounts.models import User
from backend.ids import uuid7
from backend.inspections.models import InspectionLine, InspectionPlan
from backend.inspections.share import yearly
from backend.organisations.models import OrgUnit
from demo.script import Script
from workflows.inspection.making import NewInspection
from workflows.inspection_plan.making import LineWish, NewInspectionPlan, add_line, make_inspection_plan
from workflows.inspection_plan.visits import Visit, candidates, draw_visits, visit_of_line
from workflows.machine import perform

CONTENT = "Chỉ đạo, điều hành; thủ tục hành chính; kỷ luật, kỷ cương công vụ; chuyển đổi số"
PROVINCE = (
    ("MH001", "PLANNED", 3), ("MH003", "PLANNED", 4), ("MH004", "THEMATIC", 4), ("MH006", "PLANNED", 5), ("30337", "PLANNED", 7),
    ("MH008", "PLANNED", 7), ("MH011", "PLANNED", 9),
)  # fmt: skip
COMMUNE = (("30337-TTPVHCC", "SELF", 10), ("30337-KT", "SELF", 10), ("30337-VHXH", "PUBLIC_DUTY", 11))
AGAIN = "Chuyên đề tháng 4; phúc tra kết quả khắc phục tháng 10"
SIGNED = {"MH": "Triệu Văn Chủ Tịch", "30337": "Trần Minh Họa"}


def tell(script: Script) -> None:
    """Before the first visits are planned; the draws in August."""
    province, commune = uuid7(), uuid7()
    _plan(script, province, "province", date(2026, 1, 21), "26/KH-UBND", PROVINCE, 3, "của tỉnh")
    _plan(script, commune, "standing", date(2026, 2, 9), "18/KH-UBND", COMMUNE, 2, "của xã An Phú")
    script.at(date(2026, 8, 12), 14, partial(_draw, script, "inspector", province, 1))
    script.at(date(2026, 3, 2), 14, partial(_draw, script, "chairman", commune, 2))


def made_from_a_line(by: User, wish: NewInspection) -> bool:
    """Make the inspection from the line that plans it, when there is one."""
    lines = InspectionLine.objects.filter(unit=wish.unit_id, kind=wish.kind, inspection=None, plan__state="ISSUED")
    line = lines.exclude(plan__body_id=wish.unit_id).select_related("plan").first()
    if line is None:
        return False
    visit = Visit(wish.id, wish.starts_on, wish.ends_on, wish.title, code=wish.code, team=wish.team)
    visit_of_line(by, line.plan_id, line.pk, visit, expect=_tag(line.plan_id))
    return True


def _plan(
    script: Script, plan_id: uuid.UUID, who: str, day: date, number: str, lines: tuple[tuple[str, str, int], ...], lots: int,
    of: str,
) -> None:  # fmt: skip
    by = script.people[who]
    title = f"Kế hoạch kiểm tra cải cách hành chính năm 2026 {of}"
    lead = script.people["inspector" if who == "province" else who].pk
    script.at(day, 8, lambda: make_inspection_plan(by, NewInspectionPlan(plan_id, 2026, title, lots)))
    for row, (code, kind, month) in enumerate(lines):
        script.at(day, 8.5 + row / 20, partial(_line, by, plan_id, lead, code, kind, month))
    script.at(day, 10, partial(_issue, by, plan_id, number, day))


def _line(by: User, plan_id: uuid.UUID, lead: int, code: str, kind: str, month: int) -> None:
    unit = OrgUnit.objects.get(code=code)
    again = AGAIN if kind == "THEMATIC" else ""
    wish = LineWish(unit.pk, kind, content=CONTENT, month=month, lead_id=lead, again_reason=again)
    add_line(by, plan_id, uuid7(), wish, expect=_tag(plan_id))


def _issue(by: User, plan_id: uuid.UUID, number: str, day: date) -> None:
    signer = SIGNED[InspectionPlan.objects.get(pk=plan_id).body.code]
    document = {"number": number, "date": day.isoformat(), "signer": signer}
    perform(by, InspectionPlan.ref(plan_id), "issue", document, expect=_tag(plan_id))


def _draw(script: Script, who: str, plan_id: uuid.UUID, count: int) -> None:
    """From the units that are neither named nor visited."""
    plan = InspectionPlan.objects.get(pk=plan_id)
    out = {unit.pk: reason for unit, reason in candidates(plan, yearly(plan)) if reason}
    draw_visits(script.people[who], plan_id, uuid7(), count, out, expect=_tag(plan_id))


def _tag(plan_id: uuid.UUID) -> str:
    return f'"v{InspectionPlan.objects.get(pk=plan_id).version}"'
