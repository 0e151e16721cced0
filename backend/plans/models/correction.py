"""What was typed wrongly here, put right on an issued plan (product.md §15): laid over the frozen text, never into it."""

import uuid

from django.conf import settings
from django.db import models

from backend.plans.models.plan import Plan, PlanLine


class Correction(models.Model):
    """One field of the plan's document or of one of its lines: as it was typed, as it is right, why, and the two people.
    `old`, `new`: the value as text (ISO date, id of a unit)."""

    class Field(models.TextChoices):
        NUMBER = "NUMBER"
        DATE = "DATE"
        SIGNER = "SIGNER"
        TITLE = "TITLE"
        PRODUCT = "PRODUCT"
        LEAD = "LEAD"
        DUE = "DUE"

    class State(models.TextChoices):
        PROPOSED = "PROPOSED"
        CONFIRMED = "CONFIRMED"
        DECLINED = "DECLINED"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="corrections")
    line = models.ForeignKey(PlanLine, null=True, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=10, choices=Field.choices)
    old = models.TextField(blank=True)
    new = models.TextField()
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(by=models.F("settled_by")), name="corrected_by_two"),
        ]
