"""A result that nobody inside could decide goes to the body above: it must be readable there, and no more than that."""

import hashlib
import json

import pytest

from backend.accounts.models import Membership
from backend.activity.chain import Tally
from backend.activity.replay import wrong_readers
from backend.files.store import receive
from backend.ids import uuid7
from backend.plans.models import Task, TaskState
from tests import worlds
from tests.api.client import Client
from tests.events import exactly_one_event
from workflows.evidence import NewEvidence
from workflows.models import WorkItem
from workflows.rerouting import reroute_all
from workflows.soundness import wrong_steps
from workflows.task.doing import add_evidence


@pytest.fixture
def alone(cast):
    """A task of a commune in which only the one who did the work is left."""
    task = worlds.in_progress(cast)
    Membership.objects.filter(unit__body__code="30337").exclude(user=cast.officer).delete()
    return task


def sent(cast, task):
    with exactly_one_event() as seen:
        worlds.act(cast.officer, task, "submit", text="KẾT-QUẢ")
    return worlds.reread(task), seen.event


def test_the_body_above_decides_what_nobody_inside_could(cast, alone):
    task, event = sent(cast, alone)
    item = WorkItem.objects.get(task=task)
    assert item.why == "BODY_ABOVE"
    assert set(task.readers) == set(event.readers) == {task.body_id, worlds.unit("MH").pk}
    province = Client(cast.province)
    work = province.get("work", box="to_decide").json()
    assert [(row["id"], row["step_label"]) for row in work["items"]] == [(str(task.pk), "Trưởng đơn vị duyệt")]
    page = province.get(f"tasks/{task.pk}").json()
    assert page["representation"] == "outer" and page["progress"] == [] and page["officer"] is None
    assert [s["text"] for s in page["submissions"]] == ["KẾT-QUẢ"] and len(page["evidence"]) == 1
    assert {t["name"] for t in page["transitions"]} == {"approve", "send_back"}
    assert province.step(task, "approve").status_code == 200
    assert worlds.reread(task).state == TaskState.COMPLETED
    assert list(wrong_readers(Tally())) == list(wrong_steps(Tally())) == []


def test_the_file_that_proves_it_is_handed_out_with_it(cast, alone, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    content, file_id = b"so lieu", uuid7()
    receive(cast.officer, file_id, [content], name="a.txt", size=7, sha256=hashlib.sha256(content).hexdigest())
    add_evidence(cast.officer, alone.pk, NewEvidence(id=uuid7(), kind="FILE", upload=file_id))
    assert Client(cast.province).get(f"files/{file_id}").status_code == 404
    sent(cast, alone)
    found = {name: Client(getattr(cast, name)).get(f"files/{file_id}").status_code for name in ("province", "outsider")}
    assert found == {"province": 200, "outsider": 404}


def test_others_above_and_beside_learn_no_more(cast, alone):
    task, _ = sent(cast, alone)
    committee = Client(cast.committee).get(f"tasks/{task.pk}").json()
    assert committee["transitions"] == [] and committee["progress"] == []
    assert "Đã rà soát 20 thủ tục" not in json.dumps(committee, ensure_ascii=False)
    assert Client(cast.outsider).get(f"tasks/{task.pk}").status_code == 404
    told = Client(cast.province).get("events", after=0, subject=f"task:{task.pk}").json()
    assert [event["verb"] for event in told["items"]] == ["task.submitted"]


def test_what_is_said_inside_stays_there_while_a_result_lies_above(cast, alone):
    """Also for the giver; what somebody above said themselves they read again."""
    Task.objects.filter(pk=alone.pk).update(giver_body=worlds.unit("MH"))
    task, _ = sent(cast, alone)
    worlds.act(cast.officer, task, "withdraw", reason="NỘI-BỘ")
    sent(cast, task)
    worlds.act(cast.province, task, "send_back", reason="Bổ sung")
    told = Client(cast.province).get("events", after=0, subject=f"task:{task.pk}").json()["items"]
    body = "UBND xã An Phú"
    assert [(e["verb"], e["actor"]["full_name"], e["reason"]) for e in told] == [
        ("task.submitted", body, None), ("task.withdrawn", body, None), ("task.submitted", body, None),
        ("task.returned", "Bùi Thường Trực", "Bổ sung"),
    ]  # fmt: skip


def test_a_later_round_decided_inside_is_not_told_above(cast, alone, units):
    task, _ = sent(cast, alone)
    worlds.act(cast.province, task, "send_back", reason="Bổ sung")
    Membership.objects.create(
        user=cast.head, unit=units["TTPVHCC"], post="HEAD", title="Giám đốc", valid_from="2026-01-01"
    )
    task, event = sent(cast, worlds.reread(task))
    assert (event.readers, task.readers) == ([task.body_id], [task.body_id])
    assert Client(cast.province).get(f"tasks/{task.pk}").status_code == 404


def test_a_step_rerouted_above_can_be_read_there(cast):
    task = worlds.submitted(cast)
    Membership.objects.filter(unit__body__code="30337").exclude(user=cast.officer).delete()
    assert reroute_all() == 1
    assert worlds.reread(task).laid_above
    worlds.act(cast.province, task, "approve")
    assert list(wrong_steps(Tally())) == []
