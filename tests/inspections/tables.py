"""What the rule tables must be, written down apart from the code: who may, in which worlds, with which event.

Everyone who cannot see the record meets 404; who sees but may not, 403; who may but not now, 409."""

from dataclasses import dataclass, field
from typing import Any

from backend.inspections.models import RemediationReport, Ticket
from tests.inspections import worlds
from tests.inspections.worlds import GRAVE, LIGHT, step
from tests.workflows.table import INSIDE, PERSONAS, WHY

EVERYBODY = (*PERSONAS, "p_chairman", "p_officer", "p_office")
PROVINCE = frozenset({"province", "inspector", "committee", "p_chairman", "p_officer", "p_office"})
JUDGES = frozenset({"province", "inspector", "p_officer", "p_chairman"})  # the follow-up unit, and who leads it
SPEAKING = frozenset({"chairman", "vice"})  # who speak for the commune
NAMING = SPEAKING | {"standing", "head"}
KEEPS = frozenset({"province", "inspector", "p_officer", "p_chairman"})  # the standing office, and who leads it
TEAM = frozenset({"inspector"})
Outcome = tuple[str, str | None]


@dataclass(frozen=True)
class Rule:
    """One transition: who may at all, and in which worlds it happens, with its verb and where it leads."""

    who: frozenset[str]
    worlds: dict[str, Outcome] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    who_in: dict[str, frozenset[str]] = field(default_factory=dict)  # worlds in which others may
    late_in: dict[str, frozenset[str]] = field(default_factory=dict)  # of these, whom four eyes refuse: 409

    def allowed(self, world: str) -> frozenset[str]:
        """Who may in this world, whatever its state."""
        return self.who_in.get(world, self.who)


def into(verb: str, to: str | None, *names: str) -> dict[str, Outcome]:
    """The same event in several worlds."""
    return dict.fromkeys(names, (verb, to))


# Inspections of An Phú by the province; its inspector planned them and heads the team.

BEFORE = ("PLANNED", "DECIDED", "NOTIFIED")
INSPECTIONS: dict[str, Rule] = {
    "decide": Rule(KEEPS | TEAM, into("inspection.decided", "DECIDED", "PLANNED"), worlds.DECISION),
    "notify": Rule(KEEPS | TEAM, into("inspection.notified", "NOTIFIED", "DECIDED"), who_in={"HIDDEN": TEAM | {"p_chairman"}}),
    "open_on_site": Rule(TEAM, into("inspection.opened", "ON_SITE", "NOTIFIED", "HIDDEN")),
    "sign_minutes": Rule(TEAM, into("inspection.minutes_signed", "MINUTES_SIGNED", "ON_SITE")),
    "send_drafts": Rule(KEEPS | TEAM, into("inspection.drafts_sent", None, "MINUTES_SIGNED"), {"due_on": "2026-08-21"}),
    "conclude": Rule(KEEPS | TEAM, into("inspection.concluded", "CONCLUDED", "MINUTES_SIGNED"), worlds.NOTICE),
    "close": Rule(KEEPS | TEAM, into("inspection.closed", "CLOSED", "REMEDIED"), who_in=dict.fromkeys((*BEFORE, "HIDDEN", "ON_SITE", "MINUTES_SIGNED", "CANCELLED"), KEEPS)),
    "cancel": Rule(KEEPS, into("inspection.cancelled", "CANCELLED", *BEFORE, "HIDDEN"), WHY),
}  # fmt: skip
INSPECTION_WORLDS: dict[str, Any] = {
    "PLANNED": worlds.planned,
    "DECIDED": worlds.decided,
    "HIDDEN": lambda cast: worlds.decided(cast, kind="SURPRISE"),
    "NOTIFIED": worlds.notified,
    "ON_SITE": worlds.on_site,
    "MINUTES_SIGNED": worlds.minutes_signed,
    "CONCLUDED": worlds.concluded,
    "REMEDIED": lambda cast: _remedied(cast).inspection,
    "CLOSED": lambda cast: step(cast.province, _remedied(cast).inspection, "close"),
    "CANCELLED": lambda cast: step(cast.province, worlds.planned(cast), "cancel", **WHY),
}


def inspection_seen_by(world: str) -> frozenset[str]:
    """Who reads it."""
    if world == "HIDDEN":
        return TEAM | {"p_chairman"}
    return PROVINCE if world in {"PLANNED", "DECIDED", "CANCELLED"} else PROVINCE | INSIDE


# Tickets of An Phú's Centre.


def _remedied(cast: Any) -> Ticket:
    return step(cast.province, worlds.reported(cast), "accept")


def _ticket(severity: str) -> Any:
    return lambda cast: worlds.ticket_of(worlds.concluded(cast, (severity,)), severity)


def _named(cast: Any) -> Ticket:
    ticket: Ticket = _ticket(LIGHT)(cast)
    return step(cast.head, ticket, "assign", officer=cast.officer.pk)


def _asked(cast: Any) -> Ticket:
    return step(cast.chairman, _named(cast), "ask_extension", due_on="2026-10-30", cause="OBJECTIVE", **WHY)


TICKET_WORLDS: dict[str, Any] = {
    "OPEN": _ticket(LIGHT),
    "OPEN_GRAVE": _ticket(GRAVE),
    "NAMED": _named,
    "PLAN_REVIEW": lambda cast: step(cast.chairman, _ticket(GRAVE)(cast), "send_plan", plan="Làm ngay"),
    "IN_PROGRESS": lambda cast: step(cast.officer, _named(cast), "start"),
    "IN_PROGRESS_GRAVE": lambda cast: worlds.plan_accepted(cast, _ticket(GRAVE)(cast)),
    "REPORTED": worlds.reported,
    "REPORTED_GRAVE": lambda cast: worlds.reported(cast, GRAVE),
    "VERIFYING": lambda cast: step(cast.province, worlds.reported(cast, GRAVE), "accept"),
    "CLOSED": _remedied,
    "PASSED_UP": lambda cast: step(cast.chairman, _named(cast), "pass_up", document_no="88/UBND", **WHY),
    "ASKED": _asked,
    "COUNTERED": lambda cast: step(cast.province, _asked(cast), "counter_extension", due_on="2026-10-01", **WHY),
    "ESCALATED": lambda cast: step(cast.province, _named(cast), "escalate", **WHY),
}
UNNAMED = (
    "OPEN",
    "OPEN_GRAVE",
    "PLAN_REVIEW",
    "IN_PROGRESS_GRAVE",
    "REPORTED",
    "REPORTED_GRAVE",
    "VERIFYING",
    "CLOSED",
)
REMEDYING = (
    "OPEN",
    "OPEN_GRAVE",
    "NAMED",
    "PLAN_REVIEW",
    "IN_PROGRESS",
    "IN_PROGRESS_GRAVE",
    "ASKED",
    "COUNTERED",
    "ESCALATED",
)
LATER = {"due_on": "2026-11-30", "cause": "OBJECTIVE", **WHY}
TICKETS: dict[str, Rule] = {
    "assign": Rule(NAMING, into("ticket.assigned", None, "OPEN", "OPEN_GRAVE", "PLAN_REVIEW", "IN_PROGRESS_GRAVE"), {"officer": "officer"}),
    "reassign": Rule(NAMING, into("ticket.reassigned", None, *REMEDYING), {"officer": "tt_officer2", **WHY}),
    "start": Rule(frozenset({"officer", "head"}), into("ticket.started", "IN_PROGRESS", "OPEN", "NAMED", "ASKED", "COUNTERED", "ESCALATED")),
    "send_plan": Rule(SPEAKING, into("ticket.plan_sent", "PLAN_REVIEW", "OPEN_GRAVE"), {"plan": "Làm ngay"}),
    "accept_plan": Rule(JUDGES, into("ticket.plan_accepted", "IN_PROGRESS", "PLAN_REVIEW")),
    "return_plan": Rule(JUDGES, into("ticket.plan_returned", "OPEN", "PLAN_REVIEW"), WHY),
    "accept": Rule(JUDGES, into("ticket.accepted", "CLOSED", "REPORTED") | into("ticket.accepted", "VERIFYING", "REPORTED_GRAVE")),
    "close": Rule(JUDGES, into("ticket.closed", "CLOSED", "VERIFYING"), WHY),
    "send_back": Rule(JUDGES, into("ticket.returned", "IN_PROGRESS", "REPORTED", "REPORTED_GRAVE", "VERIFYING"), WHY),
    "reopen": Rule(JUDGES, into("ticket.reopened", "IN_PROGRESS", "CLOSED"), WHY),
    "escalate": Rule(JUDGES, into("ticket.escalated", None, *(world for world in REMEDYING if world != "ESCALATED"), "REPORTED", "REPORTED_GRAVE", "VERIFYING"), WHY),
    "pass_up": Rule(SPEAKING, into("ticket.passed_up", "PASSED_UP", *REMEDYING), {"document_no": "88/UBND", **WHY}),
    "bring_back": Rule(JUDGES | SPEAKING, into("ticket.brought_back", "OPEN", "PASSED_UP"), WHY),
    "record_answer": Rule(JUDGES | SPEAKING, into("ticket.answered", None, "PASSED_UP"), {"outcome": "HANDLED", "answer": "Sở nhận", "answer_date": "2026-08-14"}),
    "record_decision": Rule(JUDGES | {"committee"}, into("ticket.decided", None, *(world for world in TICKET_WORLDS if world != "CLOSED")), {"text": "Xong trong tháng 9"}),
    "ask_extension": Rule(SPEAKING, into("ticket.extension_asked", None, *(world for world in REMEDYING if world not in {"ASKED", "COUNTERED"})), LATER),
    "grant_extension": Rule(JUDGES, into("ticket.extension_granted", None, "ASKED")),
    "refuse_extension": Rule(JUDGES, into("ticket.extension_refused", None, "ASKED"), WHY),
    "counter_extension": Rule(JUDGES, into("ticket.extension_countered", None, "ASKED"), {"due_on": "2026-10-15", **WHY}),
    "accept_counter": Rule(SPEAKING, into("ticket.extension_accepted", None, "COUNTERED")),
    "withdraw_extension": Rule(SPEAKING, into("ticket.extension_withdrawn", None, "ASKED", "COUNTERED")),
}  # fmt: skip


# The report of An Phú, presented by its standing office.

WORKERS = frozenset({"chairman", "vice", "standing", "head", "officer", "partner", "clerk"})


def _written(cast: Any) -> RemediationReport:
    inspection = worlds.concluded(cast, (LIGHT,))
    worlds.write(cast.head, worlds.ticket_of(inspection))
    return worlds.report_of(inspection)


def _presented(cast: Any, by: str = "standing") -> RemediationReport:
    return step(getattr(cast, by), _written(cast), "present")


RELEASE = {"number": "120/BC-UBND", "date": "2026-08-14"}
REPORT_WORLDS: dict[str, Any] = {
    "EMPTY": lambda cast: worlds.report_of(worlds.concluded(cast, (LIGHT,))),
    "WRITTEN": _written,
    "PRESENTED": _presented,
    "PRESENTED_BY_LEADER": lambda cast: _presented(cast, "chairman"),
    "RELEASED": lambda cast: worlds.reported(cast).row.report,
    "DECIDED": lambda cast: _remedied(cast).row.report,
}
REPORTS: dict[str, Rule] = {
    "present": Rule(WORKERS, into("report.presented", "PRESENTED", "WRITTEN")),
    "take_back": Rule(frozenset(), into("report.taken_back", "DRAFT", "PRESENTED", "PRESENTED_BY_LEADER"), who_in={"PRESENTED": frozenset({"standing"}), "PRESENTED_BY_LEADER": frozenset({"chairman"}), "RELEASED": frozenset({"standing"}), "DECIDED": frozenset({"standing"})}),
    "return_draft": Rule(SPEAKING, into("report.returned", "DRAFT", "PRESENTED", "PRESENTED_BY_LEADER"), WHY),
    "release": Rule(SPEAKING, into("report.released", "RELEASED", "PRESENTED", "PRESENTED_BY_LEADER"), RELEASE, late_in={"PRESENTED_BY_LEADER": frozenset({"chairman"})}),
    "withdraw": Rule(SPEAKING, into("report.withdrawn", "DRAFT", "RELEASED"), WHY),
}  # fmt: skip


def report_seen_by(world: str) -> frozenset[str]:
    """Who reads it."""
    return INSIDE | PROVINCE if world in {"RELEASED", "DECIDED"} else INSIDE
