"""Whose turn it is, what each body's approval asks, and viewflow's process joined to the submission."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from viewflow.workflow.models import Process

from backend.activity.verbs import CLASSES
from backend.files.models import FileObject
from backend.organisations.models import OrgUnit
from backend.plans.models import Extension, Submission, Task, TaskClass
from backend.words import Words, say
from workflows.comment_models import Comment, CommentFile, EarlierText, Mention

__all__ = ["Comment", "CommentFile", "EarlierText", "Mention"]  # in a file of their own


class Step(models.TextChoices):
    """The steps of an approval, always in this order (product.md §1)."""

    PARTNER_OPINION = "PARTNER_OPINION"
    UNIT_HEAD = "UNIT_HEAD"
    STANDING_OFFICE = "STANDING_OFFICE"
    LEADER_IN_CHARGE = "LEADER_IN_CHARGE"
    RELEASE_UPWARD = "RELEASE_UPWARD"


class Preset(models.TextChoices):
    """The four shipped depths of approval (product.md §1)."""

    RECORD = "RECORD"
    SHORT = "SHORT"
    STANDARD = "STANDARD"
    PROVINCE = "PROVINCE"


PRESET_NAMES: dict[str, Words] = {
    Preset.RECORD: Words("Ghi nhận", "Record only"),
    Preset.SHORT: Words("Xã gọn", "Short"),
    Preset.STANDARD: Words("Xã chuẩn", "Standard"),
    Preset.PROVINCE: Words("Tỉnh", "Province"),
}


PLAN = "PLAN"  # beside the classes of task: a plan itself is approved by a policy too


def class_choices() -> list[tuple[str, str]]:
    """What a policy is for, in the reader's language."""
    return [*((klass, str(CLASSES[klass])) for klass in TaskClass.values), (PLAN, say("Kế hoạch", "Plan"))]


def preset_choices() -> list[tuple[str, str]]:
    """The presets in the reader's language."""
    return [(preset, str(PRESET_NAMES[preset])) for preset in Preset.values]


class ApprovalPolicy(models.Model):
    """Which steps a body asks of a class of task, or of its plans; data, changeable, frozen on each submission.

    `steps` = [{"step": Step, "days": working days or null, "silence": "GOES_ON" | "WAITS"}], in the order of Step."""

    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="policies")
    klass = models.CharField(max_length=20, choices=class_choices)
    preset = models.CharField(max_length=20, choices=preset_choices)
    steps = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "klass"], name="one_policy")]

    def __str__(self) -> str:
        return f"{self.body.short_name}: {dict(class_choices()).get(self.klass, self.klass)}"


class TaskApprovalProcess(Process):
    """viewflow's process of one submission's approval."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="process")


class WorkItem(models.Model):
    """A step addressed to (unit, step) and, resolved, to people. Closed, it is the decision record."""

    class Outcome(models.TextChoices):
        APPROVE = "APPROVE"
        RETURN = "RETURN"
        SILENT = "SILENT"  # nobody answered in time; never anybody's confirmation
        ENDED = "ENDED"  # closed by something else: withdrawn, cancelled, returned by another

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="work_items")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="work_items")
    step = models.CharField(max_length=20, choices=Step.choices)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    engine_task_id = models.BigIntegerField(null=True)
    why = models.CharField(max_length=60, blank=True)  # how the resolver came to these people: a code of resolver.WHY
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    silence = models.CharField(max_length=10, default="WAITS")
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=200, blank=True)
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    steps_covered = ArrayField(models.CharField(max_length=20), default=list)

    class Meta:
        ordering = ["opened_at", "id"]
        indexes = [
            models.Index(fields=["task"], condition=models.Q(closed_at__isnull=True), name="work_item_open"),
            models.Index(fields=["due_on"], condition=models.Q(closed_at__isnull=True), name="work_item_due"),
        ]


class PaperDecision(models.Model):
    """That a leader decided on paper or at a meeting, as somebody of the Office or the standing office recorded it
    (product.md §4): never the leader's own click. `leader` has the decision, `by` wrote it down. By `what` it is about
    a closed `item`, a request for a later date (`extension`), or a hand-back, of which `before` keeps what was asked.
    `contested_at`: the leader said that it is not so."""

    class What(models.TextChoices):
        STEP = "STEP"
        LATER_DATE = "LATER_DATE"
        HAND_BACK = "HAND_BACK"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="on_paper")
    what = models.CharField(max_length=10, choices=What.choices)
    outcome = models.CharField(max_length=10, choices=[("APPROVE", "APPROVE"), ("RETURN", "RETURN")])
    leader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    source = models.CharField(max_length=120, blank=True)  # number of the document, or the meeting
    decided_on = models.DateField()
    file = models.ForeignKey(FileObject, null=True, on_delete=models.PROTECT, related_name="+")  # a photo or a scan
    item = models.OneToOneField(WorkItem, null=True, on_delete=models.PROTECT, related_name="paper")
    extension = models.ForeignKey(Extension, null=True, on_delete=models.PROTECT, related_name="+")
    before = models.JSONField(null=True)
    seen_at = models.DateTimeField(null=True)
    contested_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["leader"], condition=models.Q(seen_at__isnull=True), name="paper_unread")]


class WorkItemPerson(models.Model):
    """A person whom an item waits for; `capacity` is how they would sign, `acting_for` whom they stand in for."""

    item = models.ForeignKey(WorkItem, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="work")
    capacity = models.CharField(max_length=200)
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "user"], name="asked_once")]
        indexes = [models.Index(fields=["user"], name="work_item_person_user")]
