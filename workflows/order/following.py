"""What is done to all tasks of an order at once: another date, a reminder, the answer of the leader in whose name it was
entered. A row that is refused leaves the others standing, and says why (product.md §7)."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from backend import clock
from backend.access.readers import may_see
from backend.access.rules import justify_disowning
from backend.accounts.models import User
from backend.activity.change import Act, absent, change
from backend.activity.roots import Ref
from backend.errors import Forbidden, NotFound, NotTheMoment, Refused
from backend.plans.models import Order, Task, TaskState
from backend.words import say
from workflows.machine import NothingDone, machine_of
from workflows.needs import text_of
from workflows.order.giving import wear
from workflows.reminding import remind_in
from workflows.task.base import OPEN
from workflows.task.pieces import family
from workflows.task.reminding import waiting

UNSENT = (TaskState.ASSIGNED, TaskState.IN_PROGRESS)
LIVE = (*UNSENT, TaskState.ON_HOLD)
Outcome = tuple[list[Ref], list[tuple[Ref, Refused]]]  # done, refused with why


def move_date(by: User, order_id: uuid.UUID, due_on: date, reason: str, **request: Any) -> Outcome:
    """Another date for the order and each of its tasks that is not sent yet. Raises NotFound, Forbidden, NothingDone."""

    def move(act: Act, task: Task) -> None:
        asked = {"due_on": due_on.isoformat(), "reason": reason}
        machine_of(task, by).perform("move_due", asked, expect=f"v{task.version}")

    def settle(act: Act, order: Order, done: int) -> None:
        order.due_on, order.first_due_on = due_on, order.first_due_on or due_on
        act.note(order, "order.date_moved", reason=text_of(reason, "reason", 2000), due_on=due_on, tasks=done)

    return _on_each(by, order_id, LIVE, move, settle, **request)


def remind_unsent(by: User, order_id: uuid.UUID, text: str = "", **request: Any) -> Outcome:
    """Remind whoever holds a task of the order that is not sent, each once a day. Raises NotFound, Forbidden,
    NothingDone, Invalid."""

    def settle(act: Act, order: Order, done: int) -> None:
        act.note(order, "order.reminded", reason=text.strip(), tasks=done, people=[])

    return _on_each(by, order_id, UNSENT, lambda act, task: remind_in(act, task, text, waiting), settle, **request)


def disown(by: User, order_id: uuid.UUID, reason: str, **request: Any) -> Outcome:
    """The leader in whose name it was entered did not give it: every task that has not ended is void, by the task's own step,
    for as long as that may be said. Raises NotFound, Forbidden, NothingDone, Invalid."""

    def deny(act: Act, task: Task) -> None:
        machine_of(task, by).perform("disown", {"reason": reason}, expect=f"v{task.version}")

    def settle(act: Act, order: Order, done: int) -> None:
        act.note(order, "order.disowned", reason=text_of(reason, "reason", 2000), tasks=done)

    return _on_each(by, order_id, OPEN, deny, settle, wear=_wear_name, **request)


def mark_order_seen(by: User, order_id: uuid.UUID, **request: Any) -> Act | None:
    """The first opening by the leader in whose name it was entered, or by who stands in; None, and nothing written, for
    everybody else and afterwards. Raises NotFound."""
    order = Order.objects.filter(pk=order_id).first()
    if order is None or not may_see(by, order):
        raise NotFound(absent())
    if order.seen_at is not None or justify_disowning(by, order) is None:
        return None
    with change(by, Order.ref(order_id), **request) as act:
        order = act.record
        _wear_name(act, order)
        if order.seen_at is not None:
            raise NotTheMoment(say("Đã ghi nhận.", "Noted already."))
        order.seen_at = clock.now()
        act.note(order, "order.seen")
    return act


def _wear_name(act: Act, order: Order) -> None:
    """The hat of the leader in whose name it was entered. Raises Forbidden."""
    hat = justify_disowning(act.by, order)
    if hat is None:
        raise Forbidden(say(
            "Chỉ lãnh đạo được ghi là người giao trả lời được.", "Only the leader it was entered for may answer.",
        ))  # fmt: skip
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for


def _on_each(
    by: User, order_id: uuid.UUID, states: Iterable[str], do: Callable[[Act, Task], None],
    settle: Callable[[Act, Order, int], None], *, wear: Callable[[Act, Order], None] = wear, **request: Any,
) -> Outcome:  # fmt: skip
    """`do` each task of the order in one of `states`, then `settle` the order with how many were done."""
    rows = Task.objects.filter(order=order_id, state__in=list(states)).order_by("lead__position", "id")
    refs = [Task.ref(pk) for pk in rows.values_list("pk", flat=True)]
    along = family(ref.pk for ref in refs)
    done: list[Ref] = []
    refused: list[tuple[Ref, Refused]] = []
    with change(by, Order.ref(order_id), *refs, along=along, **request) as act:
        order = act.get(Order.ref(order_id))
        wear(act, order)
        refs = [Task.ref(pk) for pk in rows.values_list("pk", flat=True)]  # units joined while the order was waited for
        act.lock(refs)
        for ref in refs:
            try:
                with act.row():
                    do(act, act.get(ref))
                done.append(ref)
            except Refused as why:
                refused.append((ref, why))
        if not done:
            raise NothingDone(refused)
        wear(act, order)
        settle(act, order, len(done))
    return done, refused
