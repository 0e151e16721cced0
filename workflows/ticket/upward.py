"""What goes to others than the two sides: to somebody higher, to a committee, to whoever has the authority (domain.md §4, §10.2)."""

from datetime import date
from typing import Any

from django.db.models import F
from viewflow.fsm import State

from backend import clock
from backend.access.rules_inspections import justify_ticket
from backend.activity.change import current
from backend.ids import uuid7
from backend.inspections.models import Escalation, Proposal, TicketDecision
from backend.words import Words, say
from backend.workcalendar.calendar import current as calendar
from workflows.machine import step
from workflows.needs import wrong
from workflows.task.words import REASON
from workflows.ticket import upward_words as words
from workflows.ticket.base import LIVE, PASSED_UP, REMEDYING, OnTicket
from workflows.ticket.conditions import awaits_an_answer, had_no_hand_in_it, not_at_the_top
from workflows.ticket.ladder import before_whom, days_late, settle


class UpwardSteps(OnTicket):
    """Mixed into the ticket's machine."""

    by: Any
    data: dict[str, Any]
    note: Any
    drop_request: Any
    _was: str

    @step(Words("Báo cáo lãnh đạo…", "Put it to the leaders…"), needs=[words.LEVEL, REASON])
    @OnTicket.state.transition(LIVE, conditions=[not_at_the_top])
    def escalate(self) -> None:
        """A fact, no state: the work goes on. Whoever is below hears it too."""
        ticket, level = self.record, int(self.data["level"] or Escalation.Level.COMMITTEE)
        people = before_whom(ticket, range(Escalation.Level.LEADER, level + 1))
        ticket.escalations.create(
            level=level, due_on=ticket.due_on, days=days_late(ticket), on=clock.today(), people=people, by=self.by,
            reason=self.data["reason"],
        )  # fmt: skip
        ticket.escalated_on, ticket.escalation = clock.today(), level
        self.note("ticket.escalated", reason=self.data["reason"], level=level, people=people)

    @step(
        Words("Ghi quyết định xử lý…", "Record what was decided…"),
        needs=[words.DECISION, words.NUMBER, words.DATE, words.UNTIL],
    )
    @OnTicket.state.transition([*LIVE, PASSED_UP], conditions=[had_no_hand_in_it])
    def record_decision(self) -> None:
        """What the leaders or the committee of the inspecting body decided; a date in it is the due date from now on."""
        ticket, given, until = self.record, self.data, self.data["until"]
        before = ticket.tracked_values()
        if given["date"] and given["date"] > clock.today():
            raise wrong("date", say("Ngày văn bản chưa đến.", "The document's date has not come yet."))
        TicketDecision.objects.create(
            id=uuid7(), ticket=ticket, text=given["text"], number=given["number"] or "", date=given["date"],
            due_on=until, old_due_on=ticket.due_on if until else None, by=self.by,
            acting_for_id=current().acting_for_id, at=clock.now(),
        )  # fmt: skip
        if until:
            self._due_by(until)
        if ticket.tracked_values() == before:
            ticket.version += 1  # the decision lies in a table of its own
        self.note("ticket.decided", reason=given["text"], number=given["number"] or "", date=given["date"],
                  until=given["until"])  # fmt: skip

    @step(
        Words("Kiến nghị cấp trên…", "Put it to a higher level…"),
        needs=[words.ADDRESSEE, words.DOCUMENT_NO, words.LETTER_DATE, REASON],
    )
    @OnTicket.state.transition(REMEDYING, PASSED_UP)
    def pass_up(self) -> None:
        """Not within the unit's authority: counted as handled from the letter on (domain.md §4)."""
        ticket, given = self.record, self.data
        day = given["date"] or clock.today()
        if not ticket.opened_on <= day <= clock.today():
            raise wrong("date", say("Ngày văn bản phải từ ngày kết luận đến hôm nay.",
                                    "The letter's date lies between the notice and today."))  # fmt: skip
        ticket.passed_up_from, ticket.passed_up_on = self._was, day
        self.drop_request()
        letter = Proposal.objects.create(
            ticket=ticket, addressee=given["addressee"] or words.addressee_of(ticket), number=given["document_no"],
            date=day, reason=given["reason"], old_due_on=ticket.due_on, by=self.by,
            acting_for_id=current().acting_for_id, at=clock.now(),
        )  # fmt: skip
        self.note("ticket.passed_up", reason=given["reason"], document_no=letter.number, addressee=letter.addressee,
                  date=day)  # fmt: skip

    @step(
        Words("Ghi trả lời của cấp trên…", "Record the answer…"),
        needs=[words.OUTCOME, words.ANSWER, words.ANSWER_NO, words.ANSWER_DATE, words.NEW_DUE],
        weight="secondary",
    )
    @OnTicket.state.transition(
        PASSED_UP,
        State.GET_STATE(
            lambda self: (
                PASSED_UP if self.data.get("outcome") != Proposal.Outcome.SENT_BACK else self.record.passed_up_from
            ),
            states=[PASSED_UP, *REMEDYING],
        ),
        conditions=[awaits_an_answer],
    )
    def record_answer(self) -> None:
        """Taken over there, which ends it here, or sent back: then it has the working days that were left when the letter
        went, or the date that whoever judges it gives."""
        ticket, given, letter = self.record, self.data, self.letter()
        assert letter is not None  # the condition asked
        if not letter.date <= given["answer_date"] <= clock.today():
            raise wrong("answer_date", say("Ngày trả lời phải từ ngày kiến nghị đến hôm nay.",
                                           "The answer's date lies between the letter and today."))  # fmt: skip
        letter.outcome, letter.answer, letter.answer_no = given["outcome"], given["answer"], given["answer_no"] or ""
        letter.answer_on, letter.answered_by, letter.answered_at = given["answer_date"], self.by, clock.now()
        if letter.outcome == Proposal.Outcome.SENT_BACK:
            letter.new_due_on = ticket.due_on = self._due_after(letter, given["answer_date"], given["due_on"])
            ticket.passed_up_on = None
            settle(ticket, ticket.escalations.filter(by=None))
        else:
            ticket.version += 1  # the answer lies in a table of its own
        letter.save()
        self.note("ticket.answered", reason=letter.answer, outcome=letter.outcome, number=letter.answer_no,
                  date=letter.answer_on, due_on=letter.new_due_on)  # fmt: skip

    @step(Words("Đưa về đơn vị…", "Bring it back…"), needs=[REASON])
    @OnTicket.state.transition(PASSED_UP, State.GET_STATE(lambda self: self.record.passed_up_from, states=REMEDYING))
    def bring_back(self) -> None:
        """To be remedied where it was; the date stays, since the letter was no answer."""
        self.record.passed_up_from, self.record.passed_up_on = "", None
        self.record.proposals.filter(outcome="").update(outcome=Proposal.Outcome.WITHDRAWN)
        self.note("ticket.brought_back", reason=self.data["reason"])

    def letter(self) -> Proposal | None:
        """The one that waits for its answer."""
        found: Proposal | None = self.record.proposals.filter(outcome="").first()
        return found

    def _due_by(self, until: date) -> None:
        """The date that was decided takes the place of any that was asked for, and answers all that was put up."""
        if until < clock.today():
            raise wrong("until", say("Thời hạn đã qua: bỏ trống, hạn khắc phục giữ nguyên.",
                                     "This day has passed: leave it empty, the due date stays."))  # fmt: skip
        ticket = self.record
        self.drop_request()
        ticket.actions.filter(done_on=None, due_on__gt=until).update(due_on=until, version=F("version") + 1)
        ticket.due_on = until
        settle(ticket, ticket.escalations.all())

    def _due_after(self, letter: Proposal, answered: date, given: Any) -> date:
        """The date that a judge gives; else the one that was decided while the letter was away; else the old one, later by the
        working days that the answer took."""
        if given is None and self.record.due_on != letter.old_due_on:
            decided: date = self.record.due_on
            return decided
        if given is None:
            days = calendar(self.record.body_id)
            waited = max(0, days.working_days_between(letter.date, answered))
            return days.add_working_days(letter.old_due_on, waited) if waited else letter.old_due_on
        if justify_ticket(self.by, "send_back", self.record) is None:
            raise wrong("due_on", say("Hạn mới do bên kiểm tra ấn định.", "The inspecting side sets a new date."))
        if given < clock.today():
            raise wrong("due_on", say("Hạn mới không được trước hôm nay.", "The new date lies before today."))
        day: date = given
        return day
