"""Lines of a notice of conclusion taken into work: a task of its own, part of one that is there, or only to be known."""

from typing import Any

import pytest

from backend.activity.chain import Tally
from backend.activity.replay import unlike_events, wrong_readers
from backend.errors import Forbidden
from backend.ids import uuid7
from backend.plans.models import Document, DocumentLine, Task
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head, no_event
from workflows.document.splitting import NewLine, split_document
from workflows.machine import NothingDone
from workflows.task.giving import NewTask


def conclusion(cast: Any) -> Document:
    return worlds.document(cast.clerk, number="86/TB-UBND", kind="CONCLUSION", abstract="Kết luận giao ban")


def giving(unit: str = "KT", **more: Any) -> NewTask:
    return NewTask(id=uuid7(), title="Sửa bảng niêm yết", lead_id=worlds.unit(unit).pk, due_on=worlds.DUE, **more)


def test_each_line_goes_its_way_in_one_act(cast: Any) -> None:
    notice, there = conclusion(cast), worlds.assigned(cast)
    lines = [
        NewLine(uuid7(), "Ghi nhận kết quả tuần 32", "1"), NewLine(uuid7(), "Sửa bảng niêm yết", "2", give=giving()),
        NewLine(uuid7(), "Tiếp tục rà soát thủ tục", "3", join=there.pk), NewLine(uuid7(), "Rà soát cả phí, lệ phí", "4", join=there.pk),
    ]  # fmt: skip
    before = head()
    taken = split_document(cast.standing, notice.pk, lines)
    assert (len(taken.done), taken.refused) == (4, [])
    events = events_since(before)
    assert sorted(event.verb for event in events) == ["document.split", "task.given", "task.joined"]
    assert len({event.act for event in events}) == 1
    task = Task.objects.get(pk=lines[1].id)
    assert (task.origin, task.source, task.clause, task.given_by) == ("CONCLUSION", notice, "2", cast.standing)
    page = Client(cast.officer).get(f"documents/{notice.pk}").json()
    assert [(line["clause"], line["becomes"], line["task"] and line["task"]["id"]) for line in page["lines"]] == [
        ("1", "NOTED", None), ("2", "TASK", str(task.pk)), ("3", "JOINED", str(there.pk)), ("4", "JOINED", str(there.pk)),
    ]  # fmt: skip
    also = Client(cast.officer).get(f"tasks/{there.pk}").json()["also"]
    assert [(one["number"], one["clause"]) for one in also] == [("86/TB-UBND", "3"), ("86/TB-UBND", "4")]
    told = Client(cast.officer).get(f"activity?subject=document:{notice.pk}").json()["items"][0]["details"]
    assert told == ["giao 1 việc", "gắn 2 việc đã có", "để biết 1 mục"]
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found)] == []


def test_a_line_that_is_refused_leaves_the_others(cast: Any) -> None:
    notice, ended = conclusion(cast), worlds.completed(cast)
    lines = [
        NewLine(uuid7(), "Không có đơn vị này", give=NewTask(id=uuid7(), title="x", lead_id=999_999)),
        NewLine(uuid7(), "Đã xong rồi", join=ended.pk), NewLine(uuid7(), "Không có việc này", join=uuid7()),
        NewLine(uuid7(), " "), NewLine(uuid7(), "Không thuộc đơn vị", give=giving(officer_id=cast.officer.pk)),
        NewLine(uuid7(), "Sửa bảng niêm yết", give=giving()),
    ]  # fmt: skip
    taken = split_document(cast.chairman, notice.pk, lines)
    assert taken.done == [lines[5].id]
    assert [why.code for _, why in taken.refused] == ["invalid", "not_the_moment", "not_found", "invalid", "invalid"]
    assert DocumentLine.objects.count() == 1 and Task.objects.filter(source=notice).count() == 1
    with pytest.raises(NothingDone), no_event():
        split_document(cast.chairman, notice.pk, [lines[5]])  # a line is taken once
    assert [*unlike_events(Tally())] == []


def test_a_clerk_splits_what_the_chairman_concluded(cast: Any) -> None:
    notice = conclusion(cast)
    alone, entered = giving(), giving(for_leader_id=cast.chairman.pk)
    with pytest.raises(NothingDone), no_event():
        split_document(cast.clerk, notice.pk, [NewLine(uuid7(), "Sửa bảng niêm yết", give=alone)])
    line = NewLine(uuid7(), "Sửa bảng niêm yết", "2", give=entered)
    split_document(cast.clerk, notice.pk, [line])
    task = Task.objects.get(pk=line.id)
    assert (task.given_by, task.entered_by) == (cast.chairman, cast.clerk)
    with pytest.raises(Forbidden), no_event():
        split_document(cast.officer, notice.pk, [NewLine(uuid7(), "x")])


def test_over_http_a_repeated_batch_is_answered_as_before(cast: Any) -> None:
    notice, client, key = conclusion(cast), Client(cast.chairman), uuid7()
    item = {
        "id": str(uuid7()),
        "text": "Sửa bảng niêm yết",
        "clause": "2",
        "lead": worlds.unit("KT").pk,
        "due_on": None,
    }
    wrong = item | {"id": str(uuid7()), "lead": 999_999}
    first = client.post(f"documents/{notice.pk}/lines", {"items": [item, wrong]}, key=key).json()
    assert (first["done"], [row["id"] for row in first["refused"]]) == ([item["id"]], [wrong["id"]])
    with no_event():
        again = client.post(f"documents/{notice.pk}/lines", {"items": [item, wrong]}, key=key).json()
    assert again["done"] == [item["id"]]
