"""Who comments on a record, and who says it across the wall: inside either of its two bodies everybody, from one to the other
whoever speaks for the body there (product.md §8, §17)."""

from backend.access.rules import gives, leads_body
from backend.access.rules_inspections import judges, leads_remedy
from backend.accounts.models import User
from backend.accounts.roster import LEADERS, Hat, hats_of
from backend.inspections.models import Ticket
from backend.plans.models import Task

Commented = Task | Ticket


def sides_of(record: Commented) -> tuple[int, int]:
    """The body that does the work, and the one that gave it or inspects; the same, inside a body."""
    body_id, giver_id = (getattr(record, name) for name in record.home)
    return body_id, giver_id


def justify_commenting(user: User, record: Commented) -> Hat | None:
    """The hat under which `user` comments inside one of the two bodies, own before borrowed; None for other readers."""
    hats = hats_of(user)
    return next((hat for body_id in sides_of(record) for hat in hats if hat.body_id == body_id), None)


def justify_sharing(user: User, record: Commented) -> Hat | None:
    """The hat under which `user` says something to the other body; None when they may not, or there is none."""
    body_id, giver_id = sides_of(record)
    if body_id == giver_id:
        return None
    return next((hat for hat in hats_of(user) if hat.lent_for(record.area) and _speaks(hat, record)), None)


def _speaks(hat: Hat, record: Commented) -> bool:
    """A leader for the body that does the work; for the other side whoever gives, or judges."""
    if isinstance(record, Task):
        return leads_body(hat, record) or gives(hat, record)
    return leads_remedy(hat, record) or judges(hat, record)


def keeps_comment(user: User, record: Commented, body_id: int, by_id: int) -> bool:
    """Removes a comment, and still reads what was removed: who wrote it, and the leaders of the body in which it was said."""
    leading = (hat for hat in hats_of(user) if hat.body_id == body_id and hat.post in LEADERS)
    return user.pk == by_id or any(hat.lent_for(record.area) for hat in leading)


def comment_readers(record: Commented, *, giver: bool, shared: bool) -> list[int]:
    """The keys that read what was said: of the body in which it was (`giver`: the one that gave it), or of both."""
    body_id, giver_id = sides_of(record)
    return sorted({body_id, giver_id}) if shared else [giver_id if giver else body_id]
