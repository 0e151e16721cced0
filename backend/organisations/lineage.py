"""A unit together with those that were merged into it, and into these (`OrgUnit.predecessors`)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet

from backend import clock
from backend.activity.change import Act, change
from backend.errors import FieldError, Forbidden, Invalid
from backend.organisations.models import OrgUnit
from backend.words import say

_LINE = """WITH RECURSIVE line(id) AS (SELECT %(unit)s::bigint
        UNION SELECT p.to_orgunit_id FROM line JOIN organisations_orgunit_predecessors p ON p.from_orgunit_id = line.id)
    SELECT id FROM line"""


def lineage_of(unit_id: int) -> list[int]:
    """Ids of the unit and of its predecessors, itself first."""
    with connection.cursor() as cursor:
        cursor.execute(_LINE, {"unit": unit_id})
        return [found for (found,) in cursor.fetchall()]


def may_precede(unit: OrgUnit, *, day: date) -> QuerySet[OrgUnit]:
    """Which units may be said to be its predecessors: bodies, whose names are public, and units of its own body, standing or
    ended; neither itself nor what it was merged into."""
    later = [one.pk for one in _successors(unit)]
    found = OrgUnit.objects.filter(Q(body=F("pk")) | Q(body=unit.body_id), is_group=False, valid_from__lte=day)
    return found.exclude(pk__in=[unit.pk, *later])


def _successors(unit: OrgUnit) -> list[OrgUnit]:
    found: dict[int, OrgUnit] = {}
    ahead = list(unit.successors.all())
    while ahead:
        one = ahead.pop()
        if one.pk not in found:
            found[one.pk] = one
            ahead += one.successors.all()
    return list(found.values())


def say_predecessors(by: Any, unit_id: int, ids: Sequence[int], *, expect: str | None, **request: Any) -> Act:
    """The unit took the place of these, all of them. `request`: key, fingerprint, status of `change`. Raises NotFound,
    Forbidden, Stale, Invalid (one of them may not be, or nothing changes)."""
    with change(by, OrgUnit.ref(unit_id), **request) as act:
        unit = act.record
        if unit.is_group or not by.has_perm("units.load", unit.body):
            raise Forbidden(say("Bạn không quản lý đơn vị này.", "You do not administer this unit."))
        act.check_fresh(f"v{unit.version}", expect)
        chosen = list(may_precede(unit, day=clock.today()).filter(pk__in=ids).order_by("code"))
        if len(chosen) < len(set(ids)):
            message = say("Đơn vị này không thể là đơn vị trước sáp nhập.", "This unit cannot be a predecessor.")
            raise Invalid(message, errors=[FieldError("units", message)])
        if {one.pk for one in chosen} == set(unit.predecessors.values_list("pk", flat=True)):
            message = say("Chưa thay đổi gì.", "Nothing changed.")
            raise Invalid(message, errors=[FieldError("units", message)])
        unit.predecessors.set(chosen)
        unit.version += 1  # they lie in a table of their own
        act.note(unit, "unit.predecessors_set", names=[one.name for one in chosen])
    return act
