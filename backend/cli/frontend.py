"""Building the front end with the wheel's Node; skipped while neither its lock nor its sources changed."""

import hashlib
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from backend.cli.place import FRONTEND, ROOT, VENV, node_wheel
from backend.cli.progress import step
from backend.embedded.account import Unusable

MODULES = FRONTEND / "node_modules"
BUILD_STAMP = MODULES / ".dondoc-build"
INDEX = FRONTEND / "dist" / "index.html"
# Besides its own folder the build reads the schema's file.
ALSO_READ = (ROOT / "api" / "schema.yml",)
NOT_SOURCES = {"node_modules", "dist", "coverage"}


def environment(base: Mapping[str, str] = os.environ) -> dict[str, str]:
    """`base` with the wheel's `node` and `npm` found first, whatever the machine has."""
    return {**base, "PATH": f"{VENV / 'bin'}{os.pathsep}{base['PATH']}"}


def installed(wheels: Path | None = None) -> None:
    """Install the locked npm packages when the lock changed; from `wheels`/npm, npm's own cache, when given."""
    lock = FRONTEND / "package-lock.json"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = MODULES / ".dondoc-lock"
    if _reads(stamp) == wanted:
        return
    offline = _offline(wheels) if wheels else []
    with step("Front-end packages (npm ci)"):
        # What builds is a development dependency, which npm leaves out where NODE_ENV says production.
        npm("ci", "--include=dev", "--no-audit", "--no-fund", *offline)
        stamp.write_text(wanted, encoding="ascii")


def _offline(wheels: Path) -> list[str]:
    """npm knows what is in its cache by the registry's address, so the folder says from which it came."""
    registry = (wheels / "npm-registry").read_text(encoding="utf-8").strip()
    return ["--offline", "--cache", str(wheels / "npm"), "--registry", registry]


def built(wheels: Path | None = None) -> None:
    """Build `frontend/dist` when a source changed."""
    installed(wheels)
    wanted = _sources()
    if INDEX.exists() and _reads(BUILD_STAMP) == wanted:
        return
    with step("Front end (build)"):
        npm("run", "build")
        BUILD_STAMP.write_text(wanted, encoding="ascii")


def forget() -> None:
    """Something else writes `frontend/dist` from here on; the next `built()` builds it anew."""
    BUILD_STAMP.unlink(missing_ok=True)


def npm_command(*words: str) -> list[str]:
    """The command line that runs the wheel's npm."""
    wheel = node_wheel()
    return [str(wheel / "bin" / "node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js"), *words]


def npm(*words: str) -> None:
    """Run npm in `frontend/`, quietly. Raises Unusable with its output when it fails."""
    done = subprocess.run(
        npm_command(*words),
        cwd=FRONTEND,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unusable(f"npm {' '.join(words)} failed:\n{done.stdout}{done.stderr}")


def _sources() -> str:
    """One hash over every file that the build may read, by path and content."""
    total = hashlib.sha256()
    files = [path for path in ALSO_READ if path.is_file()]
    for folder, folders, names in os.walk(FRONTEND):
        folders[:] = [name for name in folders if name not in NOT_SOURCES]
        files += [Path(folder) / name for name in names]
    for path in sorted(files):
        total.update(str(path.relative_to(ROOT)).encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _reads(stamp: Path) -> str | None:
    return stamp.read_text(encoding="ascii") if stamp.exists() else None
