"""A second look at what was closed: drawn by lot 60 to 90 days after it (notes of every audit: a closure has to stay one)."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.files.models import FileObject
from backend.inspections.models.draw import Draw
from backend.inspections.models.ticket import Ticket


class Recheck(models.Model):
    """A child guarded by its ticket. `barred`: who did the work, accepted or closed it; none of them looks again.
    `outcome` is empty until somebody did."""

    class Outcome(models.TextChoices):
        HOLDS = "HOLDS"
        NOT_HELD = "NOT_HELD"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="rechecks")
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="rechecks")
    drawn_on = models.DateField()
    due_on = models.DateField()
    barred = ArrayField(models.BigIntegerField(), default=list)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "ticket"], name="rechecked_once_a_draw"),
            models.UniqueConstraint(fields=["ticket"], condition=models.Q(outcome=""), name="one_recheck_at_a_time"),
        ]


class RecheckFile(models.Model):
    """What was seen."""

    recheck = models.ForeignKey(Recheck, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(FileObject, on_delete=models.PROTECT, related_name="+")
