"""Whose turn it is when somebody asked for something, who held it meanwhile, and what waits in My work."""

from datetime import date, datetime

import pytest

from backend import clock
from backend.accounts.models import Absence
from backend.errors import Forbidden, Invalid
from backend.ids import uuid7
from tests import worlds
from tests.api.client import Client
from tests.events import no_event
from workflows.task.doing import report_progress

LATER = {"due_on": "2026-10-15", "cause": "OBJECTIVE", "reason": "Chờ số liệu"}


def page(who, task):
    return Client(who).get(f"tasks/{task.pk}").json()


def turn(who, task):
    found = page(who, task)["turn"]
    return found["sentence"], found["is_me"]


def decides(who, task):
    """What My work asks this person to decide of the task."""
    items = Client(who).get("work", box="to_decide").json()["items"]
    return [item["step_label"] for item in items if item["id"] == str(task.pk)]


def on(day):
    clock.set_world(datetime(2026, 8, day, 9, tzinfo=clock.LOCAL))


def segments(who, task):
    return [(s["kind"], s["label"], s["days"], s["present"]) for s in page(who, task)["held"]["segments"]]


def test_a_later_date_waits_for_whoever_answers_and_is_booked_to_them(cast):
    task = worlds.in_progress(cast)
    on(18)
    worlds.act(cast.officer, task, "ask_extension", **LATER)
    on(20)
    asked = "Trả lời đề nghị của Huỳnh Thị Thử: gia hạn đến 15/10/2026"
    assert turn(cast.head, task) == (asked, True)
    assert turn(cast.officer, task) == ("Đang chờ Phạm Thí Dụ trả lời đề nghị gia hạn đến 15/10/2026", False)
    assert turn(cast.chairman, task)[1] is False
    assert decides(cast.head, task) == ["Trả lời đề nghị gia hạn"]
    assert segments(cast.officer, task) == [
        ("assignee", "Trung tâm PVHCC", 2, False),
        ("giver", "Giám đốc, Trung tâm PVHCC, trả lời gia hạn", 2, True),
    ]
    worlds.act(cast.head, task, "counter_extension", due_on="2026-09-30", reason="Sớm hơn")
    on(21)
    assert turn(cast.officer, task) == ("Nhận ngày được đề nghị 30/09/2026, hoặc rút đề nghị gia hạn", True)
    assert turn(cast.head, task) == ("Đang chờ Huỳnh Thị Thử nhận ngày được đề nghị 30/09/2026", False)
    assert decides(cast.officer, task) == ["Nhận ngày được đề nghị"] and decides(cast.head, task) == []
    worlds.act(cast.officer, task, "accept_counter")
    assert turn(cast.officer, task) == ("Bạn thực hiện việc này", True)
    assert segments(cast.head, task)[-1] == ("assignee", "Trung tâm PVHCC", 1, True)


def test_a_hand_back_waits_for_the_giver(cast):
    task = worlds.assigned(cast)
    worlds.act(cast.officer, task, "ask_hand_back", kind="DOUBLE", reason="Trùng")
    on(18)
    for who in (cast.chairman, cast.vice, cast.standing):
        sentence, is_me = turn(who, task)
        assert sentence.startswith("Trả lời đề nghị giao lại của Huỳnh Thị Thử") and is_me
        assert decides(who, task) == ["Trả lời đề nghị giao lại"]
    assert turn(cast.officer, task) == ("Đang chờ Trần Minh Họa trả lời đề nghị giao lại", False)
    assert segments(cast.officer, task)[-1] == ("giver", "Chủ tịch UBND xã, trả lời giao lại", 2, True)
    worlds.act(cast.vice, task, "decline_hand_back", reason="Đúng việc của Trung tâm")
    on(19)
    assert segments(cast.officer, task) == [
        ("giver", "Phó Chủ tịch UBND xã, trả lời giao lại", 2, False), ("assignee", "Trung tâm PVHCC", 1, True),
    ]  # fmt: skip
    assert turn(cast.officer, task)[1]


def test_what_a_head_gave_to_the_own_unit_is_answered_and_put_right_by_them(cast):
    task = worlds.assigned(cast, by="head")
    worlds.act(cast.officer, task, "ask_hand_back", kind="DOUBLE", reason="Trùng")
    assert turn(cast.officer, task) == ("Đang chờ Phạm Thí Dụ trả lời đề nghị giao lại", False)
    assert (turn(cast.head, task)[1], decides(cast.head, task)) == (True, ["Trả lời đề nghị giao lại"])
    worlds.act(cast.head, task, "decline_hand_back", reason="Không trùng")
    worlds.act(cast.head, task, "void", reason="Giao hai lần")
    assert worlds.reread(task).state == "VOIDED"
    with pytest.raises(Forbidden), no_event():  # what a leader gave is not the head's to take back
        worlds.act(cast.head, worlds.assigned(cast), "void", reason="Giao hai lần")


def test_nobody_answers_the_hand_back_that_they_asked(cast):
    task = worlds.assigned(cast, by="standing")
    worlds.act(cast.standing, task, "redirect", lead=worlds.unit("VHXH").pk, reason="Đúng đơn vị")
    worlds.act(cast.standing, task, "ask_hand_back", kind="DOUBLE", reason="Trùng")
    assert turn(cast.standing, task)[0].startswith("Đang chờ") and not turn(cast.standing, task)[1]
    assert decides(cast.standing, task) == []
    with pytest.raises(Forbidden), no_event():
        worlds.act(cast.standing, task, "decline_hand_back", reason="Thôi")
    assert (turn(cast.vice, task)[1], decides(cast.vice, task)) == (True, ["Trả lời đề nghị giao lại"])
    worlds.act(cast.vice, task, "decline_hand_back", reason="Không trùng")
    worlds.act(cast.standing, task, "ask_hand_back", kind="DOUBLE", reason="Trùng thật")
    with pytest.raises(Forbidden), no_event():
        worlds.act(cast.vice, task, "withdraw_hand_back")
    worlds.act(cast.standing, task, "withdraw_hand_back")  # they keep it after all
    assert worlds.reread(task).hand_back_by is None and decides(cast.vice, task) == []
    on(18)
    assert segments(cast.standing, task)[-1][0] == "assignee"


def test_a_task_without_an_officer_waits_for_the_head(cast):
    task = worlds.given(cast)
    assert turn(cast.head, task) == ("Giao người thực hiện (Trung tâm PVHCC)", True)
    assert turn(cast.officer, task) == ("Đang chờ Phạm Thí Dụ (Trung tâm PVHCC) giao người thực hiện", False)
    work = Client(cast.head).get("work", box="to_do").json()["items"]
    assert str(task.pk) in [item["id"] for item in work]


def test_requests_upward_wait_for_the_giver_above(cast):
    task = worlds.from_above(cast)
    assert turn(cast.province, task) == ("Đang chờ UBND xã An Phú", False)
    worlds.act(cast.chairman, task, "ask_extension", **LATER)
    assert turn(cast.province, task) == ("Trả lời đề nghị của Trần Minh Họa: gia hạn đến 15/10/2026", True)
    assert turn(cast.chairman, task) == ("Đang chờ UBND tỉnh Minh Họa trả lời đề nghị gia hạn đến 15/10/2026", False)
    assert turn(cast.committee, task)[1] is False
    assert decides(cast.province, task) == ["Trả lời đề nghị gia hạn"]
    worlds.act(cast.province, task, "counter_extension", due_on="2026-09-30", reason="Sớm hơn")
    assert turn(cast.vice, task)[1] and not turn(cast.officer, task)[1]


def test_a_hold_and_another_unit_are_booked_apart(cast, units):
    task = worlds.assigned(cast)
    on(18)
    worlds.act(cast.chairman, task, "hold", reason="Chờ")
    on(19)
    worlds.act(cast.chairman, task, "resume")
    on(20)
    worlds.act(cast.chairman, task, "redirect", lead=units["KT"].pk, reason="Đúng chức năng")
    on(21)
    worlds.act(cast.chairman, task, "cancel", reason="Thôi")
    on(28)
    assert segments(cast.officer, task) == [
        ("assignee", "Trung tâm PVHCC", 2, False), ("hold", "Tạm dừng", 1, False),
        ("assignee", "Trung tâm PVHCC", 1, False), ("assignee", "P. Kinh tế", 1, False),
    ]  # fmt: skip


def test_who_stands_in_has_the_turn_and_takes_back(cast):
    task = worlds.submitted(cast)
    Absence.objects.create(
        user=cast.officer, stand_in=cast.tt_officer2, first_day=date(2026, 8, 1), last_day=date(2026, 8, 31)
    )
    names = {act["name"] for act in page(cast.tt_officer2, task)["transitions"]}
    assert "withdraw" in names
    assert "withdraw" not in {act["name"] for act in page(cast.head, task)["transitions"]}
    worlds.act(cast.tt_officer2, task, "withdraw")
    assert turn(cast.tt_officer2, task) == ("Bạn thực hiện việc này thay Huỳnh Thị Thử", True)


@pytest.mark.parametrize(("persona", "weight"), [("officer", "primary"), ("head", "more")])
def test_sending_is_the_next_act_of_whoever_holds_the_work(cast, persona, weight):
    task = worlds.in_progress(cast)
    acts = {act["name"]: act["weight"] for act in page(getattr(cast, persona), task)["transitions"]}
    assert acts["submit"] == weight


def test_the_head_sends_what_nobody_else_was_named_for(cast):
    task = worlds.given(cast)
    worlds.prove(cast.head, task)
    acts = {act["name"]: act["weight"] for act in page(cast.head, task)["transitions"]}
    assert acts["submit"] == "primary"


def test_who_will_decide_is_said_before_sending(cast):
    head = "Giám đốc Phạm Thí Dụ; vắng thì Phó Giám đốc Kiều Phó Giám Đốc"
    assert page(cast.officer, worlds.in_progress(cast))["will_decide"] == [head]
    key = worlds.in_progress(cast, klass="KEY", opinions=("KT",))
    assert page(cast.officer, key)["will_decide"] == [
        "Phó Trưởng phòng Đặng Giả Định, P. Kinh tế hoặc Trưởng phòng Cao Xuân Vắng, P. Kinh tế, đang đi vắng (cho ý kiến)",
        head,
        "Trưởng phòng Nguyễn Thị Mẫu, Phòng VH-XH; vắng thì Phó Trưởng phòng Hồ Thị Phó, Phòng VH-XH (kiểm tra kết quả)",
        "Chủ tịch UBND xã Trần Minh Họa hoặc Phó Chủ tịch UBND xã Võ Thị Ví Dụ",
    ]


def path(who, task):
    return [(step["step"], step["state"], [i["outcome"] for i in step["items"]]) for step in page(who, task)["route"]]


def test_what_was_decided_before_a_decision_taken_back_still_shows(cast):
    task = worlds.submitted(cast, klass="KEY", opinions=("KT",))
    worlds.act(cast.partner, task, "approve")
    worlds.act(cast.head, task, "approve")
    worlds.act(cast.standing, task, "approve")
    worlds.act(cast.chairman, task, "approve")
    for _ in range(2):  # and again
        worlds.act(cast.chairman, task, "revoke", reason="Nhầm bản")
        assert path(cast.officer, task)[1:5] == [
            ("PARTNER_OPINION", "done", ["approve"]), ("UNIT_HEAD", "done", ["approve"]),
            ("STANDING_OFFICE", "done", ["approve"]), ("LEADER_IN_CHARGE", "present", [None]),
        ]  # fmt: skip
        worlds.act(cast.chairman, task, "approve")
    assert {state for _, state, _ in path(cast.officer, task)} == {"done"}


def test_what_is_missing_is_told_to_whoever_does_it(cast):
    task = worlds.assigned(cast)
    assert [act["name"] for act in page(cast.officer, task)["transitions"] if not act["enabled"]] == ["submit"]
    assert all(act["enabled"] for act in page(cast.head, task)["transitions"])


@pytest.mark.parametrize(("kind", "weight"), [("WRONG_UNIT", "primary"), ("DOUBLE", "more")])
def test_the_giver_is_offered_what_was_asked_for(cast, kind, weight):
    task = worlds.assigned(cast)
    worlds.act(cast.officer, task, "ask_hand_back", kind=kind, reason="Có lý do")
    acts = {act["name"]: act["weight"] for act in page(cast.chairman, task)["transitions"]}
    assert (acts["redirect"], acts["decline_hand_back"]) == (weight, "secondary")


def test_nobody_is_named_in_a_unit_without_accounts(cast):
    task = worlds.given(cast, lead="TYT")
    assert task.follow_up_id
    acts = {act["name"] for act in page(cast.chairman, task)["transitions"]}
    assert "assign" not in acts and "redirect" in acts


def test_who_follows_up_speaks_for_the_unit_and_says_on_what_basis(cast):
    task = worlds.given(cast, lead="TYT")
    follower = task.follow_up
    assert follower is not None
    with pytest.raises(Invalid, match="căn cứ"):
        report_progress(follower, task.pk, update_id=uuid7(), text="Đã cập nhật 3.900 sổ")
    report_progress(follower, task.pk, update_id=uuid7(), text="Đã cập nhật 3.900 sổ", basis="Văn bản 31/TYT")
    entry = page(cast.chairman, task)["progress"][0]
    assert (entry["recorded_for"]["id"], entry["basis"]) == (task.lead_id, "Văn bản 31/TYT")


def test_it_is_with_whoever_does_it_since_they_were_named_or_got_it_back(cast):
    task = worlds.in_progress(cast)
    on(18)
    worlds.act(cast.head, task, "reassign", officer=cast.tt_officer2.pk, reason="Cân đối lại")
    assert page(cast.tt_officer2, task)["turn"]["since"].startswith("2026-08-18")
    worlds.act(cast.tt_officer2, task, "submit", text="Xong")
    on(20)
    worlds.act(cast.head, task, "send_back", reason="Thiếu số liệu")
    assert page(cast.tt_officer2, task)["turn"]["since"].startswith("2026-08-20")
