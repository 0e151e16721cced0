"""PDFs and photographs as small pictures, for browsers that can show neither (product.md §12, §21, §30)."""

import hashlib
import io

import pytest
from PIL import Image

from backend.files.store import receive
from backend.ids import uuid7
from backend.imports.picture import WIDTH, read_picture

WEBP = b"RIFF"


def stored(by, content, name):
    return receive(by, uuid7(), [content], name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest())


@pytest.fixture
def photograph():
    made = io.BytesIO()
    Image.effect_noise((2400, 1600), 60).convert("RGB").save(made, "JPEG", quality=92)
    return made.getvalue()


def test_a_photograph_comes_small_to_whoever_may_read_it(cast, at, photograph):
    file = stored(cast.officer, photograph, "anh.jpg")
    answer = at("officer").get(f"files/{file.pk}/picture")
    assert (answer.status_code, answer["Content-Type"], answer["X-Pages"]) == (200, "image/webp", "1")
    assert answer.content.startswith(WEBP) and len(answer.content) < len(photograph) / 4
    assert max(Image.open(io.BytesIO(answer.content)).size) <= WIDTH
    assert at("head").get(f"files/{file.pk}/picture").status_code == 404  # it was attached to nothing


def test_pages_of_a_pdf_one_by_one(tmp_path):
    made = tmp_path / "hai-trang.pdf"
    sheet = Image.new("RGB", (595, 842), "white")
    sheet.save(made, "PDF", save_all=True, append_images=[sheet])
    first, beyond = read_picture(made, 1, is_pdf=True), read_picture(made, 3, is_pdf=True)
    assert (first["pages"], bool(first["webp"])) == (2, True)
    assert beyond == {"pages": 2, "webp": None}


@pytest.mark.parametrize("is_pdf", [True, False])
def test_what_cannot_be_drawn_has_no_picture(tmp_path, is_pdf):
    broken = tmp_path / "hong"
    broken.write_bytes(b"%PDF-1.7 broken")
    assert read_picture(broken, 1, is_pdf=is_pdf) == {"pages": 0, "webp": None}
