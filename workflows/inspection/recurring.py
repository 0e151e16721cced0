"""A remedied matter that came again when it can no longer be reopened: a follow-up inspection in short form, whose one
finding cites the earlier one and whose notice opens a new ticket, as every ticket is opened (product.md §9)."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend import clock
from backend.access.rules_inspections import justify_ticket
from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.inspections.lives import lives_in
from backend.inspections.models import Finding, Inspection, InspectionState, Kind, Severity, Ticket, TicketState
from backend.words import say
from workflows.inspection.codes import give_code, next_circle
from workflows.inspection.concluding import conclude
from workflows.inspection.repeats import raised
from workflows.needs import text_of, wrong
from workflows.ticket.machine import TicketMachine


@dataclass(frozen=True)
class Recurrence:
    """What was seen again, and the document that says so to the unit. `severity` '': a degree graver than before;
    `reason`: why it is a milder one than that."""

    id: uuid.UUID
    text: str
    number: str
    date: date
    signer: str
    severity: str = ""
    requirement: str = ""
    reason: str = ""


def record_recurrence(by: User, ticket_id: uuid.UUID, wish: Recurrence, **request: Any) -> Act:
    """Open it anew as a ticket of its own, under the inspection `wish.id`. Raises Forbidden, NotTheMoment, Invalid."""
    with change(by, Ticket.ref(ticket_id), **request) as act:
        ticket: Ticket = act.record
        hat = justify_ticket(by, "record_recurrence", ticket)
        if hat is None:
            raise Forbidden(say("Bạn không theo dõi nội dung này.", "You do not follow this up."))
        machine = TicketMachine(ticket, by)
        if ticket.state != TicketState.CLOSED:
            raise NotTheMoment(say("Nội dung này chưa khắc phục xong.", "This is not remedied yet."))
        if machine.within_days_of(ticket.closed_on):
            raise NotTheMoment(
                say("Còn trong hạn mở lại: hãy mở lại nội dung này.", "It can still be reopened: do that.")
            )
        assert ticket.closed_on is not None  # it is closed
        if wish.date < ticket.closed_on:
            raise wrong("date", say(
                "Ngày thông báo trước ngày khắc phục xong {day}.", "The notice is dated before it was remedied on {day}.",
                day=f"{ticket.closed_on:%d/%m/%Y}",
            ))  # fmt: skip
        if Inspection.objects.filter(pk=wish.id).exists():
            raise Invalid(say("Lần tái diễn này đã được ghi.", "This recurrence was recorded already."))
        if again := open_again(ticket):
            raise NotTheMoment(say("Đang khắc phục ở {code}.", "It is being remedied as {code}.", code=again.code))
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        severity, reason = _weighed(ticket, wish)
        inspection = _visit(act, ticket, wish, severity)
        document = {"number": text_of(wish.number, "number", 80), "date": wish.date,
                    "signer": text_of(wish.signer, "signer", 200), "signer_title": "", "authority": "",
                    "follow_up_unit": ticket.follow_up_unit}  # fmt: skip
        conclude(act, inspection, document)
        inspection.state = InspectionState.CONCLUDED
        ticket.version += 1  # that it came again lies with the later finding
        act.note(ticket, "ticket.recurred", reason=reason, code=inspection.code)
    return act


def open_again(ticket: Ticket) -> Ticket | None:
    """What cites it and is not remedied yet: a matter is remedied once at a time."""
    return Ticket.objects.filter(finding__repeats=ticket.finding_id).exclude(state=TicketState.CLOSED).first()


def _weighed(ticket: Ticket, wish: Recurrence) -> tuple[str, str]:
    """Its severity, and why it does not weigh a degree more than before, as is asked of what the radar finds again."""
    usual = raised(ticket.finding.severity)
    if wish.severity and wish.severity not in Severity.values:
        raise wrong("severity", say("Không có mức độ này.", "There is no such severity."))
    degrees, severity = list(Severity.values), wish.severity or usual
    milder = degrees.index(severity) < degrees.index(usual)
    return severity, text_of(wish.reason, "reason", 2000) if milder else ""


def _visit(act: Act, ticket: Ticket, wish: Recurrence, severity: str) -> Inspection:
    """A visit of one finding, as far as its minutes."""
    earlier, before = ticket.inspection, ticket.finding
    inspection = Inspection(
        id=wish.id, body=earlier.body, inspected_body=earlier.inspected_body, unit=earlier.unit, kind=Kind.FOLLOW_UP,
        programme=earlier.programme, year=wish.date.year, title=say("Theo dõi lại {code}", "Follow-up of {code}", code=ticket.code)[:500],
        state=InspectionState.MINUTES_SIGNED, starts_on=wish.date, ends_on=wish.date, follow_up_of=earlier,
        circle=next_circle(), known_since=clock.now(), opened_at=clock.now(), made_by=act.by,
    )  # fmt: skip
    give_code(inspection)
    act.add([inspection])
    Finding.objects.create(
        id=uuid7(), inspection=inspection, number=1, code=f"{inspection.code}-01", area=before.area,
        text=text_of(wish.text, "text", 5000), severity=severity, legal_basis=before.legal_basis,
        requirement=wish.requirement.strip() or before.requirement, unit=before.unit, repeat_of=before.code,
        deadline_days=lives_in(inspection)[severity].days, repeats=before, by=act.by, at=clock.now(),
    )  # fmt: skip
    return inspection
