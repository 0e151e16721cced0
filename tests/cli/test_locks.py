"""Lock files install the same everywhere: every file by hash, no address of any registry."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def pins(level: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / "requirements" / f"{level}.txt").read_text(encoding="utf-8")))


@pytest.mark.parametrize("lock", REQUIREMENTS, ids=lambda path: path.name)
def test_python_lock_has_hashes_and_no_address(lock: Path):
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--extra-index" not in text
    blocks = re.split(r"\n(?=\S)", text)
    requirements = [block for block in blocks if PIN.match(block)]
    assert len(requirements) >= 3
    assert [block.split("\n")[0] for block in requirements if "--hash=sha256:" not in block] == []


def test_test_lock_holds_all_of_the_application():
    assert pins("bootstrap").items() <= pins("app").items() <= pins("test").items()


def test_npm_lock_has_hashes_and_no_address():
    lock = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    installed = {name: facts for name, facts in lock["packages"].items() if name and not facts.get("link")}
    assert len(installed) > 50
    assert [name for name, facts in installed.items() if "resolved" in facts] == []
    assert [name for name, facts in installed.items() if not facts["integrity"].startswith("sha512-")] == []


def test_npm_keeps_leaving_addresses_out():
    settings = (ROOT / "frontend" / ".npmrc").read_text(encoding="utf-8").split()
    assert "omit-lockfile-registry-resolved=true" in settings
    assert not any("://" in line for line in settings)
