"""Orders of the tests' province and commune, through the real acts."""

from typing import Any

from backend.accounts.queries import system_user
from backend.ids import uuid7
from backend.organisations.edits import load_rows
from backend.organisations.models import OrgUnit
from backend.organisations.official import SINCE
from backend.organisations.unit_list import UnitRow
from backend.plans.models import Order, Task
from tests import worlds
from workflows.order.giving import NewOrder, give_order
from workflows.task.doing import report_progress

FIGURES = (
    {"name": "Hồ sơ tiếp nhận", "kind": "NUMBER", "unit": "hồ sơ", "required": True, "check": ""},
    {"name": "Giải quyết đúng hạn", "kind": "NUMBER", "unit": "hồ sơ", "required": True, "check": "AT_MOST_PREVIOUS"},
    {"name": "Đã niêm yết", "kind": "YES_NO", "unit": "", "required": False, "check": ""},
)


def ordered(by: Any, *codes: str, **more: Any) -> Order:
    """An order to these units."""
    units = [worlds.unit(code).pk for code in codes]
    wish: dict[str, Any] = {"title": "Rà soát thủ tục", "due_on": worlds.DUE, "figures": FIGURES} | more
    order_id = uuid7()
    give_order(by, NewOrder(id=order_id, units=units, **wish))
    return Order.objects.get(pk=order_id)


def share(order: Order, code: str) -> Task:
    """The task of that unit, or of that body, whichever of its units has it now."""
    unit = worlds.unit(code)
    return order.tasks.get(**{"body" if unit.is_body else "lead": unit})


def fill(by: Any, task: Task, *values: str) -> None:
    """The figures in their order, those left out empty."""
    report_progress(
        by, task.pk, update_id=uuid7(), text="", figures={f"f{at}": value for at, value in enumerate(values, start=1)}
    )


def send(by: Any, task: Task, *values: str) -> None:
    """Filled in and sent."""
    fill(by, task, *values)
    worlds.act(by, task, "submit", text="Đã rà soát")


def communes(number: int) -> list[OrgUnit]:
    """Further communes of the province, in which nobody works."""
    rows = [UnitRow(n, f"MH9{n:03d}", f"Ủy ban nhân dân xã Số {n}", f"UBND xã Số {n}", (), "COMMITTEE", "MH", False, (), SINCE, None) for n in range(number)]  # fmt: skip
    load_rows(system_user(), rows)
    return list(OrgUnit.objects.filter(code__startswith="MH9").order_by("code"))
