"""What is in the way of a task, and who is asked to remove it (product.md §13, §16, §28)."""

from django.conf import settings
from django.db import models

from backend.organisations.models import OrgUnit
from backend.plans.models.task import Task
from backend.plans.models.work import Done


class Obstacle(Done):
    """Said by whoever does the work, alone or with a report that says "stuck". `unit` is who is asked: that unit, the body
    for its leader in charge, or the body that gave the task. Until it is answered or over, the time is theirs."""

    class State(models.TextChoices):
        OPEN = "OPEN"
        ANSWERED = "ANSWERED"
        OVER = "OVER"

    class Asked(models.TextChoices):
        UNIT = "UNIT"
        LEADER = "LEADER"
        ABOVE = "ABOVE"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="obstacles")
    text = models.TextField()
    asked = models.CharField(max_length=10, choices=Asked.choices)
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answer = models.TextField(blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=models.Q(state="OPEN"), name="one_open_obstacle")
        ]
