"""A finding: what was found on a visit and what is to be done about it, frozen with the notice of conclusion."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models

from backend.inspections.models.inspection import Inspection
from backend.inspections.models.visit import Answer
from backend.organisations.models import OrgUnit


class Severity(models.TextChoices):
    """From a reminder to a serious breach; how long a life its ticket has: `backend/inspections/lives.py`."""

    REMIND = "REMIND"
    MINOR = "MINOR"
    MAJOR = "MAJOR"
    SERIOUS = "SERIOUS"


class FindingGroup(models.Model):
    """Findings of one visit that are one matter: shown, answered and judged together; named by the team before the notice.
    It is written with its inspection locked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]


class Finding(models.Model):
    """A child of the inspection with a `version` of its own, since several write on their devices at once. `unit` has
    to remedy it. `due_on_printed`: a date a loaded file gives; else it is counted from the notice."""

    class Days(models.TextChoices):
        WORKING = "WORKING"
        CALENDAR = "CALENDAR"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=30)
    version = models.PositiveIntegerField(default=1)
    area = models.CharField(max_length=40)
    text = models.TextField()
    severity = models.CharField(max_length=10, choices=Severity.choices)
    legal_basis = models.TextField(blank=True)
    requirement = models.TextField(blank=True)
    guidance = models.TextField(blank=True)  # how to do it right, given together with the finding
    guidance_document = models.CharField(max_length=300, blank=True)  # number, date and issuer of what it rests on
    deadline_days = models.PositiveSmallIntegerField()
    deadline_unit = models.CharField(max_length=10, choices=Days.choices, default=Days.WORKING)
    due_on_printed = models.DateField(null=True)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    remedied_on_site = models.BooleanField(default=False)
    remedy = models.TextField(blank=True)  # what was done at once, and what proves it
    withdrawn = models.BooleanField(default=False)
    withdrawal_reason = models.TextField(blank=True)
    repeat_of = models.CharField(max_length=30, blank=True)  # code of an earlier finding, as printed
    repeats = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="repeated_by")  # that one
    from_answer = models.ForeignKey(Answer, null=True, on_delete=models.PROTECT, related_name="findings")
    deadline_reason = models.TextField(blank=True)  # why its days are not those of its severity
    group = models.ForeignKey("inspections.FindingGroup", null=True, on_delete=models.PROTECT, related_name="findings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["inspection", "number"], name="finding_number_once")]
        # Of thousands the few that never become a ticket, which a search looks through by themselves.
        indexes = [
            models.Index(
                fields=["inspection"],
                name="finding_no_ticket",
                condition=models.Q(withdrawn=True) | models.Q(remedied_on_site=True),
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="concluded_is_final",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=(
                    "IF EXISTS (SELECT FROM inspections_inspection WHERE id IN (OLD.inspection_id, NEW.inspection_id)"
                    " AND concluded_at IS NOT NULL) THEN RAISE EXCEPTION 'a concluded finding never changes'; END IF; "
                    "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
                ),
            )
        ]

    @property
    def opens_ticket(self) -> bool:
        """Whether something is left to be remedied after the notice."""
        return not self.withdrawn and not self.remedied_on_site
