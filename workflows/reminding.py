"""Reminding whoever a record waits for: by those above, once a day, as one event. The same for every kind of record; what
a kind says itself is who may remind, and whom (`Waiting`)."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import Any, NamedTuple

from backend import clock
from backend.access.readers import keys_of
from backend.accounts.models import User
from backend.accounts.roster import Hat
from backend.activity.change import Act, change
from backend.activity.models import Event, Payload
from backend.activity.roots import Ref, Root
from backend.errors import Forbidden, NotTheMoment, Refused
from backend.words import say
from workflows.needs import wrong

LONGEST = 500  # characters of what is said with it


class Waiting(NamedTuple):
    """A record as somebody who would remind finds it: under which hat they may, whom it waits for, whether it is said
    from one body to another, and why it is not the moment."""

    hat: Hat | None
    people: frozenset[int] = frozenset()
    between: bool = False
    unmet: str = ""


class Reminder(NamedTuple):
    """One that was sent."""

    by_id: int
    at: datetime
    people: tuple[int, ...]
    text: str

    @property
    def today(self) -> bool:
        """Whether that was today."""
        return clock.local(self.at).date() == clock.today()


Look = Callable[[Any, User], Waiting]


def remind(by: User, ref: Ref, text: str, look: Look, **request: Any) -> Act:
    """Remind whoever the record waits for; `text`, which may be empty, is told with it. `look`: the kind's own part.
    `request`: key, fingerprint, status, location of `change`. Raises Forbidden, NotTheMoment, Invalid."""
    with change(by, ref, **request) as act:
        remind_in(act, act.record, text, look)
    return act


def remind_in(act: Act, record: Root, text: str, look: Look) -> None:
    """Remind of one record of the open act. Raises Forbidden, NotTheMoment, Invalid."""
    waiting = look(record, act.by)
    if refused := why_not(record, act.by, waiting):
        raise refused
    assert waiting.hat is not None
    act.capacity, act.acting_for_id = waiting.hat.capacity, waiting.hat.acting_for
    people = sorted(waiting.people)
    act.note(record, _verb(record), reason=_said(text), between=waiting.between, people=people)


def why_not(record: Root, by: User, waiting: Waiting) -> Refused | None:
    """What keeps the person from reminding now; None when nothing does."""
    if waiting.hat is None:
        return Forbidden(
            say(
                "Chỉ bên giao, bên kiểm tra và cấp trên nhắc được.",
                "Only the giver, the inspecting side and whoever is above may send a reminder.",
            )
        )
    if waiting.unmet:
        return NotTheMoment(waiting.unmet)
    if by.pk in waiting.people:
        return NotTheMoment(say("Đang chờ chính bạn.", "It waits for you yourself."))
    if not waiting.people:
        return NotTheMoment(say("Chưa có ai đang giữ để nhắc.", "There is nobody holding it to remind."))
    # One that this person cannot read is none for them: it may neither be told nor stand in their way.
    last = last_reminder(record, keys_of(by), since=_midnight())
    return None if last is None else NotTheMoment(_already(last))


def last_reminder(record: Root, keys: Sequence[int], *, since: datetime | None = None) -> Reminder | None:
    """The last one that these keys may read."""
    sent = Event.objects.filter(
        subject_type=record.noun, subject_id=str(record.pk), verb=_verb(record), readers__overlap=list(keys)
    )
    event = (sent.filter(at__gte=since) if since else sent).order_by("-seq").first()
    if event is None:
        return None
    says = Payload.objects.get(pk=event.seq).content
    return Reminder(event.actor_id, event.at, tuple(says.get("detail", {}).get("people", ())), says.get("reason", ""))


def _verb(record: Root) -> str:
    return f"{record.noun}.reminded"


def _said(text: str) -> str:
    said = unicodedata.normalize("NFC", text).strip()
    if len(said) > LONGEST:
        raise wrong("text", say("Dài quá {n} ký tự.", "Longer than {n} characters.", n=LONGEST))
    return said


def _midnight() -> datetime:
    return datetime.combine(clock.today(), time(), tzinfo=clock.LOCAL)


def _already(last: Reminder) -> str:
    return say(
        "{name} đã nhắc lúc {time} hôm nay. Mỗi ngày nhắc một lần.",
        "{name} sent a reminder at {time} today. One a day.",
        name=User.objects.values_list("full_name", flat=True).get(pk=last.by_id), time=f"{clock.local(last.at):%H:%M}",
    )  # fmt: skip
