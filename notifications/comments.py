"""Who hears of a comment: whom it mentions, who wrote there before, whose work the record is; and of what is said across the wall,
whoever answers for it on the other side. Whether they may read it at all is asked of everybody afterwards."""

from typing import Any

from backend.accounts.roster import LEADERS, roster_of
from backend.activity.models import Event, Payload
from backend.inspections.models import Inspection, TeamMember, Ticket
from backend.plans.models import Task
from notifications.remedies import answering
from workflows.models import Comment
from workflows.task.reminding import doers
from workflows.task.turn import givers
from workflows.ticket.ball import doing, watching


def of_comment(event: Event) -> set[Any]:
    """Of a removed one nobody; of an edited one who is mentioned for the first time; of a file that was closed the leaders of the
    body in which it was said, who remove or keep it."""
    said: dict[str, Any] = Payload.objects.get(pk=event.seq).content.get("detail", {})
    told: set[Any] = set(said.get("people", ()))
    if event.verb.endswith("comment_file_closed"):
        inside = Comment.objects.values_list("body_id", flat=True).get(pk=said["comment"])
        return {hat.user_id for hat in roster_of(inside).all_hats() if hat.post in LEADERS}
    if not event.verb.endswith("commented"):
        return told
    written = Comment.objects.filter(record=event.subject_id, removed_at=None, readers__overlap=event.readers)
    told.update(written.values_list("by_id", flat=True))
    return told | CONCERNED[event.subject_type](event, bool(said.get("shared")))


def _of_task(event: Event, shared: bool) -> set[Any]:
    task = Task.objects.get(pk=event.subject_id)
    told: set[Any] = set()
    if task.body_id in event.readers:
        told |= doers(task)
    if shared:
        told.update(givers(task, roster_of(task.body_id)))
    return told


def _of_ticket(event: Event, shared: bool) -> set[Any]:
    ticket = Ticket.objects.get(pk=event.subject_id)
    told: set[Any] = set()
    if ticket.body_id in event.readers:
        told.update(hat.user_id for hat in doing(ticket, roster_of(ticket.body_id).all_hats()))
    if shared or ticket.body_id not in event.readers:
        told.update(hat.user_id for hat in watching(ticket, roster_of(ticket.inspecting_body_id)))
    return told


def _of_inspection(event: Event, shared: bool) -> set[Any]:
    """Its team; of what is said across the wall also who answers for the inspected body."""
    inspection = Inspection.objects.get(pk=event.subject_id)
    told: set[Any] = set(TeamMember.objects.filter(inspection=inspection).values_list("user_id", flat=True))
    return told | answering(inspection.inspected_body_id) if shared else told


CONCERNED = {"task": _of_task, "ticket": _of_ticket, "inspection": _of_inspection}
