"""Foreign files are read in a child process that can be killed: memory, processor time, wall time and the length of the
answer are bounded by the kernel.

The parent never opens the file; it gets the finished object or one error. The child gets no environment of the
server's: no database address, no secrets.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection
from contextlib import nullcontext
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from backend.files import under_way
from backend.imports.codes import Problem
from backend.imports.grid import failed_grid, read_grid
from backend.imports.inspections import failed_findings, read_findings
from backend.imports.letter import failed_letter, read_letter
from backend.imports.picture import NOTHING, read_picture
from backend.imports.plan import failed, read_plan
from backend.imports.units import Unit

MEMORY = 768 * 1024 * 1024  # bytes of address space
SECONDS = 8  # of processor time
WALL = 60.0  # seconds: for a child that waits; on a loaded machine it gets its processor time all the same
LARGEST_ANSWER = 16 * 1024 * 1024  # bytes; 5,000 lines are 7 million
ROOT = Path(__file__).resolve().parent.parent.parent
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "TZ")
# What the kernel sends when a limit is reached; SIGABRT: the allocator gave up.
BEYOND_LIMITS = {signal.SIGKILL, signal.SIGXCPU, signal.SIGXFSZ, signal.SIGABRT, signal.SIGSEGV}
TOO_MUCH = 9  # the child's exit when memory ended in the middle of the answer

logger = logging.getLogger(__name__)


def read_in_child(
    path: Path, *, unit_code: str, units: list[Unit], language: str = "vi", **given: Any
) -> dict[str, Any]:
    """`read_plan` behind the limits, with the same arguments and the same answer: a file too heavy for them is answered
    TOO_LARGE after 8 s of work, a fault of the reading itself NOT_READ (and told in the log)."""
    told_at = under_way.told_at()
    asked = {
        "what": "plan", "told_at": str(told_at) if told_at else None, "path": str(path.resolve()), "unit_code": unit_code, "units": [asdict(unit) for unit in units],
        "language": language, "given": given,
    }  # fmt: skip
    return _ask(asked, path, lambda problem: failed(problem, unit_code, language))


def findings_in_child(path: Path, *, areas: Collection[str], language: str = "vi") -> dict[str, Any]:
    """`read_findings` behind the limits."""
    asked = {"what": "findings", "path": str(path.resolve()), "language": language, "areas": list(areas)}
    return _ask(asked, path, lambda problem: failed_findings(problem, language))


def grid_in_child(path: Path, *, language: str = "vi") -> dict[str, Any]:
    """`read_grid` behind the limits."""
    asked = {"what": "grid", "path": str(path.resolve()), "language": language}
    return _ask(asked, path, lambda problem: failed_grid(problem, language))


def letter_in_child(path: Path, *, language: str = "vi") -> dict[str, Any]:
    """`read_letter` behind the limits."""
    asked = {"what": "letter", "path": str(path.resolve()), "language": language}
    return _ask(asked, path, lambda problem: failed_letter(problem, language))


def picture_in_child(path: Path, page: int, *, is_pdf: bool) -> dict[str, Any]:
    """`read_picture` behind the limits; what is too heavy has no picture."""
    asked = {"what": "picture", "path": str(path.resolve()), "page": page, "is_pdf": is_pdf}
    return _ask(asked, path, lambda _problem: NOTHING)


def _ask(asked: dict[str, Any], path: Path, fails: Callable[[Problem], dict[str, Any]]) -> dict[str, Any]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        try:
            done = subprocess.run(
                [sys.executable, "-s", "-m", "backend.imports.child"],
                input=json.dumps(asked, default=date.isoformat).encode(), stdout=out, stderr=complaints, timeout=WALL,
                cwd=ROOT, env={name: os.environ[name] for name in PASSED_ON if name in os.environ}, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return fails(Problem("TOO_LARGE"))
        if done.returncode == TOO_MUCH or -done.returncode in BEYOND_LIMITS:
            return fails(Problem("TOO_LARGE"))
        out.seek(0)
        try:
            answer: dict[str, Any] = json.load(out)
        except ValueError:
            complaints.seek(0)
            logger.error(
                "reading %s failed (%s): %s", path.name, done.returncode, complaints.read(4000).decode(errors="replace")
            )
            return fails(Problem("NOT_READ"))
    return answer


def main() -> None:
    """The child's side: limits first, then the reading."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_ANSWER, LARGEST_ANSWER))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    asked = json.load(sys.stdin)
    try:
        answer = _READERS[asked["what"]](asked)
        sys.stdout.write(json.dumps(answer))
        sys.stdout.flush()
    except MemoryError:
        os._exit(TOO_MUCH)


def _plan(asked: dict[str, Any]) -> dict[str, Any]:
    day = asked["given"].get("plan_date")
    given = {**asked["given"], "plan_date": date.fromisoformat(day) if day else None}
    units = [_unit(unit) for unit in asked["units"]]
    told = under_way.telling(Path(asked["told_at"]), keep=True) if asked["told_at"] else nullcontext()
    with told:
        return read_plan(
            Path(asked["path"]), unit_code=asked["unit_code"], units=units, language=asked["language"], **given
        )


def _findings(asked: dict[str, Any]) -> dict[str, Any]:
    return read_findings(Path(asked["path"]), language=asked["language"], areas=asked["areas"])


def _grid(asked: dict[str, Any]) -> dict[str, Any]:
    return read_grid(Path(asked["path"]), language=asked["language"])


def _letter(asked: dict[str, Any]) -> dict[str, Any]:
    return read_letter(Path(asked["path"]), language=asked["language"])


def _picture(asked: dict[str, Any]) -> dict[str, Any]:
    return read_picture(Path(asked["path"]), asked["page"], is_pdf=asked["is_pdf"])


_READERS = {"plan": _plan, "findings": _findings, "grid": _grid, "letter": _letter, "picture": _picture}


def _unit(plain: dict[str, Any]) -> Unit:
    days = {name: date.fromisoformat(plain[name]) if plain[name] else None for name in ("valid_from", "valid_to")}
    return Unit(
        **{
            **plain,
            **days,
            "aliases": tuple(plain["aliases"]),
            "members": tuple(plain["members"]),
            "chosen": tuple(plain["chosen"]),
        }
    )


if __name__ == "__main__":
    main()
