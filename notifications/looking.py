"""How far a person has looked at a board."""

from django.conf import settings
from django.db import models


class Looked(models.Model):
    """Up to which event a person has seen what moved on the board of one kind of record. What somebody has looked at is no act:
    no event tells of it, and nobody else reads it."""

    class Board(models.TextChoices):
        TASKS = "task"
        TICKETS = "ticket"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    board = models.CharField(max_length=10, choices=Board.choices)
    seq = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        app_label = "notifications"
        constraints = [models.UniqueConstraint(fields=["user", "board"], name="looked_once_a_board")]
