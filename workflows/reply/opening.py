"""What asks the inspected body to say something: the outline sent with the notice of a visit, and the draft findings sent
after the minutes. Either opens the reply, in the act of the inspection."""

from datetime import date
from typing import Any

from backend.activity.change import Act
from backend.ids import uuid7
from backend.inspections.models import (
    Finding,
    Inspection,
    Outline,
    Reply,
    ReplyKind,
    ReplyRow,
    ReplyState,
    SentReply,
)

# In Vietnamese alone: the title of a document of the office.
NAMES = {ReplyKind.SELF_REPORT: "Tự báo cáo", ReplyKind.OPINION: "Ý kiến về dự thảo kết luận"}
DRAFT_FACTS = (
    "code", "area", "severity", "legal_basis", "requirement", "guidance", "guidance_document", "deadline_days",
    "deadline_unit", "unit_id", "remedied_on_site", "remedy",
)  # fmt: skip


def ask_self_report(act: Act, inspection: Inspection) -> None:
    """A line of the report for each of the outline; nothing is asked without one."""
    outline = Outline.objects.filter(inspection=inspection).first()
    if outline is None:
        return
    reply = _open(act, inspection, ReplyKind.SELF_REPORT, outline.due_on)
    ReplyRow.objects.bulk_create(
        ReplyRow(id=uuid7(), reply=reply, position=number, asked=line) for number, line in enumerate(outline.lines)
    )
    act.note(reply, "reply.asked", rows=len(outline.lines), due_on=outline.due_on)


def lay_drafts(act: Act, inspection: Inspection, due_on: date) -> int:
    """Send the findings as they are now; sent anew, what changed asks for another answer and the rest keeps its own. How many."""
    found = list(inspection.findings.filter(withdrawn=False).order_by("number"))
    reply = next((one for one in act.records if isinstance(one, Reply) and one.kind == ReplyKind.OPINION), None)
    if reply is None:
        reply = _open(act, inspection, ReplyKind.OPINION, due_on)
    else:
        _open_again(reply, due_on)
    rows = {row.finding_id: row for row in reply.rows.all()}
    ReplyRow.objects.bulk_create(
        ReplyRow(id=uuid7(), reply=reply, position=one.number, finding=one, asked=one.text, draft=draft_of(one))
        for one in found
        if one.pk not in rows
    )
    for one in found:
        row = rows.get(one.pk)
        if row and (row.asked, row.draft) != (one.text, draft_of(one)):
            row.asked, row.draft, row.version, row.at = one.text, draft_of(one), row.version + 1, None
            row.save(update_fields=["asked", "draft", "version", "at"])
    act.note(reply, "reply.drafts_received", rows=len(found), due_on=due_on)
    return len(found)


def draft_of(finding: Finding) -> dict[str, Any]:
    """The facts of a finding as they are sent, beside its text."""
    return {name: getattr(finding, name) for name in DRAFT_FACTS}


def is_about(said: dict[str, Any], finding: Finding) -> bool:
    """Whether what was released (a row of `SentReply.rows`) is about the finding as it stands, not about an earlier draft of it."""
    return (said["asked"], said["draft"]) == (finding.text, draft_of(finding))


def answers_to(inspection: Inspection) -> dict[str, dict[str, Any]]:
    """Id of a finding → what the unit last released about it, of whichever draft; none for what it was silent about."""
    sent = (
        SentReply.objects.filter(reply__inspection=inspection, reply__kind=ReplyKind.OPINION).order_by("round").last()
    )
    said = sent.rows if sent else []
    return {row["finding"]: {**row, "doers": sent.doers} for row in said if sent and row["stance"]}


def _open(act: Act, inspection: Inspection, kind: ReplyKind, due_on: date) -> Reply:
    reply = Reply(
        id=uuid7(), inspection=inspection, kind=kind, title=f"{NAMES[kind]}: {inspection.label}",
        body=inspection.inspected_body, inspecting_body=inspection.body, unit=_preparing(inspection), due_on=due_on,
    )  # fmt: skip
    act.add([reply])
    return reply


def _open_again(reply: Reply, due_on: date) -> None:
    if reply.state == ReplyState.RELEASED:
        reply.round += 1
    reply.state, reply.due_on = ReplyState.DRAFT, due_on
    reply.presented_by = reply.presented_for = reply.presented_at = None


def _preparing(inspection: Inspection) -> Any:
    """The inspected unit; of a whole body its standing office."""
    settings = getattr(inspection.inspected_body, "settings", None)
    whole = inspection.unit_id == inspection.inspected_body_id
    return (settings.standing_office if settings and whole else None) or inspection.unit
