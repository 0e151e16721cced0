"""The bond with the engine: what it stores for ever, and that it never works beside the act."""

import pytest
from viewflow.workflow.models import Task as EngineTask

from backend.activity.change import change
from backend.plans.models import Task, TaskState
from tests import worlds
from workflows.machine import perform
from workflows.task.flow import TaskApproval

STORED = {
    "workflows/task.flow.TaskApproval.start",
    "workflows/task.flow.TaskApproval.partners",
    "workflows/task.flow.TaskApproval.opinion",
    "workflows/task.flow.TaskApproval.heard",
    "workflows/task.flow.TaskApproval.agreed",
    "workflows/task.flow.TaskApproval.unit_head",
    "workflows/task.flow.TaskApproval.standing_office",
    "workflows/task.flow.TaskApproval.leader_in_charge",
    "workflows/task.flow.TaskApproval.release_upward",
    "workflows/task.flow.TaskApproval.accepted",
    "workflows/task.flow.TaskApproval.sent_back",
    "workflows/task.flow.TaskApproval.end",
}


def test_stored_names_of_the_flow_never_change():
    from viewflow.workflow.fields import get_task_ref

    assert {get_task_ref(node) for node in TaskApproval.instance.nodes()} == STORED


def test_engine_transition_survives(cast):
    """The engine's transition writes into the act's own instance: state, day and count are saved together."""
    task = worlds.submitted(cast)
    worlds.act(cast.head, task, "send_back", reason="Bổ sung")
    again = worlds.reread(task)
    assert (again.state, again.returned, again.step) == (TaskState.IN_PROGRESS, 1, "")
    worlds.act(cast.officer, task, "submit", text="Đã bổ sung")
    worlds.act(cast.head, task, "approve")
    again = worlds.reread(task)
    assert (again.state, again.accepted_on is not None, again.version) == (TaskState.COMPLETED, True, task.version + 3)


def test_a_flow_never_runs_outside_an_act(cast):
    task = worlds.submitted(cast)
    row = EngineTask.objects.get(process__flow_class=TaskApproval, finished=None)
    with pytest.raises(AssertionError, match="no act is open"), row.activation():
        pass
    assert worlds.reread(task).state == TaskState.SUBMITTED


def test_a_change_inside_a_change_is_refused(cast):
    task = worlds.assigned(cast)
    with (
        pytest.raises(AssertionError, match="inside a change"),
        change(cast.head, Task.ref(task.pk)),
        change(cast.head, Task.ref(task.pk)),
    ):
        pass


def test_a_changed_fact_without_an_event_is_refused(cast):
    task = worlds.assigned(cast)
    with pytest.raises(AssertionError, match="without an event"), change(cast.head, Task.ref(task.pk)) as act:
        act.record.state = TaskState.COMPLETED


def test_no_engine_row_stays_open_after_the_end(cast):
    for end in ("approve", "cancel"):
        task = worlds.submitted(cast, opinions=("KT",)) if end == "cancel" else worlds.submitted(cast)
        if end == "approve":
            worlds.act(cast.head, task, "approve")
        else:
            worlds.act(cast.chairman, task, "cancel", reason="Thôi")
    assert not EngineTask.objects.filter(finished=None).exists()


def test_statements_per_act_are_counted(cast, django_assert_max_num_queries):
    """What an act costs in statements; a change that raises a bound needs a reason."""
    task = worlds.assigned(cast)
    with django_assert_max_num_queries(14):
        perform(cast.officer, Task.ref(task.pk), "start", {}, expect=f'"v{task.version}"')
    key = worlds.submitted(cast, klass="KEY")
    with django_assert_max_num_queries(75):
        perform(cast.head, Task.ref(key.pk), "approve", {}, expect=f'"{key.submission.tag}"')
