"""Decisions that a leader took on paper or at a meeting: the part of a task's rule table about recording them, and about
the leader's answer that it is not so (product.md §4). Somebody of the Office or the standing office records them, never
who did the work; a decision recorded stays told apart from the leader's own click for ever."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from backend import clock
from backend.access.rules import justify
from backend.accounts.models import User
from backend.accounts.roster import LEADERS, Hat, counts_as, hats_of
from backend.activity.change import current
from backend.plans.models import Extension
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.evidence import taken
from workflows.machine import StepInfo, step, unmet
from workflows.models import PaperDecision
from workflows.needs import Need, wrong
from workflows.task import words_on_paper as words
from workflows.task.base import LIVE, OPEN, SUBMITTED, OnTask
from workflows.task.conditions import not_in_an_answer
from workflows.task.inherited import carry_date
from workflows.task.leaders_asked import LeadersAsked, leaders_asked
from workflows.task.taking_back import AFTER_DECIDING, still_last

What = PaperDecision.What
HATS_ON_PAPER = frozenset({"record_decision", "contest", "contest_answer"})


def a_leader_is_asked(machine: Any) -> Any:
    """There is an open step or request of which a leader decides, besides whoever records it."""
    return unmet(machine.asked() is not None, words.NO_LEADER_ASKED)


def step_to_contest(machine: Any) -> Any:
    """Within some working days, while nothing else was decided after it."""
    decision = machine.recorded(What.STEP)
    mine = decision is not None and machine.within_days_of(decision.at)
    return unmet(bool(mine and still_last(machine, decision.item)), words.too_late(machine.reopen_days()))


def answer_to_contest(machine: Any) -> Any:
    """Likewise, while the request is as that answer left it."""
    decision = machine.recorded(What.LATER_DATE, What.HAND_BACK)
    mine = decision is not None and machine.within_days_of(decision.at)
    return unmet(bool(mine and _as_left(machine.record, decision)), words.too_late(machine.reopen_days()))


class PaperSteps(OnTask):
    """Mixed into the task's machine."""

    record: Any
    by: Any
    data: dict[str, Any]
    note: Any
    decide: Any
    take_back: Any
    open_again: Any
    pending: Any
    did_the_work: Any
    grant_extension: Any
    refuse_extension: Any
    decline_hand_back: Any
    _leader: Hat | None = None  # whose decision is being recorded

    @step(words.RECORD, needs=words.NEEDS, right="write_down")
    @OnTask.state.transition(OPEN, conditions=[a_leader_is_asked])
    def record_decision(self) -> None:
        """What the leader decided takes effect as if they had done it here."""
        asked, data = self.asked(), self.data
        assert asked is not None  # the condition holds it
        self._leader = next(hat for hat in asked.hats if str(hat.user_id) == data["leader"])
        self._check()
        file = taken(data["file"], by=self.by, field_name="file") if data["file"] else None
        extension = self.pending() if asked.what == What.LATER_DATE else None
        before = _asked_before(self.record) if asked.what == What.HAND_BACK else None
        self._settle_as_decided(asked)
        paper = PaperDecision.objects.create(
            task=self.record, what=asked.what, outcome=data["outcome"], leader_id=self._leader.user_id, by=self.by,
            at=clock.now(), source=data["source"] or "", decided_on=data["decided_on"], file=file,
            item=asked.items[0] if asked.items else None, extension=extension, before=before,
        )  # fmt: skip
        current().amend(self.record, on_paper={
            "leader": paper.leader_id, "source": paper.source, "on": paper.decided_on.isoformat(),
            "sha256": file.sha256 if file else None,
        })  # fmt: skip

    @step(words.CONTEST, needs=[words.CONTEST_REASON], weight="secondary", tone="danger")
    @OnTask.state.transition(AFTER_DECIDING, SUBMITTED, conditions=[step_to_contest, not_in_an_answer])
    def contest(self) -> None:
        """The leader did not decide so: the step opens again."""
        decision = self._contested(What.STEP)
        last = self.take_back()
        self.note("task.contested", reason=self.data["reason"], step=last.step, recorded_by=decision.by_id)
        self.open_again()

    @step(words.CONTEST, needs=[words.CONTEST_REASON], weight="secondary", tone="danger")
    @OnTask.state.transition(LIVE, conditions=[answer_to_contest])
    def contest_answer(self) -> None:
        """The leader did not answer so: the request waits again, and a date that was moved is as before."""
        decision = self._contested(What.LATER_DATE, What.HAND_BACK)
        if decision.what == What.HAND_BACK:
            assert decision.before is not None  # what was asked is kept with every answer to it
            _give_back(self.record, decision.before)
        else:
            assert decision.extension is not None
            self._ask_again(decision.extension)
        self.note("task.answer_contested", reason=self.data["reason"], recorded_by=decision.by_id)

    # What the machine asks

    def asked(self) -> LeadersAsked | None:
        """What waits for a leader's decision, and for which leaders besides this person; found once."""
        if "_leaders_asked" not in self.__dict__:
            self.__dict__["_leaders_asked"] = leaders_asked(self.record, self.pending(), but=self.by.pk)
        found: LeadersAsked | None = self.__dict__["_leaders_asked"]
        return found

    def recorded(self, *what: str) -> PaperDecision | None:
        """The last decision recorded in the name of this person, or of whom they stand in for, that stands."""
        if "_recorded" not in self.__dict__:
            leads = any(hat.post in LEADERS for hat in hats_of(self.by))
            mine = self.record.on_paper.filter(leader__in=counts_as(self.by), contested_at=None) if leads else ()
            self.__dict__["_recorded"] = list(mine)
        return next((one for one in reversed(self.__dict__["_recorded"]) if one.what in what), None)

    def hat_on_paper(self, name: str) -> Hat | None:
        """Under which hat this person records, or contests."""
        if name == "record_decision":
            decided = self.record.state == SUBMITTED
            hat = justify(self.by, "write_down" if decided else "enter", self.record)
            return None if hat is None or self._took_part(decided) else hat
        decision = self.recorded(*([What.STEP] if name == "contest" else [What.LATER_DATE, What.HAND_BACK]))
        if decision is None:
            return None
        hats = (hat for hat in hats_of(self.by) if hat.post in LEADERS and hat.lent_for(self.record.area))
        return next((hat for hat in hats if (hat.acting_for or hat.user_id) == decision.leader_id), None)

    def needs_of(self, info: StepInfo) -> tuple[Need, ...]:
        """Of which leaders and of what it can be depends on what is open."""
        if info.name != "record_decision":
            needs: tuple[Need, ...] = super().needs_of(info)  # type: ignore[misc]  # mixed into a Machine
            return needs
        asked = self.asked()
        return words.needs_on_paper(asked) if asked else ()

    def answers_as(self) -> tuple[int, int | None]:
        """A request answered on paper was answered by the leader."""
        if self._leader is not None:
            return self._leader.user_id, None
        answer: tuple[int, int | None] = super().answers_as()  # type: ignore[misc]  # the steps about later dates
        return answer

    # Pieces

    def _took_part(self, decided: bool) -> bool:
        """Did the work, or asked for what is to be answered."""
        if decided:
            return bool(self.did_the_work())
        pending = self.pending()
        asking = {self.record.officer_id, self.record.hand_back_by_id}
        asking |= {pending.by_id, pending.acting_for_id} if pending else set()
        return not counts_as(self.by).isdisjoint(asking)

    def _check(self) -> None:
        data = self.data
        if data["decided_on"] > clock.today():
            raise wrong("decided_on", say("Ngày quyết định chưa đến.", "That day has not come yet."))
        if data["decided_on"] < (since := self._begun_on()):
            raise wrong("decided_on", say(
                "Ngày quyết định trước khi có việc này ({day:%d/%m/%Y}).",
                "The decision is dated before there was this work ({day:%d/%m/%Y}).", day=since,
            ))  # fmt: skip
        if not data["source"] and not data["file"]:
            raise wrong("source", say(
                "Ghi số văn bản hoặc cuộc họp, hoặc đính kèm ảnh bút phê.",
                "Give the document's number or the meeting, or attach a photo of the note.",
            ))  # fmt: skip
        if data["outcome"] == "RETURN" and not data["reason"]:
            raise wrong("reason", say("Cần nhập: Lý do.", "Required: Reason."))
        data["reason"] = data["reason"] or ""

    def _begun_on(self) -> date:
        """The day of the document that gave the work, or of its plan; the beginning of the year where neither is named, since work
        is often entered here after it began."""
        task, line = self.record, self.record.plan_line
        given = clock.local(task.given_at).date()
        papers = (task.source and task.source.issued_on, line and line.version.document_date)
        return min((given, *(day for day in papers if day))) if any(papers) else given.replace(month=1, day=1)

    def _settle_as_decided(self, asked: LeadersAsked) -> None:
        approved = self.data["outcome"] == "APPROVE"
        if asked.what == What.STEP:
            self.decide(asked.items, self.data["outcome"], hat=self._leader, reason=self.data["reason"])
        elif asked.what == What.HAND_BACK:
            self.decline_hand_back()
        elif approved:
            self.grant_extension()
        else:
            self.refuse_extension()

    def _contested(self, *what: str) -> PaperDecision:
        decision = self.recorded(*what)
        assert decision is not None  # the condition holds it
        decision.contested_at = clock.now()
        decision.save(update_fields=["contested_at"])
        return decision

    def _ask_again(self, request: Any) -> None:
        if request.state == Extension.State.APPROVED:
            granted = self.record.due_on
            self.record.due_on, self.record.extended = request.old_due_on, self.record.extended - 1
            carry_date(self, granted, self.record.first_due_on)
        request.state, request.decided_due_on, request.decision_reason = Extension.State.REQUESTED, None, ""
        request.decided_by = request.decided_for = request.decided_at = None
        request.save()


def _as_left(task: Any, decision: PaperDecision) -> bool:
    """Nothing was asked or moved after the answer."""
    if decision.what == What.HAND_BACK:
        before: Any = decision.before
        return bool(task.hand_back_by_id is None and task.state != "ON_HOLD" and task.lead_id == before["lead_id"])
    last = task.extensions.order_by("at", "id").last()
    if last is None or last.pk != decision.extension_id:
        return False
    moved = last.state == Extension.State.APPROVED and task.due_on == last.decided_due_on
    return bool(moved or last.state == Extension.State.REJECTED)


def _give_back(task: Any, before: Any) -> None:
    task.hand_back_by_id, task.hand_back_at = before["by"], datetime.fromisoformat(before["at"])
    task.hand_back_reason, task.hand_back_kind = before["reason"], before["kind"]


def _asked_before(task: Any) -> dict[str, Any]:
    return {
        "lead_id": task.lead_id, "by": task.hand_back_by_id, "at": task.hand_back_at.isoformat(),
        "reason": task.hand_back_reason, "kind": task.hand_back_kind,
    }  # fmt: skip


def unread_by(user: User, task_id: uuid.UUID) -> QuerySet[PaperDecision]:
    """Decisions on the task recorded in this person's name that they have not opened."""
    return PaperDecision.objects.filter(task_id=task_id, leader=user, seen_at=None)


def contest_until(decision: PaperDecision, body_id: int, days: int) -> date:
    """The last day on which the leader may say that it is not so, by the days of the task's body."""
    return calendar(body_id).add_working_days(clock.local(decision.at).date(), days)
