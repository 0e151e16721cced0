"""A draw by lot, logged whole: from what, how many, by which seed, with which result (backend/inspections/draw.py)."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.inspections.models.inspection import Inspection
from backend.inspections.models.year_plan import InspectionPlan
from backend.organisations.models import OrgUnit


class Draw(Root):
    """Never changes. `pool`: what was drawn from, `{id, code, name}` each, by code, then id; ids are text. `excluded`: what
    was left out before, the same with its `reason`. `result`: the ids drawn, in the order of their lots. `again_of`: the
    draw it takes the place of, for `reason`; that one stays.

    `readers` may know that it was held and from what; who may read seed and result of a draw of surprise visits is asked
    besides (`backend.access.rules_inspection_plans.may_see_result`): whoever has the seed has the result."""

    class Purpose(models.TextChoices):
        """What is done with the result: surprise visits are made, or closed tickets are looked at again."""

        VISIT = "VISIT"
        RECHECK = "RECHECK"

    noun = "draw"
    lock_order = 2

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="draws")
    plan = models.ForeignKey(InspectionPlan, null=True, on_delete=models.PROTECT, related_name="draws")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    pool = models.JSONField()
    excluded = models.JSONField(default=list)
    count = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=64)
    result = ArrayField(models.CharField(max_length=40))
    again_of = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="again")
    reason = models.CharField(max_length=500, blank=True)
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            GinIndex(fields=["readers"], name="draw_readers"),
            models.Index(fields=["body", "purpose", "at"], name="draw_of_body"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(again_of__isnull=True) | ~models.Q(reason=""), name="draw_again_with_reason"
            )
        ]
        triggers = [pgtrigger.Protect(name="draw_is_final", operation=pgtrigger.Update | pgtrigger.Delete)]

    @property
    def label(self) -> str:
        return f"{self.count}/{len(self.pool)}"


class DrawnVisit(models.Model):
    """The surprise inspection that was made from a draw's result."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="visits")
    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="drawn")
