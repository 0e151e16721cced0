"""The one HTML page, rendered here: nonce, CSRF cookie, never stored. The front end does the rest."""

import base64
import hashlib
import json
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie

ENTRY = "index.html"


@ensure_csrf_cookie
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """For every address that the front end knows, and for whatever previews a link (product.md §21): one neutral page.
    A picture or a script that is not there is 404."""
    if request.method not in {"GET", "HEAD"} or not request.accepts("text/html"):
        raise Http404
    response = render(request, "index.html", {
        "entry": built(), "csrf_cookie": settings.CSRF_COOKIE_NAME, "instance": settings.INSTANCE, "demo": settings.DEMO, "nonce": request.csp_nonce,  # type: ignore[attr-defined]  # set by django-csp
    })  # fmt: skip
    response["Cache-Control"] = "no-store"
    response._csp_update = {"script-src": [built()["boot_may_run"]]}  # type: ignore[attr-defined]  # read by django-csp
    return response


def built() -> dict[str, Any]:
    """`{"script", "styles", "preloads"}` of the built front end, from Vite's manifest, and `boot`, which stands in the page itself
    since every visit would wait for it, with the hash by which the policy lets it run; read again while developing."""
    return _read() if not settings.DEBUG else _read.__wrapped__()


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    manifest_path, boot_path = settings.FRONTEND_DIR / ".vite" / "manifest.json", settings.FRONTEND_DIR / "boot.js"
    if not manifest_path.is_file() or not boot_path.is_file():
        raise Http404("the front end is not built")
    manifest = json.loads(manifest_path.read_text())
    entry = manifest[ENTRY]
    chunks = _with_imports(manifest, ENTRY)
    boot = boot_path.read_bytes()
    return {
        "boot": boot.decode(),
        "boot_may_run": f"'sha256-{base64.b64encode(hashlib.sha256(boot).digest()).decode()}'",
        "script": entry["file"],
        "styles": list(dict.fromkeys(style for name in chunks for style in manifest[name].get("css", []))),
        "preloads": [manifest[name]["file"] for name in chunks if name != ENTRY],
    }


def _with_imports(manifest: dict[str, Any], name: str) -> list[str]:
    """The chunk and all it imports, what is imported first: so our own styles come after the libraries'."""
    found: dict[str, None] = {}
    for one in manifest[name].get("imports", []):
        found.update(dict.fromkeys(_with_imports(manifest, one)))
    return [*found, name]
