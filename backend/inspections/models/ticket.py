"""The ticket (nội dung khắc phục): the living half of a finding, from the notice to the end of the matter."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.inspections.models.finding import Finding, Severity
from backend.inspections.models.inspection import Inspection
from backend.organisations.models import OrgUnit
from backend.plans.models.work import LaterDate


class TicketState(models.TextChoices):
    """In the order of the board's columns. Extended and escalated are facts, not states."""

    OPEN = "OPEN"
    PLAN_REVIEW = "PLAN_REVIEW"
    IN_PROGRESS = "IN_PROGRESS"
    REPORTED = "REPORTED"
    VERIFYING = "VERIFYING"
    CLOSED = "CLOSED"
    PASSED_UP = "PASSED_UP"


class Ticket(Root):
    """`body` remedies, through its `unit`; `inspecting_body` judges, through its `follow_up_unit`. `text` is the
    finding's, as the notice froze it. `reported_on`: the day the report in force was released; the accepted one's is
    the day that counts. `first_due_on` is never overwritten; `closed_late` is frozen at closing. `stirred_at`: when the
    remedying body was last heard of, or it came back to it."""

    noun = "ticket"
    lock_order = 4
    tracked = (
        "state", "unit_id", "officer_id", "severity", "due_on", "reported_on", "returned", "extended", "reopened",
        "escalated_on", "escalation", "passed_up_on", "closed_on", "closed_late",
    )  # fmt: skip
    home = ("body_id", "inspecting_body_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    code = models.CharField(max_length=30)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="tickets")
    finding = models.OneToOneField(Finding, on_delete=models.PROTECT, related_name="ticket")
    text = models.TextField()
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="tickets")
    inspecting_body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    follow_up_unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    follow_up = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=TicketState.choices, default=TicketState.OPEN)
    passed_up_from = models.CharField(max_length=20, blank=True)  # the state that bringing back goes to
    severity = models.CharField(max_length=10, choices=Severity.choices)
    area = models.CharField(max_length=40)
    plan = models.TextField(blank=True)  # how it will be remedied, where the severity asks for a plan
    sent_plan = models.TextField(blank=True)  # as it was last sent: what the other side reads
    planners = ArrayField(models.BigIntegerField(), default=list)  # who wrote or sent it
    opened_on = models.DateField()
    first_due_on = models.DateField()
    due_on = models.DateField()
    reported_on = models.DateField(null=True)
    returned = models.PositiveSmallIntegerField(default=0)
    extended = models.PositiveSmallIntegerField(default=0)
    reopened = models.PositiveSmallIntegerField(default=0)
    escalated_on = models.DateField(null=True)  # the day it last came before somebody higher, until that is settled
    escalation = models.PositiveSmallIntegerField(null=True)  # how high: Escalation.Level
    passed_up_on = models.DateField(null=True)  # the letter's date, from which it counts as handled
    asks_plan = models.BooleanField(default=False)  # what its severity asked when it was opened (lives.py)
    asks_check = models.BooleanField(default=False)
    asks_proof = models.BooleanField(default=False)
    closed_on = models.DateField(null=True)
    closed_late = models.BooleanField(null=True)
    days_at_end = models.PositiveSmallIntegerField(
        null=True
    )  # working days from due date or to it, as counted at closing
    evidence = models.PositiveSmallIntegerField(default=0)  # pieces sent with the report in force
    stirred_at = models.DateTimeField()
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [
            GinIndex(fields=["readers"], name="ticket_readers"),
            models.Index(fields=["body", "state", "due_on"], name="ticket_body_state"),
            models.Index(fields=["inspection"], name="ticket_inspection"),
            models.Index(fields=["due_on", "id"], name="ticket_due"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="CLOSED")
                | models.Q(closed_on__isnull=False, reported_on__isnull=False, closed_late__isnull=False),
                name="closed_ticket_has_days",
            )
        ]

    @property
    def label(self) -> str:
        return f"{self.code} {self.text}"

    @property
    def lead_id(self) -> int:
        """The unit whose people do it: what questions about people look at."""
        return self.unit_id

    @property
    def people_query(self) -> str:
        """Whom to choose from: the unit's people; everybody of the body, while it lies with the body itself."""
        return "" if self.unit_id == self.body_id else f"?unit={self.unit_id}"

    @property
    def crosses(self) -> bool:
        """Whether its answer goes to another body."""
        return self.body_id != self.inspecting_body_id


class TicketExtension(LaterDate):
    """A request for a later date of a ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="extensions")

    class Meta(LaterDate.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=models.Q(state__in=["REQUESTED", "COUNTERED"]), name="one_open_later_date"
            )
        ]


class TicketSeen(models.Model):
    """The first time a person opened it; once per person."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="seen")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "user"], name="ticket_seen_once")]
