"""What the build hands to every page, and what a phone installs."""

import json
import re
import struct
from pathlib import Path

import pytest

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
DIST = FRONTEND / "dist"
MANTINE = FRONTEND / "node_modules" / "@mantine" / "core"
LARGEST = {".js": 250_000, ".css": 50_000}  # bytes as sent of what every page waits for
CLASS = re.compile(r"\bm_[0-9a-f]{5,8}\b")

built = pytest.mark.skipif(not (DIST / ".vite" / "manifest.json").is_file(), reason="the front end is not built")


def chunks(manifest: dict, name: str) -> dict[str, None]:
    """The entry and all it imports at once."""
    found = {name: None}
    for one in manifest[name].get("imports", ()):
        found |= chunks(manifest, one)
    return found


@built
def test_what_every_page_waits_for_is_small():
    manifest = json.loads((DIST / ".vite" / "manifest.json").read_text())
    entry = [manifest[name] for name in chunks(manifest, "index.html")]
    files = sorted({one["file"] for one in entry} | {style for one in entry for style in one.get("css", ())})
    sizes = {name: (DIST / f"{name}.gz").stat().st_size for name in files}
    for kind, most in LARGEST.items():
        assert sum(size for name, size in sizes.items() if name.endswith(kind)) <= most, sizes


@built
def test_every_part_that_is_used_has_its_styles():
    """Mantine's styles are imported part by part."""
    scripts = {name for path in DIST.glob("assets/*.js") for name in CLASS.findall(path.read_text())}
    styles = {name for path in DIST.glob("assets/*.css") for name in CLASS.findall(path.read_text())}
    parts = [path for path in (MANTINE / "styles").glob("*.css") if not path.name.endswith(".layer.css")]
    missing = {path.name for path in parts if set(CLASS.findall(path.read_text())) & (scripts - styles)}
    assert missing == set(), "name them in frontend/src/app/mantine.css, in the order of Mantine's own styles.css"


def test_a_phone_finds_what_it_installs():
    manifest = json.loads((FRONTEND / "public" / "app.webmanifest").read_text())
    assert {manifest[name] for name in ("id", "start_url", "scope")} == {"/"}
    drawn = [icon for icon in manifest["icons"] if icon["type"] == "image/png"]
    for icon in drawn:
        head = (FRONTEND / "public" / icon["src"].removeprefix("/static/")).read_bytes()[:24]
        assert "{}x{}".format(*struct.unpack(">II", head[16:24])) == icon["sizes"]
    assert {(icon["sizes"], icon["purpose"]) for icon in drawn} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
