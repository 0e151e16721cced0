"""A document's own file: read, kept with it, handed to whoever reads the document, closed like any other."""

import hashlib
from typing import Any

import pytest

from backend.files.models import FileObject
from backend.files.store import receive
from backend.ids import uuid7
from tests.api.client import Client
from tests.imports.letters import LETTER, pdf_bytes

ENTRY = {"kind": "OFFICIAL_LETTER", "number": "1234/SNV-CCHC", "issued_on": "2026-08-05", "issuer": "Sở Nội vụ", "abstract": "Rà soát"}  # fmt: skip


@pytest.fixture
def upload(cast: Any, settings: Any, tmp_path: Any) -> FileObject:
    """What the clerk dropped."""
    settings.FILES_DIR = tmp_path
    content = pdf_bytes(LETTER)
    digest = hashlib.sha256(content).hexdigest()
    return receive(cast.clerk, uuid7(), [content], name="cong-van.pdf", size=len(content), sha256=digest)


def test_its_head_is_read_as_if_it_had_been_pasted(cast: Any, upload: FileObject) -> None:
    clerk = Client(cast.clerk)
    told = clerk.get(f"documents/reading/{upload.pk}").json()
    assert told["errors"] == []
    read = clerk.get("documents/reading", text=told["line"]).json()
    assert read == {
        "kind": "OFFICIAL_LETTER", "number": "1234/SNV-CCHC", "issued_on": "2026-08-05", "issuer": "Sở Nội vụ",
        "abstract": "Rà soát thủ tục hành chính quý III năm 2026", "known": [],
    }  # fmt: skip
    assert Client(cast.chairman).get(f"documents/reading/{upload.pk}").status_code == 404


def test_it_is_kept_and_read_by_whoever_reads_the_document(cast: Any, upload: FileObject) -> None:
    clerk, entry = Client(cast.clerk), {**ENTRY, "id": str(uuid7()), "upload": str(upload.pk)}
    assert Client(cast.officer).get(f"files/{upload.pk}").status_code == 404
    refused = Client(cast.standing).post("documents", entry)  # another person's upload
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "upload")
    page = clerk.post("documents", entry).json()
    assert (page["file"]["name"], page["file"]["uploaded_by"]) == ("cong-van.pdf", cast.clerk.pk)
    path = f"files/{upload.pk}"
    assert page["file"]["href"] == f"/api/v1/{path}"
    seen = {who: Client(getattr(cast, who)).get(path).status_code for who in ("officer", "province")}
    assert seen == {"officer": 200, "province": 404}
    closed = clerk.post(f"files/{upload.pk}/closing", {"reason": "Nhầm văn bản"})
    assert closed.status_code == 200
    assert clerk.get(f"documents/{page['id']}").json()["file"]["close_reason"] == "Nhầm văn bản"
    assert Client(cast.officer).get(path).status_code == 404


def test_a_document_without_a_file_has_none(cast: Any) -> None:
    assert Client(cast.clerk).post("documents", {**ENTRY, "id": str(uuid7())}).json()["file"] is None
