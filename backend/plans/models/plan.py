"""A plan, its versions, and the lines and targets frozen when a version is issued or recorded."""

import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from backend.activity.roots import Root
from backend.files.models import FileObject
from backend.organisations.models import OrgUnit


class DeadlineKind(models.TextChoices):
    """How a deadline was printed; the finer names of the import format."""

    DATE = "DATE"
    MONTH = "MONTH"
    QUARTER = "QUARTER"
    RANGE = "RANGE"
    YEAR = "YEAR"
    REGULAR = "REGULAR"
    RELATIVE_TO_EVENT = "RELATIVE_TO_EVENT"
    PER_OTHER_PLAN = "PER_OTHER_PLAN"
    NONE = "NONE"


class PlanState(models.TextChoices):
    """States of a plan's version (design: DRAFT → … → ISSUED → SUPERSEDED)."""

    DRAFT = "DRAFT"
    IN_REVIEW = "IN_REVIEW"
    FORMAT_CHECKED = "FORMAT_CHECKED"
    APPROVED = "APPROVED"
    ISSUED = "ISSUED"
    SUPERSEDED = "SUPERSEDED"  # a later version is in force
    DISCARDED = "DISCARDED"  # a draft nobody wants


class Programme(Root):
    """What plans belong to: the administrative reform is one of several that one engine carries (data). The first ones come
    with the product; its areas are part of it, so its version grows with theirs."""

    noun = "programme"
    tracked = ("name",)
    comes_along = True

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.name


class ProgrammeArea(models.Model):
    """An area of a programme (domain.md §1.1), at its `place` in print. `code` is what all records keep, so it names one area
    alone, never changes, and no area is ever removed. `words`: by which a file may name it besides its name."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="areas")
    code = models.CharField(max_length=40, unique=True)
    place = models.PositiveSmallIntegerField()
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    words = ArrayField(models.CharField(max_length=100), default=list)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["programme", "place"]


class Plan(Root):
    """A version of a body's plan of a year: prepared, issued and read by its own readers, so a record with a lifecycle of
    its own. `amends`: the version it changes and, once issued, supersedes; lines are joined over versions by their
    lineage. Its text is `current`. `kind`: what document it is. `drafters`: everyone who prepared it; none of them
    approves it."""

    noun = "plan"
    lock_order = 1
    tracked = ("state", "current_id", "returned")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="plans")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=60, default="Kế hoạch")
    amends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="amendments")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    state = models.CharField(max_length=20, choices=PlanState.choices, default=PlanState.DRAFT)
    current = models.ForeignKey("PlanVersion", null=True, on_delete=models.PROTECT, related_name="+")
    drafters = ArrayField(models.BigIntegerField(), default=list)
    returned = models.PositiveSmallIntegerField(default=0)
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [GinIndex(fields=["readers"], name="plan_readers")]
        constraints = [
            models.UniqueConstraint(
                fields=["amends"], condition=~models.Q(state="DISCARDED"), name="one_amendment_at_a_time"
            )
        ]

    @property
    def label(self) -> str:
        return self.title


class PlanVersion(models.Model):
    """The text of a plan's version `number`; never changes once issued. `recorded`: signed elsewhere and recorded here in
    one act. `replaced`: what the last import put aside, kept until it is undone or nothing can be undone any more:
    {"lines", "targets", "source", "source_sha256", "digest": of what the import made}."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    document_no = models.CharField(max_length=80, blank=True)
    document_date = models.DateField(null=True)
    signer = models.CharField(max_length=200, blank=True)
    recorded = models.BooleanField(default=False)
    issued_at = models.DateTimeField(null=True)
    policy = models.JSONField(default=dict)  # frozen when sent for review: {"steps": [{"step", "days"}]}
    source = models.ForeignKey(FileObject, null=True, on_delete=models.PROTECT, related_name="+")  # the file, when kept
    source_sha256 = models.CharField(max_length=64, blank=True)  # of the file it was read from
    objectives = models.JSONField(default=list)  # [{"area": empty for the whole plan, "text"}], in order
    replaced = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]
        triggers = [
            pgtrigger.Protect(
                name="issued_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__issued_at__isnull=False),
            )
        ]


def frozen_with(version: str) -> pgtrigger.Trigger:
    """Refuses every insert, update and delete of what belongs to an issued version; `version` is SQL for its id,
    with `{row}` for the row."""
    old, new = (version.format(row=row) for row in ("OLD", "NEW"))
    return pgtrigger.Trigger(
        name="issued_is_final",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=(
            f"IF EXISTS (SELECT FROM plans_planversion WHERE id IN ({old}, {new}) AND issued_at IS NOT NULL) THEN "
            "RAISE EXCEPTION 'an issued plan never changes: %', TG_TABLE_NAME; END IF; "
            "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
        ),
    )


class PlanLine(models.Model):
    """A line as printed; `lineage` joins it over versions. A heading line has no task. `adopts`: a task that arose
    before and becomes this line's at its issue (product.md §3)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="lines")
    lineage = models.UUIDField(default=uuid.uuid4)
    position = models.PositiveIntegerField()
    no = models.CharField(max_length=20)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    heading = models.BooleanField(default=False)
    key = models.BooleanField(default=False)  # becomes a key task
    area = models.CharField(max_length=40)
    area_title = models.CharField(max_length=300, blank=True)
    title = models.TextField()
    product = models.TextField(blank=True)
    lead = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")  # may be a group
    lead_printed = models.TextField(blank=True)
    partners = models.ManyToManyField(OrgUnit, related_name="+")
    coordinating_printed = models.TextField(blank=True)
    coordinating_external = ArrayField(models.TextField(), default=list)
    deadline_kind = models.CharField(max_length=20, choices=DeadlineKind.choices)
    deadline_printed = models.TextField(blank=True)
    deadline_qualifier = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    funding = models.TextField(blank=True)
    note = models.TextField(blank=True)
    adopts = models.ForeignKey("Task", null=True, on_delete=models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=100, blank=True)
    row = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["position"]
        indexes = [models.Index(fields=["lineage"], name="line_lineage")]
        constraints = [models.UniqueConstraint(fields=["version", "no"], name="line_no_once")]
        triggers = [frozen_with("{row}.version_id")]


class PlanLinePartner(PlanLine.partners.through):  # type: ignore[name-defined]  # Django makes this class
    """A partner unit as printed on a line; a name for the table in between, so that it is frozen too."""

    class Meta:
        proxy = True
        triggers = [frozen_with("(SELECT version_id FROM plans_planline WHERE id = {row}.planline_id)")]


class Target(models.Model):
    """A target as printed, with operator and number read out of it; `lineage` joins it over versions, and to its figures."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="targets")
    lineage = models.UUIDField(default=uuid.uuid4)
    position = models.PositiveIntegerField()
    no = models.CharField(max_length=20)
    name = models.TextField()
    unit_of_measure = models.CharField(max_length=60, blank=True)
    baseline = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    baseline_printed = models.CharField(max_length=120, blank=True)
    operator = models.CharField(max_length=4, blank=True)
    planned = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    planned_printed = models.CharField(max_length=120, blank=True)
    responsible = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    responsible_printed = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        triggers = [frozen_with("{row}.version_id")]
