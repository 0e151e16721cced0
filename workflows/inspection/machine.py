"""The rule table of an inspection (domain.md §4, §10.2): from the plan of a visit to the end of its follow-up."""

from collections.abc import Sequence
from typing import Any

from viewflow.fsm import State

from backend import clock
from backend.access.rules_inspections import justify_inspection
from backend.accounts.roster import Hat
from backend.activity.change import current
from backend.activity.roots import Ref
from backend.inspections.models import InspectionState, Kind, Outline, Reply, ReplyKind, ReplyState, TicketState
from backend.words import Words, say
from workflows.inspection import words
from workflows.inspection.codes import give_code
from workflows.inspection.concluding import conclude
from workflows.inspection.minuting import MAIN, sign_main, signing_warning
from workflows.machine import Machine, StepInfo, step, unmet
from workflows.needs import Need, wrong
from workflows.reply.opening import ask_self_report, lay_drafts
from workflows.task.words import OPTIONAL_NOTE, REASON

PLANNED, DECIDED, NOTIFIED = InspectionState.PLANNED, InspectionState.DECIDED, InspectionState.NOTIFIED
ON_SITE, MINUTES_SIGNED = InspectionState.ON_SITE, InspectionState.MINUTES_SIGNED
CONCLUDED, CLOSED, CANCELLED = InspectionState.CONCLUDED, InspectionState.CLOSED, InspectionState.CANCELLED
BEFORE_NOTICE = (ON_SITE, MINUTES_SIGNED)  # findings are written


def is_announced(machine: "InspectionMachine") -> Any:
    """A surprise one is told to nobody beforehand."""
    return unmet(
        machine.record.kind != Kind.SURPRISE,
        Words("Kiểm tra đột xuất không thông báo trước.", "A surprise inspection is not announced."),
    )


def was_told(machine: "InspectionMachine") -> Any:
    """Only a surprise or a self-inspection begins untold."""
    untold = machine.record.kind in {Kind.SURPRISE, Kind.SELF}
    return unmet(
        untold or machine.record.state == NOTIFIED,
        Words("Chưa thông báo cho đơn vị được kiểm tra.", "The unit has not been told yet."),
    )


def has_drafts(machine: "InspectionMachine") -> Any:
    """There is something to have an opinion of."""
    return unmet(
        machine.record.findings.filter(withdrawn=False).exists(),
        Words("Chưa có phát hiện nào để gửi.", "There is no finding to send."),
    )


def all_remedied(machine: "InspectionMachine") -> Any:
    """Nothing of it is left open."""
    left = machine.record.tickets.exclude(state__in=[TicketState.CLOSED, TicketState.PASSED_UP]).count()
    return unmet(
        left == 0,
        Words(f"Còn {left} nội dung chưa khắc phục xong.", f"Still to be remedied: {left}."),
    )


class InspectionMachine(Machine):
    """PLANNED → DECIDED → NOTIFIED → ON_SITE → MINUTES_SIGNED → CONCLUDED → CLOSED; a surprise one skips NOTIFIED."""

    noun = "inspection"
    state = State(InspectionState, default=PLANNED)

    @state.setter()
    def _set_state(self, value: str) -> None:
        self.record.state = value

    @state.getter()
    def _get_state(self) -> str:
        return str(self.record.state)

    @step(
        Words("Ghi quyết định kiểm tra…", "Record the decision…"),
        needs=[words.DECISION_NO, words.DECISION_DATE],
        weight="primary",
    )
    @state.transition(PLANNED, DECIDED)
    def decide(self) -> None:
        """The document that sets the team up; signed elsewhere."""
        self.record.decision_no, self.record.decision_on = self.data["number"], self.data["date"]
        self.note("inspection.decided", number=self.data["number"], date=self.data["date"])

    @step(Words("Thông báo cho đơn vị", "Tell the unit"), needs=[OPTIONAL_NOTE], weight="primary")
    @state.transition(DECIDED, NOTIFIED, conditions=[is_announced])
    def notify(self) -> None:
        """From now on the inspected body reads it."""
        self.record.known_since = clock.now()
        self.note("inspection.notified", reason=self.data["reason"] or "")
        ask_self_report(current(), self.record)

    @step(
        Words("Công bố kiểm tra tại đơn vị", "Open on site"),
        needs=[words.OPENED_SAID_AT],
        weight="primary",
        explain=True,
    )
    @state.transition([DECIDED, NOTIFIED], ON_SITE, conditions=[was_told])
    def open_on_site(self) -> None:
        """The team has arrived: what was hidden is so no longer."""
        inspection = self.record
        inspection.opened_at, inspection.opened_said_at = clock.now(), self.data["at"]
        inspection.known_since = inspection.known_since or inspection.opened_at
        give_code(inspection)
        self.note("inspection.opened", **({"said_at": self.data["at"]} if self.data["at"] else {}))

    @step(
        Words("Đã ký biên bản", "Minutes are signed"), needs=[words.WRITTEN, words.PAGES_LATER, OPTIONAL_NOTE],
        weight="primary",
    )  # fmt: skip
    @state.transition(ON_SITE, MINUTES_SIGNED)
    def sign_minutes(self) -> None:
        """On paper, by both sides, or with a witness; what they say is final from now on."""
        written, later = self.data.get("written") or "", bool(self.data["pages_later"])
        said = sign_main(self.by, self.record, written=written, pages_later=later)
        self.note("inspection.minutes_signed", reason=self.data["reason"] or "", **said)

    @step(
        Words("Gửi dự thảo cho đơn vị…", "Send the drafts to the unit…"), needs=[words.OPINION_DUE], weight="secondary"
    )
    @state.transition(MINUTES_SIGNED, conditions=[has_drafts])
    def send_drafts(self) -> None:
        """The unit reads the findings and says what it thinks of each; what was changed since may be sent anew."""
        if self.data["due_on"] <= clock.today():
            raise wrong("due_on", say("Hạn trả lời phải sau hôm nay.", "The day to answer by must be after today."))
        rows = lay_drafts(current(), self.record, self.data["due_on"])
        self.note("inspection.drafts_sent", rows=rows, due_on=self.data["due_on"])

    @step(
        Words("Ghi thông báo kết luận…", "Record the notice of conclusion…"),
        needs=[
            words.NOTICE_NO, words.NOTICE_DATE, words.AUTHORITY, words.SIGNER_TITLE, words.SIGNER, words.FOLLOW_UP,
        ],
        weight="primary",
    )  # fmt: skip
    @state.transition(MINUTES_SIGNED, CONCLUDED)
    def conclude(self) -> None:
        """Its findings stand for ever; each that is not remedied opens its ticket, all in this act."""
        conclude(current(), self.record, self.data)

    @step(Words("Kết thúc theo dõi…", "End the follow-up…"), needs=[OPTIONAL_NOTE], weight="secondary", explain=True)
    @state.transition(CONCLUDED, CLOSED, conditions=[all_remedied])
    def close(self) -> None:
        """All of it is remedied, or lies with a higher level."""
        self.note("inspection.closed", reason=self.data["reason"] or "")

    @step(Words("Thôi kiểm tra…", "Cancel…"), needs=[REASON], tone="danger")
    @state.transition([PLANNED, DECIDED, NOTIFIED], CANCELLED)
    def cancel(self) -> None:
        """There will be no visit; who did not know of it never will."""
        self.note("inspection.cancelled", reason=self.data["reason"])

    # How the frame sees it

    def needs_of(self, info: StepInfo) -> tuple[Need, ...]:
        """Which version was printed is asked where there is one."""
        if info.name == "sign_minutes" and not self.record.minutes.filter(number=MAIN).exists():
            return tuple(need for need in info.needs if need is not words.WRITTEN)
        return info.needs

    def warning_of(self, info: StepInfo) -> str | None:
        """What is left open: nothing was asked of the unit, what the minutes lack, an answer that may still come."""
        if info.name == "notify" and not Outline.objects.filter(inspection=self.record).exists():
            return say(
                "Chưa soạn đề cương: đơn vị sẽ không được đề nghị tự báo cáo.",
                "There is no outline: the unit will not be asked for a self-report.",
            )
        if info.name == "sign_minutes":
            return signing_warning(self.record)
        return self._unheard() if info.name == "conclude" and self.record.crosses else None

    def wear(self, info: StepInfo) -> None:
        """The capacity goes into the act, with whom it is done for."""
        hat = self.hat_for(info)
        if hat:
            act = current()
            act.capacity, act.acting_for_id = hat.capacity, hat.acting_for

    def _unheard(self) -> str | None:
        opinion = self.record.replies.filter(kind=ReplyKind.OPINION).first()
        if opinion is None:
            return say("Chưa gửi dự thảo cho đơn vị có ý kiến.", "The unit was not sent the drafts.")
        if opinion.state != ReplyState.RELEASED and opinion.due_on >= clock.today():
            return say(
                "Đơn vị còn hạn có ý kiến đến {day}.", "The unit may still answer until {day}.",
                day=f"{opinion.due_on:%d/%m/%Y}",
            )  # fmt: skip
        return None

    @classmethod
    def with_them(cls, refs: Sequence[Ref]) -> tuple[Ref, ...]:
        """What the unit says to it: sent anew with the drafts, frozen by the notice."""
        found = Reply.objects.filter(inspection_id__in=[ref.pk for ref in refs]).values_list("pk", flat=True)
        return tuple(Reply.ref(pk) for pk in found)

    def hat_for(self, info: StepInfo) -> Hat | None:
        """The hat that justifies the step."""
        return justify_inspection(self.by, info.right or info.name, self.record)

    def note(self, verb: str, *, reason: str = "", **detail: Any) -> None:
        """The event of this act on the inspection."""
        current().note(self.record, verb, reason=reason, **detail)
