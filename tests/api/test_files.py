"""Uploads as they flow, and who is handed the bytes afterwards."""

import hashlib

import pytest

from backend.activity.models import AccessLog
from backend.files.models import FileObject
from backend.ids import uuid7
from tests import worlds
from tests.api.client import Client
from tests.api.contract import held_to_contract

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES_DIR = tmp_path


def put(user, content, upload_id=None, name="b%C3%A1o%20c%C3%A1o.pdf", **headers):
    path = f"uploads/{upload_id or uuid7()}"
    told = {"X-Content-SHA256": hashlib.sha256(content).hexdigest(), "X-File-Name": name} | headers
    answer = Client(user).http.put(
        f"/api/v1/{path}",
        content,
        content_type="application/octet-stream",
        headers={k: v for k, v in told.items() if v},
    )
    held_to_contract("PUT", path, answer)
    return answer


def code(response):
    return response.status_code, response.json()["code"]


def attached(cast, content=PDF, by="officer", **how):
    """A file attached to a task of the commune: (task, file id)."""
    task = worlds.assigned(cast)
    file_id = put(getattr(cast, by), content, **how).json()["id"]
    proof = {"id": str(uuid7()), "kind": "FILE", "upload": file_id, "note": "Bản chính"}
    made = Client(getattr(cast, by)).post(f"tasks/{task.pk}/evidence", proof)
    assert made.status_code == 201, made.content
    return task, file_id


def test_an_upload_arrives_and_may_be_repeated(cast):
    upload_id = uuid7()
    first = put(cast.officer, PDF, upload_id)
    assert first.status_code == 201
    assert first.json() == {
        "id": str(upload_id), "name": "báo cáo.pdf", "size": len(PDF), "sha256": hashlib.sha256(PDF).hexdigest(),
        "media_type": "application/pdf",
    }  # fmt: skip
    assert put(cast.officer, PDF, upload_id).json() == first.json()
    assert FileObject.objects.count() == 1
    assert code(put(cast.officer, PDF + b"\n", upload_id)) == (422, "key_reused")
    assert code(put(cast.head, PDF, upload_id)) == (422, "key_reused")


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (b"", {}),
        (PDF, {"X-Content-SHA256": ""}),
        (PDF, {"X-Content-SHA256": "0" * 64}),
        (PDF, {"X-Content-SHA256": "x" * 64}),
        (b"MZ\x90\x00" + b"\0" * 100, {}),
        (b"<html><script>alert(1)</script></html>", {}),
    ],
)
def test_what_is_not_taken(cast, content, headers):
    assert code(put(cast.officer, content, **headers)) == (422, "invalid")
    assert not FileObject.objects.exists()


def test_more_than_is_taken(cast, monkeypatch):
    big = PDF + b"\0" * (25 * 1024 * 1024)
    assert code(put(cast.officer, big)) == (422, "invalid")
    assert not FileObject.objects.exists()


def test_an_upload_is_its_persons_own_until_it_is_attached(cast):
    upload_id = put(cast.officer, PDF).json()["id"]
    assert Client(cast.officer).get(f"files/{upload_id}").status_code == 200
    assert code(Client(cast.head).get(f"files/{upload_id}")) == (404, "not_found")


def test_the_bytes_are_handed_out_safely_and_noted(cast):
    _, file_id = attached(cast)
    answer = Client(cast.clerk).get(f"files/{file_id}")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "inline; filename*=UTF-8''b%C3%A1o%20c%C3%A1o.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"] and "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"
    noted = AccessLog.objects.get(kind="downloaded")
    assert (noted.user_id, noted.path) == (cast.clerk.pk, f"/api/v1/files/{file_id}")


def test_what_is_neither_picture_nor_pdf_is_an_attachment(cast):
    _, file_id = attached(cast, "số liệu".encode(), name="s%E1%BB%91%20li%E1%BB%87u.txt")
    answer = Client(cast.head).get(f"files/{file_id}")
    assert answer["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    "name", ["..%2F..%2Fetc%2Fpasswd", "a%0D%0ASet-Cookie: x.pdf", "a%00b.pdf", "%FF%FE", "x" * 400, ""]
)
def test_names_cannot_harm(cast, name):
    _, file_id = attached(cast, name=name)
    kept = FileObject.objects.get(pk=file_id).name
    assert kept and len(kept) <= 255 and not set(kept) & set('/\\\0\r\n"')
    assert "\n" not in Client(cast.officer).get(f"files/{file_id}")["Content-Disposition"]


def test_who_is_handed_a_file_of_the_commune(cast):
    _, file_id = attached(cast)
    got = {
        name: Client(getattr(cast, name)).get(f"files/{file_id}").status_code
        for name in ("officer", "clerk", "province", "outsider")
    }
    assert got == {"officer": 200, "clerk": 200, "province": 404, "outsider": 404}
    refused = AccessLog.objects.filter(kind="refused", path=f"/api/v1/files/{file_id}")
    assert set(refused.values_list("user_id", "code")) == {
        (cast.province.pk, "not_found"),
        (cast.outsider.pk, "not_found"),
    }


def sent_upward(cast):
    """A task from above, its inner work and the file that proves it, not sent yet."""
    task = worlds.from_above(cast)
    inner = worlds.passed_on(cast.head, task, cast.officer)
    file_id = put(cast.officer, PDF).json()["id"]
    Client(cast.officer).post(f"tasks/{inner.pk}/evidence", {"id": str(uuid7()), "kind": "FILE", "upload": file_id})
    return task, inner, file_id


def test_the_giver_is_handed_what_was_released_and_only_then(cast):
    (task, inner, file_id), province = sent_upward(cast), Client(cast.province)
    seen = [province.get(f"files/{file_id}").status_code]
    worlds.act(cast.officer, inner, "submit", text="Xong")
    seen.append(province.get(f"files/{file_id}").status_code)
    worlds.act(cast.chairman, task, "approve")
    seen.append(province.get(f"files/{file_id}").status_code)
    page = province.get(f"tasks/{task.pk}").json()
    assert [piece["file"]["id"] for piece in page["evidence"]] == [file_id]
    worlds.act(cast.chairman, task, "revoke", reason="Gửi nhầm bản")
    seen.append(province.get(f"files/{file_id}").status_code)
    assert seen == [404, 404, 200, 404]


def test_who_sent_a_file_and_why_it_was_closed_stays_inside(cast):
    (task, inner, file_id), province = sent_upward(cast), Client(cast.province)
    worlds.act(cast.officer, inner, "submit", text="Xong")
    worlds.act(cast.chairman, task, "approve")
    closed = Client(cast.officer).post(f"files/{file_id}/closing", {"reason": "Có số căn cước của dân"})
    assert closed.status_code == 200
    (piece,) = province.get(f"tasks/{task.pk}").json()["evidence"]
    assert piece["file"]["closed_at"] and piece["file"]["uploaded_by"] == 0
    assert "căn cước" not in piece["file"]["close_reason"]
    assert province.get(f"files/{file_id}").status_code == 404


def test_a_file_gone_from_the_store_is_told_so(cast, tmp_path):
    _, file_id = attached(cast)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.unlink()
    assert code(Client(cast.officer).get(f"files/{file_id}")) == (404, "not_found")
