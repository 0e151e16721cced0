"""The life of a task, told through the acts."""

from datetime import date

import pytest

from backend.activity.models import Payload
from backend.errors import Forbidden, NotTheMoment, Stale
from backend.ids import uuid7
from backend.plans.models import Submission, Task, TaskState
from tests import worlds
from tests.events import exactly_one_event, no_event
from workflows.evidence import NewEvidence
from workflows.models import Step, WorkItem
from workflows.task.doing import add_evidence
from workflows.task.giving import PartnerWish, set_partners


def asked(task: Task) -> dict[str, set[str]]:
    """Open steps and the people they wait for."""
    items = WorkItem.objects.filter(task=task, closed_at__isnull=True).prefetch_related("people__user")
    return {f"{i.step}:{i.unit.code}": {p.user.username for p in i.people.all()} for i in items}


def test_short_preset_needs_one_approval(cast):
    task = worlds.submitted(cast)
    assert asked(task) == {"UNIT_HEAD:30337-TTPVHCC": {"head"}}
    with exactly_one_event() as seen:
        worlds.act(cast.head, task, "approve")
    assert (seen.event.verb, seen.event.from_state, seen.event.to_state) == ("task.approved", "SUBMITTED", "COMPLETED")
    assert worlds.reread(task).accepted_on == date(2026, 8, 14)


def test_key_task_passes_opinions_head_standing_office_and_leader(cast):
    task = worlds.submitted(cast, klass="KEY", opinions=("KT", "VHXH"))
    assert asked(task) == {
        "PARTNER_OPINION:30337-KT": {"kt.head", "partner"},
        "PARTNER_OPINION:30337-VHXH": {"standing"},
    }
    worlds.act(cast.partner, task, "approve")
    assert set(asked(task)) == {"PARTNER_OPINION:30337-VHXH"}
    worlds.act(cast.standing, task, "approve")
    assert asked(task) == {"UNIT_HEAD:30337-TTPVHCC": {"head"}}
    worlds.act(cast.head, task, "approve")
    assert asked(task) == {"STANDING_OFFICE:30337-VHXH": {"standing"}}
    worlds.act(cast.standing, task, "approve")
    assert asked(task) == {"LEADER_IN_CHARGE:30337": {"chairman", "vice"}}
    worlds.act(cast.chairman, task, "approve")
    assert worlds.reread(task).state == TaskState.COMPLETED


def test_an_objection_waits_for_the_other_partner_and_then_returns(cast):
    task = worlds.submitted(cast, opinions=("KT", "VHXH"))
    worlds.act(cast.partner, task, "send_back", reason="Thiếu số liệu")
    assert worlds.reread(task).state == TaskState.SUBMITTED
    worlds.act(cast.standing, task, "approve")
    task = worlds.reread(task)
    assert (task.state, task.returned, task.submission.state) == (TaskState.IN_PROGRESS, 1, Submission.State.RETURNED)
    assert asked(task) == {}


def test_returned_with_reason_and_resubmitted(cast):
    task = worlds.submitted(cast)
    with exactly_one_event() as seen:
        worlds.act(cast.head, task, "send_back", reason="Thiếu phụ lục")
    assert (seen.event.verb, seen.says["reason"]) == ("task.returned", "Thiếu phụ lục")
    task = worlds.reread(task)
    assert (task.state, task.returned) == (TaskState.IN_PROGRESS, 1)
    worlds.act(cast.officer, task, "submit", text="Đã bổ sung")
    assert worlds.reread(task).submission.round == 2
    worlds.act(cast.head, task, "approve")
    assert worlds.reread(task).state == TaskState.COMPLETED


def test_nobody_confirms_their_own_work(cast):
    task = worlds.in_progress(cast)
    worlds.act(cast.head, task, "submit", text="Trưởng đơn vị tự gửi")
    assert asked(task) == {"UNIT_HEAD:30337-TTPVHCC": {"chairman", "vice"}}
    with no_event(), pytest.raises(Forbidden):
        worlds.act(cast.head, task, "approve")


def test_one_decision_covers_the_next_step_of_the_same_person(cast):
    task = worlds.given(cast, klass="KEY", lead="VHXH", by="chairman")
    worlds.act(cast.standing, task, "assign", officer=cast.vhxh_officer.pk)
    worlds.prove(cast.vhxh_officer, task)
    worlds.act(cast.vhxh_officer, task, "submit", text="Xong")
    assert asked(task) == {"UNIT_HEAD:30337-VHXH": {"standing"}}
    worlds.act(cast.standing, task, "approve")
    # The standing office leads this key task itself: its check goes to the leader in charge, who covers both steps.
    assert asked(task) == {"STANDING_OFFICE:30337-VHXH": {"vice"}}
    with exactly_one_event() as seen:
        worlds.act(cast.vice, task, "approve")
    assert seen.event.to_state == TaskState.COMPLETED
    assert seen.says["detail"]["steps_covered"] == [Step.LEADER_IN_CHARGE]


def test_withdraw_only_while_nobody_decided(cast):
    task = worlds.submitted(cast, opinions=("KT",))
    worlds.act(cast.officer, task, "withdraw")
    task = worlds.reread(task)
    assert (task.state, task.submission.state, asked(task)) == (TaskState.IN_PROGRESS, Submission.State.WITHDRAWN, {})
    worlds.act(cast.officer, task, "submit", text="Gửi lại")
    worlds.act(cast.partner, task, "approve")
    with pytest.raises(NotTheMoment):
        worlds.act(cast.officer, task, "withdraw")


def test_second_partner_is_not_stale(cast):
    task = worlds.submitted(cast, opinions=("KT", "VHXH"))
    seen_by_both = f'"{task.submission.tag}"'
    from workflows.machine import perform

    perform(cast.partner, Task.ref(task.pk), "approve", {}, expect=seen_by_both)
    perform(cast.standing, Task.ref(task.pk), "approve", {}, expect=seen_by_both)
    assert asked(task) == {"UNIT_HEAD:30337-TTPVHCC": {"head"}}


def test_a_decision_about_an_older_submission_is_stale(cast):
    task = worlds.submitted(cast)
    old = f'"{task.submission.tag}"'
    worlds.act(cast.officer, task, "withdraw")
    worlds.act(cast.officer, task, "submit", text="Bản khác")
    from workflows.machine import perform

    with no_event(), pytest.raises(Stale):
        perform(cast.head, Task.ref(task.pk), "approve", {}, expect=old)


def test_released_upward_only_by_a_leader(cast):
    task = worlds.from_above(cast)
    assert sorted(task.readers) == sorted({task.body_id, task.giver_body_id})
    inner = worlds.passed_on(cast.head, task, cast.officer)
    worlds.prove(cast.officer, inner)
    worlds.act(cast.officer, inner, "submit", text="Đã có báo cáo")
    assert asked(task) == {"RELEASE_UPWARD:30337": {"chairman", "vice"}}
    with exactly_one_event() as seen:
        worlds.act(cast.chairman, task, "approve")
    assert seen.event.verb == "task.released"
    assert set(seen.event.readers) == {task.body_id, task.giver_body_id}
    assert worlds.reread(task).submission.released


def test_a_decision_that_covers_the_release_is_told_as_the_release(cast, units):
    """The leader answers for a partner without a head; the release is theirs too."""
    task = worlds.from_above(cast)
    asked_too = (PartnerWish(units["30337-TYT"].pk, "GIVES_OPINION"),)
    set_partners(cast.head, task.pk, asked_too, expect=f"v{worlds.reread(task).version}")
    worlds.prove(cast.head, task)
    worlds.act(cast.head, task, "submit", text="Đã có báo cáo")
    with exactly_one_event() as seen:
        worlds.act(cast.chairman, task, "approve")
    assert worlds.reread(task).submission.released
    assert (seen.event.verb, seen.event.to_state) == ("task.released", "COMPLETED")
    assert set(seen.event.readers) == {task.body_id, task.giver_body_id}
    said = Payload.objects.get(pk=seen.event.seq).content["detail"]
    assert (said["step"], said["steps_covered"]) == ("PARTNER_OPINION", ["RELEASE_UPWARD"])


def test_hold_resume_reassign_cancel(cast):
    task = worlds.in_progress(cast)
    worlds.act(cast.standing, task, "hold", reason="Chờ hướng dẫn")
    with pytest.raises(NotTheMoment):
        worlds.act(cast.officer, task, "submit", text="x")
    worlds.act(cast.standing, task, "resume")
    assert worlds.reread(task).state == TaskState.IN_PROGRESS
    worlds.act(cast.head, task, "reassign", officer=cast.tt_officer2.pk, reason="Nghỉ phép")
    assert worlds.reread(task).officer_id == cast.tt_officer2.pk
    worlds.act(cast.chairman, task, "redirect", lead=worlds.unit("KT").pk, reason="Đúng chức năng hơn")
    task = worlds.reread(task)
    assert (task.state, task.officer_id, task.lead.code) == (TaskState.ASSIGNED, None, "30337-KT")
    worlds.act(cast.chairman, task, "cancel", reason="Không còn phù hợp")
    assert worlds.reread(task).state == TaskState.CANCELLED


def test_cancel_while_being_decided_closes_every_open_step(cast):
    task = worlds.submitted(cast, opinions=("KT", "VHXH"))
    worlds.act(cast.chairman, task, "cancel", reason="Dừng")
    assert asked(task) == {}
    assert worlds.reread(task).submission.state == Submission.State.WITHDRAWN


def test_extension_granted_keeps_the_first_date(cast):
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu tỉnh")
    with pytest.raises(Forbidden):
        worlds.act(cast.officer, task, "grant_extension")
    worlds.act(cast.head, task, "counter_extension", due_on="2026-09-30", reason="Sớm hơn")
    worlds.act(cast.officer, task, "accept_counter")
    task = worlds.reread(task)
    assert (task.due_on, task.first_due_on, task.extended) == (date(2026, 9, 30), date(2026, 9, 15), 1)


def test_revoke_enters_the_flow_at_the_step_taken_back(cast):
    task = worlds.completed(cast)
    worlds.act(cast.head, task, "revoke", reason="Nhầm")
    task = worlds.reread(task)
    assert (task.state, task.submission.enter_at, asked(task)) == (
        TaskState.SUBMITTED,
        Step.UNIT_HEAD,
        {"UNIT_HEAD:30337-TTPVHCC": {"head"}},
    )
    worlds.act(cast.head, task, "approve")
    assert worlds.reread(task).state == TaskState.COMPLETED


def test_recorded_task_completes_at_once_and_may_be_reopened(cast, units):
    from workflows import policy

    policy.choose(units["30337"], "RECORD")
    task = worlds.submitted(cast)
    assert task.state == TaskState.COMPLETED
    worlds.act(cast.head, task, "reopen", reason="Chưa đúng")
    task = worlds.reread(task)
    assert (task.state, task.accepted_on) == (TaskState.IN_PROGRESS, None)


def test_hand_back_is_answered_by_the_giver(cast):
    task = worlds.assigned(cast)
    worlds.act(cast.officer, task, "ask_hand_back", kind="WRONG_UNIT", reason="Không thuộc Trung tâm")
    with pytest.raises(NotTheMoment):
        worlds.act(cast.officer, task, "ask_hand_back", kind="DOUBLE", reason="Trùng")
    worlds.act(cast.chairman, task, "decline_hand_back", reason="Trung tâm vẫn chủ trì")
    assert worlds.reread(task).hand_back_by_id is None


def test_a_documents_date_is_kept_in_one_form(cast):
    """However ISO lets it be written, it is read and shown as year, month, day."""
    task = worlds.in_progress(cast)
    document = {"kind": "Báo cáo", "number": "13/BC-UBND", "date": "20260812"}
    add_evidence(cast.officer, task.pk, NewEvidence(id=uuid7(), kind="DOCUMENT", document=document))
    assert (
        task.evidence.filter(document__number="13/BC-UBND").values_list("document__date", flat=True)[0] == "2026-08-12"
    )
