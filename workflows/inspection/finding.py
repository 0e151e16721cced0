"""Findings while they are written: logged by any member of the team, each on their own device, until the notice."""

import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from backend import clock
from backend.access.rules_inspections import justify_inspection
from backend.accounts.models import User
from backend.activity.change import Act, absent, change
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.inspections.lives import lives_in
from backend.inspections.models import Answer, Finding, Inspection, InspectionState, RepeatDecision, Severity
from backend.organisations.models import OrgUnit
from backend.words import say
from workflows.needs import text_of, wrong

WRITTEN_IN = {InspectionState.ON_SITE, InspectionState.MINUTES_SIGNED}


@dataclass(frozen=True)
class Found:
    """What a finding says. `deadline_days` None: as usual for the severity; `unit_id` None: the inspected unit."""

    area: str
    text: str
    severity: str
    requirement: str = ""
    legal_basis: str = ""
    deadline_days: int | None = None
    deadline_unit: str = Finding.Days.WORKING
    due_on_printed: date | None = None
    unit_id: int | None = None
    remedied_on_site: bool = False
    remedy: str = ""
    repeat_of: str = ""
    answer_id: uuid.UUID | None = None  # the item's answer it comes from, kept for good
    guidance: str = ""
    guidance_document: str = ""
    deadline_reason: str = ""


def log_finding(
    by: User, inspection_id: uuid.UUID, finding_id: uuid.UUID, found: Found, *, written_at: datetime | None = None, **request: Any
) -> Act:  # fmt: skip
    """Append one; it gets its code on saving. An id sent twice is refused, so a second try does no harm. `written_at`: by the clock
    of a device that may have had no network; told beside when it was heard (product.md §22)."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = may_write(act)
        number = (inspection.findings.aggregate(last=Max("number"))["last"] or 0) + 1
        finding = Finding(
            id=finding_id, inspection=inspection, number=number, code=f"{inspection.code}-{number:02d}", by=by,
            at=clock.now(), from_answer=_answer(inspection, found.answer_id), **_said(inspection, found),
        )  # fmt: skip
        try:
            with transaction.atomic():
                finding.save(force_insert=True)
        except IntegrityError:
            raise Invalid(say("Phát hiện này đã được ghi.", "This finding was logged already.")) from None
        act.note(
            inspection, "inspection.finding_logged", finding=finding.pk, code=finding.code, severity=finding.severity,
            answer=found.answer_id, **_said_apart(written_at, finding.at),
        )  # fmt: skip
    return act


def _said_apart(said: datetime | None, heard: datetime) -> dict[str, Any]:
    """The device's time, where it is worth telling both."""
    return {"said_at": said} if said and abs(heard - said) >= timedelta(minutes=1) else {}


def change_finding(
    by: User, inspection_id: uuid.UUID, finding_id: uuid.UUID, found: Found, *, expect: str | None, **request: Any
) -> Act:
    """Write it otherwise; `expect` is the finding's own version."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = may_write(act, moment=False)
        finding = fresh_finding(act, inspection, finding_id, expect)
        _must_weigh_as_a_repeat(finding, found.severity)
        said = _said(inspection, _as_it_stands(finding, found))
        if said["repeat_of"] == finding.repeat_of:  # the radar may have found it elsewhere than its code is looked for
            said["repeats"] = finding.repeats or said["repeats"]
        for name, value in said.items():
            setattr(finding, name, value)
        save_finding(finding)
        act.note(
            inspection, "inspection.finding_changed", finding=finding.pk, code=finding.code, severity=finding.severity
        )
    return act


def withdraw_finding(
    by: User, inspection_id: uuid.UUID, finding_id: uuid.UUID, reason: str, *, expect: str | None, **request: Any
) -> Act:
    """It does not hold, after the unit's answer; it stays to be read, with the reason, and opens no ticket."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = may_write(act, moment=False)
        finding = fresh_finding(act, inspection, finding_id, expect)
        finding.withdrawn, finding.withdrawal_reason = True, text_of(reason, "reason", 2000)
        save_finding(finding)
        act.note(inspection, "inspection.finding_withdrawn", reason=finding.withdrawal_reason, code=finding.code)
    return act


def may_write(act: Act, *, moment: bool = True) -> Inspection:
    """The inspection, when who acts is in its team; with `moment`, also while findings are written."""
    inspection: Inspection = act.record
    hat = justify_inspection(act.by, "find", inspection)
    if hat is None and not act.by.is_system:
        raise Forbidden(say("Chỉ thành viên đoàn kiểm tra ghi phát hiện.", "Only members of the team log findings."))
    act.capacity, act.acting_for_id = (hat.capacity, hat.acting_for) if hat else ("", None)
    if moment:
        _must_be_open(inspection)
    return inspection


def _must_be_open(inspection: Inspection) -> None:
    if inspection.state not in WRITTEN_IN:
        raise NotTheMoment(say(
            "Chỉ ghi phát hiện từ khi công bố kiểm tra đến khi kết luận.",
            "Findings are written between the opening on site and the notice.",
        ))  # fmt: skip


def fresh_finding(act: Act, inspection: Inspection, finding_id: uuid.UUID, expect: str | None) -> Finding:
    """One of its findings as `expect` saw it, while it may be written otherwise."""
    finding = inspection.findings.filter(pk=finding_id).first()
    if finding is None:
        raise NotFound(absent())
    act.check_fresh(f"v{finding.version}", expect, part=finding.pk)
    _must_be_open(inspection)
    if finding.withdrawn:
        raise NotTheMoment(say("Phát hiện này đã rút.", "This finding was withdrawn."))
    return finding


def _answer(inspection: Inspection, answer_id: uuid.UUID | None) -> Answer | None:
    if answer_id is None:
        return None
    answer: Answer | None = inspection.answers.filter(pk=answer_id).first()
    if answer is None:
        raise wrong("answer", say("Không tìm thấy kết quả của mục này.", "This answer was not found."))
    return answer


def save_finding(finding: Finding) -> None:
    """As its next version."""
    finding.version += 1
    finding.save()


def _as_it_stands(finding: Finding, found: Found) -> Found:
    """With what is left out as it was: where it is to be remedied; what it repeats, which is taken back by answering the radar; a
    printed date, as long as nobody says other days."""
    same_days = (found.deadline_days, found.deadline_unit) == (finding.deadline_days, finding.deadline_unit)
    printed = finding.due_on_printed if same_days else None
    return replace(
        found, unit_id=found.unit_id or finding.unit_id, repeat_of=found.repeat_of.strip() or finding.repeat_of,
        due_on_printed=found.due_on_printed or printed,
    )  # fmt: skip


def _must_weigh_as_a_repeat(finding: Finding, severity: str) -> None:
    """What was raised since it was found again is lowered by answering the radar otherwise, which asks why."""
    steps = list(Severity.values)
    if steps.index(severity) >= steps.index(finding.severity):
        return
    confirmed = RepeatDecision.objects.filter(finding=finding, outcome=RepeatDecision.Outcome.CONFIRMED)
    raised = confirmed.exclude(severity_after=F("severity_before")).first()
    if raised and steps.index(severity) < steps.index(raised.severity_after):
        raise wrong("severity", say(
            "Mức độ đã nâng vì lặp lại {code}: muốn hạ thì trả lời lại gợi ý lặp lại, nêu lý do.",
            "Raised as a repeat of {code}: to lower it, answer the radar otherwise, with a reason.", code=finding.repeat_of,
        ))  # fmt: skip


def _said(inspection: Inspection, found: Found) -> dict[str, Any]:
    unit = OrgUnit.objects.filter(
        pk=found.unit_id or inspection.unit_id, body=inspection.inspected_body_id, is_group=False
    ).first()
    if unit is None:
        raise wrong("unit", say("Không tìm thấy đơn vị này.", "This unit was not found."))
    if found.remedied_on_site and not found.remedy.strip():
        raise wrong(
            "remedy", say("Ghi đã khắc phục thế nào, minh chứng gì.", "Say how it was remedied and what proves it.")
        )
    days, reason = _days(inspection, found)
    return {
        "area": found.area, "text": text_of(found.text, "text", 5000), "severity": found.severity,
        "requirement": found.requirement.strip(), "legal_basis": found.legal_basis.strip(),
        "guidance": found.guidance.strip(), "guidance_document": found.guidance_document.strip(), "deadline_days": days,
        "deadline_unit": found.deadline_unit, "due_on_printed": found.due_on_printed, "unit": unit,
        "remedied_on_site": found.remedied_on_site, "remedy": found.remedy.strip(), "repeat_of": found.repeat_of.strip(),
        "deadline_reason": reason, "repeats": earlier_finding(inspection, found.repeat_of),
    }  # fmt: skip


def _days(inspection: Inspection, found: Found) -> tuple[int, str]:
    """How many it has, and why when they are not those of its severity."""
    usual = lives_in(inspection)[found.severity].days
    same = found.deadline_unit == Finding.Days.WORKING and found.deadline_days in {None, usual}
    if same or found.remedied_on_site or found.due_on_printed:
        return found.deadline_days or usual, ""
    if not found.deadline_reason.strip():
        raise wrong("deadline_reason", say(
            "Thời hạn khác quy định ({n} ngày làm việc): ghi lý do.",
            "The days differ from the usual ({n} working days): say why.", n=usual,
        ))  # fmt: skip
    return found.deadline_days or usual, text_of(found.deadline_reason, "deadline_reason", 500)


def earlier_finding(inspection: Inspection, code: str) -> Finding | None:
    """The one that the code names, when there is exactly one such in what the body found before in the same place."""
    if not code.strip():
        return None
    earlier = Finding.objects.filter(
        code=code.strip(), inspection__body=inspection.body_id, inspection__inspected_body=inspection.inspected_body_id,
        inspection__concluded_at__isnull=False,
    ).exclude(inspection=inspection)  # fmt: skip
    found = list(earlier[:2])
    return found[0] if len(found) == 1 else None
