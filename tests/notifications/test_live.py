"""Sockets over a real server: who hears what, who is let in, and that nothing is missed."""

import asyncio

import psycopg
import pytest
import websockets
from asgiref.sync import sync_to_async
from django.db import connections

from backend.access.readers import keys_of
from backend.activity.feed import last_visible_seq
from backend.ids import uuid7
from notifications.consumers import MOST
from notifications.dispatch import dispatch_all
from notifications.hub import Hub, Listener
from tests import database, worlds
from tests.notifications.server import connect, cookie_of, hear, hear_until, serving
from workflows.machine import perform
from workflows.task.doing import report_progress
from workflows.task.reminding import remind_task


@pytest.fixture
def server(own_database):
    with serving(own_database) as running:
        yield running


def play(coroutine):
    """Run the story on a loop of its own; its threads' connections go with the database."""

    async def whole():
        try:
            return await coroutine
        finally:
            await sync_to_async(connections.close_all)()

    return asyncio.run(whole())


def acts(task, cast):
    from backend.plans.models import Task

    perform(cast.officer, Task.ref(task.pk), "start", {}, expect=f'"v{task.version}"')


def test_frame_reaches_only_readers(server, cast):
    task, cookies = (
        worlds.assigned(cast),
        {name: cookie_of(getattr(cast, name)) for name in ("officer", "head", "outsider")},
    )

    async def story():
        async with (
            connect(server, cookies["officer"]) as officer,
            connect(server, cookies["head"]) as head,
            connect(server, cookies["outsider"]) as stranger,
        ):
            hellos = [await hear(wire) for wire in (officer, head, stranger)]
            assert [frame["type"] for frame in hellos] == ["hello"] * 3
            await sync_to_async(acts)(task, cast)
            for wire in (officer, head):
                frame = (await hear_until(wire, "event"))[-1]
                assert (frame["verb"], frame["subject"]) == ("task.started", {"type": "task", "id": str(task.pk)})
            # The stranger hears only the heart beat, and it does not tell that anything happened.
            beats = [await hear(stranger) for _ in range(2)]
            assert {frame["type"] for frame in beats} == {"heartbeat"}
            assert {frame["seq"] for frame in beats} == {hellos[2]["seq"]}

    play(story())


def test_the_giver_above_hears_outer_facts_alone(server, cast, units):
    """What it gave and what became of it, not what is said inside: also not by the heartbeat."""
    task = worlds.from_above(cast)
    cookies = {name: cookie_of(getattr(cast, name)) for name in ("province", "officer")}

    def inside():
        report_progress(cast.officer, task.pk, update_id=uuid7(), text="Đang làm")
        worlds.prove(cast.officer, task)

    async def story():
        async with connect(server, cookies["province"]) as above, connect(server, cookies["officer"]) as officer:
            hello = await hear(above)
            await hear(officer)
            await sync_to_async(inside)()
            while (await hear_until(officer, "event"))[-1]["verb"] != "task.evidenced":
                pass
            await above.send('{"type": "ping"}')
            frames = [*await hear_until(above, "pong"), *await hear_until(above, "heartbeat")]
            assert {frame["type"] for frame in frames} == {"heartbeat", "pong"}
            assert {frame["seq"] for frame in frames if frame["type"] == "heartbeat"} == {hello["seq"]}
            await sync_to_async(worlds.act)(cast.province, task, "hold", reason="Chờ hướng dẫn")
            assert (await hear_until(above, "event"))[-1]["verb"] == "task.held"

    play(story())


def test_a_commune_hears_nothing_of_the_body_above(server, cast):
    """The other direction of the wall: the province's own work."""
    cookies = {name: cookie_of(getattr(cast, name)) for name in ("province", "chairman")}

    async def story():
        async with connect(server, cookies["province"]) as above, connect(server, cookies["chairman"]) as below:
            hello = await hear(below)
            await hear(above)
            await sync_to_async(worlds.given)(cast, lead="MH-SNV", by="province")
            assert (await hear_until(above, "event"))[-1]["verb"] == "task.given"
            await below.send('{"type": "ping"}')
            frames = [*await hear_until(below, "pong"), *await hear_until(below, "heartbeat")]
            assert {frame["type"] for frame in frames} == {"heartbeat", "pong"}
            assert {frame["seq"] for frame in frames if frame["type"] == "heartbeat"} == {hello["seq"]}

    play(story())


def test_a_stranger_hears_nothing_of_twenty_acts(server, cast):
    """The canary: neither a frame nor a heartbeat tells another commune that anything happened in An Phú."""
    tasks = [worlds.assigned(cast) for _ in range(20)]
    cookies = {name: cookie_of(getattr(cast, name)) for name in ("officer", "outsider")}

    async def story():
        async with connect(server, cookies["officer"]) as officer, connect(server, cookies["outsider"]) as stranger:
            hello = await hear(stranger)
            await hear(officer)
            for task in tasks:
                await sync_to_async(acts)(task, cast)
            heard: set[str] = set()
            while heard != {str(task.pk) for task in tasks}:
                heard.add((await hear_until(officer, "event", seconds=20))[-1]["subject"]["id"])
            # What the stranger was sent meanwhile, and one beat that certainly came after all of it.
            await stranger.send('{"type": "ping"}')
            frames = [*await hear_until(stranger, "pong"), *await hear_until(stranger, "heartbeat")]
            assert {frame["type"] for frame in frames} == {"heartbeat", "pong"}
            assert {frame["seq"] for frame in frames if frame["type"] == "heartbeat"} == {hello["seq"]}

    play(story())


def test_nobody_else_is_let_in(server, cast):
    cookie = cookie_of(cast.officer)

    async def code_of(wire_to_open):
        async with wire_to_open as wire:
            try:
                await asyncio.wait_for(wire.recv(), 5)
            except websockets.ConnectionClosed as closed:
                return closed.rcvd.code

    async def story():
        assert await code_of(connect(server)) == 4401
        assert await code_of(connect(server, "dondoc-session-dev=unknown")) == 4401
        with pytest.raises(websockets.InvalidStatus):
            await code_of(connect(server, cookie, origin="http://elsewhere.example"))
        with pytest.raises(websockets.InvalidStatus):
            await code_of(connect(server, cookie, origin=f"http://127.0.0.1:{server.port + 1}"))

    play(story())


@pytest.mark.parametrize("message", ['{"type": "subscribe"}', "nonsense", "x" * 2000])
def test_anything_but_a_ping_ends_the_connection(server, cast, message):
    cookie = cookie_of(cast.officer)

    async def story():
        async with connect(server, cookie) as wire:
            await hear(wire)
            await wire.send('{"type": "ping"}')
            assert (await hear(wire))["type"] == "pong"
            await wire.send(message)
            with pytest.raises(websockets.ConnectionClosed) as closed:
                await hear_until(wire, "never")
            assert closed.value.rcvd.code == 4408

    play(story())


def test_too_many_messages_end_the_connection(server, cast):
    cookie = cookie_of(cast.officer)

    async def story():
        async with connect(server, cookie) as wire:
            for _ in range(MOST + 1):
                await wire.send('{"type": "ping"}')
            with pytest.raises(websockets.ConnectionClosed) as closed:
                await hear_until(wire, "never")
            assert closed.value.rcvd.code == 4408

    play(story())


async def cut_the_listener():
    """End the hub's own connection, as soon as it has one."""
    clone = connections["default"].settings_dict["NAME"]

    def cut():
        with psycopg.connect(database.admin_url(), autocommit=True) as admin:
            found = admin.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                " WHERE application_name = 'dondoc-listener' AND datname = %s",
                [clone],
            )
            [(count,)] = found.fetchall()
            return count

    async with asyncio.timeout(10):
        while not await asyncio.to_thread(cut):
            pass


def test_listener_lost_and_found_misses_nothing(server, cast):
    task, cookie = worlds.assigned(cast), cookie_of(cast.officer)

    async def story():
        async with connect(server, cookie) as wire:
            await hear(wire)
            await cut_the_listener()
            await sync_to_async(acts)(task, cast)
            frames = await hear_until(wire, "event", seconds=12)
            assert frames[-1]["verb"] == "task.started"
            await cut_the_listener()
            await sync_to_async(remind)(task, cast)
            assert (await hear_until(wire, "notice", seconds=12))[-1]["type"] == "notice"

    play(story())


def test_what_was_told_while_a_socket_joined_is_heard_with_the_beat(own_database, cast):
    """Its keys were not known yet, so the frame went past it."""
    worlds.assigned(cast)
    keys = keys_of(cast.officer)
    joined = Listener(cast.officer.pk, frozenset(keys), last_seq=last_visible_seq(keys))
    worlds.assigned(cast)
    play(Hub().reread([joined]))
    assert (joined.last_seq, list(joined.frames)) == (last_visible_seq(keys), [])


def remind(task, cast):
    """The chairman reminds the officer, and the dispatcher tells it; the event's number."""
    seq = remind_task(cast.chairman, task.pk).seq
    dispatch_all()
    return seq


def test_a_notice_rings_within_a_second_at_whom_it_is_for_and_at_nobody_else(server, cast):
    """At both of the officer's browsers; colleagues hear the event they may read, strangers nothing at all."""
    task = worlds.assigned(cast)
    dispatch_all()
    cookies = {name: cookie_of(getattr(cast, name)) for name in ("officer", "head", "outsider")}

    async def story():
        async with (
            connect(server, cookies["officer"]) as desk,
            connect(server, cookies["officer"]) as phone,
            connect(server, cookies["head"]) as head,
            connect(server, cookies["outsider"]) as stranger,
        ):
            before = [await hear(wire) for wire in (desk, phone, head, stranger)]
            assert before[0]["notice"] == before[1]["notice"] > 0 and before[3]["notice"] == 0
            seq = await sync_to_async(remind)(task, cast)
            for wire in (desk, phone):
                frames = await hear_until(wire, "notice", seconds=1)
                assert frames[-1] == {"type": "notice", "seq": seq}
                assert [frame["verb"] for frame in frames if frame["type"] == "event"] == ["task.reminded"]
                assert (await hear_until(wire, "heartbeat"))[-1]["notice"] == seq
            for wire, hello in ((head, before[2]), (stranger, before[3])):
                await wire.send('{"type": "ping"}')
                frames = [*await hear_until(wire, "pong"), *await hear_until(wire, "heartbeat")]
                assert "notice" not in {frame["type"] for frame in frames}
                assert {frame["notice"] for frame in frames if "notice" in frame} == {hello["notice"]}
                heard = {frame["verb"] for frame in frames if frame["type"] == "event"}
                assert heard == ({"task.reminded"} if wire is head else set())

    play(story())


def test_who_comes_later_is_told_where_the_bell_stands(server, cast):
    task = worlds.assigned(cast)
    seq = remind(task, cast)
    cookie = cookie_of(cast.officer)

    async def story():
        async with connect(server, cookie) as wire:
            assert (await hear(wire))["notice"] == seq

    play(story())


def test_a_draft_is_heard_by_those_who_keep_plans_from_the_moment_they_do(own_database, cast, units):
    """Told by the event that the standing office is another now, not by the beat."""
    from backend.accounts.edits import configure_body
    from backend.organisations.models import BodySettings
    from backend.plans.drafting import choose_key_lines
    from tests.workflows.plan_table import drafted

    cookies = {name: cookie_of(getattr(cast, name)) for name in ("clerk", "vp_officer")}

    def another_office():
        settings = BodySettings.objects.get(body=units["30337"])
        settings.standing_office = units["VP"]
        configure_body(cast.admin, units["30337"], settings)

    async def story(server):
        async with connect(server, cookies["clerk"]) as clerk, connect(server, cookies["vp_officer"]) as officer:
            await hear(clerk), await hear(officer)
            plan = await sync_to_async(drafted)(cast)
            assert (await hear_until(clerk, "event"))[-1]["verb"] == "plan.drafted"
            await sync_to_async(another_office)()
            # The first event the officer hears: nothing of the draft came before it.
            assert (await hear_until(officer, "event"))[-1]["verb"] == "body.configured"
            await sync_to_async(choose_key_lines)(cast.clerk, plan.pk, ["1"], expect='"v1"')
            assert (await hear_until(officer, "event", seconds=2))[-1]["verb"] == "plan.key_chosen"

    with serving(own_database, heartbeat="60") as server:
        play(story(server))


async def closed_with(wire, seconds):
    """The code a socket is closed with; fails when it is still open after so many seconds."""
    with pytest.raises(websockets.ConnectionClosed) as closed:
        await hear_until(wire, "never", seconds=seconds)
    return closed.value.rcvd.code


def test_signing_out_closes_the_socket_at_the_next_beat(server, cast):
    from backend.accounts.models import Session

    cookie = cookie_of(cast.officer)

    async def story():
        async with connect(server, cookie) as officer:
            await hear(officer)
            await Session.objects.filter(pk=cookie.split("=")[1]).adelete()
            assert await closed_with(officer, 8) == 4401

    play(story())


def test_a_post_that_ended_closes_the_socket_within_two_seconds(own_database, cast):
    """Told by the event, not by the beat: the heart beats once a minute here."""
    from backend.accounts.edits import end_post
    from backend.accounts.models import Membership
    from tests.world import TODAY

    cookie = cookie_of(cast.head)

    async def story(server):
        async with connect(server, cookie) as head:
            await hear(head)
            post = await Membership.objects.aget(user=cast.head)
            await sync_to_async(end_post)(cast.admin, post, last_day=TODAY.replace(day=13))
            assert await closed_with(head, 2) == 4401

    with serving(own_database, heartbeat="60") as server:
        play(story(server))


def test_a_post_that_ends_by_date_is_noticed_at_the_beat(server, cast):
    """No event falls on that day: only the reading of keys at the beat can tell."""
    from backend.accounts.models import Membership
    from tests.world import TODAY

    cookie = cookie_of(cast.head)

    async def story():
        async with connect(server, cookie) as head:
            await hear(head)
            await Membership.objects.filter(user=cast.head).aupdate(valid_to=TODAY.replace(day=13))
            assert await closed_with(head, 8) == 4401

    play(story())


def test_the_server_ends_within_three_seconds_with_sockets_open(server, cast):
    cookie = cookie_of(cast.officer)

    async def story():
        wire = await connect(server, cookie)
        await hear(wire)
        assert await asyncio.to_thread(server.stop) < 3

    play(story())
