"""Draft plans: lines read from a file, kept until they are issued, recorded or thrown away (product.md §4).

Lines of a draft have no events of their own: saving it is one event of the plan, with counts and digest.
"""

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from backend.accounts.models import User
from backend.accounts.roster import Hat
from backend.activity.change import Act, change
from backend.errors import FieldError, Forbidden, Invalid, NotTheMoment
from backend.files.store import attach
from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.areas import REFORM
from backend.plans.difference import recognise
from backend.plans.digest import digest_of
from backend.plans.lines import Lines, read_lines, refuse
from backend.plans.models import Plan, PlanState, PlanVersion, Programme
from backend.plans.text import Objective, lines_of, objectives_in_order, packed, rewrite
from backend.words import say

KIND = "Kế hoạch"  # what most are


class Keepers:
    """Who keeps a body's plans is a rule of access, which lies above and says it at start-up: under which hat this
    person does."""

    hat_of: ClassVar[Callable[[User, int], Hat | None]]


@dataclass(frozen=True)
class Source:
    """Where the lines came from: the file as uploaded (kept with the plan), or only its SHA-256 in hex."""

    upload: uuid.UUID | None = None
    sha256: str = ""


@dataclass(frozen=True)
class NewPlan:
    """A plan to be made. `id`: the client's own, so that sending it twice is harmless. `key_lines`: numbers of lines
    that become key tasks. `programme`: its code; `kind`: of document."""

    year: int
    title: str = ""
    programme: str = REFORM
    kind: str = KIND
    id: uuid.UUID | None = None
    key_lines: Collection[str] = ()
    source: Source = Source()
    objectives: Sequence[Objective] = ()


def draft_plan(by: User, parsed: dict[str, Any], wish: NewPlan, *, body_id: int, **request: Any) -> Plan:
    """Keep what a dry run prints as the draft of a plan of the body `body_id`; `request`: key, fingerprint, status,
    location of `change`. Raises NotFound, Forbidden, Invalid naming every line that cannot be kept."""
    with change(by, OrgUnit.ref(body_id), **request) as act:
        may_record(act)
        lines = read_lines(parsed, body=act.record, programme=wish.programme, key_lines=wish.key_lines)
        refuse(lines.errors)
        plan = new_plan(act, wish)
        act.note(plan, "plan.drafted", **write_lines(plan, lines))
    return plan


def redraft_plan(
    by: User, plan_id: uuid.UUID, parsed: dict[str, Any], wish: NewPlan, *, expect: str | None, **request: Any
) -> Plan:
    """Read the draft's lines anew, from another file. Raises what `draft_plan` does, Stale, NotTheMoment."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan: Plan = act.record
        may_prepare(act, plan, expect)
        version = plan.current
        assert version is not None  # every draft has one
        lines = read_lines(parsed, body=plan.body, programme=plan.programme.code, key_lines=wish.key_lines)
        refuse(lines.errors)
        recognise(lines_of(version), lines.lines)
        for line in lines.lines:
            line.row.key = line.row.no in wish.key_lines
        before = as_it_was(plan)
        keep_source(version, wish.source, by)
        plan.title, plan.year = wish.title or plan.title, wish.year
        counts = write_lines(plan, lines)
        version.replaced = {**before, "digest": counts["digest"]}
        version.save(update_fields=["source", "source_sha256", "replaced"])
        act.note(plan, "plan.redrafted", **counts)
        touch(act, plan)
    return plan


def choose_key_lines(
    by: User, plan_id: uuid.UUID, numbers: Collection[str], *, expect: str | None, **request: Any
) -> Plan:
    """Say which lines of the draft become key tasks. Raises Invalid for a number that is no line to be carried out."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan: Plan = act.record
        may_prepare(act, plan, expect)
        assert plan.current is not None  # every draft has one
        lines = plan.current.lines.filter(heading=False)
        unknown = sorted(set(numbers) - set(lines.values_list("no", flat=True)))
        if unknown:
            message = say("Không có nhiệm vụ số {no}.", "There is no task numbered {no}.", no=", ".join(unknown))
            raise Invalid(message, errors=[FieldError("lines", message)])
        lines.exclude(no__in=numbers).update(key=False)
        lines.filter(no__in=numbers).update(key=True)
        act.note(plan, "plan.key_chosen", key_lines=sorted(numbers))
        touch(act, plan)
    return plan


def may_record(act: Act) -> None:
    """The act's body takes plans from this person, or Forbidden; writes under which hat."""
    body = act.record
    if not act.by.has_perm("plans.record", body):
        raise Forbidden(say("Bạn không ghi nhận được kế hoạch của cơ quan này.", "You may not record its plans."))
    wear(act, body.pk)


def new_plan(act: Act, wish: NewPlan) -> Plan:
    """The plan of the act's body and its first version, still open: its lines come next."""
    if wish.id and Plan.objects.filter(pk=wish.id).exists():
        raise Invalid(say("Kế hoạch này đã được tạo.", "This plan was created already."))
    programme = programme_of(wish.programme)
    title = wish.title.strip() or f"{wish.kind} {programme.name[:1].lower()}{programme.name[1:]} năm {wish.year}"
    plan = Plan(
        id=wish.id or uuid7(), body=act.record, programme=programme, kind=wish.kind, year=wish.year, title=title
    )
    note_drafter(act, plan)
    version = PlanVersion(
        id=uuid7(), plan=plan, objectives=objectives_in_order(wish.objectives, programme=programme.code)
    )
    keep_source(version, wish.source, act.by)
    act.add([plan])
    version.save(force_insert=True)
    plan.current = version
    return plan


def programme_of(code: str) -> Programme:
    """The programme of that code. Raises Invalid for one nobody set up."""
    found = Programme.objects.filter(code=code).first()
    if found is None:
        message = say("Không có chương trình {code}.", "There is no programme {code}.", code=code)
        raise Invalid(message, errors=[FieldError("programme", message)])
    return found


def note_drafter(act: Act, plan: Plan) -> None:
    """Whoever prepares it may not approve it, nor may whom they prepare it for."""
    plan.drafters = sorted({*plan.drafters, act.by.pk, act.acting_for_id or act.by.pk})


def write_lines(plan: Plan, lines: Lines) -> dict[str, Any]:
    """Lines, their partners as printed, and targets. The counts and digest for the event."""
    version = plan.current
    assert version is not None
    rewrite(version, lines.lines, lines.targets)
    return counts_of(version)


def counts_of(version: PlanVersion) -> dict[str, Any]:
    """What an event says of a version's content."""
    return {
        "lines": version.lines.count(),
        "headings": version.lines.filter(heading=True).count(),
        "targets": version.targets.count(),
        "digest": digest_of(version),
    }


def as_it_was(plan: Plan) -> dict[str, Any]:
    """Everything that an import replaces in a draft, to be put back."""
    version = plan.current
    assert version is not None
    source = {"source": version.source_id, "source_sha256": version.source_sha256}
    return {**packed(version), **source, "title": plan.title, "year": plan.year}


def keep_source(version: PlanVersion, source: Source, by: User) -> None:
    """The file the lines came from stays with them."""
    version.source = attach(source.upload, by=by) if source.upload else None
    version.source_sha256 = version.source.sha256 if version.source else source.sha256


def may_prepare(act: Act, plan: Plan, expect: str | None) -> None:
    """The draft is changed by this person, who saw it as it is, or Forbidden, Stale, NotTheMoment; writes under which hat."""
    if not act.by.has_perm("plans.prepare", plan):
        raise Forbidden(say("Bạn không soạn kế hoạch của cơ quan này.", "You may not prepare this body's plans."))
    act.check_fresh(f"v{plan.version}", expect)
    if plan.state != PlanState.DRAFT:
        raise NotTheMoment(say("Chỉ sửa được dự thảo.", "Only a draft can be changed."))
    wear(act, plan.body_id)


def touch(act: Act, plan: Plan) -> None:
    """What changed lies in tables of its own, so the version is bumped here; whoever changes a draft drafted it."""
    plan.version += 1
    note_drafter(act, plan)


def wear(act: Act, body_id: int) -> None:
    """Under which hat the body's plans are kept goes into the act."""
    if hat := Keepers.hat_of(act.by, body_id):
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
