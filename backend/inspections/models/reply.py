"""What the inspected body says to its inspectors besides remedying: its self-report before the visit, and its opinion of the
draft findings after the minutes. Both are written line by line, presented, and released once by a leader (product.md §8)."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.files.models import FileObject
from backend.inspections.models.finding import Finding
from backend.inspections.models.inspection import Inspection, InspectionState
from backend.organisations.models import OrgUnit
from backend.plans.models.work import LaterDate, Proof


class Outline(models.Model):
    """What the unit is to report on before the visit (đề cương): sent with the notice of it, unchanged from then on."""

    inspection = models.OneToOneField(Inspection, on_delete=models.PROTECT, related_name="outline")
    lines = ArrayField(models.CharField(max_length=1000))
    documents = models.TextField(blank=True)  # to be laid ready
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    due_on = models.DateField()


class ReplyKind(models.TextChoices):
    """To an outline, or to draft findings."""

    SELF_REPORT = "SELF_REPORT"
    OPINION = "OPINION"


class ReplyState(models.TextChoices):
    """A self-report that the team returned, and an opinion of drafts that were sent anew, are in DRAFT once more."""

    DRAFT = "DRAFT"
    PRESENTED = "PRESENTED"
    RELEASED = "RELEASED"


# In which states of the inspection each is still waited for.
AWAITED_IN = {
    ReplyKind.SELF_REPORT: frozenset({InspectionState.NOTIFIED, InspectionState.ON_SITE}),
    ReplyKind.OPINION: frozenset({InspectionState.MINUTES_SIGNED}),
}


class Reply(Root):
    """`unit` of the body prepares it, or `officer` alone. `round` counts its releases, the coming one included.
    Both bodies read that it was asked; the inspecting one reads what was released alone. `return_reason`: the team's."""

    noun = "reply"
    lock_order = 6
    tracked = ("state", "round", "unit_id", "officer_id", "due_on", "number", "date")
    home = ("body_id", "inspecting_body_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="replies")
    kind = models.CharField(max_length=15, choices=ReplyKind.choices)
    title = models.CharField(max_length=600)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="replies")
    inspecting_body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ReplyState.choices, default=ReplyState.DRAFT)
    due_on = models.DateField()
    round = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(max_length=80, blank=True)
    date = models.DateField(null=True)
    presented_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    presented_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    presented_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True)
    return_reason = models.TextField(blank=True)
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [GinIndex(fields=["readers"], name="reply_readers")]
        constraints = [models.UniqueConstraint(fields=["inspection", "kind"], name="one_reply_of_a_kind")]

    @property
    def label(self) -> str:
        return self.title

    @property
    def presenters(self) -> set[int]:
        """Who presented it, and the absent person in whose name they did."""
        return {one for one in (self.presented_by_id, self.presented_for_id) if one}

    @property
    def crosses(self) -> bool:
        """Whether it goes to another body."""
        return self.body_id != self.inspecting_body_id

    @property
    def awaited(self) -> bool:
        """Whether the inspection still waits for it."""
        return self.inspection.state in AWAITED_IN[ReplyKind(self.kind)]

    @property
    def people_query(self) -> str:
        """Whom to choose from: the unit's people; everybody of the body, while it lies with the body itself."""
        return "" if self.unit_id == self.body_id else f"?unit={self.unit_id}"


class ReplyRow(models.Model):
    """What is said of one line of the outline, or of one finding. `draft`: the finding as it was sent, so that what the unit
    read stays what it answered. `at`: when it was last written; null once what is asked was sent otherwise since. `doers`: everyone who wrote it or brought what proves it."""

    class Stance(models.TextChoices):
        AGREE = "AGREE"
        PARTLY = "PARTLY"
        DISAGREE = "DISAGREE"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="rows")
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    asked = models.TextField()
    finding = models.ForeignKey(Finding, null=True, on_delete=models.PROTECT, related_name="opinions")
    draft = models.JSONField(
        null=True
    )  # {code, area, severity, legal_basis, requirement, deadline_days, deadline_unit, …}
    text = models.TextField(blank=True)
    stance = models.CharField(max_length=10, choices=Stance.choices, blank=True)
    cause_type = models.CharField(max_length=10, choices=LaterDate.Cause.choices, blank=True)
    cause = models.TextField(blank=True)
    plan = models.TextField(blank=True)  # how the unit means to remedy it, until `plan_on`
    plan_on = models.DateField(null=True)
    doers = ArrayField(models.BigIntegerField(), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["reply", "position"], name="reply_row_once")]


class SentReply(models.Model):
    """A reply as it was released in one round. `rows`: what each row said, as of `said_in` (workflows/reply/rows.py). Only a
    return by the team is added to it, once."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="sent")
    round = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=80)
    date = models.DateField()
    due_on = models.DateField()
    rows = models.JSONField()
    doers = ArrayField(models.BigIntegerField(), default=list)  # who wrote, presented and released it
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()
    returned_reason = models.TextField(blank=True)
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["reply", "round"], name="reply_sent_once_a_round")]
        triggers = [
            pgtrigger.Trigger(
                name="sent_is_final",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=(
                    "IF TG_OP = 'UPDATE' AND OLD.returned_at IS NULL AND (OLD.reply_id, OLD.round, OLD.number, OLD.date,"
                    " OLD.due_on, OLD.rows, OLD.doers, OLD.released_by_id, OLD.released_at) IS NOT DISTINCT FROM"
                    " (NEW.reply_id, NEW.round, NEW.number, NEW.date, NEW.due_on, NEW.rows, NEW.doers, NEW.released_by_id,"
                    " NEW.released_at) THEN RETURN NEW; END IF; RAISE EXCEPTION 'what was released never changes';"
                ),
            )
        ]


class ReplyProof(Proof):
    """A figure, a file or a document beside a row. `round`: with which release it was sent; null until then."""

    row = models.ForeignKey(ReplyRow, on_delete=models.PROTECT, related_name="proofs")
    file = models.ForeignKey(FileObject, null=True, on_delete=models.PROTECT, related_name="reply_proofs")
    round = models.PositiveSmallIntegerField(null=True)

    class Meta(Proof.Meta):
        pass
