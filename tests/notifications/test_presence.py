"""Who else has a record open: told to those who may read it and look at it, for the length of a lease."""

import asyncio
import json
from typing import Any

import orjson
import pytest
from asgiref.sync import sync_to_async

from notifications import presence
from notifications.consumers import _said
from notifications.presence import Look, Looker, Presence
from tests import worlds
from tests.inspections import worlds as remedies
from tests.notifications.server import connect, cookie_of, hear, hear_until, serving
from tests.notifications.test_live import play

TASK = "task:0198f2a0-0000-7000-8000-000000000001"


class Page(Looker):
    """Somebody's page: what it was told."""

    def __init__(self, user_id, keys, look):
        self.user_id, self.keys, self.look = user_id, frozenset(keys), look
        self.token, self.person, self.told = f"page{user_id}", None, []

    def offer(self, frame):
        self.told.append(orjson.loads(frame))

    def people(self):
        return [(one["id"], one["name"], one["typing"]) for one in self.told[-1]["records"][0]["people"]]


def says(user_id, record=TASK, *, readers=(1, 2), bodies=(1,), typing=False, token="", body="An Phú"):
    return orjson.dumps({
        "token": token or f"socket{user_id}", "record": record, "typing": typing, "readers": list(readers), "id": user_id,
        "name": f"Người {user_id}", "bodies": list(bodies), "body": body,
    }).decode()  # fmt: skip


def run(story):
    async def whole():
        return story()

    return asyncio.run(whole())


def test_it_is_told_to_readers_who_look_there_by_name_inside_by_body_across_the_wall():
    def story():
        here, board = Page(10, {1}, Look(TASK)), Page(11, {1}, Look("", "task"))
        across, stranger = Page(12, {2}, Look(TASK)), Page(13, {3}, Look(TASK))
        elsewhere, itself = Page(14, {1}, Look("", "ticket")), Page(7, {1}, Look(TASK))
        everybody = [here, board, across, stranger, elsewhere, itself]
        heard = Presence()
        heard.hear(says(7), everybody)
        assert here.people() == board.people() == [(7, "Người 7", False)]
        assert across.people() == [(0, "An Phú", False)]
        assert itself.people() == [] and stranger.told == elsewhere.told == []
        heard.hear(says(7), everybody)  # said again: nothing new
        assert len(here.told) == 1
        heard.hear(says(8, typing=True), everybody)
        assert here.people() == [(8, "Người 8", True), (7, "Người 7", False)]
        heard.hear(says(7, token="second tab"), everybody)
        heard.hear(says(7, record=""), everybody)
        assert (7, "Người 7", False) in here.people()  # the other tab is still there
        heard.hear(says(7, record="", token="second tab"), everybody)
        assert here.people() == [(8, "Người 8", True)]
        late = Page(15, {1}, Look("", "task"))
        assert orjson.loads(heard.shown_to(late))["records"][0]["people"][0]["name"] == "Người 8"
        assert orjson.loads(heard.shown_to(stranger))["records"] == []

    run(story)


def test_a_lease_ends_by_itself(monkeypatch):
    def story():
        page, heard = Page(10, {1}, Look(TASK)), Presence()
        monkeypatch.setattr(presence, "LEASE", -1.0)
        heard.hear(says(7), [page])
        heard.expire([page])
        assert page.people() == [] and heard.leases == {}

    run(story)


@pytest.mark.parametrize("said", [
    {"type": "look"}, {"type": "look", "record": TASK, "board": None}, {"type": "look", "record": 7, "board": None, "typing": False},
    {"type": "look", "record": "task:1", "board": None, "typing": False}, {"type": "look", "record": None, "board": "plan", "typing": False},
    {"type": "look", "record": TASK, "board": None, "typing": 1}, {"type": "look", "record": TASK, "board": None, "typing": False, "user": 1}, [], "look",
])  # fmt: skip
def test_nothing_else_may_be_said(said):
    assert _said(json.dumps(said)) is None


def test_two_browsers_hear_of_each_other_and_a_stranger_of_nobody(own_database, cast):
    task, hidden = worlds.assigned(cast), remedies.decided(cast, kind="SURPRISE")
    cookies = {name: cookie_of(getattr(cast, name)) for name in ("officer", "head", "outsider")}

    def look(record, board=None):
        return json.dumps({"type": "look", "record": record, "board": board, "typing": False})

    async def story(server):
        async with (
            connect(server, cookies["officer"]) as officer,
            connect(server, cookies["head"]) as head,
            connect(server, cookies["outsider"]) as stranger,
        ):
            for wire in (officer, head, stranger):
                await hear(wire)
                await wire.send(look(f"task:{task.pk}"))
            seen: list[dict[str, Any]] = []
            while not seen or not seen[-1]["records"] or not seen[-1]["records"][0]["people"]:
                seen.append((await hear_until(head, "presence"))[-1])
            assert seen[-1]["records"][0]["people"] == [
                {"id": cast.officer.pk, "name": cast.officer.full_name, "typing": False}
            ]
            await officer.close()
            while (await hear_until(head, "presence"))[-1]["records"][0]["people"]:
                pass
            await head.send(look(f"inspection:{hidden.pk}"))  # not theirs to see: nobody is there
            await stranger.send('{"type": "ping"}')
            frames = await hear_until(stranger, "pong")
            assert all(not frame["records"] for frame in frames if frame["type"] == "presence")
            await sync_to_async(worlds.act)(cast.officer, task, "start")
            assert (await hear_until(head, "event"))[-1]["verb"] == "task.started"

    with serving(own_database) as server:
        play(story(server))
