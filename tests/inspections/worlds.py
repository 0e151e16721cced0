"""Worlds: an inspection, its tickets and its report brought to each state through the real acts.

The province's standing office (`province`) and its inspector visit the commune An Phú; `chairman` releases, `standing`
presents, `officer` of the Centre remedies. In a self-inspection the commune looks at itself.
"""

from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from backend.activity.roots import Root
from backend.ids import uuid7
from backend.inspections.models import Inspection, RemediationReport, ReportRow, Ticket
from backend.organisations.models import OrgUnit
from workflows.evidence import NewEvidence
from workflows.inspection.finding import Found, log_finding
from workflows.inspection.making import Member, NewInspection, plan_inspection
from workflows.machine import perform
from workflows.report.rows import Written, prove_row, save_row

VISIT = date(2026, 8, 10)
NOTICE = {"number": "30/TB-ĐKT", "date": "2026-08-12", "signer": "Triệu Văn Chủ Tịch"}
DECISION = {"number": "12/QĐ-SNV", "date": "2026-08-03"}
R = TypeVar("R", bound=Root)
GRAVE, LIGHT = "MAJOR", "MINOR"


def unit(code: str) -> OrgUnit:
    """A unit of the commune by its ending, or any by its whole code."""
    return OrgUnit.objects.filter(code=f"30337-{code}").first() or OrgUnit.objects.get(code=code)


def step(by: Any, record: R, name: str, **data: Any) -> R:
    """A transition with a fresh precondition, as the page would send it; the record as it is then."""
    model = type(record)
    fresh = model._default_manager.get(pk=record.pk)
    perform(by, model.ref(record.pk), name, data, expect=f'"v{fresh.version}"')
    return model._default_manager.get(pk=record.pk)


def planned(cast: Any, *, kind: str = "PLANNED", by: str = "inspector", at: str = "30337", **more: Any) -> Inspection:
    """PLANNED by the province's inspector, who heads the team."""
    person = getattr(cast, by)
    wish = NewInspection(
        id=uuid7(), kind=kind, title="Kiểm tra cải cách hành chính", unit_id=unit(at).pk, starts_on=VISIT, ends_on=VISIT,
        team=(Member(person.pk, "HEAD", "Trưởng đoàn"),), **more,
    )  # fmt: skip
    plan_inspection(person, wish)
    return Inspection.objects.get(pk=wish.id)


def decided(cast: Any, **how: Any) -> Inspection:
    """DECIDED."""
    return step(getattr(cast, how.get("by", "inspector")), planned(cast, **how), "decide", **DECISION)


def notified(cast: Any, **how: Any) -> Inspection:
    """NOTIFIED."""
    return step(getattr(cast, how.get("by", "inspector")), decided(cast, **how), "notify")


def on_site(cast: Any, findings: tuple[str, ...] = (LIGHT, GRAVE), *, unit_of: str = "", **how: Any) -> Inspection:
    """ON_SITE with a finding of each severity; `unit_of`: the unit that has to remedy them."""
    by = getattr(cast, how.get("by", "inspector"))
    told = how.get("kind") not in {"SURPRISE", "SELF"}
    inspection = step(by, notified(cast, **how) if told else decided(cast, **how), "open_on_site")
    for number, severity in enumerate(findings, start=1):
        found = Found("PROCEDURES", f"Phát hiện {number}", severity, requirement=f"Yêu cầu {number}",
                      unit_id=unit(unit_of).pk if unit_of else None)  # fmt: skip
        log_finding(by, inspection.pk, uuid7(), found)
    return inspection


def minutes_signed(cast: Any, *args: Any, **how: Any) -> Inspection:
    """MINUTES_SIGNED."""
    return step(getattr(cast, how.get("by", "inspector")), on_site(cast, *args, **how), "sign_minutes")


def concluded(cast: Any, *args: Any, **how: Any) -> Inspection:
    """CONCLUDED: a ticket for each finding, and the report that will answer them."""
    how.setdefault("unit_of", "TTPVHCC")
    inspection = minutes_signed(cast, *args, **how)
    return step(getattr(cast, how.get("by", "inspector")), inspection, "conclude", **NOTICE)


def ticket_of(inspection: Inspection, severity: str = LIGHT) -> Ticket:
    """Its first ticket of that severity."""
    return inspection.tickets.filter(severity=severity).order_by("code")[0]


def report_of(inspection: Inspection) -> RemediationReport:
    """The report that answers it."""
    return inspection.reports.get()


def write(by: Any, ticket: Ticket, text: str = "Đã khắc phục") -> ReportRow:
    """Its row of the report, written as it is now; with a figure that proves it, where its severity asks for proof."""
    row = ReportRow.objects.get(ticket=ticket)
    if ticket.asks_proof and not row.proofs.filter(round=None).exists():
        proof = NewEvidence(id=uuid7(), kind="COUNT", count=Decimal(1), count_unit="biên bản")
        prove_row(by, row.report_id, row.pk, proof)
        row.refresh_from_db()
    save_row(by, row.report_id, row.pk, Written(text), expect=f'"v{row.version}"')
    return ReportRow.objects.get(pk=row.pk)


def plan_accepted(cast: Any, ticket: Ticket) -> Ticket:
    """A grave one under way."""
    ticket = step(cast.chairman, ticket, "send_plan", plan="Làm ngay")
    return step(cast.province, ticket, "accept_plan")


def released(cast: Any, inspection: Inspection, number: str = "120/BC-UBND") -> RemediationReport:
    """RELEASED with whatever is written: presented by the standing office, released by the chairman."""
    report = step(cast.standing, report_of(inspection), "present")
    return step(cast.chairman, report, "release", number=number, date="2026-08-14", rows=_filled(report))


def _filled(report: RemediationReport) -> list[str]:
    rows = report.rows.filter(state="DRAFT").exclude(done="")
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


def reported(cast: Any, severity: str = LIGHT, **how: Any) -> Ticket:
    """REPORTED by the release of the report."""
    inspection = concluded(cast, (severity,), **how)
    ticket = ticket_of(inspection, severity)
    if severity == GRAVE:
        plan_accepted(cast, ticket)
    write(cast.head, ticket)
    released(cast, inspection)
    return Ticket.objects.get(pk=ticket.pk)
