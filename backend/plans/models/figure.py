"""Dated figures of targets: what was reached by a day, from which source."""

import uuid

import pgtrigger
from django.db import models

from backend.files.models import FileObject
from backend.plans.models.document import Document
from backend.plans.models.plan import Plan
from backend.plans.models.work import Done


class TargetFigure(Done):
    """How far a target was on `as_on`. It belongs to the target's lineage in the plan, so that a new version keeps it. It is
    never changed: a later row for the same day takes its place, and says why (`reason`)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="figures")
    lineage = models.UUIDField(default=uuid.uuid4)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    as_on = models.DateField()
    source = models.CharField(max_length=300)
    reason = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="figures")
    file = models.ForeignKey(FileObject, null=True, on_delete=models.PROTECT, related_name="figures")

    class Meta:
        ordering = ["as_on", "at", "id"]
        indexes = [models.Index(fields=["plan", "lineage", "as_on"], name="figure_of_target")]
        triggers = [pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)]
