"""What was told to whom, and how far the dispatcher has come."""

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """One event told to one person; the words come from the event itself, at reading."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "seq"], name="told_once")]
        indexes = [
            models.Index(fields=["user", "-seq"], condition=models.Q(read_at__isnull=True), name="notice_unread")
        ]


class DispatchCursor(models.Model):
    """The last event dispatched; the row is the lock between dispatchers."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
