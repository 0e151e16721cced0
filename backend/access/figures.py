"""Whose personal figures somebody may see: their own, and, of their line, those of the people they head or lead
(product.md §28). Nobody else's, and nobody is ranked."""

from dataclasses import dataclass

from django.db.models import Q

from backend.accounts.models import Membership, Post, User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import LEADERS, hats_of


@dataclass(frozen=True)
class Line:
    """`units` the person heads and `bodies` they lead today."""

    me: int
    units: tuple[int, ...]
    bodies: tuple[int, ...]

    @property
    def oversees(self) -> bool:
        """Whether there is anybody below."""
        return bool(self.units or self.bodies)

    def posts(self) -> Q:
        """The posts whose holders are in it; leaders are nobody's below but their own."""
        below = Q(unit_id__in=self.units) | Q(unit__body_id__in=self.bodies)
        return Q(user_id=self.me) | (below & ~Q(post__in=[*LEADERS, Post.ADMINISTRATOR]))


def line_of(user: User) -> Line:
    """From the hats worn today, borrowed ones with them."""
    hats = hats_of(user)
    units = {hat.unit_id for hat in hats if hat.heads}
    bodies = {hat.body_id for hat in hats if hat.post in LEADERS}
    return Line(user.pk, tuple(sorted(units)), tuple(sorted(bodies)))


def may_see_figures(user: User, person_id: int) -> bool:
    """Whether these figures are the reader's own, or of somebody in their line."""
    return person_id == user.pk or valid_memberships().filter(line_of(user).posts(), user_id=person_id).exists()


def known_to(user: User, person_id: int) -> bool:
    """Whether the reader works in one body with this person: others do not exist for them."""
    bodies = {hat.body_id for hat in hats_of(user)}
    return Membership.objects.filter(user_id=person_id, unit__body_id__in=bodies).exists()
