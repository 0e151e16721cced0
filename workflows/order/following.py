"""What the giver does to all tasks of an order at once: another date, a reminder. A row that is refused leaves the others
standing, and says why (product.md §7)."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.activity.roots import Ref
from backend.errors import Refused
from backend.plans.models import Order, Task, TaskState
from workflows.machine import NothingDone, machine_of
from workflows.needs import text_of
from workflows.order.giving import wear
from workflows.reminding import remind_in
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
        order.due_on = due_on
        act.note(order, "order.date_moved", reason=text_of(reason, "reason", 2000), due_on=due_on, tasks=done)

    return _on_each(by, order_id, LIVE, move, settle, **request)


def remind_unsent(by: User, order_id: uuid.UUID, text: str = "", **request: Any) -> Outcome:
    """Remind whoever holds a task of the order that is not sent, each once a day. Raises NotFound, Forbidden,
    NothingDone, Invalid."""

    def settle(act: Act, order: Order, done: int) -> None:
        act.note(order, "order.reminded", reason=text.strip(), tasks=done, people=[])

    return _on_each(by, order_id, UNSENT, lambda act, task: remind_in(act, task, text, waiting), settle, **request)


def _on_each(
    by: User, order_id: uuid.UUID, states: Iterable[str], do: Callable[[Act, Task], None],
    settle: Callable[[Act, Order, int], None], **request: Any,
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
