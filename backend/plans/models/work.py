"""What is done on a task: progress, evidence, submissions, extension requests. Children, guarded by the task."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.files.models import FileObject
from backend.organisations.models import OrgUnit
from backend.plans.models.task import Task


class Done(models.Model):
    """Who did something and when; `acting_for` is the absent person in whose name it was, `recorded_for` the unit
    without accounts it was done for, on `basis`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_for = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Standing(models.TextChoices):
    """How a task stands in the words of who does it; STUCK names what is in the way (product.md §11)."""

    NOT_BEGUN = "NOT_BEGUN"
    UNDER_WAY = "UNDER_WAY"
    DONE = "DONE"
    STUCK = "STUCK"


class ProgressUpdate(Done):
    """One dated report of progress; `percent` is optional, 0–100. `next_on`: when the next step is to come."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="progress")
    text = models.TextField()
    percent = models.PositiveSmallIntegerField(null=True)
    standing = models.CharField(max_length=10, choices=Standing.choices, blank=True)
    next_on = models.DateField(null=True)

    class Meta:
        ordering = ["at", "id"]


class Submission(Done):
    """A result sent for decision. `policy` is frozen here: changing the body's policy never moves it.

    `policy` = {"preset": str, "steps": [{"step", "days", "silence"}]}; `doers` = users who did the work, and for whom."""

    class State(models.TextChoices):
        OPEN = "OPEN"
        RETURNED = "RETURNED"
        WITHDRAWN = "WITHDRAWN"
        ACCEPTED = "ACCEPTED"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="submissions")
    round = models.PositiveSmallIntegerField()
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    policy = models.JSONField()
    doers = ArrayField(models.BigIntegerField(), default=list)
    enter_at = models.CharField(max_length=20, blank=True)  # the first step its flow considers
    released = models.BooleanField(default=False)
    figures = models.JSONField(null=True)  # the task's, as they were sent

    class Meta:
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["task", "round"], name="round_once")]

    @property
    def tag(self) -> str:
        """What a decider must have seen: changes with a withdrawal or resubmission, not with others' answers."""
        return f"s{self.pk}.{self.round}"


class Proof(Done):
    """What proves something done: a document by reference, a file, a count or a link (product.md §10). Each kind of
    proof has its own `file`, since whoever may read the record may read the file."""

    class Kind(models.TextChoices):
        DOCUMENT = "DOCUMENT"
        FILE = "FILE"
        COUNT = "COUNT"
        LINK = "LINK"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    note = models.CharField(max_length=500, blank=True)
    document = models.JSONField(null=True)  # {"kind", "number", "date", "issuer", "abstract", "link"}
    count = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    count_unit = models.CharField(max_length=60, blank=True)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ["at", "id"]


class Evidence(Proof):
    """Proof of a task's result; a later version replaces an earlier one. `first`: the piece that this one is another use
    of, in another task (product.md §10); empty at its first use."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="evidence")
    submission = models.ForeignKey(Submission, null=True, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(FileObject, null=True, on_delete=models.PROTECT, related_name="evidence")
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    version = models.PositiveSmallIntegerField(default=1)
    first = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="uses")

    class Meta(Proof.Meta):
        pass


class LaterDate(Done):
    """A request for a later date. Old dates are kept; the asker never decides. `decided_for`: the absent person in
    whose name it was answered. OVERTAKEN: nobody took it back, but what it asks for was settled in another way."""

    class State(models.TextChoices):
        REQUESTED = "REQUESTED"
        COUNTERED = "COUNTERED"
        APPROVED = "APPROVED"
        REJECTED = "REJECTED"
        WITHDRAWN = "WITHDRAWN"
        OVERTAKEN = "OVERTAKEN"

    class Cause(models.TextChoices):
        OBJECTIVE = "OBJECTIVE"
        SUBJECTIVE = "SUBJECTIVE"

    state = models.CharField(max_length=10, choices=State.choices, default=State.REQUESTED)
    reason = models.TextField()
    cause = models.CharField(max_length=10, choices=Cause.choices)
    old_due_on = models.DateField()
    asked_due_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_due_on = models.DateField(null=True)
    decision_reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["at", "id"]


class Extension(LaterDate):
    """Of a task."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="extensions")

    class Meta(LaterDate.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=models.Q(state__in=["REQUESTED", "COUNTERED"]), name="one_open_extension"
            )
        ]
