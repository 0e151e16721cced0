"""`load_findings CSV`: inspections and findings that were kept elsewhere, each as far as its dates have come."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.errors import Refused
from backend.imports.child import findings_in_child
from backend.plans.areas import known
from backend.words import say, terminal_language
from workflows.inspection.loading import Loaded, load_findings, reach


class Command(BaseCommand):
    """Exit 0 when loaded or all was there already, 2 on bad input, each fault on a line of stderr with its cell."""

    help = "load inspections and their findings from a CSV; safe to repeat; --dry-run only shows what it would load"

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, in whose name, and what is printed."""
        parser.add_argument("csv", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="read and show; nothing is written")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
        parser.add_argument("--by", metavar="USERNAME", help="who loads them; the system when left out")
        parser.add_argument("--signer", default="", help="who signed the notices; the body when left out")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read behind the limits; then show or load."""
        with translation.override(terminal_language()):
            parsed = findings_in_child(options["csv"], language=terminal_language(), areas=known().by_code)
            for problem in parsed["errors"]:
                self.stderr.write(f"{problem['cell'] or options['csv'].name}: {problem['message']}")
            if parsed["errors"]:
                sys.exit(2)
            try:
                loaded = _shown(parsed) if options["dry_run"] else self._load(options, parsed)
            except Refused as refused:
                for error in refused.errors:
                    self.stderr.write(f"{error.field}: {error.message}")
                if not refused.errors:
                    self.stderr.write(refused.detail)
                sys.exit(2)
            self.stdout.write(json.dumps(asdict(loaded), ensure_ascii=False) if options["json"] else told(loaded))

    def _load(self, options: dict[str, Any], parsed: dict[str, Any]) -> Loaded:
        return load_findings(_person(options["by"]), parsed, signer=options["signer"])


def told(loaded: Loaded) -> str:
    """What came of it, in a line."""
    return say(
        "{concluded} kết luận ({tickets} nội dung khắc phục), {drafts} dự thảo, {planned} trong kế hoạch, {known} đã có;"
        " {findings} phát hiện.",
        "{concluded} notices ({tickets} to be remedied), {drafts} drafts, {planned} planned, {known} already there;"
        " {findings} findings.",
        concluded=len(loaded.concluded), drafts=len(loaded.drafts), planned=len(loaded.planned),
        known=len(loaded.known), tickets=loaded.tickets, findings=loaded.findings,
    )  # fmt: skip


def _shown(parsed: dict[str, Any]) -> Loaded:
    """What loading it today would do, were none of it there."""
    shown = Loaded()
    for read in parsed["inspections"]:
        how_far = reach(read)
        getattr(shown, how_far).append(read["code"])
        shown.findings += 0 if how_far == "planned" else len(read["findings"])
        shown.tickets += len(read["findings"]) if how_far == "concluded" else 0
    return shown


def _person(username: str | None) -> User:
    if username is None:
        return system_user()
    try:
        return User.objects.get(username=username, is_active=True)
    except User.DoesNotExist:
        raise CommandError(f"no active user {username!r}", returncode=2) from None
