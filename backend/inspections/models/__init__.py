"""Inspections, what they found, and how it is remedied."""

from backend.inspections.models.checklist import Checklist, ChecklistVersion, InspectionChecklist
from backend.inspections.models.course import Escalation, Proposal, TicketAction, TicketDecision, TicketLink
from backend.inspections.models.draw import Draw, DrawnVisit
from backend.inspections.models.finding import Finding, FindingGroup, Severity
from backend.inspections.models.inspection import Inspection, InspectionState, Kind, TeamMember
from backend.inspections.models.recheck import Recheck, RecheckFile
from backend.inspections.models.repeat import RepeatDecision
from backend.inspections.models.reply import Outline, Reply, ReplyKind, ReplyProof, ReplyRow, ReplyState, SentReply
from backend.inspections.models.report import RemediationReport, ReportRow, ReportState, RowProof, SentRow
from backend.inspections.models.severity import SeverityRule
from backend.inspections.models.signal import Signal
from backend.inspections.models.ticket import Ticket, TicketExtension, TicketSeen, TicketState
from backend.inspections.models.visit import Answer, ItemChoice, Minutes, SitePhoto
from backend.inspections.models.year_plan import InspectionLine, InspectionPlan, InspectionPlanState

__all__ = [
    "Answer",
    "Checklist",
    "ChecklistVersion",
    "Draw",
    "DrawnVisit",
    "Escalation",
    "Finding",
    "FindingGroup",
    "Inspection",
    "InspectionChecklist",
    "InspectionLine",
    "InspectionPlan",
    "InspectionPlanState",
    "InspectionState",
    "ItemChoice",
    "Kind",
    "Minutes",
    "Outline",
    "Proposal",
    "Recheck",
    "RecheckFile",
    "RemediationReport",
    "RepeatDecision",
    "Reply",
    "ReplyKind",
    "ReplyProof",
    "ReplyRow",
    "ReplyState",
    "ReportRow",
    "ReportState",
    "RowProof",
    "SentReply",
    "SentRow",
    "Severity",
    "SeverityRule",
    "Signal",
    "SitePhoto",
    "TeamMember",
    "Ticket",
    "TicketAction",
    "TicketDecision",
    "TicketExtension",
    "TicketLink",
    "TicketSeen",
    "TicketState",
]
