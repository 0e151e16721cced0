"""Which first-visit hints somebody has read: shown once, on whatever device. A preference, not a fact of the office: no event."""

from django.db import transaction

from backend.accounts.models import User

MOST = 100  # names kept of one person; there are far fewer hints


def read_hint(user: User, name: str) -> None:
    """Shown no more. Said twice, it is kept once."""
    with transaction.atomic():
        kept = User.objects.select_for_update().only("hints").get(pk=user.pk).hints
        if name not in kept and len(kept) < MOST:
            kept = [*kept, name]
            User.objects.filter(pk=user.pk).update(hints=kept)
    user.hints = kept


def show_hints_again(user: User) -> None:
    """All of them, as on the first visit."""
    User.objects.filter(pk=user.pk).update(hints=[])
    user.hints = []
