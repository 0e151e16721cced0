"""Loading units from a list, as one act: what is new is made, what changed is changed, nothing is removed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Max

from backend.activity.change import Act, change
from backend.errors import Forbidden, Invalid
from backend.organisations.models import BodySettings, OrgUnit, UnitAlias, UnitKind
from backend.organisations.unit_list import UnitRow, check_units, in_order, read_units
from backend.words import say


class _Meanwhile(Exception):
    """Under the lock it is no longer as it was seen, or is so already: the act is undone."""


@dataclass(frozen=True)
class Loaded:
    """What loading a list did: the act, and how many units of each body are new or changed."""

    act: Act
    added: Counter[OrgUnit]
    changed: Counter[OrgUnit]

    @property
    def bodies(self) -> list[OrgUnit]:
        """The bodies the list touched."""
        return list({**self.added, **self.changed})


def load_units(by: Any, path: Path, *, parent_code: str | None = None) -> Loaded | None:
    """Load the list at `path` (see `unit_list`); a row without parent hangs below the unit `parent_code`, when given.

    One act: `units.loaded` of each body the list touches, with the counts, and `unit.added` or `unit.changed` of every
    other unit. None when nothing is new or changed, so it is safe to repeat. A new body gets its settings, with the
    product's defaults. Raises Invalid, Forbidden (a person may load units of bodies they administer; new bodies are
    for the system and a superuser), NotFound."""
    return load_rows(by, read_units(path), parent_code=parent_code)


def load_rows(by: Any, rows: list[UnitRow], *, parent_code: str | None = None, **request: Any) -> Loaded | None:
    """`load_units` for rows that came another way. `request`: key, fingerprint of `change`."""
    known = _known(rows, parent_code)
    top = known.get(parent_code) if parent_code else None
    if parent_code and top is None:
        raise Invalid(say("Không có đơn vị {code}.", "There is no unit {code}.", code=parent_code))
    check_units(rows, known, top)
    rows = in_order(rows)
    if not any(_differs(row, known.get(row.code)) for row in rows):
        return None
    listed = [known[row.code] for row in rows if row.code in known]
    above = [known[row.parent_code] for row in rows if row.parent_code in known]
    bodies = dict.fromkeys(unit.body_id for unit in (*listed, *above, *([top] if top else [])))
    refs = dict.fromkeys([*bodies, *(unit.pk for unit in listed)])
    try:
        with change(by, *(OrgUnit.ref(pk) for pk in refs), **request) as act:
            held = {unit.code: unit for unit in act.records if isinstance(unit, OrgUnit)}
            _one_after_the_other()
            seen = _known(rows, parent_code)
            if _versions(rows, seen) != _versions(rows, known):
                raise _Meanwhile  # another list was a moment faster
            loading = _Loading(act, seen, held, top)
            loading.load(rows)
    except _Meanwhile:
        return load_rows(by, rows, parent_code=parent_code, **request)
    return Loaded(act, loading.added, loading.changed)


def _one_after_the_other() -> None:
    """Lists wait for each other: a body that is new has no row yet that could be locked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('units.loaded', 0))")


def _known(rows: list[UnitRow], parent_code: str | None) -> dict[str, OrgUnit]:
    """The units the list names, by code, with what is compared."""
    codes = {code for row in rows for code in (row.code, row.parent_code, *row.members, *row.predecessors)}
    codes |= {parent_code or ""}
    units = OrgUnit.objects.select_related("kind", "body", "parent")
    units = units.prefetch_related("aliases", "members", "predecessors")
    return {unit.code: unit for unit in units.filter(code__in=codes)}


def _new_keys(number: int) -> Iterator[int]:
    """Keys for units to be made, taken beforehand: a new body points at itself, so all can be written at once."""
    with connection.cursor() as cursor:
        table = OrgUnit._meta.db_table
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, number])
        return iter([key for (key,) in cursor.fetchall()])


def _versions(rows: list[UnitRow], units: dict[str, OrgUnit]) -> dict[str, int]:
    """Of the units the list names and that there are."""
    return {row.code: units[row.code].version for row in rows if row.code in units}


def _differs(row: UnitRow, unit: OrgUnit | None) -> bool:
    return unit is None or bool(_changes(row, unit)) or _moved(row, unit) or _lists_differ(row, unit)


def _changes(row: UnitRow, unit: OrgUnit) -> dict[str, Any]:
    """Fields of `unit` that the row says otherwise, with the row's value."""
    wanted = {
        "name": row.name, "short_name": row.short_name, "kind_id": row.kind, "valid_from": row.valid_from,
        "valid_to": row.valid_to,
    }  # fmt: skip
    return {name: value for name, value in wanted.items() if getattr(unit, name) != value}


def _moved(row: UnitRow, unit: OrgUnit) -> bool:
    return bool(row.parent_code) and row.parent_code != (unit.parent.code if unit.parent else "")


def _lists_differ(row: UnitRow, unit: OrgUnit) -> bool:
    own = {alias.text: alias.origin for alias in unit.aliases.all()}
    listed = {text for text, origin in own.items() if origin == UnitAlias.Origin.LISTED}
    members = {member.code for member in unit.members.all()}
    before = {one.code for one in unit.predecessors.all()}
    renamed = bool(listed - set(row.aliases) or set(row.aliases) - own.keys())
    return renamed or members != set(row.members) or not before.issuperset(row.predecessors)


@dataclass
class _Loading:
    """The open act of one list. `seen`: units as they are under the lock; `units`: the act's own instances by code,
    growing with what is made."""

    act: Act
    seen: dict[str, OrgUnit]
    units: dict[str, OrgUnit]
    top: OrgUnit | None
    added: Counter[OrgUnit] = field(default_factory=Counter)
    changed: Counter[OrgUnit] = field(default_factory=Counter)
    made: list[OrgUnit] = field(default_factory=list)
    keys: Iterator[int] = field(default_factory=lambda: iter(()))
    bodies: dict[int, OrgUnit] = field(default_factory=dict)  # the act's own instances, by key
    positions: dict[int | None, int] = field(default_factory=dict)
    lists: list[UnitRow] = field(default_factory=list)  # rows whose aliases and members are to be written
    former: list[UnitAlias] = field(default_factory=list)  # names that units had until now

    def load(self, rows: list[UnitRow]) -> None:
        """Make and change, write aliases and members, then tell."""
        kinds = {kind.code for kind in UnitKind.objects.filter(is_body=True)}
        self.bodies = {held.pk: held for held in self.act.records if isinstance(held, OrgUnit)}
        self.keys = _new_keys(sum(row.code not in self.seen for row in rows))
        for row in rows:
            if row.code not in self.seen:
                self._make(row, is_body=row.kind in kinds)
            elif _differs(row, self.seen[row.code]):
                self._change(row, self.units[row.code], self.seen[row.code])
        self._write()
        for unit in self.made:
            if not unit.is_body:
                self.act.note(unit, "unit.added")
        for body in {**self.added, **self.changed}:
            self.act.note(body, "units.loaded", added=self.added[body], changed=self.changed[body])

    def _make(self, row: UnitRow, *, is_body: bool) -> None:
        parent = self._unit(row.parent_code) if row.parent_code else self.top
        unit = OrgUnit(
            code=row.code, kind_id=row.kind, name=row.name, short_name=row.short_name, parent=parent,
            body=None if is_body or parent is None else self._body_of(parent), is_group=row.is_group,
            position=self._position(parent), valid_from=row.valid_from, valid_to=row.valid_to,
        )  # fmt: skip
        self._must(unit.body or unit)
        unit.pk = next(self.keys)
        if unit.body is None:
            unit.body = self.bodies[unit.pk] = unit
        self.units[row.code] = unit
        self.made.append(unit)
        self.lists.append(row)
        self.added[self._body_of(unit)] += 1

    def _change(self, row: UnitRow, unit: OrgUnit, seen: OrgUnit) -> None:
        self._must(self._body_of(unit))
        before = unit.tracked_values()
        if _moved(row, seen):
            unit.parent = self._same_body(row, unit)
        for name, value in _changes(row, seen).items():
            if name in {"name", "short_name"}:  # papers of before still say so
                self.former.append(UnitAlias(unit=unit, text=getattr(unit, name), origin=UnitAlias.Origin.FORMER))
            setattr(unit, name, value)
        if _lists_differ(row, seen):
            self.lists.append(row)
        if unit.tracked_values() == before:
            unit.version += 1  # what changed is not tracked, or lies in a table of its own
        self.changed[self._body_of(unit)] += 1
        if not unit.is_body:
            self.act.note(unit, "unit.changed")

    def _unit(self, code: str) -> OrgUnit:
        return self.units.get(code) or self.seen[code]

    def _body_of(self, unit: OrgUnit) -> OrgUnit:
        """The act's own instance of the unit's body."""
        assert unit.body_id is not None
        return self.bodies[unit.body_id]

    def _same_body(self, row: UnitRow, unit: OrgUnit) -> OrgUnit:
        parent = self._unit(row.parent_code)
        if parent.body_id != unit.body_id:
            raise Invalid(
                say(
                    "dòng {n}: đơn vị không chuyển sang cơ quan khác được.",
                    "line {n}: a unit cannot move to another body.",
                    n=row.line,
                )
            )
        return parent

    def _must(self, body: OrgUnit) -> None:
        if not self.act.by.has_perm("units.load", body):
            raise Forbidden(
                say("Bạn không quản lý đơn vị của cơ quan này.", "You do not administer the units of this body.")
            )

    def _position(self, parent: OrgUnit | None) -> int:
        """After the last unit of the parent's body."""
        body_id = parent.body_id if parent else None
        if body_id not in self.positions:
            last = OrgUnit.objects.filter(body_id=body_id).aggregate(last=Max("position"))["last"]
            self.positions[body_id] = -1 if last is None else last
        self.positions[body_id] += 1
        return self.positions[body_id]

    def _write(self) -> None:
        """What is new, then aliases and members as the list has them."""
        self.act.add(self.made)
        BodySettings.objects.bulk_create(BodySettings(body=unit) for unit in self.made if unit.is_body)
        listed = UnitAlias.objects.filter(origin=UnitAlias.Origin.LISTED)
        listed.filter(unit__in=[self.units[row.code] for row in self.lists]).delete()
        aliases = [UnitAlias(unit=self.units[row.code], text=alias) for row in self.lists for alias in row.aliases]
        UnitAlias.objects.bulk_create([*aliases, *self.former], ignore_conflicts=True)
        for row in self.lists:
            if row.is_group:
                self.units[row.code].members.set([self._unit(code) for code in row.members])
            if row.predecessors:  # a list that does not say them takes none away
                self.units[row.code].predecessors.add(*(self._unit(code) for code in row.predecessors))
