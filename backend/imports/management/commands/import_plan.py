"""`import_plan FILE --unit CODE`: a plan from its appendix, as a draft or recorded as issued (product.md §4)."""

import hashlib
import json
import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.errors import Invalid, Refused
from backend.imports.dry_run import printed, told
from backend.imports.reading import read_for
from backend.organisations.models import OrgUnit
from backend.plans.areas import REFORM
from backend.plans.drafting import NewPlan, Source, draft_plan, programme_of
from backend.plans.issuing import IssuedDocument
from backend.plans.models import Plan, Task
from backend.plans.recording import Recorded, record_plan
from backend.words import say, terminal_language


class Command(BaseCommand):
    """Exit 0 when done, 2 on bad input: each fault on a line of stderr, with sheet and cell."""

    help = "read a plan's appendix into a draft; --dry-run only shows it, --record records it as issued: its tasks are live"

    def add_arguments(self, parser: CommandParser) -> None:
        """What to read, for which body, and what to do with it."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True, metavar="CODE", help="the body whose plan it is")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--dry-run", action="store_true", help="read and show; nothing is written")
        what.add_argument("--record", action="store_true", help="record the plan as issued")
        parser.add_argument("--number", help="number of the document; read from the file when left out")
        parser.add_argument("--date", type=_day, help="its date, as 2026-01-19; read from the file when left out")
        parser.add_argument("--year", type=int, help="its year; read from the file when left out")
        parser.add_argument("--title", default="", help="its title")
        parser.add_argument("--signer", default="", help="who signed it, as printed")
        parser.add_argument(
            "--programme",
            default=REFORM,
            metavar="CODE",
            help="the programme whose plan it is; the reform when left out",
        )
        parser.add_argument("--key-lines", default="", metavar="4,8,3.1", help="numbers of the key tasks")
        parser.add_argument("--by", metavar="USERNAME", help="who records it; the system when left out")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read with the body's units as the database has them; then show, draft or record."""
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
        parsed = _read(options, _body(options["unit"]))
        for problem in (*parsed["errors"], *parsed["warnings"]):
            self.stderr.write(told(problem, translation.get_language() or "vi"))
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
        """Recorded as issued, or kept as a draft."""
        body = _body(options["unit"])
        parsed = _read(options, body)
        by, wish = _person(options["by"]), _wish(options, parsed)
        if options["record"]:
            recorded = record_plan(by, parsed, wish, _document(options, parsed), body_id=body.pk)
            self.stdout.write(json.dumps(_facts(recorded.plan)) if options["json"] else _told(recorded))
        else:
            plan = draft_plan(by, parsed, wish, body_id=body.pk)
            self.stdout.write(json.dumps(_facts(plan)) if options["json"] else _drafted(plan))
        return 0


def _read(options: dict[str, Any], body: OrgUnit) -> dict[str, Any]:
    file, programme = options["file"], programme_of(options["programme"])
    if not file.is_file():
        raise Invalid(say("Không có tệp {file}.", "There is no file {file}.", file=file))
    return read_for(body, file, programme=programme.code)


def _wish(options: dict[str, Any], parsed: dict[str, Any]) -> NewPlan:
    """The plan to be made, of the year that is said or printed."""
    year = options["year"] or parsed["plan"]["year"]
    if year is None and not parsed["errors"]:
        raise Invalid(say("Tệp không ghi năm kế hoạch: thêm --year.", "The file gives no year: add --year."))
    return NewPlan(
        year=year or 0, title=options["title"], programme=options["programme"], key_lines=[no.strip() for no in options["key_lines"].split(",") if no.strip()],
        source=Source(sha256=hashlib.sha256(options["file"].read_bytes()).hexdigest()),
    )  # fmt: skip


def _document(options: dict[str, Any], parsed: dict[str, Any]) -> IssuedDocument:
    """The document as said on the command line, else as printed in the file."""
    printed = parsed["plan"]
    number, day = options["number"] or printed["number"], options["date"] or _day_or_none(printed["date"])
    if not number or day is None:
        raise Invalid(
            say(
                "Tệp không ghi số, ngày văn bản: thêm --number và --date.",
                "The file does not give the document's number and date: add --number and --date.",
            )
        )
    return IssuedDocument(number=number, date=day, signer=options["signer"])


def _facts(plan: Plan) -> dict[str, Any]:
    assert plan.current is not None
    tasks = Task.objects.filter(plan_line__version=plan.current, parent=None).count()
    return {
        "plan": str(plan.pk), "state": plan.state, "number": plan.current.document_no, "year": plan.year,
        "lines": plan.current.lines.count(), "tasks": tasks,
    }  # fmt: skip


def _told(recorded: Recorded) -> str:
    plan = recorded.plan
    assert plan.current is not None
    return say(
        "Đã ghi nhận {title} ({number}): {tasks} nhiệm vụ đang thực hiện.",
        "Recorded {title} ({number}): {tasks} tasks are live.",
        title=plan.title,
        number=plan.current.document_no,
        tasks=len(recorded.tasks),
    )


def _drafted(plan: Plan) -> str:
    assert plan.current is not None
    return say(
        "Đã tạo dự thảo {title}: {lines} dòng.",
        "Created the draft {title}: {lines} lines.",
        title=plan.title,
        lines=plan.current.lines.count(),
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
