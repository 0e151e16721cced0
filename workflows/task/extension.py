"""Asking for a later date and answering: the part of a task's rule table about extensions (domain.md §5).

The asker never decides; the original date stays; a counter-offer is taken or not by the asker.
"""

from typing import Any

from backend import clock
from backend.accounts.roster import Roster, roster_of
from backend.plans.models import Extension, Submission, Task
from backend.words import Words, say
from workflows.machine import StepInfo, step, unmet
from workflows.needs import wrong
from workflows.policy import HEAD, frozen
from workflows.resolver import Deciders, deciders
from workflows.task import words
from workflows.task.base import LIVE, WORKING, OnTask


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
    """Who answers a request inside the body: whoever would take the last step of the task's policy that is not left
    out, as the standing office's is for its own tasks."""
    steps = [one["step"] for one in policy["steps"]] or [HEAD]
    doers = sorted({pending.by_id, task.officer_id or pending.by_id})
    asked = Submission(task=task, round=0, policy=policy, doers=doers)
    taken = (deciders(step, asked, roster=roster) for step in reversed(steps))
    return next(found for found in taken if not found.left_out)


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
            task=self.record, by=self.by, at=clock.now(), reason=self.data["reason"], cause=self.data["cause"],
            old_due_on=self.record.due_on, asked_due_on=self.data["due_on"],
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

    def pending(self) -> Any:
        """The one open request, or None."""
        kept = self.__dict__.get("_pending", False)
        if kept is False:
            kept = self.record.extensions.filter(state__in=["REQUESTED", "COUNTERED"]).first()
            self.__dict__["_pending"] = kept
        return kept

    def extension_right(self, info: StepInfo) -> bool | None:
        """Who may: what crosses to a higher body is asked by a leader (product.md §8) and decided by the giver;
        inside, whoever takes the last step asked of the task decides. None: not about extensions."""
        task = self.record
        if info.name == "accept_counter" and (pending := self.pending()) and pending.decided_by_id == self.by.pk:
            return False  # whoever offers a date does not take it in the asker's stead
        if info.name in {"ask_extension", "accept_counter", "withdraw_extension"} and task.from_above:
            return bool(self.by.has_perm("tasks.release", task))
        if info.name not in {"grant_extension", "refuse_extension", "counter_extension"}:
            return None
        pending = self.pending()
        if pending is None or pending.by_id == self.by.pk:
            return False
        if task.from_above:
            return bool(self.by.has_perm("tasks.hold", task))
        return self.by.pk in extension_deciders(task, pending, frozen(task), roster_of(task.body_id)).user_ids

    def _settle(self, pending: Extension, state: str, due_on: Any) -> None:
        pending.state, pending.decided_due_on = state, due_on
        pending.decided_by, pending.decided_at = self.by, clock.now()
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
