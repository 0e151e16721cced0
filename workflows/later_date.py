"""Asking for a later date and answering: one piece of rule table, for tasks and for tickets (domain.md §5).

The asker never decides; the original date stays; a counter-offer is taken or not by the asker.
"""

from collections.abc import Sequence
from typing import Any

from viewflow.fsm import State

from backend import clock
from backend.accounts.models import User
from backend.accounts.roster import counts_as
from backend.activity.change import current
from backend.activity.told.words import CAUSES
from backend.plans.models.work import LaterDate
from backend.words import Words, say
from workflows.machine import step, unmet
from workflows.needs import Need, wrong
from workflows.task.words import OPTIONAL_NOTE, REASON

NEW_DATE = Need("due_on", "date", Words("Hạn mới", "New due date"))
CAUSE = Need("cause", "choice", Words("Nguyên nhân", "Cause"), choices=tuple(CAUSES.items()))
PENDING = [LaterDate.State.REQUESTED, LaterDate.State.COUNTERED]

ASKING = frozenset({"ask_extension", "accept_counter", "withdraw_extension"})
ANSWERING = frozenset({"grant_extension", "refuse_extension", "counter_extension"})


def has_due_date(machine: Any) -> Any:
    """Only a date can be moved; the first date of what has none is no extension (product.md §6)."""
    return unmet(machine.record.due_on is not None, Words("Việc này chưa có hạn.", "This task has no due date."))


def before_due(machine: Any) -> Any:
    """Asked before the date has passed."""
    due = machine.record.due_on
    return unmet(
        due is None or clock.today() <= due,
        Words("Đã quá hạn nên không xin gia hạn được nữa.", "The due date has passed, so no extension can be asked."),
    )


def below_limit(machine: Any) -> Any:
    """At most as many as the deciding body allows."""
    limit = machine.extension_limit()
    return unmet(
        machine.record.extended < limit,
        Words(f"Đã gia hạn {limit} lần, hết số lần cho phép.", f"Extended {limit} times already, the limit."),
    )


def none_pending(machine: Any) -> Any:
    """One open request per record."""
    return unmet(
        machine.pending() is None,
        Words("Đang có đề nghị gia hạn chưa giải quyết.", "A request for an extension is still open."),
    )


def requested(machine: Any) -> Any:
    """There is a request to answer."""
    pending = machine.pending()
    return unmet(
        pending is not None and pending.state == LaterDate.State.REQUESTED,
        Words("Không có đề nghị gia hạn nào đang chờ.", "No request for an extension is waiting."),
    )


def countered(machine: Any) -> Any:
    """There is an offer to take."""
    pending = machine.pending()
    return unmet(
        pending is not None and pending.state == LaterDate.State.COUNTERED,
        Words("Không có ngày nào được đề nghị.", "No other date was offered."),
    )


def some_pending(machine: Any) -> Any:
    """There is something to withdraw."""
    return unmet(
        machine.pending() is not None,
        Words("Không có đề nghị gia hạn nào đang chờ.", "No request for an extension is waiting."),
    )


def asked_by(pending: LaterDate, user: User) -> bool:
    """Whether the person, or anybody they stand in for, asked for it: also where it was done for somebody."""
    return not counts_as(user).isdisjoint({pending.by_id, pending.acting_for_id})


def offered_by(pending: LaterDate, user: User) -> bool:
    """The same of the date that was offered instead."""
    return not counts_as(user).isdisjoint({pending.decided_by_id, pending.decided_for_id})


def later_date_steps(  # noqa: C901 - a class, not a procedure: its methods are counted together
    state: State, *, asked_in: Sequence[str], answered_in: Sequence[str]
) -> Any:
    """The steps as a class to mix into a machine with this `state`. The machine gives `noun`, `note`,
    `extension_limit()`, and says who may (`ASKING`, `ANSWERING`); the record has `due_on`, `extended`, `extensions`."""
    asked_from, live = list(asked_in), list(answered_in)

    class Steps:
        noun: str
        record: Any
        by: Any
        data: dict[str, Any]
        note: Any

        @step(Words("Xin gia hạn…", "Ask for an extension…"), needs=[NEW_DATE, CAUSE, REASON], explain=True)
        @state.transition(asked_from, conditions=[has_due_date, before_due, below_limit, none_pending])
        def ask_extension(self) -> None:
            """Ask for a date later than the present one."""
            self._later_than_now(self.data["due_on"])
            self.record.extensions.create(
                by=self.by, acting_for_id=current().acting_for_id, at=clock.now(), reason=self.data["reason"],
                cause=self.data["cause"], old_due_on=self.record.due_on, asked_due_on=self.data["due_on"],
            )  # fmt: skip
            self.note(
                f"{self.noun}.extension_asked", reason=self.data["reason"], old_due_on=self.record.due_on,
                asked_due_on=self.data["due_on"], cause=self.data["cause"],
            )  # fmt: skip

        @step(Words("Đồng ý gia hạn", "Grant extension"), needs=[OPTIONAL_NOTE], weight="primary")
        @state.transition(live, conditions=[requested])
        def grant_extension(self) -> None:
            """The date asked for becomes the due date."""
            pending = self.pending()
            self._settle(pending, LaterDate.State.APPROVED, pending.asked_due_on)
            self._move(pending.asked_due_on)
            self.note(f"{self.noun}.extension_granted", reason=self.data["reason"] or "", due_on=pending.asked_due_on)

        @step(Words("Không đồng ý…", "Refuse…"), needs=[REASON], weight="secondary")
        @state.transition(live, conditions=[requested])
        def refuse_extension(self) -> None:
            """The date stays."""
            self._settle(self.pending(), LaterDate.State.REJECTED, None)
            self.note(f"{self.noun}.extension_refused", reason=self.data["reason"])

        @step(Words("Đề nghị ngày khác…", "Offer another date…"), needs=[NEW_DATE, REASON])
        @state.transition(live, conditions=[requested])
        def counter_extension(self) -> None:
            """Another date, which the asker takes or not."""
            self._later_than_now(self.data["due_on"])
            self._settle(self.pending(), LaterDate.State.COUNTERED, self.data["due_on"])
            self.note(f"{self.noun}.extension_countered", reason=self.data["reason"], due_on=self.data["due_on"])

        @step(Words("Nhận ngày được đề nghị", "Take the date offered"), weight="primary", right="ask_extension")
        @state.transition(live, conditions=[countered])
        def accept_counter(self) -> None:
            """The offered date becomes the due date."""
            pending = self.pending()
            pending.state = LaterDate.State.APPROVED
            pending.save(update_fields=["state"])
            self._move(pending.decided_due_on)
            self.note(f"{self.noun}.extension_accepted", due_on=pending.decided_due_on)

        @step(Words("Rút đề nghị gia hạn", "Withdraw the request"), right="ask_extension")
        @state.transition(live, conditions=[some_pending])
        def withdraw_extension(self) -> None:
            """The request is taken back; the date stays."""
            pending = self.pending()
            pending.state = LaterDate.State.WITHDRAWN
            pending.save(update_fields=["state"])
            self.note(f"{self.noun}.extension_withdrawn")

        def pending(self) -> Any:
            """The one open request, or None."""
            kept = self.__dict__.get("_pending", False)
            if kept is False:
                kept = self.record.extensions.filter(state__in=PENDING).first()
                self.__dict__["_pending"] = kept
            return kept

        def drop_request(self) -> int:
            """The open request, if there is one, needs no answer any more: what it asks for was settled in another way. How many."""
            return int(self.record.extensions.filter(state__in=PENDING).update(state=LaterDate.State.OVERTAKEN))

        def offered_it(self) -> bool:
            """Whether they offered the date that waits to be taken: they do not take it in the asker's stead."""
            pending = self.pending()
            return pending is not None and offered_by(pending, self.by)

        def asked_it(self) -> bool:
            """Whether they asked for the date that waits for an answer."""
            pending = self.pending()
            return pending is not None and asked_by(pending, self.by)

        def answers_as(self) -> tuple[int, int | None]:
            """Whose answer it is, and for whom they stand in."""
            return self.by.pk, current().acting_for_id

        def _settle(self, pending: Any, outcome: str, due_on: Any) -> None:
            pending.state, pending.decided_due_on = outcome, due_on
            pending.decided_at = clock.now()
            pending.decided_by_id, pending.decided_for_id = self.answers_as()
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

    return Steps
