"""Whom a ticket waits for, and for what: one answer for the line on its page, for reminders and for the bell. Boxes of my
work ask the same of many at once, in SQL (api/work_remedies.py); a test holds the two against each other."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from backend.access.rules import WHOLE
from backend.access.rules_inspections import (
    charged_with,
    follows,
    heads_unit,
    is_remedier,
    leads_follow_up,
    leads_remedy,
    reports_for,
)
from backend.accounts.roster import Hat, Roster
from backend.inspections.models import ReportRow, ReportState, SentRow, Ticket, TicketExtension, TicketState
from backend.words import Words


class Asked(StrEnum):
    """What is asked of whoever has it."""

    ANSWER_DATE = "ANSWER_DATE"
    TAKE_DATE = "TAKE_DATE"
    JUDGE_PLAN = "JUDGE_PLAN"
    JUDGE = "JUDGE"
    CHECK = "CHECK"
    RELEASE = "RELEASE"
    SEND_PLAN = "SEND_PLAN"
    WRITE_PLAN = "WRITE_PLAN"
    REMEDY = "REMEDY"
    ASSIGN = "ASSIGN"
    ACT = "ACT"  # part of it, to whoever was given that
    RECHECK = "RECHECK"  # of a closed one, drawn by lot; the ticket itself waits for nobody


ASKED: dict[str, Words] = {
    Asked.ANSWER_DATE: Words("Trả lời đề nghị gia hạn", "Answer the request for an extension"),
    Asked.TAKE_DATE: Words("Nhận ngày được đề nghị", "Take the date offered"),
    Asked.JUDGE_PLAN: Words("Duyệt kế hoạch khắc phục", "Judge the plan of remedy"),
    Asked.JUDGE: Words("Kiểm tra kết quả khắc phục", "Judge the remedy"),
    Asked.CHECK: Words("Kiểm tra lại tại đơn vị", "Look at it once more"),
    Asked.RELEASE: Words("Gửi báo cáo khắc phục", "Release the remediation report"),
    Asked.SEND_PLAN: Words("Gửi kế hoạch khắc phục", "Send the plan of remedy"),
    Asked.WRITE_PLAN: Words("Lập kế hoạch khắc phục", "Prepare the plan of remedy"),
    Asked.REMEDY: Words("Khắc phục và ghi kết quả", "Remedy it and write down what was done"),
    Asked.ASSIGN: Words("Giao người khắc phục", "Name who remedies it"),
    Asked.ACT: Words("Làm phần việc được giao", "Do the part that is yours"),
    Asked.RECHECK: Words("Phúc tra nội dung đã khắc phục xong", "Look again at what was remedied"),
}
OF_JUDGES = frozenset({Asked.ANSWER_DATE, Asked.JUDGE_PLAN, Asked.JUDGE, Asked.CHECK, Asked.RECHECK})
OF_LEADERS = frozenset({Asked.RELEASE, Asked.SEND_PLAN})
_BY_STATE = {
    TicketState.PLAN_REVIEW: Asked.JUDGE_PLAN, TicketState.REPORTED: Asked.JUDGE, TicketState.VERIFYING: Asked.CHECK,
}  # fmt: skip


@dataclass(frozen=True)
class Ball:
    """`since`: when it came to them. `day`: the date asked for or offered. `barred`: who may not take it, having done,
    sent or asked for what is judged."""

    asked: Asked
    since: datetime
    day: date | None = None
    barred: frozenset[int | None] = frozenset()


def ball_of(ticket: Ticket, row: ReportRow | None, pending: TicketExtension | None) -> Ball | None:
    """None when nobody has it: it is remedied, or lies with a higher level. `row`: its row, with its report."""
    state = TicketState(ticket.state)
    if state in {TicketState.CLOSED, TicketState.PASSED_UP}:
        return None
    if pending and pending.state == TicketExtension.State.REQUESTED:
        for_them = frozenset({pending.by_id, pending.acting_for_id, ticket.officer_id})
        return Ball(Asked.ANSWER_DATE, pending.at, pending.asked_due_on, for_them)
    if pending:
        offerer = frozenset({pending.decided_by_id, pending.decided_for_id})
        return Ball(Asked.TAKE_DATE, pending.decided_at or pending.at, pending.decided_due_on, offerer)
    if state in _BY_STATE:
        planned = state == TicketState.PLAN_REVIEW
        return Ball(
            _BY_STATE[state], ticket.stirred_at, None, frozenset(ticket.planners) if planned else _doers(ticket)
        )
    return _inside(ticket, row)


def _inside(ticket: Ticket, row: ReportRow | None) -> Ball:
    """With the body that remedies it."""
    presented = row is not None and row.report.state == ReportState.PRESENTED
    if row and presented and row.state == ReportRow.State.DRAFT and row.filled:
        since = row.report.presented_at or ticket.stirred_at
        return Ball(Asked.RELEASE, since, None, frozenset(row.report.presenters))
    plans = ticket.state == TicketState.OPEN and ticket.asks_plan
    if plans and ticket.plan:
        return Ball(Asked.SEND_PLAN, ticket.stirred_at)
    if ticket.officer_id is None and ticket.follow_up_id is None:
        return Ball(Asked.ASSIGN, ticket.stirred_at)
    return Ball(Asked.WRITE_PLAN if plans else Asked.REMEDY, ticket.stirred_at)


def holders(ticket: Ticket, ball: Ball, *, remedy: Roster, judging: Roster) -> list[int]:
    """The people who have it today, stand-ins included. A unit without anybody to name an officer, or to judge, leaves it
    to the leaders of its body."""
    if ball.asked in OF_JUDGES:
        return _free(ball, judging, watching(ticket, judging, ball.barred), ticket.area)
    hats = remedy.all_hats()
    if ball.asked in OF_LEADERS or (ball.asked == Asked.TAKE_DATE and ticket.crosses):
        area = WHOLE if ball.asked == Asked.RELEASE else ticket.area
        return _free(ball, remedy, [hat for hat in hats if leads_remedy(hat, ticket)], area)
    return _free(ball, remedy, doing(ticket, hats), ticket.area)


def watching(ticket: Ticket, judging: Roster, barred: frozenset[int | None] = frozenset()) -> list[Hat]:
    """Those of the inspecting body's hats that have to judge it: of the unit that follows it up whoever is charged with it,
    else anybody who works there, else the body's leaders; the first of these with somebody who may and is not only standing
    in for a head who is away."""
    free = [hat for hat in judging.hats if hat.user_id not in barred]
    for rule in (charged_with, follows, leads_follow_up):
        if any(rule(hat, ticket) and not (rule is charged_with and hat.when_away) for hat in free):
            return [hat for hat in judging.all_hats() if rule(hat, ticket)]
    return []


def doing(ticket: Ticket, hats: list[Hat]) -> list[Hat]:
    """Those of the body's hats that have to remedy it: who is named, else who reports for the unit, else its head."""
    if ticket.officer_id:
        return [hat for hat in hats if is_remedier(hat, ticket)]
    if ticket.follow_up_id:
        return [hat for hat in hats if reports_for(hat, ticket)]
    heads = [hat for hat in hats if heads_unit(hat, ticket)]
    return heads or [hat for hat in hats if leads_remedy(hat, ticket)]


def _free(ball: Ball, roster: Roster, hats: list[Hat], area: str) -> list[int]:
    """Their people, without those who are barred or stand in for somebody who is."""
    counts_as: dict[int, set[int | None]] = {}
    for hat in roster.all_hats():
        counts_as.setdefault(hat.user_id, set()).update({hat.user_id, hat.acting_for})
    barred = ball.barred - {None}
    found = [hat.user_id for hat in hats if hat.lent_for(area) and barred.isdisjoint(counts_as[hat.user_id])]
    return list(dict.fromkeys(found))


def _doers(ticket: Ticket) -> frozenset[int | None]:
    """Who did, wrote, presented or released what is judged."""
    if "_sent" in ticket.__dict__:
        sent = ticket.__dict__["_sent"]
    else:
        sent = SentRow.objects.filter(row__ticket=ticket).order_by("round").last()
    return frozenset({*(sent.doers if sent else ()), ticket.officer_id})
