"""`verify` holds on what real acts made, and finds what somebody changed behind the write path's back."""

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings

from backend.accounts.models import Membership
from backend.activity.chain import Tally
from backend.activity.models import Head
from backend.activity.replay import Story
from backend.files import store
from backend.ids import uuid7
from backend.plans.recording import record_plan
from tests import database
from tests.people import everyone, units_by_code
from tests.plans.conftest import DOCUMENT, PLAN
from tests.plans.test_recording import one_line
from tests.worlds import act, assigned, completed, given, in_progress, submitted
from workflows.evidence import NewEvidence
from workflows.soundness import wrong_steps
from workflows.task.doing import add_evidence

PDF = b"%PDF-1.7 " + b"0" * 50


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """A file store of its own."""
    settings.FILES_DIR = tmp_path
    return tmp_path


@pytest.fixture(scope="module")
def lived_in(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The name of a database with the world in it, to make copies of; its files are not kept."""
    with (
        django_db_blocker.unblock(),
        TemporaryDirectory() as files,
        override_settings(FILES_DIR=Path(files)),
        database.prepared(lambda: world(everyone(), units_by_code())) as name,
    ):
        yield name


@pytest.fixture
def copy(lived_in: str, django_db_blocker: Any) -> Iterator[str]:
    """The name of a copy of that database, which the test is on and may spoil."""
    with django_db_blocker.unblock(), database.own_clone(of=lived_in) as url:
        yield name_of(url)


@pytest.fixture
def stored(folder: Path) -> None:
    """The one file of the world, whole."""
    path = store.path_of(hashlib.sha256(PDF).hexdigest())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PDF)


def name_of(url: str) -> str:
    return url.rpartition("/")[2]


def world(cast: Any, units: dict[str, Any]) -> dict[str, Any]:
    """A task in each state that matters, a recorded plan, a stored file."""
    record_plan(cast.standing, one_line(coordinating=["30337-KT"]), PLAN, DOCUMENT, body_id=units["30337"].pk)
    tasks = {"given": given(cast), "submitted": submitted(cast), "completed": completed(cast)}
    working = in_progress(cast)
    act(cast.officer, working, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    act(cast.head, working, "grant_extension")
    sha256 = hashlib.sha256(PDF).hexdigest()
    upload = store.receive(cast.officer, uuid7(), [PDF], name="a.pdf", size=len(PDF), sha256=sha256)
    add_evidence(cast.officer, working.pk, NewEvidence(id=uuid7(), kind="FILE", upload=upload.pk))
    return {**tasks, "in_progress": working}


def verify() -> tuple[dict[str, Any], int]:
    """What the command prints as JSON, by check, and its exit code."""
    out, code = io.StringIO(), 0
    try:
        call_command("verify", "--json", stdout=out)
    except SystemExit as end:
        code = int(str(end.code))
    said = json.loads(out.getvalue())
    assert said["ok"] == (code == 0)
    return {check["name"]: check for check in said["checks"]}, code


def test_a_world_of_real_acts_holds(cast: Any, units: dict[str, Any], folder: Path) -> None:
    world(cast, units)
    found, code = verify()
    assert [name for name, check in found.items() if not check["ok"]] == []
    assert code == 0
    assert found["chain"]["checked"] == Head.objects.get().seq
    assert found["plans"]["checked"] == found["files"]["checked"] == 1
    assert found["steps"]["checked"] == 5


Told = tuple[int | None, tuple[str | None, str | None], dict[str, Any]]  # version, from → to, changes

# Without triggers, as somebody with the database's own password would.
ALL = "SET session_replication_role = replica; "
LAST = "(SELECT max(seq) FROM activity_event)"
BUMP = "(SELECT max(seq) FROM activity_event WHERE version = 2)"


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE activity_event SET verb = 'task.voided' WHERE seq = 30", {"chain"}),
        ("UPDATE activity_event SET readers = '{1,2,3}' WHERE seq = 30", {"chain"}),
        ("UPDATE activity_event SET at = at - interval '1 day' WHERE seq = 30", {"chain"}),
        ("UPDATE activity_payload SET body = replace(body, '}', ' }') WHERE seq = 30", {"chain"}),
        ("DELETE FROM activity_payload WHERE seq = 30", {"chain"}),
        (f"DELETE FROM activity_event WHERE seq = {BUMP}", {"chain", "replay"}),
        (f"DELETE FROM activity_event WHERE seq = {LAST}", {"chain"}),
        ("UPDATE activity_head SET at = at + interval '1 second'", {"chain"}),
        ("UPDATE plans_task SET version = version + 1 WHERE state = 'SUBMITTED'", {"replay"}),
        ("UPDATE plans_task SET due_on = '2026-12-01' WHERE state = 'SUBMITTED'", {"replay"}),
        ("UPDATE organisations_orgunit SET name = 'Khác' WHERE code = '30337-KT'", {"replay"}),
        ("DELETE FROM plans_partner; DELETE FROM plans_task WHERE plan_line_id IS NOT NULL", {"replay"}),
        ("UPDATE plans_task SET readers = '{1}' WHERE state = 'IN_PROGRESS'", {"readers"}),
        ("UPDATE plans_task SET accepted_on = '2026-08-13' WHERE state = 'COMPLETED'", {"steps", "replay"}),
        ("UPDATE plans_planline SET title = 'Khác'", {"plans"}),
        ("UPDATE plans_planversion SET document_no = '50/KH-UBND'", {"plans"}),
        ("DELETE FROM plans_planline_partners", {"plans"}),
    ],
)  # fmt: skip
def test_what_was_changed_is_found(copy: str, stored: None, statement: str, broken: set[str]) -> None:
    database.run_as_admin(f"{ALL}{statement}", name=copy)
    found, code = verify()
    assert {name for name, check in found.items() if not check["ok"]} == broken
    assert code == 1


OTHERS = "(SELECT s.id FROM plans_submission s WHERE s.task_id <> w.task_id LIMIT 1)"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM workflows_workitemperson", "an open step is addressed to nobody"),
        ("UPDATE plans_task SET step = 'STANDING_OFFICE' WHERE state = 'SUBMITTED'", "the step on the task is not"),
        ("UPDATE plans_task SET step = 'UNIT_HEAD' WHERE state = 'COMPLETED'", "the step on the task is not"),
        ("UPDATE workflows_workitem SET closed_at = opened_at", "awaits approval with no open step"),
        ("UPDATE workflows_workitem SET closed_at = NULL", "has an open step but does not await approval"),
        (f"UPDATE workflows_workitem w SET submission_id = {OTHERS}", "an open step belongs to another submission"),
        ("UPDATE viewflow_task SET status = 'DONE'", "an open step is not open in the engine"),
        ("UPDATE workflows_workitem SET engine_task_id = NULL", "an open step is not open in the engine"),
        ("UPDATE workflows_workitem SET engine_task_id = NULL", "the engine has an open step that waits for nobody"),
        (
            "UPDATE workflows_workitem SET by_id = (SELECT doers[1] FROM plans_submission LIMIT 1)",
            "was decided by someone who",
        ),
        (
            "UPDATE workflows_workitem SET acting_for_id = (SELECT doers[1] FROM plans_submission LIMIT 1)",
            "was decided by someone who",
        ),
        (
            "UPDATE plans_submission SET doers = array_remove(doers, by_id)",
            "a submission does not name somebody who did",
        ),
        ("UPDATE plans_evidence SET acting_for_id = 1", "a submission does not name somebody who did the work"),
        ("UPDATE plans_progressupdate SET acting_for_id = 1", "a submission does not name somebody who did the work"),
        (
            "UPDATE plans_extension SET acting_for_id = decided_by_id",
            "a later date was answered by whoever asked for it",
        ),
        ("UPDATE plans_extension SET decided_for_id = by_id", "a later date was answered by whoever asked for it"),
        (
            "UPDATE plans_task SET first_due_on = '2026-12-31' WHERE state = 'SUBMITTED'",
            "its first due date is not the one",
        ),
        ("UPDATE plans_task SET first_due_on = NULL WHERE state = 'SUBMITTED'", "its first due date is not the one"),
        ("UPDATE workflows_workitem SET why = 'BODY_ABOVE'", "lies before the body above, which cannot read it"),
        ("UPDATE plans_submission SET state = 'RETURNED' WHERE state = 'OPEN'", "its open submission does not agree"),
        ("UPDATE plans_submission SET state = 'OPEN'", "its open submission does not agree with its state"),
        ("UPDATE plans_submission SET state = 'RETURNED'", "completed without an accepted result"),
        ("UPDATE plans_submission SET at = at - interval '2 days'", "the day of its result is not the day it was sent"),
    ],
)
def test_steps_that_do_not_agree_are_found(copy: str, statement: str, words: str) -> None:
    assert list(wrong_steps(Tally())) == []
    database.run_as_admin(f"{ALL}{statement}", name=copy)
    found = [fault.words.en for fault in wrong_steps(Tally())]
    assert any(said.startswith(words) for said in found), found


def test_a_story_that_does_not_hold_together() -> None:
    def said(*events: Told) -> list[str]:
        story = Story()
        for version, moved, changes in events:
            story.add(version, moved, json.dumps({"detail": {"changes": changes} if changes else {}}))
        return [words.en for words in story.faults]

    given_event: Told = (1, (None, "ASSIGNED"), {"state": [None, "ASSIGNED"], "lead_id": [None, 4]})
    seen: Told = (None, (None, None), {})
    assert said(given_event, seen, (2, (None, None), {"lead_id": [4, 5]}), (3, (None, None), {})) == []
    assert said(given_event, (2, (None, None), {"lead_id": [3, 5]})) == ["lead_id: an old value does not follow"]
    assert said(given_event, (3, (None, None), {"lead_id": [4, 5]})) == ["version 3 is out of order"]
    assert said(given_event, (None, (None, None), {"lead_id": [4, 5]})) == ["it changed without a new version"]
    assert said((1, (None, "ASSIGNED"), {"state": [None, "VOIDED"]})) == ["an event's states differ from its changes"]


def test_a_changed_file_is_found(cast: Any, units: dict[str, Any], folder: Path) -> None:
    world(cast, units)
    store.path_of(hashlib.sha256(PDF).hexdigest()).write_bytes(PDF[:-1] + b"1")
    found, code = verify()
    assert [fault["what"] for fault in found["files"]["faults"]] == ["was changed"]
    assert code == 1


def test_an_erased_payload_keeps_the_chain(copy: str, stored: None) -> None:
    database.run_as_admin(f"{ALL} UPDATE activity_payload SET body = NULL WHERE seq = 30", name=copy)
    found, code = verify()
    assert found["chain"]["ok"]
    assert code == 0


def test_a_step_nobody_could_take_is_found(cast: Any, units: dict[str, Any], folder: Path) -> None:
    task = assigned(cast)
    Membership.objects.exclude(user=cast.officer).delete()
    found, code = verify()
    assert f"task {task.pk}" in {fault["subject"] for fault in found["readiness"]["faults"]}
    assert code == 1


def test_an_officer_who_left_an_empty_unit_is_nobody(cast: Any, units: dict[str, Any], folder: Path) -> None:
    task = assigned(cast)
    Membership.objects.filter(unit=task.lead).delete()
    found, code = verify()
    faults = [fault["what"] for fault in found["readiness"]["faults"] if fault["subject"] == f"task {task.pk}"]
    assert any(what.startswith("Submit the result") for what in faults), found["readiness"]
    assert code == 1


def test_the_list_for_people(cast: Any, units: dict[str, Any], folder: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    world(cast, units)
    out = io.StringIO()
    call_command("verify", stdout=out)
    lines = out.getvalue().splitlines()
    assert len(lines) == 11
    assert lines[0].startswith("ok   chuỗi sự kiện (")
