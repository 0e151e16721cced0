"""Đính chính of an issued plan (product.md §15): what was typed wrongly here is put right by two people, no amendment and
no extension. The frozen text stays; the correction lies over it, and the tasks that hang on the line move with it."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend import clock
from backend.access.rules import justify_plan
from backend.accounts.models import User
from backend.accounts.roster import counts_as
from backend.activity.change import Act, change
from backend.activity.roots import Ref
from backend.errors import FieldError, Forbidden, Invalid, NotFound, NotTheMoment
from backend.ids import is_number
from backend.organisations.models import OrgUnit
from backend.organisations.queries import units_of
from backend.plans.drafting import counts_of
from backend.plans.issuing import refuse_used
from backend.plans.models import Correction, DeadlineKind, Plan, PlanLine, PlanState, Task
from backend.plans.text import ON_LINE as OF_LINE
from backend.plans.text import put_right
from backend.words import say
from workflows.machine import machine_of
from workflows.needs import day_of
from workflows.task.base import LIVE, OPEN
from workflows.task.periods import titled
from workflows.task.pieces import family

OF_PLAN = {"NUMBER": "document_no", "DATE": "document_date", "SIGNER": "signer"}
LONGEST_NUMBER = 80  # characters, as at the issue
PROPOSED, CONFIRMED, DECLINED = Correction.State.PROPOSED, Correction.State.CONFIRMED, Correction.State.DECLINED


@dataclass(frozen=True)
class Proposal:
    """`field` of the line, or of the plan's document, is `new` (text, ISO date, id of a unit) and was typed wrongly."""

    id: uuid.UUID
    field: str
    new: str
    reason: str
    line: uuid.UUID | None = None


def propose_correction(
    by: User, plan_id: uuid.UUID, wanted: Proposal, *, expect: str | None, **request: Any
) -> Correction:
    """Say what is wrong and what is right; nothing changes until somebody else confirms it. Raises NotFound, Forbidden,
    Stale, NotTheMoment (not in force), Invalid."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan: Plan = act.record
        _may(act, plan, expect)
        line = _line(plan, wanted)
        old, new = as_it_stands(plan, line, wanted.field), _read(plan, wanted)
        if old == new:
            raise _wrong("new", say("Giá trị này đang được ghi như vậy.", "It says so already."))
        if plan.corrections.filter(line=line, field=wanted.field, state=PROPOSED).exists():
            raise NotTheMoment(say("Đang có đề nghị đính chính chỗ này.", "A correction of this is proposed already."))
        if Correction.objects.filter(pk=wanted.id).exists():
            raise NotTheMoment(say("Đề nghị này đã được ghi.", "This proposal was recorded already."))
        made = Correction.objects.create(
            id=wanted.id, plan=plan, line=line, field=wanted.field, old=old, new=new, reason=wanted.reason.strip(),
            by=by, acting_for_id=act.acting_for_id, at=clock.now(),
        )  # fmt: skip
        act.note(plan, "plan.correction_proposed", reason=made.reason, **_told(made))
    return made


def settle_correction(
    by: User, plan_id: uuid.UUID, correction_id: uuid.UUID, *, agree: bool, expect: str | None, **request: Any
) -> Correction:
    """A second person confirms it, and what hangs on it moves, or declines it. Raises as above; NotTheMoment for whoever
    proposed it, and when it was settled."""
    along = (*_moved_by(correction_id), *_drafts(plan_id))
    with change(by, Plan.ref(plan_id), along=along, **request) as act:
        plan: Plan = act.record
        _may(act, plan, expect)
        made = plan.corrections.select_related("line").filter(pk=correction_id).first()
        if made is None:
            raise NotFound(say("Không có đề nghị đính chính này.", "There is no such correction."))
        _not_by_the_same(by, made)
        if agree and made.field == "NUMBER":
            refuse_used(plan, made.new)
        made.state = CONFIRMED if agree else DECLINED
        made.settled_by, made.settled_at = by, clock.now()
        made.save(update_fields=["state", "settled_by", "settled_at"])
        act.note(plan, "plan.corrected" if agree else "plan.correction_declined", reason=made.reason, **_told(made))
        for task in _of_line(act, made) if agree else ():
            _move(act, task, made)
        for draft in act.take(_drafts(plan_id)) if agree else ():
            _say_in(act, draft, made)
    return made


def as_it_stands(plan: Plan, line: PlanLine | None, name: str) -> str:
    """The field with the corrections so far."""
    last = plan.corrections.filter(line=line, field=name, state=CONFIRMED).last()
    if last is not None:
        return str(last.new)
    return _text(getattr(line, OF_LINE[name]) if line else getattr(plan.current, OF_PLAN[name]))


def _may(act: Act, plan: Plan, expect: str | None) -> None:
    hat = justify_plan(act.by, "prepare", plan)
    if hat is None:
        raise Forbidden(say("Bạn không đính chính kế hoạch của cơ quan này.", "You may not correct this body's plans."))
    act.check_fresh(f"v{plan.version}", expect)
    if plan.state != PlanState.ISSUED:
        raise NotTheMoment(say("Chỉ đính chính bản đang có hiệu lực.", "Only the version in force is corrected."))
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
    plan.version += 1  # what it says is another thing now


def _not_by_the_same(by: User, made: Correction) -> None:
    if made.state != PROPOSED:
        raise NotTheMoment(say("Đề nghị này đã được giải quyết.", "This correction was settled already."))
    if counts_as(by) & {made.by_id, made.acting_for_id}:
        raise NotTheMoment(
            say(
                "Bạn là người đề nghị; người thứ hai xác nhận.", "You proposed this; a second person has to confirm it."
            )
        )


def _line(plan: Plan, wanted: Proposal) -> PlanLine | None:
    if wanted.line is None:
        if wanted.field not in OF_PLAN:
            raise _wrong("line", say("Chọn dòng cần đính chính.", "Choose the line to be corrected."))
        return None
    lines = PlanLine.objects.select_related("lead").filter(version=plan.current_id, heading=False)
    line = lines.filter(pk=wanted.line).first()
    if line is None or wanted.field not in OF_LINE:
        raise _wrong("line", say("Không có dòng này trong kế hoạch.", "The plan has no such line."))
    _must_be_of_one(line, wanted.field)
    return line


def _must_be_of_one(line: PlanLine, name: str) -> None:
    """One value is put in the place of one: of many units, or of many periods, an amendment says otherwise."""
    if name == "LEAD" and line.lead is not None and line.lead.is_group:
        message = say(
            "Dòng này giao cho nhiều đơn vị: đổi bằng bản điều chỉnh kế hoạch.",
            "This line is given to many units: an amendment of the plan changes that.",
        )
        raise _wrong("field", message)
    if name == "DUE" and line.deadline_kind == DeadlineKind.REGULAR:
        message = say(
            "Dòng thường xuyên có hạn theo từng kỳ: đổi bằng bản điều chỉnh kế hoạch.",
            "A regular line is due in each of its periods: an amendment of the plan changes that.",
        )
        raise _wrong("field", message)


def _read(plan: Plan, wanted: Proposal) -> str:
    new = wanted.new.strip()
    if not new or not wanted.reason.strip():
        raise _wrong("reason" if new else "new", say("Nhập giá trị đúng và lý do.", "Enter what is right, and why."))
    if wanted.field in {"DATE", "DUE"}:
        return _day(new, wanted.field).isoformat()
    if wanted.field == "NUMBER":
        if len(new) > LONGEST_NUMBER:
            raise _wrong("new", say("Dài quá {n} ký tự.", "Longer than {n} characters.", n=LONGEST_NUMBER))
        refuse_used(plan, new)
    if wanted.field == "LEAD":
        units = units_of(plan.body_id, day=clock.today()).filter(is_group=False)
        if not is_number(new) or not units.filter(pk=int(new)).exists():
            raise _wrong("new", say("Không có đơn vị này hôm nay.", "There is no such unit today."))
    return new


def _day(text: str, name: str) -> date:
    try:
        day = day_of(text)
    except ValueError as wrong:
        raise _wrong("new", str(wrong)) from wrong
    if name == "DATE" and day > clock.today():
        raise _wrong("new", say("Ngày ban hành sau hôm nay.", "The date of issue is after today."))
    return day


def _moved_by(correction_id: uuid.UUID) -> tuple[Ref, ...]:
    """The line's tasks with what belongs to them."""
    tasks = Task.objects.filter(plan_line__corrections=correction_id, parent=None).exclude(state="VOIDED")
    return family(tasks.values_list("pk", flat=True))


def _drafts(plan_id: uuid.UUID) -> list[Ref]:
    """The amendment that is being prepared, if there is one."""
    over = (PlanState.ISSUED, PlanState.SUPERSEDED, PlanState.DISCARDED)
    drafts = Plan.objects.filter(amends=plan_id).exclude(state__in=over)
    return [Plan.ref(pk) for pk in drafts.values_list("pk", flat=True)]


def _say_in(act: Act, draft: Plan, made: Correction) -> None:
    """What was put right stands in the draft as well where it says the same as before, or its issue would bring the slip back."""
    version, line = draft.current, made.line
    if version is None or line is None:
        return
    row = version.lines.select_related("lead").filter(lineage=line.lineage).first()
    if row is None or _text(getattr(row, OF_LINE[made.field])) != made.old:
        return
    put_right(row, made)
    row.save()
    draft.version += 1
    act.note(draft, "plan.correction_followed", reason=made.reason, **_told(made), **counts_of(version))


def _of_line(act: Act, made: Correction) -> list[Task]:
    """The line's tasks, and the periods of regular ones that have not ended."""
    tasks = [one for one in act.records if isinstance(one, Task) and one.plan_line_id == made.line_id is not None]
    return [one for one in tasks if one.parent_id is None or (one.is_occurrence and one.state in OPEN)]


def _move(act: Act, task: Task, made: Correction) -> None:
    """A task that was given by the wrong words, date or unit gets the right ones; a later date agreed since stays."""
    machine: Any = machine_of(task, act.by)
    machine.begin()
    said: dict[str, Any] = {"reason": made.reason, "plan": made.plan_id}
    if made.field == "LEAD":
        if task.state in (LIVE if task.is_occurrence else OPEN) and str(task.lead_id) == made.old:
            machine.carry_over({}, _lead(task, made), "task.corrected", **said)
    elif made.field == "DUE":
        old, new = (date.fromisoformat(day) if day else None for day in (made.old, made.new))
        facts = {name: new for name in ("first_due_on", "due_on") if getattr(task, name) == old}
        if facts and machine.not_the_moment("follow") is None:
            machine.follow(facts, "task.corrected", **said)
    elif machine.not_the_moment("follow") is None:
        machine.follow({OF_LINE[made.field]: _words(task, made)}, "task.corrected", **said)


def _lead(task: Task, made: Correction) -> OrgUnit:
    unit = units_of(task.body_id, day=clock.today()).filter(pk=int(made.new)).first()
    if unit is None:
        raise NotTheMoment(say("Không có đơn vị này hôm nay.", "There is no such unit today."))
    return unit


def _words(task: Task, made: Correction) -> str:
    """A period's title begins with the period."""
    if made.field != "TITLE" or not task.is_occurrence:
        return str(made.new)
    assert task.period_from and task.period_to
    return titled(made.new, task.period_from, task.period_to)


def _told(made: Correction) -> dict[str, Any]:
    line = made.line.no if made.line else None
    return {"correction": made.pk, "field": made.field, "line": line, "old": made.old, "new": made.new}


def _text(value: Any) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _wrong(name: str, message: str) -> Invalid:
    return Invalid(message, errors=[FieldError(name, message)])
