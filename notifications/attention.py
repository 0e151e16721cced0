"""What people chose to hear of single records: who watches one hears of all that happens to it, who muted one of nothing but
what is asked of them (backend/accounts/attending.py)."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence

from backend.accounts.models import Attention
from backend.accounts.roster import roster_of
from backend.activity.comment_verbs import VERBS_OF_COMMENTS
from backend.activity.details import NAMING, decided_on_paper
from backend.activity.models import Event, Payload
from backend.inspections.models import ReportRow, Ticket
from notifications.remedies import NAMING as NAMING_OF_TICKETS
from notifications.remedies import TO_HOLDERS
from workflows.later_date import PENDING
from workflows.models import WorkItemPerson
from workflows.ticket.ball import ball_of, holders

Told = tuple[int, Event]
QUIET = (".seen",)  # that somebody has looked is no news
# After these something is asked of everybody who hears of it: to do it, to answer, to look after it.
ASKING = frozenset({
    "task.given", "task.assigned", "task.reassigned", "task.returned", "task.objected", "task.reopened", "task.due_near",
    "task.period_opened", "task.review_due", "task.extension_asked", "task.extension_countered", "task.hand_back_asked",
    "task.obstacle_raised", "task.obstacle_referred", "task.file_closed", "task.disowned", "task.contested",
    "task.answer_contested", *NAMING_OF_TICKETS,
})  # fmt: skip


def as_chosen(wanted: Sequence[Told], events: Iterable[Event]) -> list[Told]:
    """Of those who are to hear of these events, with who watches and without who muted, in the events' order. Whether they may
    read them is asked of all afterwards."""
    chosen: dict[str, dict[int, str]] = defaultdict(dict)
    events = list(events)
    records = {event.subject_id for event in events if event.subject_type in {"task", "ticket"}}
    for record, owner, mode in Attention.objects.filter(record__in=records).values_list("record", "owner", "mode"):
        chosen[str(record)][owner] = mode
    if not chosen:
        return list(wanted)
    told: dict[int, set[int]] = defaultdict(set)
    for person, event in wanted:
        if chosen[event.subject_id].get(person) != Attention.Mode.MUTE or _asked(event, person):
            told[event.seq].add(person)
    for event in events:
        if not event.verb.endswith(QUIET):
            watching = {who for who, mode in chosen[event.subject_id].items() if mode == Attention.Mode.WATCH}
            told[event.seq] |= watching - {event.actor_id}
    return [(person, event) for event in events for person in sorted(told[event.seq])]


def _asked(event: Event, person: int) -> bool:
    """Whether the event asks something of this person: it names them, or the record waits for them after it."""
    said = Payload.objects.get(pk=event.seq).content.get("detail", {})
    if event.verb in VERBS_OF_COMMENTS or event.verb.endswith(NAMING):
        return person in said.get("people", ())
    if event.verb in ASKING or person in decided_on_paper(said):
        return True
    if event.subject_type == "ticket":
        return event.verb in TO_HOLDERS and person in _holding(event.subject_id)
    return WorkItemPerson.objects.filter(
        item__task=uuid.UUID(event.subject_id), item__closed_at__isnull=True, user_id=person
    ).exists()


def _holding(ticket_id: str) -> list[int]:
    ticket = Ticket.objects.get(pk=ticket_id)
    row = ReportRow.objects.filter(ticket=ticket).select_related("report").first()
    ball = ball_of(ticket, row, ticket.extensions.filter(state__in=PENDING).first())
    remedy, judging = roster_of(ticket.body_id), roster_of(ticket.inspecting_body_id)
    return holders(ticket, ball, remedy=remedy, judging=judging) if ball else []
