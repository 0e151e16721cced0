"""What happens to a ticket beside its states: what is to be done in detail, before whom it came, what a committee decided,
which letter went up with it, and what it hangs together with. All of it is written with the ticket locked."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from backend.inspections.models.finding import Finding
from backend.inspections.models.ticket import Ticket
from backend.organisations.models import OrgUnit
from backend.plans.models import Task

PERSON = settings.AUTH_USER_MODEL


class TicketAction(models.Model):
    """One thing to be done so that the ticket is remedied; inside the body alone. `done_for`: who was stood in for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="actions")
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)
    text = models.TextField()
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    result = models.TextField(blank=True)
    done_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    done_for = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position", "id"]

    @property
    def doers(self) -> set[int]:
        """Who did it, or is to do it."""
        return {one for one in (self.officer_id, self.done_by_id, self.done_for_id) if one}


class Escalation(models.Model):
    """It came before somebody higher: by itself, once for a level and due date, or by a person's act (`by`). `days`:
    working days overdue that day. `settled_on`: since when a later date, or what was decided, has answered it."""

    class Level(models.IntegerChoices):
        UNIT_HEAD = 1
        LEADER = 2
        INSPECTING_BODY = 3
        COMMITTEE = 4

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="escalations")
    level = models.PositiveSmallIntegerField(choices=Level.choices)
    due_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    on = models.DateField()
    people = ArrayField(models.BigIntegerField(), default=list)
    by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    settled_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "level", "due_on"], condition=models.Q(by=None), name="told_once_a_level"
            )
        ]


class TicketDecision(models.Model):
    """What the inspecting body's leaders or committee decided on it; with a document when there is one. `due_on`: by when;
    it took the place of `old_due_on`, where it set a date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="decisions")
    text = models.TextField()
    number = models.CharField(max_length=80, blank=True)
    date = models.DateField(null=True)
    due_on = models.DateField(null=True)
    old_due_on = models.DateField(null=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]


class Proposal(models.Model):
    """The letter with which a ticket went to whoever has the authority, and the answer. `old_due_on`: when it was due."""

    class Outcome(models.TextChoices):
        HANDLED = "HANDLED"
        SENT_BACK = "SENT_BACK"
        WITHDRAWN = "WITHDRAWN"

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="proposals")
    addressee = models.CharField(max_length=200)
    number = models.CharField(max_length=80)
    date = models.DateField()
    reason = models.TextField()
    old_due_on = models.DateField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answer = models.TextField(blank=True)
    answer_no = models.CharField(max_length=80, blank=True)
    answer_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    answered_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=models.Q(outcome=""), name="one_letter_without_an_answer"
            )
        ]


class TicketLink(models.Model):
    """What a ticket hangs together with: a task, a criterion of an index (code and name as they stood), an earlier finding.
    `body`: whose people tied it."""

    class Kind(models.TextChoices):
        TASK = "TASK"
        CRITERION = "CRITERION"
        FINDING = "FINDING"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="ticket_links")
    finding = models.ForeignKey(Finding, null=True, on_delete=models.PROTECT, related_name="ticket_links")
    criterion = models.CharField(max_length=20, blank=True)
    criterion_name = models.CharField(max_length=300, blank=True)
    made = models.BooleanField(default=False)  # the task was made from the ticket, so the link stays
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "task", "finding", "criterion"], nulls_distinct=False, name="linked_once"
            )
        ]
