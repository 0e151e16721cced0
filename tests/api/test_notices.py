"""The bell over HTTP: sentences, pages, reading; and that a notice goes when the right to read its event does."""

from datetime import date

import pytest

from backend.accounts.models import Membership, User
from backend.ids import uuid7
from notifications import notices
from notifications.dispatch import dispatch_all
from notifications.models import Notice
from tests import worlds
from tests.api.client import Client
from tests.events import no_event
from workflows.leaving import leave_post
from workflows.task.giving import NewTask, give_task


@pytest.fixture
def at(cast):
    return lambda name: Client(User.objects.get(pk=getattr(cast, name).pk))


def unread(client):
    return client.get("me").json()["unread"]


def test_a_notice_is_a_sentence_in_the_readers_language_and_leads_to_its_record(cast, at):
    task = worlds.submitted(cast)
    worlds.act(cast.head, task, "send_back", reason="Thiếu số liệu")
    dispatch_all()
    officer = at("officer")
    page = officer.get("notices").json()
    newest = page["items"][0]
    assert [item["event"]["verb"] for item in page["items"]] == ["task.returned", "task.assigned"]
    assert (newest["read"], newest["href"]) == (False, f"/tasks/{task.pk}")
    event = newest["event"]
    assert (event["actor"]["full_name"], event["sentence"]) == ("Phạm Thí Dụ", "trả lại, nêu lý do")
    assert (event["reason"], event["subject"]["label"]) == ("Thiếu số liệu", "Rà soát thủ tục")
    me = officer.get("me").json()
    assert (page["unread"], me["unread"], me["notice"]) == (2, 2, event["seq"])
    User.objects.filter(pk=cast.officer.pk).update(language="en")
    english = officer.http.get("/api/v1/notices", HTTP_ACCEPT_LANGUAGE="en").json()["items"][0]["event"]
    assert english["sentence"] == "returned it with a reason"


def test_reading_one_up_to_one_and_all(cast, at):
    for _ in range(4):
        worlds.assigned(cast)
    dispatch_all()
    officer = at("officer")
    seqs = [item["event"]["seq"] for item in officer.get("notices").json()["items"]]
    with no_event():
        assert officer.post("notices/read", {"only": seqs[1]}).json() == {"unread": 3}
        assert officer.post("notices/read", {"only": seqs[1]}).json() == {"unread": 3}
        read_at = Notice.objects.get(user=cast.officer, seq=seqs[1]).read_at
        assert officer.post("notices/read", {"up_to": seqs[2]}).json() == {"unread": 1}
        assert [item["read"] for item in officer.get("notices").json()["items"]] == [False, True, True, True]
        assert officer.post("notices/read", {"up_to": None}).json() == {"unread": 0}
    assert Notice.objects.get(user=cast.officer, seq=seqs[1]).read_at == read_at
    for body in ({}, {"only": seqs[0], "up_to": seqs[0]}, {"only": None}, {"only": 0}, {"up_to": 10**30}):
        assert officer.post("notices/read", body).status_code == 422, body


def test_nobody_reads_or_marks_what_was_told_to_another(cast, at):
    worlds.assigned(cast)
    dispatch_all()
    seq = at("officer").get("notices").json()["items"][0]["event"]["seq"]
    clerk = at("clerk")
    assert clerk.get("notices").json() == {"items": [], "next": None, "unread": 0}
    for body in ({"only": seq}, {"up_to": seq}, {"up_to": None}):
        assert clerk.post("notices/read", body).status_code == 200
    assert unread(at("officer")) == 1


def test_pages_follow_each_other_without_gap(cast, at):
    for _ in range(notices.PAGE + 5):
        worlds.assigned(cast)
    dispatch_all()
    officer = at("officer")
    first = officer.get("notices").json()
    second = officer.get("notices", cursor=first["next"]).json()
    seqs = [item["event"]["seq"] for item in first["items"] + second["items"]]
    assert (len(first["items"]), len(seqs), second["next"]) == (notices.PAGE, notices.PAGE + 5, None)
    assert seqs == sorted(seqs, reverse=True) and len(set(seqs)) == len(seqs)


def test_the_count_ends_at_a_hundred(cast, at, units):
    for _ in range(notices.MOST_COUNTED + 1):
        wish = NewTask(id=uuid7(), title="Việc", lead_id=units["TTPVHCC"].pk, officer_id=cast.officer.pk)
        give_task(cast.chairman, wish)
    dispatch_all()
    assert unread(at("officer")) == at("officer").get("notices").json()["unread"] == notices.MOST_COUNTED


def test_who_may_no_longer_read_an_event_has_no_notice_of_it(cast, at):
    """The post in An Phú has ended, another in the neighbouring commune has begun."""
    worlds.assigned(cast)
    dispatch_all()
    assert unread(at("officer")) == 1
    post = Membership.objects.get(user=cast.officer)
    leave_post(cast.admin, worlds.unit("30337"), post.pk, last_day=date(2026, 8, 13), receiver_id=cast.tt_officer2.pk)
    Membership.objects.create(
        user=cast.officer,
        unit=worlds.unit("MH001-VP"),
        post=post.post,
        title="Chuyên viên",
        valid_from=date(2026, 8, 1),
    )
    assert at("officer").get("notices").json() == {"items": [], "next": None, "unread": 0}
    assert unread(at("officer")) == 0
