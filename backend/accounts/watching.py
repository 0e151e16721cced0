"""Which bodies somebody keeps an eye on. It is no act: nothing of the work changes, nobody is told."""

from backend import clock
from backend.accounts.models import User, WatchedUnit
from backend.accounts.roster import hats_of
from backend.errors import NotFound
from backend.organisations.models import OrgUnit
from backend.organisations.queries import bodies_below
from backend.words import say


def watch(by: User, unit_id: int, on: bool) -> None:
    """Put it on one's list, or take it off. Raises NotFound for what is not right below one of one's bodies."""
    if not any(below(body_id, unit_id) for body_id in {hat.body_id for hat in hats_of(by)}):
        raise NotFound(say("Không có đơn vị này.", "There is no such unit."))
    if on:
        WatchedUnit.objects.get_or_create(user=by, unit_id=unit_id)
    else:
        WatchedUnit.objects.filter(user=by, unit_id=unit_id).delete()


def below(body_id: int, unit_id: int) -> OrgUnit | None:
    """The body right below this one."""
    return bodies_below(body_id, day=clock.today()).filter(pk=unit_id).first()
