"""The yearly inspection plan of a body: which units are visited, and how many more are to be drawn by lot."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.inspections.models.inspection import Inspection, Kind
from backend.organisations.models import OrgUnit
from backend.plans.models import Programme

NAMED_KINDS = [kind for kind in Kind.values if kind != Kind.SURPRISE]


class InspectionPlanState(models.TextChoices):
    """Issued is recorded: number, date and signer of a document signed elsewhere."""

    DRAFT = "DRAFT"
    ISSUED = "ISSUED"


class InspectionPlan(Root):
    """What `body` will inspect in `year` within `programme`. `surprise_visits`: how many units are drawn by lot beside those named; they are
    never named here. `amended`: acts that changed it after its issue, each with its reason in the history."""

    noun = "inspection_plan"
    lock_order = 1
    tracked = ("state", "title", "number", "issued_on", "signer", "surprise_visits")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="inspection_plans")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=InspectionPlanState.choices, default=InspectionPlanState.DRAFT)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True)
    signer = models.CharField(max_length=200, blank=True)
    surprise_visits = models.PositiveSmallIntegerField(default=0)
    amended = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [GinIndex(fields=["readers"], name="inspection_plan_readers")]
        constraints = [models.UniqueConstraint(fields=["body", "year", "programme"], name="one_inspection_plan_a_year")]

    @property
    def label(self) -> str:
        return self.title


class InspectionLine(models.Model):
    """A unit to be visited. `month` or dates, whatever is known. `again_reason`: why it is visited more than once in the
    year. `added_reason`, `dropped_reason`: of a change after the issue. `inspection`: what was made from the line."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    plan = models.ForeignKey(InspectionPlan, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    content = models.TextField(blank=True)
    month = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    again_reason = models.CharField(max_length=500, blank=True)
    added_reason = models.CharField(max_length=500, blank=True)
    dropped_at = models.DateTimeField(null=True)
    dropped_reason = models.CharField(max_length=500, blank=True)
    inspection = models.OneToOneField(
        Inspection, null=True, on_delete=models.PROTECT, related_name="plan_line"
    )  # fmt: skip

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=NAMED_KINDS), name="line_is_no_surprise"),
            models.CheckConstraint(
                condition=models.Q(month__isnull=True) | models.Q(month__range=(1, 12)), name="line_month_of_a_year"
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True, ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="line_ends_after_it_starts",
            ),
        ]
