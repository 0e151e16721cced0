"""Undoing within seconds: nobody hears of either act, both stay in the history, and nothing that came later is taken away."""

import json
import threading
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connections

from backend import clock
from backend.activity.chain import Tally
from backend.activity.models import Payload
from backend.activity.replay import unlike_events
from backend.activity.roots import row_of
from backend.errors import NotFound, NotTheMoment
from backend.ids import uuid7
from backend.inspections.models import SentRow
from backend.plans.models import Task
from notifications import dispatch
from notifications.models import Notice
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head
from tests.inspections import worlds as remedies
from tests.workflows.test_pieces import share
from tests.workflows.test_races import together
from workflows.machine import perform
from workflows.models import WorkItem
from workflows.task.doing import mark_seen
from workflows.task.giving import PartnerWish
from workflows.undo import offered, undo

WHY = {"reason": "Có lý do"}
LATER = {"due_on": "2026-11-30", "cause": "OBJECTIVE", **WHY}
# What was decided is decided anew on the next round; and it has stirred.
LATER_ROUND = {"version", "submission_id", "readers", "stirred_at"}
# The act: a record in the state before it, who does it, the step and what it asks; and the verbs of undoing it.
ACTS: dict[str, Any] = {
    "task start": (worlds.assigned, "officer", "start", {}, "task.undone"),
    "task assign": (worlds.given, "head", "assign", {"officer": "officer"}, "task.undone"),
    "task submit": (worlds.in_progress, "officer", "submit", {"text": "Xong"}, "task.withdrawn"),
    "task approve": (worlds.submitted, "head", "approve", {}, "task.revoked"),
    "task return": (worlds.submitted, "head", "send_back", WHY, "task.revoked"),
    "task hold": (worlds.in_progress, "chairman", "hold", WHY, "task.resumed"),
    "task reassign": (worlds.assigned, "head", "reassign", {"officer": "tt_officer2", **WHY}, "task.undone"),
    "task cancel": (worlds.in_progress, "chairman", "cancel", WHY, "task.undone"),
    "task opinion": (lambda cast: worlds.submitted(cast, opinions=("KT", "VHXH")), "partner", "approve", {}, "task.undone"),
    "task last opinion": (lambda cast: worlds.submitted(cast, opinions=("KT",)), "partner", "approve", {}, "task.undone"),
    "task objection": (lambda cast: worlds.submitted(cast, opinions=("KT",)), "partner", "send_back", WHY, "task.undone"),
    "task later date": (worlds.in_progress, "officer", "ask_extension", LATER, "task.extension_withdrawn"),
    "task obstacle": (worlds.in_progress, "officer", "raise_obstacle", {"text": "Chờ", "asked": "LEADER"}, "task.obstacle_cleared"),
    "ticket later date": (lambda cast: remedies.ticket_of(remedies.concluded(cast, (remedies.LIGHT,))), "chairman", "ask_extension", LATER, "ticket.extension_withdrawn"),
    "ticket start": (lambda cast: remedies.ticket_of(remedies.concluded(cast, (remedies.LIGHT,))), "head", "start", {}, "ticket.work_undone"),
    "ticket accept": (remedies.reported, "province", "accept", {}, "ticket.undone"),
    "ticket return": (remedies.reported, "province", "send_back", WHY, "ticket.undone"),
    "ticket accept grave": (lambda cast: remedies.reported(cast, remedies.GRAVE), "province", "accept", {}, "ticket.undone"),
    "ticket close": (lambda cast: remedies.step(cast.province, remedies.reported(cast, remedies.GRAVE), "accept"), "province", "close", WHY, "ticket.undone"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def long_enough(settings):
    """A busy machine may take its time."""
    settings.UNDO_SECONDS = 600


def do(cast, record, by, name, data):
    """The step; the number of its act."""
    people = {key: getattr(cast, value).pk if key == "officer" else value for key, value in data.items()}
    before = head()
    if record.noun == "task":
        worlds.act(getattr(cast, by), record, name, **people)
    else:
        remedies.step(getattr(cast, by), record, name, **people)
    return before + 1


def reread(record):
    return type(record).objects.get(pk=record.pk)


@pytest.mark.parametrize("name", ACTS)
def test_an_undone_act_leaves_its_record_as_it_was_and_rings_nowhere(cast, name):
    world, by, step, data, undone = ACTS[name]
    record = reread(world(cast))
    dispatch.dispatch_all()
    told, before, was = Notice.objects.count(), head(), row_of(record)
    rounds = list(SentRow.objects.order_by("pk").values())

    act = do(cast, record, by, step, data)
    dispatch.dispatch_all(clock.now() - timedelta(minutes=10))
    assert Notice.objects.count() == told  # it waits
    undo(getattr(cast, by), act, dispatch.untold)
    dispatch.dispatch_all()

    assert Notice.objects.count() == told
    verbs = [event.verb for event in events_since(before) if event.subject_id == str(record.pk)]
    assert len(verbs) == 2 and verbs[1] == undone
    now = row_of(reread(record))
    assert {key: now[key] for key in now if key not in LATER_ROUND} == {
        key: was[key] for key in was if key not in LATER_ROUND
    }
    assert list(SentRow.objects.order_by("pk").values()) == rounds
    assert not list(unlike_events(Tally()))


def test_what_was_not_undone_is_told_when_its_time_is_over(cast):
    task = worlds.in_progress(cast)
    dispatch.dispatch_all()
    do(cast, task, "officer", "submit", {"text": "Xong"})
    assert dispatch.dispatch_all(clock.now() - timedelta(minutes=10)) == 0
    assert 0 < dispatch.waits() <= 602
    assert dispatch.dispatch_all(clock.now()) == 1
    assert dispatch.waits() == 0
    assert Notice.objects.filter(user=cast.head, seq=head()).exists()


def test_it_is_over_once_somebody_was_told(cast):
    act = do(cast, worlds.in_progress(cast), "officer", "submit", {"text": "Xong"})
    dispatch.dispatch_all()
    with pytest.raises(NotTheMoment, match="600 giây"):
        undo(cast.officer, act, dispatch.untold)


def test_it_is_over_when_its_seconds_are(cast, settings):
    act = do(cast, worlds.in_progress(cast), "officer", "submit", {"text": "Xong"})
    settings.UNDO_SECONDS = -60
    with pytest.raises(NotTheMoment):
        undo(cast.officer, act, dispatch.untold)


def test_somebody_who_looked_is_in_nobodys_way_who_went_on_is_named(cast):
    task = worlds.given(cast)
    act = do(cast, task, "head", "assign", {"officer": "officer"})
    mark_seen(cast.officer, task.pk)
    worlds.act(cast.officer, worlds.reread(task), "start")
    with pytest.raises(NotTheMoment, match=r"Huỳnh|nhận việc"):
        undo(cast.head, act, dispatch.untold)
    undo(cast.officer, head(), dispatch.untold)
    assert worlds.reread(task).state == "ASSIGNED"


def test_an_act_is_its_persons_alone(cast):
    act = do(cast, worlds.submitted(cast), "head", "approve", {})
    for stranger in (cast.officer, cast.chairman, cast.outsider):
        with pytest.raises(NotFound):
            undo(stranger, act, dispatch.untold)
    with pytest.raises(NotFound):
        undo(cast.head, act + 10_000, dispatch.untold)


def test_what_has_no_way_back_is_not_offered(cast):
    task, key = worlds.in_progress(cast), uuid7()
    perform(cast.chairman, type(task).ref(task.pk), "void", WHY, expect=f'"v{task.version}"', key=key)
    assert offered(cast.chairman, key) is None
    with pytest.raises(NotTheMoment):
        undo(cast.chairman, head(), dispatch.untold)
    remedies.write(cast.head, remedies.ticket_of(remedies.concluded(cast, (remedies.LIGHT,))))
    saved = events_since(head() - 1)[0]
    assert saved.verb == "ticket.started" and saved.act < saved.seq  # it began with the row that was saved
    with pytest.raises(NotTheMoment):
        undo(cast.head, saved.act, dispatch.untold)


def test_the_answer_says_that_it_can_be_undone_and_a_repeated_undo_is_done_once(cast):
    officer, task = Client(cast.officer), worlds.in_progress(cast)
    answer = officer.step(task, "submit", text="Xong")
    offer = json.loads(unquote(answer["X-Undo"]))
    assert (offer["act"], offer["said"], offer["count"]) == (head(), "gửi kết quả", 1)
    assert 500 < offer["seconds"] <= 600
    key = uuid7()
    for _ in range(2):
        undone = officer.post("undo", {"act": offer["act"]}, key=key)
        assert undone.json() == {"subjects": [{"type": "task", "id": str(task.pk)}]}
    assert worlds.reread(task).state == "IN_PROGRESS"
    again = officer.post("undo", {"act": offer["act"]})  # from another tab
    assert (again.status_code, again.json()["detail"]) == (409, "Việc này đã được hoàn tác.")
    assert "X-Undo" not in officer.step(task, "ask_hand_back", kind="DOUBLE", reason="Trùng")
    answered = Client(cast.head).step(worlds.reread(task), "reassign", officer=cast.tt_officer2.pk, **WHY)
    assert "X-Undo" not in answered  # it answered who handed it back, which no fact put back takes back
    last = Payload.objects.get(seq=offer["act"] + 1).content
    assert last["detail"]["undoes"] == offer["act"]
    told = officer.get("activity", subject=f"task:{task.pk}").json()["items"]
    assert any("chưa ai được báo" in fact for event in told for fact in event["details"])


def test_a_partner_is_asked_anew_and_what_the_other_said_stands(cast):
    task = worlds.submitted(cast, opinions=("KT", "VHXH"))
    worlds.act(cast.partner, task, "send_back", reason="Thiếu số liệu")
    act = do(cast, worlds.reread(task), "standing", "approve", {})
    assert worlds.reread(task).returned == 1
    undo(cast.standing, act, dispatch.untold)
    task = worlds.reread(task)
    items = list(WorkItem.objects.filter(submission=task.submission))
    assert [(item.unit.code, item.outcome, item.reason) for item in items] == [
        ("30337-KT", "RETURN", "Thiếu số liệu"), ("30337-VHXH", "", ""),
    ]  # fmt: skip
    worlds.act(cast.standing, task, "approve")
    assert (worlds.reread(task).state, worlds.reread(task).returned) == ("IN_PROGRESS", 1)


def test_what_ended_with_the_whole_is_to_be_done_again_what_waited_for_an_answer_is_not_undone(cast):
    task = worlds.in_progress(cast)
    share(cast, task, PartnerWish(worlds.unit("KT").pk, "HAS_PART", "Biểu số liệu", worlds.DUE))
    act = do(cast, worlds.reread(task), "chairman", "cancel", WHY)
    assert set(Task.objects.filter(parent=task).values_list("state", flat=True)) == {"CANCELLED"}
    undo(cast.chairman, act, dispatch.untold)
    assert (worlds.reread(task).state, task.children.get().state) == ("IN_PROGRESS", "ASSIGNED")
    assert not list(unlike_events(Tally()))

    worlds.act(cast.officer, worlds.reread(task), "raise_obstacle", text="Chờ số liệu", asked="LEADER")
    act = head() + 1
    answer = Client(cast.chairman).step(worlds.reread(task), "cancel", **WHY)
    assert answer.status_code == 200 and "X-Undo" not in answer
    with pytest.raises(NotTheMoment):
        undo(cast.chairman, act, dispatch.untold)


def test_what_took_a_pieces_request_along_is_not_offered_to_be_undone(cast):
    """The piece cannot be put back as it was, so neither can the whole."""
    task = worlds.in_progress(cast)
    share(cast, task, PartnerWish(worlds.unit("KT").pk, "HAS_PART", "Biểu số liệu", worlds.DUE))
    part = Task.objects.get(parent=task)
    worlds.act(cast.partner, part, "raise_obstacle", text="Chờ số liệu", asked="LEADER")
    act = head() + 1
    answer = Client(cast.chairman).step(worlds.reread(task), "cancel", **WHY)
    assert answer.status_code == 200 and "X-Undo" not in answer
    with pytest.raises(NotTheMoment):
        undo(cast.chairman, act, dispatch.untold)
    assert worlds.reread(part).state == "CANCELLED"


def test_a_batch_is_undone_whole_or_not_at_all(cast):
    tasks = [worlds.submitted(cast) for _ in range(3)]
    head_of = Client(cast.head)
    items = [{"id": str(task.pk), "if_match": f'"{task.submission.tag}"'} for task in tasks]
    offer = json.loads(unquote(head_of.post("tasks/transitions/approve", {"items": items})["X-Undo"]))
    assert offer["count"] == 3
    assert len(head_of.post("undo", {"act": offer["act"]}).json()["subjects"]) == 3
    assert {worlds.reread(task).state for task in tasks} == {"SUBMITTED"}

    again = [{"id": str(task.pk), "if_match": f'"{worlds.reread(task).submission.tag}"'} for task in tasks]
    offer = json.loads(unquote(head_of.post("tasks/transitions/approve", {"items": again})["X-Undo"]))
    worlds.act(cast.chairman, worlds.reread(tasks[0]), "revoke", **WHY)
    assert head_of.post("undo", {"act": offer["act"]}).status_code == 409
    assert [worlds.reread(task).state for task in tasks] == ["SUBMITTED", "COMPLETED", "COMPLETED"]


@pytest.mark.usefixtures("own_database")
def test_undo_and_dispatcher_at_once_never_both(cast):
    """Either it was undone and nobody was told, or it was told and stands."""
    for _ in range(4):
        task = worlds.in_progress(cast)
        dispatch.dispatch_all()
        act = do(cast, task, "officer", "submit", {"text": "Xong"})
        refused, _ = together(lambda act=act: undo(cast.officer, act, dispatch.untold), dispatch.dispatch_all)
        dispatch.dispatch_all()
        told = Notice.objects.filter(seq=act).exists()
        assert (worlds.reread(task).state, told, refused is None) in {
            ("IN_PROGRESS", False, True),
            ("SUBMITTED", True, False),
        }


@pytest.mark.usefixtures("own_database")
def test_the_dispatcher_waits_for_an_undo_under_way(cast):
    """Held before its commit: the dispatcher tells nothing meanwhile, and nothing afterwards."""
    task = worlds.in_progress(cast)
    dispatch.dispatch_all()
    act = do(cast, task, "officer", "submit", {"text": "Xong"})
    inside, go = threading.Event(), threading.Event()

    def untold(number):
        found = dispatch.untold(number)
        inside.set()
        assert go.wait(20)
        return found

    def undoing():
        try:
            undo(cast.officer, act, untold)
        finally:
            connections.close_all()

    thread = threading.Thread(target=undoing)
    thread.start()
    assert inside.wait(20)
    assert dispatch.dispatch_all() == 0
    go.set()
    thread.join(20)
    assert dispatch.dispatch_all() == 2
    assert not Notice.objects.filter(seq__gte=act).exists()


@pytest.mark.usefixtures("own_database")
def test_undo_against_the_next_persons_act_one_of_them_wins(cast):
    for _ in range(3):
        task = worlds.in_progress(cast)
        act = do(cast, task, "officer", "submit", {"text": "Xong"})
        sent = worlds.reread(task)
        results = together(
            lambda act=act: undo(cast.officer, act, dispatch.untold),
            lambda sent=sent: perform(
                cast.head, type(sent).ref(sent.pk), "approve", {}, expect=f'"{sent.submission.tag}"'
            ),
        )
        assert results.count(None) == 1
        assert worlds.reread(task).state == ("IN_PROGRESS" if results[0] is None else "COMPLETED")
