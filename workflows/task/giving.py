"""Giving a task outside any plan, and naming its partner units. Both are edits: they start no transition."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django.db import IntegrityError, transaction

from backend import clock
from backend.access.rules import justify
from backend.accounts.models import User
from backend.accounts.queries import follow_up_of, valid_memberships
from backend.accounts.roster import hats_of
from backend.activity.change import Act, change
from backend.errors import Forbidden, Invalid
from backend.organisations.models import OrgUnit
from backend.organisations.queries import standing_units, units_of
from backend.plans.lines import standing_members
from backend.plans.models import Document, DocumentKind, Origin, Partner, Task, TaskClass
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.document.citing import source_of
from workflows.machine import machine_of
from workflows.needs import text_of, wrong
from workflows.task.doing import must_be_worked_on_here
from workflows.task.entered import enter_for, said_of
from workflows.task.parts import set_parts
from workflows.task.pieces import family

if TYPE_CHECKING:
    from workflows.task.machine import TaskMachine


@dataclass(frozen=True)
class PartnerWish:
    """A unit beside the lead, and in which mode."""

    unit_id: int
    mode: str = Partner.Mode.COORDINATES
    part_product: str = ""
    part_due_on: date | None = None


@dataclass(frozen=True)
class NewTask:
    """A task to be given. `body` of the lead carries it out; `due_on` or, without one, a review date. `source_id`: a
    document of the giver's register; `said_at`: the meeting or occasion; `for_leader_id`: who gave it, when somebody else
    enters it."""

    title: str
    lead_id: int
    id: uuid.UUID
    product: str = ""
    area: str = ""
    klass: str = TaskClass.ORDINARY
    origin: str = Origin.WORD_OF_MOUTH
    officer_id: int | None = None
    due_on: date | None = None
    review_on: date | None = None
    source_id: uuid.UUID | None = None
    clause: str = ""
    said_at: str = ""
    for_leader_id: int | None = None
    partners: tuple[PartnerWish, ...] = ()


def give_task(by: User, wish: NewTask, **request: Any) -> Act:
    """Give a task outside any plan: inside the own body, or, by leaders and standing office, to a body below.
    `request`: key, fingerprint, status, location of `change`. Raises Forbidden, Invalid."""
    with change(by, **request) as act:
        give_in(act, wish)
    return act


def give_in(act: Act, wish: NewTask) -> Task:
    """Give it in the open act. Raises Forbidden, Invalid."""
    by = act.by
    lead = (
        standing_units(day=clock.today())
        .select_related("body__parent", "body__settings")
        .filter(pk=wish.lead_id, is_group=False)
        .first()
    )
    if lead is None or lead.body is None:
        raise wrong("lead", say("Không tìm thấy đơn vị này.", "This unit was not found."))
    if Task.objects.filter(pk=wish.id).exists():
        raise Invalid(given_already())
    task = _build(by, wish, lead)
    _wear(act, task, wish)
    if task.officer_id and task.from_above:
        raise wrong(
            "officer",
            say("Cơ quan nhận việc tự giao người thực hiện.", "The body that receives it names the officer."),
        )
    if wish.partners and task.from_above:
        raise wrong(
            "partners",
            say("Cơ quan nhận việc tự đặt đơn vị phối hợp.", "The body that receives it names the partners."),
        )
    if task.officer_id and not valid_memberships().filter(user_id=task.officer_id, unit=lead).exists():
        raise wrong(
            "officer", say("Người này không thuộc đơn vị chủ trì.", "This person does not work in the lead unit.")
        )
    _add(act, task)
    if wish.partners:
        _write_partners(act, task, wish.partners)
    act.note(task, "task.given", origin=task.origin, due_on=task.due_on, **said_of(task))
    return task


def set_partners(
    by: User,
    task_id: uuid.UUID,
    wishes: tuple[PartnerWish, ...],
    *,
    expect: str | None,
    reason: str = "",
    **request: Any,
) -> Act:
    """Replace the list of partner units; not while a result is being decided. `reason`: why a part that is under way
    ends."""
    with change(by, Task.ref(task_id), along=family([task_id]), **request) as act:
        task = act.record
        hat = justify(by, "partners", task)
        if hat is None:
            raise Forbidden(
                say("Bạn không đặt được đơn vị phối hợp của việc này.", "You may not set this task's partners.")
            )
        act.check_fresh(f"v{task.version}", expect)
        must_be_worked_on_here(task)
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        task.partners.all().delete()
        _write_partners(act, task, wishes, reason)
        task.version += 1  # partners are facts of the task although they lie in a table of their own
        act.note(task, "task.partnered", reason=reason.strip(), partners=[[w.unit_id, w.mode] for w in wishes])
    return act


def _wear(act: Act, task: Task, wish: NewTask) -> None:
    """May they give it, or enter it for the leader who gave it, and as what."""
    if wish.for_leader_id is not None:
        hat = enter_for(act.by, task, wish.for_leader_id)
    else:
        hat = justify(act.by, "give", task)
    if hat is None:
        raise Forbidden(say("Bạn không giao được việc cho đơn vị này.", "You cannot give work to this unit."))
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for


def _add(act: Act, task: Task) -> None:
    """The look before cannot see what another act writes at this moment; the key of the table can."""
    try:
        with transaction.atomic():
            act.add([task])
    except IntegrityError:
        raise Invalid(given_already()) from None


def given_already() -> str:
    """The id was used: by a repetition with another key, or by somebody else's task."""
    return say("Việc này đã được giao.", "This task was given already.")


def _build(by: User, wish: NewTask, lead: OrgUnit) -> Task:
    body = lead.body
    assert body is not None
    held = {hat.body_id for hat in hats_of(by)}
    if not held:
        raise Forbidden(say("Bạn không giữ vị trí nào trong cơ quan.", "You hold no post in a body."))
    above = body.parent.body_id if body.parent else None
    own = body.pk if body.pk in held else above
    if own is None or own not in held:
        raise wrong("lead", say("Không tìm thấy đơn vị này.", "This unit was not found."))
    today = clock.today()
    if wish.due_on and wish.due_on < today:
        raise wrong("due_on", say("Hạn phải từ hôm nay trở đi.", "The due date must be today or later."))
    source = source_of(own, wish.source_id)
    settings = getattr(body, "settings", None)
    review = wish.review_on or (
        None if wish.due_on else calendar(body.pk).add_working_days(today, settings.review_days if settings else 5)
    )
    return Task(
        id=wish.id, body=body, giver_body_id=own, origin=_origin(wish, source), source=source,
        clause=(wish.clause.strip() or None) if source else None,
        title=text_of(wish.title, "title", 2000), product=wish.product.strip(), area=wish.area,
        klass=TaskClass.FROM_ABOVE if own != body.pk else wish.klass, lead=lead, officer_id=wish.officer_id,
        given_by=by, said_at=" ".join(wish.said_at.split())[:200], given_at=clock.now(), first_due_on=wish.due_on, due_on=wish.due_on, review_on=review,
        deadline_kind="DATE" if wish.due_on else "NONE", follow_up_id=follow_up_of(lead),
    )  # fmt: skip


def _origin(wish: NewTask, source: Document | None) -> str:
    """What it cites tells where it comes from; only that the letter is one's own must be said."""
    if source is None or wish.origin == Origin.OWN_LETTER:
        return wish.origin
    return Origin.CONCLUSION if source.kind == DocumentKind.CONCLUSION else Origin.DOCUMENT


def _write_partners(act: Act, task: Task, wishes: tuple[PartnerWish, ...], reason: str = "") -> None:
    wishes, units = _expanded(task, wishes)
    for wish in wishes:
        unit = units.get(wish.unit_id)
        if unit is None:
            raise wrong(
                "partners",
                say(
                    "Đơn vị phối hợp phải là đơn vị đang hoạt động của cùng cơ quan.",
                    "A partner must be a unit of the same body that stands today.",
                ),
            )
        if unit.pk == task.lead_id:
            raise wrong(
                "partners",
                say("Đơn vị chủ trì không đồng thời là đơn vị phối hợp.", "The lead cannot be its own partner."),
            )
    if len(units) != len(wishes):
        raise wrong("partners", say("Một đơn vị được ghi hai lần.", "A unit is listed twice."))
    Partner.objects.bulk_create(
        Partner(
            task=task, unit_id=w.unit_id, mode=w.mode, part_product=w.part_product.strip(), part_due_on=w.part_due_on
        )
        for w in wishes
    )
    set_parts(act, cast("TaskMachine", machine_of(task, act.by)), wishes, units, reason)


def _expanded(task: Task, wishes: tuple[PartnerWish, ...]) -> tuple[tuple[PartnerWish, ...], dict[int, OrgUnit]]:
    """The wishes with each group as its members but the lead, in the mode that asks nothing, and the units named by id
    (product.md §5). A unit that is wished for by itself is not repeated."""
    named = {wish.unit_id for wish in wishes}
    if not named:
        return wishes, {}
    standing = {unit.pk: unit for unit in units_of(task.body_id, day=clock.today())}
    members = standing_members(standing.values(), task.body)
    found: list[PartnerWish] = []
    for wish in wishes:
        if wish.unit_id not in members:
            found.append(wish)
            continue
        if wish.mode != Partner.Mode.COORDINATES:
            message = say("Một nhóm đơn vị chỉ ghi ở mức phối hợp.", "A group of units can only take part.")
            raise wrong("partners", message)
        have = {task.lead_id, *named, *(one.unit_id for one in found)}
        found += [
            PartnerWish(unit_id) for unit_id in members[wish.unit_id] if unit_id in standing and unit_id not in have
        ]
    wanted = {wish.unit_id for wish in found}
    return tuple(found), {pk: unit for pk, unit in standing.items() if pk in wanted and not unit.is_group}
