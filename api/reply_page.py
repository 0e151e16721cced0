"""A self-report or an opinion of drafts as its page shows it: being written for the body that answers, as released for the one
that inspects."""

import uuid
from datetime import date
from typing import Any

from api.names import Names, unit_ref
from api.proofs import proof_ref
from api.ticket_page import inspection_ref
from api.visit_turn import turn_of
from backend import clock
from backend.access.rules_inspections import justify_inspection
from backend.access.rules_replies import justify_reply
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.activity.feed import last_visible_seq
from backend.errors import NotFound
from backend.inspections.models import (
    Finding,
    Inspection,
    InspectionState,
    Kind,
    Outline,
    Reply,
    ReplyKind,
    ReplyRow,
    ReplyState,
    SentReply,
    Ticket,
)
from backend.inspections.outlines import OUTLINES
from backend.words import Words
from workflows.inspection.outline import BEFORE_TOLD
from workflows.machine import available
from workflows.reply.machine import ReplyMachine
from workflows.reply.opening import draft_of, is_about
from workflows.reply.rows import said_in

TOLD = {InspectionState.CONCLUDED, InspectionState.CLOSED}  # what became of the drafts stands in the notice
WAITS: dict[str, Words] = {
    ReplyState.DRAFT: Words("Đang soạn, chưa trình.", "Being written, not presented yet."),
    ReplyState.PRESENTED: Words("Chờ lãnh đạo gửi.", "Awaits a leader, who releases it."),
    ReplyState.RELEASED: Words("Đã gửi đoàn kiểm tra.", "Released to the inspectors."),
}
OVER = Words("Đã hết thời gian trả lời.", "The time to answer has passed.")
NOTHING: dict[str, Any] = {"text": "", "stance": "", "cause_type": "", "cause": "", "plan": "", "plan_on": None}


def replies_page(reader: Reader, inspection_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `InspectionReplies`. Raises NotFound alike for absent and unseen."""
    rows = visible_to(reader.user, Inspection.objects.filter(pk=inspection_id))
    inspection = rows.select_related("body", "inspected_body", "unit", "follow_up_unit").first()
    if inspection is None:
        raise NotFound(absent())
    inside = inspection.body_id in reader.keys
    may_outline = (
        inside and inspection.state in BEFORE_TOLD and inspection.kind != Kind.SURPRISE
        and justify_inspection(reader.user, "outline", inspection) is not None
    )  # fmt: skip
    found = {one.kind: one for one in _with_rows(inspection.replies.all())}
    names = Names(inspection.body_id, inspection.inspected_body_id)
    outline = Outline.objects.filter(inspection=inspection).first()
    told = outline if inside or inspection.state not in BEFORE_TOLD else None
    who, words = turn_of(inspection, outline, found)
    return {
        "version": inspection.version if inside else 0, "who": who, "next": words, "outline": _outline(told), "may_outline": may_outline,
        "templates": [{"area": area, "lines": list(lines)} for area, lines in OUTLINES.items()] if may_outline else [],
        "self_report": _reply(reader, found.get(ReplyKind.SELF_REPORT), names, told),
        "opinion": _reply(reader, found.get(ReplyKind.OPINION), names, None),
    }  # fmt: skip


def reply_page(reader: Reader, reply_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Reply`. Raises NotFound alike for absent and unseen."""
    reply = _with_rows(visible_to(reader.user, Reply.objects.filter(pk=reply_id))).first()
    if reply is None:
        raise NotFound(absent())
    outline = Outline.objects.filter(inspection=reply.inspection_id).first()
    asked = outline if reply.kind == ReplyKind.SELF_REPORT else None
    page = _reply(reader, reply, Names(reply.body_id, reply.inspecting_body_id), asked)
    assert page is not None
    return page


def opinion_of(reader: Reader, ticket_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `TicketOpinion`: as it was released, on both sides."""
    ticket = visible_to(reader.user, Ticket.objects.filter(pk=ticket_id)).first()
    if ticket is None:
        raise NotFound(absent())
    rows = ReplyRow.objects.filter(finding=ticket.finding_id).select_related("finding", "reply__inspection")
    row = rows.prefetch_related("proofs__file").first()
    if row is None:
        return {"opinion": None}
    sent = row.reply.sent.order_by("round").last()
    names = Names(ticket.body_id, ticket.inspecting_body_id)
    said = _Saying(row.reply, sent, names, inner=False, told=True)
    return {
        "opinion": {
            "row": said.row(row), "number": sent.number if sent else "", "date": sent.date if sent else None,
            "reply": row.reply_id,
        }
    }  # fmt: skip


def _with_rows(replies: Any) -> Any:
    return replies.select_related("body", "inspection__body").prefetch_related(
        "sent", "rows__proofs__file", "rows__finding"
    )


def _outline(outline: Outline | None) -> dict[str, Any] | None:
    if outline is None:
        return None
    return {
        "lines": outline.lines, "documents": outline.documents, "period_from": outline.period_from,
        "period_to": outline.period_to, "due_on": outline.due_on,
    }  # fmt: skip


def _reply(reader: Reader, reply: Reply | None, names: Names, outline: Outline | None) -> dict[str, Any] | None:
    if reply is None:
        return None
    inner, sent = reply.body_id in reader.keys, list(reply.sent.all())
    last = sent[-1] if sent else None
    # As the inspecting side sees it: what is written inside stays there.
    state = reply.state if inner else str(ReplyState.DRAFT if _is_open(reply, sent) else ReplyState.RELEASED)
    may_write = inner and reply.state == ReplyState.DRAFT and reply.awaited
    told = reply.inspecting_body_id in reader.keys or reply.inspection.state in TOLD
    saying = _Saying(reply, last, names, inner=inner, told=told)
    standing, days = standing_of(reply, sent)
    return {
        "id": reply.pk, "version": reply.version if inner else 0, "representation": "inner" if inner else "outer",
        "kind": reply.kind, "title": reply.title, "state": state, "standing": standing, "days": days,
        "round": reply.round if inner else len(sent) or 1, "body": unit_ref(reply.body),
        "inspecting_body": names.unit(reply.inspecting_body_id), "inspection": inspection_ref(reply.inspection),
        "unit": names.unit(reply.unit_id if inner else reply.body_id),
        "officer": names.person(reply.officer_id) if inner else None, "due_on": reply.due_on,
        "number": last.number if last else "", "date": last.date if last else None,
        "presented_by": names.person(reply.presented_by_id) if inner else None,
        "presented_at": reply.presented_at if inner else None, "return_reason": reply.return_reason,
        "outline": _outline(outline), "rows": [saying.row(row) for row in reply.rows.all()],
        "rounds": [_round(one, names) for one in sent],
        "may_write": may_write and justify_reply(reader.user, "write", reply) is not None,
        "waits": str(WAITS[state] if reply.awaited or state == ReplyState.RELEASED else OVER),
        "transitions": available(reply, reader.user), "server_now": clock.now(), "seq": last_visible_seq(reader.keys),
    }  # fmt: skip


def standing_of(reply: Reply, sent: list[SentReply]) -> tuple[str, int]:
    """Whether it came in time, and how many calendar days late it is or was. Drafts that are sent anew have a date of their own, so
    of an opinion the last release counts, and none while these are unanswered, also once the notice went out; of a self-report the first: what the team asked for
    later has no date of its own."""
    opinion = reply.kind == ReplyKind.OPINION
    if sent and not (opinion and _is_open(reply, sent)):
        counts = sent[-1 if opinion else 0]
        late = (clock.local(counts.released_at).date() - counts.due_on).days
        return ("CAME_LATE", late) if late > 0 else ("CAME", 0)
    if not reply.awaited:
        return ("NOT_AGAIN" if sent else "NEVER_CAME"), 0
    late = (clock.today() - reply.due_on).days
    return ("LATE", late) if late > 0 else ("AWAITED", 0)


def _is_open(reply: Reply, sent: list[SentReply]) -> bool:
    """Whether its present round was not released yet; as both sides know, since the team begins each further round."""
    return len(sent) < reply.round


def _round(sent: SentReply, names: Names) -> dict[str, Any]:
    return {
        "round": sent.round, "number": sent.number, "date": sent.date, "released_by": names.person(sent.released_by_id),
        "released_at": sent.released_at, "returned_reason": sent.returned_reason,
        "returned_by": names.person(sent.returned_by_id), "returned_at": sent.returned_at,
        "texts": [row["text"] for row in sent.rows],
    }  # fmt: skip


class _Saying:
    """The rows of one reply as one reader is shown them. `told`: what became of a finding since is theirs to know."""

    def __init__(self, reply: Reply, last: SentReply | None, names: Names, *, inner: bool, told: bool) -> None:
        self.reply, self.names, self.inner, self.told = reply, names, inner, told
        self.sent = {row["row"]: row for row in last.rows} if last else {}
        self.released_by = names.person(last.released_by_id) if last else None

    def row(self, row: ReplyRow) -> dict[str, Any]:
        """The contract's `ReplyRow`."""
        said = said_in(row) if self.inner else self.sent.get(str(row.pk), NOTHING)
        writable = self.inner and self.reply.state == ReplyState.DRAFT and self.reply.awaited
        return {
            "id": row.pk, "version": row.version if self.inner else 0, "asked": row.asked, "finding": row.finding_id,
            "draft": self._draft(row), "now": self._now(row), "text": said["text"], "stance": said["stance"] or None,
            "cause_type": said["cause_type"] or None, "cause": said["cause"], "plan": said["plan"],
            "plan_on": date.fromisoformat(said["plan_on"]) if said["plan_on"] else None,
            "silent": self._silent(said), "of_earlier": self._of_earlier(row, said), "proofs": self._proofs(row),
            "by": self.names.person(row.by_id) if self.inner else None, "at": row.at if self.inner else None,
            "blocked": (ReplyMachine(self.reply, None).why_not(row) or None) if writable else None,
        }  # fmt: skip

    def _silent(self, said: dict[str, Any]) -> bool:
        over = self.reply.due_on < clock.today() or self.reply.inspection.state in TOLD
        return self.reply.kind == ReplyKind.OPINION and over and not said["stance"]

    def _of_earlier(self, row: ReplyRow, said: dict[str, Any]) -> bool:
        """Whether the stance is about an earlier draft than the one that was sent last, or, once there is a notice, than what it
        issued: written then, or released then."""
        if not said["stance"]:
            return False
        if self.inner and row.at is None:
            return True
        if row.finding and self.reply.inspection.state in TOLD:
            return not is_about(said, row.finding)
        return (said["asked"], said["draft"]) != (row.asked, row.draft)

    def _draft(self, row: ReplyRow) -> dict[str, Any] | None:
        if row.draft is None:
            return None
        facts = {name: value for name, value in row.draft.items() if name != "unit_id"}
        return {**facts, "unit": self.names.unit(row.draft["unit_id"])}

    def _now(self, row: ReplyRow) -> str | None:
        finding: Finding | None = row.finding
        if finding is None or not self.told:
            return None
        if finding.withdrawn:
            return "WITHDRAWN"
        return "SAME" if (finding.text, draft_of(finding)) == (row.asked, row.draft) else "CHANGED"

    def _proofs(self, row: ReplyRow) -> list[dict[str, Any]]:
        return [
            proof_ref(proof, relied_on=proof.round is not None, inside=self.inner)
            | {"round": proof.round, "by": self.names.person(proof.by_id) if self.inner else self.released_by}
            for proof in row.proofs.all()
            if self.inner or proof.round is not None
        ]
