"""What is to be done in detail so that a ticket is remedied: a list inside the body, each with a version of its own. Whoever
touches one holds the ticket locked, so that what is sent counts what stands there."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from backend import clock
from backend.access.rules_inspections import justify_action, justify_ticket
from backend.accounts.models import User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import Hat
from backend.activity.change import Act, absent, change
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.inspections.models import Ticket, TicketAction
from backend.organisations.queries import units_of
from backend.words import say
from workflows.needs import text_of, wrong
from workflows.ticket.base import REMEDYING

MOST = 40  # of one ticket


@dataclass(frozen=True)
class Wish:
    """What is to be done, by whom, until when. `unit_id` None: the ticket's unit; `due_on` None: the ticket's date."""

    text: str
    unit_id: int | None = None
    officer_id: int | None = None
    due_on: date | None = None
    position: int | None = None


@dataclass
class Progress:
    """How much of it is done, and by whom."""

    all: int = 0
    done: int = 0
    doers: set[int] = field(default_factory=set)


def actions_of(tickets: Iterable[Any]) -> dict[Any, Progress]:
    """Ticket → its progress; one statement."""
    found: dict[Any, Progress] = defaultdict(Progress)
    for action in TicketAction.objects.filter(ticket__in=list(tickets)):
        one = found[action.ticket_id]
        one.all, one.done = one.all + 1, one.done + (action.done_on is not None)
        one.doers |= action.doers
    return found


def add_action(by: User, ticket_id: uuid.UUID, action_id: uuid.UUID, wish: Wish, **request: Any) -> Act:
    """Append one under the client's own id; a second try is refused."""
    with change(by, Ticket.ref(ticket_id), **request) as act:
        ticket: Ticket = act.record
        _wear(act, justify_ticket(by, "work", ticket))
        _must_be_remedied(ticket)
        said = ticket.actions.aggregate(last=Max("position"))
        if ticket.actions.count() >= MOST:
            raise Invalid(say("Tối đa {n} việc.", "At most {n}.", n=MOST))
        action = TicketAction(id=action_id, ticket=ticket, position=(said["last"] or 0) + 1, **_said(ticket, wish))
        try:
            with transaction.atomic():
                action.save(force_insert=True)
        except IntegrityError:
            raise Invalid(say("Việc này đã được thêm.", "This was added already.")) from None
        act.note(ticket, "ticket.action_added", action=action.pk, text=action.text, people=_named(action))
    return act


def change_action(
    by: User, ticket_id: uuid.UUID, action_id: uuid.UUID, wish: Wish, *, expect: str | None, **request: Any
) -> Act:
    """Write it otherwise, or move it; `expect` is its own version. What is done stays as it is."""
    with change(by, Ticket.ref(ticket_id), **request) as act:
        ticket: Ticket = act.record
        _wear(act, justify_ticket(by, "work", ticket))
        action = _seen(act, ticket, action_id, expect)
        _must_be_open(action)
        for name, value in _said(ticket, wish).items():
            setattr(action, name, value)
        _save(action)
        if wish.position is not None:
            _move(ticket, action, wish.position)
        act.note(ticket, "ticket.action_changed", action=action.pk, text=action.text, people=_named(action))
    return act


def finish_action(
    by: User, ticket_id: uuid.UUID, action_id: uuid.UUID, result: str, *, done: bool, expect: str | None, **request: Any
) -> Act:
    """It is done, with what came of it; or it is not, after all."""
    with change(by, Ticket.ref(ticket_id), **request) as act:
        ticket: Ticket = act.record
        known = ticket.actions.filter(pk=action_id).first()
        _wear(act, justify_action(by, known, ticket) if known else justify_ticket(by, "work", ticket))
        action = _seen(act, ticket, action_id, expect)
        if (action.done_on is not None) == done:
            raise NotTheMoment(say("Việc này đã ở trạng thái đó.", "It stands so already."))
        action.done_on, action.result = (clock.today(), result.strip()) if done else (None, "")
        action.done_by, action.done_for_id = (by, act.acting_for_id) if done else (None, None)
        _save(action)
        act.note(
            ticket, "ticket.action_done" if done else "ticket.action_undone", action=action.pk, text=action.text,
            result=action.result,
        )  # fmt: skip
    return act


def remove_action(by: User, ticket_id: uuid.UUID, action_id: uuid.UUID, *, expect: str | None, **request: Any) -> Act:
    """Take it off the list while it is not done; the event keeps its words."""
    with change(by, Ticket.ref(ticket_id), **request) as act:
        ticket: Ticket = act.record
        _wear(act, justify_ticket(by, "work", ticket))
        action = _seen(act, ticket, action_id, expect)
        _must_be_open(action)
        act.note(ticket, "ticket.action_removed", action=action.pk, text=action.text)
        action.delete()
    return act


def _named(action: TicketAction) -> list[int]:
    """Who hears that it is theirs."""
    return [action.officer_id] if action.officer_id else []


def _wear(act: Act, hat: Hat | None) -> None:
    if hat is None:
        raise Forbidden(say("Bạn không khắc phục nội dung này.", "You do not remedy this."))
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for


def _must_be_remedied(ticket: Ticket) -> None:
    if ticket.state not in REMEDYING:
        raise NotTheMoment(say("Nội dung này đã báo cáo hoặc đã kết thúc.", "This was reported or has ended."))


def _must_be_open(action: TicketAction) -> None:
    if action.done_on:
        raise NotTheMoment(say("Việc này đã làm xong.", "This is done already."))


def _seen(act: Act, ticket: Ticket, action_id: uuid.UUID, expect: str | None) -> TicketAction:
    action = ticket.actions.filter(pk=action_id).first()
    if action is None:
        raise NotFound(absent())
    act.check_fresh(f"v{action.version}", expect, part=action.pk)
    _must_be_remedied(ticket)
    return action


def _save(action: TicketAction) -> None:
    action.version += 1
    action.save()


def _move(ticket: Ticket, action: TicketAction, position: int) -> None:
    """Put it at this place, counted from 1; the others follow in their order."""
    others = [one for one in ticket.actions.all() if one.pk != action.pk]
    others.insert(max(0, position - 1), action)
    for place, one in enumerate(others, start=1):
        one.position = place
    TicketAction.objects.bulk_update(others, ["position"])


def _said(ticket: Ticket, wish: Wish) -> dict[str, Any]:
    unit = units_of(ticket.body_id, day=clock.today()).filter(pk=wish.unit_id or ticket.unit_id, is_group=False).first()
    if unit is None:
        raise wrong("unit", say("Không tìm thấy đơn vị này.", "This unit was not found."))
    people = valid_memberships().filter(user=wish.officer_id, unit__body=ticket.body_id)
    if wish.officer_id is not None and not people.exists():
        raise wrong("officer", say("Không tìm thấy người này.", "This person was not found."))
    due_on = wish.due_on or ticket.due_on
    if due_on > ticket.due_on:
        raise wrong("due_on", say("Không muộn hơn hạn khắc phục {day}.", "Not after the due date {day}.",
                                  day=f"{ticket.due_on:%d/%m/%Y}"))  # fmt: skip
    return {"text": text_of(wish.text, "text", 1000), "unit": unit, "officer_id": wish.officer_id, "due_on": due_on}
