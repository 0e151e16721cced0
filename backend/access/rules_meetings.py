"""Who keeps what is said at a body's meetings: its standing office and its Office write it down, its leaders decide
(product.md §13). Everybody of the body reads it."""

from backend.access.rules import WHOLE
from backend.accounts.models import User
from backend.accounts.roster import LEADERS, Hat, hats_of


def keeps_meetings(hat: Hat) -> bool:
    """Writes down what was said."""
    return hat.lent_for(WHOLE) and (hat.post in LEADERS or hat.standing or hat.office)


def decides_there(hat: Hat) -> bool:
    """Decides, and closes the remarks of a meeting."""
    return hat.lent_for(WHOLE) and hat.post in LEADERS


def justify_keeping_meetings(user: User, body_id: int) -> Hat | None:
    """The hat under which `user` writes it down in this body, own before borrowed; None when they do not."""
    return next((hat for hat in hats_of(user) if hat.body_id == body_id and keeps_meetings(hat)), None)


def justify_deciding_there(user: User, body_id: int) -> Hat | None:
    """The hat under which `user` decides at this body's meetings, likewise."""
    return next((hat for hat in hats_of(user) if hat.body_id == body_id and decides_there(hat)), None)
