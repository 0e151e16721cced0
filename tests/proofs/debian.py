"""A bare Debian with python3, python3-venv and git alone, and the two commands inside."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from backend.cli.progress import step
from tests.proofs.proof import CannotBeTried, heard, workplace

SUITE = "bookworm"  # the Debian 12 of README.md
PACKAGES = "python3,python3-venv,git"
# In namespaces of its own, whose mounts nobody else sees, and gone with this process, however that ends.
APART = ["setpriv", "--pdeathsig", "KILL"]
APART += ["unshare", "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child", "--mount-proc"]
# What the clients of package registries read on this machine, they read inside.
THEIRS = re.compile(r"(?i)(https?|no|all)_proxy|(PIP|UV|NPM_CONFIG)_\w+|\w*(CERTS?|CERT_FILE|CA_BUNDLE|CAINFO)")
PATHS = re.compile(r"(?<![\w.:/])(?:file://)?(/[\w./+-]+)")


def prove(part: list[str]) -> str:
    """`part` is what of the tests is run inside; [] is everything."""
    if os.geteuid() != 0:
        raise CannotBeTried("a Debian root is made by root only")
    _debootstrap()
    with workplace("debian", lambda _place: None) as place:
        root = place / "root"
        with step(f"Debian {SUITE} with {PACKAGES}"):
            _bootstrap(root, place / "debootstrap.log")
        heard(["git", "bundle", "create", "--quiet", root / "dondoc.bundle", "HEAD"])
        shutil.copy(Path(__file__).with_name("two_commands.py"), root)
        inside = ["/usr/bin/python3", "/two_commands.py", "/dondoc.bundle", "/root/dondoc", *part]
        told = {name: value for name, value in os.environ.items() if THEIRS.fullmatch(name)}
        (place / "bound").write_text("".join(f"{path}\n" for path in _read_by_clients(told, root)))
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"} | told
        said = heard(
            [*APART, "/bin/sh", Path(__file__).with_name("enter.sh"), root, place / "bound", *inside],
            environment=environment,
        )
        version = (root / "etc/debian_version").read_text().strip()
    return f"Debian {version}: {said[-1]}"


def _debootstrap() -> None:
    """Have the program. Raises CannotBeTried with words."""
    if not shutil.which("debootstrap") and shutil.which("apt-get"):
        with step("debootstrap (apt)"):
            words = ["-qq", "install", "--no-install-recommends", "debootstrap"]
            subprocess.run(["apt-get", *words], stdout=sys.stderr, check=False)
    if not shutil.which("debootstrap"):
        raise CannotBeTried("there is no debootstrap, and apt-get did not bring it")


def _bootstrap(root: Path, log: Path) -> None:
    with log.open("w") as out:
        words = [*APART, "debootstrap", "--variant=minbase", f"--include={PACKAGES}", SUITE, str(root), *_mirror()]
        done = subprocess.run(words, stdout=out, stderr=subprocess.STDOUT, umask=0o022, check=False)
    if done.returncode:
        raise CannotBeTried(f"debootstrap failed:\n{log.read_text()[-2000:]}")


def _mirror() -> list[str]:
    """Where this machine's own packages of that suite come from; [] leaves it to debootstrap."""
    if not shutil.which("apt-get"):
        return []
    asked = ["apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages", f"Codename: {SUITE}"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()
    return found[:1]


def _read_by_clients(told: dict[str, str], root: Path) -> list[Path]:
    """Names of other machines, pip's and npm's configuration, and every file that these and the environment name."""
    asked = [sys.executable, "-m", "pip", "config", "debug"]
    debug = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    files = [Path(found) for found in re.findall(r"^\s*(/\S+), exists: True", debug, re.MULTILINE)]
    files += [Path("/etc/resolv.conf"), Path("/etc/hosts"), Path.home() / ".npmrc"]
    files = [file for file in files if file.is_file()]
    text = "\n".join([*told.values(), *(file.read_text() for file in files)])
    named = [Path(found) for found in PATHS.findall(text)]
    folders = [_foreign(path, root) for path in named if path.is_dir()]
    return sorted({*files, *(path for path in named if path.is_file()), *(folder for folder in folders if folder)})


def _foreign(folder: Path, root: Path) -> Path | None:
    """The outermost folder above it, or itself, that Debian does not have; None: it has them all."""
    lacking = [path for path in (folder, *folder.parents) if not (root / path.relative_to("/")).exists()]
    return lacking[-1] if lacking else None
