"""Whom a person may give work to, whom they gave it last, for which leaders they may enter it, and the usual dates."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import F, Max, Q

from backend import clock
from backend.access.rules import justify
from backend.accounts.models import Post, User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import LEADERS, STAFF, hats_of
from backend.organisations.models import OrgUnit
from backend.organisations.queries import standing_units
from backend.plans.models import Task
from backend.workcalendar.calendar import ONE, Calendar
from backend.workcalendar.calendar import current as calendar

FRIDAY = 4
RECENT = 6


class Recipient(NamedTuple):
    """A unit, or one of its people. `own`: whoever gives may do so in their own name."""

    unit: OrgUnit
    own: bool
    user_id: int | None = None


def recipients(user: User) -> list[Recipient]:
    """The units of the person's bodies and the bodies right below to which they may give, or enter for a leader; then the
    people of those of their own. The rule is that of giving itself."""
    bodies = {hat.body_id for hat in hats_of(user)}
    living = standing_units(day=clock.today()).filter(is_group=False).select_related("body__parent")
    near = Q(body_id__in=bodies) | Q(body__parent__body_id__in=bodies, body_id=F("pk"))
    rights = {unit: _rights(user, unit, bodies) for unit in living.filter(near).order_by("body_id", "position", "id")}
    units = [Recipient(unit, "give" in found) for unit, found in rights.items() if found]
    inside = {one.unit.pk: one for one in units if one.unit.body_id in bodies}
    posts = valid_memberships().filter(unit__in=inside, post__in=[*STAFF, Post.CLERK], user__is_system=False)
    members = posts.order_by("unit__position", "unit_id", "id").values_list("unit_id", "user_id")
    return [*units, *(inside[unit]._replace(user_id=person) for unit, person in dict.fromkeys(members))]


def recent(user: User, offered: Iterable[Recipient]) -> list[Recipient]:
    """Those of the offered to whom the person gave, or entered, work last, one by one; the last one first."""
    known = {(recipient.unit.pk, recipient.user_id): recipient for recipient in offered}
    given = Task.objects.filter(Q(given_by=user) | Q(entered_by=user), order=None, parent=None).values(
        "lead_id", "officer_id"
    )
    last = given.annotate(last=Max("given_at")).order_by("-last").values_list("lead_id", "officer_id")[: 2 * RECENT]
    return [known[key] for key in last if key in known][:RECENT]


def leaders(user: User) -> list[int]:
    """Ids of the leaders in whose name the person may enter what they gave; the Chairman first."""
    bodies = {hat.body_id for hat in hats_of(user) if hat.office or hat.standing}
    if not bodies:
        return []
    posts = valid_memberships().filter(unit__body_id__in=bodies, post__in=LEADERS).exclude(user=user)
    return list(dict.fromkeys(posts.order_by("unit__body_id", "post", "id").values_list("user_id", flat=True)))


def usual_dates(today: date, days: Calendar | None = None) -> list[tuple[str, date]]:
    """(name, day), each a working day: today, the next Friday, five working days on, the last of the month."""
    days = days or calendar()
    friday = today + timedelta(days=(FRIDAY - today.weekday() - 1) % 7 + 1)
    month_end = (today.replace(day=1) + timedelta(days=32)).replace(day=1) - ONE
    wanted = [
        ("TODAY", today),
        ("FRIDAY", _worked(days, friday)),
        ("FIVE_DAYS", days.add_working_days(today, 5)),
        ("MONTH_END", _worked(days, month_end)),
    ]
    seen: dict[date, str] = {}
    for name, day in wanted:
        if day >= today:
            seen.setdefault(day, name)
    return [(name, day) for day, name in seen.items()]


def _worked(days: Calendar, day: date) -> date:
    return day if days.is_working(day) else days.add_working_days(day, -1)


def _rights(user: User, unit: OrgUnit, bodies: set[int]) -> list[str]:
    """Under which rights a task would be given to it; of a body below, to the body itself alone."""
    assert unit.body is not None
    inside = unit.body_id in bodies
    if inside == unit.is_body:  # one's own body is its units; another is its head's affair
        return []
    above = unit.body.parent
    giver = unit.body if inside or above is None else above.body
    task = Task(body=unit.body, giver_body_id=giver.pk if giver else unit.pk, lead=unit)
    return [right for right in ("give", "enter") if justify(user, right, task)]
