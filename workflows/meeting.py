"""What is said and decided at a meeting about a body's work (product.md §13): remarks, which are never changed but by others
in their place, until a leader closes them."""

import unicodedata
import uuid
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from backend import clock
from backend.access.rules_meetings import justify_deciding_there, justify_keeping_meetings
from backend.accounts.models import User
from backend.accounts.roster import Hat, hats_of
from backend.activity.change import Act, absent, change
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.plans.models import Meeting, Remark, Task
from backend.plans.periods_looked_at import Span
from backend.words import say
from workflows.needs import text_of, wrong
from workflows.task.entered import leads

LONGEST = 2000


@dataclass(frozen=True)
class NewRemark:
    """What was said at the body's meeting about `span`, of a task or of none. `decided_by_id`: the leader whose conclusion it
    is. `replaces_id`: the remark it takes the place of; without a text that one is taken away."""

    id: uuid.UUID
    body_id: int
    span: Span
    text: str
    task_id: uuid.UUID | None = None
    decided_by_id: int | None = None
    replaces_id: uuid.UUID | None = None


def remark(by: User, wish: NewRemark, **request: Any) -> Act:
    """Write it down; the first remark makes the meeting. Raises NotFound for a body that is not one's own, Forbidden,
    NotTheMoment once a leader closed it, Invalid."""
    ref = Meeting.ref(wish.span.meeting_id(wish.body_id))
    with change(by, ref, absent_ok=True, **request) as act:
        hat = _keeper(by, wish.body_id)
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        meeting = _meeting(act, wish)
        if meeting.confirmed_by_id is not None:
            raise NotTheMoment(
                say("Lãnh đạo đã chốt nội dung cuộc họp này.", "A leader has confirmed what this meeting noted.")
            )
        earlier = _replaced(meeting, wish)
        text = _text(wish)
        task = _task(wish)
        decided = _decider(by, wish)
        if Remark.objects.filter(pk=wish.id).exists():
            raise Invalid(say("Ý kiến này đã được ghi.", "This remark was noted already."))
        Remark.objects.create(
            id=wish.id, meeting=meeting, task=task, text=text, decided_by_id=decided, by=by, at=clock.now(), replaces=earlier
        )  # fmt: skip
        verb = "meeting.mended" if earlier else "meeting.decided" if decided else "meeting.noted"
        title = task.title if task else ""
        act.note(meeting, verb, reason=text, remark=wish.id, decided_by=decided, task=title)
    return act


def confirm(by: User, body_id: int, span: Span, on: bool, **request: Any) -> Act:
    """A leader closes the remarks of the meeting, or opens them again. Raises NotFound, Forbidden, NotTheMoment when it is so
    already."""
    with change(by, Meeting.ref(span.meeting_id(body_id)), **request) as act:
        hat = justify_deciding_there(by, body_id)
        if hat is None:
            raise Forbidden(
                say("Chỉ lãnh đạo cơ quan chốt nội dung cuộc họp.", "Only the body's leaders confirm what a meeting noted.")
            )  # fmt: skip
        meeting = act.record
        if (meeting.confirmed_by_id is not None) == on:
            raise NotTheMoment(say("Đang như vậy rồi.", "It is so already."))
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        meeting.confirmed_by_id, meeting.confirmed_at = (by.pk, clock.now()) if on else (None, None)
        act.note(meeting, "meeting.confirmed" if on else "meeting.reopened")
    return act


def _keeper(by: User, body_id: int) -> Hat:
    if body_id not in {hat.body_id for hat in hats_of(by)}:
        raise NotFound(absent())
    hat = justify_keeping_meetings(by, body_id)
    if hat is None:
        raise Forbidden(
            say("Thường trực, Văn phòng và lãnh đạo ghi nội dung cuộc họp.", "The standing office, the Office and the leaders write down what is said.")
        )  # fmt: skip
    return hat


def _meeting(act: Act, wish: NewRemark) -> Meeting:
    """The one there is, or a new one; who comes second takes the one that was just made."""
    ref = Meeting.ref(wish.span.meeting_id(wish.body_id))
    if not act.records:
        span = wish.span
        made = Meeting(id=ref.pk, body_id=wish.body_id, kind=span.kind, held_for=span.first, name=span.name)
        try:
            with transaction.atomic():
                act.add([made])
        except IntegrityError:
            act.lock([ref])
    meeting: Meeting = act.get(ref)
    return meeting


def _replaced(meeting: Meeting, wish: NewRemark) -> Remark | None:
    """What it takes the place of, which nothing may have taken already."""
    if wish.replaces_id is None:
        return None
    earlier = Remark.objects.filter(pk=wish.replaces_id, meeting=meeting).first()
    if earlier is None or not earlier.text:
        raise NotFound(absent())
    if Remark.objects.filter(replaces=earlier).exists():
        raise NotTheMoment(say("Ý kiến này vừa được sửa. Hãy xem bản mới.", "This remark was just mended. Look at the new one."))  # fmt: skip
    return earlier


def _text(wish: NewRemark) -> str:
    text = unicodedata.normalize("NFC", wish.text).strip()
    return "" if wish.replaces_id and not text else text_of(text, "text", LONGEST)


def _task(wish: NewRemark) -> Task | None:
    if wish.task_id is None:
        return None
    task = Task.objects.filter(pk=wish.task_id, body=wish.body_id).first()
    if task is None:
        raise wrong("task", say("Không tìm thấy việc này.", "This task was not found."))
    return task


def _decider(by: User, wish: NewRemark) -> int | None:
    """The leader whose conclusion it is: of this body, today."""
    if wish.decided_by_id is None:
        return None
    leader = by if wish.decided_by_id == by.pk else User.objects.filter(pk=wish.decided_by_id, is_active=True).first()
    if leader is None or not any(leads(hat, wish.body_id) for hat in hats_of(leader)):
        raise wrong("decided_by", say("Không tìm thấy lãnh đạo này.", "This leader was not found."))
    return leader.pk
