"""Writing the rows of a self-report or of an opinion, and proving them, as it grows. Each row has its own version; the
inspection is locked with it, so that nothing is written past the minutes or the notice."""

import uuid
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from backend import clock
from backend.access.rules_replies import justify_reply
from backend.accounts.models import User
from backend.activity.change import Act, absent, change
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.inspections.models import Inspection, Reply, ReplyKind, ReplyProof, ReplyRow, ReplyState
from backend.words import say
from workflows.evidence import NewEvidence, told
from workflows.needs import wrong
from workflows.reuse import fill_row_proof


@dataclass(frozen=True)
class Said:
    """What a row says. Of a self-report `text` alone; of an opinion the stance, and why, cause and plan with its date."""

    text: str = ""
    stance: str = ""
    cause_type: str = ""
    cause: str = ""
    plan: str = ""
    plan_on: date | None = None


def save_row(
    by: User, reply_id: uuid.UUID, row_id: uuid.UUID, said: Said, *, expect: str | None, **request: Any
) -> Act:
    """Write the row; `expect` is its own version."""
    with _on_reply(by, reply_id, request) as act:
        reply, row = _open_row(act, row_id, expect=expect)
        _fits(reply, said)
        row.text, row.stance, row.cause_type = said.text.strip(), said.stance, said.cause_type
        row.cause, row.plan, row.plan_on = said.cause.strip(), said.plan.strip(), said.plan_on
        row.version += 1
        _write(act, row)
        act.note(reply, "reply.row_saved", row=row.pk, code=_code(row))
    return act


def prove_row(by: User, reply_id: uuid.UUID, row_id: uuid.UUID, wish: NewEvidence, **request: Any) -> Act:
    """Add a figure, a file, a document or a link. Appending: no version is asked, and none changes."""
    with _on_reply(by, reply_id, request) as act:
        reply, row = _open_row(act, row_id)
        proof = ReplyProof(
            id=wish.id, row=row, kind=wish.kind, note=wish.note.strip(), by=by, acting_for_id=act.acting_for_id,
            at=clock.now(),
        )  # fmt: skip
        fill_row_proof(proof, wish, by)
        try:
            with transaction.atomic():
                proof.save(force_insert=True)
        except IntegrityError:
            raise Invalid(say("Tài liệu này đã được thêm.", "This was added already.")) from None
        _write(act, row)
        act.note(reply, "reply.evidenced", row=row.pk, code=_code(row), kind=proof.kind, **told(proof))
    return act


def said_in(row: ReplyRow) -> dict[str, Any]:
    """The row as it is released: frozen in `SentReply.rows`."""
    return {
        "row": str(row.pk), "position": row.position, "asked": row.asked, "draft": row.draft,
        "finding": str(row.finding_id) if row.finding_id else None, "text": row.text, "stance": row.stance,
        "cause_type": row.cause_type, "cause": row.cause, "plan": row.plan,
        "plan_on": row.plan_on.isoformat() if row.plan_on else None,
    }  # fmt: skip


def _code(row: ReplyRow) -> str:
    """What the history calls it: the finding's code, the number of the outline's line."""
    return str(row.draft["code"] if row.draft else row.position + 1)


def _on_reply(by: User, reply_id: uuid.UUID, request: dict[str, Any]) -> AbstractContextManager[Act]:
    inspection_id = Reply.objects.filter(pk=reply_id).values_list("inspection_id", flat=True).first()
    if inspection_id is None:
        raise NotFound(absent())
    return change(by, Reply.ref(reply_id), along=[Inspection.ref(inspection_id)], **request)


def _open_row(act: Act, row_id: uuid.UUID, *, expect: str | None = "") -> tuple[Reply, ReplyRow]:
    """The row as it is under the lock; `expect` "": appending."""
    reply: Reply = act.record
    row = reply.rows.filter(pk=row_id).first()
    if row is None:
        raise NotFound(absent())
    hat = justify_reply(act.by, "write", reply)
    if hat is None and not act.by.is_system:
        raise Forbidden(say("Bạn không soạn văn bản này.", "You do not write this."))
    if expect != "":
        act.check_fresh(f"v{row.version}", expect, part=row.pk)
    act.capacity, act.acting_for_id = (hat.capacity, hat.acting_for) if hat else ("", None)
    if reply.state == ReplyState.PRESENTED:
        raise NotTheMoment(say(
            "Đang trình lãnh đạo; rút lại rồi mới sửa được.", "It lies before the leader; take it back first."
        ))  # fmt: skip
    if reply.state == ReplyState.RELEASED or not reply.awaited:
        raise NotTheMoment(say(
            "Đã gửi hoặc đã hết thời gian trả lời nên không sửa được.", "It was sent, or its time has passed: it cannot be changed."
        ))  # fmt: skip
    return reply, row


def _fits(reply: Reply, said: Said) -> None:
    """An opinion says why it disagrees; a self-report has no stance."""
    if reply.kind == ReplyKind.SELF_REPORT:
        if said.stance or said.cause_type or said.cause or said.plan or said.plan_on:
            raise wrong("stance", say("Tự báo cáo chỉ có nội dung báo cáo.", "A self-report has its text alone."))
        return
    if said.plan_on and not said.plan.strip():
        raise wrong("plan", say("Ghi cách khắc phục cho ngày này.", "Say how it will be remedied by this day."))


def _write(act: Act, row: ReplyRow) -> None:
    row.by, row.at = act.by, clock.now()
    row.doers = sorted({*row.doers, act.by.pk, *filter(None, [act.acting_for_id])})
    row.save()
