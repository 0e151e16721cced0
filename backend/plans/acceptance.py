"""Which tasks wait to be accepted, in a body that asks for it (product.md §20); in Python and in SQL alike.

Asked of whoever was given work by somebody else. Not of a body, which accepts what comes from above by passing it on; not of
a regular task nor of its periods, which begin by themselves; not where the result comes from another task."""

from backend.plans.models.task import Task, TaskState
from backend.plans.queries import INNER

# Told inside the body alone.
AWAITED_SQL = f"""(t.state = 'ASSIGNED' AND {INNER} AND t.relation <> 'OCCURRENCE' AND t.rhythm IS NULL AND t.answered_by_id IS NULL
    AND t.lead_id <> t.body_id AND (t.officer_id IS NULL OR t.officer_id IS DISTINCT FROM t.given_by_id)
    AND EXISTS (SELECT FROM organisations_bodysettings bs WHERE bs.body_id = t.body_id AND bs.asks_acceptance))"""


def is_asked_of(task: Task) -> bool:
    """Whether it is a task that somebody accepts at all."""
    plain = not task.is_occurrence and not task.rhythm and task.answered_by_id is None and task.lead_id != task.body_id
    return plain and (task.officer_id is None or task.officer_id != task.given_by_id)


def is_awaited(task: Task, *, asks: bool) -> bool:
    """Whether it waits to be accepted. `asks`: whether its body asks for it."""
    return asks and task.state == TaskState.ASSIGNED and is_asked_of(task)
