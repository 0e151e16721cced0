"""`./dondoc import-plan FILE --unit CODE --units CSV --dry-run [--json]`: needs no database and no front end."""

import argparse
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from backend.imports.child import read_in_child
from backend.imports.codes import Problem
from backend.imports.plan import failed
from backend.imports.units import load_units_csv

OUTPUT = ("format", "plan", "tasks", "targets", "errors", "warnings")
FINDING = ("sheet", "cell", "code", "message", "value")
TAKES = {"vi": "Nhận", "en": "Accepted"}


def main() -> int:
    """Exit 0 when the file can be imported, 2 when there are errors."""
    asked = _arguments().parse_args()
    _say(asked, f"Đang đọc {asked.file} …", f"Reading {asked.file} …")
    answer = _read(asked)
    for problem in [*answer["errors"], *answer["warnings"]]:
        print(told(problem, asked.lang), file=sys.stderr)
    if asked.json:
        json.dump(printed(answer), sys.stdout, ensure_ascii=False)
        print()
    else:
        print(summary(answer, asked.lang))
    return 2 if answer["errors"] else 0


def printed(answer: dict[str, Any]) -> dict[str, Any]:
    """What the import format says is printed, and nothing else."""
    findings = {
        kind: [{key: problem[key] for key in FINDING} for problem in answer[kind]] for kind in ("errors", "warnings")
    }
    return {key: answer[key] for key in OUTPUT} | findings


def told(problem: dict[str, Any], language: str) -> str:
    """A finding on one line: `Phụ lục E63: …`, with what the cell may hold."""
    place = f"{problem['sheet']} {problem['cell']}".strip()
    takes = f" {TAKES[language]}: {'; '.join(problem['accepted'])}." if problem["accepted"] else ""
    return f"{place}: {problem['message']}{takes}" if place else f"{problem['message']}{takes}"


def summary(answer: dict[str, Any], language: str) -> str:
    """What the file holds, in a few lines."""
    plan, tasks = answer["plan"], answer["tasks"]
    carried_out = [task for task in tasks if not task["heading"]]
    areas = Counter(task["area"] for task in carried_out)
    kinds = Counter(task["deadline"]["kind"] for task in carried_out)
    counts = [len(tasks), len(carried_out), len(answer["targets"]), len(answer["errors"]), len(answer["warnings"])]
    words = (
        ("lines", "to be carried out", "targets", "errors", "warnings", "No number", "Areas", "Deadlines")
        if language == "en"
        else ("dòng", "nhiệm vụ thực hiện", "chỉ tiêu", "lỗi", "lưu ý", "Chưa có số", "Lĩnh vực", "Thời hạn")
    )
    lines = [f"{plan['number'] or words[5]} · {plan['date'] or '?'} · {plan['year'] or '?'}"]
    lines.append(" · ".join(f"{count} {word}" for count, word in zip(counts, words, strict=False)))
    for word, found in ((words[6], areas), (words[7], kinds)):
        if found:
            lines.append(f"{word}: " + ", ".join(f"{name} {count}" for name, count in found.items()))
    return "\n".join(lines)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dondoc import-plan")
    parser.add_argument("file", type=Path)
    parser.add_argument("--unit", required=True, help="code of the body whose plan it is")
    parser.add_argument("--units", type=Path, required=True, help="CSV of the body's units")
    parser.add_argument("--dry-run", action="store_true", required=True, help="read and show; nothing is written")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    parser.add_argument("--lang", choices=["vi", "en"], default="vi", help="language of the findings")
    parser.add_argument("--take-hidden", action="store_true", help="take hidden rows and sheets in")
    parser.add_argument("--year", type=int, help="the plan's year, where the file does not print it")
    parser.add_argument("--date", type=date.fromisoformat, help="the plan's date, where the file does not print it")
    return parser


def _read(asked: argparse.Namespace) -> dict[str, Any]:
    try:
        units = load_units_csv(asked.units)
    except (OSError, ValueError):
        return failed(Problem("BAD_UNIT_LIST", value=str(asked.units)), asked.unit, asked.lang)
    return read_in_child(
        asked.file, unit_code=asked.unit, units=units, language=asked.lang, take_hidden=asked.take_hidden,
        year=asked.year, plan_date=asked.date,
    )  # fmt: skip


def _say(asked: argparse.Namespace, vi: str, en: str) -> None:
    print(en if asked.lang == "en" else vi, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
