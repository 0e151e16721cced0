"""Who hears of inspections, of what they ask to be remedied, and of the reports that answer: whom it waits for now, whose
work it is, and who answers for the body. Whether they may read the event at all is asked of everybody afterwards."""

from collections.abc import Callable
from typing import Any

from backend.accounts.roster import LEADERS, Hat, roster_of
from backend.activity.models import Event, Payload
from backend.inspections.models import Inspection, RemediationReport, ReportRow, SentRow, TeamMember, Ticket
from workflows.later_date import PENDING
from workflows.resolver import leaders_in_charge
from workflows.ticket.ball import OF_LEADERS, ball_of, doing, holders, watching

# Whom the ticket waits for after it, and whose work it is.
TO_HOLDERS = frozenset({
    "ticket.opened", "ticket.assigned", "ticket.reassigned", "ticket.plan_sent", "ticket.plan_returned",
    "ticket.plan_accepted", "ticket.extension_asked", "ticket.extension_countered", "ticket.brought_back",
    "ticket.reopened", "ticket.returned",
})  # fmt: skip
TO_DOERS = frozenset({
    "ticket.plan_accepted", "ticket.plan_returned", "ticket.accepted", "ticket.closed", "ticket.returned",
    "ticket.reopened", "ticket.brought_back", "ticket.passed_up", "ticket.escalated", "ticket.extension_granted",
    "ticket.extension_refused", "ticket.extension_countered", "ticket.extension_accepted", "ticket.climbed",
    "ticket.decided", "ticket.answered", "ticket.due_near",
})  # fmt: skip
# Whose events name the people before whom it came, or who are to do a piece of it.
NAMING = frozenset({"ticket.escalated", "ticket.climbed", "ticket.action_added", "ticket.action_changed"})
# Who signed it, or asked, hears what the other side says to it.
TO_SIGNERS = frozenset({
    "ticket.plan_accepted", "ticket.plan_returned", "ticket.returned", "ticket.reopened", "ticket.escalated",
    "ticket.extension_granted", "ticket.extension_refused", "ticket.extension_countered",
})  # fmt: skip
# What a leader of the body says to whoever follows it up.
TO_WATCH = frozenset({"ticket.passed_up", "ticket.extension_accepted", "ticket.answered"})


def of_ticket(event: Event) -> set[int | None]:
    """A reported or withdrawn one is told once, with its report."""
    ticket = Ticket.objects.filter(pk=event.subject_id).first()
    if ticket is None:
        return set()
    row = ReportRow.objects.filter(ticket=ticket).select_related("report").first()
    remedy, judging = roster_of(ticket.body_id), roster_of(ticket.inspecting_body_id)
    told: set[int | None] = set()
    ball = ball_of(ticket, row, ticket.extensions.filter(state__in=PENDING).first())
    if event.verb in TO_HOLDERS and ball:
        told.update(holders(ticket, ball, remedy=remedy, judging=judging))
    if event.verb == "ticket.due_near" and ball and ball.asked in OF_LEADERS:  # written already, not released
        told.update(holders(ticket, ball, remedy=remedy, judging=judging))
    if event.verb in TO_DOERS:
        told.update(hat.user_id for hat in doing(ticket, remedy.all_hats()))
        told.update(row.doers if row else ())
    if event.verb in TO_SIGNERS:
        told.update(_signers(ticket, event.verb))
    if event.verb in TO_WATCH:
        told.update(hat.user_id for hat in watching(ticket, judging))
    if event.verb in NAMING:
        told.update(Payload.objects.get(seq=event.seq).content["detail"].get("people", ()))
    if event.verb in {"ticket.decided", "ticket.answered"}:
        told.update(hat.user_id for hat in leaders_in_charge(remedy, ticket.unit_id, ticket.area))
    return told


def _signers(ticket: Ticket, verb: str) -> set[int | None]:
    if "extension" in verb:
        asked = ticket.extensions.order_by("at", "id").last()
        return {asked.by_id} if asked else set()
    if "plan" in verb:
        return set(ticket.planners)
    sent = SentRow.objects.filter(row__ticket=ticket).order_by("round").last()
    return {sent.released_by_id} if sent else set()


def of_report(event: Event) -> set[int | None]:
    """Presented: to the leaders. Released or withdrawn: to whoever judges it; and released, to who wrote it."""
    report = RemediationReport.objects.filter(pk=event.subject_id).first()
    if report is None:
        return set()
    if event.verb == "report.presented":
        return _who(report.body_id, lambda hat: hat.post in LEADERS and hat.lent_for(""))
    if event.verb == "report.returned":
        return {report.presented_by_id, *answering(report.body_id)}
    if event.verb not in {"report.released", "report.withdrawn"}:
        return set()
    judging = roster_of(report.inspecting_body_id)
    tickets = Ticket.objects.filter(row__report=report)
    told: set[int | None] = {hat.user_id for ticket in tickets for hat in watching(ticket, judging)}
    if event.verb == "report.released":
        told |= {report.presented_by_id}
        for doers in report.rows.filter(state=ReportRow.State.SENT).values_list("doers", flat=True):
            told.update(doers)
    return told


def of_inspection(event: Event) -> set[int | None]:
    """The team hears what it is to do; the inspected body, from when it is told; who follows it up, the notice."""
    inspection = Inspection.objects.filter(pk=event.subject_id).first()
    if inspection is None:
        return set()
    told: set[int | None] = set()
    if event.verb in {
        "inspection.planned", "inspection.teamed", "inspection.decided", "inspection.opened", "inspection.cancelled",
    }:  # fmt: skip
        told.update(TeamMember.objects.filter(inspection=inspection).values_list("user_id", flat=True))
    if event.verb == "inspection.minutes_signed":
        leading = inspection.team.filter(role__in=[TeamMember.Role.HEAD, TeamMember.Role.DEPUTY])
        told.update(leading.values_list("user_id", flat=True))
    if event.verb in {"inspection.notified", "inspection.opened", "inspection.concluded", "inspection.cancelled",
                      "inspection.closed", "inspection.file_closed", "inspection.file_kept"} and inspection.known_since:  # fmt: skip
        told |= answering(inspection.inspected_body_id) | _heads_of(inspection)
    if event.verb == "inspection.concluded":
        judging = roster_of(inspection.body_id)
        told.update(hat.user_id for ticket in inspection.tickets.all() for hat in watching(ticket, judging))
    return told


def answering(body_id: int) -> set[int | None]:
    """Who answers for a body: its leaders, and the head of its standing office, which keeps the answer."""
    return _who(body_id, lambda hat: (hat.post in LEADERS or (hat.standing and hat.heads)) and hat.lent_for(""))


def _heads_of(inspection: Inspection) -> set[int | None]:
    return _who(inspection.inspected_body_id, lambda hat: hat.heads and hat.unit_id == inspection.unit_id)


def _who(body_id: int, wanted: Callable[[Hat], Any]) -> set[int | None]:
    return {hat.user_id for hat in roster_of(body_id).all_hats() if wanted(hat)}
