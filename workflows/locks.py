"""The lock of every flow: the record's own row, the one `change()` has locked already."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from backend.activity.change import current


class RecordLock:
    """viewflow asks for a lock per process; ours insists that the act holds the record, and takes nothing more."""

    @contextmanager
    def __call__(self, flow_class: Any, process_pk: int) -> Iterator[None]:
        """Refuse to run outside an act: the record's row would not be locked."""
        current()
        with transaction.atomic(savepoint=False):
            yield
