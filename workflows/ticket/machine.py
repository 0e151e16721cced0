"""The rule table of a ticket: every transition, from → to, who, on what condition (design §5, product.md §8, §9, §15).

What the remedying body says to the other side is said by its leader; reporting is the report's act (workflows/report).
"""

from datetime import date
from typing import Any

from viewflow.fsm import State

from backend import clock
from backend.access.rules_inspections import justify_ticket
from backend.accounts.queries import follow_up_of, valid_memberships
from backend.accounts.roster import Hat, counts_as
from backend.activity.change import current
from backend.inspections.models import ReportRow, SentRow
from backend.organisations.models import BodySettings
from backend.plans.timeliness import days_at_end
from backend.words import Words, say
from backend.workcalendar.calendar import current as calendar
from workflows.later_date import ANSWERING, later_date_steps
from workflows.machine import Machine, StepInfo, step
from workflows.needs import wrong
from workflows.task.words import OPTIONAL_NOTE, REASON
from workflows.ticket import words
from workflows.ticket.base import (
    CLOSED,
    IN_PROGRESS,
    OPEN,
    PLAN_REVIEW,
    REMEDYING,
    REPORTED,
    VERIFYING,
    OnTicket,
)
from workflows.ticket.conditions import (
    asks_no_plan,
    asks_plan,
    did_not_do_it,
    did_not_plan,
    lately_closed,
    no_officer_yet,
    proven,
)
from workflows.ticket.ladder import settle
from workflows.ticket.undoing import UndoingSteps
from workflows.ticket.upward import UpwardSteps

LaterDateSteps: Any = later_date_steps(OnTicket.state, asked_in=REMEDYING, answered_in=REMEDYING)
# What the remedying body says to the other side breaks its silence; what comes back to it is silent from then on.
STIRRING = frozenset({"send_plan", "pass_up", "ask_extension", "accept_counter", "withdraw_extension"})
COMING_BACK = frozenset({"accept_plan", "return_plan", "send_back", "reopen", "record_answer", "bring_back"})


class TicketMachine(LaterDateSteps, UpwardSteps, UndoingSteps, OnTicket, Machine):
    """OPEN → (PLAN_REVIEW) → IN_PROGRESS → REPORTED → (VERIFYING) → CLOSED; the severity says which it passes."""

    noun = "ticket"

    # Remedying

    @step(
        Words("Giao người khắc phục…", "Name who remedies it…"), needs=[words.OFFICER, words.UNIT], weight="secondary"
    )
    @OnTicket.state.transition(REMEDYING, conditions=[no_officer_yet])
    def assign(self) -> None:
        """Somebody of the unit; of the whole body, while it lies with the body itself."""
        self._give(self.data["unit"], self.data["officer"])
        self.note("ticket.assigned")

    @step(Words("Chuyển người khác…", "Reassign…"), needs=[words.OTHER_OFFICER, words.UNIT, REASON])
    @OnTicket.state.transition(REMEDYING)
    def reassign(self) -> None:
        """Another person, or another unit, whose head names the person anew."""
        self._give(self.data["unit"], self.data["officer"])
        self.note("ticket.reassigned", reason=self.data["reason"])

    @step(Words("Bắt đầu khắc phục", "Start"), weight="secondary")
    @OnTicket.state.transition(OPEN, IN_PROGRESS, conditions=[asks_no_plan])
    def start(self) -> None:
        """The first row of the report starts it too."""
        self.note("ticket.started")

    @step(Words("Gửi kế hoạch khắc phục…", "Send the plan of remedy…"), needs=[words.PLAN], weight="primary")
    @OnTicket.state.transition(OPEN, PLAN_REVIEW, conditions=[asks_plan])
    def send_plan(self) -> None:
        """By a leader: it crosses to the follow-up side."""
        ticket = self.record
        ticket.plan = ticket.sent_plan = self.data["plan"]
        ticket.planners = sorted({*ticket.planners, self.by.pk, *filter(None, [current().acting_for_id])})
        self.note("ticket.plan_sent", plan=ticket.plan)

    @step(Words("Chấp nhận kế hoạch", "Accept the plan"), needs=[OPTIONAL_NOTE], weight="primary", explain=True)
    @OnTicket.state.transition(PLAN_REVIEW, IN_PROGRESS, conditions=[did_not_plan])
    def accept_plan(self) -> None:
        """The work begins."""
        self.note("ticket.plan_accepted", reason=self.data["reason"] or "")

    @step(Words("Trả lại kế hoạch…", "Return the plan…"), needs=[words.RETURN_REASON], weight="secondary")
    @OnTicket.state.transition(PLAN_REVIEW, OPEN)
    def return_plan(self) -> None:
        """Back with a reason; no return of the result is counted."""
        self.note("ticket.plan_returned", reason=self.data["reason"])

    @step(Words("Báo cáo đã khắc phục", "Report it remedied"), by_engine=True)
    @OnTicket.state.transition(IN_PROGRESS, REPORTED)
    def reported(self, pieces: int) -> None:
        """With the release of the report; the day of the release counts."""
        self.record.reported_on, self.record.evidence = clock.today(), pieces
        self._stirred()
        self.note("ticket.reported", evidence=pieces)

    @step(Words("Rút lại báo cáo", "Withdraw the report"), by_engine=True)
    @OnTicket.state.transition(REPORTED, IN_PROGRESS)
    def withdraw(self, reason: str) -> None:
        """With the report, while nobody decided on any row of it."""
        self.record.reported_on, self.record.evidence = None, 0
        self._stirred()
        self.note("ticket.withdrawn", reason=reason)

    # Judging

    @step(Words("Chấp nhận", "Accept"), needs=[OPTIONAL_NOTE], weight="primary", explain=True)
    @OnTicket.state.transition(
        REPORTED,
        State.GET_STATE(lambda self: VERIFYING if self.record.asks_check else CLOSED, states=[VERIFYING, CLOSED]),
        conditions=[did_not_do_it, proven],
    )  # fmt: skip
    def accept(self) -> None:
        """The row of the report stands; a grave one is looked at before it is closed."""
        self._decide_row(SentRow.Outcome.ACCEPTED, self.data["reason"] or "")
        if self.record.state == CLOSED:
            self._close()
        self.note("ticket.accepted", reason=self.data["reason"] or "")

    @step(Words("Đã khắc phục xong…", "It is remedied…"), needs=[words.CHECKED], weight="primary", explain=True)
    @OnTicket.state.transition(VERIFYING, CLOSED, conditions=[did_not_do_it])
    def close(self) -> None:
        """After a look at it."""
        self._close()
        self.note("ticket.closed", reason=self.data["reason"])

    @step(Words("Trả lại…", "Return…"), needs=[words.RETURN_REASON], weight="secondary")
    @OnTicket.state.transition([REPORTED, VERIFYING], IN_PROGRESS)
    def send_back(self) -> None:
        """Its row is to be written anew."""
        ticket = self.record
        ticket.returned += 1
        ticket.reported_on, ticket.evidence = None, 0
        self._decide_row(SentRow.Outcome.RETURNED, self.data["reason"])
        self.note("ticket.returned", reason=self.data["reason"])

    @step(Words("Mở lại…", "Reopen…"), needs=[REASON, words.DUE_AFTER_REOPENING])
    @OnTicket.state.transition(CLOSED, IN_PROGRESS, conditions=[lately_closed])
    def reopen(self) -> None:
        """It turned out not to be remedied. As long as it counted as reported the time was not the unit's: it gets that back."""
        ticket, due_on = self.record, self._due_when_reopened(self.data["due_on"])
        ticket.reopened += 1
        ticket.reported_on = ticket.closed_on = ticket.closed_late = ticket.days_at_end = None
        ticket.evidence = 0
        if due_on != ticket.due_on:
            ticket.due_on = due_on
            settle(ticket, ticket.escalations.filter(by=None))
        self._return_row(self.data["reason"])
        self.note("ticket.reopened", reason=self.data["reason"])

    # How the frame sees it

    def may(self, info: StepInfo) -> bool:
        """By the rules; whoever asked for a date, or does the work, does not answer, whoever offered one does not take it."""
        if info.name == "accept_counter" and self.offered_it():
            return False
        if info.name in ANSWERING and (self.asked_it() or self.record.officer_id in counts_as(self.by)):
            return False
        return super().may(info)

    def weight_of(self, info: StepInfo) -> str:
        """Naming somebody is what waits while nobody is named."""
        if info.name == "start" and self.by.has_perm("tickets.hold_work", self.record):
            return "primary"
        return super().weight_of(info)

    def wear(self, info: StepInfo) -> None:
        """The capacity under which it is done goes into the act, with whom it is done for."""
        hat = self.hat_for(info)
        if hat:
            act = current()
            act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        self._was = self.record.state
        if info.name in STIRRING | COMING_BACK:
            self._stirred()

    def hat_for(self, info: StepInfo) -> Hat | None:
        """The hat that justifies the step."""
        return justify_ticket(self.by, info.right or info.name, self.record)

    def note(self, verb: str, *, reason: str = "", **detail: Any) -> None:
        """The event of this act on the ticket."""
        current().note(self.record, verb, reason=reason, **detail)

    def doers(self) -> set[int]:
        """Who did, wrote, presented or released what is judged."""
        sent = self.sent()
        return {*(sent.doers if sent else ()), *filter(None, [self.record.officer_id])}

    def hands(self) -> set[int]:
        """Who had a hand in it, sent or not: also who wrote its plan or its row."""
        row: ReportRow | None = getattr(self.record, "row", None)
        return {*self.doers(), *self.record.planners, *(row.doers if row else ())}

    def sent(self) -> SentRow | None:
        """The row as it was last sent."""
        if "_sent" not in self.record.__dict__:
            self.record.__dict__["_sent"] = SentRow.objects.filter(row__ticket=self.record).order_by("round").last()
        found: SentRow | None = self.record.__dict__["_sent"]
        return found

    def extension_limit(self) -> int:
        """As many as the deciding body allows."""
        return self._settings().extension_limit

    def reopen_days(self) -> int:
        """Working days in which the deciding body may think again."""
        return self._settings().reopen_days

    def within_days_of(self, day: Any) -> bool:
        """Still within them."""
        return day is not None and clock.today() <= calendar(self.record.body_id).add_working_days(
            day, self.reopen_days()
        )

    # Pieces

    def _settings(self) -> BodySettings:
        """Of the deciding body."""
        settings: BodySettings = getattr(self.record.inspecting_body, "settings", None) or BodySettings()
        return settings

    def _move(self, due_on: Any) -> None:
        """A later date that was agreed settles what the ladder told of the old one; what a person put up stays there."""
        super()._move(due_on)
        settle(self.record, self.record.escalations.filter(by=None))

    def _due_when_reopened(self, given: date | None) -> date:
        """The date that is given; else the present one, later by the working days since the report."""
        if given is None:
            return self.given_back(self.record.due_on, since=self.record.reported_on, until=clock.today())
        if given < clock.today():
            raise wrong("due_on", say("Hạn mới không được trước hôm nay.", "The new date lies before today."))
        return given

    def _stirred(self) -> None:
        self.record.stirred_at = clock.now()

    def _close(self) -> None:
        ticket = self.record
        ticket.closed_on, ticket.closed_late = clock.today(), ticket.reported_on > ticket.due_on
        ticket.days_at_end = days_at_end(calendar(ticket.body_id), ticket.reported_on, ticket.due_on)

    def _decide_row(self, outcome: str, reason: str) -> None:
        """What was sent is decided once; a later return of what was accepted leaves that decision standing."""
        sent = self.sent()
        assert sent is not None  # a reported ticket has one
        if not sent.outcome:
            sent.outcome, sent.reason, sent.decided_by, sent.decided_at = outcome, reason, self.by, clock.now()
            sent.save(update_fields=["outcome", "reason", "decided_by", "decided_at"])
        if outcome == SentRow.Outcome.RETURNED:
            self._return_row(reason)
        else:
            self._row().update(state=ReportRow.State.ACCEPTED)

    def _return_row(self, reason: str) -> None:
        self._row().update(state=ReportRow.State.RETURNED, reason=reason)

    def _row(self) -> Any:
        """Its row of the report, guarded by the ticket's lock."""
        return ReportRow.objects.filter(ticket=self.record)

    def _give(self, unit: Any, officer: Any) -> None:
        ticket = self.record
        target = unit or ticket.unit
        if officer is not None and not unit and target.pk == ticket.body_id:
            first = valid_memberships().filter(user=officer, unit__body=ticket.body_id).order_by("id").first()
            target = first.unit if first else target
        if officer is None and (unit is None or unit.pk == ticket.unit_id):
            raise wrong("officer", say("Chọn người hoặc đơn vị khác.", "Choose another person or another unit."))
        if officer is not None and not valid_memberships().filter(user=officer, unit=target).exists():
            raise wrong(
                "officer", say("Người này không thuộc đơn vị khắc phục.", "This person does not work in the unit.")
            )
        if officer is not None and officer.pk == ticket.officer_id:
            raise wrong("officer", say("Người này đang khắc phục nội dung này.", "This person has it already."))
        if target.pk != ticket.unit_id:
            ticket.unit, ticket.follow_up_id = target, follow_up_of(target)
        ticket.officer = officer
