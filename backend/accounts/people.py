"""People of a body, many at once: accounts without a password yet, each with a post."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from backend import clock
from backend.accounts.models import Membership, Post, User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import LEADERS
from backend.activity.change import Act, absent, change
from backend.errors import FieldError, Forbidden, Invalid, NotFound, NotTheMoment
from backend.organisations.models import BodySettings, OrgUnit
from backend.organisations.queries import units_of
from backend.words import say

USERNAME = re.compile(r"[a-z0-9._-]{2,80}")
MOST = 200  # people in one act


@dataclass(frozen=True)
class NewPerson:
    """A post for a person, by the code of the unit. Whoever has the user name already gets the post besides their own."""

    username: str
    full_name: str
    title: str
    unit: str
    post: str
    phone: str = ""


def add_people(by: User, body: OrgUnit, rows: Sequence[NewPerson], **request: Any) -> Act | None:
    """Make the accounts and give the posts, one act: `person.joined` of every unit with a new one. None when all have
    theirs already. Raises Forbidden, Invalid naming every row that cannot be (`items.3.username`): none is stored then."""
    units = {unit.code: unit for unit in units_of(body.pk, day=clock.today())}
    there = _there(rows)
    errors = [error for place, row in enumerate(rows) for error in _faults(place, row, rows, body, units, there)]
    if errors:
        raise Invalid(errors[0].message, errors=errors)
    held = {(post.user_id, post.unit_id, post.post) for posts in there.values() for post in posts}
    users = {name: posts[0].user for name, posts in there.items()}
    new = [r for r in rows if r.username not in users or (users[r.username].pk, units[r.unit].pk, r.post) not in held]
    if not new:
        return None
    with change(by, *dict.fromkeys(OrgUnit.ref(units[row.unit].pk) for row in new), **request) as act:
        if not by.has_perm("bodies.administer", body):
            raise Forbidden(say("Bạn không quản trị cơ quan này.", "You do not administer this body."))
        settings = BodySettings.objects.filter(body=body).first() or BodySettings()
        _store(act, new, users, units, language=settings.language)
    return act


def administered_post(by: User, body: OrgUnit, post_id: int) -> Membership:
    """A post of the body that its administrator may end. Raises NotFound, Forbidden, and NotTheMoment for the post of its
    last administrator, after which nobody could set anything up."""
    post = Membership.objects.select_related("unit", "user").filter(pk=post_id, unit__body_id=body.pk).first()
    if post is None:
        raise NotFound(absent())
    if not by.has_perm("bodies.administer", body):
        raise Forbidden(say("Bạn không quản trị cơ quan này.", "You do not administer this body."))
    others = valid_memberships().filter(unit__body_id=body.pk, post=Post.ADMINISTRATOR).exclude(pk=post.pk)
    if post.post == Post.ADMINISTRATOR and not others.exists():
        raise NotTheMoment(say("Cơ quan phải còn ít nhất một quản trị.", "The body must keep one administrator."))
    return post


def _store(
    act: Act, rows: Sequence[NewPerson], users: dict[str, User], units: dict[str, OrgUnit], *, language: str
) -> None:  # fmt: skip
    told: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        user = users.get(row.username) or _account(row, language)
        users[row.username] = user
        unit = units[row.unit]
        Membership.objects.create(
            user=user, unit=unit, post=row.post, title=row.title, valid_from=clock.today(),
            deputises=Membership.Deputises.WHEN_AWAY if row.post == Post.DEPUTY else Membership.Deputises.NEVER,
        )  # fmt: skip
        told[unit.pk].append([user.pk, row.post])
    for unit_id, joined in told.items():
        act.note(act.get(OrgUnit.ref(unit_id)), "person.joined", people=joined, valid_from=clock.today())


def _account(row: NewPerson, language: str) -> User:
    try:
        with transaction.atomic():
            return User.objects.create_user(
                row.username, None, full_name=row.full_name, phone=row.phone, language=language
            )
    except IntegrityError as taken:
        message = say("Tên đăng nhập vừa có người khác dùng.", "The user name was taken a moment ago.")
        raise Invalid(message, errors=[FieldError("username", f"{row.username}: {message}")]) from taken


def _there(rows: Sequence[NewPerson]) -> dict[str, list[Membership]]:
    """The posts of those who have one of these user names already; of somebody without any, one that says so."""
    names = {row.username for row in rows}
    found: dict[str, list[Membership]] = defaultdict(list)
    for post in valid_memberships().filter(user__username__in=names).select_related("user", "unit"):
        found[post.user.username].append(post)
    for user in User.objects.filter(username__in=names - set(found)):
        found[user.username].append(Membership(user=user))
    return dict(found)


def _faults(
    place: int, row: NewPerson, rows: Sequence[NewPerson], body: OrgUnit, units: dict[str, OrgUnit], there: dict[str, list[Membership]]
) -> Iterator[FieldError]:  # fmt: skip
    unit = units.get(row.unit)
    if unit is None or unit.is_group:
        yield FieldError(f"items.{place}.unit", say("Chọn một đơn vị của cơ quan.", "Choose a unit of the body."))
    elif (row.post in LEADERS) != (unit.pk == body.pk) and row.post in {*LEADERS, Post.HEAD, Post.DEPUTY}:
        message = say(
            "Lãnh đạo cơ quan thuộc chính cơ quan; trưởng, phó đơn vị thuộc đơn vị của mình.",
            "Leaders belong to the body itself; heads and deputies to their unit.",
        )
        yield FieldError(f"items.{place}.unit", message)
    fault = _fault_of_name(row, rows[:place], body, there.get(row.username, []))
    if fault:
        yield FieldError(f"items.{place}.username", fault)


def _fault_of_name(row: NewPerson, before: Sequence[NewPerson], body: OrgUnit, posts: list[Membership]) -> str | None:
    if not USERNAME.fullmatch(row.username):
        return say(
            "Tên đăng nhập gồm chữ thường không dấu, số, dấu chấm; từ 2 ký tự.",
            "A user name has small letters without marks, digits and dots; 2 characters or more.",
        )
    if any(other.username == row.username and not same_name(other.full_name, row.full_name) for other in before):
        return say("Hai người trong danh sách cùng tên đăng nhập.", "Two people of the list have this user name.")
    if not posts:
        return None
    if not any(post.unit_id and post.unit.body_id == body.pk for post in posts):
        return say("Tên đăng nhập đã có người khác dùng.", "The user name is somebody else's.")
    if not same_name(posts[0].user.full_name, row.full_name):
        name = posts[0].user.full_name
        return say("Tên đăng nhập này là của {name}.", "This user name is {name}'s.", name=name)
    return None


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same, whatever their case and blanks."""
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    """A name for comparing: NFC, small letters, single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
