"""Plans and what they set going."""

from backend.plans.models.answer import LineAnswer
from backend.plans.models.closing import CarriedLine, FrozenFigures, YearClosing
from backend.plans.models.correction import Correction
from backend.plans.models.document import Document, DocumentKind
from backend.plans.models.figure import TargetFigure
from backend.plans.models.meeting import Meeting, Remark
from backend.plans.models.obstacle import Obstacle
from backend.plans.models.order import FigureCheck, FigureKind, Order
from backend.plans.models.plan import (
    DeadlineKind,
    Plan,
    PlanLine,
    PlanState,
    PlanVersion,
    Programme,
    ProgrammeArea,
    Target,
)
from backend.plans.models.task import (
    DocumentLine,
    Origin,
    Partner,
    Relation,
    Rhythm,
    Task,
    TaskClass,
    TaskSeen,
    TaskState,
)
from backend.plans.models.work import Evidence, Extension, ProgressUpdate, Standing, Submission

__all__ = [
    "CarriedLine",
    "Correction",
    "DeadlineKind",
    "Document",
    "DocumentKind",
    "DocumentLine",
    "Evidence",
    "Extension",
    "FigureCheck",
    "FigureKind",
    "FrozenFigures",
    "LineAnswer",
    "Meeting",
    "Obstacle",
    "Order",
    "Origin",
    "Partner",
    "Plan",
    "PlanLine",
    "PlanState",
    "PlanVersion",
    "Programme",
    "ProgrammeArea",
    "ProgressUpdate",
    "Relation",
    "Remark",
    "Rhythm",
    "Standing",
    "Submission",
    "Target",
    "TargetFigure",
    "Task",
    "TaskClass",
    "TaskSeen",
    "TaskState",
    "YearClosing",
]
