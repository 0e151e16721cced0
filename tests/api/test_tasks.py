"""Tasks over HTTP: the contract, and every refusal as problem+json."""

import uuid

import pytest
from rest_framework.test import APIClient

from backend.errors import Forbidden
from backend.ids import uuid7
from tests import worlds
from tests.api.client import Client


@pytest.fixture
def at(cast):
    return lambda name: Client(getattr(cast, name))


def code(response):
    assert response.headers["Content-Type"] == "application/problem+json", response.content
    return response.status_code, response.json()["code"]


def test_a_task_lives_through_http(cast, at):
    task = worlds.assigned(cast)
    officer, head = at("officer"), at("head")
    said = officer.post(f"tasks/{task.pk}/progress", {"id": str(uuid7()), "text": "Đang làm", "percent": 40})
    assert said.status_code == 201 and said.json()["state"] == "IN_PROGRESS"
    proof = {"id": str(uuid7()), "kind": "COUNT", "count": {"value": "24", "unit": "tin, bài"}}
    assert officer.post(f"tasks/{task.pk}/evidence", proof).json()["evidence"][0]["count"] == {
        "value": "24",
        "unit": "tin, bài",
    }
    sent = officer.step(task, "submit", text="Đã xong")
    assert sent.status_code == 200 and sent.json()["state"] == "SUBMITTED"
    page = head.get(f"tasks/{task.pk}").json()
    assert page["turn"]["is_me"] and [t["name"] for t in page["transitions"]][:2] == ["approve", "send_back"]
    assert head.get("work", box="to_decide").json()["counts"]["to_decide"] == 1
    assert head.step(task, "approve").json()["state"] == "COMPLETED"


def test_refusals_have_their_codes(cast, at):
    task = worlds.in_progress(cast)
    path = f"tasks/{task.pk}/transitions/submit"
    fresh = f'"v{task.version}"'
    assert code(at("outsider").get(f"tasks/{task.pk}")) == (404, "not_found")
    assert code(at("outsider").get(f"tasks/{uuid7()}")) == (404, "not_found")
    assert code(at("outsider").post(path, {"text": "x"}, match=fresh)) == (404, "not_found")
    assert code(at("partner").post(path, {"text": "x"}, match=fresh)) == (403, "forbidden")
    assert code(at("officer").post(path, {"text": "x"})) == (428, "precondition_missing")
    assert code(at("officer").post(path, {"text": "x"}, match='"v1"')) == (412, "stale")
    assert code(at("officer").post(path, {}, match=fresh)) == (422, "invalid")
    assert code(at("officer").post(path, {"text": "x", "other": 1}, match=fresh)) == (422, "invalid")
    assert code(
        at("officer").post(f"tasks/{task.pk}/transitions/assign", {"officer": cast.officer.pk}, match=fresh)
    ) == (403, "forbidden")
    assert code(at("head").post(f"tasks/{task.pk}/transitions/assign", {"officer": cast.officer.pk}, match=fresh)) == (
        409,
        "not_the_moment",
    )
    assert code(at("head").post(f"tasks/{task.pk}/transitions/accepted", {}, match=fresh)) == (404, "not_found")
    assert code(APIClient().get(f"/api/v1/tasks/{task.pk}")) == (401, "not_signed_in")
    assert code(at("officer").http.post(f"/api/v1/{path}", {"text": "x"}, format="json")) == (400, "key_missing")
    assert code(at("officer").get("tasks", colour="red")) == (422, "invalid")


def test_replay_of_key_after_success(cast, at):
    task = worlds.in_progress(cast)
    officer, key = at("officer"), uuid.uuid4()
    path, match = f"tasks/{task.pk}/transitions/submit", f'"v{task.version}"'
    first = officer.post(path, {"text": "Xong"}, key=key, match=match)
    again = officer.post(path, {"text": "Xong"}, key=key, match=match)
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json()["submissions"] == first.json()["submissions"] and len(again.json()["submissions"]) == 1
    assert code(officer.post(path, {"text": "Khác"}, key=key, match=match)) == (422, "key_reused")


def test_list_pages_by_cursor_and_counts_statements(cast, at, django_assert_max_num_queries):
    for _ in range(60):
        worlds.given(cast)
    chairman = at("chairman")
    with django_assert_max_num_queries(12):
        first = chairman.get("tasks").json()
    second = chairman.get("tasks", cursor=first["next"]).json()
    ids = [row["id"] for row in first["items"] + second["items"]]
    assert len(first["items"]) == 50 and len(ids) == len(set(ids)) == 60 and second["next"] is None


def test_outer_view_of_a_task_from_above(cast, at):
    task = worlds.from_above(cast)
    worlds.passed_on(cast.head, task, cast.officer)
    with pytest.raises(Forbidden):  # what crosses to a higher body is said by a leader
        worlds.act(cast.officer, task, "ask_hand_back", kind="MORE_TIME", reason="Xin thêm")
    worlds.act(cast.chairman, task, "ask_hand_back", kind="MORE_TIME", reason="Xin thêm")
    province = at("province").get(f"tasks/{task.pk}").json()
    assert province["hand_back"]["reason"] == "Xin thêm"
    assert province["representation"] == "outer" and province["officer"] is None and province["progress"] == []
    inner = at("officer").get(f"tasks/{task.pk}").json()
    assert set(inner) == set(province)


def test_a_person_cannot_send_the_engines_word(cast, at):
    task = worlds.submitted(cast)
    for name in ("accepted", "sent_back", "perform", "__init__"):
        assert (
            code(at("officer").post(f"tasks/{task.pk}/transitions/{name}", {}, match=f'"{task.submission.tag}"'))[0]
            == 404
        )


def test_a_reminder_over_http(cast, at):
    task = worlds.assigned(cast)
    path, key, before = f"tasks/{task.pk}/reminder", uuid.uuid4(), at("chairman").get(f"tasks/{task.pk}").json()
    assert before["may"]["remind"] and before["would_remind"] == ["Huỳnh Thị Thử"] and before["reminder"] is None
    assert not at("officer").get(f"tasks/{task.pk}").json()["may"]["remind"]
    sent = at("chairman").post(path, {"text": "Gửi trước thứ Sáu"}, key=key)
    assert sent.status_code == 201 and not sent.json()["may"]["remind"]
    found = at("officer").get(f"tasks/{task.pk}").json()["reminder"]
    assert (found["by"]["full_name"], found["today"], found["text"]) == ("Trần Minh Họa", True, "Gửi trước thứ Sáu")
    assert [person["id"] for person in found["people"]] == [cast.officer.pk]
    again = at("chairman").post(path, {"text": "Gửi trước thứ Sáu"}, key=key)
    assert again.status_code == 201 and again.json()["reminder"] == sent.json()["reminder"]
    assert code(at("head").post(path, {})) == (409, "not_the_moment")
    assert code(at("officer").post(path, {})) == (403, "forbidden")
    assert code(at("outsider").post(path, {})) == (404, "not_found")
    assert code(at("vice").post(path, {"text": "x" * 501})) == (422, "invalid")


def test_the_giver_above_reads_its_own_reminder_without_the_names_inside(cast, at):
    task = worlds.from_above(cast)
    worlds.passed_on(cast.head, task, cast.officer)
    assert at("province").get(f"tasks/{task.pk}").json()["would_remind"] == ["UBND xã An Phú"]
    sent = at("province").post(f"tasks/{task.pk}/reminder", {"text": "Sắp đến hạn"}).json()
    assert sent["reminder"]["text"] == "Sắp đến hạn" and sent["reminder"]["people"] == []
    assert at("officer").get(f"tasks/{task.pk}").json()["reminder"]["people"][0]["id"] == cast.officer.pk
    said = at("province").get("activity", subject=f"task:{task.pk}").json()["items"][0]
    assert (said["verb"], said["details"], said["reason"]) == ("task.reminded", [], "Sắp đến hạn")
    inside = at("officer").get("activity", subject=f"task:{task.pk}").json()["items"][0]
    assert inside["details"] == ["tới Huỳnh Thị Thử"]
