"""What a body chose that a finding of a severity asks, where it is not what the product comes with (lives.py)."""

from django.db import models

from backend.inspections.models.finding import Severity
from backend.organisations.models import OrgUnit
from backend.plans.models import Programme


class SeverityRule(models.Model):
    """A row of the body's table for a programme. `days`: working days from the notice; `plan`: how it will be remedied is
    accepted before the work; `recheck`: it is looked at before it is closed; `proof`: words alone do not close it."""

    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="severity_rules")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    severity = models.CharField(max_length=10, choices=Severity.choices)
    days = models.PositiveSmallIntegerField()
    plan = models.BooleanField()
    recheck = models.BooleanField()
    proof = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "programme", "severity"], name="one_rule_a_severity")]
