"""A page of a PDF, or a photograph, as one small picture: what a phone on a slow line can show inside its page.

A browser inside another app has no reader of PDFs, and a photograph of a paper weighs megabytes; here both become a
WebP of some tens of kilobytes. Untrusted bytes are drawn in the limited child alone.
"""

import base64
import io
from pathlib import Path
from typing import Any

WIDTH = 1100  # pixels: small print of an A4 page is read on a phone when it is drawn out
QUALITY = 55
TALLEST = 6  # times its width; a longer strip is no page
MOST_PIXELS = 60_000_000  # of a photograph, before it is opened
NOTHING: dict[str, Any] = {"pages": 0, "webp": None}


def read_picture(path: Path, page: int, *, is_pdf: bool) -> dict[str, Any]:
    """`{"pages": how many there are, "webp": base64 of the page asked for, from 1}`; no picture beyond the last page or
    when the file cannot be drawn."""
    return _of_pdf(path, page) if is_pdf else _of_photograph(path)


def _of_pdf(path: Path, page: int) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return NOTHING
    pages = len(document)
    if not 1 <= page <= pages:
        return {"pages": pages, "webp": None}
    sheet = document[page - 1]
    width, height = sheet.get_size()
    if not width or height / width > TALLEST:
        return {"pages": pages, "webp": None}
    return {"pages": pages, "webp": _small(sheet.render(scale=WIDTH / width).to_pil())}


def _of_photograph(path: Path) -> dict[str, Any]:
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(path) as photograph:
            photograph.draft("RGB", (WIDTH * 2, WIDTH * 2))  # a JPEG is read smaller at once
            upright = ImageOps.exif_transpose(photograph)
            upright.thumbnail((WIDTH, WIDTH * TALLEST))
            return {"pages": 1, "webp": _small(upright)}
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return NOTHING


def _small(picture: Any) -> str:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "WEBP", quality=QUALITY, method=3)
    return base64.b64encode(out.getvalue()).decode()
