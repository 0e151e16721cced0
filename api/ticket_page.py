"""A ticket as its page and drawer show it: inner for the body that remedies it, outer for the one that judges."""

import uuid
from collections.abc import Sequence
from typing import Any

from api.names import Names
from api.proofs import proof_ref
from api.reminders import reminder_ref
from api.task_page import extension_ref
from backend import clock
from backend.access.rules_inspections import justify_ticket
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.activity.feed import events_before, last_visible_seq
from backend.errors import NotFound
from backend.inspections.models import (
    Inspection,
    RemediationReport,
    ReportRow,
    ReportState,
    RowProof,
    SentRow,
    Ticket,
    TicketState,
)
from backend.inspections.timeliness import dates_of, ticket_timeliness, why_late
from backend.plans.queries import bounds_for
from workflows.later_date import PENDING
from workflows.machine import available
from workflows.ticket.reminding import would_remind
from workflows.ticket.turn import TicketFacts, ticket_turn

EVENTS = 30


def ticket_page(reader: Reader, ticket_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Ticket` for this reader. Raises NotFound alike for absent and unseen."""
    rows = visible_to(reader.user, Ticket.objects.filter(pk=ticket_id))
    ticket = rows.select_related("inspection", "finding", "row__report", "inspecting_body__settings", "body").first()
    if ticket is None:
        raise NotFound(absent())
    inner = ticket.body_id in reader.keys
    names = Names(ticket.body_id, ticket.inspecting_body_id)
    row = row_of(ticket)
    pending = ticket.extensions.filter(state__in=PENDING).first()
    facts = TicketFacts(
        ticket, row, pending, reader.user, names.person, names.unit, inner, ticket.inspecting_body_id in reader.keys
    )
    work = inner and justify_ticket(reader.user, "work", ticket) is not None
    plans = ticket.state == TicketState.OPEN and ticket.asks_plan
    reminded = sorted(would_remind(reader.user, ticket))
    names_reminded = [str(person["full_name"]) for one in reminded if (person := names.person(one))]
    return {
        **_facts(ticket, names),
        "representation": "inner" if inner else "outer",
        "officer": names.person(ticket.officer_id) if inner else None,
        "follow_up": names.person(ticket.follow_up_id) if inner else None,
        "plan": ticket.plan if inner else ticket.sent_plan,
        "turn": ticket_turn(facts),
        "answer": _answer(reader, ticket, row, names, inner=inner) if row else None,
        "extensions": [extension_ref(one, names) for one in ticket.extensions.all()],
        "seen": [{"person": names.person(s.user_id), "at": s.at} for s in ticket.seen.order_by("at")] if inner else [],
        "events": events_before(list(reader.keys), None, subject=(Ticket.noun, str(ticket.pk)), limit=EVENTS)["items"],
        "reminder": None if facts.ball is None else reminder_ref(reader, ticket, names, inside=inner),
        "would_remind": names_reminded if inner or not reminded else [ticket.body.short_name],
        "may": {"work": work, "write_plan": work and plans, "remind": bool(reminded)},
        "transitions": available(ticket, reader.user),
        "server_now": clock.now(),
        "seq": last_visible_seq(reader.keys),
    }


def row_of(ticket: Ticket) -> ReportRow | None:
    """Its row of the report."""
    row: ReportRow | None = getattr(ticket, "row", None)
    return row


def life_of(ticket: Ticket) -> list[str]:
    """The states its severity passes, in order, as it was when it was opened."""
    return [
        TicketState.OPEN, *([TicketState.PLAN_REVIEW] if ticket.asks_plan else []), TicketState.IN_PROGRESS,
        TicketState.REPORTED, *([TicketState.VERIFYING] if ticket.asks_check else []), TicketState.CLOSED,
    ]  # fmt: skip


def inspection_ref(inspection: Inspection) -> dict[str, Any]:
    """The contract's `TicketInspection`."""
    return {
        "id": inspection.pk, "code": inspection.code, "title": inspection.title, "notice_no": inspection.notice_no,
        "notice_on": inspection.notice_on, "notice_signer": inspection.notice_signer,
    }  # fmt: skip


def _facts(ticket: Ticket, names: Names) -> dict[str, Any]:
    within, dates, finding = bounds_for(ticket.body_id), dates_of(ticket), ticket.finding
    found = ticket_timeliness(dates, within)
    return {
        "id": ticket.pk, "version": ticket.version, "code": ticket.code, "text": ticket.text, "state": ticket.state,
        "life": life_of(ticket), "severity": ticket.severity, "area": ticket.area, "requirement": finding.requirement,
        "legal_basis": finding.legal_basis, "guidance": finding.guidance, "guidance_document": finding.guidance_document,
        "repeat_of": finding.repeat_of, "inspection": inspection_ref(ticket.inspection),
        "body": names.unit(ticket.body_id), "inspecting_body": names.unit(ticket.inspecting_body_id),
        "follow_up_unit": names.unit(ticket.follow_up_unit_id), "unit": names.unit(ticket.unit_id),
        "opened_on": ticket.opened_on, "due": {"on": ticket.due_on, "first_on": ticket.first_due_on},
        "timeliness": {"class": found.klass, "days": found.days, "why": str(why_late(dates, within))},
        "reported_on": ticket.reported_on, "closed_on": ticket.closed_on, "closed_late": bool(ticket.closed_late),
        "returned": ticket.returned, "extended": ticket.extended, "reopened": ticket.reopened,
        "escalated_on": ticket.escalated_on, "escalation": ticket.escalation,
        "deadline_reason": finding.deadline_reason, "quiet_since": ticket.stirred_at,
    }  # fmt: skip


def _answer(reader: Reader, ticket: Ticket, row: ReportRow, names: Names, *, inner: bool) -> dict[str, Any] | None:
    report, sent = row.report, list(row.sent.all())
    if not inner and not sent:
        return None
    proofs = list(row.proofs.select_related("file"))
    return {
        "report": report.pk, "report_state": report.state if inner else ReportState.RELEASED, "row": row.pk,
        **said(row, sent, proofs, names, inner=inner),
        "may_write": inner and may_write(reader, ticket, row, report),
    }  # fmt: skip


def may_write(reader: Reader, ticket: Ticket, row: ReportRow, report: RemediationReport) -> bool:
    """Whether this person may write the row now."""
    ended = ticket.state in {TicketState.CLOSED, TicketState.PASSED_UP}
    open_now = row.open and not ended and report.state != ReportState.PRESENTED
    return open_now and justify_ticket(reader.user, "work", ticket) is not None


def said(
    row: ReportRow, sent: Sequence[SentRow], proofs: Sequence[RowProof], names: Names, *, inner: bool
) -> dict[str, Any]:
    """What a row says. To the other side: as it was last sent, in the name of whoever released it."""
    last = sent[-1] if sent else None
    released_by = names.person(last.released_by_id) if last else None
    return {
        "version": row.version if inner else 0,
        "state": row.state if inner else _outer_state(row, last),
        "done": row.done if inner else (last.done if last else ""),
        "remaining": row.remaining if inner else (last.remaining if last else ""),
        "next_on": row.next_on if inner else (last.next_on if last else None),
        "reason": row.reason,
        "proofs": [
            proof_ref(proof, relied_on=proof.round is not None, inside=inner)
            | {"round": proof.round, "by": names.person(proof.by_id) if inner else released_by}
            for proof in proofs
            if inner or proof.round is not None
        ],
        "sent": [
            {
                "round": one.round, "done": one.done, "remaining": one.remaining, "next_on": one.next_on,
                "number": one.number, "date": one.date, "released_by": names.person(one.released_by_id),
                "released_at": one.released_at, "actions_all": one.actions_all, "actions_done": one.actions_done,
                "outcome": one.outcome or None, "reason": one.reason,
                "decided_by": names.person(one.decided_by_id), "decided_at": one.decided_at,
            }
            for one in sent
        ],
    }  # fmt: skip


def _outer_state(row: ReportRow, last: SentRow | None) -> str:
    """As the other side left it: what is being written anew still stands as returned."""
    if last is None:
        return str(ReportRow.State.DRAFT)
    if row.ticket.state in {TicketState.OPEN, TicketState.IN_PROGRESS}:
        return str(ReportRow.State.RETURNED)
    return last.outcome or str(ReportRow.State.SENT)
