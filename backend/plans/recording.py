"""Recording an issued plan in one act (product.md §4): the document was signed elsewhere, its tasks are live at once.

Nothing pretends that a draft passed through here.
"""

from dataclasses import dataclass
from typing import Any

from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.organisations.models import OrgUnit
from backend.plans.drafting import NewPlan, may_record, new_plan, write_lines
from backend.plans.issuing import IssuedDocument, check_document, go_live
from backend.plans.lines import read_lines, refuse
from backend.plans.models import Plan, Task


@dataclass(frozen=True)
class Recorded:
    """What recording made, and the act it was."""

    plan: Plan
    tasks: list[Task]
    act: Act


def record_plan(
    by: User, parsed: dict[str, Any], wish: NewPlan, document: IssuedDocument, *, body_id: int, **request: Any
) -> Recorded:
    """Record the plan of the body `body_id` as issued, in one act: one event of the plan with counts and digest,
    `task.given` for each task.

    `parsed` is the object a dry run prints (`{"plan", "tasks", "targets", "errors"}`); `request`: key, fingerprint,
    status, location of `change`.
    Raises NotFound, Forbidden, NotTheMoment (recorded before), Invalid naming every fault of file and document."""
    with change(by, OrgUnit.ref(body_id), **request) as act:
        may_record(act)
        lines = read_lines(parsed, body=act.record, programme=wish.programme, key_lines=wish.key_lines)
        refuse([*lines.errors, *check_document(document)])
        plan = new_plan(act, wish)
        write_lines(plan, lines)
        tasks = go_live(act, plan, document, recorded=True)
    return Recorded(plan, tasks, act)
