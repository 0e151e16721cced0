"""A file sent by mistake: closed by its sender, removed by a second person, its name and hash kept (product.md §15)."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest

from backend import clock
from backend.activity.chain import Tally
from backend.activity.comment_verbs import GIVER, NOUNS
from backend.activity.details import details
from backend.activity.verbs import VERBS
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.files.models import FileObject
from backend.files.store import path_of, receive, wrong_files
from backend.ids import uuid7
from backend.inspections.models import Inspection, RemediationReport, Reply, Ticket
from backend.organisations.models import BodySettings
from backend.plans.models import Document, Plan, Task
from notifications.audience import audience
from tests import worlds
from tests.api.client import Client
from tests.events import exactly_one_event, no_event
from workflows.evidence import NewEvidence
from workflows.file_removal import close_file, keep_file, remove_file
from workflows.task.doing import add_evidence

BYTES = b"%PDF-1.4 danh sach co so dinh danh\n%%EOF\n"


def upload(by: Any, content: bytes = BYTES) -> FileObject:
    sha256 = hashlib.sha256(content).hexdigest()
    return receive(by, uuid7(), [content], name="danh-sach.pdf", size=len(content), sha256=sha256)


@pytest.fixture
def sent(cast: Any, settings: Any, tmp_path: Any) -> Any:
    """A task whose only evidence is a file of its officer."""
    settings.FILES_DIR = tmp_path
    task, file = worlds.assigned(cast), upload(cast.officer)
    worlds.act(cast.officer, task, "start")
    add_evidence(cast.officer, task.pk, NewEvidence(id=uuid7(), kind="FILE", upload=file.pk))
    return task, file


@pytest.mark.parametrize(("asked", "klass", "refused"), [
    ("NEVER", "KEY", False), ("KEY", "ORDINARY", False), ("KEY", "KEY", True), ("ALWAYS", "ORDINARY", True),
])  # fmt: skip
def test_a_document_that_is_named_wants_its_file_where_the_body_says_so(
    cast: Any, settings: Any, tmp_path: Any, asked: str, klass: str, refused: bool
) -> None:
    settings.FILES_DIR = tmp_path
    task = worlds.in_progress(cast, klass=klass)  # proved by a document's number and date
    BodySettings.objects.filter(body=task.body_id).update(files_asked=asked)
    if refused:
        with pytest.raises(NotTheMoment, match="kèm tệp"), no_event():
            worlds.act(cast.officer, task, "submit", text="Xong")
        file = upload(cast.officer)
        add_evidence(cast.officer, task.pk, NewEvidence(id=uuid7(), kind="FILE", upload=file.pk))
    worlds.act(cast.officer, task, "submit", text="Xong")


def test_closed_at_once_for_everybody(cast: Any, sent: Any) -> None:
    task, file = sent
    for by in (cast.head, cast.chairman):
        with pytest.raises(Forbidden), no_event():
            close_file(by, file.pk, "Không phải tệp của tôi")
    with pytest.raises(NotFound), no_event():
        close_file(cast.outsider, file.pk, "x")
    with exactly_one_event() as seen:
        close_file(cast.officer, file.pk, "Có số định danh cá nhân")
    assert seen.event.verb == "task.file_closed"
    assert audience(seen.event) == {cast.head.pk}  # who is to remove or keep it
    for reader in (cast.officer, cast.head, cast.chairman):
        assert Client(reader).get(f"files/{file.pk}").status_code == 404
    page = Client(cast.head).get(f"tasks/{task.pk}").json()
    (piece,) = page["evidence"]
    assert (piece["file"]["name"], piece["file"]["close_reason"]) == ("danh-sach.pdf", "Có số định danh cá nhân")
    with pytest.raises(NotTheMoment):  # it proves nothing any more
        worlds.act(cast.officer, task, "submit", text="Xong")
    with pytest.raises(NotTheMoment), no_event():
        close_file(cast.officer, file.pk, "Lần nữa")
    other = worlds.in_progress(cast)
    with pytest.raises(Invalid), no_event():  # nor anything else, used again
        add_evidence(cast.officer, other.pk, NewEvidence(id=uuid7(), kind="FILE", again=task.evidence.get().pk))


def test_removed_by_a_second_person_and_the_hash_stays(
    cast: Any, sent: Any, django_capture_on_commit_callbacks: Any
) -> None:
    task, file = sent
    with pytest.raises(NotTheMoment), no_event():
        remove_file(cast.head, file.pk)
    close_file(cast.officer, file.pk, "Gửi nhầm")
    for by in (cast.officer, cast.tt_officer2):
        with pytest.raises(Forbidden), no_event():
            remove_file(by, file.pk)
    with django_capture_on_commit_callbacks(execute=True), exactly_one_event() as seen:
        remove_file(cast.head, file.pk)
    assert seen.event.verb == "task.file_removed" and not path_of(file.sha256).exists()
    kept = FileObject.objects.get(pk=file.pk)
    assert (kept.sha256, kept.name, kept.removed_by) == (file.sha256, "danh-sach.pdf", cast.head)
    assert list(wrong_files(Tally())) == []
    told = Client(cast.chairman).get(f"activity?subject=task:{task.pk}").json()["items"][0]["details"]
    assert told[0] == "danh-sach.pdf"


def test_the_same_content_elsewhere_keeps_its_bytes(
    cast: Any, sent: Any, django_capture_on_commit_callbacks: Any
) -> None:
    _, file = sent
    other, same = worlds.assigned(cast), upload(cast.head)
    add_evidence(cast.head, other.pk, NewEvidence(id=uuid7(), kind="FILE", upload=same.pk))
    close_file(cast.officer, file.pk, "Gửi nhầm")
    with django_capture_on_commit_callbacks(execute=True):
        remove_file(cast.head, file.pk)
    assert path_of(file.sha256).exists() and Client(cast.head).get(f"files/{same.pk}").status_code == 200


def test_the_second_person_may_keep_it(cast: Any, sent: Any) -> None:
    _, file = sent
    close_file(cast.officer, file.pk, "Gửi nhầm")
    keep_file(cast.head, file.pk)
    assert Client(cast.officer).get(f"files/{file.pk}").status_code == 200


def test_what_others_rely_on_is_closed_by_a_second_person_and_removed_by_another(cast: Any, sent: Any) -> None:
    task, file = sent
    worlds.act(cast.officer, task, "submit", text="Xong")
    with pytest.raises(Forbidden), no_event():  # nobody relies on it yet
        close_file(cast.head, file.pk, "Có số định danh")
    worlds.act(cast.head, task, "approve")
    at = clock.local(clock.now())
    clock.set_world(at + timedelta(days=7))  # the last of five working days
    close_file(cast.officer, file.pk, "Gửi nhầm")
    keep_file(cast.head, file.pk)
    clock.set_world(at + timedelta(days=8))
    with pytest.raises(Forbidden, match="người thứ hai"), no_event():
        close_file(cast.officer, file.pk, "Gửi nhầm")
    (piece,) = Client(cast.head).get(f"tasks/{task.pk}").json()["evidence"]
    assert piece["file"]["relied_on"]
    close_file(cast.head, file.pk, "Có số định danh, theo đề nghị của cán bộ")
    for by in (cast.officer, cast.head):
        with pytest.raises(Forbidden), no_event():
            remove_file(by, file.pk)
    remove_file(cast.chairman, file.pk)


def test_whatever_a_file_proves_can_say_what_became_of_it() -> None:
    proved = (Task, RemediationReport, Reply, Ticket, Plan, Inspection, Document)  # as `records_with` looks for it
    said = {f"{model.noun}.file_{what}" for model in proved for what in ("closed", "removed", "kept")}
    said |= {
        f"{noun}.{side}comment_file_{what}"
        for noun in NOUNS
        for side in ("", GIVER)
        for what in ("closed", "removed", "kept")
    }
    assert said - set(VERBS) == set()
    assert all(details(verb, {"file": "danh-sach.pdf"}, None)[0] == "danh-sach.pdf" for verb in said)  # type: ignore[arg-type]  # names nobody
