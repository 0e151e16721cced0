"""The typed client is made from the schema of today."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NODE = ROOT / ".venv" / "bin" / "node"
TOOL = ROOT / "frontend" / "node_modules" / "openapi-typescript" / "bin" / "cli.js"


def test_generated_types_are_current(tmp_path):
    made = tmp_path / "schema.d.ts"
    node = str(NODE) if NODE.exists() else shutil.which("node")
    subprocess.run(
        [node, str(TOOL), str(ROOT / "api" / "schema.yml"), "-o", str(made)],
        check=True,
        capture_output=True,
        timeout=60,
    )
    assert made.read_text() == (ROOT / "frontend" / "src" / "shared" / "api" / "schema.d.ts").read_text(), (
        "run `npm run api` in frontend/"
    )
