"""The task: the living work, from a plan's line or any other origin."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.organisations.models import OrgUnit
from backend.plans.models.document import Document
from backend.plans.models.order import Order
from backend.plans.models.plan import DeadlineKind, PlanLine


class TaskState(models.TextChoices):
    """The stored axis; how late is never stored but computed."""

    ASSIGNED = "ASSIGNED"
    IN_PROGRESS = "IN_PROGRESS"
    ON_HOLD = "ON_HOLD"
    SUBMITTED = "SUBMITTED"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"
    VOIDED = "VOIDED"


class TaskClass(models.TextChoices):
    """Decides the approval policy, together with the body (product.md §1)."""

    ORDINARY = "ORDINARY"
    KEY = "KEY"
    FROM_ABOVE = "FROM_ABOVE"


class Origin(models.TextChoices):
    """Where a task comes from (product.md §3)."""

    PLAN_LINE = "PLAN_LINE"
    DOCUMENT = "DOCUMENT"
    CONCLUSION = "CONCLUSION"
    WORD_OF_MOUTH = "WORD_OF_MOUTH"
    OWN_LETTER = "OWN_LETTER"
    FINDING = "FINDING"
    OWN_DUTY = "OWN_DUTY"


class Relation(models.TextChoices):
    """What a task is to its parent: the inner work of a task received from above (product.md §18), a partner's own part
    (§5), or one period of a regular task (§6). It is reported, approved and counted on its own."""

    INNER = "INNER"
    PART = "PART"
    OCCURRENCE = "OCCURRENCE"


class Rhythm(models.TextChoices):
    """How often a regular task is due; REPORTING: with each periodic report (product.md §6)."""

    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    HALF_YEARLY = "HALF_YEARLY"
    REPORTING = "REPORTING"


class Task(Root):
    """`body` carries it out, through its unit `lead`; exactly one lead. `giver_body` differs when it came from
    above. `follow_up` reports for a unit without accounts. `due_on` is the agreed date, `first_due_on` the one
    first set, never overwritten. `source`: the document it hangs on. `entered_by`: who wrote down that
    `given_by`, a leader, gave it. `accepted_on` is the day of the submission later accepted: it counts for
    timeliness. `step` copies which approval step is open, for lists; `verify` compares. `laid_above`: nobody inside
    could decide the submission in force, so it lies before the body above, which therefore reads it. `parent` and
    `relation`: the task this one is a piece of; `order`: the order to many units of which it is one's share;
    `period_from` and `period_to` are the first and last day of an occurrence. `rhythm`: a regular task, whose occurrences
    are reported and sent in its stead. `answered_by`: the own task, inner work or a line of one's own plan, whose result
    answers one from above."""

    noun = "task"
    lock_order = 2
    tracked = (
        "state",
        "lead_id",
        "officer_id",
        "due_on",
        "klass",
        "submission_id",
        "accepted_on",
        "returned",
        "extended",
        "hand_back_by_id",
        "source_id",
        "clause",
        "entered_by_id",
        "figures",
        "answered_by_id",
        "rhythm",
        "merged_into_id",
    )
    home = ("body_id", "giver_body_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="tasks")
    giver_body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=20, choices=Origin.choices)
    plan_line = models.ForeignKey(PlanLine, null=True, on_delete=models.PROTECT, related_name="tasks")
    source = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="tasks")  # what it cites
    clause = models.CharField(max_length=120, null=True)  # where in it; None while none is named
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="tasks")
    figures = models.JSONField(null=True)  # values by the keys of the order's figures; None while none is filled in
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    relation = models.CharField(max_length=10, choices=Relation.choices, blank=True)
    answered_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answers")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")  # given twice
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    rhythm = models.CharField(max_length=12, null=True, choices=Rhythm.choices)
    title = models.TextField()
    product = models.TextField(blank=True)
    area = models.CharField(max_length=40, blank=True)
    klass = models.CharField(max_length=20, choices=TaskClass.choices, default=TaskClass.ORDINARY)
    lead = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="lead_tasks")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    follow_up = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.CharField(max_length=200, blank=True)  # where it was said, when it was by word of mouth
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=TaskState.choices, default=TaskState.ASSIGNED)
    held_from = models.CharField(max_length=20, blank=True)  # the state a hold goes back to
    step = models.CharField(max_length=20, blank=True)
    laid_above = models.BooleanField(default=False)
    submission = models.ForeignKey("Submission", null=True, on_delete=models.PROTECT, related_name="+")  # in force
    deadline_kind = models.CharField(max_length=20, choices=DeadlineKind.choices, default=DeadlineKind.NONE)
    deadline_printed = models.TextField(blank=True)
    deadline_qualifier = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField(null=True)
    first_due_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    days_at_end = models.PositiveSmallIntegerField(null=True)  # working days from due date or to it, as counted then
    returned = models.PositiveSmallIntegerField(default=0)
    extended = models.PositiveSmallIntegerField(default=0)
    hand_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    hand_back_at = models.DateTimeField(null=True)
    hand_back_reason = models.TextField(blank=True)
    hand_back_kind = models.CharField(max_length=20, blank=True)
    percent = models.PositiveSmallIntegerField(null=True)  # last one reported, 0–100
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [
            GinIndex(fields=["readers"], name="task_readers"),
            models.Index(fields=["body", "state", "due_on"], name="task_body_state"),
            models.Index(fields=["lead", "state"], name="task_lead_state"),
            models.Index(fields=["officer", "state"], name="task_officer_state"),
            models.Index(fields=["due_on", "id"], name="task_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="COMPLETED") | models.Q(accepted_on__isnull=False), name="completed_has_day"
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True, relation="")
                | (models.Q(parent__isnull=False) & ~models.Q(relation="")),
                name="child_has_relation",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_by__isnull=True) | ~models.Q(body=models.F("giver_body")),
                name="answered_is_from_above",
            ),
            models.UniqueConstraint(
                fields=["parent", "period_from"], condition=models.Q(relation="OCCURRENCE"), name="occurrence_once"
            ),
        ]

    @property
    def label(self) -> str:
        return self.title

    @property
    def is_occurrence(self) -> bool:
        """One period of a regular task."""
        return self.relation == Relation.OCCURRENCE

    @property
    def from_above(self) -> bool:
        """Given by another body: its result crosses the wall."""
        return self.giver_body_id != self.body_id


class Partner(models.Model):
    """A unit beside the lead, in one of three modes (product.md §5)."""

    class Mode(models.TextChoices):
        COORDINATES = "COORDINATES"
        HAS_PART = "HAS_PART"
        GIVES_OPINION = "GIVES_OPINION"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="partners")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=20, choices=Mode.choices, default=Mode.COORDINATES)
    part_product = models.TextField(blank=True)
    part_due_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="partner_once")]


class TaskSeen(models.Model):
    """The first time a person opened the task; once per person."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="seen")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "user"], name="seen_once")]


class DocumentLine(models.Model):
    """A line of a document as it was pasted, and what became of it: a task of its own, a task that was there already, or,
    without one, only to be known (product.md §3). Appended to, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    clause = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="lines")

    class Meta:
        ordering = ["position", "id"]
