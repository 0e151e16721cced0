"""How long a carried-out request is remembered, so that its repetition is answered and not done again."""

from datetime import timedelta

from backend import clock
from backend.activity.models import Request

KEPT = timedelta(days=35)


def forget_requests() -> int:
    """Drop what is older than 35 days; how many."""
    gone, _ = Request.objects.filter(at__lt=clock.now() - KEPT).delete()
    return gone
