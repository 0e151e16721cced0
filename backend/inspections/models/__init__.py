"""Inspections, what they found, and how it is remedied."""

from backend.inspections.models.checklist import Checklist, ChecklistVersion, InspectionChecklist
from backend.inspections.models.finding import Finding, Severity
from backend.inspections.models.inspection import Inspection, InspectionState, Kind, TeamMember
from backend.inspections.models.report import RemediationReport, ReportRow, ReportState, RowProof, SentRow
from backend.inspections.models.ticket import Ticket, TicketExtension, TicketSeen, TicketState
from backend.inspections.models.visit import Answer, ItemChoice, Minutes, SitePhoto

__all__ = [
    "Answer",
    "Checklist",
    "ChecklistVersion",
    "Finding",
    "Inspection",
    "InspectionChecklist",
    "InspectionState",
    "ItemChoice",
    "Kind",
    "Minutes",
    "RemediationReport",
    "ReportRow",
    "ReportState",
    "RowProof",
    "SentRow",
    "Severity",
    "SitePhoto",
    "TeamMember",
    "Ticket",
    "TicketExtension",
    "TicketSeen",
    "TicketState",
]
