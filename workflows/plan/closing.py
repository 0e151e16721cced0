"""Khóa năm of a plan (product.md §25): what is left gets done, dropped with a reason, or carried; figures are frozen at the
cut-off and at the lock. What changes afterwards stands beside the frozen figures, with its reason."""

from datetime import date
from typing import Any

from backend import clock
from backend.access.rules import justify_plan
from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.accounts.roster import counts_as
from backend.activity.change import change, current
from backend.activity.roots import Ref
from backend.errors import FieldError, Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.organisations.models import BodySettings
from backend.plans.models import (
    CarriedLine,
    Extension,
    FrozenFigures,
    Plan,
    PlanLine,
    PlanState,
    Task,
    YearClosing,
)
from backend.plans.year_figures import freeze
from backend.words import Words, say
from workflows.machine import machine_of, unmet
from workflows.task.base import OPEN
from workflows.task.pieces import family

CARRY, DROP, KEEP = "CARRY", "DROP", "KEEP"  # KEEP: not carried after all
OUTCOMES = (CARRY, DROP, KEEP)
MOST = 200  # lines settled in one act
ASKED = ("REQUESTED", "COUNTERED")  # of an extension: nobody decided yet


def closing_of(plan: Plan) -> YearClosing | None:
    """The proposal or the lock; None while neither is there."""
    return YearClosing.objects.filter(plan=plan).first()


def cut_off_of(body_id: int, year: int) -> date:
    """By which day the body counts a year's figures."""
    settings = BodySettings.objects.filter(body_id=body_id).first() or BodySettings()
    day, month = map(int, settings.cut_off.split("/"))
    return date(year, month, day)


def open_tasks(plan: Plan) -> Any:
    """What its lines gave and that has not ended, pieces aside."""
    return Task.objects.filter(plan_line__version=plan.current_id, parent=None, state__in=OPEN)


def undecided(plan: Plan) -> Any:
    """Extensions that were asked for and nobody answered, of pieces too."""
    return Extension.objects.filter(task__plan_line__version=plan.current_id, state__in=ASKED)


# What the machine of the plan asks


def year_is_over(machine: Any) -> Any:
    """Met from the body's cut-off on."""
    day = cut_off_of(machine.record.body_id, machine.record.year)
    return unmet(
        clock.today() >= day,
        Words(f"Chưa đến ngày chốt số liệu {day:%d/%m/%Y}.", f"The cut-off {day:%d/%m/%Y} has not come."),
    )


def is_not_proposed(machine: Any) -> Any:
    """Met while nobody proposed it."""
    return unmet(
        closing_of(machine.record) is None, Words("Đã đề nghị khóa năm này.", "Closing this year was proposed already.")
    )


def is_not_being_amended(machine: Any) -> Any:
    """Met while no amendment is under way, which would make another version of what is closed."""
    drafts = machine.record.amendments.exclude(state=PlanState.DISCARDED)
    return unmet(not drafts.exists(), Words("Đang có bản điều chỉnh chưa ban hành.", "An amendment is being prepared."))


def awaits_the_lock(machine: Any) -> Any:
    """Met between proposal and lock."""
    closing = closing_of(machine.record)
    return unmet(
        closing is not None and closing.locked_at is None,
        Words("Chưa có đề nghị khóa năm, hoặc năm đã khóa.", "Nobody proposed to close it, or it is closed."),
    )


def did_not_propose(machine: Any) -> Any:
    """Two people: neither the proposer nor whom they proposed it for."""
    closing = closing_of(machine.record)
    people = {closing.by_id, closing.acting_for_id} if closing else set()
    return unmet(
        not counts_as(machine.by) & people,
        Words("Bạn là người đề nghị nên không thể tự khóa.", "You proposed it, so you cannot close it."),
    )


def everything_is_settled(machine: Any) -> Any:
    """Met when no open line is neither carried nor dropped. A request for a later date that nobody answered goes along with a
    carried line, so nobody's silence keeps a year open."""
    left = open_tasks(machine.record).filter(plan_line__carried=None)
    lines = left.values("plan_line").distinct().count()
    asked = undecided(machine.record).filter(task__plan_line__in=left.values("plan_line")).count()
    return unmet(
        not lines,
        Words(
            f"Còn {lines} dòng chưa xử lý, {asked} đề nghị gia hạn chưa trả lời.",
            f"Not settled: {lines} lines; extensions without an answer: {asked}.",
        ),
    )


def propose(plan: Plan, by: User) -> None:
    """In the open act."""
    YearClosing.objects.create(plan=plan, by=by, acting_for_id=current().acting_for_id, at=clock.now())
    plan.version += 1


def lock(plan: Plan, by: User) -> dict[str, Any]:
    """In the open act; what its event says."""
    closing = closing_of(plan)
    assert closing is not None  # the condition of the step
    closing.locked_by, closing.locked_at = by, clock.now()
    closing.save(update_fields=["locked_by", "locked_at"])
    plan.version += 1
    frozen = freeze(plan, FrozenFigures.Moment.LOCK)
    carried = CarriedLine.objects.filter(line__version=plan.current_id).count()
    return {"percent": frozen.percent, "carried": carried, **frozen.counts}


# What becomes of the lines


def settle_lines(
    by: User, plan_id: Any, lines: list[Any], outcome: str, *,
    reason: str = "", document_no: str = "", expect: str | None, **request: Any,
) -> None:  # fmt: skip
    """Carry lines into next year, or drop their open tasks by a document with a reason; all of them or none. Raises
    NotFound, Forbidden, Stale, NotTheMoment (not proposed, or locked), Invalid."""
    if not lines or len(lines) > MOST or outcome not in OUTCOMES:
        raise _wrong("lines", say("Chọn từ 1 đến {n} dòng.", "Choose from 1 to {n} lines.", n=MOST))
    if outcome == DROP and not (reason.strip() and document_no.strip()):
        name = "document_no" if reason.strip() else "reason"
        raise _wrong(name, say("Nhập lý do và số văn bản.", "Enter the reason and the document's number."))
    refs = _refs(lines) if outcome == DROP else []
    along = family(ref.pk for ref in refs)
    with change(by, Plan.ref(plan_id), *refs, along=along, absent_ok=True, **request) as act:
        plan: Plan = act.get(Plan.ref(plan_id))
        _may_settle(act, plan, expect)
        rows = list(PlanLine.objects.filter(pk__in=lines, version=plan.current_id, heading=False).order_by("position"))
        if len(rows) != len(set(lines)):
            raise _wrong("lines", say("Không có dòng này trong kế hoạch.", "The plan has no such line."))
        for line in rows:
            _settle(act, line, outcome, {"reason": reason.strip(), "document_no": document_no.strip()})
        act.note(
            plan, "plan.lines_settled", reason=reason.strip(), outcome=outcome, count=len(rows),
            lines=[line.no for line in rows],
        )  # fmt: skip
        plan.version += 1


def _refs(lines: list[Any]) -> list[Ref]:
    tasks = Task.objects.filter(plan_line__in=lines, parent=None, state__in=OPEN).order_by("pk")
    return [Task.ref(pk) for pk in tasks.values_list("pk", flat=True)]


def _may_settle(act: Any, plan: Plan, expect: str | None) -> None:
    hat = justify_plan(act.by, "settle_year", plan)
    if hat is None:
        raise Forbidden(say("Bạn không khóa năm của cơ quan này.", "You do not close this body's year."))
    act.check_fresh(f"v{plan.version}", expect)
    closing = closing_of(plan)
    if closing is None or closing.locked_at is not None:
        raise NotTheMoment(
            say("Chỉ xử lý được giữa lúc đề nghị và lúc khóa năm.", "Only between the proposal and the lock.")
        )
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for


def _settle(act: Any, line: PlanLine, outcome: str, why: dict[str, str]) -> None:
    CarriedLine.objects.filter(line=line).delete()
    if outcome == CARRY:
        CarriedLine.objects.create(id=uuid7(), line=line, by=act.by, at=clock.now())
    if outcome == DROP:
        tasks = [one for one in act.records if isinstance(one, Task) and one.plan_line_id == line.pk]
        for task in [one for one in tasks if one.parent_id is None]:  # its periods and pieces end with it
            machine_of(task, act.by).perform("cancel", why, expect=f'"v{task.version}"')


# What was carried, when the plan it went into is issued


def carried_tasks(plan: Plan) -> tuple[Ref, ...]:
    """Open tasks of carried lines that a plan about to be issued has under the same lineage."""
    if plan.state in {PlanState.ISSUED, PlanState.SUPERSEDED, PlanState.DISCARDED}:
        return ()
    lineages = PlanLine.objects.filter(version=plan.current_id).values("lineage")
    tasks = Task.objects.filter(
        plan_line__carried__isnull=False, plan_line__lineage__in=lineages, plan_line__version__plan__body=plan.body_id,
        plan_line__version__plan__year__lt=plan.year, parent=None, state__in=OPEN,
    ).order_by("pk")  # fmt: skip
    return family(tasks.values_list("pk", flat=True))


def tasks_counted(plan: Plan) -> tuple[Ref, ...]:
    """Tasks of a plan whose year is proposed to be closed: while it is asked whether all is settled, and the figures are frozen,
    nobody moves one."""
    if plan.state != PlanState.ISSUED or not YearClosing.objects.filter(plan=plan).exists():
        return ()
    tasks = Task.objects.filter(plan_line__version=plan.current_id)
    return tuple(Task.ref(pk) for pk in tasks.values_list("pk", flat=True))


def end_carried(number: str, by: User) -> None:
    """In the act that issued it: the plan's own tasks take their place."""
    tasks = [one for one in current().records if isinstance(one, Task) and one.parent_id is None]
    there = [one for one in tasks if one.plan_line_id and one.state in OPEN]
    lines = CarriedLine.objects.filter(line__in={task.plan_line_id for task in there})
    carried = set(lines.values_list("line", flat=True))
    for task in [one for one in there if one.plan_line_id in carried]:
        machine: Any = machine_of(task, by)
        machine.begin()
        machine.cancel_by(number, say("Chuyển sang kế hoạch {number}", "Carried into plan {number}", number=number))


# The cut-off


def freeze_cut_offs() -> int:
    """Freeze the figures of every plan whose cut-off has come; how many. Once for a plan, whichever version was in force;
    a plan that came later has none."""
    today = clock.today()
    plans = Plan.objects.filter(state=PlanState.ISSUED, year__in=(today.year - 1, today.year)).exclude(
        frozen__moment=FrozenFigures.Moment.CUT_OFF
    ).exclude(amends__frozen__moment=FrozenFigures.Moment.CUT_OFF).select_related("current").order_by("pk")  # fmt: skip
    return sum(_freeze(plan.pk) for plan in plans if _is_due(plan, today))


def _is_due(plan: Plan, today: date) -> bool:
    day = cut_off_of(plan.body_id, plan.year)
    issued = plan.current.issued_at if plan.current else None
    return today >= day and issued is not None and clock.local(issued).date() <= day


def _freeze(plan_id: Any) -> int:
    try:
        with change(system_user(), Plan.ref(plan_id)) as act:
            plan: Plan = act.record
            if plan.frozen.filter(moment=FrozenFigures.Moment.CUT_OFF).exists() or closing_is_locked(plan):
                raise NotTheMoment(say("Đã chốt.", "Frozen already."))
            frozen = freeze(plan, FrozenFigures.Moment.CUT_OFF)
            act.note(plan, "plan.figures_frozen", as_of=frozen.as_of, percent=frozen.percent, **frozen.counts)
    except NotTheMoment:
        return 0
    return 1


def closing_is_locked(plan: Plan) -> bool:
    """Whether its year is closed."""
    closing = closing_of(plan)
    return closing is not None and closing.locked_at is not None


def _wrong(name: str, message: str) -> Invalid:
    return Invalid(message, errors=[FieldError(name, message)])
