"""Which line of the plan of the body above a line or target of a body's own plan answers (domain.md P3)."""

import uuid

from django.conf import settings
from django.db import models

from backend.organisations.models import OrgUnit


class LineAnswer(models.Model):
    """`lineage`: the own line or target; `higher`: the line above. Both are lineages, so that it outlives every version of
    either plan; one whose line was dropped counts for nothing. Taking it back deletes it: its past is in the events."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    lineage = models.UUIDField()
    higher = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["body", "higher"], name="answer_of_line")]
        constraints = [models.UniqueConstraint(fields=["lineage", "higher"], name="line_answered_once")]
