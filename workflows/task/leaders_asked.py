"""What of a task waits for a leader's decision, and for which leaders: an open step, a request for a later date, a hand-back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from backend.accounts.models import Post
from backend.accounts.roster import LEADERS, Hat, Roster, roster_of
from backend.plans.models import Extension, Task
from workflows import inbox
from workflows.models import PaperDecision, Step, WorkItem
from workflows.policy import frozen
from workflows.task.base import SUBMITTED
from workflows.task.extension import extension_deciders

LEADERS_STEPS = frozenset(
    {Step.LEADER_IN_CHARGE, Step.RELEASE_UPWARD}
)  # which the Chairman may take from another leader


@dataclass(frozen=True)
class LeadersAsked:
    """`hats` of the leaders who may decide in their own name; `items`: the open step that it is about, if it is one."""

    what: str
    hats: tuple[Hat, ...]
    items: tuple[WorkItem, ...] = ()


def leaders_asked(task: Task, pending: Extension | None, *, but: int) -> LeadersAsked | None:
    """None when nothing waits for any leader besides the person `but`. `pending`: the open request for a later date."""
    if task.state == SUBMITTED:
        return _step(task, but)
    if pending is not None and pending.state == Extension.State.REQUESTED:
        asking = {pending.by_id, pending.acting_for_id, task.officer_id}
        barred = {but, *_with_stand_ins(asking, roster_of(task.body_id))}
        return _found(PaperDecision.What.LATER_DATE, _who_grant(task, pending), barred)
    if pending is None and task.hand_back_by_id is not None:
        roster = roster_of(task.giver_body_id)
        return _found(
            PaperDecision.What.HAND_BACK, roster.hats, {but, *_with_stand_ins({task.hand_back_by_id}, roster)}
        )
    return None


def _step(task: Task, but: int) -> LeadersAsked | None:
    roster = roster_of(task.body_id)
    assert task.submission is not None
    barred = {but, *_with_stand_ins(task.submission.doers, roster)}
    for item in inbox.open_of(task):
        found = _found(PaperDecision.What.STEP, _who_take(item, roster), barred, (item,))
        if found:
            return found
    return None


def _with_stand_ins(people: Collection[Any], roster: Roster) -> set[Any]:
    """They, and who stands in for one of them."""
    return {*people, *(away.stand_in for away in roster.away if away.user_id in people)}


def _who_take(item: WorkItem, roster: Roster) -> list[Hat]:
    """Those it was put to themselves; of a leader's step the Chairman too."""
    asked = {(one.user_id, one.capacity) for one in item.people.all() if one.acting_for_id is None}
    chairs = item.step in LEADERS_STEPS
    return [
        hat for hat in roster.hats
        if (hat.user_id, hat.capacity) in asked or (chairs and hat.post == Post.CHAIRMAN)
    ]  # fmt: skip


def _who_grant(task: Task, pending: Extension) -> Iterable[Hat]:
    if task.from_above:
        return roster_of(task.giver_body_id).hats
    return extension_deciders(task, pending, frozen(task), roster_of(task.body_id)).hats


def _found(
    what: str, hats: Iterable[Hat], barred: Collection[Any], items: tuple[WorkItem, ...] = ()
) -> LeadersAsked | None:
    own = {
        hat.user_id: hat for hat in hats if hat.post in LEADERS and hat.acting_for is None and hat.user_id not in barred
    }
    return LeadersAsked(what, tuple(own.values()), items) if own else None
