"""The year turns (product.md §25): a plan's year is closed by two people, its figures are frozen, what is left is carried."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models

from backend.plans.models.plan import Plan, PlanLine


class YearClosing(models.Model):
    """Closing the year of a plan: proposed by the standing office, done by a leader. A proposal that was returned is no
    row any more; its event stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, related_name="closing")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    locked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    locked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(by=models.F("locked_by")), name="year_closed_by_two"),
            models.CheckConstraint(
                condition=models.Q(locked_by__isnull=True, locked_at__isnull=True)
                | models.Q(locked_by__isnull=False, locked_at__isnull=False),
                name="year_locked_whole",
            ),
        ]


class FrozenFigures(models.Model):
    """How far a plan was at the body's cut-off and at the lock of its year; never changes. `counts`: numbers of tasks by
    the names of `backend/plans/year_figures.py`; `percent` as text with two decimals; `as_of`: the day it was counted."""

    class Moment(models.TextChoices):
        CUT_OFF = "CUT_OFF"
        LOCK = "LOCK"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="frozen")
    moment = models.CharField(max_length=10, choices=Moment.choices)
    as_of = models.DateField()
    at = models.DateTimeField()
    counts = models.JSONField()
    percent = models.CharField(max_length=6)

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "moment"], name="frozen_once")]
        triggers = [pgtrigger.Protect(name="frozen_is_final", operation=pgtrigger.Update | pgtrigger.Delete)]


class CarriedLine(models.Model):
    """A line whose work goes on in next year's plan, under the same lineage. Its open tasks go on until that plan is
    issued, which gives them anew."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    line = models.OneToOneField(PlanLine, on_delete=models.PROTECT, related_name="carried")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
