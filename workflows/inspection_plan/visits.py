"""From the plan to visits: a line makes its inspection, a draw by lot makes surprise ones; both in one act."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend import clock
from backend.access.rules_inspection_plans import justify_inspection_plan, may_see_result
from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.errors import Forbidden, NotTheMoment
from backend.inspections.models import Draw, DrawnVisit, InspectionPlan, InspectionPlanState, Kind
from backend.inspections.share import Yearly, yearly
from backend.organisations.models import OrgUnit
from backend.words import Words, say
from workflows.drawing import Candidate, LeftOut, hold_draw
from workflows.inspection.making import Member, NewInspection, make_inspection
from workflows.inspection_plan.making import line_of, open_plan
from workflows.needs import wrong

NAMED = Words("Đã có tên trong kế hoạch", "Named in the plan already")
VISITED = Words("Đã kiểm tra trong năm", "Visited this year already")


def in_readers_words(reason: str) -> str:
    """Why a unit was left out, as it was written down; the usual reasons in the reader's own language."""
    return next((str(usual) for usual in (NAMED, VISITED) if reason in {usual.vi, usual.en}), reason)


@dataclass(frozen=True)
class Visit:
    """When a unit is visited; of a line, `title` as the inspection is to be called. `code` and `team` as of any inspection:
    left out, the next number and the line's team lead."""

    id: uuid.UUID
    starts_on: date
    ends_on: date
    title: str = ""
    basis: str = ""
    unit_id: int | None = None
    code: str = ""
    team: tuple[Member, ...] = ()


def visit_of_line(
    by: User, plan_id: uuid.UUID, line_id: uuid.UUID, wish: Visit, *, expect: str | None, **request: Any
) -> Act:
    """Make the inspection that the line plans: its unit, kind and team lead; line and inspection name each other."""
    with change(by, InspectionPlan.ref(plan_id), **request) as act:
        plan = _issued(open_plan(act, "prepare", expect))
        line = line_of(plan, line_id)
        if line.inspection_id is not None:
            raise NotTheMoment(say("Đã lập cuộc kiểm tra từ dòng này.", "A visit was made from this line already."))
        team = wish.team or ((Member(line.lead_id, "HEAD"),) if line.lead_id else ())
        inspection = make_inspection(act, NewInspection(
            id=wish.id, kind=line.kind, title=wish.title, unit_id=line.unit_id, starts_on=wish.starts_on,
            ends_on=wish.ends_on, basis=wish.basis or _basis(plan), code=wish.code, team=team,
            programme=plan.programme.code,
        ))  # fmt: skip
        if inspection.body_id != plan.body_id:
            raise wrong("unit", say("Đơn vị này do cơ quan khác kiểm tra.", "Another body visits this unit."))
        line.inspection = inspection
        line.save(update_fields=["inspection"])
        plan.version += 1
        act.note(plan, "inspection_plan.visit_made", code=inspection.code, unit=line.unit.short_name)
    return act


def candidates(plan: InspectionPlan, seen: Yearly) -> list[tuple[OrgUnit, str]]:
    """The units that stand today, each with why it is usually left out of a draw; '' for the others."""
    today = clock.today()
    stand = [unit for unit in seen.units.values() if unit.valid_to is None or unit.valid_to >= today]
    usual = {**dict.fromkeys(seen.visited, str(VISITED)), **dict.fromkeys(seen.named, str(NAMED))}
    return [(unit, usual.get(unit.pk, "")) for unit in stand]


def draw_visits(
    by: User, plan_id: uuid.UUID, draw_id: uuid.UUID, count: int, left_out: Mapping[int, str], *,
    again_of: uuid.UUID | None = None, reason: str = "", expect: str | None, **request: Any,
) -> Act:  # fmt: skip
    """Draw `count` of the plan's units but those left out, each with its reason."""
    with change(by, InspectionPlan.ref(plan_id), **request) as act:
        plan = _issued(open_plan(act, "draw", expect))
        units = {unit.pk: unit for unit, _ in candidates(plan, yearly(plan))}
        if set(left_out) - set(units):
            raise wrong("excluded", say("Không tìm thấy đơn vị này.", "This unit was not found."))
        hold_draw(
            act, draw_id, purpose=Draw.Purpose.VISIT, body=plan.body, plan=plan, count=count,
            pool=[_candidate(unit) for pk, unit in units.items() if pk not in left_out],
            left_out=[LeftOut(_candidate(units[pk]), why) for pk, why in left_out.items()],
            again_of=_earlier(plan, again_of), reason=reason,
        )  # fmt: skip
        plan.version += 1  # whoever has not seen this draw holds no other
        act.note(plan, "inspection_plan.drawn", reason=reason.strip(), count=count, of=len(units) - len(left_out))
    return act


def visits_of_draw(
    by: User, draw_id: uuid.UUID, visits: Sequence[Visit], team: Sequence[Member], *, title: str, basis: str = "",
    **request: Any,
) -> Act:  # fmt: skip
    """Make surprise inspections of units that were drawn, hidden until each is opened on site; one act, no word elsewhere."""
    with change(by, Draw.ref(draw_id), **request) as act:
        draw: Draw = act.record
        if draw.plan is None or not may_see_result(by, draw) or not justify_inspection_plan(by, "draw", draw.plan):
            raise Forbidden(say("Bạn không có quyền thực hiện thao tác này.", "You may not do this."))
        if Draw.objects.filter(again_of=draw).exists():
            raise NotTheMoment(say("Lần này đã được rút thăm lại.", "It was drawn again since."))
        made = set(draw.visits.values_list("inspection__unit_id", flat=True))
        wanted = [visit.unit_id for visit in visits]
        if (
            not wanted
            or set(map(str, wanted)) - set(draw.result)
            or made & set(wanted)
            or len(set(wanted)) < len(wanted)
        ):
            said = say("Chỉ lập cho đơn vị trúng thăm, mỗi đơn vị một lần.", "Of units that were drawn, each once.")
            raise wrong("items", said)
        for visit in visits:
            assert visit.unit_id is not None  # it is in the result
            inspection = make_inspection(act, NewInspection(
                id=visit.id, kind=Kind.SURPRISE, title=title, unit_id=visit.unit_id, starts_on=visit.starts_on,
                ends_on=visit.ends_on, basis=basis or _basis(draw.plan), team=tuple(team),
                programme=draw.plan.programme.code,
            ))  # fmt: skip
            DrawnVisit.objects.create(draw=draw, inspection=inspection)
    return act


def _issued(plan: InspectionPlan) -> InspectionPlan:
    if plan.state != InspectionPlanState.ISSUED:
        raise NotTheMoment(say("Kế hoạch chưa ban hành.", "The plan is not issued yet."))
    return plan


def _basis(plan: InspectionPlan) -> str:
    day = f"{plan.issued_on:%d/%m/%Y}" if plan.issued_on else ""
    return say("Kế hoạch {number} ngày {day}", "Plan {number} of {day}", number=plan.number, day=day)


def _earlier(plan: InspectionPlan, draw_id: uuid.UUID | None) -> Draw | None:
    """The draw that is held again: of this plan, neither replaced nor used."""
    if draw_id is None:
        return None
    draw = plan.draws.filter(pk=draw_id).first()
    if draw is None:
        raise wrong("again_of", say("Không tìm thấy lần rút thăm này.", "This draw was not found."))
    if plan.draws.filter(again_of=draw).exists() or draw.visits.exists():
        raise NotTheMoment(say("Lần rút thăm này đã dùng.", "This draw was used already."))
    return draw


def _candidate(unit: OrgUnit) -> Candidate:
    return Candidate(str(unit.pk), unit.code, unit.name)
