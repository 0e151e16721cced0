"""Making a plan's tasks live: at its issue, or when one issued elsewhere is recorded. One act, rows in bulk."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from backend import clock
from backend.accounts.queries import default_officers, follow_up_of
from backend.activity.change import Act
from backend.errors import FieldError, NotTheMoment
from backend.files.under_way import begin, step
from backend.ids import uuid7
from backend.organisations.models import BodySettings, OrgUnit
from backend.organisations.queries import bodies_below, units_of
from backend.plans.drafting import counts_of
from backend.plans.lines import refuse, standing_members
from backend.plans.models import (
    Order,
    Origin,
    Partner,
    Plan,
    PlanLine,
    PlanState,
    PlanVersion,
    Task,
    TaskClass,
)
from backend.plans.rhythms import rhythm_of
from backend.plans.text import documents_of
from backend.words import say
from backend.workcalendar.calendar import current as calendar

Carried = tuple[Any, int]  # lineage of a line, id of the unit that carries it out


@dataclass(frozen=True)
class IssuedDocument:
    """The document that was signed. `signer`: name and office as printed."""

    number: str
    date: date
    signer: str = ""


def check_document(document: IssuedDocument) -> list[FieldError]:
    """What keeps it from being a document that was issued."""
    errors = []
    if not document.number.strip():
        errors.append(FieldError("number", say("Thiếu số văn bản.", "The document's number is missing.")))
    if document.date > clock.today():
        errors.append(FieldError("date", say("Ngày ban hành sau hôm nay.", "The date of issue is after today.")))
    return errors


def go_live(
    act: Act, plan: Plan, document: IssuedDocument, *, recorded: bool, carried: Collection[Carried] = (),
    orders: Mapping[Any, Order] | None = None,
) -> list[Task]:  # fmt: skip
    """Close the plan's version with the document's number and date and give all its tasks, in the open act.
    `recorded`: signed elsewhere. `carried`: what units do already for lines of a version before, not given again. `orders`: those that go on, by
    the lineage of their line; who is given a task now joins them. Raises NotTheMoment (that number is in use), Invalid
    naming every line whose lead no longer stands."""
    version = plan.current
    assert version is not None
    refuse_used(plan, document.number)
    units, members = _standing(plan.body)
    lines = list(version.lines.select_related("lead").prefetch_related("partners"))
    _check_leads(lines, units, members)
    version.document_no, version.document_date = document.number.strip(), document.date
    version.signer, version.recorded, version.issued_at = document.signer, recorded, clock.now()
    version.save(update_fields=["document_no", "document_date", "signer", "recorded", "issued_at"])
    plan.state = PlanState.ISSUED
    begin("GIVING", len(lines))
    given = [
        (task, line)
        for task, line in _tasks(lines, units, members, plan.body, orders or {})
        if (line.lineage, task.lead_id) not in carried
    ]
    made = Counter(task.order for task, line in given if task.order and line.lineage not in (orders or {}))
    act.add([*made, *(task for task, _ in given)])
    _write_partners(given, members, settings_of(plan.body).partner_mode)
    _tell(act, plan, version, given, made)
    return [task for task, _ in given]


def members_today(body: OrgUnit) -> dict[int, list[int]]:
    """The units of each of the body's groups that stand today, by the group's id."""
    return _standing(body)[1]


def tasks_of(lines: Iterable[PlanLine], body: OrgUnit) -> Iterator[tuple[Task, PlanLine]]:
    """The tasks that issuing these lines today would give, unsaved; a line whose lead does not stand gives none."""
    units, members = _standing(body)
    sound = [line for line in lines if line.lead and line.lead.pk in units and not _is_empty(line.lead, members)]
    yield from _tasks(sound, units, members, body, {})


def _standing(body: OrgUnit) -> tuple[dict[int, OrgUnit], dict[int, list[int]]]:
    """The body's units of today by id, and the members of its groups, among them bodies right below."""
    own = {unit.pk: unit for unit in units_of(body.pk, day=clock.today())}
    members = standing_members(own.values(), body)
    for unit in own.values():
        unit.body = body
    if not {pk for inside in members.values() for pk in inside} <= set(own):
        for below in bodies_below(body.pk, day=clock.today()).select_related("settings"):
            below.body, below.parent = below, body
            own[below.pk] = below
    return own, members


def _is_empty(lead: OrgUnit | None, members: dict[int, list[int]]) -> bool:
    return lead is not None and lead.is_group and lead.pk not in members


def refuse_used(plan: Plan, wanted: str) -> None:
    """Raises NotTheMoment when another plan of the body and year has the number, as corrected. One at a time for a number: two
    acts on two plans of one body lock different rows."""
    number = wanted.strip()
    with connection.cursor() as cursor:
        key = f"plan {plan.body_id} {plan.year} {number}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))", [key])
    refuse_number(plan.body, plan.year, number, but=plan.pk)


def refuse_number(body: OrgUnit, year: int, wanted: str, *, but: Any = None) -> None:
    """The same, without waiting for who is recording it at this moment: before a long work. `but`: the plan that may have it."""
    number = wanted.strip()
    known = Plan.objects.filter(body=body, year=year, current__issued_at__isnull=False).exclude(pk=but)
    known = known.exclude(state=PlanState.DISCARDED)
    if any(one.number == number for one in documents_of(known.select_related("current")).values()):
        words = say(
            "Kế hoạch {number} năm {year} của {body} đã được ghi nhận.",
            "Plan {number} of {year} of {body} has been recorded already.",
            number=number,
            year=year,
            body=body.short_name,
        )
        raise NotTheMoment(words, errors=[FieldError("number", words)])


def _check_leads(lines: list[PlanLine], units: dict[int, OrgUnit], members: dict[int, list[int]]) -> None:
    """Invariant 2: exactly one lead, valid on the day the task is given."""
    errors = []
    for line in lines:
        lead = line.lead
        if line.heading:
            continue
        if lead is None or lead.pk not in units or _is_empty(lead, members):
            name = lead.short_name if lead else line.lead_printed
            errors.append(
                FieldError(
                    f"line {line.no}",
                    say("Không có đơn vị chủ trì {name} hôm nay.", "There is no lead unit {name} today.", name=name),
                )
            )
    refuse(errors)


def _tasks(
    lines: list[PlanLine], units: dict[int, OrgUnit], members: dict[int, list[int]], body: OrgUnit,
    orders: Mapping[Any, Order],
) -> Iterator[tuple[Task, PlanLine]]:  # fmt: skip
    """One task for each line that is carried out; where a group leads, an order to many with one for each member."""
    settings = settings_of(body)
    given_at, review_on = clock.now(), calendar(body.pk).add_working_days(clock.today(), settings.review_days)
    follow_ups: dict[int, int | None] = {}
    officers = default_officers(body.pk)
    for line in lines:
        step()
        if line.heading or line.lead is None:
            continue
        order = (orders.get(line.lineage) or _order(line, body, given_at)) if line.lead.is_group else None
        for lead_id in members[line.lead.pk] if line.lead.is_group else [line.lead.pk]:
            lead = units[lead_id]
            if lead_id not in follow_ups:
                follow_ups[lead_id] = follow_up_of(lead)
            task = _task(line, lead, body, given_at, review_on, settings.usual_rhythm)
            task.order, task.follow_up_id = order, follow_ups[lead_id]
            task.officer_id = officers.get((lead_id, line.area), officers.get((lead_id, "")))
            yield task, line


def _task(line: PlanLine, lead: OrgUnit, body: OrgUnit, given_at: Any, review_on: date, usual: str) -> Task:
    """Nobody of this body's people gave it: the plan did, so `given_by` stays empty. To a body below it comes from above.
    What has neither date nor rhythm has a day on which it is looked at again."""
    own = TaskClass.KEY if line.key else TaskClass.ORDINARY
    rhythm = rhythm_of(line.deadline_kind, line.deadline_printed, usual=usual)
    return Task(
        id=uuid7(), body=lead.body, giver_body=body, origin=Origin.PLAN_LINE, plan_line=line, title=line.title,
        product=line.product, area=line.area, klass=own if lead.body_id == body.pk else TaskClass.FROM_ABOVE, lead=lead,
        given_at=given_at, deadline_kind=line.deadline_kind, deadline_printed=line.deadline_printed,
        deadline_qualifier=line.deadline_qualifier, starts_on=line.starts_on, first_due_on=line.due_on,
        due_on=line.due_on, rhythm=rhythm, review_on=None if line.due_on or rhythm else review_on,
    )  # fmt: skip


def _order(line: PlanLine, body: OrgUnit, given_at: Any) -> Order:
    return Order(
        id=uuid7(), body=body, plan_line=line, title=line.title, product=line.product, area=line.area,
        first_due_on=line.due_on, due_on=line.due_on, given_at=given_at,
    )  # fmt: skip


def settings_of(body: OrgUnit) -> BodySettings:
    """What the body chose, or the defaults."""
    return BodySettings.objects.filter(body=body).first() or BodySettings(body=body)


def mode_of(line: PlanLine, unit_id: int, members: Mapping[int, list[int]], usual: str) -> str:
    """In which mode a partner of the line begins: as the body chose; out of a group in the one that asks nothing."""
    named = any(unit.pk == unit_id and unit.pk not in members for unit in line.partners.all())
    return usual if named else Partner.Mode.COORDINATES


def _write_partners(given: list[tuple[Task, PlanLine]], members: dict[int, list[int]], usual: str) -> None:
    """Units beside the lead, groups expanded without the lead itself; a group without members stays as it is."""
    expanded: dict[Any, list[int]] = defaultdict(list)
    for _, line in given:
        if line.pk not in expanded:
            for unit in line.partners.all():
                expanded[line.pk] += members.get(unit.pk, [unit.pk])
    Partner.objects.bulk_create(
        Partner(task=task, unit_id=unit_id, mode=mode_of(line, unit_id, members, usual))
        for task, line in given
        for unit_id in dict.fromkeys(expanded[line.pk])
        if unit_id != task.lead_id and not task.from_above  # which names its partners itself
    )


def _tell(
    act: Act, plan: Plan, version: PlanVersion, given: list[tuple[Task, PlanLine]], made: Mapping[Order, int]
) -> None:
    """`made`: orders of this act, with how many units each went to."""
    act.note(
        plan,
        "plan.recorded" if version.recorded else "plan.issued",
        document_no=version.document_no,
        document_date=version.document_date,
        tasks=len(given),
        **counts_of(version),
    )
    for order, units in made.items():
        act.note(order, "order.given", plan=plan.pk, units=units)
    for task, line in given:
        of: dict[str, Any] = {"order": task.order_id} if task.order_id else {}
        act.note(task, "task.given", plan=plan.pk, line=line.no, due_on=task.due_on, **of)
