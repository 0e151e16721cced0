"""What a ticket hangs together with: a task, a criterion, an earlier finding; and a task made of it. Both ends must be the
reader's to read; a link is removed by an event, one with a task made of the ticket never (domain.md §10.3)."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from backend import clock
from backend.access.readers import may_see
from backend.access.rules_inspections import justify_ticket
from backend.accounts.models import User
from backend.activity.change import Act, absent, change
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.inspections.criteria import criterion_name
from backend.inspections.models import Finding, Ticket, TicketLink
from backend.plans.areas import REFORM, known
from backend.plans.models import Origin, Task
from backend.words import say
from workflows.needs import wrong
from workflows.task.giving import NewTask, give_in

KINDS = TicketLink.Kind


@dataclass(frozen=True)
class Target:
    """The other end: an id of a task or a finding, or the code of a criterion."""

    kind: str
    id: uuid.UUID | None = None
    criterion: str = ""


def link(by: User, ticket_id: uuid.UUID, link_id: uuid.UUID, target: Target, **request: Any) -> Act:
    """Tie it; the same twice is refused."""
    with change(by, Ticket.ref(ticket_id), **request) as act:
        ticket = _may(act)
        made = TicketLink(
            id=link_id, ticket=ticket, kind=target.kind, by=by, at=clock.now(), body_id=_side(by, ticket), **_end(by, ticket, target)
        )  # fmt: skip
        _keep(made)
        ticket.version += 1
        act.note(ticket, "ticket.linked", between=_between(made), kind=target.kind, criterion=made.criterion)
    return act


def unlink(by: User, ticket_id: uuid.UUID, link_id: uuid.UUID, **request: Any) -> Act:
    """Untie it; by somebody of the side that tied it."""
    with change(by, Ticket.ref(ticket_id), **request) as act:
        ticket = _may(act)
        found = ticket.links.filter(pk=link_id).first()
        if found is None or not visible_end(by, found):
            raise NotFound(absent())
        if found.body_id != _side(by, ticket):
            raise Forbidden(say("Bên kia gắn liên kết này.", "The other side tied this link."))
        if found.made:
            raise NotTheMoment(say("Nhiệm vụ này lập từ nội dung khắc phục nên không gỡ được.",
                                   "This task was made of the ticket, so it stays linked."))  # fmt: skip
        ticket.version += 1
        act.note(ticket, "ticket.unlinked", between=_between(found), kind=found.kind, criterion=found.criterion)
        found.delete()
    return act


def make_task(by: User, ticket_id: uuid.UUID, wish: NewTask, link_id: uuid.UUID, **request: Any) -> Act:
    """Give a task that comes from the finding, and tie it for good. Whether `by` may give it is the task's rule."""
    with change(by, Ticket.ref(ticket_id), **request) as act:
        ticket = _may(act)
        hat = act.capacity, act.acting_for_id
        task = give_in(act, wish)
        if task.origin != Origin.FINDING:
            raise wrong("origin", say("Nguồn phải là phát hiện kiểm tra.", "It comes from a finding."))
        act.capacity, act.acting_for_id = hat
        made = TicketLink(id=link_id, ticket=ticket, kind=KINDS.TASK, task=task, made=True, by=by, at=clock.now(),
                          body_id=_side(by, ticket))  # fmt: skip
        _keep(made)
        ticket.version += 1
        act.note(ticket, "ticket.made_task", between=_between(made))
    return act


def visible_end(reader: User, found: TicketLink) -> bool:
    """Whether the reader may read what stands at the other end."""
    if found.task is not None:
        return may_see(reader, found.task)
    return found.finding is None or may_see(reader, found.finding.inspection)


def _may(act: Act) -> Ticket:
    ticket: Ticket = act.record
    hat = justify_ticket(act.by, "link", ticket)
    if hat is None:
        raise Forbidden(
            say("Bạn không khắc phục, không theo dõi nội dung này.", "You neither remedy this nor follow it up.")
        )
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
    return ticket


def _side(by: User, ticket: Ticket) -> int:
    """The body for which they act here."""
    hat = justify_ticket(by, "link", ticket)
    return hat.body_id if hat else ticket.body_id


def _between(found: TicketLink) -> bool:
    """What the remedying body ties is its own doing; what the other side ties is said between them."""
    return found.body_id != found.ticket.body_id


def _end(by: User, ticket: Ticket, target: Target) -> dict[str, Any]:
    if target.kind == KINDS.CRITERION:
        name = criterion_name(target.criterion) if _of_the_reform(ticket) else None
        if name is None:
            raise wrong("criterion", say("Không có tiêu chí này.", "There is no such criterion."))
        return {"criterion": target.criterion, "criterion_name": name}
    if target.kind == KINDS.TASK:
        task = Task.objects.filter(pk=target.id).first() if target.id else None
        if task is None or not may_see(by, task):
            raise wrong("target", say("Không tìm thấy việc này.", "This task was not found."))
        return {"task": task}
    findings = Finding.objects.select_related("inspection").filter(withdrawn=False)
    finding = findings.filter(pk=target.id).first() if target.id else None
    known = finding is not None and may_see(by, finding.inspection) and finding.inspection.concluded_at is not None
    if finding is None or not known or finding.pk == ticket.finding_id:
        raise wrong("target", say("Không tìm thấy phát hiện này.", "This finding was not found."))
    return {"finding": finding}


def _of_the_reform(ticket: Ticket) -> bool:
    """The criteria are those of the reform's index; other programmes have none."""
    area = known().by_code.get(ticket.finding.area)
    return area is None or area.programme == REFORM


def _keep(made: TicketLink) -> None:
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise Invalid(say("Liên kết này đã có.", "This link is there already.")) from None
