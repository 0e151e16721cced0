"""Saying which line of the plan of the body above a line or target of the own plan answers, and taking that back. It is no
part of either text, so it may be said of a draft and of an issued plan alike; the precondition is not their version."""

import uuid
from typing import Any

from backend import clock
from backend.access.rules import justify_plan
from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.errors import Forbidden, NotTheMoment
from backend.plans.coverage import UNLIVING, Item, body_above, issued_plans, items_of
from backend.plans.models import LineAnswer, Plan, PlanLine
from backend.words import say
from workflows.needs import wrong


def link_line(by: User, plan_id: uuid.UUID, own: uuid.UUID, higher: uuid.UUID, **request: Any) -> Act:
    """`own` answers `higher`. `request`: key, fingerprint, status, location of `change`. Raises NotFound, Forbidden,
    NotTheMoment (superseded or thrown away; linked already), Invalid."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan, item = _checked(act, own)
        line = _line_above(plan, higher)
        made = LineAnswer(
            body_id=plan.body_id, lineage=own, higher=higher, by=by, acting_for_id=act.acting_for_id, at=clock.now()
        )
        if LineAnswer.objects.filter(lineage=own, higher=higher).exists():
            raise NotTheMoment(say("Hai dòng này đã được nối.", "These two lines are linked already."))
        made.save(force_insert=True)
        act.note(plan, "plan.line_linked", **_told(item, line))
    return act


def unlink_line(by: User, plan_id: uuid.UUID, own: uuid.UUID, higher: uuid.UUID, **request: Any) -> Act:
    """It does not after all. Raises as `link_line` does (NotTheMoment: not linked)."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan, item = _checked(act, own)
        line = _line_above(plan, higher)
        gone, _ = LineAnswer.objects.filter(body=plan.body_id, lineage=own, higher=higher).delete()
        if not gone:
            raise NotTheMoment(say("Hai dòng này không còn nối với nhau.", "These two lines are not linked any more."))
        act.note(plan, "plan.line_unlinked", **_told(item, line))
    return act


def _checked(act: Act, own: uuid.UUID) -> tuple[Plan, Item]:
    plan: Plan = act.record
    hat = justify_plan(act.by, "prepare", plan)
    if hat is None:
        raise Forbidden(say("Bạn không soạn kế hoạch của cơ quan này.", "You may not prepare this body's plans."))
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
    if plan.state in UNLIVING:
        raise NotTheMoment(say("Bản này không còn hiệu lực.", "This version is not in force any more."))
    item = next((one for one in items_of([plan]) if one.lineage == own), None)
    if item is None:
        raise wrong("own", say("Kế hoạch không có dòng này.", "The plan has no such line."))
    return plan, item


def _line_above(plan: Plan, higher: uuid.UUID) -> PlanLine:
    above = body_above(plan.body)
    plans = issued_plans(plan, [above.pk] if above else [])
    versions = [one.current_id for one in plans]
    line = PlanLine.objects.filter(version__in=versions, lineage=higher, heading=False).first()
    if line is None:
        raise wrong("higher", say("Kế hoạch cấp trên không có dòng này.", "The higher plan has no such line."))
    return line


def _told(item: Item, line: PlanLine) -> dict[str, Any]:
    return {
        "own": {"no": item.no, "title": item.title[:200]},
        "higher": {"no": line.no, "title": line.title[:200], "lineage": line.lineage},
    }
