"""A remediation report as its page shows it: being written for the body that answers, as sent for the one that judges."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Min, Q

from api.names import Names, unit_ref
from api.ticket_page import inspection_ref, may_write, said
from backend import clock
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.activity.feed import last_visible_seq
from backend.errors import NotFound
from backend.inspections.models import RemediationReport, ReportRow, ReportState, TicketState
from backend.inspections.timeliness import dates_of, ticket_timeliness
from backend.plans.queries import bounds_for
from backend.plans.timeliness import Bounds
from backend.words import Words, say
from workflows.machine import available

DECISIONS = ("accept", "close", "send_back")
MOST = 200
WAITS: dict[str, Words] = {
    ReportState.DRAFT: Words("Đang ghi kết quả khắc phục.", "The results are being written down."),
    ReportState.PRESENTED: Words("Chờ lãnh đạo gửi.", "Awaits a leader, who releases it."),
    ReportState.RELEASED: Words("Đã gửi, chờ bên kiểm tra.", "Released, awaits the inspecting side."),
}


def report_list(reader: Reader, inspection: uuid.UUID | None) -> dict[str, Any]:
    """The contract's `Reports`: those with something left to answer or to judge first, then by their earliest date."""
    reports = visible_to(reader.user, RemediationReport.objects.all())
    if inspection is not None:
        reports = reports.filter(inspection=inspection)
    state = ReportRow.State
    counted = reports.select_related("body", "inspection").annotate(
        row_count=Count("rows"), filled=Count("rows", filter=~Q(rows__done="")),
        sent_count=Count("rows", filter=Q(rows__state__in=[state.SENT, state.ACCEPTED, state.RETURNED])),
        waiting=Count("rows", filter=Q(rows__ticket__state__in=[TicketState.REPORTED, TicketState.VERIFYING])),
        accepted=Count("rows", filter=Q(rows__state=state.ACCEPTED)), returned=Count("rows", filter=Q(rows__state=state.RETURNED)),
        open_count=Count("rows", filter=~Q(rows__ticket__state__in=[TicketState.CLOSED, TicketState.PASSED_UP])),
        first_due_on=Min("rows__ticket__due_on"),
    )  # fmt: skip
    found = sorted(counted[:MOST], key=lambda r: (r.open_count == 0, r.first_due_on, str(r.pk)))
    return {"items": [_summary(report, inner=report.body_id in reader.keys) for report in found]}


def _summary(report: Any, *, inner: bool) -> dict[str, Any]:
    return {
        "id": report.pk, "title": report.title, "state": report.state if inner else ReportState.RELEASED,
        "round": report.round if inner else 1, "body": unit_ref(report.body), "inspection": inspection_ref(report.inspection),
        "number": report.number, "date": report.date, "rows": report.row_count,
        "filled": report.filled if inner else report.sent_count, "waiting": report.waiting, "accepted": report.accepted,
        "returned": report.returned, "first_due_on": report.first_due_on,
    }  # fmt: skip


def report_page(reader: Reader, report_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Report` for this reader. Raises NotFound alike for absent and unseen."""
    rows = visible_to(reader.user, RemediationReport.objects.filter(pk=report_id))
    report = rows.select_related("body", "inspection").first()
    if report is None:
        raise NotFound(absent())
    inner = report.body_id in reader.keys
    names, within = Names(report.body_id, report.inspecting_body_id), bounds_for(report.body_id)
    prefetched = ("sent", "proofs__file")
    found = (
        report.rows.select_related("ticket__finding", "ticket__inspecting_body__settings")
        .prefetch_related(*prefetched)
        .order_by("position")
    )
    return {
        "id": report.pk, "version": report.version, "representation": "inner" if inner else "outer", "title": report.title,
        "state": report.state if inner else ReportState.RELEASED, "round": report.round if inner else 1,
        "body": unit_ref(report.body), "inspecting_body": names.unit(report.inspecting_body_id),
        "inspection": inspection_ref(report.inspection), "number": report.number, "date": report.date,
        "presented_by": names.person(report.presented_by_id) if inner else None,
        "presented_at": report.presented_at if inner else None, "released_by": names.person(report.released_by_id),
        "released_at": report.released_at,
        "rows": [row for one in found if (row := _row(reader, report, one, names, within, inner=inner))],
        "waits": _waits(report, found) if inner else "",
        "transitions": available(report, reader.user) if inner else [],
        "server_now": clock.now(), "seq": last_visible_seq(reader.keys),
    }  # fmt: skip


def _waits(report: RemediationReport, rows: Iterable[ReportRow]) -> str:
    """What comes next, in a sentence."""
    if all(row.state == ReportRow.State.ACCEPTED for row in rows):
        return say("Mọi nội dung đã được chấp nhận.", "Every row was accepted.")
    return str(WAITS[report.state])


def _row(
    reader: Reader, report: RemediationReport, row: ReportRow, names: Names, within: Bounds, *, inner: bool
) -> dict[str, Any] | None:
    ticket, sent = row.ticket, list(row.sent.all())
    if not inner and not sent:
        return None
    ticket.__dict__["_sent"] = sent[-1] if sent else None  # what its machine would ask for row by row
    found = ticket_timeliness(dates_of(ticket), within)
    return {
        "id": row.pk, "ticket": ticket.pk, "ticket_version": ticket.version, "ticket_state": ticket.state,
        "code": ticket.code, "text": ticket.text, "requirement": ticket.finding.requirement, "severity": ticket.severity,
        "area": ticket.area, "unit": names.unit(ticket.unit_id),
        "officer": names.person(ticket.officer_id) if inner else None,
        "due": {"on": ticket.due_on, "first_on": ticket.first_due_on},
        "timeliness": {"class": found.klass, "days": found.days}, **said(row, sent, list(row.proofs.all()), names, inner=inner),
        "by": names.person(row.by_id) if inner else None, "at": row.at if inner else None,
        "may_write": inner and may_write(reader, ticket, row, report), "blocked": _blocked(row) if inner else None,
        "transitions": _decisions(reader, ticket),
    }  # fmt: skip


def _decisions(reader: Reader, ticket: Any) -> list[dict[str, Any]]:
    """What is decided on a row is decided on its ticket."""
    if ticket.state not in {TicketState.REPORTED, TicketState.VERIFYING}:
        return []
    return [act for act in available(ticket, reader.user) if act["name"] in DECISIONS]


def _blocked(row: ReportRow) -> str | None:
    """Why it could not go out now."""
    ticket = row.ticket
    if not row.open:
        return None
    if row.state == ReportRow.State.RETURNED:
        return say("Bị trả lại, chưa ghi lại.", "Returned, not written anew.")
    if not row.filled:
        return say("Chưa ghi kết quả khắc phục.", "Nothing is written yet.")
    if ticket.state in {TicketState.OPEN, TicketState.PLAN_REVIEW}:
        return say("Kế hoạch khắc phục chưa được chấp nhận.", "Its plan of remedy is not accepted yet.")
    return None
