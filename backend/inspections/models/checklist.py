"""Checklists: what a visit looks at, as data with versions (product.md §22)."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models

from backend.inspections.models.inspection import Inspection
from backend.organisations.models import OrgUnit


class Checklist(models.Model):
    """One list through all its versions. `body` null: the product's own, which a body copies to write it otherwise.
    `retired_at`: no visit takes it along from then on; what took it before keeps it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="checklists")
    retired_at = models.DateTimeField(null=True)


class ChecklistVersion(models.Model):
    """A version; the one without `issued_at` is the draft. `items`: as `backend/inspections/items.py` reads them; an item
    keeps its id through the versions and in copies. `revision` counts the savings of a draft. An issued version never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    revision = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=200)
    items = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "number"], name="checklist_version_once"),
            models.UniqueConstraint(
                fields=["checklist"], condition=models.Q(issued_at=None), name="one_draft_of_a_checklist"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="issued_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.issued_at IS NOT NULL"),
            )
        ]


class InspectionChecklist(models.Model):
    """An issued version that a visit takes along."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="checklists")
    version = models.ForeignKey(ChecklistVersion, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["inspection", "version"], name="checklist_once_a_visit")]
