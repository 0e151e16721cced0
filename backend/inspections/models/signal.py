"""A quiet hint: something that looks odd, told to whoever does the work five working days before anybody else (product.md §28)."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.activity.signal_verbs import SIGNALS
from backend.inspections.models.ticket import Ticket
from backend.organisations.models import OrgUnit
from backend.plans.models import Plan, Task


class Signal(Root):
    """About a task, a ticket, a plan, or, with none of them, all that `owner` has. `cause` tells one cause from the next of
    the same kind; `facts` are what the words need. It lies with its owner alone until `told_at`, then with `leaders` too. It
    is in no figure and no ranking."""

    class Kind(models.TextChoices):
        """Rules: `backend/inspections/signals.py`."""

        SILENT = "SILENT"
        NO_PRODUCT = "NO_PRODUCT"
        SAME_PHOTO = "SAME_PHOTO"
        ALL_ON_LAST_DAY = "ALL_ON_LAST_DAY"
        LEAP = "LEAP"

    noun = "signal"
    lock_order = 8

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="signals")
    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.PROTECT, related_name="signals")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.PROTECT, related_name="signals")
    cause = models.CharField(max_length=120)
    facts = models.JSONField(default=dict)
    raised_at = models.DateTimeField()  # first seen, and told to its owner
    told_at = models.DateTimeField(null=True)
    leaders = ArrayField(models.BigIntegerField(), default=list)
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)  # the cause is gone
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [
            GinIndex(fields=["readers"], name="signal_readers"),
            models.Index(fields=["owner"], condition=models.Q(settled_at=None), name="signal_open"),
        ]
        constraints = [models.UniqueConstraint(fields=["kind", "owner", "cause"], name="signal_once")]

    @property
    def label(self) -> str:
        return str(SIGNALS[self.kind])
