"""`load_units CSV`: load a body's units, or changes to them; also the province above, with its own list first."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.errors import Refused
from backend.organisations.edits import load_units
from backend.words import say, terminal_language


class Command(BaseCommand):
    """Exit 0 when loaded or nothing to do, 2 on bad input, each fault on a line of stderr. It lies with accounts,
    since the act needs to know by whom."""

    help = "load units from a CSV; safe to repeat"

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, where its top unit hangs, and in whose name."""
        parser.add_argument("csv", type=Path)
        parser.add_argument(
            "--parent", metavar="CODE", help="the unit above the file's top unit, for instance the province"
        )
        parser.add_argument("--by", metavar="USERNAME", help="who loads them; the system when left out")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load, and say in a line what came of it."""
        with translation.override(terminal_language()):
            try:
                loaded = load_units(_person(options["by"]), options["csv"], parent_code=options["parent"])
            except Refused as refused:
                for error in refused.errors:
                    self.stderr.write(f"{error.field}: {error.message}")
                if not refused.errors:
                    self.stderr.write(refused.detail)
                sys.exit(2)
            if loaded is None:
                self.stdout.write(say("Không có gì thay đổi.", "Nothing has changed."))
                return
            for body in loaded.bodies:
                said = {"unit": body.short_name, "added": loaded.added[body], "changed": loaded.changed[body]}
                self.stdout.write(
                    say("{unit}: thêm {added}, sửa {changed}.", "{unit}: {added} added, {changed} changed.", **said)
                )


def _person(username: str | None) -> User:
    if username is None:
        return system_user()
    try:
        return User.objects.get(username=username, is_active=True)
    except User.DoesNotExist:
        raise CommandError(f"no active user {username!r}", returncode=2) from None
