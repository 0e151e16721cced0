"""The ladder of what is overdue: by how many working days, the higher the person before whom it comes. The worker looks for
it; each level is told once for a due date, and nothing moves by itself (domain.md K5)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet

from backend import clock
from backend.accounts.models import Post
from backend.accounts.queries import system_user
from backend.accounts.roster import LEADERS, Hat, roster_of
from backend.activity.change import change
from backend.errors import NotTheMoment
from backend.inspections.models import Escalation, Ticket, TicketExtension
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.resolver import leaders_in_charge
from workflows.ticket.base import PLAN_REVIEW, REMEDYING

Level = Escalation.Level
# (from how many working days overdue, before whom), the highest first.
BANDS: tuple[tuple[int, Level], ...] = (
    (31, Level.COMMITTEE), (16, Level.INSPECTING_BODY), (6, Level.LEADER), (1, Level.UNIT_HEAD),
)  # fmt: skip


def climb_overdue() -> int:
    """Put what is overdue before whom it has come to; how many came higher. Safe to repeat, and after any pause: only the
    level of today is told. What waits for the other side's answer, to a request for a later date or to a plan, is not put to
    anybody."""
    waiting = TicketExtension.objects.filter(ticket=OuterRef("pk"), state=TicketExtension.State.REQUESTED)
    rows = Ticket.objects.filter(~Exists(waiting), state__in=REMEDYING, due_on__lt=clock.today())
    told = set(Escalation.objects.filter(by=None, ticket__in=rows).values_list("ticket_id", "level", "due_on"))
    due = [
        ticket
        for ticket in rows.order_by("body_id", "pk")
        if (level := level_of(ticket)) and not _said(told, ticket, level)
    ]
    return sum(_climb(ticket) for ticket in due)


def level_of(ticket: Ticket) -> Level | None:
    """Before whom it has come today; None while it is not overdue, or its plan of remedy waits for the other side."""
    late = 0 if ticket.state == PLAN_REVIEW else days_late(ticket)
    return next((level for least, level in BANDS if late >= least), None)


def days_late(ticket: Ticket) -> int:
    """Working days since its due date, while it is neither reported nor passed up."""
    if ticket.state not in REMEDYING or ticket.due_on >= clock.today():
        return 0
    return max(1, calendar(ticket.body_id).working_days_between(ticket.due_on, clock.today()))


def before_whom(ticket: Ticket, levels: Iterable[int]) -> list[int]:
    """The people of these levels today."""
    remedy, judging = roster_of(ticket.body_id), roster_of(ticket.inspecting_body_id)
    found: list[Hat] = []
    for level in levels:
        if level == Level.UNIT_HEAD:
            found += [h for h in remedy.all_hats() if h.unit_id == ticket.unit_id and h.heads and h.covers(ticket.area)]
        elif level == Level.LEADER:
            found += leaders_in_charge(remedy, ticket.unit_id, ticket.area)
        elif level == Level.INSPECTING_BODY:
            found += leaders_in_charge(judging, ticket.follow_up_unit_id, ticket.area)
            found += [h for h in judging.all_hats() if h.standing and h.heads and h.lent_for(ticket.area)]
        else:
            members = [h for h in judging.all_hats() if h.post == Post.COMMITTEE_MEMBER]
            found += members or [h for h in judging.all_hats() if h.post in LEADERS]
    return sorted({hat.user_id for hat in found})


def settle(ticket: Ticket, answered: QuerySet[Escalation]) -> None:
    """A date that was agreed or decided afterwards answers these: the ticket stands before whoever is left, if anybody is."""
    answered.filter(settled_on=None).update(settled_on=clock.today())
    left = ticket.escalations.filter(settled_on=None).aggregate(level=Max("level"), on=Max("on"))
    ticket.escalation, ticket.escalated_on = left["level"], left["on"]


def _said(told: set[tuple[UUID, int, date]], ticket: Ticket, level: int) -> bool:
    """Whether this level, or a higher one, was told of this due date."""
    return any((ticket.pk, one, ticket.due_on) in told for one in range(level, max(Level) + 1))


def _climb(seen: Ticket) -> int:
    try:
        with change(system_user(), Ticket.ref(seen.pk)) as act:
            ticket: Ticket = act.record
            level = level_of(ticket)
            said = set(ticket.escalations.filter(by=None).values_list("ticket_id", "level", "due_on"))
            if level is None or _said(said, ticket, level):
                raise NotTheMoment(say("Đã báo cáo.", "Told already."))
            days, people = days_late(ticket), before_whom(ticket, [level])
            ticket.escalations.create(level=level, due_on=ticket.due_on, days=days, on=clock.today(), people=people)
            ticket.escalation, ticket.escalated_on = max(level, ticket.escalation or 0), clock.today()
            act.note(ticket, "ticket.climbed", level=int(level), days=days, due=ticket.due_on, people=people)
    except NotTheMoment:
        return 0
    return 1
