"""What becomes of an order when the line that gave it is amended: it goes on while a group leads the line. Who joined gets a
task in it, who left is settled."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from backend.activity.change import current
from backend.activity.models import Event, Payload
from backend.plans.models import Order, PlanLine, Task

SAID = ("title", "product", "area", "due_on")


def members_given(tasks: Iterable[Task]) -> dict[Any, int]:
    """By task the unit to which its order gave it, whoever has it now: a body below, or a unit of the own body."""
    listed = list(tasks)
    given = Event.objects.filter(
        subject_type=Task.noun, subject_id__in=[str(task.pk) for task in listed], verb="task.given"
    )
    subjects = dict(given.values_list("seq", "subject_id"))
    leads = {
        subjects[told.seq]: told.content.get("detail", {}).get("changes", {}).get("lead_id", [None])[-1]
        for told in Payload.objects.filter(seq__in=subjects)
    }
    return {task.pk: task.body_id if task.from_above else leads.get(str(task.pk)) or task.lead_id for task in listed}


@dataclass
class Orders:
    """The orders of an amended plan's lines. `going_on`: by lineage, those whose line is still led by a group."""

    going_on: dict[Any, Order] = field(default_factory=dict)
    _lines: dict[Any, tuple[PlanLine, PlanLine]] = field(default_factory=dict)  # by lineage: before, now

    @classmethod
    def of(cls, old: dict[Any, PlanLine], now: dict[Any, PlanLine]) -> "Orders":
        """Read from the open act. `old`: lines by id; `now`: by lineage."""
        found = cls()
        for order in [record for record in current().records if isinstance(record, Order)]:
            before = old.get(order.plan_line_id)
            after = now.get(before.lineage) if before else None
            if before and after and not after.heading and after.lead and after.lead.is_group:
                found.going_on[after.lineage] = order
                found._lines[after.lineage] = before, after
        return found

    def carry_out(self, came: Iterable[Task], went: Iterable[Task], number: str) -> None:
        """In the act that issued the amendment: each follows its line, and says how many units came and went."""
        joined, left = (Counter(task.order_id for task in tasks) for tasks in (came, went))
        for lineage, order in self.going_on.items():
            before, after = self._lines[lineage]
            order.plan_line = after
            facts = {name: getattr(after, name) for name in SAID if getattr(after, name) != getattr(before, name)}
            for name, value in facts.items():
                setattr(order, name, value)
            if facts or joined[order.pk] or left[order.pk]:
                current().note(
                    order,
                    "order.amended",
                    document_no=number,
                    line=after.no,
                    joined=joined[order.pk],
                    left=left[order.pk],
                )
        Order.objects.bulk_update(self.going_on.values(), ["plan_line"])

    def join(self, task: Task, after: PlanLine) -> None:
        """A task that a group's line found there already belongs to the line's order."""
        if task.order_id is None and after.lead and after.lead.is_group:
            orders = (record for record in current().records if isinstance(record, Order))
            task.order = next((order for order in orders if order.plan_line_id == after.pk), None)
