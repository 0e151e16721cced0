"""Whose turn a ticket is, and why, in one line: for each side, the other is a body or a unit, never one of its people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from backend.accounts.models import User
from backend.accounts.roster import Roster, roster_of
from backend.inspections.models import ReportRow, Ticket, TicketExtension, TicketState
from backend.words import say
from workflows.ticket.ball import ASKED, OF_JUDGES, OF_LEADERS, Asked, Ball, ball_of, holders

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
    def ball(self) -> Ball | None:
        """Whom it waits for."""
        return ball_of(self.ticket, self.row, self.pending)

    @cached_property
    def remedy(self) -> Roster:
        """The remedying body's people today."""
        return roster_of(self.ticket.body_id)

    @cached_property
    def judges(self) -> Roster:
        """The inspecting body's."""
        return roster_of(self.ticket.inspecting_body_id) if self.ticket.crosses else self.remedy


def ticket_turn(facts: TicketFacts) -> Turn:
    """Whose turn it is and why, since when; until when, for the body that has a due date to keep."""
    ticket, ball = facts.ticket, facts.ball
    if ball is None:
        if ticket.state == TicketState.CLOSED:
            return _turn(say("Đã khắc phục xong", "It is remedied"))
        return _turn(say("Đã chuyển cấp trên xử lý", "It lies with a higher level"))
    judged = ball.asked in OF_JUDGES
    told = facts.judging if judged else facts.inner
    if not told:
        return _of_judges(facts, ball) if judged else _of_body(facts, ball)
    led = ball.asked in OF_LEADERS
    unit = facts.unit(ticket.follow_up_unit_id if judged else ticket.body_id if led else ticket.unit_id)
    people = holders(ticket, ball, remedy=facts.remedy, judging=facts.judges)
    is_me = facts.reader.pk in people
    asked = _asked(ball)
    names = ", ".join(str((facts.person(one) or {}).get("full_name", "")) for one in people)
    sentence = asked if is_me else say(
        "Đang chờ {names} ({unit}): {asked}", "Waiting for {names} ({unit}): {asked}", names=names or _short(unit),
        unit=_short(unit), asked=asked,
    )  # fmt: skip
    return _turn(
        sentence, _named() if judged else _why(ticket), people=[facts.person(one) for one in people], unit=unit,
        since=ball.since, due_on=None if judged else ticket.due_on, is_me=is_me,
    )  # fmt: skip


def _asked(ball: Ball) -> str:
    words = str(ASKED[ball.asked])
    if ball.day is None:
        return words
    to = say("đến", "to") if ball.asked == Asked.ANSWER_DATE else ""
    return " ".join(filter(None, [words, to, f"{ball.day:%d/%m/%Y}"]))


def _of_judges(facts: TicketFacts, ball: Ball) -> Turn:
    """To the body that remedies it: which unit above has it."""
    unit, body = facts.unit(facts.ticket.follow_up_unit_id), facts.unit(facts.ticket.inspecting_body_id)
    sentence = say("Đang chờ {unit} ({body}): {asked}", "Waiting for {unit} ({body}): {asked}",
                   unit=_short(unit), body=_short(body), asked=_asked(ball))  # fmt: skip
    return _turn(sentence, _named(), unit=unit, since=ball.since)


def _of_body(facts: TicketFacts, ball: Ball) -> Turn:
    """To the body that judges: that the other one has it; how far it is inside is not told."""
    body = facts.unit(facts.ticket.body_id)
    if ball.asked == Asked.TAKE_DATE:
        sentence = say("Đang chờ {body}: {asked}", "Waiting for {body}: {asked}", body=_short(body), asked=_asked(ball))
        return _turn(sentence, unit=body, since=ball.since)
    sentence = say("Đang chờ {body} khắc phục", "Waiting for {body} to remedy it", body=_short(body))
    since = facts.ticket.stirred_at
    return _turn(sentence, _why(facts.ticket), unit=body, since=since, due_on=facts.ticket.due_on)


def _named() -> str:
    return say("được kết luận giao theo dõi", "named by the conclusion to follow it up")


def _why(ticket: Ticket) -> str:
    if ticket.reopened and ticket.state == TicketState.IN_PROGRESS:
        return say("mở lại vì chưa khắc phục được", "reopened, since it turned out not to be remedied")
    if ticket.returned and ticket.state == TicketState.IN_PROGRESS:
        return say("bị trả lại lần {n}", "returned, time {n}", n=ticket.returned)
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
