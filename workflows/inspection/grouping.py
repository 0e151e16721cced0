"""Findings that are one matter: grouped by the team before the notice, and answered with one text afterwards."""

import uuid
from collections.abc import Sequence
from typing import Any

from backend import clock
from backend.access.rules_inspections import justify_inspection, justify_ticket
from backend.accounts.models import User
from backend.activity.change import Act, absent, change
from backend.errors import Forbidden, NotFound, NotTheMoment
from backend.inspections.models import (
    FindingGroup,
    Inspection,
    RemediationReport,
    ReportRow,
    ReportState,
    Ticket,
    TicketState,
)
from backend.words import say
from workflows.inspection.finding import WRITTEN_IN
from workflows.needs import text_of, wrong
from workflows.ticket.base import REMEDYING
from workflows.ticket.machine import TicketMachine


def group_findings(
    by: User, inspection_id: uuid.UUID, group_id: uuid.UUID, name: str, findings: Sequence[uuid.UUID], *,
    expect: str | None, **request: Any,
) -> Act:  # fmt: skip
    """Make the group of these findings, or write it anew; none of them dissolves it. `expect`: the group's version, `v0`
    for a new one. A finding is in one group."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection: Inspection = act.record
        hat = justify_inspection(by, "find", inspection)
        if hat is None and not by.is_system:
            raise Forbidden(
                say("Chỉ thành viên đoàn kiểm tra gộp phát hiện.", "Only members of the team group findings.")
            )
        group = inspection.groups.filter(pk=group_id).first()
        act.check_fresh(f"v{group.version if group else 0}", expect, part=group_id)
        if inspection.state not in WRITTEN_IN:
            raise NotTheMoment(say("Đã kết luận nên không gộp được nữa.", "Concluded: nothing is grouped any more."))
        act.capacity, act.acting_for_id = (hat.capacity, hat.acting_for) if hat else ("", None)
        text = _write(inspection, group, group_id, name, findings)
        act.note(inspection, "inspection.findings_grouped", group=group_id, text=text, findings=len(findings))
    return act


def _write(
    inspection: Inspection, group: FindingGroup | None, group_id: uuid.UUID, name: str, findings: Sequence[uuid.UUID]
) -> str:
    known = inspection.findings.filter(pk__in=findings, withdrawn=False)
    if known.count() != len(set(findings)):
        raise wrong("findings", say("Không tìm thấy phát hiện này.", "This finding was not found."))
    if len(set(findings)) == 1:
        raise wrong("findings", say("Chọn từ hai phát hiện trở lên.", "Choose two findings or more."))
    if group is None:
        if not findings or FindingGroup.objects.filter(pk=group_id).exists():
            raise NotFound(absent())
        group = FindingGroup(id=group_id, inspection=inspection, version=0)
    text = text_of(name or group.name, "name", 200)
    inspection.findings.filter(group=group_id).update(group=None)
    if findings:
        group.name, group.version = text, group.version + 1
        group.save()
        known.update(group=group)
    elif group.pk:
        group.delete()
    lone = inspection.groups.exclude(pk=group_id)
    for other in lone:  # a group that lost all but one to this one is none
        if other.findings.count() < 2:
            other.findings.update(group=None)
            other.delete()
    return text


def copy_row(by: User, report_id: uuid.UUID, row_id: uuid.UUID, *, expect: str | None, **request: Any) -> Act:
    """Write what this row says into the other open rows of its group in which nothing stands; `expect` is the row's version."""
    row = ReportRow.objects.filter(pk=row_id, report_id=report_id).select_related("ticket__finding").first()
    if row is None:
        raise NotFound(absent())
    near = ReportRow.objects.filter(report_id=report_id, ticket__finding__group=row.ticket.finding.group_id)
    tickets = [] if row.ticket.finding.group_id is None else list(near.values_list("ticket_id", flat=True))
    along = [Ticket.ref(pk) for pk in tickets if pk != row.ticket_id]
    with change(by, RemediationReport.ref(report_id), Ticket.ref(row.ticket_id), along=along, **request) as act:
        report, row = act.record, ReportRow.objects.get(pk=row_id)
        hat = justify_ticket(by, "work", act.get(Ticket.ref(row.ticket_id)))
        if hat is None:
            raise Forbidden(say("Bạn không khắc phục nội dung này.", "You do not remedy this."))
        act.check_fresh(f"v{row.version}", expect, part=row.ticket_id)
        others = [one for one in near.exclude(pk=row_id) if _may_take(by, act, one)] if tickets else []
        if report.state != ReportState.DRAFT or not row.filled or not others:
            raise NotTheMoment(say("Không có nội dung cùng nhóm nào còn trống.", "No other row of the group is empty."))
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        for one in others:
            one.done, one.remaining, one.next_on = row.done, row.remaining, row.next_on
            one.state, one.by, one.at, one.version = ReportRow.State.DRAFT, by, clock.now(), one.version + 1
            one.doers = sorted({*one.doers, *row.doers, by.pk, *filter(None, [act.acting_for_id])})
            one.save()
            ticket = act.get(Ticket.ref(one.ticket_id))
            if ticket.state == TicketState.OPEN and not ticket.asks_plan:
                TicketMachine(ticket, by).start()
        act.note(report, "report.row_saved", ticket=row.ticket_id, code=", ".join(one.ticket.code for one in others))
    return act


def _may_take(by: User, act: Act, row: ReportRow) -> bool:
    ticket: Ticket = act.get(Ticket.ref(row.ticket_id))
    return not row.filled and row.open and ticket.state in REMEDYING and justify_ticket(by, "work", ticket) is not None
