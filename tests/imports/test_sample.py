"""The sample plan comes out exactly as expected, as the command prints it."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
HASHES = {
    "ke-hoach-cchc-2026-xa.xlsx": "5183def4f45740c9beb8161bbe2d48d4c93aaeff1a211701c12e1638cec1356e",
    "ke-hoach-cchc-2026-xa.expected.json": "aca997c465e5abc5ce090d60ded68d87c8f661d79f377008f2232024a4d12d4c",
    "units-2026-xa.csv": "adba0bfe9bf9ef4b8abe056f2c08239e9b14429dd8249bf1e200d87a7efe8f4f",
}
TASK = ("line", "parent", "heading", "area", "title", "product", "lead", "coordinating", "coordinating_external", "deadline", "sheet", "row")  # fmt: skip


def test_the_samples_are_those_agreed():
    assert {name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in HASHES} == HASHES


def test_the_demo_is_built_from_the_same_files():
    demo = DATA.parent.parent / "demo" / "data"
    for name in ("ke-hoach-cchc-2026-xa.xlsx", "units-2026-xa.csv"):
        assert (demo / name).read_bytes() == (DATA / name).read_bytes()


def test_dry_run_prints_exactly_what_is_expected():
    command = [
        sys.executable,
        "-m",
        "backend.imports.dry_run",
        str(DATA / "ke-hoach-cchc-2026-xa.xlsx"),
        "--unit",
        "30337",
        "--units",
        str(DATA / "units-2026-xa.csv"),
        "--dry-run",
        "--json",
    ]
    done = subprocess.run(command, cwd=DATA.parent.parent, capture_output=True, check=False, timeout=20)
    found, expected = json.loads(done.stdout), json.loads((DATA / "ke-hoach-cchc-2026-xa.expected.json").read_text())
    assert done.returncode == 0
    assert (found["format"], found["plan"], found["errors"]) == (1, expected["plan"], [])
    assert [[t[k] for k in TASK] for t in found["tasks"]] == [[t[k] for k in TASK] for t in expected["tasks"]]
    assert [{k: t[k] for k in e} for t, e in zip(found["targets"], expected["targets"], strict=True)] == expected[
        "targets"
    ]
    assert {w["code"] for w in found["warnings"]} == {"UNKNOWN_PARTNER"}
    assert [w["cell"] for w in found["warnings"]] == ["E63", "E72"]
