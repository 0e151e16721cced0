"""What comes with a comment: read by whoever reads that, until it is removed, and taken back like any file sent by mistake."""

import hashlib
from typing import Any

import pytest

from backend.files.models import FileObject
from backend.files.store import path_of, receive
from backend.ids import uuid7
from tests import worlds
from tests.api.test_comments import said, thread, told
from tests.events import exactly_one_event, head, no_event
from tests.inspections import worlds as inspecting
from workflows.models import Comment

PICTURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Any) -> None:
    settings.FILES_DIR = tmp_path


def upload(by: Any, name: str = "ảnh.png", content: bytes = PICTURE) -> str:
    digest = hashlib.sha256(content).hexdigest()
    return str(receive(by, uuid7(), [content], name=name, size=len(content), sha256=digest).pk)


def opened(at: Any, *files: str, by: tuple[str, ...]) -> dict[str, list[int]]:
    """What answers each of these to each of those files."""
    return {who: [at(who).get(f"files/{one}").status_code for one in files] for who in by}


def test_they_stand_in_their_order_with_words_or_without(cast: Any, at: Any) -> None:
    task, two = worlds.in_progress(cast), [upload(cast.officer, "1.png"), upload(cast.officer, "0.png")]
    with exactly_one_event() as seen:
        answer = said(at("officer"), task, "", files=[*two, two[0]])
    assert answer.status_code == 201, answer.content
    (one,) = answer.json()["items"]
    assert (one["text"], [file["id"] for file in one["files"]]) == ("", two)
    assert (one["files"][0]["name"], one["files"][0]["uploaded_by"]) == ("1.png", cast.officer.pk)
    assert seen.says["detail"]["files"] == [hashlib.sha256(PICTURE).hexdigest()] * 2
    place = f"comments/{one['id']}"
    (edited,) = at("officer").put(place, {"text": "kèm lời"}, match='"v1"').json()["items"]
    assert (edited["text"], edited["files"]) == ("kèm lời", one["files"])
    (emptied,) = at("officer").put(place, {"text": " "}, match='"v2"').json()["items"]
    assert (emptied["text"], emptied["files"]) == ("", one["files"])


def test_what_has_neither_words_nor_files_of_its_writers_is_refused(cast: Any, at: Any) -> None:
    task, others = worlds.in_progress(cast), upload(cast.head)
    for field, wrong in (
        ("text", {"text": " "}), ("files", {"files": [others]}), ("files", {"files": [str(uuid7())]}),
        ("files", {"files": [str(uuid7()) for _ in range(11)]}),
    ):  # fmt: skip
        with no_event():
            answer = said(at("officer"), task, **wrong)
        assert (answer.status_code, answer.json()["field"].split(".")[0]) == (422, field)
    assert not FileObject.objects.filter(attached=True).exists() and not Comment.objects.exists()
    assert said(at("officer"), task).status_code == 201
    place = f"comments/{Comment.objects.get().pk}"
    assert at("officer").put(place, {"text": ""}, match='"v1"').status_code == 422  # nothing came with it
    assert at("officer").put(place, {"text": "x", "files": [upload(cast.officer)]}, match='"v1"').status_code == 422


def test_whoever_reads_the_comment_opens_them(cast: Any, at: Any) -> None:
    task = worlds.from_above(cast)
    ours, theirs, both = upload(cast.officer), upload(cast.province), upload(cast.chairman)
    assert said(at("officer"), task, files=[ours]).status_code == 201
    assert said(at("province"), task, files=[theirs]).status_code == 201
    assert said(at("chairman"), task, files=[both], shared=True).status_code == 201
    assert opened(at, ours, theirs, both, by=("officer", "clerk", "province", "outsider")) == {
        "officer": [200, 404, 200], "clerk": [200, 404, 200], "province": [404, 200, 200], "outsider": [404, 404, 404],
    }  # fmt: skip
    (_, shared) = thread(at("province"), task)["items"]
    told_across = [(file["id"], file["uploaded_by"]) for file in shared["files"]]
    assert told_across == [(both, 0)]  # whose it is, inside the body alone


def test_of_a_surprise_visit_the_team_and_the_leaders_alone(cast: Any, at: Any) -> None:
    visit, file = inspecting.decided(cast, kind="SURPRISE"), upload(cast.inspector)
    assert said(at("inspector"), visit, files=[file]).status_code == 201
    inspecting.step(cast.inspector, visit, "open_on_site")
    assert opened(at, file, by=("inspector", "p_chairman", "province", "chairman")) == {
        "inspector": [200], "p_chairman": [200], "province": [404], "chairman": [404],
    }  # fmt: skip


def test_with_the_comment_they_are_out_of_sight(cast: Any, at: Any) -> None:
    task, file = worlds.in_progress(cast), upload(cast.officer)
    said(at("officer"), task, "lỡ lời", files=[file])
    assert at("officer").post(f"comments/{Comment.objects.get().pk}/removal", {}).status_code == 200
    for who in ("officer", "chairman", "head"):
        assert thread(at(who), task)["items"][0]["files"] == []
    assert opened(at, file, by=("officer", "chairman")) == {"officer": [404], "chairman": [404]}
    assert FileObject.objects.get().attached and path_of(hashlib.sha256(PICTURE).hexdigest()).exists()


def test_one_sent_by_mistake_is_taken_back_where_it_was_said(
    cast: Any, at: Any, django_capture_on_commit_callbacks: Any
) -> None:
    task, file = worlds.from_above(cast), upload(cast.province)
    said(at("province"), task, "nội bộ tỉnh", files=[file])
    before = head()
    for who, code in (("officer", 404), ("chairman", 404), ("p_chairman", 403)):
        assert at(who).post(f"files/{file}/closing", {"reason": "x"}).status_code == code
    with exactly_one_event() as seen:
        assert at("province").post(f"files/{file}/closing", {"reason": "Gửi nhầm"}).status_code == 200
    assert (seen.event.verb, seen.event.readers) == ("task.giver_comment_file_closed", [task.giver_body_id])
    assert "p_chairman" in told(cast, before)["task.giver_comment_file_closed"]
    assert opened(at, file, by=("province", "p_chairman")) == {"province": [404], "p_chairman": [404]}
    (one,) = thread(at("p_chairman"), task)["items"]
    assert (one["files"][0]["close_reason"], one["files"][0]["closed_by"]) == ("Gửi nhầm", cast.province.pk)
    assert at("chairman").post(f"files/{file}/removal", {}).status_code == 404  # not said in their body
    with django_capture_on_commit_callbacks(execute=True):
        assert at("p_chairman").post(f"files/{file}/removal", {}).status_code == 200
    assert not path_of(hashlib.sha256(PICTURE).hexdigest()).exists()


def test_both_sides_hear_that_one_which_both_read_was_closed(cast: Any, at: Any) -> None:
    task, file = worlds.from_above(cast), upload(cast.chairman)
    said(at("chairman"), task, files=[file])
    said(at("chairman"), task, files=[file], shared=True)
    assert at("province").post(f"files/{file}/closing", {"reason": "x"}).status_code == 403
    with exactly_one_event() as seen:
        assert at("chairman").post(f"files/{file}/closing", {"reason": "Gửi nhầm"}).status_code == 200
    assert (seen.event.verb, seen.event.readers) == (
        "task.comment_file_closed",
        sorted((task.body_id, task.giver_body_id)),
    )
    shared = thread(at("province"), task)["items"][-1]
    assert (shared["files"][0]["closed_by"], "Gửi nhầm" in shared["files"][0]["close_reason"]) == (None, False)
    assert at("vice").post(f"files/{file}/keeping", {}).status_code == 200
    assert opened(at, file, by=("province", "officer")) == {"province": [200], "officer": [200]}
