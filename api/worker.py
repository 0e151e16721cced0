"""The worker that keeps the app's own files for use without a network, and which files these are.

It is served from `/`, since a worker reaches no further than its own folder. Its text changes with the build, which is how a
browser learns of a new one. Nothing that is said about anybody passes through it.
"""

import hashlib
import json
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static

from api.page import built

PAGE = "/?shell"  # the one HTML page, asked once for keeping
LEFT_OUT = {".woff", ".gz"}  # every browser with workers reads woff2; a compressed copy is no file of its own


def worker(request: HttpRequest) -> HttpResponse:
    """JavaScript, asked anew each time."""
    script = settings.FRONTEND_DIR / "worker.js"
    if not script.is_file():
        raise Http404("the front end is not built")
    shell = json.dumps(_shell() if not settings.DEBUG else _shell.__wrapped__())
    response = HttpResponse(f"const SHELL = {shell};\n{script.read_text('utf-8')}", content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@lru_cache(maxsize=1)
def _shell() -> dict[str, object]:
    """`{"version", "entry", "page", "files"}`."""
    root = settings.FRONTEND_DIR
    names = sorted(str(one.relative_to(root)) for one in root.glob("assets/*") if one.suffix not in LEFT_OUT)
    names += ["favicon.svg", "app.webmanifest"]
    told = hashlib.sha256()
    for name in names:
        told.update(name.encode())
    for name in (
        "boot.js",
        "worker.js",
    ):  # the one stands in the page; of the other the name does not tell what is in it
        told.update((root / name).read_bytes())
    told.update((settings.BASE_DIR / "backend" / "templates" / "index.html").read_bytes())
    entry = static(built()["script"])
    return {"version": told.hexdigest()[:16], "entry": entry, "page": PAGE, "files": [static(name) for name in names]}
