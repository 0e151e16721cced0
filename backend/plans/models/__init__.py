"""Plans and what they set going."""

from backend.plans.models.correction import Correction
from backend.plans.models.document import Document, DocumentKind
from backend.plans.models.plan import (
    Area,
    DeadlineKind,
    Plan,
    PlanLine,
    PlanState,
    PlanVersion,
    Programme,
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
    "Correction",
    "DeadlineKind",
    "Document",
    "DocumentKind",
    "DocumentLine",
    "Evidence",
    "Extension",
    "Origin",
    "Partner",
    "Plan",
    "PlanLine",
    "PlanState",
    "PlanVersion",
    "Programme",
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
