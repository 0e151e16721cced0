"""Real threads on real PostgreSQL, each test on a database of its own: one wins, nothing is half done, nobody waits for ever."""

import contextlib
import os
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import connection, connections

from backend.errors import NotTheMoment, Refused, Stale
from backend.plans.models import Submission, Task, TaskState
from tests import database, worlds
from tests.events import events_since, head
from workflows.machine import perform
from workflows.models import WorkItem

pytestmark = pytest.mark.usefixtures("own_database")


def together(*acts):
    """Run the acts at the same instant; each gives None or its refusal."""
    gate = threading.Barrier(len(acts))

    def run(act):
        try:
            gate.wait(timeout=10)
            act()
        except Refused as refused:
            return refused
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def decide(by, task, name="approve", **data):
    tag = f'"{task.submission.tag}"'
    return lambda: perform(by, Task.ref(task.pk), name, data, expect=tag)


def test_ten_threads_on_one_step_one_wins(cast):
    task = worlds.submitted(cast)
    before = head()
    results = together(*[decide(cast.head, task) for _ in range(10)])
    assert results.count(None) == 1
    assert {refused.status for refused in results if refused} <= {409, 412}
    assert [event.verb for event in events_since(before)] == ["task.approved"]


def test_both_partners_at_once_both_stand(cast):
    task = worlds.submitted(cast, opinions=("KT", "VHXH"))
    assert together(decide(cast.partner, task), decide(cast.standing, task)) == [None, None]
    outcomes = WorkItem.objects.filter(task=task, step="PARTNER_OPINION").values_list("outcome", flat=True)
    assert sorted(outcomes) == ["APPROVE", "APPROVE"]
    assert worlds.reread(task).step == "UNIT_HEAD"


def test_cancel_against_approve(cast):
    task = worlds.submitted(cast)
    fresh = f'"v{worlds.reread(task).version}"'
    cancel = lambda: perform(cast.chairman, Task.ref(task.pk), "cancel", {"reason": "Dừng"}, expect=fresh)  # noqa: E731 - one act among acts
    results = together(decide(cast.head, task), cancel)
    assert results.count(None) == 1
    assert isinstance(next(r for r in results if r), Stale | NotTheMoment)
    state, submission = worlds.reread(task).state, worlds.reread(task).submission.state
    assert (state, submission) in {
        (TaskState.COMPLETED, Submission.State.ACCEPTED),
        (TaskState.CANCELLED, Submission.State.WITHDRAWN),
    }
    assert not WorkItem.objects.filter(task=task, closed_at__isnull=True).exists()


def test_one_key_sent_twice_at_once_is_done_once(cast):
    import uuid

    task = worlds.in_progress(cast)
    key, before = uuid.uuid4(), head()

    def once():
        return perform(
            cast.officer,
            Task.ref(task.pk),
            "submit",
            {"text": "Xong"},
            expect=f'"v{task.version}"',
            key=key,
            fingerprint=b"x",
        )

    def forgiving():
        from backend.activity.change import Replayed

        with contextlib.suppress(Replayed):
            once()

    results = together(*[forgiving for _ in range(6)])
    assert {r.code for r in results if r} <= {"in_flight"}
    assert [event.verb for event in events_since(before)] == ["task.submitted"]


def test_one_task_given_twice_at_once_under_two_keys_is_given_once(cast, units):
    from backend.ids import uuid7
    from workflows.task.giving import NewTask, give_task

    wish = NewTask(id=uuid7(), title="Rà soát", lead_id=units["TTPVHCC"].pk)
    results = together(*[lambda: give_task(cast.chairman, wish) for _ in range(6)])
    assert results.count(None) == 1
    assert {refused.code for refused in results if refused} == {"invalid"}
    assert Task.objects.filter(pk=wish.id).count() == 1


def test_two_hundred_rounds_over_every_pair_of_roots_without_a_deadlock(cast, units):
    from backend.activity.change import change
    from backend.plans.models import Plan, Programme

    plan = Plan(body=units["30337"], year=2026, title="Kế hoạch", programme=Programme.objects.earliest("pk"))
    with change(cast.system) as act:
        act.add([plan])
        act.note(plan, "plan.recorded")
    first, second = worlds.assigned(cast), worlds.assigned(cast)
    roots = [(Task.ref(first.pk), "task.seen"), (Task.ref(second.pk), "task.seen"), (Plan.ref(plan.pk), "plan.recorded"), (units["KT"].ref(units["KT"].pk), "body.configured"), (units["VP"].ref(units["VP"].pk), "body.configured")]  # fmt: skip
    pairs = [(a, b) for a in roots for b in roots if a is not b]

    def touch(*both):
        def act():
            with change(cast.system, *(ref for ref, _ in both)) as changed:
                for ref, verb in both:
                    changed.note(changed.get(ref), verb)

        return act

    before = head()
    for number in range(200):
        a, b = pairs[number % len(pairs)]
        assert together(touch(a, b), touch(b, a)) == [None, None]
    assert head() == before + 800


def test_an_act_at_work_holds_no_head(cast):
    """One act ends while another, begun before it, is still in its body."""
    slow, quick = worlds.assigned(cast), worlds.assigned(cast)
    from backend.activity.change import change

    inside, release = threading.Event(), threading.Event()

    def hold():
        with change(cast.officer, Task.ref(slow.pk)) as act:
            act.note(act.record, "task.seen")
            inside.set()
            assert release.wait(10)
        connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(hold)
        assert inside.wait(10)
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '500ms'")
        perform(cast.officer, Task.ref(quick.pk), "start", {}, expect=f'"v{quick.version}"')
        release.set()
        running.result(timeout=10)
    assert worlds.reread(quick).state == TaskState.IN_PROGRESS


def test_commit_waits_on_nothing(cast, units):
    """Django's keys are deferred: left to COMMIT, the check of a partner's unit would wait with the head in hand."""
    from workflows.task.giving import PartnerWish, set_partners

    slow, quick, unit = worlds.assigned(cast), worlds.assigned(cast), units["KT"]

    def partnered():
        set_partners(cast.head, slow.pk, (PartnerWish(unit.pk),), expect=f'"v{slow.version}"')
        connections.close_all()

    name = connection.settings_dict["NAME"]
    with (
        psycopg.connect(database.renamed(os.environ["DATABASE_ADMIN_URL"], name)) as holder,
        psycopg.connect(database.admin_url(), autocommit=True) as watch,
        ThreadPoolExecutor(1) as pool,
    ):
        holder.execute("SELECT FROM organisations_orgunit WHERE id = %s FOR UPDATE", [unit.pk])
        running = pool.submit(partnered)
        waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = %s"
        while not watch.execute(waiting, [name]).fetchall():
            assert not running.done()
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '500ms'")
        perform(cast.officer, Task.ref(quick.pk), "start", {}, expect=f'"v{quick.version}"')
        holder.rollback()
        running.result(timeout=10)
    assert worlds.reread(quick).state == TaskState.IN_PROGRESS
    assert worlds.reread(slow).partners.count() == 1


def test_chain_has_no_gap_after_the_storm(cast):
    task = worlds.assigned(cast)

    def report():
        from backend.ids import uuid7
        from workflows.task.doing import report_progress

        report_progress(cast.officer, task.pk, update_id=uuid7(), text="Đang làm")

    assert together(*[report for _ in range(12)]) == [None] * 12
    seqs = [event.seq for event in events_since(0)]
    assert seqs == list(range(1, len(seqs) + 1))
