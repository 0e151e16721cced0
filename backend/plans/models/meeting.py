"""A meeting about a body's work: what was said of its tasks, and what was decided, by whom (product.md §13)."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.organisations.models import OrgUnit
from backend.plans.models.task import Task


class Meeting(Root):
    """One of `body`, kept from the first remark on. `kind`: how long a time it looks at, of which `held_for` is the first day:
    the Monday of a week, the first of a month. `confirmed_by`: the leader who closed its remarks, which then stand.
    What was ordered there are tasks like all others; they name it in their `said_at`."""

    class Kind(models.TextChoices):
        """The Monday meeting, or a conference."""

        WEEK = "WEEK"
        MONTH = "MONTH"
        QUARTER = "QUARTER"
        HALF = "HALF"
        YEAR = "YEAR"

    noun = "meeting"
    lock_order = 7
    tracked = ("confirmed_by_id",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    held_for = models.DateField()
    name = models.CharField(max_length=120)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [GinIndex(fields=["readers"], name="meeting_readers")]
        constraints = [models.UniqueConstraint(fields=["body", "kind", "held_for"], name="meeting_once")]

    @property
    def label(self) -> str:
        return self.name


class Remark(models.Model):
    """Something said at a meeting, of a task or of none. Never changed: one that `replaces` another stands in its place, with
    no text it takes it away. `decided_by`: the leader whose conclusion it is; `by` wrote it down."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="remarks")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="remarks")
    text = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta:
        ordering = ["at", "id"]
        triggers = [pgtrigger.Protect(name="remark_is_final", operation=pgtrigger.Update | pgtrigger.Delete)]
