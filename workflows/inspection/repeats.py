"""A finding that was found before: a person of the team says whether it is, until the notice. What is, weighs one step more."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend import clock
from backend.access.readers import keys_of
from backend.accounts.models import User
from backend.activity.change import Act, absent, change
from backend.errors import NotFound, NotTheMoment
from backend.inspections.lives import lives_in
from backend.inspections.models import Finding, Inspection, RepeatDecision, Severity
from backend.inspections.repeats import Likely, Said, likely_repeats
from backend.organisations.models import BodySettings
from backend.words import say
from workflows.inspection.finding import fresh_finding, may_write, save_finding
from workflows.needs import text_of

CONFIRMED, DISMISSED = RepeatDecision.Outcome.CONFIRMED, RepeatDecision.Outcome.DISMISSED


@dataclass(frozen=True)
class Answer:
    """To one proposal. `reason`: why it is none; or, with `keeps`, why it weighs no more than before."""

    earlier: uuid.UUID
    outcome: str
    reason: str = ""
    keeps: bool = False


def radar(found: list[Said], inspection: Inspection, keys: list[int]) -> list[Likely]:
    """What looks like something found before, by what the inspecting body chose."""
    chosen: BodySettings = getattr(inspection.body, "settings", None) or BodySettings()
    return likely_repeats(
        found, inspection.pk, keys, since=years_before(clock.today(), chosen.repeat_years), likeness=chosen.repeat_likeness
    )  # fmt: skip


def years_before(day: date, years: int) -> date:
    """The same day; of 29 February the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def said_of(finding: Finding) -> Said:
    """What of it is held against earlier ones."""
    item = finding.from_answer.item if finding.from_answer else None
    return Said(finding.pk, finding.text, finding.area, finding.legal_basis, finding.unit_id, item)


def raised(severity: str) -> str:
    """One step graver; the gravest stays."""
    steps = list(Severity.values)
    return steps[min(steps.index(severity) + 1, len(steps) - 1)]


def answer_proposal(
    by: User, inspection_id: uuid.UUID, finding_id: uuid.UUID, answer: Answer, *, expect: str | None, **request: Any
) -> Act:
    """Say whether `answer.earlier` is what was found again. `expect`: the finding's own version. Raises NotFound for what was
    neither proposed to this person nor decided, NotTheMoment, Invalid without a reason where one is asked."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = may_write(act, moment=False)
        finding = fresh_finding(act, inspection, finding_id, expect)
        kept = RepeatDecision.objects.filter(finding=finding, earlier=answer.earlier).select_related("earlier").first()
        decision = kept or _proposed(by, inspection, finding, answer.earlier)
        if kept and kept.outcome == answer.outcome:
            raise NotTheMoment(say("Đã trả lời gợi ý này.", "This proposal was answered already."))
        if answer.outcome == CONFIRMED:
            _confirm(finding, decision, answer)
        else:
            _dismiss(finding, decision, answer)
        decision.by, decision.at = by, clock.now()
        decision.save()
        save_finding(finding)
        act.note(
            inspection, f"inspection.repeat_{answer.outcome.lower()}", reason=decision.reason, code=finding.code,
            earlier=decision.earlier.code, severity=finding.severity,
        )  # fmt: skip
    return act


def _proposed(by: User, inspection: Inspection, finding: Finding, earlier: uuid.UUID) -> RepeatDecision:
    likely = next((one for one in radar([said_of(finding)], inspection, keys_of(by)) if one.earlier == earlier), None)
    if likely is None:
        raise NotFound(absent())
    return RepeatDecision(finding=finding, earlier=Finding.objects.get(pk=earlier), likeness=likely.likeness)


def _confirm(finding: Finding, decision: RepeatDecision, answer: Answer) -> None:
    confirmed = RepeatDecision.objects.filter(finding=finding, outcome=CONFIRMED).exclude(pk=decision.pk)
    other = confirmed.select_related("earlier").first()
    if other:
        code = other.earlier.code
        raise NotTheMoment(say("Đã ghi là lặp lại của {code}.", "It is a repeat of {code} already.", code=code))
    before = finding.severity
    after = before if answer.keeps else raised(before)
    asked = answer.keeps and raised(before) != before
    decision.reason = text_of(answer.reason, "reason", 2000) if asked else ""
    decision.outcome, decision.severity_before, decision.severity_after = CONFIRMED, before, after
    finding.repeat_of, finding.repeats = decision.earlier.code, decision.earlier
    _weigh(finding, after)


def _dismiss(finding: Finding, decision: RepeatDecision, answer: Answer) -> None:
    decision.reason = text_of(answer.reason, "reason", 2000)
    if decision.outcome == CONFIRMED:
        finding.repeat_of, finding.repeats = "", None
        if finding.severity == decision.severity_after:
            _weigh(finding, decision.severity_before)
    decision.outcome = DISMISSED
    decision.severity_before = decision.severity_after = finding.severity


def _weigh(finding: Finding, severity: str) -> None:
    """The usual time to remedy it follows the severity; a time that somebody chose stays."""
    usual = lives_in(finding.inspection)
    if finding.deadline_days == usual[finding.severity].days:
        finding.deadline_days = usual[severity].days
    finding.severity = severity
