"""Writing the rows of a remediation report, and proving them, as the work goes on (product.md §9).

Each row has its own version: two people on two rows never meet, two on one row are told. The row's ticket is locked with
it, so what the other side decides and what is written here happen one after the other.
"""

import uuid
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from backend import clock
from backend.access.rules_inspections import justify_ticket
from backend.accounts.models import User
from backend.activity.change import Act, absent, change
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.inspections.models import RemediationReport, ReportRow, ReportState, RowProof, Ticket, TicketState
from backend.words import say
from workflows.evidence import NewEvidence, told
from workflows.reuse import fill_row_proof
from workflows.ticket.machine import TicketMachine


@dataclass(frozen=True)
class Written:
    """What a row says: what was done, what remains, and when that will be."""

    done: str
    remaining: str = ""
    next_on: date | None = None


def save_row(
    by: User, report_id: uuid.UUID, row_id: uuid.UUID, text: Written, *, expect: str | None, **request: Any
) -> Act:
    """Write the row; `expect` is its own version. The first one starts a ticket whose severity asks no plan."""
    with _on_row(by, report_id, row_id, request) as act:
        report, ticket, row = _open_row(act, row_id, expect=expect)
        row.done, row.remaining, row.next_on = text.done.strip(), text.remaining.strip(), text.next_on
        row.version += 1
        _write(act, report, row)
        if row.filled and ticket.state == TicketState.OPEN and not ticket.asks_plan:
            TicketMachine(ticket, by).start()
        act.note(report, "report.row_saved", ticket=ticket.pk, code=ticket.code, filled=row.filled)
    return act


def prove_row(by: User, report_id: uuid.UUID, row_id: uuid.UUID, wish: NewEvidence, **request: Any) -> Act:
    """Add what proves it. Appending: no version is asked, and none changes."""
    with _on_row(by, report_id, row_id, request) as act:
        report, ticket, row = _open_row(act, row_id)
        proof = RowProof(
            id=wish.id, row=row, kind=wish.kind, note=wish.note.strip(), by=by, acting_for_id=act.acting_for_id,
            at=clock.now(),
        )  # fmt: skip
        fill_row_proof(proof, wish, by)
        try:
            with transaction.atomic():
                proof.save(force_insert=True)
        except IntegrityError:
            raise Invalid(say("Minh chứng này đã được thêm.", "This evidence was added already.")) from None
        _write(act, report, row)
        act.note(report, "report.evidenced", ticket=ticket.pk, code=ticket.code, kind=proof.kind, **told(proof))
    return act


def _on_row(by: User, report_id: uuid.UUID, row_id: uuid.UUID, request: dict[str, Any]) -> AbstractContextManager[Act]:
    ticket_id = ReportRow.objects.filter(pk=row_id, report_id=report_id).values_list("ticket_id", flat=True).first()
    if ticket_id is None:
        raise NotFound(absent())
    return change(by, RemediationReport.ref(report_id), Ticket.ref(ticket_id), **request)


def _open_row(act: Act, row_id: uuid.UUID, *, expect: str | None = "") -> tuple[RemediationReport, Ticket, ReportRow]:
    """The row as it is under the lock; `expect` "": appending."""
    report: RemediationReport = act.record
    row = ReportRow.objects.get(pk=row_id)
    ticket: Ticket = act.get(Ticket.ref(row.ticket_id))
    hat = justify_ticket(act.by, "work", ticket)
    if hat is None and not act.by.is_system:
        raise Forbidden(say("Bạn không khắc phục nội dung này.", "You do not remedy this."))
    if expect != "":
        act.check_fresh(f"v{row.version}", expect, part=row.ticket_id)
    act.capacity, act.acting_for_id = (hat.capacity, hat.acting_for) if hat else ("", None)
    if report.state == ReportState.PRESENTED:
        raise NotTheMoment(say(
            "Báo cáo đang trình lãnh đạo; rút lại rồi mới sửa được.", "The report lies before the leader; take it back first."
        ))  # fmt: skip
    if not row.open or ticket.state in {TicketState.CLOSED, TicketState.PASSED_UP}:
        raise NotTheMoment(say(
            "Nội dung này đã gửi hoặc đã kết thúc nên không sửa được.", "This was sent or has ended, so it cannot be changed."
        ))  # fmt: skip
    return report, ticket, row


def _write(act: Act, report: RemediationReport, row: ReportRow) -> None:
    """Whoever writes did the work; a row written after the release opens the next round."""
    row.state, row.by, row.at = ReportRow.State.DRAFT, act.by, clock.now()
    row.doers = sorted({*row.doers, act.by.pk, *filter(None, [act.acting_for_id])})
    row.save()
    if report.state == ReportState.RELEASED:
        report.state, report.round = ReportState.DRAFT, report.round + 1
        report.presented_by = report.presented_for = report.presented_at = None
