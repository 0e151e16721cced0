"""Inspections, what they found, and how it is remedied."""

from backend.inspections.models.course import Escalation, Proposal, TicketAction, TicketDecision, TicketLink
from backend.inspections.models.finding import Finding, FindingGroup, Severity
from backend.inspections.models.inspection import Inspection, InspectionState, Kind, TeamMember
from backend.inspections.models.report import RemediationReport, ReportRow, ReportState, RowProof, SentRow
from backend.inspections.models.severity import SeverityRule
from backend.inspections.models.ticket import Ticket, TicketExtension, TicketSeen, TicketState

__all__ = [
    "Escalation",
    "Finding",
    "FindingGroup",
    "Inspection",
    "InspectionState",
    "Kind",
    "Proposal",
    "RemediationReport",
    "ReportRow",
    "ReportState",
    "RowProof",
    "SentRow",
    "Severity",
    "SeverityRule",
    "TeamMember",
    "Ticket",
    "TicketAction",
    "TicketDecision",
    "TicketExtension",
    "TicketLink",
    "TicketSeen",
    "TicketState",
]
