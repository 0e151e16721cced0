"""Who hears of which verb: whose turn it became, and whose work it is; never who did it themselves, never who
may not read the event."""

from collections.abc import Iterable

from backend.access.readers import keys_of
from backend.accounts.models import User
from backend.activity.models import Event
from backend.plans.models import Task
from workflows.models import WorkItemPerson

TO_DECIDERS = frozenset(
    {"task.submitted", "task.opined", "task.objected", "task.lapsed", "task.approved", "task.checked", "task.revoked"}
)
TO_DOERS = frozenset({
    "task.assigned", "task.reassigned", "task.approved", "task.checked", "task.released", "task.returned", "task.objected",
    "task.held", "task.resumed", "task.cancelled", "task.voided", "task.reopened", "task.extension_granted",
    "task.extension_refused", "task.extension_countered", "task.hand_back_declined", "task.lapsed", "task.revoked",
})  # fmt: skip
TO_GIVER = frozenset({"task.released", "task.hand_back_asked", "task.extension_asked"})


def audience(event: Event) -> set[int]:
    """Ids of the people to be told of one event about a task."""
    if event.subject_type != "task":
        return set()
    task = Task.objects.filter(pk=event.subject_id).select_related("submission").first()
    if task is None:
        return set()
    told: set[int | None] = set()
    if event.verb in TO_DECIDERS:
        open_people = WorkItemPerson.objects.filter(item__task=task, item__closed_at__isnull=True)
        told |= set(open_people.values_list("user_id", flat=True))
    if event.verb in TO_DOERS:
        told |= {task.officer_id, task.follow_up_id, task.submission.by_id if task.submission else None}
    if event.verb in TO_GIVER:
        told.add(task.given_by_id)
    return {person for person in told if person is not None and person != event.actor_id}


def audiences(events: Iterable[Event]) -> list[tuple[int, Event]]:
    """(person, event) for all events."""
    wanted = [(person, event) for event in events for person in sorted(audience(event))]
    people = User.objects.filter(pk__in={person for person, _ in wanted}, is_active=True)
    keys = {user.pk: set(keys_of(user)) for user in people}
    return [(person, event) for person, event in wanted if keys.get(person, set()) & set(event.readers)]
