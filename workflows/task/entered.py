"""A task, or an order to many, that a leader gave by word of mouth and somebody of the Office or the standing office wrote down (product.md §3):
it is the leader's, who is told and may say for three working days that it is not so."""

from datetime import date, datetime
from typing import Any

from backend import clock
from backend.access.rules import justify
from backend.accounts.models import User
from backend.accounts.roster import LEADERS, Hat, hats_of
from backend.plans.models import Order, Task
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.document.citing import cited
from workflows.needs import wrong

DISOWN_DAYS = 3  # working days after the one on which it was entered


def enter_for(by: User, task: Task, leader_id: int) -> Hat | None:
    """Make it the leader's, entered by this person; the hat under which they may, None when they may not. Raises Invalid
    for who is no leader of the giving body, and without a word on where it was said."""
    hat = justify(by, "enter", task)
    if hat is None:
        return None
    task.given_by = leader_named(by, task.giver_body_id, leader_id, placed=bool(task.said_at or task.source))
    task.entered_by = by
    return hat


def leader_named(by: User, body_id: int, leader_id: int, *, placed: bool) -> User:
    """The leader of the body whose word this person writes down; `placed`: whether it is said where it was given. Raises
    Invalid."""
    leader = User.objects.filter(pk=leader_id, is_active=True).first()
    if leader is None or not any(leads(one, body_id) for one in hats_of(leader)):
        raise wrong("for_leader", say("Không tìm thấy lãnh đạo này.", "This leader was not found."))
    if leader.pk == by.pk:
        raise wrong("for_leader", say("Bạn tự giao được, không cần ghi thay.", "You can give it yourself."))
    if not placed:
        raise wrong(
            "said_at",
            say("Ghi lãnh đạo giao ở đâu, ví dụ: giao ban 16/3.", "Say where it was said, such as: briefing of 16/3."),
        )
    return leader


def leads(hat: Hat, body_id: int) -> bool:
    """The hat of a leader of this body, worn by the leader."""
    return hat.body_id == body_id and hat.post in LEADERS and hat.acting_for is None


def disown_until(body_id: int, given_at: datetime) -> date:
    """The last day on which the leader of the giving body may say that it is not so."""
    return calendar(body_id).add_working_days(clock.local(given_at).date(), DISOWN_DAYS)


def said_of(task: Task | Order) -> dict[str, Any]:
    """What the event of its giving says of where it comes from."""
    where = {"said_at": task.said_at} if task.said_at else {}
    entered = {"entered_for": task.given_by_id} if task.entered_by_id else {}
    return where | entered | cited(task.source)
