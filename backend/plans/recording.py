"""Recording an issued plan (product.md §4): signed elsewhere, read here, and live in one act.

Lines and targets are kept as printed and frozen; every line that is carried out becomes a task, a line led by a group
one task for each member (§7). Nothing pretends that a draft passed through here.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from backend import clock
from backend.accounts.models import User
from backend.accounts.queries import follow_up_of
from backend.accounts.roster import hats_of
from backend.activity.change import Act, change
from backend.errors import Forbidden, NotTheMoment
from backend.ids import uuid7
from backend.organisations.models import BodySettings, OrgUnit
from backend.plans.digest import digest_of
from backend.plans.issued import Issued, IssuedDocument, Line, read_issued
from backend.plans.models import Origin, Partner, Plan, PlanLine, PlanState, PlanVersion, Target, Task, TaskClass
from backend.words import say
from backend.workcalendar.calendar import current as calendar


@dataclass(frozen=True)
class Recorded:
    """What recording made, and the act it was."""

    plan: Plan
    version: PlanVersion
    tasks: list[Task]
    act: Act


def record_plan(
    by: User,
    parsed: dict[str, Any],
    document: IssuedDocument,
    *,
    body_id: int,
    key_lines: Collection[str] = (),
    **request: Any,
) -> Recorded:
    """Record the plan of the body `body_id` as issued, in one act: one event of the plan with counts and digest,
    `task.given` for each task.

    `parsed` is the object a dry run prints (`{"plan", "tasks", "targets", "errors"}`); `key_lines` are the numbers
    of its lines that are key tasks; `request`: key, fingerprint, status, location of `change`.
    Raises NotFound, Forbidden, NotTheMoment (recorded before), Invalid naming every line that cannot be recorded."""
    with change(by, OrgUnit.ref(body_id), **request) as act:
        body = act.record
        if not by.has_perm("plans.record", body):
            raise Forbidden(say("Bạn không ghi nhận được kế hoạch của cơ quan này.", "You may not record its plans."))
        _refuse_second(body, document)
        issued = read_issued(parsed, document, body=body, key_lines=key_lines)
        act.capacity = next((hat.capacity for hat in hats_of(by) if hat.body_id == body.pk), "")
        plan, version = _write_plan(act, body, document)
        _write_lines(issued, version)
        _close(version)
        given = list(_tasks(issued, body))
        act.add(task for task, _ in given)
        _write_partners(issued, given)
        _tell(act, plan, version, issued, given)
    return Recorded(plan, version, [task for task, _ in given], act)


def _refuse_second(body: OrgUnit, document: IssuedDocument) -> None:
    """The body's row is locked, so two recordings of one plan cannot pass here together."""
    known = PlanVersion.objects.filter(plan__body=body, plan__year=document.year, document_no=document.number)
    if known.exists():
        raise NotTheMoment(
            say(
                "Kế hoạch {number} năm {year} của {body} đã được ghi nhận.",
                "Plan {number} of {year} of {body} has been recorded already.",
                number=document.number,
                year=document.year,
                body=body.short_name,
            )
        )


def _write_plan(act: Act, body: OrgUnit, document: IssuedDocument) -> tuple[Plan, PlanVersion]:
    """The plan and its first version, still open: its lines come next."""
    title = document.title or f"Kế hoạch cải cách hành chính năm {document.year}"
    plan = Plan(body=body, year=document.year, title=title, state=PlanState.ISSUED)
    act.add([plan])
    plan.current = PlanVersion.objects.create(
        plan=plan,
        document_no=document.number,
        document_date=document.date,
        signer=document.signer,
        recorded=True,
        source_sha256=document.source_sha256,
    )
    return plan, plan.current


def _write_lines(issued: Issued, version: PlanVersion) -> None:
    """Lines, their partners as printed, and targets: three statements."""
    by_no = {line.row.no: line.row for line in issued.lines}
    for line in issued.lines:
        line.row.version, line.row.parent = version, by_no[line.under] if line.under else None
    for target in issued.targets:
        target.version = version
    PlanLine.objects.bulk_create(line.row for line in issued.lines)
    through = PlanLine.partners.through
    through.objects.bulk_create(
        through(planline_id=line.row.pk, orgunit_id=unit.pk) for line in issued.lines for unit in line.partners
    )
    Target.objects.bulk_create(issued.targets)


def _close(version: PlanVersion) -> None:
    """From here on the database refuses every change of the version, its lines and its targets."""
    version.issued_at = clock.now()
    version.save(update_fields=["issued_at"])


def _tasks(issued: Issued, body: OrgUnit) -> Iterator[tuple[Task, Line]]:
    """One task for each line that is carried out, one for each member where a group leads."""
    settings = BodySettings.objects.filter(body=body).first() or BodySettings(body=body)
    given_at, review_on = clock.now(), calendar().add_working_days(clock.today(), settings.review_days)
    follow_ups: dict[int, int | None] = {}
    for line in issued.lines:
        if line.row.heading or line.lead is None:
            continue
        for lead_id in issued.members[line.lead.pk] if line.lead.is_group else [line.lead.pk]:
            lead = issued.units[lead_id]
            if lead_id not in follow_ups:
                lead.body = body
                follow_ups[lead_id] = follow_up_of(lead)
            yield _task(line, lead, body, given_at, review_on, follow_ups[lead_id]), line


def _task(line: Line, lead: OrgUnit, body: OrgUnit, given_at: Any, review_on: Any, follow_up: int | None) -> Task:
    """Nobody of this body's people gave it: the plan did, so `given_by` stays empty."""
    row = line.row
    return Task(
        id=uuid7(), body=body, giver_body=body, origin=Origin.PLAN_LINE, plan_line=row, title=row.title,
        product=row.product, area=row.area, klass=TaskClass.KEY if line.key else TaskClass.ORDINARY, lead=lead,
        follow_up_id=follow_up, given_at=given_at, deadline_kind=row.deadline_kind,
        deadline_printed=row.deadline_printed, deadline_qualifier=row.deadline_qualifier, starts_on=row.starts_on,
        first_due_on=row.due_on, due_on=row.due_on, review_on=None if row.due_on else review_on,
    )  # fmt: skip


def _write_partners(issued: Issued, given: list[tuple[Task, Line]]) -> None:
    """Units beside the lead, groups expanded without the lead itself; a group without members stays as it is."""
    Partner.objects.bulk_create(
        Partner(task=task, unit_id=unit_id)
        for task, line in given
        for unit_id in dict.fromkeys(_expanded(issued, line))
        if unit_id != task.lead_id
    )


def _expanded(issued: Issued, line: Line) -> Iterator[int]:
    for unit in line.partners:
        yield from issued.members.get(unit.pk, [unit.pk])


def _tell(act: Act, plan: Plan, version: PlanVersion, issued: Issued, given: list[tuple[Task, Line]]) -> None:
    act.note(
        plan,
        "plan.recorded",
        document_no=version.document_no,
        document_date=version.document_date,
        lines=len(issued.lines),
        headings=sum(line.row.heading for line in issued.lines),
        tasks=len(given),
        targets=len(issued.targets),
        digest=digest_of(version),
    )
    for task, line in given:
        act.note(task, "task.given", plan=plan.pk, line=line.row.no, due_on=task.due_on)
