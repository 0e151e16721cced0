"""Who holds what on a day: the hats people wear. Everything that asks "who may" or "who decides" reads this."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from django.db.models import F, Q

from backend import clock
from backend.accounts.models import Absence, LeaderInCharge, Membership, Post, User

LEADERS = frozenset({Post.CHAIRMAN, Post.VICE_CHAIRMAN})


@dataclass(frozen=True)
class Hat:
    """One post a person can act with today. `acting_for`: the absent person whose post it really is.
    `areas`: only for these areas (empty: all). `heads`: acts as the unit's head. `standing`: in the body's standing office."""

    user_id: int
    name: str
    unit_id: int
    body_id: int
    post: str
    title: str
    unit_name: str = ""
    acting_for: int | None = None
    areas: tuple[str, ...] = ()
    heads: bool = False
    standing: bool = False

    @property
    def capacity(self) -> str:
        """How the record names it: the title and, for others than leaders, the unit."""
        return self.title if self.post in LEADERS or not self.unit_name else f"{self.title}, {self.unit_name}"

    def covers(self, area: str) -> bool:
        """Whether the hat may be used in affairs of `area`."""
        return not self.areas or area in self.areas


@dataclass(frozen=True)
class Away:
    """`user_id` is away today; `stand_in` acts in their name (all areas when `areas` is empty)."""

    user_id: int
    stand_in: int | None
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class InCharge:
    """`leader_id` has the affairs of `area` ('' = any) or `unit_id` (None = any)."""

    leader_id: int
    area: str = ""
    unit_id: int | None = None


@dataclass(frozen=True)
class Roster:
    """A body on a day: hats people wear themselves, who is away, who is in charge of what."""

    body_id: int
    hats: tuple[Hat, ...]
    away: tuple[Away, ...] = ()
    in_charge: tuple[InCharge, ...] = ()
    standing_office_id: int | None = None
    above: "Callable[[], Roster] | None" = None  # read only when nobody is left inside

    def all_hats(self) -> list[Hat]:
        """Own hats, then those worn for absent people."""
        return [*self.hats, *borrowed(self.hats, self.away)]


def borrowed(hats: Iterable[Hat], away: Iterable[Away]) -> list[Hat]:
    """The hats of absent people, worn by their stand-ins. A stand-in cannot pass one on."""
    worn = list(hats)
    names = {hat.user_id: hat.name for hat in worn}
    return [
        replace(hat, user_id=a.stand_in, name=names[a.stand_in], acting_for=hat.user_id, areas=a.areas or hat.areas)
        for a in away
        if a.stand_in in names
        for hat in worn
        if hat.user_id == a.user_id and hat.post in LEADERS | {Post.HEAD, Post.DEPUTY, Post.MEMBER}
    ]


def roster_of(body_id: int, *, day: date | None = None, with_above: bool = True) -> Roster:
    """Read a body's roster in three statements; the body above only when it is asked for."""
    day = day or clock.today()
    rows = _valid(Membership.objects.filter(unit__body_id=body_id, user__is_active=True), day).select_related(
        "user", "unit", "unit__body__settings", "unit__body__parent"
    )
    absent = list(
        Absence.objects.filter(
            first_day__lte=day, last_day__gte=day, user__memberships__unit__body_id=body_id
        ).distinct()
    )
    away = tuple(Away(a.user_id, a.stand_in_id, tuple(a.areas)) for a in absent)
    members = list(rows)
    hats = tuple(_hats(members, {a.user_id for a in away}))
    charges = _valid(LeaderInCharge.objects.filter(body_id=body_id), day)
    body = members[0].unit.body if members else None
    if body is None:
        from backend.organisations.models import OrgUnit

        body = OrgUnit.objects.select_related("settings", "parent").get(pk=body_id)
    settings = getattr(body, "settings", None)
    parent = body.parent
    return Roster(
        body_id=body_id,
        hats=hats,
        away=away,
        in_charge=tuple(InCharge(c.leader_id, c.area, c.unit_id) for c in charges),
        standing_office_id=settings.standing_office_id if settings else None,
        above=partial(roster_of, parent.body_id, day=day, with_above=False)
        if with_above and parent and parent.body_id
        else None,
    )


def hats_of(user: User) -> list[Hat]:
    """What one person can act with today, own hats first; kept on the instance for the request."""
    if user.pk is None or not user.is_active:
        return []
    day = clock.today()
    kept = user.__dict__.get("_hats")
    if kept is None or kept[0] != day:
        kept = (day, _read_hats(user, day))
        user.__dict__["_hats"] = kept
    return kept[1]


def _read_hats(user: User, day: date) -> list[Hat]:
    absences = list(Absence.objects.filter(stand_in=user, first_day__lte=day, last_day__gte=day))
    wanted = [user.pk, *(a.user_id for a in absences)]
    rows = _valid(Membership.objects.filter(user_id__in=wanted, user__is_active=True), day).select_related(
        "user", "unit", "unit__body__settings"
    )
    members = list(rows)
    deputy_units = [m.unit_id for m in members if m.post == Post.DEPUTY]
    absent_heads = set()
    if deputy_units:
        absent_heads = set(
            Absence.objects.filter(
                first_day__lte=day,
                last_day__gte=day,
                user__memberships__post=Post.HEAD,
                user__memberships__unit_id__in=deputy_units,
            ).values_list("user__memberships__unit_id", flat=True)
        )
    own = [hat for m in members for hat in [_hat(m, head_away=m.unit_id in absent_heads)]]
    away = [Away(a.user_id, a.stand_in_id, tuple(a.areas)) for a in absences]
    if not any(hat.user_id == user.pk for hat in own):
        return []
    return [hat for hat in own if hat.user_id == user.pk] + [
        hat for hat in borrowed(own, away) if hat.user_id == user.pk
    ]


def _hats(members: list[Membership], away: set[int]) -> list[Hat]:
    head_away = {m.unit_id for m in members if m.post == Post.HEAD and m.user_id in away}
    return [_hat(m, head_away=m.unit_id in head_away) for m in members]


def _hat(member: Membership, *, head_away: bool) -> Hat:
    heads = member.post == Post.HEAD or (
        member.post == Post.DEPUTY
        and (
            member.deputises in {Membership.Deputises.ALWAYS, Membership.Deputises.AREAS}
            or (member.deputises == Membership.Deputises.WHEN_AWAY and head_away)
        )
    )
    settings = getattr(member.unit.body, "settings", None)
    return Hat(
        user_id=member.user_id,
        name=member.user.full_name,
        unit_id=member.unit_id,
        body_id=member.unit.body_id or member.unit_id,
        post=member.post,
        title=member.title,
        unit_name=member.unit.short_name,
        areas=tuple(member.areas),
        heads=heads,
        standing=bool(settings and settings.standing_office_id == member.unit_id),
    )


def _valid(rows, day: date):  # type: ignore[no-untyped-def]  # any dated queryset
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day).order_by(F("id"))
