"""What was told to whom, and how far the dispatcher has come."""

from django.conf import settings
from django.db import models

from backend.plans.models import Order
from notifications.looking import Looked

__all__ = ["DispatchCursor", "Looked", "Mailbox", "Notice"]


class Notice(models.Model):
    """One event told to one person; the words come from the event itself, at reading. What many units of one order did is
    told as one while it is unread: `seq` is the newest event of that verb, `first_seq` the first."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="+")
    first_seq = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "seq"], name="told_once")]
        indexes = [
            models.Index(fields=["user", "-seq"], condition=models.Q(read_at__isnull=True), name="notice_unread"),
            models.Index(
                fields=["order", "user"], condition=models.Q(read_at__isnull=True, order__isnull=False),
                name="notice_gathering",
            ),
        ]  # fmt: skip


class DispatchCursor(models.Model):
    """The last event dispatched; the row is the lock between dispatchers."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)


class Mailbox(models.Model):
    """Where a person is told by e-mail of notices they have not read; theirs once they typed the code sent there. `origin`: under
    which address they reach the pages. `seq`: the newest notice mailed. `fault`: of the last mail, which did not leave."""

    class Fault(models.TextChoices):
        ADDRESS = "ADDRESS"  # the mail server does not take it
        SERVER = "SERVER"  # the mail server does not answer, or not us

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="mailbox"
    )
    address = models.EmailField()
    origin = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    seq = models.BigIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=10, choices=Fault, blank=True)
