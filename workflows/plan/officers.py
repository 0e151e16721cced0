"""Officers by area and unit in one matrix: who carries out a unit's tasks of an area (product.md §14).

Setting a cell stores the default officer of that unit and area, and names the officer of the plan's tasks there that
have none yet. Exceptions are made afterwards, task by task.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from backend.access.rules import justify_officers
from backend.accounts.models import DefaultOfficer, User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import Hat
from backend.activity.change import change
from backend.activity.roots import Ref
from backend.errors import Forbidden, NotFound, Refused
from backend.organisations.models import OrgUnit
from backend.plans.areas import known
from backend.plans.models import Plan, Task, TaskState
from backend.words import say
from workflows.machine import machine_of
from workflows.needs import wrong
from workflows.task.pieces import family

MOST = 200  # tasks named in one act; whoever asks for more asks again


@dataclass(frozen=True)
class Cell:
    """The tasks of `area` that the unit `unit_id` leads, and who is to carry them out; nobody: no default any more."""

    area: str
    unit_id: int
    officer_id: int | None


@dataclass
class Named:
    """What came of it: tasks that have their officer now, tasks refused with why, and how many are left for another
    request."""

    done: list[Ref] = field(default_factory=list)
    refused: list[tuple[Task, Refused]] = field(default_factory=list)
    left: int = 0


def name_officers(by: User, plan: Plan, cells: list[Cell], **request: Any) -> Named:
    """One act: `officers.defaulted` of the plan's body, and `task.assigned` of every task that got its officer.
    `request`: key, fingerprint of `change`. Raises NotFound, Forbidden, Invalid for cells that cannot be."""
    waiting = list(_unnamed(plan, cells))
    now = waiting[:MOST]
    named = Named(left=len(waiting) - len(now))
    refs, along = [Task.ref(pk) for pk, _ in now], family(pk for pk, _ in now)
    with change(by, OrgUnit.ref(plan.body_id), *refs, along=along, absent_ok=True, **request) as act:
        hat = _check(by, plan, cells)
        _keep(cells)
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        act.note(act.get(OrgUnit.ref(plan.body_id)), "officers.defaulted", cells=[_told(cell) for cell in cells])
        for pk, officer_id in now:
            task: Task = act.get(Task.ref(pk))
            try:
                with act.row():
                    machine_of(task, by).perform("assign", {"officer": officer_id}, expect=f'"v{task.version}"')
                named.done.append(Task.ref(pk))
            except Refused as why:
                named.refused.append((task, why))
    return named


def _unnamed(plan: Plan, cells: list[Cell]) -> Iterator[tuple[uuid.UUID, int]]:
    """(task, officer) of the tasks in the cells that are under way and have nobody."""
    wanted = {(cell.area, cell.unit_id): cell.officer_id for cell in cells if cell.officer_id is not None}
    rows = Task.objects.filter(
        plan_line__version_id=plan.current_id, parent=None, officer=None, state__in=[TaskState.ASSIGNED, TaskState.IN_PROGRESS],
        lead_id__in={unit for _, unit in wanted},
    ).order_by("plan_line__position", "id")  # fmt: skip
    for pk, area, lead in rows.values_list("pk", "area", "lead_id"):
        officer = wanted.get((area, lead))
        if officer is not None:
            yield pk, officer


def _check(by: User, plan: Plan, cells: list[Cell]) -> Hat:
    """The hat under which the first of them is set."""
    hats = []
    units = {u.pk: u for u in OrgUnit.objects.filter(pk__in={c.unit_id for c in cells}, body=plan.body_id)}
    works = set(valid_memberships().filter(unit__in=units).values_list("unit_id", "user_id"))
    if len({(cell.area, cell.unit_id) for cell in cells}) < len(cells):
        raise wrong("cells", say("Một ô được ghi hai lần.", "A cell is listed twice."))
    areas = known().by_code
    for cell in cells:
        unit = units.get(cell.unit_id)
        if unit is None or cell.area not in areas:
            raise NotFound(say("Không có ô này trong kế hoạch.", "The plan has no such cell."))
        hat = justify_officers(by, unit, cell.area)
        if hat is None:
            raise Forbidden(
                say("Bạn không giao người của {unit}.", "You may not name officers of {unit}.", unit=unit.short_name)
            )
        if cell.officer_id is not None and (unit.pk, cell.officer_id) not in works:
            raise wrong(
                "officer",
                say("Người này không làm việc ở {unit}.", "This person does not work in {unit}.", unit=unit.short_name),
            )
        hats.append(hat)
    return hats[0]


def _keep(cells: list[Cell]) -> None:
    for cell in cells:
        at: dict[str, Any] = {"unit_id": cell.unit_id, "area": cell.area}
        if cell.officer_id is None:
            DefaultOfficer.objects.filter(**at).delete()
        else:
            DefaultOfficer.objects.update_or_create(**at, defaults={"officer_id": cell.officer_id})


def _told(cell: Cell) -> list[Any]:
    return [cell.area, cell.unit_id, cell.officer_id]
