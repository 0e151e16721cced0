"""Next year's draft: a copy of this year's plan, or what was carried out of it (product.md §25).

A line that is carried keeps its lineage: that is the promise which goes on. A line that is only copied is a new one.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q

from backend.accounts.models import User
from backend.activity.change import change
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.plans.difference import marked
from backend.plans.drafting import counts_of, may_prepare, note_drafter, touch, wear
from backend.plans.issuing import settings_of
from backend.plans.lines import Line
from backend.plans.models import CarriedLine, DeadlineKind, Plan, PlanState, PlanVersion, Target, Task, TaskState
from backend.plans.rhythms import printed_as
from backend.plans.shifting import due_next_year, printed_next_year, shifted, text_next_year
from backend.plans.text import lines_of, rewrite, targets_of
from backend.words import say
from backend.workcalendar.calendar import Calendar
from backend.workcalendar.calendar import current as calendar

ENDED = (TaskState.CANCELLED, TaskState.VOIDED)


def copy_to_next_year(by: User, plan_id: uuid.UUID, draft_id: uuid.UUID, *, expect: str | None, **request: Any) -> Plan:
    """The draft `draft_id` of the plan of the year after: its lines with dates a year later, those that were dropped left
    out; numbers, funding, values of targets and the document are for its drafters. Officers by area are the body's, so they
    come along; rhythms are printed in the deadlines, those that were chosen since too. Raises NotFound, Forbidden, Stale, NotTheMoment (not in
    force; there is one already)."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan: Plan = act.record
        if not by.has_perm("plans.prepare", plan):
            raise Forbidden(say("Bạn không soạn kế hoạch của cơ quan này.", "You may not prepare this body's plans."))
        act.check_fresh(f"v{plan.version}", expect)
        _may_be_copied(plan, draft_id)
        wear(act, plan.body_id)
        draft = Plan(
            id=draft_id, body=plan.body, programme_id=plan.programme_id, kind=plan.kind, year=plan.year + 1,
            title=text_next_year(plan.title),
        )  # fmt: skip
        note_drafter(act, draft)
        assert plan.current is not None
        objectives = [{**one, "text": text_next_year(one["text"])} for one in plan.current.objectives]
        version = PlanVersion(id=uuid7(), plan=draft, objectives=objectives)
        act.add([draft])
        version.save(force_insert=True)
        draft.current = version
        rewrite(version, _copied(plan), map(_emptied, targets_of(plan.current)))
        act.note(draft, "plan.copied", of=plan.pk, year=draft.year, **counts_of(version))
    return draft


def take_carried(by: User, draft_id: uuid.UUID, *, expect: str | None, **request: Any) -> Plan:
    """Put what was carried out of the year before into a draft, each line after the last of its area. Raises what
    `may_prepare` does, and NotTheMoment when there is nothing that the draft lacks."""
    with change(by, Plan.ref(draft_id), **request) as act:
        draft: Plan = act.record
        may_prepare(act, draft, expect)
        assert draft.current is not None
        lines = lines_of(draft.current)
        wanted = carried_for(draft, {line.row.lineage for line in lines})
        if not wanted:
            raise NotTheMoment(
                say("Không có việc chuyển tiếp nào chưa nằm trong dự thảo.", "Nothing carried is missing.")
            )
        for line in wanted:
            _insert(lines, line)
        for position, line in enumerate(lines):
            line.row.position = position
        rewrite(draft.current, lines)
        act.note(draft, "plan.carried_taken", taken=len(wanted), **counts_of(draft.current))
        touch(act, draft)
    return draft


def carried_for(draft: Plan, there: set[uuid.UUID]) -> list[Line]:
    """The lines carried out of the plans of the year before that are not `there`, with their dates a year later."""
    days = calendar(draft.body_id)
    found = []
    for plan in Plan.objects.filter(
        body=draft.body_id, programme=draft.programme_id, year=draft.year - 1, state=PlanState.ISSUED
    ).select_related("current"):
        assert plan.current is not None
        kept = _carried(plan)
        found += [
            _next(line, days, lineage=line.row.lineage) for line in _lines(plan) if line.row.lineage in kept - there
        ]
    return found


def _carried(plan: Plan) -> set[uuid.UUID]:
    return set(CarriedLine.objects.filter(line__version=plan.current_id).values_list("line__lineage", flat=True))


def _copied(plan: Plan) -> Iterable[Line]:
    assert plan.current is not None
    days, kept = calendar(plan.body_id), _carried(plan)
    dropped = set(
        plan.current.lines.annotate(given=Count("tasks"), ended=Count("tasks", filter=Q(tasks__state__in=ENDED)))
        .filter(given__gt=0, children=None).values_list("lineage", "given", "ended")
    )  # fmt: skip
    gone = {lineage for lineage, given, ended in dropped if given == ended} - kept
    for line in _lines(plan):
        if line.row.lineage not in gone:
            lineage = line.row.lineage if line.row.lineage in kept else uuid7()
            yield _next(line, days, lineage=lineage)


def _lines(plan: Plan) -> Iterable[Line]:
    """Its lines as corrected, a regular one with the rhythm that all its tasks have by now."""
    assert plan.current is not None
    regular = Task.objects.filter(plan_line__version=plan.current_id, parent=None, rhythm__isnull=False)
    chosen: dict[uuid.UUID, set[str]] = defaultdict(set)
    for lineage, rhythm in regular.values_list("plan_line__lineage", "rhythm"):
        chosen[lineage].add(str(rhythm))
    usual = settings_of(plan.body).usual_rhythm
    for line in lines_of(plan.current, corrected=True):
        row, rhythms = line.row, chosen[line.row.lineage]
        if row.deadline_kind == DeadlineKind.REGULAR and len(rhythms) == 1:
            row.deadline_printed = printed_as(row.deadline_printed, *rhythms, usual=usual)
        yield line


def _next(line: Line, days: Calendar, *, lineage: uuid.UUID) -> Line:
    """The line a year later, without what only this year's document said."""
    row = line.row
    due = due_next_year(row.due_on, row.deadline_kind, days) if row.due_on else None
    row.deadline_printed = printed_next_year(row.deadline_printed, row.due_on, due)
    row.starts_on = shifted(row.starts_on) if row.starts_on else None
    row.due_on, row.lineage = due, lineage
    row.title, row.product = text_next_year(row.title), text_next_year(row.product)
    row.funding, row.adopts_id, row.sheet, row.row = "", None, "", None
    return line


def _emptied(target: Target) -> Target:
    target.lineage = uuid7()
    target.baseline = target.planned = None
    target.baseline_printed = target.planned_printed = ""
    return target


def _insert(lines: list[Line], line: Line) -> None:
    """After the last line of its area, or at the end; under a number nobody has."""
    taken = {other.row.no for other in lines}
    free = (marked(line.row.no, f".CT{n or ''}") for n in range(len(lines) + 1))
    line.row.no = line.row.no if line.row.no not in taken else next(no for no in free if no not in taken)
    places = [place for place, other in enumerate(lines) if other.row.area == line.row.area]
    lines.insert(places[-1] + 1 if places else len(lines), Line(line.row, None, line.partners))


def _may_be_copied(plan: Plan, draft_id: uuid.UUID) -> None:
    if plan.state != PlanState.ISSUED:
        raise NotTheMoment(say("Chỉ sao chép được kế hoạch đang có hiệu lực.", "Only a plan in force can be copied."))
    if Plan.objects.filter(pk=draft_id).exists():
        raise Invalid(say("Kế hoạch này đã được tạo.", "This plan was created already."))
    later = Plan.objects.filter(body=plan.body_id, programme=plan.programme_id, kind=plan.kind, year=plan.year + 1)
    if later.exclude(state__in=[PlanState.DISCARDED, PlanState.SUPERSEDED]).exists():
        raise NotTheMoment(say("Đã có kế hoạch năm {year}.", "There is a plan of {year} already.", year=plan.year + 1))
