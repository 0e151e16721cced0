"""Undoing within seconds: what takes back which act, and the one gate through which it is done.

An undo is an act of its own, with events of its own, by the rules of "Rút lại" and "Hủy quyết định" where the lifecycle has
such a step, else by putting back the facts that the act's event names. It is refused once anybody was told of the act,
once it is over, and once somebody went on from there: whatever came later is never taken away.
"""

import uuid
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q

from backend import clock
from backend.access.readers import keys_of
from backend.accounts.models import User
from backend.activity.change import Act, absent, change
from backend.activity.comment_verbs import VERBS_OF_COMMENTS
from backend.activity.feed import events_among
from backend.activity.models import Event, Payload, Request
from backend.activity.roots import Ref, Root
from backend.activity.verbs import VERBS
from backend.errors import Forbidden, NotFound, NotTheMoment
from backend.words import say
from workflows.machine import Machine, machine_of, machines

PATIENCE = timedelta(seconds=2)  # what is pressed in the last moment is still under way

# The step of the lifecycle by which its actor takes an act back, by verb.
TAKEN_BACK_BY: dict[str, str] = {
    "task.submitted": "withdraw", "task.approved": "revoke", "task.checked": "revoke", "task.released": "revoke",
    "task.returned": "revoke", "task.held": "resume", "plan.sent_for_review": "withdraw", "report.presented": "take_back",
    "report.released": "withdraw", "reply.presented": "take_back", "task.extension_asked": "withdraw_extension",
    "ticket.extension_asked": "withdraw_extension", "task.obstacle_raised": "clear_obstacle",
}  # fmt: skip
# Acts that change nothing but facts of their record, by verb: the step they were. Undone by putting these back.
PUT_BACK: dict[str, str] = {
    "task.started": "start", "task.accepted": "start", "task.assigned": "assign", "task.reassigned": "reassign",
    "ticket.started": "start", "ticket.assigned": "assign", "ticket.reassigned": "reassign",
    "ticket.plan_accepted": "accept_plan", "ticket.plan_returned": "return_plan", "ticket.accepted": "accept",
    "ticket.returned": "send_back", "ticket.closed": "close", "task.cancelled": "cancel", "task.opined": "approve",
    "task.objected": "send_back",
}  # fmt: skip


def window() -> timedelta:
    """How long an act can be undone."""
    return timedelta(seconds=settings.UNDO_SECONDS)


def held_until() -> Any:
    """What happened after this moment can still be undone: nobody is told of it yet."""
    return clock.now() - window() - PATIENCE


@dataclass(frozen=True)
class Done:
    """An act of one person as its events tell it. `leading`: those that can be undone; the others came along with them."""

    events: Sequence[Event]

    @property
    def act(self) -> int:
        """Its number: that of its first event."""
        return self.events[0].act

    @property
    def leading(self) -> list[Event]:
        """Of the events that can be undone, those of one verb: a batch is one step on many. Facts are put back only where the
        act was nothing else: work that began with a first report has begun."""
        undoable = [event for event in self.events if event.verb in TAKEN_BACK_BY or event.verb in PUT_BACK]
        if len({event.verb for event in undoable}) != 1:
            return []
        more = len(undoable) < len(self.events)
        return [] if more and undoable[0].verb in PUT_BACK else undoable

    @property
    def subjects(self) -> list[tuple[str, str]]:
        """Whatever it changed."""
        return [(event.subject_type, event.subject_id) for event in self.events]


def of_act(by: User, act: int) -> Done:
    """The act of this number; NotFound for one that is not theirs."""
    events = list(Event.objects.filter(act=act, seq__gte=act, seq__lt=act + 5000, actor_id=by.pk).order_by("seq"))
    if not events:
        raise NotFound(absent())
    return Done(events)


def of_request(by: User, key: uuid.UUID) -> Done | None:
    """The act that a request of theirs was."""
    last = Event.objects.filter(seq__in=Request.objects.filter(actor_id=by.pk, key=key).values("seq")).first()
    return of_act(by, last.act) if last else None


def offered(by: User, key: uuid.UUID) -> dict[str, Any] | None:
    """What the answer to a request says of undoing it: `{act, seconds, said, count}`; None when it cannot be."""
    done = of_request(by, key)
    if done is None or not done.leading:
        return None
    left = done.events[0].at + window() - clock.now()
    event = done.leading[0]
    records = _models()[event.subject_type]._default_manager.in_bulk(
        [uuid.UUID(one.subject_id) for one in done.leading]
    )
    asked = next((one for one in done.leading if not _along(records.get(uuid.UUID(one.subject_id)), records)), None)
    if asked is None or left <= timedelta(0) or not _only_facts(done.leading):
        return None
    if not _ready(machine_of(records[uuid.UUID(asked.subject_id)], by), asked):
        return None
    return {
        "act": done.act, "seconds": min(left.total_seconds(), window().total_seconds()),
        "said": str(VERBS[event.verb]), "count": len(done.leading),
    }  # fmt: skip


def undo(
    by: User, act: int, untold: Callable[[int], bool], *, key: uuid.UUID | None = None, fingerprint: bytes = b""
) -> Act:
    """Take the act of this number back, whole. `untold`: whether nobody was told of that event, and nobody will be while
    this act is open. Raises NotFound, NotTheMoment with the reason in words, and what the steps raise."""
    done = of_act(by, act)
    models = _models()
    refs = [Ref(models[event.subject_type], uuid.UUID(event.subject_id)) for event in done.leading]
    along = [one for model in dict.fromkeys(ref.model for ref in refs) for one in _machine(model).with_them(refs)]
    if not refs:
        raise NotTheMoment(say("Việc này không hoàn tác được.", "This cannot be undone."))
    with change(by, *refs, along=along, key=key, fingerprint=fingerprint) as opened:
        _in_time(done, untold)
        _nothing_since(by, done)
        ids = {ref.pk for ref in refs}
        for ref, event in zip(refs, done.leading, strict=True):
            record = opened.get(ref)
            _take_back(machine_of(record, by), event, along=_along(record, ids))
            opened.amend(record, undoes=done.act)
    return opened


def _models() -> dict[str, type[Root]]:
    return {model.noun: model for model in machines()}


def _machine(model: type[Root]) -> type[Machine]:
    return machines()[model]


def _in_time(done: Done, untold: Callable[[int], bool]) -> None:
    if done.events[0].at < held_until() or not untold(done.act):
        raise NotTheMoment(
            say(
                "Đã quá {n} giây, người liên quan đã được báo. Hãy dùng thao tác rút lại hoặc hủy quyết định của mục này.",
                "More than {n} seconds have passed and people were told. Use the record's own way of taking it back.",
                n=settings.UNDO_SECONDS,
            )
        )


def _nothing_since(by: User, done: Done) -> None:
    """Looking at it is no going on, nor is talking about it."""
    last = done.events[-1].seq
    kinds, ids = {kind for kind, _ in done.subjects}, {pk for _, pk in done.subjects}
    later = Event.objects.filter(seq__gt=last, subject_type__in=kinds, subject_id__in=ids).exclude(
        Q(verb__endswith=".seen") | Q(verb__in=VERBS_OF_COMMENTS)
    )
    for event in later.order_by("seq"):
        if (event.subject_type, event.subject_id) in done.subjects:
            if _detail(event).get("undoes") == done.act:
                raise NotTheMoment(say("Việc này đã được hoàn tác.", "This was undone already."))
            raise NotTheMoment(_went_on(by, event.seq))


def _went_on(by: User, seq: int) -> str:
    told = events_among(keys_of(by), [seq])
    if told and told[0]["actor"]:
        return say(
            "{name} đã làm tiếp ({what}), nên không hoàn tác được.", "{name} went on from there ({what}).",
            name=told[0]["actor"]["full_name"], what=told[0]["sentence"],
        )  # fmt: skip
    return say("Đã có người làm tiếp nên không hoàn tác được.", "Somebody went on from there.")


def _ready(machine: Machine, event: Event) -> bool:
    """Whether its actor may take it back now, by the rules of the lifecycle."""
    if event.verb in TAKEN_BACK_BY:
        return machine.ready_for(TAKEN_BACK_BY[event.verb])
    return machine.may(machine.steps[PUT_BACK[event.verb]]) and machine.in_reach("undo")


def _only_facts(events: Sequence[Event]) -> bool:
    """Of one verb. Naming somebody may also move the work to another unit, or answer who handed it back; what ends, the whole or
    a piece of it, may take along what waited for somebody: more than facts put back."""
    verb = events[0].verb
    if verb != "task.cancelled" and not (verb in PUT_BACK and verb.endswith("assigned")):
        return True
    details = [told.content.get("detail", {}) for told in Payload.objects.filter(pk__in=[event.pk for event in events])]
    if verb == "task.cancelled":
        return not any(detail.get("ended") for detail in details)
    return all(set(detail.get("changes", {})) - {"state"} == {"officer_id"} for detail in details)


def _along(record: Root | None, ids: Container[uuid.UUID]) -> bool:
    """Whether it changed with the whole it is a piece of; so did what is there no more."""
    return record is None or getattr(record, "parent_id", None) in ids


def _take_back(machine: Machine, event: Event, *, along: bool) -> None:
    """`along`: whose right it is was asked of the whole."""
    if event.verb in TAKEN_BACK_BY:
        name = TAKEN_BACK_BY[event.verb]
        reason = say("Hoàn tác ngay sau khi thực hiện.", "Undone right after it was done.")
        info = machine.steps[name]
        data = {need.name: reason for need in machine.needs_of(info) if need.name == "reason"}
        machine.perform(name, data, expect=machine.tag(info))
        return
    info = machine.steps[PUT_BACK[event.verb]]
    if not along and not machine.may(info):
        raise Forbidden(say("Bạn không có quyền thực hiện thao tác này.", "You may not do this."))
    if not machine.in_reach("undo") or not _only_facts([event]):
        raise NotTheMoment(machine.wrong_state(info))
    machine.wear(info)
    machine.undo(event.verb, _changes(event))  # type: ignore[attr-defined]  # whoever has verbs in PUT_BACK has the step


def _changes(event: Event) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = _detail(event).get("changes", {})
    return found


def _detail(event: Event) -> dict[str, Any]:
    found: dict[str, Any] = Payload.objects.get(pk=event.seq).content.get("detail", {})
    return found


def state_before(record: Root, changes: dict[str, list[Any]]) -> str:
    """Where it stood before these changes."""
    return str(changes["state"][0]) if "state" in changes else str(record.state)  # type: ignore[attr-defined]  # it has a lifecycle


def put_back(record: Root, changes: dict[str, list[Any]]) -> None:
    """Let the tracked fields but the state say again what they said before these changes."""
    fields = {field.attname: field for field in record._meta.concrete_fields}
    for name, (old, _) in changes.items():
        if name != "state":
            setattr(record, name, fields[name].to_python(old))
