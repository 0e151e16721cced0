"""Plans and what they set going."""

from backend.plans.models.document import Document, DocumentKind
from backend.plans.models.obstacle import Obstacle
from backend.plans.models.plan import (
    Area,
    DeadlineKind,
    Plan,
    PlanLine,
    PlanState,
    PlanVersion,
    Target,
)
from backend.plans.models.task import (
    DocumentLine,
    Origin,
    Partner,
    Relation,
    Task,
    TaskClass,
    TaskSeen,
    TaskState,
)
from backend.plans.models.work import Evidence, Extension, ProgressUpdate, Standing, Submission

__all__ = [
    "Area",
    "DeadlineKind",
    "Document",
    "DocumentKind",
    "DocumentLine",
    "Evidence",
    "Extension",
    "Obstacle",
    "Origin",
    "Partner",
    "Plan",
    "PlanLine",
    "PlanState",
    "PlanVersion",
    "ProgressUpdate",
    "Relation",
    "Standing",
    "Submission",
    "Target",
    "Task",
    "TaskClass",
    "TaskSeen",
    "TaskState",
]
