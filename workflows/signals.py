"""Quiet hints: raised to whoever does the work, settled when their cause is gone, put to the leader in charge when nobody
explained them in five working days (product.md §28)."""

import uuid
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db import IntegrityError

from backend import clock
from backend.accounts.models import Membership, User
from backend.accounts.queries import system_user, valid_memberships
from backend.accounts.roster import Roster, roster_of
from backend.activity.change import Act, change
from backend.errors import Forbidden, NotTheMoment
from backend.ids import uuid7
from backend.inspections.models import Signal
from backend.inspections.signals import Odd, odd_today
from backend.organisations.models import BodySettings
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.needs import text_of
from workflows.resolver import leaders_in_charge

OWN_DAYS = 5  # working days in which a hint is its owner's alone
MOST = 200  # records of one act


def look_for_signals() -> None:
    """All of it. Safe to repeat, and after any pause."""
    today = clock.today()
    days = BodySettings.objects.values_list("body_id", "silent_days")
    odd = odd_today(today, {body: calendar(body).add_working_days(today, -n) for body, n in days})
    settle(odd)
    raise_new(odd)
    put_unexplained_to_leaders()


def raise_new(odd: Iterable[Odd]) -> int:
    """Tell the owners of what was not told yet; how many hints."""
    known = set(Signal.objects.values_list("kind", "owner_id", "cause"))
    working = set(valid_memberships().values_list("user_id", "unit__body_id"))
    fresh = [one for one in odd if (one.kind, one.owner_id, one.cause) not in known]
    fresh = [one for one in fresh if (one.owner_id, one.body_id) in working]
    return sum(_raise(fresh[start : start + MOST]) for start in range(0, len(fresh), MOST))


def _raise(odd: list[Odd]) -> int:
    signals = [Signal(id=uuid7(), raised_at=clock.now(), **one._asdict()) for one in odd]
    try:
        with change(system_user()) as act:
            act.add(signals)
            for signal in signals:
                act.note(signal, "signal.raised", kind=signal.kind)
    except IntegrityError:  # another worker was a moment faster; what it left is found next time
        return 0
    return len(signals)


def settle(odd: Iterable[Odd]) -> int:
    """What has no cause any more needs no explaining; how many hints."""
    standing = {(one.kind, one.owner_id, one.cause) for one in odd}
    open_now = Signal.objects.filter(settled_at=None).values_list("pk", "kind", "owner_id", "cause")
    gone = [pk for pk, *rest in open_now if tuple(rest) not in standing]
    return sum(_settle(gone[start : start + MOST]) for start in range(0, len(gone), MOST))


def _settle(ids: list[Any]) -> int:
    try:
        with change(system_user(), *(Signal.ref(pk) for pk in ids)) as act:
            signals: list[Any] = [one for one in act.records if one.settled_at is None]  # type: ignore[attr-defined]  # all are signals
            if not signals:
                raise NotTheMoment(say("Đã xong.", "Settled already."))
            for signal in signals:
                signal.settled_at = clock.now()
                act.note(signal, "signal.settled", kind=signal.kind)
    except NotTheMoment:
        return 0
    return len(signals)


def put_unexplained_to_leaders() -> int:
    """What was not explained in its days goes to the leaders in charge, once; how many hints."""
    waiting = Signal.objects.filter(settled_at=None, answered_at=None, told_at=None).order_by("body_id", "pk")
    rosters: dict[int, Roster] = {}
    told = 0
    for signal in waiting.select_related("task", "ticket"):
        if signal.raised_at < _own_until(signal.body_id):
            if signal.body_id not in rosters:
                rosters[signal.body_id] = roster_of(signal.body_id, with_above=False)
            told += _tell(signal, rosters[signal.body_id])
    return told


def _own_until(body_id: int) -> datetime:
    day = calendar(body_id).add_working_days(clock.today(), -OWN_DAYS)
    return datetime.combine(day, time(), tzinfo=clock.LOCAL)


def _tell(signal: Signal, roster: Roster) -> int:
    record = signal.task or signal.ticket
    unit_id = record.lead_id if record else _unit_of(signal)
    hats = leaders_in_charge(roster, unit_id, record.area if record else "", but=frozenset({signal.owner_id}))
    people = sorted({hat.user_id for hat in hats} - {signal.owner_id})
    if not people:
        return 0
    try:
        with change(system_user(), Signal.ref(signal.pk)) as act:
            locked: Signal = act.record
            if locked.told_at or locked.answered_at or locked.settled_at:
                raise NotTheMoment(say("Đã báo.", "Told already."))
            locked.told_at, locked.leaders = clock.now(), people
            act.note(locked, "signal.put_to_leader", kind=locked.kind, people=people)
    except NotTheMoment:
        return 0
    return 1


def _unit_of(signal: Signal) -> int:
    post: Membership | None = (
        valid_memberships().filter(user=signal.owner, unit__body=signal.body).order_by("id").first()
    )
    return post.unit_id if post else signal.body_id


def answer_signal(by: User, signal_id: uuid.UUID, text: str, **request: Any) -> Act:
    """Explain it, in a line. Raises NotFound, Forbidden to whom it was put, NotTheMoment, Invalid."""
    with change(by, Signal.ref(signal_id), **request) as act:
        signal: Signal = act.record
        if signal.owner_id != by.pk:
            raise Forbidden(say("Chỉ người được nhắc giải thích.", "Only who got the hint explains it."))
        if signal.answered_at or signal.settled_at:
            raise NotTheMoment(
                say("Đã giải thích, hoặc không còn gì cần giải thích.", "It was explained, or nothing is left.")
            )
        signal.answer, signal.answered_at = text_of(text, "text", 500), clock.now()
        act.note(signal, "signal.answered", reason=signal.answer, kind=signal.kind)
    return act
