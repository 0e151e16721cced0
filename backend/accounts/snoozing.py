"""Putting something aside until a day: for oneself alone. It is no act: nothing of the work changes, no count of lateness
does, nobody is told; so no event is written, and doing it twice changes nothing."""

import uuid
from datetime import date, timedelta

from backend import clock
from backend.accounts.models import Snooze, User
from backend.errors import FieldError, Invalid
from backend.words import say

LONGEST = 30  # days: what is put aside for longer is forgotten


def snooze(by: User, record: uuid.UUID, until: date) -> None:
    """Out of the person's boxes until the morning of `until`. Nothing is said of whether there is such a record."""
    today = clock.today()
    if not today < until <= today + timedelta(days=LONGEST):
        message = say(
            "Chọn một ngày từ mai đến {n} ngày tới.", "Choose a day from tomorrow to {n} days ahead.", n=LONGEST
        )
        raise Invalid(message, errors=[FieldError("until", message)])
    by.snoozes.filter(until__lte=today).delete()  # they have come back
    Snooze.objects.update_or_create(owner=by, record=record, defaults={"until": until})


def wake(by: User, record: uuid.UUID) -> None:
    """Back at once; of what was not put aside nothing is said."""
    by.snoozes.filter(record=record).delete()
