"""Who hears of a self-report or an opinion of drafts: who has to write it, who releases it, and the team that reads it."""

from backend.access.rules import WHOLE
from backend.access.rules_replies import heads_preparing, keeps_reply, leads_reply, prepares, releases
from backend.accounts.roster import roster_of
from backend.activity.models import Event
from backend.inspections.models import Reply, TeamMember

TO_WRITERS = frozenset({
    "reply.asked", "reply.drafts_received", "reply.assigned", "reply.reassigned", "reply.due_soon", "reply.returned",
    "reply.sent_back",
})  # fmt: skip
TO_LEADERS = frozenset({"reply.asked", "reply.drafts_received", "reply.due_soon", "reply.sent_back"})


def of_reply(event: Event) -> set[int | None]:
    """Asked: whoever prepares it, and who answers for the body. Presented: who releases it. Released: the team."""
    reply = Reply.objects.filter(pk=event.subject_id).select_related("inspection").first()
    if reply is None:
        return set()
    hats = [hat for hat in roster_of(reply.body_id).all_hats() if hat.lent_for(WHOLE)]
    told: set[int | None] = set()
    if event.verb in TO_WRITERS:
        told |= _writers(reply)
    if event.verb == "reply.returned":
        told.add(reply.presented_by_id)
    if event.verb in TO_LEADERS:
        told.update(hat.user_id for hat in hats if leads_reply(hat, reply) or (keeps_reply(hat, reply) and hat.heads))
    if event.verb == "reply.presented":
        told.update(hat.user_id for hat in hats if releases(hat, reply))
    if event.verb == "reply.released":
        told.update(TeamMember.objects.filter(inspection=reply.inspection_id).values_list("user_id", flat=True))
        told.update(one for doers in reply.rows.values_list("doers", flat=True) for one in doers)
    return told


def _writers(reply: Reply) -> set[int | None]:
    """The named officer; while nobody is named, the head of the unit that prepares it, else whoever works there."""
    hats = [hat for hat in roster_of(reply.body_id).all_hats() if hat.lent_for(WHOLE)]
    if reply.officer_id is None and (heads := {hat.user_id for hat in hats if heads_preparing(hat, reply)}):
        return set(heads)
    return {hat.user_id for hat in hats if prepares(hat, reply)}
