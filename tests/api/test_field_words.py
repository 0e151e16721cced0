"""Whatever is wrong with a body is told in the reader's language."""

import pytest
from django.utils.translation import override
from rest_framework import serializers

from api import urls  # noqa: F401 - reading it defines every body
from api.views import StrictSerializer
from backend.ids import uuid7
from tests.api.client import Client


def below(kind):
    return [found for one in kind.__subclasses__() for found in (one, *below(one))]


def parts(field):
    """The field and every field inside it."""
    inside = field.fields.values() if isinstance(field, serializers.Serializer) else []
    child = [field.child] if hasattr(field, "child") else []
    return [field, *(part for one in (*inside, *child) for part in parts(one))]


@pytest.mark.parametrize("body", below(StrictSerializer), ids=lambda body: body.__name__)
def test_every_field_has_both_languages_for_all_it_may_say(body):
    for field in parts(body()):
        for code, words in field.error_messages.items():
            said = set()
            for language in ("vi", "en"):
                with override(language):
                    said.add(str(words))
            assert len(said) == 2, (field, code, said)


def test_a_wrong_body_is_answered_in_the_readers_words(cast):
    body = {
        "id": "x", "title": "x" * 2001, "lead": "a", "due_on": "13/1", "area": "Z", "source": "q",
        "product": None, "partners": [{"unit": 1, "mode": "NO"}, 4], "origin": None, "colour": "red",
    }  # fmt: skip
    chairman = Client(cast.chairman)
    assert messages(chairman.post("tasks", body)) == {"colour": "Không có trường này."}
    del body["colour"]
    assert messages(chairman.post("tasks", body)) == {
        "id": "Mã không hợp lệ.", "title": "Dài quá 2000 ký tự.", "lead": "Cần là số nguyên.",
        "due_on": "Ngày không hợp lệ, ví dụ đúng: 2026-09-15.", "area": "Không có lựa chọn này.",
        "source": "Mã không hợp lệ.", "product": "Không được để trống.", "origin": "Không được để trống.",
        "partners.0.mode": "Không có lựa chọn này.", "partners.1": "Cần là một đối tượng JSON.",
    }  # fmt: skip
    proof = {"id": str(uuid7()), "kind": "COUNT", "count": {"value": "1.234567"}, "upload": "q"}
    headers = {"Accept-Language": "en", "Idempotency-Key": str(uuid7())}
    english = chairman.http.post(f"/api/v1/tasks/{uuid7()}/evidence", proof, format="json", headers=headers)
    assert messages(english) == {"count.value": "At most 2 digits after the point.", "upload": "Not an id."}


def messages(answer):
    assert answer.status_code == 422
    return {error["field"]: error["message"] for error in answer.json()["errors"]}


def test_what_the_framework_refuses_is_told_likewise(cast):
    browser = Client(cast.chairman).http
    refused = {
        405: browser.put("/api/v1/tasks", {}, format="json"),
        406: browser.get("/api/v1/tasks", headers={"Accept": "text/csv"}),
        415: browser.post("/api/v1/tasks", "x", content_type="text/plain", headers={"Idempotency-Key": str(uuid7())}),
    }
    assert {status: (answer.status_code, answer.json()["detail"]) for status, answer in refused.items()} == {
        405: (405, "Địa chỉ này không có thao tác đó."),
        406: (406, "Chỉ trả lời bằng JSON."),
        415: (415, "Chỉ nhận nội dung JSON."),
    }
