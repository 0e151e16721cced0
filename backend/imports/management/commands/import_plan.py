"""`import_plan FILE --unit CODE --record`: record an issued plan from its appendix (product.md §4)."""

import hashlib
import json
import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation
from django.utils.translation import get_language

from backend import clock
from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.errors import Invalid, Refused
from backend.imports.child import read_in_child
from backend.imports.dry_run import printed, told
from backend.imports.units import Unit
from backend.organisations.models import OrgUnit
from backend.organisations.queries import units_of
from backend.plans.issued import IssuedDocument
from backend.plans.recording import Recorded, record_plan
from backend.words import say, terminal_language


class Command(BaseCommand):
    """Exit 0 when done, 2 on bad input: each fault on a line of stderr, with sheet and cell."""

    help = "read the appendix of an issued plan; --dry-run shows what it says, --record makes its tasks live"

    def add_arguments(self, parser: CommandParser) -> None:
        """What to read, for which body, and what to do with it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True, metavar="CODE", help="the body whose plan it is")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--dry-run", action="store_true", help="read and show; nothing is written")
        what.add_argument("--record", action="store_true", help="record the plan as issued")
        parser.add_argument("--number", help="number of the document; read from the file when left out")
        parser.add_argument("--date", type=_day, help="its date, as 2026-01-19; read from the file when left out")
        parser.add_argument("--title", default="", help="its title")
        parser.add_argument("--signer", default="", help="who signed it, as printed")
        parser.add_argument("--key-lines", default="", metavar="4,8,3.1", help="numbers of the key tasks")
        parser.add_argument("--by", metavar="USERNAME", help="who records it; the system when left out")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read with the body's units as the database has them; then show or record."""
        with translation.override(terminal_language()):
            try:
                sys.exit(self._dry_run(options) if options["dry_run"] else self._record(options))
            except Refused as refused:
                for error in refused.errors:
                    self.stderr.write(f"{error.field}: {error.message}")
                if not refused.errors:
                    self.stderr.write(refused.detail)
                sys.exit(2)

    def _dry_run(self, options: dict[str, Any]) -> int:
        parsed = _read(options["file"], _body(options["unit"]))
        for problem in (*parsed["errors"], *parsed["warnings"]):
            self.stderr.write(told(problem))
        shown = {"tasks": len(parsed["tasks"]), "targets": len(parsed["targets"]), "errors": len(parsed["errors"])}
        self.stdout.write(
            json.dumps(printed(parsed), ensure_ascii=False)
            if options["json"]
            else say(
                "{tasks} dòng, {targets} chỉ tiêu, {errors} lỗi.",
                "{tasks} lines, {targets} targets, {errors} errors.",
                **shown,
            )
        )
        return 2 if parsed["errors"] else 0

    def _record(self, options: dict[str, Any]) -> int:
        if not options["record"]:
            raise Invalid(
                say(
                    "Hiện có hai cách: --dry-run (chỉ xem) và --record (ghi nhận kế hoạch đã ban hành).",
                    "There are two ways at present: --dry-run (only shows) and --record (records an issued plan).",
                )
            )
        body = _body(options["unit"])
        parsed = _read(options["file"], body)
        recorded = record_plan(
            _person(options["by"]), parsed, _document(options, parsed), body_id=body.pk,
            key_lines=[no.strip() for no in options["key_lines"].split(",") if no.strip()],
        )  # fmt: skip
        self.stdout.write(json.dumps(_facts(recorded)) if options["json"] else _told(recorded))
        return 0


def _read(file: Path, body: OrgUnit) -> dict[str, Any]:
    """What the file says, read behind the limits, with the body's units as they stand today."""
    if not file.is_file():
        raise Invalid(say("Không có tệp {file}.", "There is no file {file}.", file=file))
    standing = units_of(body.pk, day=clock.today()).prefetch_related("aliases", "members")
    units = [
        Unit(
            unit.code, unit.name, unit.short_name, tuple(alias.text for alias in unit.aliases.all()), unit.is_group,
            tuple(member.code for member in unit.members.all()),
        )
        for unit in standing
    ]  # fmt: skip
    return read_in_child(file, unit_code=body.code, units=units, language=get_language() or "vi")


def _document(options: dict[str, Any], parsed: dict[str, Any]) -> IssuedDocument:
    """The document as said on the command line, else as printed in the file."""
    printed = parsed.get("plan") or {}
    number, day = options["number"] or printed.get("number"), options["date"] or _day_or_none(printed.get("date"))
    if not number or day is None:
        raise Invalid(
            say(
                "Tệp không ghi số, ngày văn bản: thêm --number và --date.",
                "The file does not give the document's number and date: add --number and --date.",
            )
        )
    return IssuedDocument(
        number=number, date=day, year=printed.get("year") or day.year, title=options["title"],
        signer=options["signer"], source_sha256=hashlib.sha256(options["file"].read_bytes()).hexdigest(),
    )  # fmt: skip


def _facts(recorded: Recorded) -> dict[str, Any]:
    return {
        "plan": str(recorded.plan.pk), "number": recorded.version.document_no, "year": recorded.plan.year,
        "tasks": len(recorded.tasks), "seq": recorded.act.seq,
    }  # fmt: skip


def _told(recorded: Recorded) -> str:
    return say(
        "Đã ghi nhận {title} ({number}): {tasks} nhiệm vụ đang thực hiện.",
        "Recorded {title} ({number}): {tasks} tasks are live.",
        title=recorded.plan.title,
        number=recorded.version.document_no,
        tasks=len(recorded.tasks),
    )


def _body(code: str) -> OrgUnit:
    body = OrgUnit.objects.filter(code=code).first()
    if body is None or not body.is_body:
        raise Invalid(say("Không có cơ quan {code}.", "There is no body {code}.", code=code))
    return body


def _person(username: str | None) -> User:
    if username is None:
        return system_user()
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Invalid(say("Không có người dùng {name}.", "There is no user {name}.", name=username))
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError("a date looks like 2026-01-19") from None


def _day_or_none(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
