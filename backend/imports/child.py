"""Foreign files are read in a child process that can be killed: memory, processor time and wall time are bounded.

The parent never opens the file; it gets the finished object or one error."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from backend.imports.codes import Problem
from backend.imports.plan import failed
from backend.imports.units import Unit

MEMORY = 1_500 * 1024 * 1024  # bytes of address space
SECONDS = 8  # of processor time
WALL = 10  # seconds
ROOT = Path(__file__).resolve().parent.parent.parent


def read_in_child(path: Path, *, unit_code: str, units: list[Unit], language: str = "vi") -> dict[str, Any]:
    """`read_plan` behind the limits: a file too heavy for them is answered TOO_LARGE within 10 s."""
    task = {
        "path": str(path.resolve()),
        "unit_code": unit_code,
        "units": [asdict(unit) for unit in units],
        "language": language,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "backend.imports.child"],
            input=json.dumps(task).encode(), capture_output=True, timeout=WALL, cwd=ROOT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return failed(Problem("TOO_LARGE"), unit_code, language)
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return failed(Problem("TOO_LARGE" if done.returncode != 0 else "DAMAGED"), unit_code, language)
    return answer


def main() -> None:
    """The child's side: limits first, then the reading."""
    import resource

    from backend.imports.plan import read_plan

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    task = json.load(sys.stdin)
    units = [
        Unit(**{**unit, "aliases": tuple(unit["aliases"]), "members": tuple(unit["members"])}) for unit in task["units"]
    ]
    answer = read_plan(Path(task["path"]), unit_code=task["unit_code"], units=units, language=task["language"])
    json.dump(answer, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
