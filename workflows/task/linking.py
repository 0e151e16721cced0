"""Which tasks of the own plan may answer one from above (product.md §18)."""

from typing import Any

from backend.plans.models import Task, TaskState
from backend.words import Words
from workflows.needs import Need

MOST = 300  # lines offered; a plan has some sixty


def own_tasks(task: Any) -> list[tuple[str, str]]:
    """(id, words) of the tasks of the own plans, those of the same lead first."""
    found = Task.objects.filter(
        body=task.body_id, giver_body=task.body_id, plan_line__isnull=False, rhythm=None
    ).exclude(state__in=[TaskState.CANCELLED, TaskState.VOIDED])
    rows = found.order_by("-plan_line__version__plan__year", "plan_line__position", "id").values_list(
        "pk", "lead_id", "plan_line__no", "title"
    )[:MOST]
    ordered = sorted(rows, key=lambda row: row[1] != task.lead_id)
    return [(str(pk), f"{no}. {title}" if no else title) for pk, _, no, title in ordered]


OWN_TASK = Need(
    "own_task",
    "choice",
    Words("Nhiệm vụ trong kế hoạch của mình", "Task of the own plan"),
    offers=own_tasks,
    help=Words(
        "Báo cáo một lần: kết quả được duyệt của nhiệm vụ này cũng trả lời việc cấp trên giao.",
        "Reported once: its accepted result also answers the task from above.",
    ),
)
