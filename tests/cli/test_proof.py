"""`./dondoc proof` where a proof cannot be tried: said plainly, and with an exit code of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_without_debootstrap_the_bare_debian_is_not_tried(tmp_path: Path):
    (tmp_path / "git").symlink_to(shutil.which("git") or "")
    done = subprocess.run(
        [sys.executable, "-m", "tests.proofs", "debian", "--json"],
        cwd=ROOT, env=os.environ | {"PATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    (told,) = json.loads(done.stdout)
    assert done.returncode == 2, done.stderr
    assert (told["name"], told["result"]) == ("debian", "not tried")
    assert "debootstrap" in told["seen"] or "root only" in told["seen"]
