"""Silence, looked for again and again: idempotent, one act per opinion, a fault in one never stops the others."""

import logging

from backend.errors import Refused
from workflows.silence import lapse, overdue_opinions

log = logging.getLogger(__name__)


def lapse_all() -> int:
    """Decide every opinion whose days are over; how many."""
    done = 0
    for item_id in list(overdue_opinions().values_list("pk", flat=True)):
        try:
            done += lapse(item_id) is not None
        except Refused as refused:
            log.warning("opinion %s could not lapse: %s", item_id, refused.detail)
    return done
