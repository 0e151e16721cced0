"""Self-reports and opinions whose date is near: told once for a date, as many working days before as the body warns of tasks."""

from django.db.models import Q

from backend import clock
from backend.accounts.queries import system_user
from backend.activity.change import change
from backend.activity.models import Event, Payload
from backend.errors import NotTheMoment
from backend.inspections.models import Inspection, Reply, ReplyState
from backend.inspections.models.reply import AWAITED_IN
from backend.plans.queries import bounds_for
from backend.words import say

VERB = "reply.due_soon"


def remind_of_replies() -> int:
    """Tell who prepares and who answers for each that is near; how many. Safe to repeat."""
    awaited = Q()
    for kind, states in AWAITED_IN.items():
        awaited |= Q(kind=kind, inspection__state__in=states)
    open_ones = Reply.objects.filter(awaited, due_on__gte=clock.today()).exclude(state=ReplyState.RELEASED)
    return sum(_remind(reply) for reply in open_ones.order_by("pk") if _is_near(reply) and not _told(reply))


def _is_near(reply: Reply) -> bool:
    return reply.due_on <= bounds_for(reply.body_id).soon_until


def _told(reply: Reply) -> bool:
    """Of this round and date: sent back by the team or sent anew it has another one."""
    marks = {"round": reply.round, "due_on": reply.due_on.isoformat()}
    said = Event.objects.filter(subject_type=Reply.noun, subject_id=str(reply.pk), verb=VERB)
    told = (one.content.get("detail", {}) for one in Payload.objects.filter(seq__in=said.values("seq")))
    return any(marks.items() <= detail.items() for detail in told)


def _remind(reply: Reply) -> int:
    try:
        with change(system_user(), Reply.ref(reply.pk), along=[Inspection.ref(reply.inspection_id)]) as act:
            fresh: Reply = act.record
            if fresh.state == ReplyState.RELEASED or not fresh.awaited or _told(fresh):
                raise NotTheMoment(say("Đã nhắc.", "Reminded already."))
            act.note(fresh, VERB, round=fresh.round, due_on=fresh.due_on)
    except NotTheMoment:
        return 0
    return 1
