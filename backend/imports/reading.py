"""Reading a plan's file for a body, with the units it has today."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from backend import clock
from backend.imports.child import read_in_child
from backend.imports.units import Unit
from backend.organisations.models import OrgUnit, UnitAlias
from backend.organisations.queries import units_of
from backend.plans.areas import REFORM, known


def read_for(body: OrgUnit, path: Path, *, programme: str = REFORM, **given: Any) -> dict[str, Any]:
    """The object of `read_plan` for a plan of `programme` (its code), read behind the limits, findings in the reader's
    language; `given`: plan_date, year, take_hidden. Call it outside of `change()`: it may take 10 s."""
    units, areas, language = units_known(body), areas_known(programme), get_language() or "vi"
    return read_in_child(path, unit_code=body.code, units=units, language=language, areas=areas, **given)


def areas_known(programme: str) -> list[tuple[str, str, Sequence[str]]]:
    """The areas by which lines of the programme are read: code, name, words."""
    return [(area.code, area.name_vi, area.words) for area in known().of(programme)]


def units_known(body: OrgUnit) -> list[Unit]:
    """The body, its units and groups with every name they have today."""
    standing = units_of(body.pk, day=clock.today()).prefetch_related("aliases", "members")
    return [
        Unit(
            unit.code, unit.name, unit.short_name, tuple(alias.text for alias in unit.aliases.all()), unit.is_group,
            tuple(member.code for member in unit.members.all()),
            chosen=tuple(alias.text for alias in unit.aliases.all() if alias.origin == UnitAlias.Origin.CHOSEN),
        )
        for unit in standing
    ]  # fmt: skip
