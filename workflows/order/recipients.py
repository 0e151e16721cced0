"""To whom one order may go: units by group, by list, and by names that were pasted (product.md §7)."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from backend import clock
from backend.access.rules import justify_entered_order, justify_order
from backend.accounts.models import User
from backend.imports.text import clean, unmarked
from backend.imports.units import Matcher, Unit
from backend.organisations.models import OrgUnit, UnitAlias
from backend.organisations.queries import members_of, standing_units
from workflows.order.giving import reachable

# `Ủy ban nhân dân xã An Phú`, `UBND xã An Phú` and `Xã An Phú` are also pasted as `An Phú`.
_TITLES = re.compile(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)
_LEVELS = re.compile(r"^(?:xã|phường|đặc khu|thị trấn)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Group:
    """A group of the body with those of its members that can be given work."""

    unit: OrgUnit
    members: list[int]


@dataclass
class Read:
    """Pasted names: units found, names that could be several, names nobody knows."""

    found: list[OrgUnit] = field(default_factory=list)
    ambiguous: list[tuple[str, list[OrgUnit]]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def offered(user: User) -> tuple[list[OrgUnit], list[Group]]:
    """Units and groups; nothing for who may neither give to many nor enter it."""
    hat = justify_order(user) or justify_entered_order(user)
    if hat is None:
        return [], []
    units = list(reachable(hat.body_id))
    known = {unit.pk for unit in units}
    groups = list(
        standing_units(day=clock.today()).filter(body_id=hat.body_id, is_group=True).order_by("position", "id")
    )
    members = members_of(groups)
    within = ((group, [pk for pk in members.get(group.pk, ()) if pk in known]) for group in groups)
    return units, [Group(group, inside) for group, inside in within if inside]


def read_names(user: User, text: str) -> Read:
    """The units that the text names, one a line or parted by commas; groups stand for their members."""
    units, groups = offered(user)
    names = _names_of(units)
    listed = [Unit(unit.code, unit.name, unit.short_name, tuple(names[unit.pk])) for unit in units]
    listed += [Unit(group.unit.code, group.unit.name, group.unit.short_name, is_group=True) for group in groups]
    found = Matcher(listed).find(clean(text))
    members = {group.unit.code: set(group.members) for group in groups}
    meant = {unit.pk for unit in units for code in found.codes if unit.code == code or unit.pk in members.get(code, ())}
    ambiguous = []
    for name in found.ambiguous:
        called = unmarked(name)
        ambiguous.append((name, [unit for unit in units if called in {unmarked(one) for one in names[unit.pk]}]))
    return Read([unit for unit in units if unit.pk in meant], ambiguous, found.unknown)


def _names_of(units: Collection[OrgUnit]) -> dict[int, list[str]]:
    """Every name by which each is written, by its id; of a body also what is left without its title and level."""
    names = {unit.pk: [unit.name, unit.short_name] for unit in units}
    for unit_id, text in UnitAlias.objects.filter(unit__in=names).values_list("unit_id", "text"):
        names[unit_id].append(text)
    for unit in units:
        if unit.is_body:
            place = _TITLES.sub("", unit.name)
            names[unit.pk] += [place, _LEVELS.sub("", place)]
    return names
