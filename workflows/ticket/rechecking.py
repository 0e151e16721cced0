"""Looking again at a share of what was closed 60 to 90 days before: drawn by lot once a month, by the worker unless by hand, and
looked at by somebody who neither did the work nor accepted it."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from backend import clock
from backend.access.rules_inspections import justify_ticket, keeps_inspections
from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.accounts.roster import counts_as, hats_of
from backend.activity.change import Act, absent, change
from backend.activity.models import Event
from backend.errors import Forbidden, NotFound, NotTheMoment, Refused
from backend.inspections.models import Draw, Recheck, RecheckFile, SentRow, Ticket, TicketState
from backend.organisations.models import BodySettings, OrgUnit
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.drawing import Candidate, hold_draw
from workflows.evidence import taken
from workflows.needs import text_of

FROM_DAYS, TO_DAYS = 60, 90  # after the closing
TIME_TO_LOOK = 20  # working days
RECHECK = Draw.Purpose.RECHECK


def draw_all() -> int:
    """The month's draw of every body that has something to draw from; how many were held. Safe to repeat."""
    bodies = ripe(None, clock.today()).order_by("inspecting_body_id").values_list("inspecting_body_id", flat=True)
    return sum(_of_the_month(body_id) for body_id in dict.fromkeys(bodies))


def ripe(body_id: int | None, today: date) -> Any:
    """What is drawn from: closed 60 to 90 days ago, and not drawn since."""
    first, last = today - timedelta(days=TO_DAYS), today - timedelta(days=FROM_DAYS)
    closed = Ticket.objects.filter(state=TicketState.CLOSED, closed_on__range=(first, last))
    drawn = Recheck.objects.filter(drawn_on__gte=first)
    found = closed.exclude(pk__in=drawn.values("ticket"))
    return found if body_id is None else found.filter(inspecting_body=body_id)


def _of_the_month(body_id: int) -> int:
    try:
        with change(system_user(), OrgUnit.ref(body_id)) as act:
            _draw(act, uuid.uuid4())
    except Refused:
        return 0
    return 1


def drawn_this_month(body_id: int) -> Draw | None:
    """A sample is drawn once: who could draw again until it suits draws no lot."""
    since = datetime.combine(clock.today().replace(day=1), time(), tzinfo=clock.LOCAL)
    return Draw.objects.filter(body=body_id, purpose=RECHECK, at__gte=since).first()


def draw_now(by: User, body_id: int, draw_id: uuid.UUID, **request: Any) -> Act:
    """The month's draw by hand, of those who keep the body's inspections. Raises NotFound, Forbidden, NotTheMoment when there
    is nothing to draw from or it was held already, by the worker or by hand."""
    if not any(hat.body_id == body_id for hat in hats_of(by)):
        raise NotFound(absent())
    with change(by, OrgUnit.ref(body_id), **request) as act:
        hat = next((hat for hat in hats_of(by) if hat.body_id == body_id and keeps_inspections(hat)), None)
        if hat is None:
            raise Forbidden(say("Bạn không rút thăm phúc tra của cơ quan này.", "You do not draw for this body."))
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        _draw(act, draw_id)
    return act


def _draw(act: Act, draw_id: uuid.UUID) -> None:
    body: OrgUnit = act.record
    held_before = drawn_this_month(body.pk)
    if held_before and held_before.pk != draw_id:  # the same one sent again is refused as such
        raise NotTheMoment(say(
            "Tháng này đã rút thăm ngày {day}; mỗi tháng rút một lần.", "Drawn on {day}: there is one draw a month.",
            day=f"{clock.local(held_before.at):%d/%m/%Y}",
        ))  # fmt: skip
    tickets = {str(ticket.pk): ticket for ticket in ripe(body.pk, clock.today())}
    if not tickets:
        raise NotTheMoment(say(
            "Chưa có nội dung nào khắc phục xong 60–90 ngày để phúc tra.", "Nothing was remedied 60 to 90 days ago."
        ))  # fmt: skip
    share = (BodySettings.objects.filter(body=body).first() or BodySettings()).recheck_share
    pool = [Candidate(key, ticket.code, ticket.text) for key, ticket in tickets.items()]
    held = hold_draw(act, draw_id, purpose=RECHECK, body=body, pool=pool, count=-(-len(pool) * share // 100))
    drawn: list[Ticket] = act.take([Ticket.ref(tickets[key].pk) for key in held.result])
    due_on = calendar(body.pk).add_working_days(clock.today(), TIME_TO_LOOK)
    barred = _barred(drawn)
    Recheck.objects.bulk_create(
        Recheck(ticket=one, draw=held, drawn_on=clock.today(), due_on=due_on, barred=barred[str(one.pk)]) for one in drawn
    )  # fmt: skip
    for one in drawn:
        act.note(one, "ticket.recheck_drawn", due_on=due_on)


def _barred(tickets: Sequence[Ticket]) -> dict[str, list[int]]:
    """Who did, reported, accepted or closed each."""
    found: dict[str, set[int | None]] = {str(ticket.pk): {ticket.officer_id} for ticket in tickets}
    for sent in SentRow.objects.filter(row__ticket__in=tickets).select_related("row"):
        found[str(sent.row.ticket_id)] |= {*sent.doers, sent.decided_by_id}
    judged = Event.objects.filter(
        subject_type=Ticket.noun, subject_id__in=found, verb__in=["ticket.accepted", "ticket.closed"]
    )
    for ticket_id, actor, acting_for in judged.values_list("subject_id", "actor_id", "acting_for_id"):
        found[ticket_id] |= {actor, acting_for}
    return {ticket_id: sorted(one for one in people if one) for ticket_id, people in found.items()}


def why_not(by: User, recheck: Recheck) -> str | None:
    """Why this person, who follows the ticket up, may not look again; None when they may."""
    if recheck.outcome:
        return say("Đã ghi kết quả phúc tra.", "The outcome was recorded already.")
    if not counts_as(by).isdisjoint(recheck.barred):
        return say(
            "Bạn đã thực hiện hoặc chấp nhận nội dung này nên không tự phúc tra.",
            "You did or accepted this, so you do not look at it again yourself.",
        )
    return None


def record_recheck(
    by: User, ticket_id: uuid.UUID, recheck_id: uuid.UUID, outcome: str, note: str, *, uploads: Sequence[uuid.UUID] = (),
    **request: Any,
) -> Act:  # fmt: skip
    """What the second look came to, with what was seen. Raises NotFound, Forbidden, NotTheMoment, Invalid."""
    with change(by, Ticket.ref(ticket_id), **request) as act:
        ticket: Ticket = act.record
        hat = justify_ticket(by, "recheck", ticket)
        if hat is None:
            raise Forbidden(say("Bạn không theo dõi khắc phục nội dung này.", "You do not follow this up."))
        recheck = ticket.rechecks.filter(pk=recheck_id).first()
        if recheck is None:
            raise NotFound(absent())
        if reason := why_not(by, recheck):
            raise NotTheMoment(reason)
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        recheck.outcome, recheck.note = outcome, text_of(note, "note", 2000)
        recheck.by, recheck.acting_for_id, recheck.at = by, hat.acting_for, clock.now()
        recheck.save()
        files = [taken(upload, by=by, field_name="uploads") for upload in dict.fromkeys(uploads)]
        RecheckFile.objects.bulk_create(RecheckFile(recheck=recheck, file=file) for file in files)
        act.note(
            ticket, "ticket.rechecked", reason=recheck.note, outcome=outcome, files=[file.sha256 for file in files]
        )
    return act
