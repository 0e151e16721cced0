"""The remediation report: one answer of a body to one notice, row by row (product.md §9)."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.files.models import FileObject
from backend.inspections.models.inspection import Inspection
from backend.inspections.models.ticket import Ticket
from backend.organisations.models import OrgUnit
from backend.plans.models.work import Proof


class ReportState(models.TextChoices):
    """A row that came back and is written anew brings a released report back to DRAFT, one round later."""

    DRAFT = "DRAFT"
    PRESENTED = "PRESENTED"
    RELEASED = "RELEASED"


class RemediationReport(Root):
    """Made with the notice. `round` counts its releases, the coming one included. `known_since`: when the inspecting
    body came to read it, the first release."""

    noun = "report"
    lock_order = 5
    tracked = ("state", "round", "number", "date")
    home = ("body_id", "inspecting_body_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="reports")
    title = models.CharField(max_length=600)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="remediation_reports")
    inspecting_body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    round = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(max_length=80, blank=True)
    date = models.DateField(null=True)
    presented_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    presented_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    presented_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True)
    known_since = models.DateTimeField(null=True)
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [GinIndex(fields=["readers"], name="report_readers")]
        constraints = [models.UniqueConstraint(fields=["inspection", "body"], name="one_report_a_notice")]

    @property
    def label(self) -> str:
        return self.title

    @property
    def presenters(self) -> set[int]:
        """Who presented it, and the absent person in whose name they did."""
        return {one for one in (self.presented_by_id, self.presented_for_id) if one}


class ReportRow(models.Model):
    """What is said of one ticket. Whoever touches a row holds its ticket locked, so both sides meet there. `doers`:
    everyone who wrote it or brought what proves it."""

    class State(models.TextChoices):
        DRAFT = "DRAFT"
        SENT = "SENT"
        ACCEPTED = "ACCEPTED"
        RETURNED = "RETURNED"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    report = models.ForeignKey(RemediationReport, on_delete=models.PROTECT, related_name="rows")
    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, related_name="row")
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    done = models.TextField(blank=True)
    remaining = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    reason = models.TextField(blank=True)  # why it last came back
    doers = ArrayField(models.BigIntegerField(), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position"]

    @property
    def filled(self) -> bool:
        """Whether there is something to send."""
        return bool(self.done)

    @property
    def open(self) -> bool:
        """Whether it may be written: nobody is judging it, and it was not accepted."""
        return self.state in {self.State.DRAFT, self.State.RETURNED}


class SentRow(models.Model):
    """A row as it was sent in one round, and what was said to it; once decided it never changes, but for
    an undo within the minute (workflows/undo.py). A report withdrawn
    before anybody decided takes it along."""

    class Outcome(models.TextChoices):
        ACCEPTED = "ACCEPTED"
        RETURNED = "RETURNED"

    row = models.ForeignKey(ReportRow, on_delete=models.PROTECT, related_name="sent")
    round = models.PositiveSmallIntegerField()
    done = models.TextField()
    remaining = models.TextField(blank=True)
    next_on = models.DateField(null=True)
    number = models.CharField(max_length=80)
    date = models.DateField()
    doers = ArrayField(models.BigIntegerField(), default=list)  # who wrote, presented and released it
    actions_all = models.PositiveSmallIntegerField(default=0)  # of the ticket, as they stood; who did them stays inside
    actions_done = models.PositiveSmallIntegerField(default=0)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["row", "round"], name="sent_once_a_round")]
        triggers = [
            pgtrigger.Protect(
                name="decided_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.outcome <> '' AND NOT (NEW.outcome = '' AND OLD.decided_at > world_now() - interval '1 minute')"
                ),
            ),
            pgtrigger.Protect(
                name="decided_stays", operation=pgtrigger.Delete, condition=pgtrigger.Condition("OLD.outcome <> ''")
            ),
        ]


class RowProof(Proof):
    """What proves a row. `round`: with which release it was sent; null until then."""

    row = models.ForeignKey(ReportRow, on_delete=models.PROTECT, related_name="proofs")
    file = models.ForeignKey(FileObject, null=True, on_delete=models.PROTECT, related_name="row_proofs")
    round = models.PositiveSmallIntegerField(null=True)

    class Meta(Proof.Meta):
        pass
