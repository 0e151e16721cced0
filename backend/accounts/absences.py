"""Being away, and who stands in (product.md §16): recorded by oneself in one act, or from paper by the Office or the standing
office. Waiting work follows by itself, there and back: the hats of the day are asked anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from backend import clock
from backend.accounts.models import Absence, Post, User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import LEADERS
from backend.activity.change import Act, absent, change
from backend.errors import FieldError, Forbidden, Invalid, NotFound, NotTheMoment
from backend.organisations.models import OrgUnit
from backend.words import say

LONGEST = 400  # days


@dataclass(frozen=True)
class WishedAbsence:
    """`user` is away from one day to another, both counted; `areas`: only in these fields (empty: in everything)."""

    user_id: int
    first_day: date
    last_day: date
    stand_in_id: int
    areas: Sequence[str] = ()
    document_no: str = ""


def go_away(by: User, wish: WishedAbsence, **request: Any) -> Act:
    """Record it, one event of the body. Raises Forbidden for who may not speak for that person, Invalid naming the field."""
    user = User.objects.filter(pk=wish.user_id, is_active=True).first()
    if user is None:
        raise NotFound(absent())
    absence = Absence(
        user=user, stand_in=User.objects.filter(pk=wish.stand_in_id, is_active=True).first(), areas=list(wish.areas),
        first_day=wish.first_day, last_day=wish.last_day, document_no=wish.document_no.strip(),
        entered_by=None if user.pk == by.pk else by,
    )  # fmt: skip
    if absence.stand_in is None:
        raise _wrong("stand_in", say("Chọn người thay.", "Choose who stands in."))
    if not by.has_perm("absences.record", absence):
        raise Forbidden(say("Bạn không ghi đi vắng cho người này được.", "You may not record this person's absence."))
    if absence.entered_by is not None and absence.stand_in.pk == by.pk:
        raise _wrong("stand_in", say(
            "Người ghi từ văn bản không tự làm người thay; người khác ghi.",
            "Who records it from paper does not stand in; somebody else records it.",
        ))  # fmt: skip
    if absence.last_day < clock.today():
        raise _wrong("last_day", say("Ngày cuối đã qua.", "The last day has passed."))
    return record_absence(by, absence, **request)


def come_back(by: User, absence_id: int, **request: Any) -> Act:
    """Back today, or not away at all when it has not begun. Raises NotFound, Forbidden, NotTheMoment when it is over."""
    found = Absence.objects.select_related("user").filter(pk=absence_id).first()
    if found is None or not _colleagues(by, found.user):
        raise NotFound(absent())
    if not by.has_perm("absences.record", found):
        raise Forbidden(
            say("Chỉ người đi vắng hoặc Văn phòng kết thúc được.", "Only who is away, or the Office, may end it.")
        )
    with change(by, OrgUnit.ref(body_of(found.user).pk), **request) as act:
        row = Absence.objects.select_for_update().get(pk=absence_id)
        if row.last_day < clock.today():
            raise NotTheMoment(say("Lần đi vắng này đã hết.", "This absence is over."))
        row.last_day = max(row.first_day, clock.today()) - timedelta(days=1)
        row.save(update_fields=["last_day"])
        _note(act, "absence.ended", row)
    return act


def record_absence(by: User, absence: Absence, **request: Any) -> Act:
    """`absence.user` is away, or is back sooner than was recorded; the event stands on the body of their first post.
    The stand-in must be a colleague who is there; nobody is away twice at once for the same field."""
    body = body_of(absence.user)
    if absence.last_day < absence.first_day:
        raise _wrong("last_day", say("Ngày cuối phải từ ngày đầu trở đi.", "The last day cannot be before the first."))
    if absence.last_day - absence.first_day > timedelta(days=LONGEST):
        raise _wrong("last_day", say("Quá dài: nhiều nhất {n} ngày.", "Too long: {n} days at most.", n=LONGEST))
    if absence.stand_in_id and (absence.stand_in_id == absence.user_id or body_of(absence.stand_in).pk != body.pk):
        raise _wrong("stand_in", say(
            "Người thay phải là người khác trong cùng cơ quan.", "The stand-in must be another person of the same body.",
        ))  # fmt: skip
    with change(by, OrgUnit.ref(body.pk), **request) as act:
        longer = Absence.objects.filter(pk=absence.pk, last_day__gt=absence.last_day).exists()
        if not longer:
            _check_others(absence)
        absence.save()
        _note(act, "absence.ended" if longer else "absence.recorded", absence)
    return act


def proposed_stand_in(user: User) -> int | None:
    """Who would stand in by custom: for the Chairman the first Vice-Chairman, for another leader the Chairman, for a head the
    deputy, for a deputy the head, for others a colleague of the unit; nobody who is away today."""
    mine = valid_memberships().filter(user=user).order_by("id").first()
    if mine is None:
        return None
    order = {
        Post.CHAIRMAN: [Post.VICE_CHAIRMAN], Post.VICE_CHAIRMAN: [Post.CHAIRMAN, Post.VICE_CHAIRMAN],
        Post.HEAD: [Post.DEPUTY, Post.MEMBER], Post.DEPUTY: [Post.HEAD, Post.MEMBER],
    }.get(Post(mine.post), [Post.MEMBER, Post.DEPUTY, Post.HEAD])  # fmt: skip
    today = clock.today()
    away = Absence.objects.filter(first_day__lte=today, last_day__gte=today).values("user")
    near = valid_memberships().filter(unit=mine.unit_id, post__in=order).exclude(user=user).exclude(user__in=away)
    found = sorted(near, key=lambda post: (order.index(Post(post.post)), post.pk))
    return found[0].user_id if found else None


def leads(user: User) -> bool:
    """Holds a leader's post today."""
    return valid_memberships().filter(user=user, post__in=LEADERS).exists()


def body_of(user: User | None) -> OrgUnit:
    """The body of a person's first post; Invalid for who holds none."""
    member = valid_memberships().filter(user=user).select_related("unit__body").order_by("id").first()
    if member is None or member.unit.body is None:
        raise _wrong("user", say("Người này không giữ vị trí nào.", "This person holds no post."))
    return member.unit.body


def _check_others(absence: Absence) -> None:
    at_once = Absence.objects.filter(first_day__lte=absence.last_day, last_day__gte=absence.first_day)
    for other in at_once.filter(user=absence.user_id).exclude(pk=absence.pk):
        if not other.areas or not absence.areas or set(other.areas) & set(absence.areas):
            raise _wrong("first_day", say(
                "Đã ghi đi vắng từ {first} đến {last}.", "An absence from {first} to {last} is recorded already.",
                first=f"{other.first_day:%d/%m/%Y}", last=f"{other.last_day:%d/%m/%Y}",
            ))  # fmt: skip
    gone = at_once.filter(user=absence.stand_in_id).first() if absence.stand_in_id else None
    if gone is not None:
        raise _wrong("stand_in", say(
            "Người này cũng đi vắng từ {first} đến {last}; người thay không chuyển tiếp được.",
            "This person is away too, from {first} to {last}; a stand-in cannot pass it on.",
            first=f"{gone.first_day:%d/%m/%Y}", last=f"{gone.last_day:%d/%m/%Y}",
        ))  # fmt: skip


def _colleagues(one: User, other: User) -> bool:
    bodies = valid_memberships().filter(user=other).values("unit__body_id")
    return valid_memberships().filter(user=one, unit__body_id__in=bodies).exists()


def _note(act: Act, verb: str, absence: Absence) -> None:
    act.note(
        act.record, verb, user=absence.user_id, stand_in=absence.stand_in_id, first_day=absence.first_day,
        last_day=absence.last_day, areas=list(absence.areas), document_no=absence.document_no,
    )  # fmt: skip


def _wrong(name: str, message: str) -> Invalid:
    return Invalid(message, errors=[FieldError(name, message)])
