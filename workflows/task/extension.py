"""Asking for a later date and answering: the part of a task's rule table about extensions (domain.md §5).

The asker never decides; the original date stays; a counter-offer is taken or not by the asker.
"""

from typing import Any

from backend import clock
from backend.access.rules import justify
from backend.accounts.models import User
from backend.accounts.roster import Hat, Roster, counts_as, roster_of
from backend.activity.change import current
from backend.plans.models import Extension, Submission, Task
from backend.words import Words, say
from workflows.machine import step, unmet
from workflows.needs import wrong
from workflows.policy import frozen
from workflows.resolver import Deciders, deciders
from workflows.task import words
from workflows.task.base import LIVE, WORKING, OnTask

ANSWERS = frozenset({"grant_extension", "refuse_extension", "counter_extension"})


def has_due_date(machine: Any) -> Any:
    """Only a date can be moved; the first date of an undated task is no extension (product.md §6)."""
    return unmet(machine.record.due_on is not None, Words("Việc này chưa có hạn.", "This task has no due date."))


def before_due(machine: Any) -> Any:
    """Asked before the date has passed."""
    due = machine.record.due_on
    return unmet(
        due is None or clock.today() <= due,
        Words("Đã quá hạn nên không xin gia hạn được nữa.", "The due date has passed, so no extension can be asked."),
    )


def below_limit(machine: Any) -> Any:
    """At most as many as the body allows."""
    settings = getattr(machine.record.body, "settings", None)
    limit = settings.extension_limit if settings else 2
    return unmet(
        machine.record.extended < limit,
        Words(f"Đã gia hạn {limit} lần, hết số lần cho phép.", f"Extended {limit} times already, the limit."),
    )


def none_pending(machine: Any) -> Any:
    """One open request per task."""
    return unmet(
        machine.pending() is None,
        Words("Đang có đề nghị gia hạn chưa giải quyết.", "A request for an extension is still open."),
    )


def requested(machine: Any) -> Any:
    """There is a request to answer."""
    pending = machine.pending()
    return unmet(
        pending is not None and pending.state == Extension.State.REQUESTED,
        Words("Không có đề nghị gia hạn nào đang chờ.", "No request for an extension is waiting."),
    )


def countered(machine: Any) -> Any:
    """There is an offer to take."""
    pending = machine.pending()
    return unmet(
        pending is not None and pending.state == Extension.State.COUNTERED,
        Words("Không có ngày nào được đề nghị.", "No other date was offered."),
    )


def some_pending(machine: Any) -> Any:
    """There is something to withdraw."""
    return unmet(
        machine.pending() is not None,
        Words("Không có đề nghị gia hạn nào đang chờ.", "No request for an extension is waiting."),
    )


def extension_deciders(task: Task, pending: Extension, policy: dict[str, Any], roster: Roster) -> Deciders:
    """Who answers a request inside the body: whoever would take the last step of the task's policy."""
    last = policy["steps"][-1]["step"] if policy["steps"] else "UNIT_HEAD"
    doers = sorted({pending.by_id, pending.acting_for_id or pending.by_id, task.officer_id or pending.by_id})
    asked = Submission(task=task, round=0, policy=policy, doers=doers)
    return deciders(last, asked, roster=roster)


def asked_by(pending: Extension, user: User) -> bool:
    """Whether the person, or anybody they stand in for, asked for it: also where it was done for somebody."""
    return not counts_as(user).isdisjoint({pending.by_id, pending.acting_for_id})


def offered_by(pending: Extension, user: User) -> bool:
    """The same of the date that was offered instead."""
    return not counts_as(user).isdisjoint({pending.decided_by_id, pending.decided_for_id})


class ExtensionSteps(OnTask):
    """Mixed into the task's machine; the task is the root, the request its child."""

    record: Any
    by: Any
    data: dict[str, Any]
    note: Any

    @step(
        Words("Xin gia hạn…", "Ask for an extension…"), needs=[words.NEW_DATE, words.CAUSE, words.REASON], explain=True
    )
    @OnTask.state.transition(WORKING, conditions=[has_due_date, before_due, below_limit, none_pending])
    def ask_extension(self) -> None:
        """Ask for a date later than the present one."""
        self._later_than_now(self.data["due_on"])
        Extension.objects.create(
            task=self.record, by=self.by, acting_for_id=current().acting_for_id, at=clock.now(),
            reason=self.data["reason"], cause=self.data["cause"], old_due_on=self.record.due_on, asked_due_on=self.data["due_on"],
        )  # fmt: skip
        self.note(
            "task.extension_asked", reason=self.data["reason"], old_due_on=self.record.due_on,
            asked_due_on=self.data["due_on"], cause=self.data["cause"],
        )  # fmt: skip

    @step(Words("Đồng ý gia hạn", "Grant extension"), needs=[words.OPTIONAL_NOTE], weight="primary")
    @OnTask.state.transition(LIVE, conditions=[requested])
    def grant_extension(self) -> None:
        """The date asked for becomes the due date."""
        pending = self.pending()
        self._settle(pending, Extension.State.APPROVED, pending.asked_due_on)
        self._move(pending.asked_due_on)
        self.note("task.extension_granted", reason=self.data["reason"] or "", due_on=pending.asked_due_on)

    @step(Words("Không đồng ý…", "Refuse…"), needs=[words.REASON], weight="secondary")
    @OnTask.state.transition(LIVE, conditions=[requested])
    def refuse_extension(self) -> None:
        """The date stays."""
        self._settle(self.pending(), Extension.State.REJECTED, None)
        self.note("task.extension_refused", reason=self.data["reason"])

    @step(Words("Đề nghị ngày khác…", "Offer another date…"), needs=[words.NEW_DATE, words.REASON])
    @OnTask.state.transition(LIVE, conditions=[requested])
    def counter_extension(self) -> None:
        """Another date, which the asker takes or not."""
        self._later_than_now(self.data["due_on"])
        self._settle(self.pending(), Extension.State.COUNTERED, self.data["due_on"])
        self.note("task.extension_countered", reason=self.data["reason"], due_on=self.data["due_on"])

    @step(Words("Nhận ngày được đề nghị", "Take the date offered"), weight="primary", right="ask_extension")
    @OnTask.state.transition(LIVE, conditions=[countered])
    def accept_counter(self) -> None:
        """The offered date becomes the due date."""
        pending = self.pending()
        pending.state = Extension.State.APPROVED
        pending.save(update_fields=["state"])
        self._move(pending.decided_due_on)
        self.note("task.extension_accepted", due_on=pending.decided_due_on)

    @step(Words("Rút đề nghị gia hạn", "Withdraw the request"), right="ask_extension")
    @OnTask.state.transition(LIVE, conditions=[some_pending])
    def withdraw_extension(self) -> None:
        """The request is taken back; the date stays."""
        pending = self.pending()
        pending.state = Extension.State.WITHDRAWN
        pending.save(update_fields=["state"])
        self.note("task.extension_withdrawn")

    def drop_request(self) -> None:
        """Withdraw the open request, if there is one: what it asks for was settled in another way."""
        self.record.extensions.filter(state__in=["REQUESTED", "COUNTERED"]).update(state=Extension.State.WITHDRAWN)

    def pending(self) -> Any:
        """The one open request, or None."""
        kept = self.__dict__.get("_pending", False)
        if kept is False:
            kept = self.record.extensions.filter(state__in=["REQUESTED", "COUNTERED"]).first()
            self.__dict__["_pending"] = kept
        return kept

    def offered_it(self) -> bool:
        """Whether it was they who offered the date: they do not take it in the asker's stead."""
        pending = self.pending()
        return pending is not None and offered_by(pending, self.by)

    def answering_hat(self) -> Hat | None:
        """The hat that answers a request: from above the giver's; inside, that of whoever takes the last step of the
        task's policy. Never the asker's."""
        if "_answers" not in self.__dict__:
            self.__dict__["_answers"] = self._answering()
        answers: Hat | None = self.__dict__["_answers"]
        return answers

    def _answering(self) -> Hat | None:
        task, pending = self.record, self.pending()
        if pending is None or asked_by(pending, self.by):
            return None
        if task.from_above:
            return justify(self.by, "hold", task)
        found = extension_deciders(task, pending, frozen(task), roster_of(task.body_id))
        return next((hat for hat in found.hats if hat.user_id == self.by.pk), None)

    def _settle(self, pending: Extension, state: str, due_on: Any) -> None:
        pending.state, pending.decided_due_on = state, due_on
        pending.decided_by, pending.decided_at = self.by, clock.now()
        pending.decided_for_id = current().acting_for_id
        pending.decision_reason = self.data.get("reason") or ""
        pending.save()

    def _move(self, due_on: Any) -> None:
        self.record.due_on = due_on
        self.record.extended += 1

    def _later_than_now(self, due_on: Any) -> None:
        if due_on <= self.record.due_on:
            message = say(
                "Ngày gia hạn phải sau hạn hiện tại {day}.",
                "The new date must be after the present due date {day}.",
                day=self.record.due_on.strftime("%d/%m/%Y"),
            )
            raise wrong("due_on", message)
