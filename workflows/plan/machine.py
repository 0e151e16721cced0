"""The rule table of a plan: prepared here and issued, or recorded as issued elsewhere (design §5, product.md §4).

One person acts at each step. The button is never called a signature; of this lifecycle only "whoever drafted it does
not approve it" cannot be switched off.
"""

from collections.abc import Sequence
from typing import Any

from viewflow.fsm import State

from backend.access.rules import justify_plan
from backend.accounts.models import Post
from backend.accounts.roster import counts_as
from backend.activity.change import current
from backend.activity.roots import Ref
from backend.plans.drafting import note_drafter
from backend.plans.issuing import IssuedDocument, check_document, go_live
from backend.plans.lines import refuse
from backend.plans.models import Plan, PlanState
from backend.words import Words, say
from workflows.machine import Machine, StepInfo, step, unmet
from workflows.needs import Need
from workflows.plan import closing
from workflows.plan.clarity import blocking
from workflows.plan.superseding import Succession, touched_by
from workflows.plan.undoing import nothing_built_on_it, tasks_of, void_all
from workflows.policy import FORMAT, of_plans
from workflows.task.words import OPTIONAL_NOTE, REASON, RETURN_REASON

DRAFT, IN_REVIEW, FORMAT_CHECKED = PlanState.DRAFT, PlanState.IN_REVIEW, PlanState.FORMAT_CHECKED
APPROVED, ISSUED, DISCARDED = PlanState.APPROVED, PlanState.ISSUED, PlanState.DISCARDED
PREPARED = (DRAFT, IN_REVIEW, FORMAT_CHECKED, APPROVED)

NUMBER = Need("number", "line", Words("Số, ký hiệu", "Number"), max_length=80, help=Words("Ví dụ: 05/KH-UBND", "For example: 05/KH-UBND"))  # fmt: skip
DATE = Need("date", "date", Words("Ngày ban hành", "Date of issue"))
SIGNER = Need("signer", "line", Words("Người ký", "Signed by"), required=False, max_length=200)
DOCUMENT = (NUMBER, DATE, SIGNER)
NAMED = 5  # lines named in the words of a refusal


def asks_format_check(plan: Any) -> bool:
    """Whether the policy frozen on the version has the office check the format."""
    return any(asked["step"] == FORMAT for asked in plan.current.policy.get("steps", ()))


def format_is_checked(machine: "PlanMachine") -> Any:
    """Met when it was checked or the policy does not ask it."""
    checked = machine.record.state == FORMAT_CHECKED or not asks_format_check(machine.record)
    return unmet(checked, Words("Chưa kiểm tra thể thức.", "The format has not been checked yet."))


def format_is_asked(machine: "PlanMachine") -> Any:
    """Met when the policy asks the check."""
    return unmet(
        asks_format_check(machine.record), Words("Quy trình không có bước này.", "The policy has no such step.")
    )


def did_not_draft(machine: "PlanMachine") -> Any:
    """Four eyes: neither a drafter nor who stands in for one."""
    return unmet(
        not machine.drafted(),
        Words("Bạn là người soạn nên không thể tự duyệt.", "You prepared this plan, so you cannot approve it."),
    )


def lines_are_clear(machine: "PlanMachine") -> Any:
    """Met when no line lacks one of the "six clear" that the body asks (product.md §19)."""
    lines = [found.line.no for found in blocking(machine.record)]
    words = say(
        "Chưa đủ “sáu rõ” mà cơ quan yêu cầu: {count} dòng ({lines}).",
        "Lines that lack what the body asks of the six clear: {count} ({lines}).",
        count=len(lines),
        lines=", ".join(lines[:NAMED]) + ("…" if len(lines) > NAMED else ""),
    )
    return State.CONDITION(not lines, unmet=words)


# An amendment, once issued, moves the tasks of the version before it; a recording taken back voids its own; a new year's plan
# ends the tasks that were carried into it; closing a year counts all of them.
FOUND_WITH = (touched_by, tasks_of, closing.carried_tasks, closing.tasks_counted)


class PlanMachine(Machine):
    """Plan: DRAFT → IN_REVIEW → (FORMAT_CHECKED) → APPROVED → ISSUED; a return goes back to DRAFT with a count."""

    noun = "plan"
    state = State(PlanState, default=DRAFT)

    @state.setter()
    def _set_state(self, value: str) -> None:
        self.record.state = value

    @state.getter()
    def _get_state(self) -> str:
        return str(self.record.state)

    @step(Words("Trình duyệt", "Send for approval"), needs=[OPTIONAL_NOTE], weight="primary", right="prepare")
    @state.transition(DRAFT, IN_REVIEW)
    def send_for_review(self) -> None:
        """Freeze the body's policy on the version; whoever sends it is one of those who prepared it."""
        plan = self.record
        plan.current.policy = {"steps": of_plans(plan.body_id)}
        plan.current.save(update_fields=["policy"])
        note_drafter(current(), plan)
        self.note("plan.sent_for_review", reason=self.data["reason"] or "")

    @step(Words("Rút lại…", "Withdraw…"), needs=[OPTIONAL_NOTE], right="prepare")
    @state.transition(IN_REVIEW, DRAFT)
    def withdraw(self) -> None:
        """Take back what nobody has decided."""
        self.note("plan.withdrawn", reason=self.data["reason"] or "")

    @step(Words("Thể thức đạt", "The format is right"), needs=[OPTIONAL_NOTE], weight="primary")
    @state.transition(IN_REVIEW, FORMAT_CHECKED, conditions=[format_is_asked])
    def check_format(self) -> None:
        """The office has checked the form of the document."""
        self.note("plan.format_checked", reason=self.data["reason"] or "")

    @step(Words("Duyệt kế hoạch", "Approve the plan"), needs=[OPTIONAL_NOTE], weight="primary", explain=True)
    @state.transition([IN_REVIEW, FORMAT_CHECKED], APPROVED, conditions=[did_not_draft, format_is_checked])
    def approve(self) -> None:
        """A leader of the body agrees; the signature is put elsewhere."""
        self.note("plan.approved", reason=self.data["reason"] or "")

    @step(Words("Trả lại…", "Return…"), needs=[RETURN_REASON], weight="secondary")
    @state.transition([IN_REVIEW, FORMAT_CHECKED, APPROVED], DRAFT)
    def send_back(self) -> None:
        """Back to whoever prepared it, with a reason."""
        self.record.returned += 1
        self.note("plan.returned", reason=self.data["reason"])

    @step(Words("Ban hành…", "Issue…"), needs=DOCUMENT, weight="primary", right="prepare", explain=True)
    @state.transition(APPROVED, ISSUED, conditions=[lines_are_clear])
    def issue(self) -> None:
        """Number and date are there: its tasks are live."""
        self._go_live(recorded=False)

    @step(Words("Ghi nhận đã ban hành…", "Record as issued…"), needs=DOCUMENT, weight="secondary", right="prepare")
    @state.transition(DRAFT, ISSUED)
    def record_issued(self) -> None:
        """It was signed and numbered elsewhere; nothing pretends it was approved here."""
        self._go_live(recorded=True)

    @step(Words("Bỏ dự thảo…", "Discard the draft…"), needs=[REASON], tone="danger", right="prepare")
    @state.transition(DRAFT, DISCARDED)
    def discard(self) -> None:
        """Nobody wants it; its history stays."""
        self.note("plan.discarded", reason=self.data["reason"])

    @step(Words("Hủy việc ghi nhận…", "Take the recording back…"), needs=[REASON], tone="danger", right="prepare")
    @state.transition(ISSUED, DISCARDED, conditions=[nothing_built_on_it])
    def undo_recording(self) -> None:
        """The wrong file or plan was recorded: it leaves with its tasks, while nobody has worked on them."""
        void_all(self.record)
        self.note("plan.recording_undone", reason=self.data["reason"])

    # The year turns (product.md §25): proposed by the standing office, done by a leader

    @step(Words("Đề nghị khóa năm…", "Propose to close the year…"), needs=[OPTIONAL_NOTE])
    @state.transition(ISSUED, conditions=[closing.year_is_over, closing.is_not_proposed, closing.is_not_being_amended])
    def propose_closing(self) -> None:
        """From the body's cut-off on."""
        closing.propose(self.record, self.by)
        self.note("plan.closing_proposed", reason=self.data["reason"] or "")

    @step(Words("Trả lại đề nghị khóa năm…", "Return the proposal to close…"), needs=[REASON], weight="secondary")
    @state.transition(ISSUED, conditions=[closing.awaits_the_lock])
    def return_closing(self) -> None:
        """Something is to be put right before; what was carried stays carried."""
        self.record.closing.delete()
        self.note("plan.closing_returned", reason=self.data["reason"])

    @step(Words("Khóa năm…", "Close the year…"), needs=[OPTIONAL_NOTE], weight="primary", explain=True)
    @state.transition(
        ISSUED, conditions=[closing.awaits_the_lock, closing.did_not_propose, closing.everything_is_settled]
    )
    def lock_year(self) -> None:
        """Figures are frozen; what was carried goes on."""
        told = closing.lock(self.record, self.by)
        current().note(self.record, "plan.year_locked", reason=self.data["reason"] or "", **told)

    # How the frame sees it

    @classmethod
    def with_them(cls, refs: Sequence[Ref]) -> tuple[Ref, ...]:
        """What an act on a plan moves or counts besides it."""
        plans = Plan.objects.select_related("current").filter(pk__in=[ref.pk for ref in refs])
        return tuple(one for plan in plans for found in FOUND_WITH for one in found(plan))

    def may(self, info: StepInfo) -> bool:
        """By the rules; withdrawing is for those who prepared and sent it (product.md §15)."""
        return super().may(info) and (info.name != "withdraw" or self.drafted())

    def weight_of(self, info: StepInfo) -> str:
        """The check of the format is the clerk's; a leader may do it where there is none, and is not asked to."""
        hat = self.hat_for(info) if info.name == "check_format" else None
        return "more" if hat and hat.post != Post.CLERK else super().weight_of(info)

    def drafted(self) -> bool:
        """Whether this person, or anybody they stand in for, prepared it."""
        return not counts_as(self.by).isdisjoint(self.record.drafters)

    def wear(self, info: StepInfo) -> None:
        """The capacity goes into the act, with whom it is done for."""
        hat = self.hat_for(info)
        if hat:
            act = current()
            act.capacity, act.acting_for_id = hat.capacity, hat.acting_for

    def hat_for(self, info: StepInfo) -> Any:
        """The hat that justifies the step."""
        return justify_plan(self.by, info.right or info.name, self.record)

    def note(self, verb: str, *, reason: str = "") -> None:
        """The event of this act on the plan."""
        current().note(self.record, verb, reason=reason)

    def _go_live(self, *, recorded: bool) -> None:
        document = IssuedDocument(self.data["number"], self.data["date"], self.data["signer"] or "")
        refuse(check_document(document))
        succession = Succession.of(self.record) if self.record.amends_id else None
        if succession is None:
            go_live(current(), self.record, document, recorded=recorded)
        else:
            act, carried, orders = current(), succession.carried, succession.orders
            given = go_live(act, self.record, document, recorded=recorded, carried=carried, orders=orders)
            succession.carry_out(document, given)
        closing.end_carried(document.number.strip(), self.by)
