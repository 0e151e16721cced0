"""What a person of the team said to a finding that looks like an earlier one; what looks so is asked anew each time
(`backend/inspections/repeats.py`), so that nothing is proposed that its reader may not read."""

from django.conf import settings
from django.db import models

from backend.inspections.models.finding import Finding, Severity


class RepeatDecision(models.Model):
    """A pair is decided once; until the notice it may be decided otherwise. `likeness`: per cent of alike words at that
    moment. `severity_before`, `severity_after`: of the finding; alike where the person kept it, or nothing is graver."""

    class Outcome(models.TextChoices):
        CONFIRMED = "CONFIRMED"
        DISMISSED = "DISMISSED"

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="repeat_decisions")
    earlier = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="decisions_about")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.TextField(blank=True)  # why it is none; or why it weighs no more than before
    likeness = models.PositiveSmallIntegerField()
    severity_before = models.CharField(max_length=10, choices=Severity.choices)
    severity_after = models.CharField(max_length=10, choices=Severity.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "earlier"], name="repeat_decided_once"),
            models.UniqueConstraint(
                fields=["finding"], condition=models.Q(outcome="CONFIRMED"), name="repeat_of_one_finding"
            ),
        ]
