"""One-use codes on slips of paper: with one a person sets a password, the first or after forgetting it. No e-mail.

A code is made out of the request that asks for it and the server's secret, so a request sent again gets the same codes;
only a keyed hash is kept. A new code takes the place of the one before.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare, salted_hmac

from backend import clock
from backend.accounts.models import AccessCode, User
from backend.accounts.queries import administers, valid_memberships
from backend.activity.change import Act, change
from backend.errors import FieldError, Forbidden, Invalid, NotFound
from backend.organisations.models import OrgUnit
from backend.words import say

LIFE = timedelta(days=14)
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another: no 0 O 1 I L U
LENGTH = 12  # about 59 bits


def code_for(key: uuid.UUID, user_id: int) -> str:
    """The code that the request `key` gives this person, as printed: `K7PM-4XQD-9RTA`."""
    number = int.from_bytes(salted_hmac("dondoc.access-code", f"{key}:{user_id}", algorithm="sha256").digest(), "big")
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "-".join("".join(letters[at : at + 4]) for at in range(0, LENGTH, 4))


def issue_codes(by: User, body_id: int, user_ids: Sequence[int], *, key: uuid.UUID, **request: Any) -> Act:
    """A new code for each; who had a password has none any more, and their sessions end. One event of the body,
    `person.code_issued`, which names whom. Raises NotFound, Forbidden, Invalid naming each person by place."""
    with change(by, OrgUnit.ref(body_id), key=key, **request) as act:
        body = act.record
        if not by.has_perm("bodies.administer", body):
            raise Forbidden(say("Bạn không quản trị cơ quan này.", "You do not administer this body."))
        people = _people(by, body_id, user_ids)
        reset = [user for user in people if user.has_usable_password()]
        until = clock.machine_now() + LIFE
        for user in people:
            digest = digest_of(user.pk, code_for(key, user.pk))
            AccessCode.objects.update_or_create(
                user=user, defaults={"body": body, "digest": digest, "expires_at": until}
            )
        for user in reset:
            user.set_unusable_password()  # sessions carry a proof made from the password
            user.save(update_fields=["password"])
        named = [user.pk for user in people]
        act.note(body, "person.code_issued", people=named, reset=[user.pk for user in reset])
    return act


def redeem_code(*, username: str, code: str, password: str) -> User:
    """Use the code up and set the password: `person.password_set` of the body that gave it. Raises Invalid: one answer
    for an unknown name and a wrong, used or old code."""
    user = User.objects.filter(username=username.strip().lower(), is_active=True, is_system=False).first()
    kept = AccessCode.objects.filter(user=user, expires_at__gte=clock.machine_now()).first() if user else None
    digest = digest_of(user.pk if user else 0, code)
    if user is None or kept is None or not constant_time_compare(bytes(kept.digest), digest):
        raise _no_code()
    try:
        validate_password(password, user)
    except ValidationError as weak:
        message = " ".join(weak.messages)
        raise Invalid(message, errors=[FieldError("password", message)]) from weak
    try:
        with change(user, OrgUnit.ref(kept.body_id)) as act:
            if not AccessCode.objects.filter(pk=kept.pk, digest=digest).delete()[0]:
                raise _no_code()  # somebody was a moment faster
            user.set_password(password)
            user.save(update_fields=["password"])
            act.note(act.record, "person.password_set", people=[user.pk])
    except NotFound as gone:  # no post in that body any more
        raise _no_code() from gone
    return user


def codes_until(body_id: int) -> dict[int, datetime]:
    """Until when the code of each person is good, of those the body gave one that is not used."""
    rows = AccessCode.objects.filter(body_id=body_id, expires_at__gte=clock.machine_now())
    return dict(rows.values_list("user_id", "expires_at"))


def why_not(by: User, user: User, bodies: set[int], mine: set[int]) -> str | None:
    """Why `by` gives this person no code; None when they do. `bodies`: where the person works, `mine`: what `by`
    administers. Whoever resets a password could act as its owner, so nobody gets further by it than they are."""
    if user.pk == by.pk:
        return say(
            "Không tự cấp mã cho mình: mật khẩu đang dùng sẽ mất.", "Not to yourself: you would lose your password."
        )
    if user.is_staff and not by.is_superuser:
        return say(
            "Quản trị hệ thống do quản trị hệ thống khác cấp mã.", "System administrators get theirs from one another."
        )
    if not by.is_superuser and bodies - mine:
        return say("Người này còn làm việc ở cơ quan khác.", "This person works in another body too.")
    return None


def _people(by: User, body_id: int, user_ids: Sequence[int]) -> list[User]:
    posts = valid_memberships().filter(user__in=user_ids).select_related("user").order_by("id")
    bodies: dict[int, set[int]] = {}
    users: dict[int, User] = {}
    for post in posts.select_related("user", "unit"):
        users[post.user_id] = post.user
        bodies.setdefault(post.user_id, set()).add(post.unit.body_id or post.unit_id)
    mine = administers(by)
    errors = []
    for place, pk in enumerate(user_ids):
        outside = body_id not in bodies.get(pk, set())
        why = (
            say("Người này không làm việc ở cơ quan.", "This person does not work in the body.")
            if outside
            else why_not(by, users[pk], bodies[pk], mine)
        )
        errors += [FieldError(f"users.{place}", why)] if why else []
    if errors:
        raise Invalid(errors[0].message, errors=errors)
    return [users[pk] for pk in dict.fromkeys(user_ids)]


def digest_of(user_id: int, code: str) -> bytes:
    """What is kept of a code; blanks, dashes and case do not matter."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("dondoc.access-code.kept", f"{user_id}:{letters}", algorithm="sha256").digest()


def _no_code() -> Invalid:
    message = say(
        "Tên đăng nhập hoặc mã không đúng, hoặc mã đã dùng hay hết hạn. Quản trị của cơ quan cấp mã khác được.",
        "The user name or the code is wrong, or the code was used or has expired. Your administrator can give another.",
    )
    return Invalid(message, errors=[FieldError("code", message)])
