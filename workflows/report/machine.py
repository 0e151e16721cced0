"""The rule table of a remediation report: written as it grows, presented, released once by a leader (product.md §8, §9).

Its release moves the tickets of its rows in the same act; what becomes of each is decided on the ticket.
"""

from collections.abc import Sequence
from typing import Any

from viewflow.fsm import State

from backend import clock
from backend.access.rules_inspections import justify_report
from backend.accounts.roster import Hat, counts_as
from backend.activity.change import current
from backend.activity.roots import Ref
from backend.errors import FieldError, Invalid
from backend.inspections.models import (
    RemediationReport,
    ReportRow,
    ReportState,
    RowProof,
    SentRow,
    Ticket,
    TicketState,
)
from backend.words import Words, say
from workflows.later_date import PENDING
from workflows.machine import Machine, StepInfo, step, unmet
from workflows.report.words import DATE, NUMBER, ROWS
from workflows.task.words import OPTIONAL_NOTE, REASON, RETURN_REASON
from workflows.ticket.actions import actions_of
from workflows.ticket.machine import TicketMachine

DRAFT, PRESENTED, RELEASED = ReportState.DRAFT, ReportState.PRESENTED, ReportState.RELEASED


def has_filled_row(machine: "ReportMachine") -> Any:
    """There is something to present."""
    filled = machine.record.rows.filter(state=ReportRow.State.DRAFT).exclude(done="").exists()
    return unmet(filled, Words("Chưa có nội dung nào được ghi kết quả.", "Nothing has been written down yet."))


def did_not_present(machine: "ReportMachine") -> Any:
    """Four eyes: neither who presented it nor who stands in for them."""
    return unmet(
        machine.record.presenters.isdisjoint(counts_as(machine.by)),
        Words("Bạn là người trình nên không thể tự gửi.", "You presented it, so you cannot release it yourself."),
    )


def nobody_decided(machine: "ReportMachine") -> Any:
    """Withdrawing is for what nobody on the other side has judged."""
    report = machine.record
    decided = SentRow.objects.filter(row__report=report, round=report.round).exclude(outcome="").exists()
    return unmet(
        not decided,
        Words(
            "Bên kiểm tra đã xử lý một số nội dung nên không rút lại được.",
            "Some of it was decided already, so it cannot be withdrawn.",
        ),
    )


class ReportMachine(Machine):
    """DRAFT → PRESENTED → RELEASED; a row written anew afterwards opens the next round (workflows/report/rows.py)."""

    noun = "report"
    address = "remediation-reports"
    state = State(ReportState, default=DRAFT)

    @state.setter()
    def _set_state(self, value: str) -> None:
        self.record.state = value

    @state.getter()
    def _get_state(self) -> str:
        return str(self.record.state)

    @step(Words("Trình", "Present"), needs=[OPTIONAL_NOTE], weight="primary", explain=True)
    @state.transition(DRAFT, PRESENTED, conditions=[has_filled_row])
    def present(self) -> None:
        """To the leader; from here on the rows stand still."""
        self.record.presented_by, self.record.presented_at = self.by, clock.now()
        self.record.presented_for_id = current().acting_for_id
        self.note("report.presented", reason=self.data["reason"] or "")

    @step(Words("Rút lại…", "Take back…"), needs=[OPTIONAL_NOTE])
    @state.transition(PRESENTED, DRAFT)
    def take_back(self) -> None:
        """By whoever presented it."""
        self.note("report.taken_back", reason=self.data["reason"] or "")

    @step(Words("Trả lại…", "Return…"), needs=[RETURN_REASON], weight="secondary")
    @state.transition(PRESENTED, DRAFT)
    def return_draft(self) -> None:
        """The leader wants it otherwise."""
        self.note("report.returned", reason=self.data["reason"])

    @step(
        Words("Gửi báo cáo khắc phục…", "Release the report…"),
        needs=[NUMBER, DATE, ROWS],
        weight="primary",
        explain=True,
    )
    @state.transition(PRESENTED, RELEASED, conditions=[did_not_present])
    def release(self) -> None:
        """Its chosen rows go out, each moving its ticket; the day of this act counts."""
        report, now = self.record, clock.now()
        rows = self._chosen()
        if self.data["date"] > clock.today():
            raise Invalid(say("Ngày báo cáo chưa đến.", "The report's date has not come yet."))
        report.number, report.date = self.data["number"], self.data["date"]
        report.released_by, report.released_at = self.by, now
        report.known_since = report.known_since or now
        persons = counts_as(self.by) | report.presenters
        actions = actions_of(row.ticket_id for row in rows)
        SentRow.objects.bulk_create(
            SentRow(
                row=row, round=report.round, done=row.done, remaining=row.remaining, next_on=row.next_on,
                number=report.number, date=report.date, doers=sorted({*row.doers, *persons, *actions[row.ticket_id].doers}),
                actions_all=actions[row.ticket_id].all, actions_done=actions[row.ticket_id].done, released_by=self.by,
                released_at=now,
            )
            for row in rows
        )  # fmt: skip
        RowProof.objects.filter(row__in=rows, round=None).update(round=report.round)
        ReportRow.objects.filter(pk__in=[row.pk for row in rows]).update(state=ReportRow.State.SENT)
        for row in rows:
            self._ticket(row).reported(row.proofs.count())
        self.note("report.released", number=report.number, date=report.date, rows=[row.ticket.code for row in rows])

    @step(Words("Rút lại báo cáo…", "Withdraw the report…"), needs=[REASON])
    @state.transition(RELEASED, DRAFT, conditions=[nobody_decided])
    def withdraw(self) -> None:
        """Take back what nobody has decided (product.md §15)."""
        report = self.record
        sent = SentRow.objects.filter(row__report=report, round=report.round)
        rows = list(ReportRow.objects.filter(pk__in=sent.values("row")))
        sent.delete()
        RowProof.objects.filter(row__in=rows, round=report.round).update(round=None)
        ReportRow.objects.filter(pk__in=[row.pk for row in rows]).update(state=ReportRow.State.DRAFT)
        if report.round == 1:
            report.known_since = None
        for row in rows:
            self._ticket(row).withdraw(self.data["reason"])
        self.note("report.withdrawn", reason=self.data["reason"])

    # How the frame sees it

    @classmethod
    def with_them(cls, refs: Sequence[Ref]) -> tuple[Ref, ...]:
        """The tickets they answer."""
        tickets = ReportRow.objects.filter(report_id__in=[ref.pk for ref in refs]).values_list("ticket_id", flat=True)
        return tuple(Ticket.ref(pk) for pk in tickets)

    def may(self, info: StepInfo) -> bool:
        """By the rules; taking back is for who presented it."""
        return super().may(info) and (
            info.name != "take_back" or not self.record.presenters.isdisjoint(counts_as(self.by))
        )

    def warning_of(self, info: StepInfo) -> str | None:
        """Before it goes out: what is not done yet of what was to be done."""
        if info.name not in {"present", "release"}:
            return None
        rows = self.record.rows.filter(state=ReportRow.State.DRAFT).exclude(done="")
        found = actions_of(rows.values_list("ticket_id", flat=True)).values()
        left = sum(one.all - one.done for one in found)
        return say("Còn {n} việc chưa làm xong.", "Still to be done: {n}.", n=left) if left else None

    def wear(self, info: StepInfo) -> None:
        """The capacity goes into the act, with whom it is done for."""
        hat = self.hat_for(info)
        if hat:
            act = current()
            act.capacity, act.acting_for_id = hat.capacity, hat.acting_for

    def hat_for(self, info: StepInfo) -> Hat | None:
        """The hat that justifies the step."""
        return justify_report(self.by, info.right or info.name, self.record)

    def note(self, verb: str, *, reason: str = "", **detail: Any) -> None:
        """The event of this act on the report."""
        current().note(self.record, verb, reason=reason, **detail)

    # Pieces

    def _ticket(self, row: ReportRow) -> TicketMachine:
        return TicketMachine(current().get(Ticket.ref(row.ticket_id)), self.by)

    def _chosen(self) -> list[ReportRow]:
        """The rows to send; Invalid naming each that cannot go, so that the leader may leave it out."""
        report: RemediationReport = self.record
        chosen = self.data["rows"]
        rows = report.rows.filter(state__in=[ReportRow.State.DRAFT, ReportRow.State.RETURNED])
        rows = rows.filter(pk__in=chosen) if chosen is not None else rows
        found = list(rows.select_related("ticket"))
        errors = [FieldError(f"rows.{row.pk}", why) for row in found if (why := self._why_not(row))]
        if errors:
            raise Invalid(errors[0].message, errors=errors)
        if not found:
            raise Invalid(say("Chọn ít nhất một nội dung để gửi.", "Choose at least one row to send."))
        return found

    def _why_not(self, row: ReportRow) -> str:
        ticket: Ticket = current().get(Ticket.ref(row.ticket_id))
        if not row.filled:
            return say("{code}: chưa ghi kết quả khắc phục.", "{code}: nothing is written yet.", code=ticket.code)
        if row.state == ReportRow.State.RETURNED:
            return say("{code}: bị trả lại, chưa ghi lại.", "{code}: returned, not written anew.", code=ticket.code)
        if ticket.state != TicketState.IN_PROGRESS:
            return say(
                "{code}: kế hoạch khắc phục chưa được chấp nhận.", "{code}: its plan of remedy is not accepted yet.",
                code=ticket.code,
            )  # fmt: skip
        if ticket.extensions.filter(state__in=PENDING).exists():
            return say("{code}: đang xin gia hạn.", "{code}: an extension is being asked.", code=ticket.code)
        return ""
