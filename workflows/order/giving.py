"""One act gives the same work to many units: in the own body, and to the bodies right below it (product.md §7). Each unit
gets a task of its own; all are written at once, each with its own event."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from backend import clock
from backend.access.rules import justify_entered_order, justify_order
from backend.accounts.models import User
from backend.accounts.queries import follow_ups_of
from backend.activity.change import Act, change
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.organisations.queries import bodies_below, standing_units
from backend.plans.figures import keyed
from backend.plans.lines import refuse
from backend.plans.models import DeadlineKind, Document, DocumentKind, Order, Origin, Task, TaskClass, TaskState
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.document.citing import source_of
from workflows.needs import text_of, wrong
from workflows.task.entered import leader_named, said_of
from workflows.task.giving import given_already

MOST = 200  # units of an order, as of any batch


@dataclass(frozen=True)
class NewOrder:
    """What is ordered of `units` (ids, no groups). `due_on` None: no date yet. `source_id`: a document of the giver's
    register. `said_at`: the meeting or occasion; `for_leader_id`: who gave it, when somebody else enters it. `figures`: what each unit fills in, as `Order.figures` without keys."""

    id: uuid.UUID
    title: str
    units: Sequence[int]
    product: str = ""
    area: str = ""
    klass: str = TaskClass.ORDINARY
    due_on: date | None = None
    source_id: uuid.UUID | None = None
    clause: str = ""
    said_at: str = ""
    for_leader_id: int | None = None
    figures: Sequence[Mapping[str, Any]] = ()


def give_order(by: User, wish: NewOrder, **request: Any) -> Act:
    """Give it, or enter it for the leader who gave it, with a task for each unit. Raises Forbidden, Invalid naming every fault; nothing is given then.
    `request`: key, fingerprint, status, location of `change`."""
    with change(by, **request) as act:
        hat = justify_order(by) if wish.for_leader_id is None else justify_entered_order(by)
        if hat is None:
            raise Forbidden(may_not())
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        if Order.objects.filter(pk=wish.id).exists():
            raise Invalid(given_already())
        _check_date(wish.due_on)
        order = _build(by, wish, hat.body_id)
        tasks = tasks_of(order, order.given_by, _found(hat.body_id, wish.units), klass=wish.klass, due_on=wish.due_on)
        for task in tasks:
            task.said_at, task.entered_by = order.said_at, order.entered_by
        _add(act, [order, *tasks])
        act.note(order, "order.given", units=len(tasks), **said_of(order))
        _tell(act, order, tasks)
    return act


def _build(by: User, wish: NewOrder, body_id: int) -> Order:
    figures, errors = keyed(wish.figures)
    refuse(errors)
    source, said_at = source_of(body_id, wish.source_id), " ".join(wish.said_at.split())[:200]
    giver = by
    if wish.for_leader_id is not None:
        giver = leader_named(by, body_id, wish.for_leader_id, placed=bool(said_at or source))
    return Order(
        id=wish.id, body_id=body_id, source=source, clause=(wish.clause.strip() or None) if source else None,
        title=text_of(wish.title, "title", 2000), product=wish.product.strip(), area=wish.area, due_on=wish.due_on,
        first_due_on=wish.due_on, figures=figures, given_by=giver, given_at=clock.now(), said_at=said_at,
        entered_by=None if giver == by else by,
    )  # fmt: skip


def add_units(
    by: User, order_id: uuid.UUID, unit_ids: Sequence[int], reason: str, *, due_on: date | None = None, **request: Any
) -> Act:
    """Units that were forgotten, or joined later: each gets its task now, by the order's date or by `due_on`. Raises
    NotFound, Forbidden, NotTheMoment (a plan ordered it), Invalid naming those that have it already."""
    with change(by, Order.ref(order_id), **request) as act:
        order = act.record
        wear(act, order)
        if order.plan_line_id is not None:
            raise NotTheMoment(
                say(
                    "Đơn vị thực hiện do kế hoạch nêu: đổi bằng bản điều chỉnh kế hoạch.",
                    "The plan says who carries it out: an amendment changes that.",
                )
            )
        why = text_of(reason, "reason", 2000)
        units, due = _found(order.body_id, unit_ids), due_on or order.due_on
        _check_date(due)
        stopped = [TaskState.CANCELLED, TaskState.VOIDED]
        live = order.tasks.exclude(state__in=stopped).values_list("body_id", "lead_id")
        having = {lead if body == order.body_id else body for body, lead in live}
        if known := [unit.short_name for unit in units if unit.pk in having]:
            raise wrong("units", say("Đã được giao: {names}.", "Given already: {names}.", names=", ".join(known)))
        if len(having) + len(units) > MOST:
            raise wrong("units", _too_many())
        tasks = tasks_of(order, order.given_by if order.entered_by else by, units, klass=_class_of(order), due_on=due)
        if order.entered_by and order.given_by != by:  # added to what the leader is said to have ordered
            for task in tasks:
                task.said_at, task.entered_by = order.said_at, by
        act.add(tasks)
        act.note(order, "order.units_added", reason=why, units=[unit.pk for unit in units])
        _tell(act, order, tasks, reason=why)
    return act


def tasks_of(order: Order, by: User | None, units: Sequence[OrgUnit], *, klass: str, due_on: date | None) -> list[Task]:
    """A task for each unit, unsaved. A body below carries its own out; there the work comes from above."""
    given_at, follow_ups = clock.now(), follow_ups_of(units)
    reviews: dict[int, date] = {}  # by body
    tasks = []
    for unit in units:
        body, settings = unit.body, getattr(unit.body, "settings", None)
        assert body is not None
        days = settings.review_days if settings else 5
        if due_on is None and body.pk not in reviews:
            reviews[body.pk] = calendar(body.pk).add_working_days(clock.today(), days)
        tasks.append(Task(
            id=uuid7(), body=body, giver_body_id=order.body_id, order=order, origin=origin_of(order.source),
            source=order.source, clause=order.clause, title=order.title, product=order.product, area=order.area,
            klass=klass if body.pk == order.body_id else TaskClass.FROM_ABOVE, lead=unit, given_by=by, given_at=given_at,
            first_due_on=due_on, due_on=due_on, review_on=None if due_on else reviews[body.pk],
            deadline_kind=DeadlineKind.DATE if due_on else DeadlineKind.NONE, follow_up_id=follow_ups[unit.pk],
        ))  # fmt: skip
    return tasks


def _class_of(order: Order) -> str:
    """Of the tasks that it gave inside the body."""
    inside = order.tasks.filter(body=order.body_id).order_by("given_at", "id").values_list("klass", flat=True)
    return inside.first() or TaskClass.ORDINARY


def origin_of(source: Document | None) -> str:
    """What it cites tells where it comes from; an order that cites nothing is our own word."""
    if source is None:
        return Origin.OWN_LETTER
    return Origin.CONCLUSION if source.kind == DocumentKind.CONCLUSION else Origin.DOCUMENT


def reachable(body_id: int) -> QuerySet[OrgUnit]:
    """To whom the body may give many at once: its own units, and the bodies right below as bodies; no groups."""
    own = Q(body_id=body_id, is_group=False) & ~Q(pk=body_id)
    below = Q(pk__in=bodies_below(body_id, day=clock.today()))
    return (
        standing_units(day=clock.today())
        .filter(own | below)
        .select_related("body__settings")
        .order_by("position", "id")
    )


def wear(act: Act, order: Order) -> None:
    """May they change the order, and as what. Raises Forbidden."""
    hat = justify_order(act.by, order.body_id)
    if hat is None:
        raise Forbidden(may_not())
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for


def may_not() -> str:
    """Who gives to many is of the leaders or the standing office."""
    return say(
        "Lãnh đạo và thường trực của cơ quan mới giao đồng loạt được.",
        "Only the body's leaders and its standing office give orders to many.",
    )


def _found(body_id: int, unit_ids: Sequence[int]) -> list[OrgUnit]:
    wanted = list(dict.fromkeys(unit_ids))
    if not wanted:
        raise wrong("units", say("Chọn ít nhất một đơn vị.", "Choose at least one unit."))
    if len(wanted) > MOST:
        raise wrong("units", _too_many())
    units = {unit.pk: unit for unit in reachable(body_id).filter(pk__in=wanted)}
    if len(units) < len(wanted):
        message = say(
            "Có {n} đơn vị không giao được: không còn hoạt động hoặc không thuộc phạm vi của bạn.",
            "{n} of the units cannot be given work: they no longer stand, or are outside your scope.",
            n=len(wanted) - len(units),
        )
        raise wrong("units", message)
    return list(units.values())


def _too_many() -> str:
    return say("Nhiều nhất {n} đơn vị.", "At most {n} units.", n=MOST)


def _check_date(due_on: date | None) -> None:
    if due_on and due_on < clock.today():
        raise wrong("due_on", say("Hạn phải từ hôm nay trở đi.", "The due date must be today or later."))


def _add(act: Act, made: list[Any]) -> None:
    """Of two acts with one id the second is refused by the key of the table."""
    try:
        with transaction.atomic():
            act.add(made)
    except IntegrityError:
        raise Invalid(given_already()) from None


def _tell(act: Act, order: Order, tasks: list[Task], *, reason: str = "") -> None:
    for task in tasks:
        act.note(
            task, "task.given", reason=reason, order=order.pk, origin=task.origin, due_on=task.due_on, **said_of(task)
        )
