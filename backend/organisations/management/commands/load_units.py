"""`./dondoc load-units CSV`: load a body's units, or changes to them."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from backend.accounts.queries import system_user
from backend.errors import Refused
from backend.organisations.edits import load_units


class Command(BaseCommand):
    """Exit 0 when loaded or nothing to do, 2 on bad input."""

    help = "load units from a CSV"

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and where its top unit hangs."""
        parser.add_argument("csv", type=Path)
        parser.add_argument("--parent", help="code of the unit above the file's top unit")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say in a line what came of it."""
        try:
            act = load_units(system_user(), options["csv"], parent_code=options["parent"])
        except Refused as refused:
            for error in refused.errors or [refused.detail]:
                self.stderr.write(str(error) if isinstance(error, str) else f"{error.field}: {error.message}")
            sys.exit(2)
        self.stdout.write("Không có gì thay đổi." if act is None else f"Đã nạp {len(act.records)} đơn vị.")
