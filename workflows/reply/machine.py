"""The rule table of a reply: written as it grows, presented, released once by a leader; a self-report may be returned once by
the team. Release and notice meet at the inspection, which every act here locks as well."""

from collections.abc import Sequence
from typing import Any

from viewflow.fsm import State

from backend import clock
from backend.access.rules_replies import justify_reply
from backend.accounts.roster import Hat, counts_as
from backend.activity.change import current
from backend.activity.roots import Ref
from backend.errors import FieldError, Invalid
from backend.inspections.models import Inspection, Reply, ReplyKind, ReplyProof, ReplyRow, ReplyState, SentReply
from backend.words import Words, say
from workflows.machine import Machine, StepInfo, step, unmet
from workflows.needs import wrong
from workflows.reply import words
from workflows.reply.rows import said_in
from workflows.task.words import OPTIONAL_NOTE, RETURN_REASON

DRAFT, PRESENTED, RELEASED = ReplyState.DRAFT, ReplyState.PRESENTED, ReplyState.RELEASED


def is_awaited(machine: "ReplyMachine") -> Any:
    """Before the minutes a self-report, before the notice an opinion."""
    return unmet(
        machine.record.awaited,
        Words("Đã hết thời gian trả lời.", "The time to answer has passed."),
    )


def has_filled_row(machine: "ReplyMachine") -> Any:
    """There is something to present."""
    return unmet(
        bool(words.filled_rows(machine.record)), Words("Chưa có nội dung nào được ghi.", "Nothing is written yet.")
    )


def did_not_present(machine: "ReplyMachine") -> Any:
    """Four eyes: neither who presented it nor who stands in for them."""
    return unmet(
        machine.record.presenters.isdisjoint(counts_as(machine.by)),
        Words("Bạn là người trình nên không thể tự gửi.", "You presented it, so you cannot release it yourself."),
    )


def not_returned_yet(machine: "ReplyMachine") -> Any:
    """The team asks for more once, of a self-report."""
    reply = machine.record
    return unmet(
        reply.kind == ReplyKind.SELF_REPORT and reply.round == 1,
        Words("Chỉ đề nghị bổ sung tự báo cáo một lần.", "A self-report is returned once."),
    )


class ReplyMachine(Machine):
    """DRAFT → PRESENTED → RELEASED; RELEASED → DRAFT when the team returns it, one round later."""

    noun = "reply"
    address = "replies"
    state = State(ReplyState, default=DRAFT)

    @state.setter()
    def _set_state(self, value: str) -> None:
        self.record.state = value

    @state.getter()
    def _get_state(self) -> str:
        return str(self.record.state)

    @step(Words("Giao người chuẩn bị…", "Name who prepares it…"), needs=[words.OFFICER, words.UNIT], weight="secondary")
    @state.transition(DRAFT, conditions=[is_awaited])
    def assign(self) -> None:
        """Another unit of the body, or one person."""
        reply = self.record
        reply.unit, reply.officer = self.data["unit"] or reply.unit, self.data["officer"]
        self.note("reply.assigned")

    @step(Words("Trình lãnh đạo…", "Present…"), needs=[OPTIONAL_NOTE], weight="primary", explain=True)
    @state.transition(DRAFT, PRESENTED, conditions=[is_awaited, has_filled_row])
    def present(self) -> None:
        """From here on the rows stand still."""
        self.record.presented_by, self.record.presented_at = self.by, clock.now()
        self.record.presented_for_id = current().acting_for_id
        self.note("reply.presented", reason=self.data["reason"] or "")

    @step(Words("Rút lại…", "Take back…"), needs=[OPTIONAL_NOTE])
    @state.transition(PRESENTED, DRAFT)
    def take_back(self) -> None:
        """By whoever presented it."""
        self.note("reply.taken_back", reason=self.data["reason"] or "")

    @step(Words("Trả lại…", "Return…"), needs=[RETURN_REASON], weight="secondary")
    @state.transition(PRESENTED, DRAFT, conditions=[is_awaited])
    def return_draft(self) -> None:
        """The leader wants it otherwise."""
        self.note("reply.returned", reason=self.data["reason"])

    @step(Words("Gửi đoàn kiểm tra…", "Release to the inspectors…"), needs=[words.NUMBER, words.DATE], weight="primary", explain=True)  # fmt: skip
    @state.transition(PRESENTED, RELEASED, conditions=[is_awaited, did_not_present])
    def release(self) -> None:
        """It goes out as it is; the day of this act counts."""
        reply, now = self.record, clock.now()
        if self.data["date"] > clock.today():
            raise wrong("date", say("Ngày văn bản chưa đến.", "The document's date has not come yet."))
        rows = list(reply.rows.all())
        self._must_be_whole(rows)
        reply.number, reply.date = self.data["number"], self.data["date"]
        reply.released_by, reply.released_at = self.by, now
        reply.return_reason = ""
        doers = {*counts_as(self.by), *reply.presenters, *(one for row in rows for one in row.doers)}
        SentReply.objects.create(
            reply=reply, round=reply.round, number=reply.number, date=reply.date, due_on=reply.due_on,
            rows=[said_in(row) for row in rows], doers=sorted(doers), released_by=self.by, released_at=now,
        )  # fmt: skip
        ReplyProof.objects.filter(row__reply=reply, round=None).update(round=reply.round)
        self.note("reply.released", number=reply.number, date=reply.date)

    @step(Words("Đề nghị bổ sung…", "Ask for more…"), needs=[words.MORE], weight="secondary")
    @state.transition(RELEASED, DRAFT, conditions=[not_returned_yet, is_awaited])
    def send_back(self) -> None:
        """By the team, once; what was sent stays readable."""
        reply = self.record
        SentReply.objects.filter(reply=reply, round=reply.round).update(
            returned_reason=self.data["reason"], returned_by=self.by, returned_at=clock.now()
        )
        reply.return_reason, reply.round = self.data["reason"], reply.round + 1
        reply.presented_by = reply.presented_for = reply.presented_at = None
        self.note("reply.sent_back", reason=self.data["reason"])

    # How the frame sees it

    @classmethod
    def with_them(cls, refs: Sequence[Ref]) -> tuple[Ref, ...]:
        """The inspections they belong to: what they wait for is asked under its lock."""
        found = Reply.objects.filter(pk__in=[ref.pk for ref in refs]).values_list("inspection_id", flat=True)
        return tuple(Inspection.ref(pk) for pk in found)

    def may(self, info: StepInfo) -> bool:
        """By the rules; taking back is for who presented it."""
        return bool(self.by.has_perm(f"replies.{info.right or info.name}", self.record)) and (
            info.name != "take_back" or not self.record.presenters.isdisjoint(counts_as(self.by))
        )

    def wear(self, info: StepInfo) -> None:
        """The capacity goes into the act, with whom it is done for."""
        hat = self.hat_for(info)
        if hat:
            act = current()
            act.capacity, act.acting_for_id = hat.capacity, hat.acting_for

    def hat_for(self, info: StepInfo) -> Hat | None:
        """The hat that justifies the step."""
        return justify_reply(self.by, info.right or info.name, self.record)

    def note(self, verb: str, *, reason: str = "", **detail: Any) -> None:
        """The event of this act on the reply."""
        current().note(self.record, verb, reason=reason, **detail)

    # Pieces

    def _must_be_whole(self, rows: list[ReplyRow]) -> None:
        """Each line of the outline is answered; who disagrees says why. Silence about a finding agrees."""
        errors = [FieldError(f"rows.{row.pk}", why) for row in rows if (why := self.why_not(row))]
        if errors:
            raise Invalid(errors[0].message, errors=errors)

    def why_not(self, row: ReplyRow) -> str:
        """What is missing before it may go out, in words."""
        number = row.draft["code"] if row.draft else row.position + 1
        if self.record.kind == ReplyKind.SELF_REPORT and not row.text:
            return say("Mục {n}: chưa ghi nội dung.", "Line {n}: nothing is written.", n=number)
        if row.stance and row.at is None:
            return say(
                "{n}: đoàn đã sửa dự thảo sau ý kiến này; ghi lại hoặc giữ nguyên ý kiến.",
                "{n}: the draft was changed since; write the opinion anew, or keep it.", n=number,
            )  # fmt: skip
        if row.stance in {row.Stance.PARTLY, row.Stance.DISAGREE} and not row.text:
            return say("{n}: nêu lý do chưa thống nhất.", "{n}: say why you do not agree.", n=number)
        return ""
