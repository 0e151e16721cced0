"""Quiet hints: each rule over the records, to the owner first, to the leader after five working days (product.md §28)."""

import hashlib
import uuid
from datetime import date, datetime
from typing import Any

import pytest
from django.test import override_settings

from backend import clock
from backend.access.circles import person_circle
from backend.activity.chain import Tally
from backend.activity.replay import unlike_events
from backend.files.store import receive
from backend.ids import uuid7
from backend.inspections.models import Signal
from backend.plans.models import Task
from notifications.audience import audience
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head, no_event
from tests.inspections import worlds as visits
from tests.inspections.worlds import step
from workflows.evidence import NewEvidence
from workflows.report.rows import prove_row
from workflows.signals import look_for_signals
from workflows.task.doing import add_evidence, report_progress
from workflows.ticket.actions import Wish, add_action, finish_action

KEPT_QUIET = ("chairman", "vice", "head", "standing", "clerk", "province", "outsider")


def on(day: int, month: int = 8, hour: int = 9) -> None:
    clock.set_world(datetime(2026, month, day, hour, tzinfo=clock.LOCAL))


def told(person: Any, **query: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = Client(person).get("signals", **query).json()["items"]
    return items


def kinds(person: Any) -> list[tuple[str, str]]:
    look_for_signals()
    return [(row["kind"], row["state"]) for row in told(person)]


def photo(person: Any, tmp: Any, content: bytes = b"x") -> uuid.UUID:
    file_id, picture = uuid7(), b"\x89PNG\r\n\x1a\n" + content * 30
    with override_settings(FILES_DIR=tmp):
        receive(
            person, file_id, [picture], name="anh.png", size=len(picture), sha256=hashlib.sha256(picture).hexdigest()
        )
    return file_id


def test_silence_is_told_to_its_owner_alone_and_goes_away_with_a_word(cast: Any) -> None:
    task = worlds.in_progress(cast, due_on=date(2026, 9, 1))
    worlds.in_progress(cast, due_on=date(2026, 12, 20))  # far from due: silence says nothing
    on(21)
    assert kinds(cast.officer) == []
    on(24)
    before = head()
    assert kinds(cast.officer) == [("SILENT", "OPEN")]
    look_for_signals()
    (event,) = events_since(before)
    assert (event.verb, event.readers, audience(event)) == ("signal.raised", [person_circle(cast.officer.pk)], set())
    (row,) = told(cast.officer, record=str(task.pk))
    assert row["record"]["id"] == str(task.pk) and row["leader_from"] > "2026-08-31"
    assert row["text"] == "Từ 14/08/2026 chưa có tin nào về việc này."
    for persona in KEPT_QUIET:
        client = Client(getattr(cast, persona))
        assert client.get("signals").json()["items"] == []
        assert "signal" not in {e["subject"]["type"] for e in client.get("events?after=0&limit=200").json()["items"]}
        assert client.post(f"signals/{row['id']}/answer", {"text": "x"}).status_code == 404
    report_progress(cast.officer, task.pk, update_id=uuid7(), text="Đang chờ số liệu")
    assert kinds(cast.officer) == [("SILENT", "SETTLED")]


def test_nobody_is_silent_of_what_lay_with_others_or_did_a_part_of_it(cast: Any) -> None:
    task = worlds.submitted(cast, due_on=date(2026, 9, 1))
    ticket = visits.ticket_of(visits.concluded(cast, (visits.LIGHT,)))
    step(cast.head, ticket, "assign", officer=cast.officer.pk)
    action = uuid7()
    add_action(cast.head, ticket.pk, action, Wish("Rà soát", officer_id=cast.officer.pk))
    on(21)
    worlds.act(cast.head, task, "send_back", reason="Thiếu danh mục")
    finish_action(cast.officer, ticket.pk, action, "Đã rà soát", done=True, expect='"v1"')
    on(24)
    assert kinds(cast.officer) == []
    on(31)
    assert kinds(cast.officer) == [("SILENT", "OPEN")] * 2
    assert {row["text"] for row in told(cast.officer)} == {"Từ 21/08/2026 chưa có tin nào về việc này."}


def test_nobody_is_silent_while_an_answer_is_awaited(cast: Any) -> None:
    task = worlds.in_progress(cast, due_on=date(2026, 9, 1))
    asked, written = visits.concluded(cast, (visits.LIGHT, visits.LIGHT)).tickets.order_by("code")
    for ticket in (asked, written):
        step(cast.head, ticket, "assign", officer=cast.officer.pk)
    later = {"due_on": "2026-10-30", "cause": "OBJECTIVE", "reason": "Chờ"}
    step(cast.chairman, asked, "ask_extension", **later)
    worlds.act(cast.officer, task, "ask_extension", **later)
    visits.write(cast.officer, written)
    step(cast.standing, visits.report_of(written.inspection), "present")
    on(24)
    assert kinds(cast.officer) == []  # it lies with who answers, or with the leader
    step(cast.province, asked, "refuse_extension", reason="Làm ngay")
    on(26)
    assert kinds(cast.officer) == []
    on(8, month=9)
    assert kinds(cast.officer) == [("SILENT", "OPEN")]


def test_unexplained_it_is_put_to_the_leader_once(cast: Any) -> None:
    worlds.in_progress(cast, due_on=date(2026, 9, 1))
    on(24)
    look_for_signals()
    on(31)
    look_for_signals()
    assert told(cast.chairman) == []
    on(2, 9)  # 1 September and the 2nd are days off: five working days after 24 August have passed on the 4th
    on(4, 9)
    before = head()
    look_for_signals()
    look_for_signals()
    events = [event for event in events_since(before) if event.verb == "signal.put_to_leader"]
    assert list(unlike_events(Tally())) == []
    assert [audience(event) for event in events] == [{cast.chairman.pk, cast.vice.pk}]
    (row,) = told(cast.chairman)
    assert (row["mine"], row["may_answer"], row["owner"]["id"]) == (False, False, cast.officer.pk)
    assert Client(cast.chairman).post(f"signals/{row['id']}/answer", {"text": "x"}).status_code == 403
    assert told(cast.head) == []
    assert Client(cast.officer).post(f"signals/{row['id']}/answer", {"text": "Chờ danh mục"}).status_code == 200
    assert told(cast.chairman)[0]["answer"] == "Chờ danh mục"


def test_explained_it_stays_with_its_owner(cast: Any) -> None:
    worlds.in_progress(cast, due_on=date(2026, 9, 1))
    on(24)
    look_for_signals()
    (row,) = told(cast.officer)
    path, key, before = f"signals/{row['id']}/answer", uuid.uuid4(), head()
    officer = Client(cast.officer)
    with no_event():
        assert officer.post(path, {"text": " "}).status_code == 422
    assert [officer.post(path, {"text": "Chờ danh mục"}, key=key).status_code for _ in range(2)] == [200, 200]
    assert [event.verb for event in events_since(before)] == ["signal.answered"]
    assert officer.post(path, {"text": "Khác"}).status_code == 409
    on(11, 9)
    look_for_signals()
    assert told(cast.chairman) == [] and Signal.objects.get().told_at is None


def test_what_was_closed_without_a_product(cast: Any) -> None:
    bare, proven = worlds.completed(cast), worlds.completed(cast)
    Task.objects.filter(pk__in=[bare.pk, proven.pk]).update(product="Báo cáo")
    bare.evidence.all().delete()
    ticket = visits.ticket_of(visits.concluded(cast, (visits.LIGHT,)))
    step(cast.standing, ticket, "assign", officer=cast.tt_officer2.pk)
    visits.write(cast.head, ticket)
    visits.released(cast, ticket.inspection)
    step(cast.inspector, ticket, "accept")
    assert kinds(cast.officer) == kinds(cast.tt_officer2) == [("NO_PRODUCT", "OPEN")]
    assert [told(person)[0]["record"]["id"] for person in (cast.officer, cast.tt_officer2)] == [str(bare.pk), str(ticket.pk)]  # fmt: skip


def test_one_photo_for_two_records(cast: Any, tmp_path: Any) -> None:
    first, second = worlds.in_progress(cast), worlds.in_progress(cast)
    with override_settings(FILES_DIR=tmp_path):
        for task in (first, second):
            upload = photo(cast.officer, tmp_path)
            add_evidence(cast.officer, task.pk, NewEvidence(id=uuid7(), kind="FILE", upload=upload))
        add_evidence(cast.officer, second.pk, NewEvidence(id=uuid7(), kind="FILE", upload=photo(cast.officer, tmp_path, b"y")))  # fmt: skip
        row = visits.report_of(visits.concluded(cast)).rows.first()
        assert row is not None
        prove_row(
            cast.head, row.report_id, row.pk, NewEvidence(id=uuid7(), kind="FILE", upload=photo(cast.head, tmp_path))
        )
    assert kinds(cast.officer) == [("SAME_PHOTO", "OPEN")]
    (told_once,) = told(cast.officer)
    assert told_once["record"]["id"] == str(second.pk) and first.title in told_once["text"]
    assert [row["record"]["type"] for row in told(cast.head)] == ["ticket"]


def test_everything_due_on_the_last_day(cast: Any) -> None:
    tasks = [worlds.in_progress(cast, due_on=date(2026, 12, 31)) for _ in range(5)]
    assert kinds(cast.officer) == [("ALL_ON_LAST_DAY", "OPEN")]
    assert told(cast.officer)[0]["record"] is None
    Task.objects.filter(pk=tasks[0].pk).update(due_on=date(2026, 10, 1))
    assert kinds(cast.officer) == [("ALL_ON_LAST_DAY", "SETTLED")]


@pytest.mark.parametrize(("before", "hours", "expected"), [(10, 6, ["LEAP"]), (40, 6, []), (10, 30, [])])
def test_from_ten_to_a_hundred_in_a_day(cast: Any, before: int, hours: int, expected: list[str]) -> None:
    task = worlds.in_progress(cast)
    report_progress(cast.officer, task.pk, update_id=uuid7(), text="Mới bắt đầu", percent=before)
    on(14 + (9 + hours) // 24, hour=(9 + hours) % 24)
    report_progress(cast.officer, task.pk, update_id=uuid7(), text="Xong", percent=100)
    assert [kind for kind, _ in kinds(cast.officer)] == expected
