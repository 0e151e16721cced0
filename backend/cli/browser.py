"""The Chromium that browser tests drive: the machine's own, as root on Debian installed when there is none."""

import os
import shutil
import subprocess

from backend.cli.place import node_wheel
from backend.cli.progress import step
from backend.embedded.account import Unusable

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Noto carries every Vietnamese letter; without a font pages would be judged by boxes.
DEBIAN_PACKAGES = ("chromium", "fonts-noto-core")


def environment() -> dict[str, str]:
    """What browser tests need to know: the browser's program, and a Node for the driver.

    (Playwright's own Node needs a library that a small Debian lacks; the wheel's does not.)
    """
    return {"DONDOC_CHROMIUM": chromium(), "PLAYWRIGHT_NODEJS_PATH": str(node_wheel() / "bin" / "node")}


def chromium() -> str:
    """The browser's program. DONDOC_CHROMIUM names another. Raises Unusable with words when there is none."""
    found = _found()
    if found:
        return found
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Unusable("no Chromium found: install one (Debian: apt-get install chromium fonts-noto-core)")
    with step("Chromium (apt)"):
        _apt("-qq", "update")
        _apt("-qq", "install", "--no-install-recommends", *DEBIAN_PACKAGES)
    found = _found()
    if not found:
        raise Unusable("Chromium was installed but is not on PATH")
    return found


def _found() -> str | None:
    named = os.environ.get("DONDOC_CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), None)


def _apt(*words: str) -> None:
    done = subprocess.run(
        ["apt-get", *words],
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unusable(f"apt-get {words[1]} failed:\n{done.stderr.strip()}")
