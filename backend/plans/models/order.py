"""One order to many units (product.md §7): what is the same for all of them, and the figures it collects."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.organisations.models import OrgUnit
from backend.plans.models.document import Document
from backend.plans.models.plan import PlanLine


class FigureKind(models.TextChoices):
    """What a unit fills into a figure; values are kept as text: `12.5`, `YES`, `2026-08-14`."""

    NUMBER = "NUMBER"
    PERCENT = "PERCENT"
    YES_NO = "YES_NO"
    DATE = "DATE"
    TEXT = "TEXT"


class FigureCheck(models.TextChoices):
    """What a figure is held against: the one before it, which is of the same kind."""

    AT_MOST_PREVIOUS = "AT_MOST_PREVIOUS"
    AT_LEAST_PREVIOUS = "AT_LEAST_PREVIOUS"


class Order(Root):
    """What `body` ordered of many units: each has a task of its own, with exactly one lead; the order has none, and no
    state but theirs. `due_on`: the date for all, which one task may have left; `first_due_on`: the one first set.

    `entered_by`: who wrote down that the leader gave it, at `said_at` (product.md §3); `seen_at`: when that leader, or who stood
    in, first opened it. `figures`: at most 12 of `{"key", "name", "kind", "unit", "required", "check"}`, fixed when it is given; each task
    holds its values by key."""

    noun = "order"
    lock_order = 1  # before its tasks
    tracked = ("due_on",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="orders")
    plan_line = models.ForeignKey(PlanLine, null=True, on_delete=models.PROTECT, related_name="orders")
    source = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="orders")
    clause = models.CharField(max_length=120, null=True)
    title = models.TextField()
    product = models.TextField(blank=True)
    area = models.CharField(max_length=40, blank=True)
    first_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    figures = models.JSONField(default=list)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    said_at = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [
            GinIndex(fields=["readers"], name="order_readers"),
            models.Index(fields=["body", "-given_at", "id"], name="order_body_day"),
        ]

    @property
    def label(self) -> str:
        return self.title
