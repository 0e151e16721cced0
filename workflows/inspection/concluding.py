"""What a notice of conclusion brings about: the findings stand, their tickets open, and the report that answers them
lies ready for the inspected body (product.md §9)."""

from datetime import date, timedelta
from typing import Any

from backend import clock
from backend.accounts.queries import default_officers, follow_up_of
from backend.activity.change import Act
from backend.ids import uuid7
from backend.inspections.digest import digest_of
from backend.inspections.lives import lives_in
from backend.inspections.models import Finding, Inspection, RemediationReport, ReportRow, Ticket
from backend.organisations.models import OrgUnit
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.needs import wrong
from workflows.reply.opening import answers_to, is_about


def conclude(act: Act, inspection: Inspection, document: dict[str, Any]) -> None:
    """Write the notice and open everything it asks for, in bulk, in the open act. `document`: number, date, signer,
    signer_title, authority, follow_up_unit (an OrgUnit or None: the standing office). Due dates run from the notice, so it
    is neither of a day to come nor of one before the visit."""
    if document["date"] > clock.today():
        raise wrong("date", say("Ngày thông báo chưa đến.", "The notice's date has not come yet."))
    if document["date"] < inspection.starts_on:
        raise wrong("date", say("Ngày thông báo trước ngày kiểm tra.", "The notice is dated before the visit."))
    inspection.notice_no, inspection.notice_on = document["number"], document["date"]
    inspection.notice_signer, inspection.notice_signer_title = document["signer"], document["signer_title"] or ""
    inspection.notice_authority = document["authority"] or ""
    inspection.follow_up_unit = document["follow_up_unit"] or inspection.follow_up_unit or _standing_office(inspection)
    findings = {str(finding.pk): finding for finding in inspection.findings.select_related("unit")}
    said = answers_to(inspection)
    answers = {key: answer for key, answer in said.items() if is_about(answer, findings[key])}
    tickets = _tickets(inspection, [finding for finding in findings.values() if finding.opens_ticket], answers)
    inspection.concluded_at = clock.now()
    act.add(tickets)
    act.note(
        inspection, "inspection.concluded", number=inspection.notice_no, date=inspection.notice_on,
        findings=sum(not finding.withdrawn for finding in findings.values()), tickets=len(tickets),
        remedied_on_site=sum(finding.remedied_on_site for finding in findings.values()), digest=digest_of(inspection),
        opinions={key: answer["stance"] for key, answer in answers.items()},
        opinions_of_earlier={key: answer["stance"] for key, answer in said.items() if key not in answers},
    )  # fmt: skip
    for ticket in tickets:
        act.note(ticket, "ticket.opened", notice=inspection.notice_no, due_on=ticket.due_on)
    if tickets:
        _open_report(act, inspection, tickets)


def due_on(finding: Finding, notice_on: date) -> date:
    """As printed, else counted from the notice in working or calendar days."""
    if finding.due_on_printed:
        return finding.due_on_printed
    if finding.deadline_unit == Finding.Days.CALENDAR:
        return notice_on + timedelta(days=finding.deadline_days)
    return calendar(finding.inspection.inspected_body_id).add_working_days(notice_on, finding.deadline_days)


def promised_on(finding: Finding, notice_on: date) -> date:
    """The date of the notice: as its ticket keeps it, since a day that becomes off afterwards moves nothing that was said. Joined
    with its ticket it costs no statement."""
    ticket: Ticket | None = getattr(finding, "ticket", None)
    return ticket.first_due_on if ticket else due_on(finding, notice_on)


def _standing_office(inspection: Inspection) -> OrgUnit:
    settings = getattr(inspection.body, "settings", None)
    office: OrgUnit | None = settings.standing_office if settings else None
    if office is None:
        message = say("Chọn đơn vị theo dõi khắc phục.", "Choose the unit that follows it up.")
        raise wrong("follow_up_unit", message)
    return office


def _tickets(inspection: Inspection, findings: list[Finding], answers: dict[str, dict[str, Any]]) -> list[Ticket]:
    """One for each; what the unit said it would do about it, as it is issued, is its plan, where the severity asks for one. What it
    said of an earlier draft stays with the reply, to be taken over by whoever writes the plan."""
    officers = default_officers(inspection.inspected_body_id)
    follow_ups: dict[int, int | None] = {}
    now, lives = clock.now(), lives_in(inspection)
    tickets = []
    assert inspection.notice_on is not None and inspection.follow_up_unit is not None  # just written
    for finding in findings:
        unit = finding.unit
        if unit.pk not in follow_ups:
            follow_ups[unit.pk] = follow_up_of(unit)
        due, life = due_on(finding, inspection.notice_on), lives[finding.severity]
        said = answers.get(str(finding.pk), {}) if life.plan else {}
        tickets.append(Ticket(
            id=uuid7(), code=finding.code, inspection=inspection, finding=finding, text=finding.text,
            body=inspection.inspected_body, inspecting_body=inspection.body, follow_up_unit=inspection.follow_up_unit,
            unit=unit, officer_id=officers.get((unit.pk, finding.area), officers.get((unit.pk, ""))),
            follow_up_id=follow_ups[unit.pk], severity=finding.severity, area=finding.area,
            plan=_promised(said), planners=said["doers"] if said.get("plan") else [],
            opened_on=inspection.notice_on, first_due_on=due, due_on=due, stirred_at=now,
            asks_plan=life.plan, asks_check=life.check, asks_proof=life.proof,
        ))  # fmt: skip
    return tickets


def _promised(said: dict[str, Any]) -> str:
    """How the unit said it would remedy it, and until when."""
    plan, until = said.get("plan", ""), said.get("plan_on")
    return f"{plan} (đến ngày {date.fromisoformat(until):%d/%m/%Y})" if plan and until else str(plan)


def _open_report(act: Act, inspection: Inspection, tickets: list[Ticket]) -> None:
    """One answer for the whole notice, with a row for each ticket."""
    report = RemediationReport(
        id=uuid7(), inspection=inspection, title=f"{inspection.code} {inspection.title}", body=inspection.inspected_body,
        inspecting_body=inspection.body,
    )  # fmt: skip
    act.add([report])
    ReportRow.objects.bulk_create(
        ReportRow(id=uuid7(), report=report, ticket=ticket, position=number) for number, ticket in enumerate(tickets)
    )
    act.note(report, "report.opened", rows=len(tickets))
