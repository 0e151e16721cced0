"""What papers call a unit besides its own name: remembered when somebody said which unit is meant, and forgotten again."""

import unicodedata
from typing import Any

from django.db.models import Q

from backend import clock
from backend.activity.change import Act, change
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.organisations.models import OrgUnit, UnitAlias
from backend.organisations.queries import units_of
from backend.words import say

LONGEST_ALIAS = 300  # characters
LEARNT = (UnitAlias.Origin.REMEMBERED, UnitAlias.Origin.CHOSEN)  # what a person said, and may take back


class _SoAlready(Exception):
    """It is known under that name: the act is undone."""


def remember_alias(by: Any, unit_id: int, text: str, **request: Any) -> Act | None:
    """Documents call the unit `text` too; found under that name from now on. None when it is already. `request`: key,
    fingerprint, status of `change`. A name that several units bear is settled by it. Raises NotFound, Forbidden, Invalid
    (the name is another unit's, or was settled already)."""
    alias = " ".join(unicodedata.normalize("NFC", text).split())
    if not 1 <= len(alias) <= LONGEST_ALIAS:
        raise Invalid(say("Tên gọi từ 1 đến {n} ký tự.", "A name has 1 to {n} characters.", n=LONGEST_ALIAS))
    try:
        with change(by, OrgUnit.ref(unit_id), **request) as act:
            unit = act.record
            _may_name(by, unit)
            origin = _origin(unit, alias)
            if origin is None:
                raise _SoAlready
            UnitAlias.objects.update_or_create(unit=unit, text=alias, defaults={"origin": origin})
            unit.version += 1  # the alias lies in a table of its own
            act.note(unit, "unit.alias_added", alias=alias)
    except _SoAlready:
        return None
    return act


def forget_alias(by: Any, unit_id: int, text: str, **request: Any) -> Act:
    """A name that somebody said, wrongly, is the unit's: asked again from now on. What a list of units says, and what the
    unit was called, stays. Raises NotFound, Forbidden, NotTheMoment (no such name)."""
    with change(by, OrgUnit.ref(unit_id), **request) as act:
        unit = act.record
        _may_name(by, unit)
        gone, _ = unit.aliases.filter(text=text, origin__in=LEARNT).delete()
        if not gone:
            raise NotTheMoment(say("Không có tên gọi này để bỏ.", "There is no such name to be dropped."))
        unit.version += 1
        act.note(unit, "unit.alias_forgotten", alias=text)
    return act


def _may_name(by: Any, unit: OrgUnit) -> None:
    if not by.has_perm("plans.record", unit.body):
        raise Forbidden(say("Bạn không đặt được tên gọi của đơn vị này.", "You may not name this unit."))


def _origin(unit: OrgUnit, alias: str) -> UnitAlias.Origin | None:
    """As what the name is to be kept; None when it says this unit and no other already."""
    assert unit.body_id is not None
    named = Q(name__iexact=alias) | Q(short_name__iexact=alias) | Q(aliases__text__iexact=alias)
    bearers = set(units_of(unit.body_id, day=clock.today()).filter(named).values_list("pk", flat=True))
    settled = UnitAlias.objects.filter(unit__in=bearers, text__iexact=alias, origin=UnitAlias.Origin.CHOSEN).first()
    if (settled is not None and settled.unit_id == unit.pk) or bearers == {unit.pk}:
        return None
    if settled is not None or (bearers and unit.pk not in bearers):
        raise Invalid(say("“{name}” là tên của đơn vị khác.", "“{name}” names another unit.", name=alias))
    return UnitAlias.Origin.CHOSEN if bearers else UnitAlias.Origin.REMEMBERED
