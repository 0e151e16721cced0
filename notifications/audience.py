"""Who hears of which verb: whose turn it became, and whose work it is; never who did it themselves, never who
may not read the event."""

from collections.abc import Callable, Iterable
from typing import Any

from backend.access.readers import keys_of
from backend.access.rules import clears_files
from backend.access.standing import standing
from backend.accounts.roster import LEADERS, roster_of
from backend.activity.comment_verbs import VERBS_OF_COMMENTS
from backend.activity.details import NAMING, decided_on_paper, people_in
from backend.activity.models import Event, Payload
from backend.plans.models import Extension, Obstacle, Task, TaskState
from notifications.attention import as_chosen
from notifications.comments import of_comment
from notifications.plans import of_plan
from notifications.remedies import of_inspection, of_report, of_ticket
from notifications.replies import of_reply
from workflows.models import WorkItemPerson
from workflows.policy import frozen
from workflows.task.extension import extension_deciders
from workflows.task.obstacle import obstacle_deciders
from workflows.task.reminding import doers
from workflows.task.turn import givers

TO_DECIDERS = frozenset(
    {
        "task.submitted",
        "task.opined",
        "task.objected",
        "task.lapsed",
        "task.approved",
        "task.checked",
        "task.revoked",
        "task.contested",
        "task.rerouted",
        "task.resumed",  # what was answered meanwhile is with who releases it
    }
)
TO_DOERS = frozenset({
    "task.assigned", "task.reassigned", "task.approved", "task.checked", "task.released", "task.returned", "task.objected",
    "task.held", "task.resumed", "task.cancelled", "task.voided", "task.merged", "task.reopened", "task.extension_granted",
    "task.extension_refused", "task.extension_countered", "task.hand_back_declined", "task.lapsed", "task.revoked",
    "task.disowned", "task.part_changed", "task.due_moved", "task.due_followed", "task.dated", "task.event_came", "task.obstacle_answered", "task.contested",
    "task.answer_contested",
    "task.amended", "task.adopted", "task.corrected", "task.file_removed", "task.file_kept",
})  # fmt: skip
TO_GIVER = frozenset({"task.released", "task.review_due", "task.hand_back_asked", "task.extension_asked"})


def audience(event: Event) -> set[int]:
    """Ids of the people to be told of one event: those it names, else those the task concerns now."""
    if event.verb in VERBS_OF_COMMENTS:
        return of_comment(event) - {event.actor_id, None}
    if event.verb in {"task.given", "order.given"} or event.verb.endswith(NAMING):
        return _named_in(event) - {event.actor_id}
    concerned = CONCERNED.get(event.subject_type)
    told = (concerned(event) if concerned else set()) | set(decided_on_paper(_said(event)))
    if event.verb.endswith(".reassigned"):
        told.add(_officers_of(event)[0])
    return {person for person in told if person is not None and person != event.actor_id}


def _of_task(event: Event) -> set[int | None]:
    task = Task.objects.filter(pk=event.subject_id).select_related("submission").first()
    if task is None:
        return set()
    told: set[int | None] = set()
    if event.verb in TO_DECIDERS:
        open_people = WorkItemPerson.objects.filter(item__task=task, item__closed_at__isnull=True)
        told |= set(open_people.values_list("user_id", flat=True))
    if event.verb in TO_DOERS or (event.verb == "task.opined" and event.to_state):  # the last opinion settles it
        told |= {task.officer_id, task.follow_up_id, task.submission.by_id if task.submission else None}
    if event.verb in TO_OTHERS:
        told |= TO_OTHERS[event.verb](event, task)
    if event.verb == "task.extension_asked" and not task.from_above:
        told |= _who_answers(task)
    elif event.verb in {"task.obstacle_raised", "task.obstacle_referred"}:
        told |= _who_helps(task)
    elif event.verb in TO_GIVER:
        told.update(givers(task, roster_of(task.body_id)))
    return told


def _second_people(event: Event, task: Task) -> set[int | None]:
    """Who removes or keeps a file that was closed: the heads of the lead unit, where nobody else heads it the leaders."""
    hats = [hat for hat in roster_of(task.body_id).all_hats() if clears_files(hat) and hat.user_id != event.actor_id]
    heads: set[int | None] = {hat.user_id for hat in hats if hat.heads and hat.unit_id == task.lead_id}
    return heads or {hat.user_id for hat in hats if hat.post in LEADERS}


def _contested(event: Event, task: Task) -> set[int | None]:
    """Who wrote the decision down; of an answer, also who had asked for it."""
    asked = {task.hand_back_by_id, *task.extensions.values_list("by_id", flat=True)}
    return {_said(event)["recorded_by"], *(asked if event.verb == "task.answer_contested" else ())}


def _asked_for_a_date(_: Event, task: Task) -> set[int | None]:
    """Who asked for the later date that was answered: of what came from above a leader, whose work it is not."""
    last = task.extensions.order_by("at", "id").last()
    return {last.by_id, last.acting_for_id} if last else set()


def _asked_for_help(_: Event, task: Task) -> set[int | None]:
    """Who said what was in the way."""
    answered = task.obstacles.filter(state=Obstacle.State.ANSWERED).order_by("ended_at").last()
    return {answered.by_id, answered.acting_for_id} if answered else set()


def _handed_back(event: Event, _: Task) -> set[int | None]:
    """Who asked that others do it."""
    return {_said(event).get("changes", {}).get("hand_back_by_id", (None,))[0]}


TO_OTHERS: dict[str, Callable[[Event, Task], set[Any]]] = {
    **dict.fromkeys(
        ("task.extension_granted", "task.extension_refused", "task.extension_countered"), _asked_for_a_date
    ),
    "task.obstacle_answered": _asked_for_help,
    "task.hand_back_declined": _handed_back,
    "task.disowned": lambda _, task: {task.entered_by_id},
    "task.contested": _contested,
    "task.answer_contested": _contested,
    "task.file_closed": _second_people,
    "task.reassigned": lambda _, task: set(doers(task)),
    "task.due_near": lambda _, task: set(doers(task)),
    "task.period_opened": lambda _, task: set(doers(task)),
}


def _of_unit(event: Event) -> set[int | None]:
    """Of an absence, who is away and who stands in; of a proposal, also who may record it from paper."""
    if not event.verb.startswith("absence."):
        return set()
    told: set[int | None] = set(people_in(event.verb, _said(event)))
    if event.verb == "absence.proposed":
        told |= set(_said(event).get("keepers", ()))
    return told


CONCERNED: dict[str, Callable[[Event], set[int | None]]] = {
    "task": _of_task, "ticket": of_ticket, "report": of_report, "reply": of_reply, "inspection": of_inspection,
    "unit": _of_unit, "plan": of_plan,
}  # fmt: skip


def _named_in(event: Event) -> set[int]:
    """Whom a reminder is for; of a new task or order, the leader in whose name it was entered and the officer named, else who has
    to name one. The leader of an order hears of the order, not of each unit's share."""
    said, officer = _said(event), _officers_of(event)[1]
    told = {*([] if "order" in said else people_in(event.verb, said)), *([officer] if officer else [])}
    return told if officer or event.verb != "task.given" else told | _who_takes_it_up(event, said)


def _who_takes_it_up(event: Event, said: dict[str, Any]) -> frozenset[int]:
    """Whose turn a task is that was given to a unit, as long as nobody has named an officer. Of a plan's own tasks the plan
    tells it, once for all of them (notifications/plans.py)."""
    task = Task.objects.filter(pk=event.subject_id, officer=None, state=TaskState.ASSIGNED).first()
    return frozenset() if task is None or ("plan" in said and not task.from_above) else doers(task)


def _officers_of(event: Event) -> tuple[int | None, int | None]:
    """Who carried it out before and does so after it, when that changed."""
    before, after = _said(event).get("changes", {}).get("officer_id", (None, None))
    return before, after


def _said(event: Event) -> dict[str, Any]:
    detail: dict[str, Any] = Payload.objects.get(pk=event.seq).content.get("detail", {})
    return detail


def _who_answers(task: Task) -> frozenset[int]:
    """Whose turn a request for a later date is: inside a body not the giver's, but the last step's of its policy."""
    pending = task.extensions.filter(state=Extension.State.REQUESTED).first()
    if pending is None:
        return frozenset()
    return extension_deciders(task, pending, frozen(task), roster_of(task.body_id)).user_ids


def _who_helps(task: Task) -> set[int]:
    """Who is asked to remove what is in the way: across the wall whoever gave the task."""
    found = task.obstacles.filter(state=Obstacle.State.OPEN).first()
    if found is None:
        return set()
    if found.asked == Obstacle.Asked.ABOVE:
        return set(givers(task, roster_of(task.body_id)))
    return set(obstacle_deciders(task, found, roster_of(task.body_id)).user_ids)


def audiences(events: Iterable[Event]) -> list[tuple[int, Event]]:
    """(person, event) for all events."""
    events = list(events)
    wanted = as_chosen([(person, event) for event in events for person in sorted(audience(event))], events)
    keys = {user.pk: set(keys_of(user)) for user in standing({person for person, _ in wanted})}
    return [(person, event) for person, event in wanted if keys.get(person, set()) & set(event.readers)]
