"""Django's own command line, as a process: the commands never import the domain."""

import subprocess

from backend.cli.foreground import run_here
from backend.cli.place import PYTHON, ROOT
from backend.embedded.account import Unusable

# Enough to load the settings; nobody connects to it.
NO_DATABASE = {
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
    "DONDOC_ROLE": "app",
    "DONDOC_SECRET_KEY": "only-to-load-the-settings-never-to-sign-anything",
}
MANAGE = [str(PYTHON), str(ROOT / "manage.py")]


def output(*words: str, environment: dict[str, str]) -> str:
    """What `manage.py WORDS` prints. Raises Unusable with its complaint when it fails."""
    done = subprocess.run(
        [*MANAGE, *words], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Unusable(f"{' '.join(words)} failed:\n{(done.stderr or done.stdout).strip()}")
    return done.stdout


def hand_over(*words: str, environment: dict[str, str]) -> int:
    """Run `manage.py WORDS` in the terminal's own in- and output; its exit code."""
    return run_here([*MANAGE, *words], environment)
