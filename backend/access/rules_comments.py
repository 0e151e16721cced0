"""Who comments on a record, and who says it across the wall: inside either of its two bodies everybody, from one to the other
whoever speaks for the body there (product.md §8, §17). What those who inspect say of a surprise inspection is its team's and the
leaders', before it is opened and afterwards."""

from collections.abc import Iterable

from backend.access.circles import leaders_circle, leads, team_circle
from backend.access.rules import WHOLE, gives, leads_body
from backend.access.rules_inspections import judges, keeps_inspections, leads_remedy, roles_in
from backend.accounts.models import User
from backend.accounts.roster import LEADERS, Hat, hats_of
from backend.inspections.models import Inspection, Kind, TeamMember, Ticket
from backend.plans.models import Task

Commented = Task | Ticket | Inspection


def sides_of(record: Commented) -> tuple[int, int]:
    """The body whose record it is, and the one that gave it, inspects or is inspected; the same, inside a body and while the other
    one has not been told."""
    body_id, other_id = (getattr(record, name) for name in record.home)
    if isinstance(record, Inspection) and record.known_since is None:
        return body_id, body_id
    return body_id, other_id


def kept_apart(record: Commented, body_id: int) -> bool:
    """Whether what is said inside this body is for fewer than all of it."""
    return isinstance(record, Inspection) and record.kind == Kind.SURPRISE and body_id == record.body_id


def apart(record: Inspection, hats: Iterable[Hat]) -> list[Hat]:
    """Of these hats those of the team and of the leaders."""
    team = set(TeamMember.objects.filter(inspection=record).values_list("user_id", flat=True))
    return [hat for hat in hats if hat.body_id == record.body_id and (leads(hat) or hat.user_id in team)]


def justify_commenting(user: User, record: Commented) -> Hat | None:
    """The hat under which `user` comments inside one of the two bodies, own before borrowed; None for other readers."""
    hats = hats_of(user)
    for body_id in sides_of(record):
        mine = [hat for hat in hats if hat.body_id == body_id]
        if isinstance(record, Inspection) and kept_apart(record, body_id):
            mine = apart(record, mine)
        if mine:
            return mine[0]
    return None


def justify_sharing(user: User, record: Commented) -> Hat | None:
    """The hat under which `user` says something to the other body; None when they may not, or there is none."""
    body_id, giver_id = sides_of(record)
    if body_id == giver_id:
        return None
    hats = hats_of(user)
    if isinstance(record, Inspection):
        roles = roles_in(user, record)
        return next((hat for hat in hats if _speaks_of_visit(hat, record, bool(roles))), None)
    return next((hat for hat in hats if hat.lent_for(record.area) and _speaks(hat, record)), None)


def _speaks_of_visit(hat: Hat, inspection: Inspection, in_team: bool) -> bool:
    """The team, or whoever plans the visits, for those who inspect; a leader for the other body."""
    if hat.body_id == inspection.body_id:
        return in_team or keeps_inspections(hat)
    return hat.body_id == inspection.inspected_body_id and leads(hat)


def _speaks(hat: Hat, record: Task | Ticket) -> bool:
    """A leader for the body that does the work; for the other side whoever gives, or judges."""
    if isinstance(record, Task):
        return leads_body(hat, record) or gives(hat, record)
    return leads_remedy(hat, record) or judges(hat, record)


def keeps_comment(user: User, record: Commented, body_id: int, by_id: int) -> bool:
    """Removes a comment, and still reads what was removed: who wrote it, and the leaders of the body in which it was said."""
    leading = (hat for hat in hats_of(user) if hat.body_id == body_id and hat.post in LEADERS)
    area = WHOLE if isinstance(record, Inspection) else record.area  # a visit is of no one area
    return user.pk == by_id or any(hat.lent_for(area) for hat in leading)


def comment_readers(record: Commented, *, giver: bool, shared: bool) -> list[int]:
    """The keys that read what was said: of the body in which it was (`giver`: the other one), or of both."""
    body_id, giver_id = (getattr(record, name) for name in record.home)
    if shared:
        return sorted({body_id, giver_id})
    if isinstance(record, Inspection) and not giver and kept_apart(record, body_id):
        return sorted([team_circle(record), leaders_circle(body_id)])
    return [giver_id if giver else body_id]
