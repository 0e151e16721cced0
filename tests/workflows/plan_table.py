"""What a plan's rule table must be, written down apart from the code: who may, from which states, with which event."""

from dataclasses import dataclass, field
from typing import Any

from backend.organisations.models import OrgUnit
from backend.plans.drafting import NewPlan, draft_plan
from backend.plans.models import Plan
from tests.plans.test_recording import one_line
from workflows import policy
from workflows.machine import perform
from workflows.plan.closing import settle_lines

KEEPERS = frozenset({"chairman", "vice", "standing", "clerk"})
LEADERS = frozenset({"chairman", "vice"})
NUMBERED = {"number": "9/KH-UBND", "date": "2026-08-13", "signer": "Trần Minh Họa"}
WHY = {"reason": "Có lý do"}


@dataclass(frozen=True)
class Rule:
    """One transition: who may at all, and in which worlds it happens, with its verb and where it leads; None: it stays."""

    who: frozenset[str]
    worlds: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)


TABLE: dict[str, Rule] = {
    "send_for_review": Rule(KEEPERS, {"DRAFT": ("plan.sent_for_review", "IN_REVIEW")}),
    "withdraw": Rule(frozenset({"standing"}), dict.fromkeys(("IN_REVIEW", "CHECK_ASKED"), ("plan.withdrawn", "DRAFT"))),
    "check_format": Rule(LEADERS | {"clerk"}, {"CHECK_ASKED": ("plan.format_checked", "FORMAT_CHECKED")}),
    "approve": Rule(LEADERS, dict.fromkeys(("IN_REVIEW", "FORMAT_CHECKED"), ("plan.approved", "APPROVED"))),
    "send_back": Rule(LEADERS | {"clerk"}, dict.fromkeys(("IN_REVIEW", "CHECK_ASKED", "FORMAT_CHECKED", "APPROVED"), ("plan.returned", "DRAFT")), WHY),
    "issue": Rule(KEEPERS, {"APPROVED": ("plan.issued", "ISSUED")}, NUMBERED),
    "record_issued": Rule(KEEPERS, {"DRAFT": ("plan.recorded", "ISSUED")}, NUMBERED),
    "undo_recording": Rule(KEEPERS, {"RECORDED": ("plan.recording_undone", "DISCARDED")}, WHY),
    "propose_closing": Rule(frozenset({"standing"}), {"YEAR_OVER": ("plan.closing_proposed", None)}),
    "return_closing": Rule(LEADERS, dict.fromkeys(("CLOSING", "SETTLED"), ("plan.closing_returned", None)), WHY),
    "lock_year": Rule(LEADERS, {"SETTLED": ("plan.year_locked", None)}),
    "discard": Rule(KEEPERS, {"DRAFT": ("plan.discarded", "DISCARDED")}, WHY),
}  # fmt: skip


def drafted(cast: Any, by: str = "standing", year: int = 2026) -> Plan:
    """A draft of two lines by the standing office."""
    parsed = one_line()
    parsed["tasks"] += one_line(line="2", lead="30337-TTPVHCC")["tasks"]
    body = OrgUnit.objects.get(code="30337")
    return draft_plan(getattr(cast, by), parsed, NewPlan(year, "Kế hoạch thử"), body_id=body.pk)


def step(by: Any, plan: Plan, name: str, **data: Any) -> Plan:
    """A transition with a fresh precondition, as the page would send it."""
    fresh = Plan.objects.get(pk=plan.pk)
    perform(by, Plan.ref(plan.pk), name, data, expect=f'"v{fresh.version}"')
    return Plan.objects.select_related("current", "body").get(pk=plan.pk)


def _sent(cast: Any) -> Plan:
    return step(cast.standing, drafted(cast), "send_for_review")


def _check_asked(cast: Any) -> Plan:
    policy.choose(OrgUnit.objects.get(code="30337"), "PROVINCE")
    return _sent(cast)


def _year_over(cast: Any) -> Plan:
    """A plan of last year, approved and issued here."""
    approved = step(cast.chairman, step(cast.standing, drafted(cast, year=2025), "send_for_review"), "approve")
    return step(cast.clerk, approved, "issue", **NUMBERED)


def _settled(cast: Any) -> Plan:
    """Its year is proposed to be closed, every line carried."""
    plan = step(cast.standing, _year_over(cast), "propose_closing")
    lines = list(plan.current.lines.values_list("pk", flat=True))
    settle_lines(cast.standing, plan.pk, lines, "CARRY", expect=f'"v{plan.version}"')
    return Plan.objects.select_related("current", "body").get(pk=plan.pk)


BUILDERS: dict[str, Any] = {
    "DRAFT": drafted,
    "IN_REVIEW": _sent,
    "CHECK_ASKED": _check_asked,
    "FORMAT_CHECKED": lambda cast: step(cast.clerk, _check_asked(cast), "check_format"),
    "APPROVED": lambda cast: step(cast.chairman, _sent(cast), "approve"),
    "ISSUED": lambda cast: step(cast.clerk, BUILDERS["APPROVED"](cast), "issue", **NUMBERED),
    "RECORDED": lambda cast: step(cast.clerk, drafted(cast), "record_issued", **NUMBERED),
    "YEAR_OVER": _year_over,
    "CLOSING": lambda cast: step(cast.standing, _year_over(cast), "propose_closing"),
    "SETTLED": _settled,
    "LOCKED": lambda cast: step(cast.chairman, _settled(cast), "lock_year"),
    "DISCARDED": lambda cast: step(cast.standing, drafted(cast), "discard", **WHY),
}
