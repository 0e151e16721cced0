"""Making accounts and giving posts. Posts are facts of the body's unit: each change is one event there."""

import hashlib
import secrets
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import models, transaction

from backend import clock
from backend.accounts.models import Absence, FirstAdministratorLink, Membership, User
from backend.accounts.queries import valid_memberships
from backend.activity.change import Act, change
from backend.errors import FieldError, Invalid, NotFound
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


def end_post(by: User, membership: Membership, *, last_day: date, **request: Any) -> Act:
    """The post ends with `last_day`; the day before it began when it was given by mistake. Raises Invalid for a day
    earlier than that. `request`: key, fingerprint of `change`."""
    if last_day < membership.valid_from - timedelta(days=1):
        raise _wrong(
            "valid_to",
            say(
                "Vị trí này bắt đầu từ {day}, nên không kết thúc trước ngày đó được.",
                "This post began on {day}; it cannot end before that.",
                day=f"{membership.valid_from:%d/%m/%Y}",
            ),
        )
    with change(by, OrgUnit.ref(membership.unit_id), **request) as act:
        Membership.objects.filter(pk=membership.pk).update(valid_to=last_day)
        act.note(act.record, "person.left", user=membership.user_id, post=membership.post, last_day=last_day)
    return act


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


def record_absence(by: User, absence: Absence) -> Act:
    """`absence.user` is away, or is back sooner than was recorded; the event stands on the body of their first post.
    The stand-in must be a colleague."""
    body = _body_of(absence.user)
    longer = Absence.objects.filter(pk=absence.pk, last_day__gt=absence.last_day).exists()
    if absence.last_day < absence.first_day:
        raise _wrong("last_day", say("Ngày cuối phải từ ngày đầu trở đi.", "The last day cannot be before the first."))
    if absence.stand_in_id and (absence.stand_in_id == absence.user_id or _body_of(absence.stand_in).pk != body.pk):
        raise _wrong(
            "stand_in",
            say(
                "Người thay phải là người khác trong cùng cơ quan.",
                "The stand-in must be another person of the same body.",
            ),
        )
    with change(by, OrgUnit.ref(body.pk)) as act:
        absence.save()
        act.note(
            act.record,
            "absence.ended" if longer else "absence.recorded",
            user=absence.user_id,
            stand_in=absence.stand_in_id,
            first_day=absence.first_day,
            last_day=absence.last_day,
        )
    return act


def configure_body(by: User, body: OrgUnit, row: models.Model) -> Act:
    """Store one of the body's own choices: its settings, a leader in charge, a policy."""
    with change(by, OrgUnit.ref(body.pk)) as act:
        row.save()
        act.note(act.record, "body.configured", what=type(row).__name__)
    return act


def _body_of(user: User | None) -> OrgUnit:
    member = valid_memberships().filter(user=user).select_related("unit__body").order_by("id").first()
    if member is None or member.unit.body is None:
        raise _wrong("user", say("Người này không giữ vị trí nào.", "This person holds no post."))
    return member.unit.body
