"""A socket that lags forgets its frames and asks anew: never a growing queue, never a silent gap."""

import asyncio

import orjson

from notifications.hub import QUEUE, Hub, Listener


def test_overflow_becomes_one_resync():
    async def story():
        listener = Listener(1, frozenset({7}))
        for number in range(QUEUE + 1):
            listener.offer(str(number))
        assert [orjson.loads(frame) for frame in listener.frames] == [{"type": "resync"}]
        listener.offer("next")
        assert list(listener.frames)[1:] == ["next"]

    asyncio.run(story())


def test_a_bell_rings_once_for_the_newest_of_a_persons_notices_and_at_nobody_elses():
    async def story():
        hub, desk, phone, other = (
            Hub(),
            Listener(1, frozenset({7})),
            Listener(1, frozenset({7})),
            Listener(2, frozenset({7})),
        )
        hub.listeners = {desk, phone, other}
        for _ in range(2):  # told again after a fault, it rings no second time
            hub._ring([(31, 1, 5), (32, 3, 5), (33, 1, 6)])
        for wire in (desk, phone):
            assert [orjson.loads(frame) for frame in wire.frames] == [{"type": "notice", "seq": 6}]
        assert (list(other.frames), other.last_notice, desk.last_notice) == ([], 0, 6)

    asyncio.run(story())


def test_each_frame_is_told_to_those_with_a_key_and_no_other():
    async def story():
        hub, inside, outside = Hub(), Listener(1, frozenset({7})), Listener(2, frozenset({8}))
        hub.listeners = {inside, outside}
        hub._tell([(5, "task.started", "task", "a", [7]), (6, "task.started", "task", "b", [9])])
        assert [orjson.loads(frame)["seq"] for frame in inside.frames] == [5]
        assert (list(outside.frames), outside.last_seq, inside.last_seq) == ([], 0, 5)

    asyncio.run(story())
