"""`verify`: whether the database still holds what the product promises. Exit 0, or 1 with the list of what does not."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction
from django.utils import translation

from backend.activity.chain import Fault, Tally, broken_links
from backend.activity.replay import unlike_events, wrong_readers
from backend.files.store import wrong_files
from backend.plans.soundness import changed_plans
from backend.words import Words, terminal_language
from workflows.inspection.soundness import changed_minutes, changed_notices, wrong_tickets
from workflows.soundness import nobody_to_decide, wrong_steps

SHOWN = 50  # faults of one check that are listed; the rest is counted


def stored_files(tally: Tally) -> Iterator[Fault]:
    """Attached files whose bytes are missing or changed."""
    words = {
        "missing": Words("không còn trong kho", "is missing from the store"),
        "size": Words("sai kích thước", "has another size than recorded"),
        "sha256": Words("nội dung đã bị sửa", "was changed"),
    }
    for file, what in wrong_files(tally):
        yield Fault(f"file {file.pk}", words[what])


CHECKS: tuple[tuple[str, Words, Callable[[Tally], Iterator[Fault]]], ...] = (
    ("chain", Words("chuỗi sự kiện", "chain of events"), broken_links),
    ("replay", Words("sự kiện và dòng dữ liệu khớp nhau", "events add up to rows"), unlike_events),
    ("readers", Words("người được đọc", "readers of records"), wrong_readers),
    ("steps", Words("bước đang mở khớp trạng thái", "open steps agree with states"), wrong_steps),
    ("plans", Words("kế hoạch đã ban hành không đổi", "issued plans unchanged"), changed_plans),
    ("notices", Words("thông báo kết luận không đổi", "notices of conclusion unchanged"), changed_notices),
    ("minutes", Words("biên bản đã ký không đổi", "signed minutes unchanged"), changed_minutes),
    ("tickets", Words("nội dung khắc phục khớp báo cáo đã gửi", "tickets agree with what was sent"), wrong_tickets),
    ("files", Words("tệp lưu đúng mã băm", "stored files hash to their records"), stored_files),
    ("readiness", Words("bước nào cũng có người quyết định", "no step that nobody could take"), nobody_to_decide),
)


class Command(BaseCommand):
    """Runs every check on one instant of the database, reading only."""

    help = "Check the database: chain, replay, readers, open steps, issued plans, notices, minutes, tickets, stored files, readiness."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print as it goes; exit 1 when anything does not hold."""
        found = []
        joins_another = connection.in_atomic_block
        with translation.override(terminal_language()), transaction.atomic():
            if not joins_another:
                _at_one_instant()
            for name, title, check in CHECKS:
                result = _run(name, check)
                found.append(result)
                if not options["json"]:
                    self._print(result, str(title))
        ok = all(result["ok"] for result in found)
        if options["json"]:
            self.stdout.write(json.dumps({"ok": ok, "checks": found}, ensure_ascii=False))
        if not ok:
            sys.exit(1)

    def _print(self, result: dict[str, Any], title: str) -> None:
        self.stdout.write(f"{'ok  ' if result['ok'] else 'FAIL'} {title} ({result['checked']})")
        for fault in result["faults"]:
            self.stdout.write(f"     {fault['subject']}: {fault['what']}")
        if result["count"] > len(result["faults"]):
            self.stdout.write(f"     … {result['count'] - len(result['faults'])}")


def _run(name: str, check: Callable[[Tally], Iterator[Fault]]) -> dict[str, Any]:
    """One check: `{"name", "ok", "checked", "count", "faults"}`, at most `SHOWN` faults listed."""
    tally, count = Tally(), 0
    faults: list[dict[str, str]] = []
    for fault in check(tally):
        count += 1
        if len(faults) < SHOWN:
            faults.append({"subject": fault.subject, "what": str(fault.words)})
    return {"name": name, "ok": count == 0, "checked": tally.count, "count": count, "faults": faults}


def _at_one_instant() -> None:
    """All checks see the database as it is now, whatever is written meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
