"""Reading a plan's file for a body, with the units it has today."""

from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from backend import clock
from backend.imports.child import read_in_child
from backend.imports.units import Unit
from backend.organisations.models import OrgUnit, UnitAlias
from backend.organisations.queries import units_of


def read_for(body: OrgUnit, path: Path, **given: Any) -> dict[str, Any]:
    """The object of `read_plan`, read behind the limits, findings in the reader's language; `given`: plan_date, year,
    take_hidden. Call it outside of `change()`: it may take 10 s."""
    return read_in_child(path, unit_code=body.code, units=units_known(body), language=get_language() or "vi", **given)


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
