"""A document's own file: read, kept with it, handed to whoever reads the document, closed like any other."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest

from backend import clock
from backend.activity.chain import Tally
from backend.activity.replay import unlike_events, wrong_readers
from backend.files.models import FileObject
from backend.files.store import receive
from backend.ids import uuid7
from backend.plans.models import Document
from tests import worlds
from tests.api.client import Client
from tests.imports.letters import LETTER, pdf_bytes
from workflows.document.registering import add_file
from workflows.file_removal import close_file
from workflows.relied_on import relied_on_since

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


def test_a_file_that_comes_later_is_added_once(cast: Any, upload: FileObject) -> None:
    clerk, standing = Client(cast.clerk), Client(cast.standing)
    page = clerk.post("documents", {**ENTRY, "id": str(uuid7())}).json()
    path, body = f"documents/{page['id']}/file", {"upload": str(upload.pk)}
    assert (page["file"], page["may"]["add_file"]) == (None, True)
    refused = standing.post(path, body, match='"v1"')  # another person's upload
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "upload")
    added = clerk.post(path, body, match='"v1"').json()
    assert (added["file"]["name"], added["may"]["add_file"], added["version"]) == ("cong-van.pdf", False, 2)
    assert Client(cast.officer).get(f"files/{upload.pk}").status_code == 200
    said = clerk.get(f"activity?subject=document:{page['id']}").json()["items"][0]
    assert (said["verb"], said["details"][0]) == ("document.file_added", "cong-van.pdf")
    assert [clerk.post(path, body, match=f'"v{seen}"').status_code for seen in (1, 2)] == [412, 409]
    clerk.post(f"files/{upload.pk}/closing", {"reason": "Nhầm văn bản"})
    assert clerk.get(f"documents/{page['id']}").json()["may"]["add_file"] is False  # somebody is to remove or keep it
    standing.post(f"files/{upload.pk}/removal", {})
    assert clerk.get(f"documents/{page['id']}").json()["may"]["add_file"] is True
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found)] == []


def test_who_added_a_file_late_has_their_days_from_then(cast: Any, upload: FileObject) -> None:
    document = worlds.document(cast.clerk)
    Document.objects.filter(pk=document.pk).update(entered_at=clock.now() - timedelta(days=60))
    add_file(cast.clerk, document.pk, upload.pk, expect='"v1"')
    assert relied_on_since(upload) == upload.uploaded_at
    close_file(cast.clerk, upload.pk, "Nhầm văn bản")


def test_a_document_without_a_file_has_none(cast: Any) -> None:
    assert Client(cast.clerk).post("documents", {**ENTRY, "id": str(uuid7())}).json()["file"] is None
