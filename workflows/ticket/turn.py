"""Whose turn a ticket is, and why, in one line: for each side, the other is a body or a unit, never one of its people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from backend.access.rules_inspections import follows, heads_unit, justify_ticket, leads_remedy
from backend.accounts.models import User
from backend.accounts.roster import Roster, roster_of
from backend.inspections.lives import LIVES
from backend.inspections.models import ReportRow, ReportState, Ticket, TicketExtension, TicketState
from backend.words import say

Ref = Callable[[int | None], dict[str, Any] | None]
Turn = dict[str, Any]


@dataclass
class TicketFacts:
    """What the line needs, read once. `inner`: the reader is of the body that remedies it; `judging`: of the one that
    judges (both, in a self-inspection)."""

    ticket: Ticket
    row: ReportRow | None
    pending: TicketExtension | None
    reader: User
    person: Ref
    unit: Ref
    inner: bool
    judging: bool

    @cached_property
    def roster(self) -> Roster:
        """The remedying body's people today."""
        return roster_of(self.ticket.body_id)

    @cached_property
    def judges(self) -> Roster:
        """The inspecting body's."""
        return roster_of(self.ticket.inspecting_body_id)


def ticket_turn(facts: TicketFacts) -> Turn:
    """Whose turn it is and why, since when and until when."""
    ticket = facts.ticket
    if ticket.state == TicketState.CLOSED:
        return _turn(say("Đã khắc phục xong", "It is remedied"))
    if ticket.state == TicketState.PASSED_UP:
        return _turn(say("Đã chuyển cấp trên xử lý", "It lies with a higher level"))
    if facts.pending and facts.pending.state == TicketExtension.State.REQUESTED:
        day = f"{facts.pending.asked_due_on:%d/%m/%Y}"
        return _of_judges(
            facts, "grant_extension", say("Trả lời đề nghị gia hạn đến {day}", "Answer the request for {day}", day=day),
            since=facts.pending.at,
        )  # fmt: skip
    if facts.pending:
        day = f"{facts.pending.decided_due_on:%d/%m/%Y}"
        return _of_leaders(
            facts, "ask_extension", say("Nhận ngày được đề nghị {day}", "Take the date offered, {day}", day=day),
            since=facts.pending.decided_at,
        )  # fmt: skip
    if ticket.state == TicketState.PLAN_REVIEW:
        return _of_judges(facts, "accept_plan", say("Duyệt kế hoạch khắc phục", "Judge the plan of remedy"))
    if ticket.state == TicketState.REPORTED:
        return _of_judges(facts, "accept", say("Kiểm tra kết quả khắc phục", "Judge the remedy"))
    if ticket.state == TicketState.VERIFYING:
        return _of_judges(facts, "close", say("Kiểm tra lại tại đơn vị", "Look at it once more"))
    return _of_body(facts)


def _of_body(facts: TicketFacts) -> Turn:
    ticket, row = facts.ticket, facts.row
    if not facts.inner:
        body = facts.unit(ticket.body_id)
        sentence = say("Đang chờ {body} khắc phục", "Waiting for {body} to remedy it", body=_short(body))
        return _turn(sentence, _why(facts), unit=body, since=ticket.stirred_at, due_on=ticket.due_on)
    if row and row.report.state == ReportState.PRESENTED and row.state == ReportRow.State.DRAFT and row.filled:
        return _of_leaders(
            facts, "send_plan", say("Gửi báo cáo khắc phục", "Release the remediation report"), row.report.presented_at
        )
    if ticket.state == TicketState.OPEN and LIVES[ticket.severity].plan and ticket.plan:
        return _of_leaders(facts, "send_plan", say("Gửi kế hoạch khắc phục", "Send the plan of remedy"))
    asked = (
        say("Lập kế hoạch khắc phục", "Prepare the plan of remedy")
        if ticket.state == TicketState.OPEN and LIVES[ticket.severity].plan
        else say("Khắc phục và ghi kết quả", "Remedy it and write down what was done")
    )
    people = [p for p in (ticket.officer_id or ticket.follow_up_id,) if p]
    if not people:
        heads = [hat.user_id for hat in facts.roster.all_hats() if heads_unit(hat, ticket)]
        leaders = [hat.user_id for hat in facts.roster.all_hats() if leads_remedy(hat, ticket)]
        people = list(dict.fromkeys(heads or leaders))
        asked = say("Giao người khắc phục", "Name who remedies it")
        is_me = justify_ticket(facts.reader, "assign", ticket) is not None and facts.reader.pk in people
    else:
        is_me = justify_ticket(facts.reader, "hold_work", ticket) is not None
    return _waiting(facts, asked, people, facts.unit(ticket.unit_id), is_me=is_me, since=ticket.stirred_at)


def _of_leaders(facts: TicketFacts, name: str, asked: str, since: datetime | None = None) -> Turn:
    ticket = facts.ticket
    body = facts.unit(ticket.body_id)
    if not facts.inner:
        return _turn(say("Đang chờ {body}", "Waiting for {body}", body=_short(body)), unit=body, since=since)
    people = list(dict.fromkeys(hat.user_id for hat in facts.roster.all_hats() if leads_remedy(hat, ticket)))
    is_me = justify_ticket(facts.reader, name, ticket) is not None
    return _waiting(facts, asked, people, body, is_me=is_me, since=since or ticket.stirred_at)


def _of_judges(facts: TicketFacts, name: str, asked: str, *, since: datetime | None = None) -> Turn:
    ticket = facts.ticket
    unit = facts.unit(ticket.follow_up_unit_id)
    why = say("được kết luận giao theo dõi", "named by the conclusion to follow it up")
    since = since or ticket.stirred_at
    if not facts.judging:
        body = facts.unit(ticket.inspecting_body_id)
        sentence = say("Đang chờ {unit} ({body}): {asked}", "Waiting for {unit} ({body}): {asked}",
                       unit=_short(unit), body=_short(body), asked=asked)  # fmt: skip
        return _turn(sentence, why, unit=unit, since=since)
    people = list(dict.fromkeys(hat.user_id for hat in facts.judges.all_hats() if follows(hat, ticket)))
    is_me = justify_ticket(facts.reader, name, ticket) is not None and facts.reader.pk in people
    return _waiting(facts, asked, people, unit, is_me=is_me, since=since, why=why)


def _waiting(
    facts: TicketFacts, asked: str, people: list[int], unit: dict[str, Any] | None, *, is_me: bool,
    since: datetime | None, why: str = "",
) -> Turn:  # fmt: skip
    names = ", ".join(str((facts.person(p) or {}).get("full_name", "")) for p in people if p != facts.reader.pk)
    if is_me:
        sentence = asked
    else:
        sentence = say("Đang chờ {names} ({unit}): {asked}", "Waiting for {names} ({unit}): {asked}",
                       names=names or _short(unit), unit=_short(unit), asked=asked)  # fmt: skip
    return _turn(
        sentence, why or _why(facts), people=[facts.person(p) for p in people], unit=unit, since=since,
        due_on=facts.ticket.due_on, is_me=is_me,
    )  # fmt: skip


def _why(facts: TicketFacts) -> str:
    if facts.ticket.reopened and facts.ticket.state == TicketState.IN_PROGRESS:
        return say("mở lại vì chưa khắc phục được", "reopened, since it turned out not to be remedied")
    if facts.ticket.returned and facts.ticket.state == TicketState.IN_PROGRESS:
        return say("bị trả lại lần {n}", "returned, time {n}", n=facts.ticket.returned)
    return ""


def _turn(
    sentence: str, why: str = "", *, people: list[Any] | None = None, unit: Any = None, since: datetime | None = None,
    due_on: date | None = None, is_me: bool = False,
) -> Turn:  # fmt: skip
    return {
        "sentence": sentence, "why": why, "people": people or [], "unit": unit, "since": since, "due_on": due_on,
        "is_me": is_me,
    }  # fmt: skip


def _short(unit: dict[str, Any] | None) -> str:
    return str(unit["short_name"]) if unit else ""
