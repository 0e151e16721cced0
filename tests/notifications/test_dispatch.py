"""Notices: once each, to those concerned, never to who did it; the cursor survives a crash."""

import pytest
from django.db import connections, transaction

from notifications import dispatch
from notifications.models import DispatchCursor, Notice
from tests import worlds
from tests.events import head


def told(cast, after):
    names = {user.pk: name for name, user in vars(cast).items()}
    return {(names[n.user_id], n.seq) for n in Notice.objects.filter(seq__gt=after)}


def test_whose_turn_it_became_and_whose_work_it_is(cast):
    dispatch.dispatch_all()
    dispatch.dispatch_all()
    task = worlds.in_progress(cast)
    dispatch.dispatch_all()
    before = head()
    worlds.act(cast.officer, task, "submit", text="Xong")
    dispatch.dispatch_all()
    assert told(cast, before) == {("head", before + 1)}
    worlds.act(cast.head, task, "send_back", reason="Thiếu")
    dispatch.dispatch_all()
    assert told(cast, before + 1) == {("officer", before + 2)}


def test_a_crash_between_neither_loses_nor_doubles(cast, monkeypatch):
    dispatch.dispatch_all()
    dispatch.dispatch_all()
    task = worlds.in_progress(cast)
    dispatch.dispatch_all()
    before = head()
    worlds.act(cast.officer, task, "submit", text="Xong")

    class Killed(Exception):
        pass

    def killed_before_commit():
        with transaction.atomic():
            dispatch.dispatch_next()
            raise Killed

    with pytest.raises(Killed):
        killed_before_commit()
    assert told(cast, before) == set()
    dispatch.dispatch_all()
    dispatch.dispatch_all()
    assert told(cast, before) == {("head", before + 1)}
    assert DispatchCursor.objects.get().seq == head()


@pytest.mark.usefixtures("own_database")
def test_two_dispatchers_write_each_notice_once(cast):
    from concurrent.futures import ThreadPoolExecutor

    dispatch.dispatch_all()
    dispatch.dispatch_all()
    before = head()
    tasks = [worlds.submitted(cast) for _ in range(5)]

    def run(_):
        try:
            return dispatch.dispatch_all()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(8)))
    dispatch.dispatch_all()
    seqs = list(Notice.objects.filter(seq__gt=before, user=cast.head).values_list("seq", flat=True))
    assert len(seqs) == len(set(seqs)) == len(tasks)
    assert DispatchCursor.objects.get().seq == head()
