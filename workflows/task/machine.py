"""The rule table of a task: every transition, from → to, who, on what condition (design §5, product.md §5, §8, §15, §20)."""

from typing import Any

from viewflow.fsm import State

from backend import clock
from backend.access.rules import justify
from backend.accounts.queries import follow_up_of, works_in
from backend.accounts.roster import Hat
from backend.activity.change import as_is, current
from backend.errors import Seen
from backend.plans.models import Submission
from backend.words import Words, say
from workflows.later_date import ANSWERING
from workflows.machine import Machine, StepInfo, step
from workflows.models import Step
from workflows.needs import wrong
from workflows.policy import frozen
from workflows.resolver import doers_of
from workflows.task import obstacle, words
from workflows.task.accepting import accepted, awaits, not_handed_back, state_when_named
from workflows.task.approval import Approval
from workflows.task.base import (
    ASSIGNED,
    CANCELLED,
    IN_PROGRESS,
    ON_HOLD,
    OPEN,
    SUBMITTED,
    VOIDED,
    WORKING,
    OnTask,
)
from workflows.task.conditions import (
    figures_filled,
    files_where_asked,
    given_here,
    hand_back_open,
    has_evidence,
    no_hand_back_open,
    no_officer_yet,
    no_open_extension,
    no_part,
    nobody_answers_it,
    nobody_decided,
    officer_named,
    somebody_works_there,
)
from workflows.task.dating import DatingSteps, not_by_period
from workflows.task.deciding import DecidingSteps
from workflows.task.extension import ExtensionSteps
from workflows.task.mending import MendingSteps
from workflows.task.on_paper import HATS_ON_PAPER, PaperSteps
from workflows.task.origin import OriginSteps
from workflows.task.parts import PartSteps
from workflows.task.passing import PassingSteps
from workflows.task.periods import CARRIED, carry, come_back
from workflows.task.pieces import asked_at
from workflows.task.taking_back import TakingBackSteps
from workflows.task.undoing import UndoingSteps

WHILE_AWAITED = {"start": "primary", "ask_hand_back": "secondary", "submit": "more"}  # accepted or handed back first
# What crosses to a higher body is said by a leader (product.md §8).
SAID_UPWARD = frozenset(
    {"ask_hand_back", "withdraw_hand_back", "ask_extension", "accept_counter", "withdraw_extension"}
)


class TaskMachine(
    DecidingSteps, TakingBackSteps, PaperSteps, ExtensionSteps, obstacle.ObstacleSteps, OriginSteps, DatingSteps,
    PassingSteps, PartSteps, MendingSteps, UndoingSteps, OnTask, Machine,
):  # fmt: skip
    """Task: ASSIGNED → IN_PROGRESS → SUBMITTED → COMPLETED, with hold, return, cancel and void."""

    noun = "task"
    _hat: Hat | None = None  # worn in this act
    _awaited = False  # it waited to be accepted when the act began
    alone = False  # nothing open hangs on it, as was asked of many at once

    # Doing the work

    @step(Words("Nhận việc", "Accept"), weight="secondary")
    @OnTask.state.transition(ASSIGNED, IN_PROGRESS, conditions=[nobody_answers_it, not_handed_back])
    def start(self) -> None:
        """Accepting is implied by the first report, and this the one-tap way, unless the body asks for it (product.md §20)."""
        self.note("task.accepted" if self._awaited else "task.started")

    @step(Words("Giao người thực hiện…", "Name the officer…"), needs=[words.OFFICER], weight="secondary")
    @OnTask.state.transition(
        WORKING,
        State.GET_STATE(state_when_named, states=WORKING),
        conditions=[given_here, no_officer_yet, somebody_works_there],
    )
    def assign(self) -> None:
        """Name the officer, who must work in the lead unit."""
        self._name_officer(self.data["officer"])
        self.note("task.assigned")

    @step(Words("Chuyển người khác…", "Reassign…"), needs=[words.OFFICER, words.REASON])
    @OnTask.state.transition(WORKING, State.GET_STATE(state_when_named, states=WORKING), conditions=[officer_named])
    def reassign(self) -> None:
        """Another officer of the same unit; work done is kept."""
        self._name_officer(self.data["officer"])
        self._settle_hand_back()
        self.note("task.reassigned", reason=self.data["reason"])

    @step(Words("Chuyển đơn vị khác…", "Give to another unit…"), needs=[words.NEW_LEAD, words.REASON])
    @OnTask.state.transition(WORKING, ASSIGNED, conditions=[nobody_answers_it, no_part])
    def redirect(self) -> None:
        """Another lead unit; its head names the officer anew."""
        lead = self.data["lead"]
        if lead.body_id != self.record.body_id or lead.pk == self.record.lead_id:
            raise wrong(
                "lead", say("Chọn một đơn vị khác trong cùng cơ quan.", "Choose another unit of the same body.")
            )
        self.record.lead, self.record.officer, self.record.follow_up_id = lead, None, follow_up_of(lead)
        self.record.partners.filter(unit=lead).delete()
        self.drop_parts(self.data["reason"], lead=lead)
        self._settle_hand_back()
        if not self.record.from_above:  # what was asked upward was asked by the body, whichever of its units leads
            self.drop_request()
        obstacle.end_obstacles(self.record, self.by, inside=True)
        self.note("task.reassigned", reason=self.data["reason"])

    @step(Words("Đề nghị giao lại…", "Hand back…"), needs=[words.HAND_BACK_KIND, words.REASON])
    @OnTask.state.transition(WORKING, conditions=[no_hand_back_open])
    def ask_hand_back(self) -> None:
        """A request, not a refusal: the clock keeps running."""
        task = self.record
        task.hand_back_by, task.hand_back_at = self.by, clock.now()
        task.hand_back_reason, task.hand_back_kind = self.data["reason"], self.data["kind"]
        self.note("task.hand_back_asked", reason=self.data["reason"], kind=self.data["kind"])

    @step(Words("Rút đề nghị giao lại", "Withdraw the hand-back"))
    @OnTask.state.transition(WORKING, conditions=[hand_back_open])
    def withdraw_hand_back(self) -> None:
        """Nobody has answered it, and whoever asked keeps the work after all (product.md §15)."""
        self._settle_hand_back()
        self.note("task.hand_back_withdrawn")

    @step(Words("Không đồng ý…", "Decline…"), needs=[words.REASON], weight="secondary")
    @OnTask.state.transition(WORKING, conditions=[hand_back_open])
    def decline_hand_back(self) -> None:
        """The task stays where it is, with a reason."""
        self._settle_hand_back()
        self.note("task.hand_back_declined", reason=self.data["reason"])

    # Sending

    @step(Words("Gửi duyệt", "Submit result"), needs=[words.RESULT], weight="primary", explain=True)
    @OnTask.state.transition(
        WORKING,
        SUBMITTED,
        conditions=[
            not_by_period,
            nobody_answers_it,
            accepted,
            has_evidence,
            files_where_asked,
            figures_filled,
            no_open_extension,
        ],
    )
    def submit(self) -> None:
        """Freeze the policy on a new submission and run its approval to the first step that waits for somebody."""
        task, acting_for = self.record, current().acting_for_id
        # Of a round with it a step was opened again, and nothing was sent.
        before = list(task.submissions.values_list("enter_at", flat=True))
        submission = Submission.objects.create(
            task=task, round=len(before) + 1, text=self.data["text"], policy=frozen(task),
            doers=doers_of(task, self.by.pk, acting_for), by=self.by, acting_for_id=acting_for, at=clock.now(),
            recorded_for=self._recorded_for(), figures=asked_at(task).figures,
        )  # fmt: skip
        # The result consists of everything that proves it now, what an earlier round brought along included.
        proofs = task.evidence.filter(replaced_by__isnull=True).update(submission=submission)
        task.submission, task.laid_above = submission, False
        self._settle_hand_back()
        obstacle.end_obstacles(task, self.by)
        self.note("task.submitted", round=before.count("") + 1, evidence=proofs)
        approval = Approval(self, submission)
        approval.start()
        current().amend(task, **approval.summary())

    @step(Words("Rút lại…", "Withdraw…"), needs=[words.OPTIONAL_NOTE])
    @OnTask.state.transition(SUBMITTED, IN_PROGRESS, conditions=[nobody_decided])
    def withdraw(self) -> None:
        """Take back what nobody has decided (product.md §15)."""
        submission = self.record.submission
        Approval(self, submission).stop()
        submission.state = Submission.State.WITHDRAWN
        submission.save(update_fields=["state"])
        submission.evidence.update(submission=None)  # it belongs to the next one
        self.take_answer_back(self.data["reason"] or "", returned=False)
        come_back(self.record)
        self.note("task.withdrawn", reason=self.data["reason"] or "")

    # Stopping

    @step(Words("Tạm dừng…", "Put on hold…"), needs=[words.REASON])
    @OnTask.state.transition(WORKING, ON_HOLD)
    def hold(self) -> None:
        """Pause, on the giver's word; the same state comes back."""
        self.record.held_from = self._was
        self.note("task.held", reason=self.data["reason"])
        self.go_along("hold")

    @step(Words("Tiếp tục thực hiện", "Resume"), needs=[words.OPTIONAL_NOTE], weight="secondary")
    @OnTask.state.transition(ON_HOLD, State.GET_STATE(lambda self: self.record.held_from, states=WORKING))
    def resume(self) -> None:
        """Back to where it was."""
        self.record.held_from = ""
        self.note("task.resumed", reason=self.data["reason"] or "")
        self.go_along("resume")
        self.take_answer()

    @step(Words("Thôi thực hiện…", "Cancel…"), needs=[words.REASON, words.DOCUMENT_NO], tone="danger")
    @OnTask.state.transition(OPEN, CANCELLED)
    def cancel(self) -> None:
        """No longer to be done; a line of a plan only by a document with a number."""
        if self.record.plan_line_id and not self.data["document_no"]:
            raise wrong(
                "document_no",
                say(
                    "Cần số văn bản để thôi thực hiện nhiệm vụ trong kế hoạch.",
                    "A document number is needed to cancel a task of a plan.",
                ),
            )
        more = self.stop("cancel", self.data["reason"])
        said = {"ended": True} if more else {}
        self.note("task.cancelled", reason=self.data["reason"], document_no=self.data["document_no"] or "", **said)

    @step(Words("Hủy do giao nhầm…", "Void: given by mistake…"), needs=[words.REASON], tone="danger")
    @OnTask.state.transition(OPEN, VOIDED)
    def void(self) -> None:
        """Given to the wrong unit or twice: leaves every statistic, with a trace."""
        self.stop("void", self.data["reason"])
        self.note("task.voided", reason=self.data["reason"])

    # How the frame sees it

    def perform(self, name: str, data: dict[str, Any], *, expect: str | None = None) -> None:
        """Through the gate; what is done to a regular task is done to its open periods too."""
        officer_id = self.record.officer_id
        super().perform(name, data, expect=expect)
        if self.record.rhythm and name in CARRIED:
            carry(self, name, former_officer=officer_id)

    def may(self, info: StepInfo) -> bool:
        """Whoever has a hat for it; deciding is for those whom the submission's steps were put to, and who comes late is
        told so."""
        if info.on_submission:
            return bool(self.my_items() or self.last_asked())
        return self.hat_for(info) is not None

    def tag(self, info: StepInfo) -> str:
        """A decision is about the submission; everything else about the task."""
        if info.on_submission and self.record.submission:
            return str(self.record.submission.tag)
        return super().tag(info)

    def overtaken(self, info: StepInfo) -> Seen | None:
        """A submission that was decided, or went on to its next step, is still the one that was seen. An opinion is given by
        each unit: whose was theirs, no event tells."""
        if not info.on_submission:
            return None
        if not self.in_reach(info.name):
            return as_is(self.record)
        asked = "" if self.did_the_work() else self.last_asked()
        return as_is(self.record, asked) if asked not in {"", Step.PARTNER_OPINION} else None

    def label_of(self, info: StepInfo) -> str:
        """Deciding has the words of its step; sending has the words of where it goes."""
        items = self.my_items() if info.name in {"approve", "send_back"} else []
        if items:
            return str((words.APPROVE_LABELS if info.name == "approve" else words.RETURN_LABELS)[items[0].step])
        if info.name == "submit" and self.record.returned:
            return say("Gửi lại kết quả", "Resubmit")
        return super().label_of(info)

    def weight_of(self, info: StepInfo) -> str:
        """Sending is the next act of whoever holds the work; others may do it, but it is not what waits for them."""
        if info.name in {"submit", "clear_obstacle"} and not self.by.has_perm("tasks.hold_work", self.record):
            return "more"
        if info.name in WHILE_AWAITED and awaits(self.by, self.record):
            return WHILE_AWAITED[info.name]
        if info.name == "redirect" and self.record.hand_back_kind in {"WRONG_UNIT", "NO_AUTHORITY"}:
            return "primary"  # what was asked for
        if info.name == "assign" and justify(self.by, "disown", self.record):
            return "more"  # whose word it is says first whether it is so; the head names the officer
        return super().weight_of(info)

    def explains(self, info: StepInfo) -> bool:
        """What is missing for sending or asking is told to whoever does it, not to everybody who could in their stead."""
        asks_upward = self.record.from_above and info.name == "ask_extension"
        if self.record.rhythm:
            return False  # said in words where it is read
        return super().explains(info) and (asks_upward or self.by.has_perm("tasks.hold_work", self.record))

    def wear(self, info: StepInfo) -> None:
        """The capacity under which it is done goes into the act, with whom it is done for."""
        act = current()
        self._hat = hat = self.hat_for(info)
        if hat:
            act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        self._was, self._awaited = self.record.state, awaits(self.by, self.record)
        if info.name == "submit" and (unit := self._recorded_for()):
            act.recorded_for_id = unit.pk

    def hat_for(self, info: StepInfo) -> Hat | None:
        """The hat that justifies the step, by the rules where nothing else is said."""
        if info.on_submission:
            return self.deciding_hat()
        if info.name == "revoke":
            return self.revoking_hat()
        if info.name in ANSWERING:
            return self.answering_hat()
        if info.name in obstacle.ANSWERING:
            return self.obstacle_hat()
        if info.name == "clear_obstacle":
            return self.clearing_hat()
        if info.name in HATS_ON_PAPER:
            return self.hat_on_paper(info.name)
        if info.name == "accept_counter" and self.offered_it():
            return None
        if info.name == "start" and awaits(self.by, self.record):
            return justify(self.by, "hold_work", self.record)  # nobody accepts in another's stead
        upward = self.record.from_above and info.name in SAID_UPWARD
        return justify(self.by, "release" if upward else info.right or info.name, self.record)

    def note(self, verb: str, *, reason: str = "", between: bool = False, **detail: Any) -> None:
        """The event of this act on the task; it says when it was done above the body."""
        if self._hat and self._hat.body_id != self.record.body_id:
            detail["above"] = True
        current().note(self.record, verb, reason=reason, between=between, **detail)

    # Pieces

    def _name_officer(self, officer: Any) -> None:
        if not works_in(officer, self.record.lead_id):
            raise wrong(
                "officer", say("Người này không thuộc đơn vị chủ trì.", "This person does not work in the lead unit.")
            )
        if officer.pk == self.record.officer_id:
            raise wrong("officer", say("Người này đang thực hiện việc này.", "This person is the officer already."))
        self.record.officer = officer

    def _settle_hand_back(self) -> None:
        task = self.record
        task.hand_back_by = task.hand_back_at = None
        task.hand_back_reason = task.hand_back_kind = ""

    def _recorded_for(self) -> Any:
        """The unit without accounts it is sent for, when its follow-up person sends."""
        task = self.record
        return task.lead if task.follow_up_id == self.by.pk and not works_in(self.by, task.lead_id) else None

    def stop(self, pieces_too: str, reason: str) -> bool:
        """It ends without a result, and its pieces with it; `pieces_too`: the step that they take. Whether anything ended that
        waited for somebody."""
        if not self.alone:
            self._stop_with_it(pieces_too, reason)
        return self.halt()

    def _stop_with_it(self, pieces_too: str, reason: str) -> None:
        self.go_along(pieces_too)
        if self.record.rhythm:
            carry(self, pieces_too)
        if not self.follows:
            self.let_go(reason)
            self.leave_whole(reason)

    def halt(self) -> bool:
        """Whatever waits for somebody is over: approvals, requests, what is in the way; whether there was such a thing."""
        task = self.record
        waited: bool = self._was == SUBMITTED or task.hand_back_by_id is not None
        if task.submission and task.submission.state == Submission.State.OPEN and self._was == SUBMITTED:
            Approval(self, task.submission).stop()
            task.submission.state = Submission.State.WITHDRAWN
            task.submission.save(update_fields=["state"])
        if not self.alone:
            waited |= self.drop_request() + obstacle.end_obstacles(task, self.by) > 0
        self._settle_hand_back()
        return waited
