"""The units of a body as its administrator wants them: chosen from the template, renamed, added. Nothing is removed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from backend import clock
from backend.errors import FieldError, Invalid
from backend.organisations.edits import Loaded, load_rows
from backend.organisations.models import OrgUnit, UnitAlias, UnitKind
from backend.organisations.queries import units_of
from backend.organisations.templates import template_of
from backend.organisations.unit_list import UnitRow
from backend.words import say


@dataclass(frozen=True)
class WishedUnit:
    """A unit by its code (there already, or of the template), with the names it is to have; without a code: a new one
    of `kind`."""

    code: str
    name: str
    short_name: str
    kind: str = ""


@dataclass(frozen=True)
class Offer:
    """A unit to show: there already, or only in the template."""

    row: UnitRow
    saved: bool


def offered_units(body: OrgUnit) -> list[Offer]:
    """The body's units and groups in its own order, then those of the template that it does not have."""
    there = {unit.code: row_of(unit) for unit in _units(body) if unit.pk != body.pk}
    rest = [row for row in template_of(body, since=clock.today())[1:] if row.code not in there]
    return [*(Offer(row, saved=True) for row in there.values()), *(Offer(row, saved=False) for row in rest)]


def set_units(by: Any, body: OrgUnit, wished: Sequence[WishedUnit], **request: Any) -> Loaded | None:
    """Make and rename them, one act (see `load_rows`); None when all is so already. Raises Invalid naming each unit by
    its place (`items.3.name`), Forbidden."""
    there = {unit.code: unit for unit in _units(body)}
    template = {row.code: row for row in template_of(body, since=clock.today())}
    rows = _wished_rows(body, wished, there, template)
    _refuse_doubles(rows, there)
    rows += _groups_that_grow(rows, there, template)
    itself = template.get(body.code)
    if itself and not there[body.code].aliases.all():
        rows = [itself, *rows]
    return load_rows(by, _with_known_members(rows, there), **request)


def row_of(unit: OrgUnit) -> UnitRow:
    """The unit as a row of a list."""
    listed = tuple(alias.text for alias in unit.aliases.all() if alias.origin == UnitAlias.Origin.LISTED)
    return UnitRow(
        0, unit.code, unit.name, unit.short_name, listed, unit.kind_id,
        unit.parent.code if unit.parent else "", unit.is_group, tuple(member.code for member in unit.members.all()),
        unit.valid_from, unit.valid_to,
    )  # fmt: skip


def _units(body: OrgUnit) -> Any:
    found = units_of(body.pk, day=clock.today()).select_related("parent").prefetch_related("aliases", "members")
    return found.order_by("position", "id")


def _wished_rows(
    body: OrgUnit, wished: Sequence[WishedUnit], there: dict[str, OrgUnit], template: dict[str, UnitRow]
) -> list[UnitRow]:
    kinds = set(UnitKind.objects.filter(is_body=False).exclude(code="GROUP").values_list("code", flat=True))
    by_name = {unit.name.casefold(): code for code, unit in there.items()}
    taken = {*there, *template}
    rows = []
    for place, wish in enumerate(wished):
        code = wish.code or by_name.get(wish.name.casefold(), "")  # sent again without its code: the same unit
        if code in there and code != body.code:
            base = row_of(there[code])
        elif code in template and code != body.code:
            base = template[code]
        elif code or wish.kind not in kinds:
            raise _wrong(place, "code", say("Không có đơn vị này.", "There is no such unit."))
        else:
            code = next(c for n in range(1, len(taken) + 2) if (c := f"{body.code}-{n:02d}") not in taken)
            base = UnitRow(0, code, "", "", (), wish.kind, body.code, False, (), clock.today(), None)
            taken.add(code)
        rows.append(
            replace(base, line=place, name=wish.name, short_name=wish.short_name or base.short_name or wish.name[:120])
        )
    return rows


def _refuse_doubles(rows: list[UnitRow], there: dict[str, OrgUnit]) -> None:
    """No two units of a body are called the same: people and plans find them by name."""
    listed = {row.code for row in rows}
    names = {unit.name.casefold() for code, unit in there.items() if code not in listed}
    for row in rows:
        if row.name.casefold() in names:
            raise _wrong(row.line, "name", say("Hai đơn vị cùng tên.", "Two units have this name."))
        names.add(row.name.casefold())


def _groups_that_grow(rows: list[UnitRow], there: dict[str, OrgUnit], template: dict[str, UnitRow]) -> list[UnitRow]:
    """Groups of the template that are there already take in what is new."""
    listed = {row.code for row in rows}
    new = listed - set(there)
    grown = []
    for code in (code for code in template if code in there and code not in listed and there[code].is_group):
        row = row_of(there[code])
        joining = tuple(member for member in template[code].members if member in new and member not in row.members)
        if joining:
            grown.append(replace(row, members=row.members + joining))
    return grown


def _with_known_members(rows: list[UnitRow], there: dict[str, OrgUnit]) -> list[UnitRow]:
    """Members that are there or come with the list: the template names also what was not chosen."""
    known = {*there, *(row.code for row in rows)}
    return [replace(row, members=tuple(code for code in row.members if code in known)) for row in rows]


def _wrong(place: int, name: str, message: str) -> Invalid:
    return Invalid(message, errors=[FieldError(f"items.{place}.{name}", message)])
