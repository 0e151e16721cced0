"""`manage.py demo`: build the demo world in an empty database; nothing to do in one that has units."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from backend.organisations.models import OrgUnit
from demo.world import build


class Command(BaseCommand):
    """Only in demo mode: nothing real may ever stand beside it."""

    help = "build the demo world"

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 2 outside demo mode."""
        if not settings.DEMO:
            self.stderr.write("Chỉ chạy ở chế độ mẫu (DONDOC_DEMO=1). Only in demo mode.")
            sys.exit(2)
        with transaction.atomic():  # an interrupted attempt leaves nothing
            if not OrgUnit.objects.exists():
                build()
