"""A post that ends: whoever held it leaves no open work behind without a receiver (product.md §25). The work is handed over in
the act that ends the post, with a list; what was done keeps its names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from backend import clock
from backend.accounts.edits import OpenWork, check_end, close_post
from backend.accounts.models import Membership, User
from backend.accounts.people import administered_post
from backend.accounts.queries import valid_memberships
from backend.activity.change import Act, change
from backend.errors import NotTheMoment
from backend.inspections.models import Reply, ReplyState, Ticket, TicketState
from backend.inspections.models.reply import AWAITED_IN
from backend.organisations.models import OrgUnit
from backend.plans.acceptance import is_asked_of
from backend.plans.models import Task
from backend.words import say
from workflows.needs import wrong
from workflows.task.base import ASSIGNED, OPEN, WORKING
from workflows.task.pieces import family


@dataclass(frozen=True)
class Left:
    """Open work that a post leaves behind."""

    tasks: Sequence[Task]
    tickets: Sequence[Ticket]
    replies: Sequence[Reply] = ()

    def __len__(self) -> int:
        return len(self.records)

    @property
    def records(self) -> list[Task | Ticket | Reply]:
        """Tasks, then tickets, then what inspectors were to be told."""
        return [*self.tasks, *self.tickets, *self.replies]


def left_by(post: Membership) -> Left:
    """What the person carries out in that unit, by due date; nothing while they hold another post there. What they follow up
    for a unit without accounts goes with their last post in the body."""
    others = valid_memberships().filter(user=post.user_id).exclude(pk=post.pk)
    if others.filter(unit=post.unit_id).exists():
        return Left((), ())
    mine = Q(officer=post.user_id, lead=post.unit_id)
    fixing = Q(officer=post.user_id, unit=post.unit_id)
    if not others.filter(unit__body=post.unit.body_id).exists():
        mine |= Q(officer=None, follow_up=post.user_id, body=post.unit.body_id)
        fixing |= Q(officer=None, follow_up=post.user_id, body=post.unit.body_id)
    tickets = Ticket.objects.filter(fixing).exclude(state=TicketState.CLOSED)
    tasks = Task.objects.filter(mine, state__in=OPEN)
    by_date = ("due_on", "id")
    return Left(
        list(tasks.order_by(*by_date)), list(tickets.order_by(*by_date)), list(_unsent_replies(post).order_by(*by_date))
    )


def _unsent_replies(post: Membership) -> QuerySet[Reply]:
    """Self-reports and opinions the person was named to prepare, as long as their inspectors wait for them."""
    awaited = [Q(kind=kind, inspection__state__in=states) for kind, states in AWAITED_IN.items()]
    named = Reply.objects.filter(reduce(or_, awaited), officer=post.user_id, unit=post.unit_id)
    return named.exclude(state=ReplyState.RELEASED)


def receivers_of(post: Membership) -> list[int]:
    """Ids of the people who may take it: those of the same unit first, then the body's others, who follow up."""
    near = valid_memberships().filter(unit__body=post.unit.body_id, user__is_system=False).exclude(user=post.user_id)
    rows = near.order_by("unit__position", "unit_id", "id").values_list("unit_id", "user_id")
    return list(dict.fromkeys(user for _, user in sorted(rows, key=lambda row: row[0] != post.unit_id)))


def leave_post(
    by: User, body: OrgUnit, post_id: int, *, last_day: date, receiver_id: int | None = None,
    each: Mapping[Any, int] | None = None, **request: Any,
) -> Act:  # fmt: skip
    """The post ends, and its open work goes to `receiver_id`, or to whom `each` names by record. Raises NotFound, Forbidden,
    Invalid without a receiver who works there, NotTheMoment for the last administrator or when work came meanwhile."""
    post = administered_post(by, body, post_id)
    check_end(post, last_day)
    left = left_by(post)
    given = _receivers(post, left, receiver_id, each or {})
    refs = [type(record).ref(record.pk) for record in left.records]
    along = family(ref.pk for ref in refs if ref.model is Task)
    with change(by, OrgUnit.ref(body.pk), OrgUnit.ref(post.unit_id), *refs, along=along, **request) as act:
        administered_post(by, body, post_id)  # asked again under the body's lock: two may end each other's at once
        if {record.pk for record in left_by(post).records} != set(given):
            raise NotTheMoment(
                say("Danh sách việc vừa thay đổi. Hãy xem lại.", "The list of work has just changed. Look again.")
            )
        for ref in refs:
            _hand_over(act, act.get(ref), given[ref.pk], post)
        close_post(act, post, last_day)
    return act


def _receivers(post: Membership, left: Left, receiver_id: int | None, each: Mapping[Any, int]) -> dict[Any, int]:
    given = {record.pk: each.get(record.pk, receiver_id) for record in left.records}
    missing = [pk for pk, person in given.items() if person is None]
    if missing:
        raise wrong("receiver", say(
            "Còn {n} việc đang mở của {name}. Chọn người nhận bàn giao.",
            "{name} still has {n} open items. Choose who takes them over.", n=len(missing), name=post.user.full_name,
        ))  # fmt: skip
    works = set(valid_memberships().filter(user__in=set(given.values())).exclude(user=post.user_id).values_list("user_id", "unit_id", "unit__body_id"))  # fmt: skip
    for record in left.records:
        person, inside = given[record.pk], record.officer_id is not None
        if not any(user == person and (unit == post.unit_id if inside else body == post.unit.body_id) for user, unit, body in works):  # fmt: skip
            raise wrong("receiver", say(
                "Người nhận phải đang làm việc tại đơn vị này.", "The receiver must work in this unit.",
            ))  # fmt: skip
    return {pk: person for pk, person in given.items() if person is not None}


def _hand_over(act: Act, record: Any, receiver_id: int, post: Membership) -> None:
    if record.officer_id is None:
        record.follow_up_id = receiver_id
    else:
        record.officer_id = receiver_id
        _to_be_accepted(record, post.unit.body)
    reason = say("Nhận bàn giao từ {name}.", "Taken over from {name}.", name=post.user.full_name)
    act.note(record, f"{record.noun}.reassigned", reason=reason, receiver=receiver_id)


def _to_be_accepted(record: Any, body: OrgUnit | None) -> None:
    """Who takes a task over accepts it as whoever was given it did, where the body asks for that."""
    settings = getattr(body, "settings", None)
    asks = settings is not None and settings.asks_acceptance
    if asks and isinstance(record, Task) and record.state in WORKING and is_asked_of(record):
        record.state = ASSIGNED


def tell_accounts() -> None:
    """Let the ending of a post, which lies below, ask what it would leave behind."""
    OpenWork.of = lambda post: len(left_by(post)) if post.valid_to is None or post.valid_to >= clock.today() else 0
