"""How a ticket went: its life as it is drawn, before whom it came, what was decided, which letters went and came."""

import uuid
from typing import Any

from django.urls import path
from rest_framework import serializers

from api.names import Names
from api.shapes.ticket_life import TicketCourse
from api.task_bodies import SensibleDay
from api.ticket_near import seen_ticket, ticket_refs
from api.ticket_page import life_of
from api.views import ActView, ReadView, StrictSerializer
from backend.access.rules_inspections import justify_ticket
from backend.access.scope import Reader
from backend.activity.feed import events_before
from backend.inspections.models import Severity, Ticket, TicketState
from workflows.inspection.recurring import Recurrence, open_again, record_recurrence
from workflows.ticket.machine import TicketMachine
from workflows.ticket.upward_words import level_name

MOST = 200  # events of one ticket that its drawing looks at
MARKS = {
    "ticket.returned": "RETURNED", "ticket.plan_returned": "RETURNED", "ticket.extension_granted": "EXTENDED",
    "ticket.extension_accepted": "EXTENDED", "ticket.escalated": "ESCALATED", "ticket.climbed": "ESCALATED",
    "ticket.reopened": "REOPENED", "ticket.decided": "DECIDED", "ticket.passed_up": "PASSED_UP",
    "ticket.answered": "ANSWERED", "ticket.recurred": "RECURRED",
}  # fmt: skip


class RecurrenceBody(StrictSerializer):
    """What was seen again, and the document that tells the unit. `severity` left out: a degree graver than before;
    `reason`: why it is a milder one than that."""

    id = serializers.UUIDField()
    text = serializers.CharField(max_length=5000)
    number = serializers.CharField(max_length=80)
    date = SensibleDay()
    signer = serializers.CharField(max_length=200)
    severity = serializers.ChoiceField(choices=Severity.choices, required=False, allow_blank=True, default="")
    requirement = serializers.CharField(required=False, allow_blank=True, default="", max_length=5000)
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)


def course_page(reader: Reader, ticket_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `TicketCourse` for this reader."""
    ticket = seen_ticket(reader, ticket_id)
    names = Names(ticket.body_id, ticket.inspecting_body_id)
    events = events_before(list(reader.keys), None, subject=(Ticket.noun, str(ticket.pk)), limit=MOST)["items"]
    events.reverse()
    earlier = Ticket.objects.filter(finding=ticket.finding.repeats_id) if ticket.finding.repeats_id else []
    return {
        "stations": _stations(ticket, events), "marks": _marks(ticket, events),
        "escalations": [_escalation(reader, one, names, ticket) for one in ticket.escalations.all()],
        "decisions": [
            {"id": one.pk, "text": one.text, "number": one.number, "date": one.date, "due_on": one.due_on,
             "old_due_on": one.old_due_on, "by": names.person(one.by_id), "at": one.at}
            for one in ticket.decisions.all()
        ],
        "letters": [
            {"addressee": one.addressee, "number": one.number, "date": one.date, "reason": one.reason,
             "outcome": one.outcome or None, "answer": one.answer, "answer_no": one.answer_no,
             "answer_on": one.answer_on, "new_due_on": one.new_due_on}
            for one in ticket.proposals.all()
        ],
        "repeats": next(iter(ticket_refs(reader, earlier)), None),
        "recurred_as": ticket_refs(reader, Ticket.objects.filter(finding__repeats=ticket.finding_id)),
        "may_recur": _may_recur(reader, ticket), "usual_signer": ticket.inspection.notice_signer,
    }  # fmt: skip


def _stations(ticket: Ticket, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each state of its life, with the last time it was entered; what lies ahead has no time yet."""
    life = life_of(ticket)
    where = TicketState(ticket.passed_up_from) if ticket.state == TicketState.PASSED_UP else TicketState(ticket.state)
    reached = life.index(where) if where in life else 0
    found = []
    for place, state in enumerate(life):
        entered = [event for event in events if event["to"] == state]
        last = entered[-1] if entered and place <= reached else None
        found.append({"state": state, "at": last["at"] if last else None, "who": _who(last), "times": len(entered)})
    return found


def _who(event: dict[str, Any] | None) -> str | None:
    if event is None:
        return None
    if event["actor"]:
        return str(event["actor"]["full_name"])
    return event["recorded_for"]["short_name"] if event["recorded_for"] else None


def _marks(ticket: Ticket, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What happened between, each beside the state in which it happened."""
    state, found = str(TicketState.OPEN), []
    for event in events:
        if kind := MARKS.get(event["verb"]):
            at = event["from"] or state
            due = [change["new"] for change in event["changes"] if change["field"] == "due_on" and change["new"]]
            told = event["details"][:1] if kind == "ESCALATED" else event["details"]
            what = "; ".join([*told, *due])
            found.append({"kind": kind, "at": event["at"], "state": at, "what": what})
        state = event["to"] or state
    return found


def _escalation(reader: Reader, one: Any, names: Names, ticket: Ticket) -> dict[str, Any]:
    side = ticket.body_id if one.level <= 2 else ticket.inspecting_body_id
    people = [names.person(person) for person in one.people] if side in reader.keys and one.by_id is None else []
    return {
        "level": one.level, "name": level_name(one.level), "on": one.on, "days": one.days, "due_on": one.due_on,
        "people": [person["full_name"] for person in people if person], "by": names.person(one.by_id),
        "reason": one.reason, "settled_on": one.settled_on,
    }  # fmt: skip


def _may_recur(reader: Reader, ticket: Ticket) -> bool:
    """It is remedied, can no longer be reopened, is not being remedied anew, and is theirs to follow up."""
    if ticket.state != TicketState.CLOSED or justify_ticket(reader.user, "record_recurrence", ticket) is None:
        return False
    return not TicketMachine(ticket, reader.user).within_days_of(ticket.closed_on) and open_again(ticket) is None


class CourseView(ReadView):
    """How a ticket went."""

    answers = {"get": {200: TicketCourse}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """To whoever reads the ticket."""
        return course_page(reader, path_parts["ticket_id"])


class RecurrenceView(ActView):
    """Recording that a remedied matter came again: a new ticket by a notice of its own."""

    body_serializer = RecurrenceBody
    success = 201
    answers = {"post": {201: TicketCourse}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Open it."""
        ticket_id, location = path_parts["ticket_id"], f"/api/v1/inspections/{body['id']}"
        record_recurrence(by, ticket_id, Recurrence(**body), status=201, location=location, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The earlier ticket's course, which now leads to the new one."""
        return course_page(reader, path_parts["ticket_id"])


urlpatterns = [
    path("tickets/<uuid:ticket_id>/course", CourseView.as_view()),
    path("tickets/<uuid:ticket_id>/recurrences", RecurrenceView.as_view()),
]
