"""Inspections, what they found, and how it is remedied."""

from backend.inspections.models.draw import Draw, DrawnVisit
from backend.inspections.models.finding import Finding, Severity
from backend.inspections.models.inspection import Inspection, InspectionState, Kind, TeamMember
from backend.inspections.models.recheck import Recheck, RecheckFile
from backend.inspections.models.repeat import RepeatDecision
from backend.inspections.models.report import RemediationReport, ReportRow, ReportState, RowProof, SentRow
from backend.inspections.models.signal import Signal
from backend.inspections.models.ticket import Ticket, TicketExtension, TicketSeen, TicketState
from backend.inspections.models.year_plan import InspectionLine, InspectionPlan, InspectionPlanState

__all__ = [
    "Draw",
    "DrawnVisit",
    "Finding",
    "Inspection",
    "InspectionLine",
    "InspectionPlan",
    "InspectionPlanState",
    "InspectionState",
    "Kind",
    "Recheck",
    "RecheckFile",
    "RemediationReport",
    "RepeatDecision",
    "ReportRow",
    "ReportState",
    "RowProof",
    "SentRow",
    "Severity",
    "Signal",
    "TeamMember",
    "Ticket",
    "TicketExtension",
    "TicketSeen",
    "TicketState",
]
