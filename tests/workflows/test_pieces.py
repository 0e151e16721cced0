"""Pieces of a task: inner work that answers one from above (product.md §18), partners' own parts (§5), evidence used again (§10)."""

from datetime import date
from typing import Any

import pytest

from backend.accounts.models import Membership
from backend.accounts.roster import roster_of
from backend.activity.chain import Tally
from backend.activity.replay import wrong_readers
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.plans.countable import target_of
from backend.plans.models import Partner, Task, TaskState
from tests import worlds
from tests.api.client import Client
from workflows import policy
from workflows.evidence import NewEvidence
from workflows.machine import available, perform_many
from workflows.soundness import wrong_steps
from workflows.task.approval import preview
from workflows.task.doing import add_evidence, report_progress
from workflows.task.giving import NewTask, PartnerWish, give_task, set_partners


def page(by, task):
    return Client(by).get(f"tasks/{task.pk}").json()


def acts(by, task):
    return {step["name"] for step in available(worlds.reread(task), by)}


def sound():
    return list(wrong_readers(Tally())) == list(wrong_steps(Tally())) == []


def answered(cast):
    """A task from above whose inner work was sent, and that inner work."""
    task = worlds.from_above(cast)
    inner = worlds.passed_on(cast.head, task, cast.officer)
    worlds.prove(cast.officer, inner)
    worlds.act(cast.officer, inner, "submit", text="Đã có báo cáo")
    return worlds.reread(task), worlds.reread(inner)


def parted(cast, *, due=date(2026, 9, 1)):
    """A task with a part of the Division of Economy, and that part."""
    task = worlds.given(cast)
    share(cast, task, PartnerWish(worlds.unit("KT").pk, "HAS_PART", "Số liệu hộ kinh doanh", due))
    return worlds.reread(task), Task.objects.get(parent=task)


def share(cast, task, *wishes, reason=""):
    set_partners(cast.head, task.pk, wishes, expect=f'"v{worlds.reread(task).version}"', reason=reason)


# Down once, up once


def test_passing_on_makes_the_inner_work_three_days_earlier(cast):
    task = worlds.from_above(cast)
    assert "assign" not in acts(cast.head, task)
    inner = worlds.passed_on(cast.head, task, cast.officer)
    assert (inner.due_on, inner.lead_id, inner.officer) == (date(2026, 9, 10), task.lead_id, cast.officer)
    assert (inner.relation, inner.parent_id, inner.readers) == ("INNER", task.pk, [task.body_id])
    assert worlds.reread(task).state == TaskState.IN_PROGRESS
    mine = [row["id"] for row in Client(cast.officer).get("work", box="to_do").json()["items"]]
    heads = [row["id"] for row in Client(cast.head).get("work", box="to_do").json()["items"]]
    assert str(inner.pk) in mine and str(task.pk) not in mine + heads
    with pytest.raises(NotTheMoment, match="đã giao tiếp"):
        report_progress(cast.officer, task.pk, update_id=uuid7(), text="x")


def test_the_inner_unit_is_the_officers_and_its_date_not_after_the_upper_one(cast):
    task = worlds.from_above(cast)
    with pytest.raises(Invalid, match="Hạn bên trong"):
        worlds.passed_on(cast.head, task, cast.officer, due_on="2026-09-16")
    with pytest.raises(Invalid, match="Chọn người"):
        worlds.act(cast.head, task, "pass_on")
    inner = worlds.passed_on(cast.standing, task, cast.vhxh_officer, due_on="2026-09-15")
    assert inner.lead_id == worlds.unit("VHXH").pk


def test_a_short_body_approves_and_releases_in_one_act(cast):
    """The same acts as before: sent once, released once."""
    task, inner = answered(cast)
    assert (inner.state, task.state, task.step) == (TaskState.COMPLETED, TaskState.SUBMITTED, "RELEASE_UPWARD")
    assert page(cast.province, task)["evidence"] == []
    worlds.act(cast.chairman, task, "approve")
    outer = page(cast.province, task)
    assert outer["state"] == "COMPLETED" and outer["submissions"][0]["text"] == "Đã có báo cáo"
    assert outer["evidence"][0]["document"]["number"] == "12/BC-UBND" and outer["evidence"][0]["used_in"] == []
    assert sound()


def test_where_inside_is_approved_first_the_release_comes_after_it(cast, units):
    policy.choose(units["30337"], "STANDARD")
    task, inner = answered(cast)
    assert (inner.state, inner.step, task.state) == (TaskState.SUBMITTED, "UNIT_HEAD", TaskState.IN_PROGRESS)
    worlds.act(cast.head, inner, "approve")
    worlds.act(cast.standing, inner, "approve")
    assert worlds.reread(task).step == "RELEASE_UPWARD"
    assert sound()


def test_what_the_leader_returns_goes_on_inside_and_is_answered_anew(cast):
    task, inner = answered(cast)
    worlds.act(cast.chairman, task, "send_back", reason="Bổ sung")
    task, inner = worlds.reread(task), worlds.reread(inner)
    assert (task.state, inner.state, inner.returned) == (TaskState.IN_PROGRESS, TaskState.IN_PROGRESS, 1)
    old = inner.evidence.get()
    document = {"number": "13/BC-UBND", "date": "2026-08-14"}
    add_evidence(cast.officer, inner.pk, NewEvidence(uuid7(), "DOCUMENT", document=document, replaces=old.pk))
    worlds.act(cast.officer, inner, "submit", text="Đã bổ sung")
    worlds.act(cast.chairman, task, "approve")
    assert [e["document"]["number"] for e in page(cast.province, task)["evidence"]] == ["13/BC-UBND"]
    assert sound()


def test_who_sent_it_withdraws_what_nobody_decided(cast):
    task, inner = answered(cast)
    worlds.act(cast.officer, task, "withdraw")
    assert {worlds.reread(one).state for one in (task, inner)} == {TaskState.IN_PROGRESS}
    worlds.act(cast.officer, inner, "submit", text="Lần hai")
    worlds.act(cast.chairman, task, "approve")
    with pytest.raises(NotTheMoment):  # what was released is taken back first
        worlds.act(cast.head, inner, "reopen", reason="Nhầm")
    assert worlds.reread(task).submission.text == "Lần hai" and sound()


def test_what_the_giver_stops_stops_inside_and_inner_work_may_be_given_anew(cast):
    task = worlds.from_above(cast)
    inner = worlds.passed_on(cast.head, task, cast.officer)
    worlds.act(cast.chairman, inner, "void", reason="Giao nhầm người")
    assert worlds.reread(task).answered_by is None and "pass_on" in acts(cast.head, task)
    again = worlds.passed_on(cast.head, task, cast.officer)
    worlds.act(cast.province, task, "hold", reason="Chờ")
    assert worlds.reread(again).state == TaskState.ON_HOLD
    worlds.act(cast.province, task, "resume")
    worlds.act(cast.province, task, "cancel", reason="Thôi")
    assert worlds.reread(again).state == TaskState.CANCELLED and sound()


def test_nothing_inside_is_seen_above(cast):
    task, inner = answered(cast)
    worlds.act(cast.chairman, task, "approve")
    for name in ("province", "committee", "outsider"):
        assert Client(getattr(cast, name)).get(f"tasks/{inner.pk}").status_code == 404
    outer = page(cast.province, task)
    assert str(inner.pk) not in str(outer) and (outer["answered_by"], outer["parts"]) == (None, [])
    assert page(cast.officer, task)["answered_by"]["id"] == str(inner.pk)
    assert [one["id"] for one in page(cast.officer, inner)["answers"]] == [str(task.pk)]


def test_where_nobody_is_left_inside_the_answer_is_laid_above_not_the_work(cast, units):
    policy.choose(units["30337"], "STANDARD")
    task = worlds.from_above(cast)
    inner = worlds.passed_on(cast.head, task, cast.officer)
    worlds.prove(cast.officer, inner)
    Membership.objects.filter(unit__body=task.body_id).exclude(user=cast.officer).delete()
    worlds.act(cast.officer, inner, "submit", text="Xong")
    task, inner = worlds.reread(task), worlds.reread(inner)
    assert (inner.state, inner.laid_above, task.laid_above) == (TaskState.COMPLETED, False, True)
    worlds.act(cast.province, task, "approve")
    assert Client(cast.province).get(f"tasks/{inner.pk}").status_code == 404 and sound()


def test_one_report_of_the_own_plan_answers_the_higher_line(cast):
    task, own = worlds.from_above(cast), worlds.own_line(cast)
    worlds.act(cast.head, task, "link", own_task=str(own.pk))
    worlds.act(cast.head, own, "assign", officer=cast.officer.pk)
    worlds.prove(cast.officer, own)
    worlds.act(cast.officer, own, "submit", text="Báo cáo năm")
    assert worlds.reread(task).state == TaskState.IN_PROGRESS
    worlds.act(cast.head, own, "approve")
    assert worlds.reread(task).step == "RELEASE_UPWARD"
    (piece,) = page(cast.chairman, task)["evidence"]
    assert piece["used_in"] == [{"id": str(own.pk), "title": own.title}]
    with pytest.raises(NotTheMoment, match="trả lời việc cấp trên"):
        worlds.act(cast.head, own, "revoke", reason="Nhầm")
    worlds.act(cast.chairman, task, "send_back", reason="Chưa khớp")
    assert worlds.reread(own).state == TaskState.COMPLETED and worlds.reread(task).answered_by is None
    worlds.act(cast.head, task, "link", own_task=str(own.pk))  # done already: it answers at once
    worlds.act(cast.vice, task, "approve")
    assert worlds.reread(task).submission.released and sound()


def test_who_had_a_hand_in_what_came_from_above_does_not_release_it(cast):
    """A leader may head a unit too, and report there before the own plan's line is found to answer."""
    task, own = worlds.from_above(cast), worlds.own_line(cast)
    Membership.objects.create(
        user=cast.vice, unit=task.lead, post="DEPUTY", deputises="ALWAYS", valid_from=date(2026, 1, 1)
    )
    report_progress(cast.vice, task.pk, update_id=uuid7(), text="Tôi làm phần đầu")
    worlds.act(cast.head, task, "link", own_task=str(own.pk))
    *_, (last, told) = preview(worlds.reread(own), by_id=cast.officer.pk, roster=roster_of(own.body_id))
    assert (last, cast.vice.pk in {hat.user_id for hat in told.hats}) == ("RELEASE_UPWARD", False)
    worlds.prove(cast.officer, own)
    worlds.act(cast.officer, own, "submit", text="Báo cáo năm")
    worlds.act(cast.head, own, "approve")
    assert cast.vice.pk in worlds.reread(task).submission.doers
    with pytest.raises((Forbidden, NotTheMoment)):
        worlds.act(cast.vice, task, "approve")
    worlds.act(cast.chairman, task, "approve")
    assert worlds.reread(task).submission.released and sound()


# Partners' own parts


def test_a_part_is_a_task_of_the_partner(cast):
    task, part = parted(cast)
    assert (part.title, part.due_on, part.lead_id, part.relation) == (
        "Số liệu hộ kinh doanh", date(2026, 9, 1), worlds.unit("KT").pk, "PART",
    )  # fmt: skip
    (shown,) = page(cast.officer, task)["parts"]
    assert (shown["id"], shown["state"], shown["timeliness"]["class"]) == (str(part.pk), "ASSIGNED", "WITHIN")
    assert page(cast.partner, part)["whole"]["id"] == str(task.pk)


def test_sending_the_whole_warns_of_open_parts_and_goes_through(cast):
    task, part = parted(cast, due=date(2026, 8, 14))
    worlds.act(cast.head, task, "assign", officer=cast.officer.pk)
    worlds.prove(cast.officer, task)
    (submit,) = [s for s in available(worlds.reread(task), cast.officer) if s["name"] == "submit"]
    assert submit["enabled"] and submit["warning"] == "Còn phần việc chưa xong: P. Kinh tế (Số liệu hộ kinh doanh)."
    worlds.act(cast.officer, task, "submit", text="Xong")
    assert worlds.reread(part).state == TaskState.ASSIGNED


def test_a_part_changes_and_ends_with_the_list_of_partners(cast):
    task, part = parted(cast)
    unit = worlds.unit("KT").pk
    share(cast, task, PartnerWish(unit, "HAS_PART", "Biểu số liệu", date(2026, 9, 3)))
    part = worlds.reread(part)
    assert (part.title, part.due_on, part.first_due_on) == ("Biểu số liệu", date(2026, 9, 3), date(2026, 9, 1))
    with pytest.raises(Invalid, match="Nêu lý do thôi phần việc của P"):
        share(cast, task)
    share(cast, task, PartnerWish(unit, "COORDINATES"), reason="Đã có số liệu")
    assert worlds.reread(part).state == TaskState.CANCELLED and sound()
    with pytest.raises(Invalid, match="sản phẩm"):
        share(cast, task, PartnerWish(unit, "HAS_PART"))


def test_another_date_of_a_part_is_not_past_and_overtakes_the_one_asked_for(cast):
    task, part = parted(cast, due=date(2026, 9, 1))
    unit = worlds.unit("KT").pk
    with pytest.raises(Invalid):
        share(cast, task, PartnerWish(unit, "HAS_PART", "Số liệu hộ kinh doanh", date(2026, 8, 3)))
    worlds.act(cast.chairman, part, "assign", officer=cast.kt_officer.pk)
    worlds.act(cast.kt_officer, part, "ask_extension", due_on="2026-09-03", cause="OBJECTIVE", reason="Chờ số liệu")
    share(cast, task, PartnerWish(unit, "HAS_PART", "Số liệu hộ kinh doanh", date(2026, 9, 10)))
    assert part.extensions.get().state == "OVERTAKEN"
    assert page(cast.kt_officer, part)["held"]["segments"][-1]["kind"] == "assignee"  # nobody's answer is waited for
    assert "grant_extension" not in acts(cast.kt_head, part)


def test_a_corrected_date_ends_the_wait_for_another_one(cast):
    task = worlds.assigned(cast)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-09-20", cause="OBJECTIVE", reason="Chờ số liệu")
    held = [one["kind"] for one in page(cast.officer, task)["held"]["segments"]]
    said = {"title": task.title, "lead": task.lead_id, "reason": "Gõ nhầm"}
    worlds.act(cast.chairman, task, "correct", due_on="2026-09-30", **said)
    assert (held[-1], page(cast.officer, task)["held"]["segments"][-1]["kind"]) == ("giver", "assignee")


def test_parts_go_along_with_the_whole_and_leave_it_alone(cast, units):
    task, part = parted(cast)
    worlds.act(cast.chairman, task, "hold", reason="Chờ")
    assert worlds.reread(part).state == TaskState.ON_HOLD
    worlds.act(cast.chairman, task, "resume")
    worlds.act(cast.chairman, part, "cancel", reason="Không cần nữa")
    assert task.partners.get().mode == Partner.Mode.COORDINATES
    share(cast, task, PartnerWish(worlds.unit("KT").pk, "HAS_PART", "Biểu khác"))
    again = Task.objects.get(parent=task, state="ASSIGNED")
    rows: list[tuple[Any, str | None]] = [
        (Task.ref(one.pk), f'"v{worlds.reread(one).version}"') for one in (again, task)
    ]
    _, refused = perform_many(cast.chairman, rows, "cancel", {"reason": "Thôi"})  # told of in one act already
    assert [ref.pk for ref, _ in refused] == [task.pk]
    worlds.act(cast.chairman, task, "redirect", lead=units["VHXH"].pk, reason="Đúng đơn vị")
    assert sound()


def test_a_group_as_partner_is_its_members_but_the_lead(cast, units):
    task = worlds.given(cast)
    group = units["30337-ALL"]
    share(cast, task, PartnerWish(group.pk))
    found = task.partners.values_list("unit_id", "mode")
    assert len(found) > 2 and task.lead_id not in {unit for unit, _ in found}
    assert {mode for _, mode in found} == {"COORDINATES"}
    with pytest.raises(Invalid, match="chỉ ghi ở mức phối hợp"):
        share(cast, task, PartnerWish(group.pk, "GIVES_OPINION"))


def test_a_part_of_a_unit_without_accounts_is_reported_for_it(cast, units):
    task = worlds.given(cast)
    share(cast, task, PartnerWish(units["30337-TYT"].pk, "HAS_PART", "Danh sách"))
    part = Task.objects.get(parent=task)
    assert part.follow_up is not None
    report_progress(
        part.follow_up, part.pk, update_id=uuid7(), text="Đã có", recorded_for=part.lead_id, basis="điện thoại 14/8"
    )
    assert part.progress.get().recorded_for_id == part.lead_id


# Evidence used again


def test_a_piece_used_again_is_stored_once_and_told_of_on_both_pages(cast):
    first, second = worlds.in_progress(cast), worlds.assigned(cast)
    piece = first.evidence.get()
    recent = Client(cast.officer).get("recent-proofs", q="12/bc").json()["items"]
    assert [one["id"] for one in recent] == [str(piece.pk)] and recent[0]["task"]["id"] == str(first.pk)
    assert Client(cast.officer).get("recent-proofs", q="bao cao").json()["items"][0]["id"] == str(piece.pk)
    assert Client(cast.outsider).get("recent-proofs").json()["items"] == []
    use = {"id": str(uuid7()), "kind": "DOCUMENT", "again": str(piece.pk)}
    assert Client(cast.officer).post(f"tasks/{second.pk}/evidence", use).status_code == 201
    (shown,) = page(cast.officer, second)["evidence"]
    assert shown["document"]["number"] == "12/BC-UBND" and shown["used_in"][0]["id"] == str(first.pk)
    assert page(cast.officer, first)["evidence"][0]["used_in"][0]["id"] == str(second.pk)
    twice = Client(cast.officer).post(f"tasks/{second.pk}/evidence", {**use, "id": str(uuid7())})
    assert twice.status_code == 422 and twice.json()["errors"][0]["field"] == "again"


def test_evidence_of_another_body_is_not_to_be_had(cast):
    piece = worlds.in_progress(cast).evidence.get()
    wish = NewTask(id=uuid7(), title="Việc của tỉnh", lead_id=worlds.unit("MH-SNV").pk)
    give_task(cast.province, wish)
    with pytest.raises(Invalid, match="Không tìm thấy minh chứng"):
        add_evidence(cast.province, wish.id, NewEvidence(uuid7(), "DOCUMENT", again=piece.pk))


@pytest.mark.parametrize(
    ("product", "target"),
    [
        ("Ít nhất 24 tin, bài; 12 buổi", (24, "tin, bài")), ("Báo cáo, tối thiểu 4 hội nghị", (4, "hội nghị")),
        ("Báo cáo", None), ("ít nhất 80 % hồ sơ", None), ("ít nhất 5 ngày làm việc", None), ("ít nhất 0 tin", None),
    ],
)  # fmt: skip
def test_a_product_that_is_counted_says_of_what(product, target):
    assert target_of(product) == target


def test_counting_one_more_tells_the_percentage(cast):
    task = worlds.assigned(cast)
    Task.objects.filter(pk=task.pk).update(product="Ít nhất 8 tin, bài")
    officer, last = Client(cast.officer), None
    for value in ("1", "2"):
        piece = {"id": str(uuid7()), "kind": "COUNT", "count": {"value": value, "unit": "tin, bài"}, "replaces": last}
        told = officer.post(f"tasks/{task.pk}/evidence", piece).json()
        last = piece["id"]
    assert told["counted"] == {"done": "2", "target": 8, "unit": "tin, bài", "percent": 25}
    assert worlds.reread(task).percent == 25


def test_what_was_answered_while_it_was_on_hold_goes_up_when_it_goes_on(cast, units):
    policy.choose(units["30337"], "STANDARD")
    task, inner = answered(cast)  # it waits for the head
    worlds.act(cast.province, task, "hold", reason="Chờ hướng dẫn")
    worlds.act(cast.head, inner, "approve")
    worlds.act(cast.standing, inner, "approve")
    assert worlds.reread(task).state == TaskState.ON_HOLD
    worlds.act(cast.province, task, "resume")
    assert (worlds.reread(task).state, worlds.reread(task).step) == (TaskState.SUBMITTED, "RELEASE_UPWARD")
    worlds.act(cast.chairman, task, "approve")
    assert worlds.reread(task).state == TaskState.COMPLETED and sound()


def test_inner_work_that_ends_while_the_upper_is_on_hold_lets_it_go(cast):
    task = worlds.from_above(cast)
    inner = worlds.passed_on(cast.head, task, cast.officer)
    worlds.act(cast.province, task, "hold", reason="Chờ hướng dẫn")
    worlds.act(cast.chairman, inner, "cancel", reason="Giao nhầm người")
    worlds.act(cast.province, task, "resume")
    assert "pass_on" in acts(cast.head, task)


def test_what_was_passed_on_takes_no_rhythm_and_a_regular_task_is_not_passed_on(cast):
    task = worlds.from_above(cast)
    Task.objects.filter(pk=task.pk).update(due_on=None, first_due_on=None)
    assert "set_rhythm" in acts(cast.province, task)
    worlds.act(cast.province, task, "set_rhythm", rhythm="MONTHLY")
    assert not {"pass_on", "link"} & acts(cast.head, task)
    worlds.act(cast.province, task, "set_rhythm", rhythm="NONE")
    inner = worlds.passed_on(cast.head, task, cast.officer)
    assert "set_rhythm" not in acts(cast.province, task) | acts(cast.chairman, inner)


def test_who_did_a_part_does_not_decide_on_the_whole(cast):
    task, part = parted(cast)
    worlds.prove(cast.partner, part)
    worlds.prove(cast.officer, task)
    worlds.act(cast.officer, task, "submit", text="Xong")
    assert cast.partner.pk in worlds.reread(task).submission.doers


def test_only_what_has_no_other_place_to_be_said_is_corrected_as_the_lead(cast):
    task, part = parted(cast)
    with pytest.raises(Invalid, match="Chọn việc khác"):
        worlds.act(cast.chairman, task, "merge", other=str(part.pk), reason="Giao hai lần")
    with pytest.raises(Invalid, match="được đổi"):
        worlds.act(cast.chairman, part, "correct", title="x", lead=worlds.unit("VHXH").pk, due_on="", reason="Nhầm")
    worlds.act(cast.chairman, task, "correct", title="Rà soát", lead=worlds.unit("KT").pk, due_on="", reason="Nhầm")
    task = worlds.reread(task)
    assert (task.lead_id, task.due_on, task.deadline_kind) == (worlds.unit("KT").pk, None, "NONE")
    assert task.review_on and worlds.reread(part).state == TaskState.CANCELLED  # whoever leads has no part beside
    assert not task.partners.exists()
