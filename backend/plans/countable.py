"""Products that are counted (product.md §10): "ít nhất 24 tin, bài" is a target of 24 of a unit, and what was counted so far
tells the percentage."""

import re
from dataclasses import dataclass
from decimal import Decimal

from backend.plans.models import Evidence, Task

_AT_LEAST = re.compile(r"(?:ít nhất|tối thiểu|at least)\s+(\d{1,6})\s+([^\W\d_][^;.()\n]{0,59})", re.IGNORECASE)
_NO_COUNT = ("phần trăm", "percent", "ngày", "days", "tháng", "months")


@dataclass(frozen=True)
class Counted:
    """How many of `unit` are there of the `target`."""

    done: Decimal
    target: int
    unit: str

    @property
    def percent(self) -> int:
        """0 to 100, rounded down: nothing is complete before it is."""
        return min(100, int(self.done * 100 / self.target))


def target_of(product: str) -> tuple[int, str] | None:
    """(how many, of what) as the product's first words of a least number say; None when it is not counted."""
    found = _AT_LEAST.search(product)
    if found is None or int(found.group(1)) == 0:
        return None
    unit = " ".join(found.group(2).split())
    return None if unit.casefold().startswith(_NO_COUNT) else (int(found.group(1)), unit)


def counted(task: Task) -> Counted | None:
    """What proves the task in the unit of its product; None when that is not counted."""
    wanted = target_of(task.product)
    if wanted is None:
        return None
    target, unit = wanted
    rows = task.evidence.filter(kind=Evidence.Kind.COUNT, replaced_by__isnull=True).values_list("count", "count_unit")
    same = (count for count, of in rows if count is not None and of.casefold() in {"", unit.casefold()})
    return Counted(sum(same, Decimal(0)), target, unit)
