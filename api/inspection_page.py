"""Inspections as their list and page show them: inner for the inspecting body, outer for the inspected one."""

import uuid
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from api.names import Names, unit_ref
from api.task_list import own_bounds
from backend import clock
from backend.access.rules_inspections import inspects_itself, justify_inspection, keeps_inspections
from backend.access.scope import Reader, visible_to
from backend.accounts.roster import hats_of
from backend.activity.change import absent
from backend.activity.feed import last_visible_seq
from backend.errors import NotFound
from backend.inspections.models import (
    Finding,
    Inspection,
    InspectionState,
    Kind,
    ReportState,
    TeamMember,
    Ticket,
    TicketState,
)
from backend.organisations.models import OrgUnit
from backend.words import Words
from workflows.inspection.concluding import promised_on
from workflows.inspection.making import BEFORE_NOTICE
from workflows.machine import available

MOST = 300
STANDING = {InspectionState.CONCLUDED, InspectionState.CLOSED}  # its findings are told to both sides
ON_VISIT = {InspectionState.ON_SITE, InspectionState.MINUTES_SIGNED, *STANDING}  # its team is
WAITS: dict[str, Words] = {
    InspectionState.PLANNED: Words("Chờ quyết định kiểm tra.", "Awaits the decision to inspect."),
    InspectionState.DECIDED: Words("Chờ thông báo cho đơn vị.", "The unit is to be told."),
    InspectionState.NOTIFIED: Words("Chờ ngày kiểm tra.", "Awaits the day of the visit."),
    InspectionState.ON_SITE: Words("Đang kiểm tra tại đơn vị.", "The team is on site."),
    InspectionState.MINUTES_SIGNED: Words("Chờ thông báo kết luận.", "Awaits the notice of conclusion."),
    InspectionState.CONCLUDED: Words("Đang theo dõi khắc phục.", "The remedy is being followed up."),
}
SURPRISE_WAITS = Words("Chờ công bố tại đơn vị.", "To be opened on site.")


def counted(inspections: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """With the counts of their findings and tickets; names of units joined."""
    ended = [TicketState.CLOSED, TicketState.PASSED_UP]
    late = ~Q(tickets__state__in=ended) & Q(tickets__reported_on=None, tickets__due_on__lt=clock.today())
    return inspections.select_related("body", "unit").annotate(
        finding_count=Count("findings", distinct=True, filter=Q(findings__withdrawn=False)),
        ticket_count=Count("tickets", distinct=True),
        closed_count=Count("tickets", distinct=True, filter=Q(tickets__state=TicketState.CLOSED)),
        reported_count=Count(
            "tickets", distinct=True, filter=Q(tickets__state__in=[TicketState.REPORTED, TicketState.VERIFYING])
        ),
        overdue_count=Count("tickets", distinct=True, filter=late),
    )


def inspection_list(reader: Reader, filters: Q, *, most: int = MOST) -> dict[str, Any]:
    """The contract's `Inspections`, of at most so many rows."""
    rows = counted(visible_to(reader.user, Inspection.objects.filter(filters))).order_by("-starts_on", "-id")[:most]
    days = own_bounds(reader).calendar
    mine = set(TeamMember.objects.filter(user=reader.user).values_list("inspection_id", flat=True))
    return {
        "as_of": clock.now(), "seq": last_visible_seq(reader.keys),
        "items": [inspection_row(row, reader, mine) for row in rows],
        "off": days.off, "on": days.on, "may_plan": any(keeps_inspections(hat) for hat in hats_of(reader.user)),
        "self_units": _self_units(reader),
    }  # fmt: skip


def _self_units(reader: Reader) -> list[dict[str, Any] | None]:
    """The units the reader heads; none for who plans inspections of the whole body anyway."""
    headed = {hat.unit_id for hat in hats_of(reader.user) if inspects_itself(hat, hat.unit_id)}
    if not headed or any(keeps_inspections(hat) for hat in hats_of(reader.user)):
        return []
    return [unit_ref(unit) for unit in OrgUnit.objects.filter(pk__in=headed).order_by("pk")]


def inspection_row(row: Any, reader: Reader, mine: set[uuid.UUID]) -> dict[str, Any]:
    """The contract's `InspectionRow`."""
    tells = row.body_id in reader.keys or row.state in STANDING
    return {
        "id": row.pk, "code": row.code, "year": row.year, "kind": row.kind, "title": row.title, "state": row.state,
        "body": unit_ref(row.body), "unit": unit_ref(row.unit), "starts_on": row.starts_on, "ends_on": row.ends_on,
        "notice_no": row.notice_no, "notice_on": row.notice_on, "findings": row.finding_count if tells else 0,
        "counts": _counts(row), "hidden": row.hidden, "is_mine": row.pk in mine,
    }  # fmt: skip


def _counts(row: Any) -> dict[str, int]:
    return {
        "tickets": row.ticket_count, "closed": row.closed_count, "overdue": row.overdue_count,
        "reported": row.reported_count,
    }  # fmt: skip


def inspection_page(reader: Reader, inspection_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Inspection` for this reader. Raises NotFound alike for absent and unseen."""
    rows = counted(visible_to(reader.user, Inspection.objects.filter(pk=inspection_id)))
    inspection: Any = rows.select_related("body__settings", "inspected_body", "unit", "programme").first()
    if inspection is None:
        raise NotFound(absent())
    inner = inspection.body_id in reader.keys
    names = Names(inspection.body_id, inspection.inspected_body_id)
    may = {
        name: inner and justify_inspection(reader.user, right, inspection) is not None and inspection.state in states
        for name, right, states in (
            ("change", "change", BEFORE_NOTICE),
            ("team", "team", BEFORE_NOTICE),
            ("find", "find", {InspectionState.ON_SITE, InspectionState.MINUTES_SIGNED}),
        )
    }
    return {
        "id": inspection.pk, "version": inspection.version if inner else 0,
        "representation": "inner" if inner else "outer", "code": inspection.code, "year": inspection.year,
        "kind": inspection.kind, "title": inspection.title, "state": inspection.state, "body": unit_ref(inspection.body),
        "inspected_body": unit_ref(inspection.inspected_body), "unit": unit_ref(inspection.unit),
        "programme": {"code": inspection.programme.code, "name": inspection.programme.name},
        "starts_on": inspection.starts_on, "ends_on": inspection.ends_on, "basis": inspection.basis,
        "decision_no": inspection.decision_no, "decision_on": inspection.decision_on, "notice_no": inspection.notice_no,
        "notice_on": inspection.notice_on, "notice_signer": inspection.notice_signer,
        "notice_signer_title": inspection.notice_signer_title, "notice_authority": inspection.notice_authority,
        "follow_up_unit": names.unit(inspection.follow_up_unit_id), "follow_up_of": _earlier(reader, inspection),
        "hidden": inspection.hidden, "opened_at": inspection.opened_at,
        "opened_said_at": inspection.opened_said_at,
        "team": team_of(inspection, names) if inner or inspection.state in ON_VISIT else [],
        "findings": findings_of(inspection, names, inner=inner) if inner or inspection.state in STANDING else [],
        "counts": _counts(inspection), "report": _report(reader, inspection), "waits": _waits(inspection), "may": may,
        "transitions": available(inspection, reader.user) if inner else [],
        "server_now": clock.now(), "seq": last_visible_seq(reader.keys),
    }  # fmt: skip


def team_of(inspection: Inspection, names: Names) -> list[dict[str, Any]]:
    """The contract's `Member`s."""
    return [
        {"person": names.person(member.user_id), "role": member.role, "title": member.title}
        for member in inspection.team.all()
    ]


def findings_of(inspection: Inspection, names: Names, *, inner: bool) -> list[dict[str, Any]]:
    """To the inspected body the team speaks as one, and of what holds."""
    rows = inspection.findings.select_related("ticket")
    found = rows.all() if inner else rows.filter(withdrawn=False)
    return [_finding(finding, names, _due(finding, inspection.notice_on), inner) for finding in found]


def _due(finding: Finding, notice_on: date | None) -> date | None:
    return promised_on(finding, notice_on) if notice_on else finding.due_on_printed


def _finding(finding: Finding, names: Names, due: date | None, inner: bool) -> dict[str, Any]:
    ticket: Ticket | None = getattr(finding, "ticket", None)
    return {
        "id": finding.pk, "version": finding.version, "code": finding.code, "area": finding.area, "text": finding.text,
        "severity": finding.severity, "legal_basis": finding.legal_basis, "requirement": finding.requirement,
        "guidance": finding.guidance, "guidance_document": finding.guidance_document, "deadline_days": finding.deadline_days, "deadline_unit": finding.deadline_unit, "due_on": due,
        "unit": names.unit(finding.unit_id), "remedied_on_site": finding.remedied_on_site, "remedy": finding.remedy,
        "withdrawn": finding.withdrawn, "withdrawal_reason": finding.withdrawal_reason, "repeat_of": finding.repeat_of,
        "deadline_reason": finding.deadline_reason,
        "by": names.person(finding.by_id) if inner else None, "at": finding.at,
        "ticket": ticket.pk if ticket else None,
    }  # fmt: skip


def _earlier(reader: Reader, inspection: Inspection) -> dict[str, Any] | None:
    """The inspection this one looks after, to whoever may read that too."""
    if inspection.follow_up_of_id is None:
        return None
    earlier = counted(visible_to(reader.user, Inspection.objects.filter(pk=inspection.follow_up_of_id))).first()
    return inspection_row(earlier, reader, set()) if earlier else None


def _report(reader: Reader, inspection: Inspection) -> dict[str, Any] | None:
    """Its answer, to whoever may read it; how far it is inside the other body stays there."""
    report = visible_to(reader.user, inspection.reports.all()).first()
    if report is None:
        return None
    return {"id": report.pk, "state": report.state if report.body_id in reader.keys else ReportState.RELEASED}


def _waits(inspection: Inspection) -> str:
    """What comes next, in a sentence; empty once it is over."""
    if inspection.state == InspectionState.DECIDED and inspection.kind in {Kind.SURPRISE, Kind.SELF}:
        return str(SURPRISE_WAITS)
    words = WAITS.get(inspection.state)
    return str(words) if words else ""
