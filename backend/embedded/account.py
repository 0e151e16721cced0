"""Who the server runs as. PostgreSQL refuses root; root therefore lends it a system user of its own."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SYSTEM_USER = "dondoc-db"


class Unusable(Exception):
    """The machine, a folder or an address cannot serve; the text tells the person what to do."""


@dataclass(frozen=True)
class Account:
    """The user that owns the server's files. `drop` is True when this process is root and must step down."""

    uid: int
    gid: int
    drop: bool

    def run(self, command: Sequence[str | Path], *, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run the command as this user, stdin closed, output captured. Never raises on a non-zero exit."""
        words = [str(word) for word in command]
        if not self.drop:
            return subprocess.run(
                words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, cwd="/", check=False
            )
        return subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout,
            cwd="/",
            check=False,
            user=self.uid,
            group=self.gid,
            extra_groups=[],
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"},
        )

    def owns(self, folder: Path, mode: int = 0o700) -> Path:
        """The folder, made when missing and given to this user."""
        folder.mkdir(parents=True, exist_ok=True)
        if self.drop:
            os.chown(folder, self.uid, self.gid)
        folder.chmod(mode)
        return folder

    def takes_over(self, path: Path) -> None:
        """Give this user what was another's: a copy from a machine where the same name had another number."""
        if not self.drop or not path.exists() or path.stat().st_uid == self.uid:
            return
        os.chown(path, self.uid, self.gid)
        for inside, folders, files in os.walk(path):
            for name in folders + files:
                os.chown(Path(inside) / name, self.uid, self.gid, follow_symlinks=False)

    def reaches(self, path: Path) -> bool:
        """True when this user may enter `path` (a folder) or run it (a program)."""
        return self.run(["/bin/sh", "-c", 'test -x "$1"', "sh", path]).returncode == 0


def server_account() -> Account:
    """The present user, or for root the system user `dondoc-db`, made when missing."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), drop=False)
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        made = subprocess.run(
            ["useradd", "--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin"]
            + ["--user-group", SYSTEM_USER],
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode not in {0, 9}:  # 9: another process made it between our look and this call
            raise Unusable(f"useradd {SYSTEM_USER} failed: {made.stderr.strip()}") from None
        entry = pwd.getpwnam(SYSTEM_USER)
    return Account(entry.pw_uid, entry.pw_gid, drop=True)
