"""One reminder to bodies below, about all that they were given and have to remedy: an event each, once a day (product.md §23)."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import F, Q

from backend.access.rules import gives_to_many
from backend.accounts.models import Post, User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import LEADERS, Hat, hats_of
from backend.activity.change import absent, change
from backend.activity.roots import Ref
from backend.errors import Forbidden, NotFound, Refused
from backend.organisations.models import OrgUnit
from backend.words import say
from workflows.machine import NothingDone
from workflows.reminding import Waiting, remind_in

Outcome = tuple[list[Ref], list[tuple[Ref, Refused]]]  # done, refused with why


def reminding_hat(by: User, body_id: int) -> Hat | None:
    """The hat under which `by` reminds the bodies below this one: its leaders, its standing office."""
    return next((hat for hat in hats_of(by) if hat.body_id == body_id and gives_to_many(hat)), None)


def remind_bodies(by: User, unit_ids: Iterable[int], text: str, **request: object) -> Outcome:
    """Remind each body's leaders and the head of its standing office. Raises Forbidden for who reminds nobody, NotFound for
    what is no body below, NothingDone with each row's why, Invalid."""
    refs = [OrgUnit.ref(pk) for pk in dict.fromkeys(unit_ids)]
    people = _addressed(ref.pk for ref in refs)
    own = {hat.body_id for hat in hats_of(by)}
    done: list[Ref] = []
    refused: list[tuple[Ref, Refused]] = []

    def look(unit: OrgUnit, by: User) -> Waiting:
        above = unit.parent.body_id if unit.parent else None
        if above not in own or not unit.is_body:
            raise NotFound(absent())
        hat = reminding_hat(by, above)
        return Waiting(hat, frozenset(people[unit.pk]), between=True)

    with change(by, along=refs, **request) as act:  # type: ignore[arg-type]  # the request's parts, as everywhere
        if not any(gives_to_many(hat) for hat in hats_of(by)):
            raise Forbidden(
                say("Chỉ lãnh đạo và thường trực nhắc được cơ quan cấp dưới.", "Only leaders and the standing office remind bodies below.")
            )  # fmt: skip
        for ref in refs:
            try:
                with act.row():
                    unit = act.get(ref)
                    remind_in(act, unit, text, look)
                    act.amend(unit, above=True)
                done.append(ref)
            except Refused as why:
                refused.append((ref, why))
        if not done:
            raise NothingDone(refused)
    return done, refused


def _addressed(unit_ids: Iterable[int]) -> dict[int, set[int]]:
    """Whom a reminder reaches, by body."""
    found: dict[int, set[int]] = defaultdict(set)
    heads = Q(post=Post.HEAD, unit_id=F("unit__body__settings__standing_office_id"))
    posts = valid_memberships().filter(Q(post__in=LEADERS) | heads, unit__body__in=list(unit_ids))
    for body_id, user_id in posts.values_list("unit__body_id", "user_id"):
        found[body_id or 0].add(user_id)
    return found
