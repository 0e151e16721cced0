"""Who holds what on a day: the hats people wear. Everything that asks "who may" or "who decides" reads this."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import Any, NamedTuple

from django.db.models import F, Q

from backend import clock
from backend.accounts.models import Absence, LeaderInCharge, Membership, Post, User
from backend.organisations.models import OrgUnit
from backend.prepared import prepared

LEADERS = frozenset({Post.CHAIRMAN, Post.VICE_CHAIRMAN})
STAFF = frozenset({Post.HEAD, Post.DEPUTY, Post.MEMBER})  # who do the work of a unit
OFFICE = "OFFICE"  # the kind of unit that is a body's Office


USUAL_WARN_DAYS = 3  # of a body that has chosen nothing


@dataclass(frozen=True)
class Hat:
    """One post a person can act with today. `acting_for`: the absent person whose post it really is.
    `areas`: only for these areas (empty: all). `heads`: acts as the unit's head; `when_away`: would, were the head away.
    `standing`: does the work of the body's standing office. `office`: works in its Office, which keeps its papers.
    `warn_days`: how many working days before a due date the body warns. `asks_acceptance`: in the body whoever was given a
    task accepts it before they work on it."""

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
    when_away: bool = False
    standing: bool = False
    office: bool = False
    warn_days: int = USUAL_WARN_DAYS
    asks_acceptance: bool = False

    @property
    def capacity(self) -> str:
        """How the record names it: the title and, for others than leaders, the unit."""
        return self.title if self.post in LEADERS or not self.unit_name else f"{self.title}, {self.unit_name}"

    def covers(self, area: str) -> bool:
        """Whether the hat may be used in affairs of `area`."""
        return not self.areas or area in self.areas

    def lent_for(self, area: str) -> bool:
        """An own hat, or one lent for affairs of `area` too: a stand-in for some areas is nobody in the others."""
        return self.acting_for is None or self.covers(area)


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


class _Seat(NamedTuple):
    """A post held on a day, with what a hat needs of its unit and body; rows, not instances: this is read in every act."""

    user_id: int
    name: str
    unit_id: int
    unit_name: str
    unit_kind: str
    body_id: int | None
    parent_body_id: int | None
    standing_office_id: int | None
    post: str
    title: str
    deputises: str
    areas: list[str]
    warn_days: int | None
    asks_acceptance: bool | None


_SEAT = (
    "user_id", "user__full_name", "unit_id", "unit__short_name", "unit__kind_id", "unit__body_id", "unit__body__parent__body_id",
    "unit__body__settings__standing_office_id", "post", "title", "deputises", "areas", "unit__body__settings__warn_days",
    "unit__body__settings__asks_acceptance",
)  # fmt: skip


def borrowed(hats: Iterable[Hat], away: Iterable[Away]) -> list[Hat]:
    """The hats of absent people, worn by their stand-ins where these work themselves: nobody is lent a post in another
    body. A stand-in cannot pass one on, nor is lent more areas than the absent person has."""
    worn = list(hats)
    names = {(hat.body_id, hat.user_id): hat.name for hat in worn}
    return [
        replace(hat, user_id=a.stand_in, name=names[hat.body_id, a.stand_in], acting_for=hat.user_id, areas=areas)
        for a in away
        if a.stand_in
        for hat in worn
        if hat.user_id == a.user_id and (hat.body_id, a.stand_in) in names
        if hat.post in LEADERS | STAFF
        for areas in _common(a.areas, hat.areas)
    ]


def _common(lent: tuple[str, ...], held: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The areas in both, where none named means all; nothing when they have none in common."""
    if not lent or not held:
        return [lent or held]
    both = tuple(area for area in lent if area in held)
    return [both] if both else []


def roster_of(body_id: int, *, day: date | None = None, with_above: bool = True) -> Roster:
    """Read a body's roster in three statements; the body above only when it is asked for."""
    day = day or clock.today()
    seats = _seats(day, unit__body_id=body_id)
    absent = list(
        Absence.objects.filter(
            first_day__lte=day, last_day__gte=day, user__memberships__unit__body_id=body_id
        ).distinct()
    )
    away = tuple(Away(a.user_id, a.stand_in_id, tuple(a.areas)) for a in absent)
    hats = tuple(_hats(seats, {a.user_id for a in away}))
    charges = _valid(LeaderInCharge.objects.filter(body_id=body_id), day)
    if seats:
        office_id, above_id = seats[0].standing_office_id, seats[0].parent_body_id
    else:
        office_id, above_id = OrgUnit.objects.values_list("settings__standing_office_id", "parent__body_id").get(
            pk=body_id
        )
    return Roster(
        body_id=body_id,
        hats=hats,
        away=away,
        in_charge=tuple(InCharge(c.leader_id, c.area, c.unit_id) for c in charges),
        standing_office_id=office_id,
        above=cache(partial(roster_of, above_id, day=day, with_above=False)) if with_above and above_id else None,
    )


def hats_of(user: User) -> list[Hat]:
    """What one person can act with today, own hats first; kept on the instance for the request."""
    if user.pk is None or not user.is_active:
        return []
    day = clock.today()
    kept = user.__dict__.get("_hats")
    if kept is not None and kept[0] == day:
        hats: list[Hat] = kept[1]
        return hats
    with prepared() as cursor:
        cursor.execute(
            f"SELECT {read_hats_sql('who.id')} FROM (SELECT %(who)s::bigint AS id) who", {"who": user.pk, "day": day}
        )
        (posts,) = cursor.fetchone()
    return keep_hats(user, day, posts)


def forget_hats(user: User) -> None:
    """Read them again: the person's posts have just changed."""
    user.__dict__.pop("_hats", None)


def counts_as(user: User) -> frozenset[int]:
    """This person and everybody they stand in for today, in whatever areas: for four eyes they are one."""
    return frozenset({user.pk, *(hat.acting_for or user.pk for hat in hats_of(user))})


def read_hats_sql(who: str) -> str:
    """The posts that give the person `who` (an SQL expression) their hats on %(day)s, as one JSON value for
    `keep_hats`: their own, then those of people they stand in for, each with the absence that lends it."""
    return f"""(SELECT coalesce(json_agg(json_build_array(worn.lending, worn.lent, m.user_id, holder.full_name, m.unit_id,
        u.short_name, u.kind_id, u.body_id, NULL, s.standing_office_id, m.post, m.title, m.deputises, m.areas, s.warn_days, s.asks_acceptance,
        m.post = 'DEPUTY' AND EXISTS (
            SELECT FROM accounts_membership h JOIN accounts_user head ON head.id = h.user_id AND head.is_active
            JOIN accounts_absence a ON a.user_id = h.user_id AND %(day)s::date BETWEEN a.first_day AND a.last_day
            WHERE h.unit_id = m.unit_id AND h.post = 'HEAD' AND {valid_sql("h")}
        )) ORDER BY worn.lending NULLS FIRST, m.id), '[]'::json)
        FROM (
            SELECT NULL::bigint AS lending, NULL::text[] AS lent, {who} AS user_id
            UNION ALL SELECT a.id, a.areas, a.user_id FROM accounts_absence a
            WHERE a.stand_in_id = {who} AND %(day)s::date BETWEEN a.first_day AND a.last_day
        ) worn
        JOIN accounts_membership m ON m.user_id = worn.user_id AND {valid_sql("m")}
        JOIN accounts_user holder ON holder.id = m.user_id AND holder.is_active
        JOIN organisations_orgunit u ON u.id = m.unit_id
        LEFT JOIN organisations_bodysettings s ON s.body_id = u.body_id)"""


def valid_sql(post: str) -> str:
    """Whether the post of this alias is held on %(day)s."""
    return f"{post}.valid_from <= %(day)s::date AND ({post}.valid_to IS NULL OR {post}.valid_to >= %(day)s::date)"


def keep_hats(user: User, day: date, posts: list[list[Any]]) -> list[Hat]:
    """Keep on the instance what `read_hats_sql` found, as hats; own hats first."""
    own: list[Hat] = []
    lent: dict[int, tuple[Away, list[Hat]]] = {}
    for lending, areas, *seat, head_away in posts:
        hat = _hat(_Seat._make(seat), head_away=head_away)
        if lending is None:
            own.append(hat)
        else:
            lent.setdefault(lending, (Away(hat.user_id, user.pk, tuple(areas)), []))[1].append(hat)
    hats = own + [hat for away, theirs in lent.values() for hat in borrowed([*own, *theirs], [away])] if own else []
    user.__dict__["_hats"] = (day, hats)
    return hats


def _seats(day: date, **which: object) -> list[_Seat]:
    rows = _valid(Membership.objects.filter(user__is_active=True, **which), day)
    return [_Seat._make(row) for row in rows.values_list(*_SEAT)]


def _hats(seats: list[_Seat], away: set[int]) -> list[Hat]:
    head_away = {m.unit_id for m in seats if m.post == Post.HEAD and m.user_id in away}
    return [_hat(m, head_away=m.unit_id in head_away) for m in seats]


def _hat(member: _Seat, *, head_away: bool) -> Hat:
    heads = member.post == Post.HEAD or (
        member.post == Post.DEPUTY
        and (
            member.deputises in {Membership.Deputises.ALWAYS, Membership.Deputises.AREAS}
            or (member.deputises == Membership.Deputises.WHEN_AWAY and head_away)
        )
    )
    return Hat(
        user_id=member.user_id,
        name=member.name,
        unit_id=member.unit_id,
        body_id=member.body_id or member.unit_id,
        post=member.post,
        title=member.title,
        unit_name=member.unit_name,
        areas=tuple(member.areas),
        heads=heads,
        when_away=member.post == Post.DEPUTY and member.deputises == Membership.Deputises.WHEN_AWAY,
        standing=member.standing_office_id == member.unit_id and member.post in STAFF,
        office=member.unit_kind == OFFICE and member.post in STAFF | {Post.CLERK},
        warn_days=USUAL_WARN_DAYS if member.warn_days is None else member.warn_days,
        asks_acceptance=bool(member.asks_acceptance),
    )


def _valid(rows, day: date):  # type: ignore[no-untyped-def]  # any dated queryset
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day).order_by(F("id"))
