"""An issued plan is changed by a later version: a draft with the same lines, until it is issued itself (domain.md §1.4).

A draft is changed by its lines, or by what somebody accepts of a changed file; the last file can be taken back.
"""

import uuid
from collections.abc import Collection
from typing import Any

from django.db.models import Q

from backend.accounts.models import User
from backend.activity.change import change
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.difference import Change, difference, merge, recognise
from backend.plans.digest import digest_of
from backend.plans.drafting import (
    NewPlan,
    as_it_was,
    counts_of,
    keep_source,
    may_prepare,
    note_drafter,
    touch,
    wear,
)
from backend.plans.lines import Line, read_lines, refuse
from backend.plans.models import Plan, PlanLine, PlanState, PlanVersion, Target, YearClosing
from backend.plans.text import FIELDS, lines_of, rewrite, targets_of
from backend.words import say


def amend_plan(by: User, plan_id: uuid.UUID, draft_id: uuid.UUID, *, expect: str | None, **request: Any) -> Plan:
    """The draft `draft_id` of the next version of an issued plan, which stays in force until that is issued. Raises
    NotFound, Forbidden, Stale, NotTheMoment (not in force; one is being prepared)."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan: Plan = act.record
        if not by.has_perm("plans.prepare", plan):
            raise Forbidden(say("Bạn không soạn kế hoạch của cơ quan này.", "You may not prepare this body's plans."))
        act.check_fresh(f"v{plan.version}", expect)
        _may_be_amended(plan)
        wear(act, plan.body_id)
        if Plan.objects.filter(pk=draft_id).exists():
            raise Invalid(say("Kế hoạch này đã được tạo.", "This plan was created already."))
        assert plan.current is not None
        draft = Plan(
            id=draft_id, body=plan.body, programme_id=plan.programme_id, kind=plan.kind, amends=plan, year=plan.year,
            title=plan.title,
        )  # fmt: skip
        note_drafter(act, draft)
        version = PlanVersion(
            id=uuid7(), plan=draft, number=plan.current.number + 1, objectives=plan.current.objectives
        )
        act.add([draft])
        version.save(force_insert=True)
        draft.current = version
        rewrite(version, lines_of(plan.current, corrected=True), targets_of(plan.current))
        act.note(draft, "plan.amended", amends=plan.pk, number=version.number, **counts_of(version))
    return draft


def changes_of(plan: Plan) -> list[Change]:
    """What a version changes in the one it amends; nothing for a first one."""
    if plan.amends is None or plan.amends.current is None or plan.current is None:
        return []
    return difference(lines_of(plan.amends.current, corrected=True), lines_of(plan.current))


def changes_of_file(plan: Plan, parsed: dict[str, Any]) -> tuple[list[Change], bool]:
    """What a file would change in a draft, and whether its targets differ. Raises Invalid as `draft_plan` does."""
    assert plan.current is not None
    old, new, targets = _held_against(plan, parsed)
    return difference(old, new), _differ(targets_of(plan.current), targets)


def take_over(
    by: User,
    plan_id: uuid.UUID,
    parsed: dict[str, Any],
    wish: NewPlan,
    *,
    accepted: Collection[str],
    targets: bool,
    expect: str | None,
    **request: Any,
) -> Plan:
    """Take over what is `accepted` of a changed file: line ids of the difference, as `key_of` says them, and `targets`.
    One act, all or nothing. Raises what `redraft_plan` does, and Invalid for a line the difference does not have."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan: Plan = act.record
        may_prepare(act, plan, expect)
        version = plan.current
        assert version is not None
        old, new, read = _held_against(plan, parsed)
        found = {key_of(one): one for one in difference(old, new)}
        unknown = sorted(set(accepted) - set(found))
        if unknown or not (accepted or targets):
            raise Invalid(say("Chưa chọn thay đổi nào của tệp này.", "Nothing of this file's changes is chosen."))
        before = as_it_was(plan)
        rewrite(version, merge(old, new, {found[key].lineage for key in accepted}), read if targets else None)
        keep_source(version, wish.source, by)
        version.save(update_fields=["source", "source_sha256"])
        counts = counts_of(version)
        version.replaced = {**before, "digest": counts["digest"]}
        version.save(update_fields=["replaced"])
        act.note(plan, "plan.reimported", taken=len(accepted), **counts)
        touch(act, plan)
    return plan


def undo_import(by: User, plan_id: uuid.UUID, *, expect: str | None, **request: Any) -> Plan:
    """Put back what the last import replaced in a draft, whole, while nothing has built on it. Raises NotTheMoment that
    says what did."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan: Plan = act.record
        may_prepare(act, plan, expect)
        version = plan.current
        assert version is not None
        if reason := why_not_undone(version):
            raise NotTheMoment(reason)
        before: dict[str, Any] = version.replaced or {}
        rewrite(version, _unpacked(before["lines"]), [Target(id=uuid7(), **said) for said in before["targets"]])
        version.source_id, version.source_sha256, version.replaced = before["source"], before["source_sha256"], None
        version.save(update_fields=["source", "source_sha256", "replaced"])
        plan.title, plan.year = before.get("title", plan.title), before.get("year", plan.year)
        act.note(plan, "plan.import_undone", **counts_of(version))
        touch(act, plan)
    return plan


def why_not_undone(version: PlanVersion) -> str:
    """What keeps the last import from being undone, in words; empty when it can be."""
    if version.replaced is None:
        return say("Không có lần nhập tệp nào để hoàn tác.", "There is no import to undo.")
    if version.replaced["digest"] != digest_of(version):
        return say(
            "Dự thảo đã được sửa sau lần nhập tệp, nên không hoàn tác cả lần nhập được nữa.",
            "Lines were edited after the import, so it can no longer be undone as a whole.",
        )
    return ""


def key_of(one: Change) -> str:
    """How a line of a difference is called by whoever accepts it: a line that was there by its lineage, a new one by its
    number in the file, since its lineage is made anew at every reading."""
    return str(one.lineage) if one.was else f"+{one.now.row.no}" if one.now else ""


def _held_against(plan: Plan, parsed: dict[str, Any]) -> tuple[list[Line], list[Line], list[Target]]:
    assert plan.current is not None
    read = read_lines(parsed, body=plan.body, programme=plan.programme.code, key_lines=())
    refuse(read.errors)
    old = lines_of(plan.current)
    recognise(old, read.lines)
    return old, read.lines, read.targets


def _differ(old: list[Target], new: list[Target]) -> bool:
    def said(targets: list[Target]) -> list[Any]:
        return [
            (t.no, t.name, t.unit_of_measure, t.baseline_printed, t.planned_printed, t.responsible_id) for t in targets
        ]

    return said(old) != said(new)


def _unpacked(lines: list[Any]) -> list[Line]:
    units = OrgUnit.objects.in_bulk({pk for _, _, partners in lines for pk in partners})
    return [
        Line(
            PlanLine(id=uuid7(), **{name: FIELDS[name].to_python(value) for name, value in said.items()}),
            under,
            [units[pk] for pk in partners],
        )
        for said, under, partners in lines
    ]


def _may_be_amended(plan: Plan) -> None:
    if plan.state != PlanState.ISSUED:
        raise NotTheMoment(
            say("Chỉ điều chỉnh được bản đang có hiệu lực.", "Only the version in force can be amended.")
        )
    if YearClosing.objects.filter(plan=plan).exists():
        raise NotTheMoment(say("Năm của kế hoạch này đang được khóa.", "The year of this plan is being closed."))
    if plan.amendments.filter(~Q(state=PlanState.DISCARDED)).exists():
        raise NotTheMoment(
            say("Đang có một bản điều chỉnh được soạn.", "An amendment of this plan is being prepared already.")
        )
