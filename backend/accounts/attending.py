"""Watching and muting a record: for oneself alone. It is no act: nothing of the work changes, nobody is told; doing it twice
changes nothing."""

import uuid

from backend import clock
from backend.accounts.models import Attention, User
from backend.errors import FieldError, Invalid
from backend.words import say

MOST = 300  # of one person
NOUNS = ("task", "ticket")


def attend(by: User, noun: str, record: uuid.UUID, mode: str | None) -> None:
    """Watch it, mute it, or with None hear of it as usual. Nothing is said of whether there is such a record: what somebody cannot
    read they do not hear of either."""
    if mode is None:
        by.attention.filter(record=record).delete()
        return
    if by.attention.exclude(record=record).count() >= MOST:
        message = say("Bạn đang theo dõi hoặc tắt báo {n} mục; hãy bỏ bớt.", "You watch or mute {n} records; drop some first.", n=MOST)  # fmt: skip
        raise Invalid(message, errors=[FieldError("mode", message)])
    Attention.objects.update_or_create(
        owner=by, record=record, defaults={"noun": noun, "mode": mode, "since": clock.now()}
    )
