"""Making accounts and giving posts. Posts are facts of the body's unit: each change is one event there."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import date, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import models, transaction

from backend import clock
from backend.accounts.models import FirstAdministratorLink, Membership, User
from backend.activity.change import Act, change
from backend.errors import FieldError, Invalid, NotFound, NotTheMoment
from backend.organisations.models import OrgUnit
from backend.words import say

LINK_LIFE = timedelta(hours=24)


def give_post(by: User, membership: Membership) -> Act:
    """Store the new `membership`; the event stands on its unit."""
    with change(by, OrgUnit.ref(membership.unit_id)) as act:
        membership.save(force_insert=True)
        act.note(
            act.record, "person.joined", user=membership.user_id, post=membership.post, valid_from=membership.valid_from
        )
    return act


class OpenWork:
    """How much open work a post would leave behind, told at start-up by the layer that knows the work."""

    of: Callable[[Membership], int] = staticmethod(lambda post: 0)


def end_post(by: User, membership: Membership, *, last_day: date) -> Act:
    """The post ends with `last_day` (see `check_end`). Raises NotTheMoment while open work hangs on it: that is handed over by
    `workflows.leaving`."""
    check_end(membership, last_day)
    with change(by, OrgUnit.ref(membership.unit_id)) as act:
        left = OpenWork.of(Membership.objects.select_related("unit").get(pk=membership.pk))
        if left:
            raise NotTheMoment(say(
                "Người này còn {n} việc đang mở. Cho thôi vị trí ở trang Con người của cơ quan để bàn giao việc.",
                "This person still has {n} open items. End the post on the body's page of people, where they are handed over.",
                n=left,
            ))  # fmt: skip
        close_post(act, membership, last_day)
    return act


def check_end(membership: Membership, last_day: date) -> None:
    """A post ends on the day before it began when it was given by mistake; Invalid for a day earlier than that."""
    if last_day < membership.valid_from - timedelta(days=1):
        raise _wrong(
            "valid_to",
            say(
                "Vị trí này bắt đầu từ {day}, nên không kết thúc trước ngày đó được.",
                "This post began on {day}; it cannot end before that.",
                day=f"{membership.valid_from:%d/%m/%Y}",
            ),
        )


def close_post(act: Act, membership: Membership, last_day: date) -> None:
    """Write the end into an act that has the unit."""
    Membership.objects.filter(pk=membership.pk).update(valid_to=last_day)
    unit = act.get(OrgUnit.ref(membership.unit_id))
    act.note(unit, "person.left", user=membership.user_id, post=membership.post, last_day=last_day)


def switch_account(by: User, user: User, *, active: bool) -> Act | None:
    """Let the person act, or no longer; the event stands on every unit where they hold a post. None for somebody who
    holds none: nobody's rights change."""
    posts = Membership.objects.filter(user=user).exclude(valid_to__lt=clock.today())
    units = posts.order_by("unit_id").values_list("unit_id", flat=True).distinct()
    if not units:
        User.objects.filter(pk=user.pk).update(is_active=active)
        return None
    with change(by, *map(OrgUnit.ref, units)) as act:
        User.objects.filter(pk=user.pk).update(is_active=active)
        for unit in act.records:
            act.note(unit, "person.switched_on" if active else "person.switched_off", user=user.pk)
    return act


def set_language(user: User, language: str) -> None:
    """A preference, not a fact of the office: no event."""
    User.objects.filter(pk=user.pk).update(language=language)
    user.language = language


def first_administrator_token() -> str | None:
    """A new one-use token, valid 24 hours, in place of any before it; None when somebody administers already."""
    if _somebody_administers():
        return None
    FirstAdministratorLink.objects.filter(used_at__isnull=True).delete()
    token = secrets.token_urlsafe(24)
    FirstAdministratorLink.objects.create(digest=_digest(token), expires_at=clock.machine_now() + LINK_LIFE)
    return token


def make_first_administrator(*, token: str, username: str, full_name: str, password: str) -> User:
    """Use up the link and make the account. Raises NotFound for a used, old or unknown link, and once somebody
    administers for every link; Invalid for the fields."""
    with transaction.atomic():
        link = (
            FirstAdministratorLink.objects.select_for_update()
            .filter(digest=_digest(token), used_at__isnull=True)
            .first()
        )
        if link is None or link.expires_at < clock.machine_now() or _somebody_administers():
            raise NotFound(
                say(
                    "Đường dẫn đã dùng hoặc hết hạn. Chạy lại ./dondoc run --no-demo để có đường dẫn mới.",
                    "The link was used or has expired. Run ./dondoc run --no-demo again for a new one.",
                )
            )
        if User.objects.filter(username=username).exists():
            raise _wrong("username", say("Tên đăng nhập đã có.", "The user name is taken."))
        user = User(username=username, full_name=full_name.strip(), is_staff=True, is_superuser=True)
        try:
            validate_password(password, user)
        except ValidationError as weak:
            raise _wrong("password", " ".join(weak.messages)) from weak
        user.set_password(password)
        user.save()
        link.used_at = clock.machine_now()
        link.save(update_fields=["used_at"])
    return user


def _somebody_administers() -> bool:
    return User.objects.filter(is_staff=True, is_active=True).exists()


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _wrong(name: str, message: str) -> Invalid:
    return Invalid(message, errors=[FieldError(name, message)])


def configure_body(by: User, body: OrgUnit, row: models.Model) -> Act:
    """Store one of the body's own choices: its settings, a leader in charge, a policy."""
    with change(by, OrgUnit.ref(body.pk)) as act:
        row.save()
        act.note(act.record, "body.configured", what=type(row).__name__)
    return act
