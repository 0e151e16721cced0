"""Events as sentences: in both languages, with names for ids, and outer facts alone for readers outside the body."""

import hashlib
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from backend.access.readers import keys_of
from backend.activity.details import details
from backend.activity.feed import Row, events_after, events_before, last_visible_seq, told
from backend.activity.models import Event
from backend.activity.verbs import CHANGED, KINDS, VERBS
from backend.errors import Invalid
from backend.files.store import receive
from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.models import Plan, Task
from backend.plans.recording import record_plan
from tests.events import head
from tests.plans.conftest import DOCUMENT, PLAN
from tests.plans.test_recording import one_line
from tests.worlds import (
    act,
    assigned,
    completed,
    from_above,
    given,
    in_progress,
    passed_on,
    prove,
    reread,
    submitted,
    unit,
)
from workflows.evidence import NewEvidence
from workflows.task.doing import add_evidence
from workflows.task.giving import NewTask, PartnerWish, give_task, set_partners


class Nameless:
    """Who knows nobody."""

    def unit(self, unit_id: int) -> str:
        return str(unit_id)

    def person(self, user_id: int) -> str:
        return str(user_id)


def history(reader: Any, task: Task) -> list[dict[str, Any]]:
    """What this person reads of the task, oldest first."""
    return events_after(keys_of(reader), 0, subject=("task", str(task.pk)))["items"]  # type: ignore[no-any-return]  # the contract's


def test_sentences_and_names_in_both_languages(cast: SimpleNamespace) -> None:
    task = assigned(cast)
    with translation.override("vi"):
        given_event, assigned_event = history(cast.officer, task)
    assert (given_event["sentence"], given_event["actor"]["full_name"]) == ("giao việc", "Trần Minh Họa")
    assert given_event["subject"] == {"type": "task", "id": str(task.pk), "label": "Rà soát thủ tục"}
    assert (given_event["from"], given_event["to"]) == (None, "ASSIGNED")
    assert given_event["capacity"] == "Chủ tịch UBND xã"
    changes = {change["field"]: change for change in given_event["changes"]}
    assert changes["state"] == {"field": "state", "label": "Trạng thái", "old": None, "new": "Đã giao"}
    assert changes["due_on"]["new"] == "15/09/2026"
    assert changes["lead_id"]["new"] == "Trung tâm PVHCC"
    assert "returned" not in changes
    assert assigned_event["changes"] == [
        {"field": "officer_id", "label": "Người thực hiện", "old": None, "new": "Huỳnh Thị Thử"}
    ]
    with translation.override("en"):
        english = history(cast.officer, task)
    assert [event["sentence"] for event in english] == ["gave the task", "named the officer"]
    assert {c["field"]: c["new"] for c in english[0]["changes"]}["state"] == "Assigned"


def test_reasons_of_a_return_are_read_inside(cast: SimpleNamespace) -> None:
    task = submitted(cast)
    act(cast.head, task, "send_back", reason="Thiếu minh chứng")
    last = history(cast.officer, task)[-1]
    assert (last["verb"], last["reason"]) == ("task.returned", "Thiếu minh chứng")
    assert (last["from"], last["to"]) == ("SUBMITTED", "IN_PROGRESS")
    assert {c["field"]: (c["old"], c["new"]) for c in last["changes"]}["returned"] == ("0", "1")


def test_pages_follow_each_other_without_gap(cast: SimpleNamespace) -> None:
    completed(cast)
    keys = keys_of(cast.officer)
    everything = [e["seq"] for e in events_after(keys, 0, limit=200)["items"]]
    assert everything == sorted(everything)
    up: list[int] = []
    page: dict[str, Any] = {"seq": 0, "more": True}
    while page["more"]:
        page = events_after(keys, page["seq"], limit=3)
        up += [e["seq"] for e in page["items"]]
    down: list[int] = []
    cursor: int | None = None
    while True:
        older = events_before(keys, cursor, limit=4)
        down += [e["seq"] for e in older["items"]]
        if older["next"] is None:
            break
        cursor = int(older["next"])
    assert up == everything == down[::-1]
    assert last_visible_seq(keys) == everything[-1] == head()
    nothing = events_after(keys, head())
    assert (nothing["items"], nothing["seq"], nothing["more"]) == ([], head(), False)


def test_a_stranger_reads_nothing(cast: SimpleNamespace) -> None:
    task = completed(cast)
    assert history(cast.outsider, task) == []
    assert history(cast.province, task) == []
    own = OrgUnit.objects.get(code="MH001").pk
    assert all(own in Event.objects.get(seq=e["seq"]).readers for e in events_after(keys_of(cast.outsider), 0)["items"])
    assert events_after([], 0)["items"] == []
    assert last_visible_seq([]) == 0


def test_the_giver_above_reads_outer_facts_alone(cast: SimpleNamespace) -> None:
    task = from_above(cast)
    inner_work = passed_on(cast.head, task, cast.officer)
    act(cast.officer, inner_work, "start")
    act(cast.province, reread(task), "hold", reason="Chờ hướng dẫn của Bộ")
    outer = history(cast.province, task)
    assert [event["verb"] for event in outer] == ["task.given", "task.passed_on", "task.held"]
    assert history(cast.province, inner_work) == []
    given_event, started, held = outer
    assert given_event["actor"]["full_name"] == "Bùi Thường Trực"
    assert started["actor"]["full_name"] == "UBND xã An Phú"  # the body stands for its people
    assert started["capacity"] is None
    assert held["reason"] == "Chờ hướng dẫn của Bộ"
    inner = history(cast.officer, task)
    assert [event["verb"] for event in inner] == ["task.given", "task.passed_on", "task.held"]
    assert inner[1]["actor"]["full_name"] == "Phạm Thí Dụ"
    assert [event["verb"] for event in history(cast.officer, inner_work)] == ["task.given", "task.started", "task.held"]


def test_what_is_said_between_a_body_and_its_giver_is_heard_by_both(cast: SimpleNamespace) -> None:
    task = from_above(cast)
    act(cast.chairman, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    act(cast.province, task, "counter_extension", due_on="2026-09-30", reason="Sớm hơn")
    act(cast.chairman, task, "accept_counter")
    upward = history(cast.province, task)[1:]
    assert [event["verb"] for event in upward] == [
        "task.extension_asked", "task.extension_countered", "task.extension_accepted",
    ]  # fmt: skip
    assert (upward[0]["reason"], upward[0]["actor"]["full_name"]) == ("Chờ số liệu", "Trần Minh Họa")
    inside = in_progress(cast)
    act(cast.officer, inside, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")
    assert history(cast.province, inside) == []


def test_the_giver_above_neither_names_nor_reads_an_officer(cast: SimpleNamespace) -> None:
    for partner in (unit("KT").pk, unit("MH-VP").pk, 999_999):  # nor the partners
        asked = (PartnerWish(partner, "COORDINATES"),)
        with pytest.raises(Invalid, match="tự đặt đơn vị phối hợp"):
            give_task(cast.province, NewTask(id=uuid7(), title="Báo cáo", lead_id=unit("KT").pk, partners=asked))
    for officer in (cast.officer.pk, cast.outsider.pk, 999_999):  # who works there is not told by the refusal either
        wish = NewTask(id=uuid7(), title="Báo cáo", lead_id=unit("TTPVHCC").pk, officer_id=officer)
        with pytest.raises(Invalid, match="tự giao người thực hiện"):
            give_task(cast.province, wish)
    task = from_above(cast)
    inner_work = passed_on(cast.head, task, cast.officer)
    outer, inner = history(cast.province, task), history(cast.officer, inner_work)
    assert [event["verb"] for event in outer] == ["task.given", "task.passed_on"] and [
        c["field"] for c in outer[-1]["changes"]
    ] == ["state"]
    assert "officer_id" in {change["field"] for change in inner[-1]["changes"]}


def test_the_body_above_reads_of_a_plans_task_neither_people_nor_reasons(
    cast: SimpleNamespace, units: dict[str, Any]
) -> None:
    made = record_plan(cast.clerk, one_line(lead="30337-TTPVHCC"), PLAN, DOCUMENT, body_id=units["30337"].pk)
    task = made.tasks[0]
    act(cast.head, task, "assign", officer=cast.officer.pk)
    act(cast.officer, task, "start")
    act(cast.chairman, task, "hold", reason="Chuyện nội bộ")
    told = history(cast.province, task)
    assert [event["verb"] for event in told] == ["task.given", "task.started", "task.held"]
    assert {event["actor"]["full_name"] for event in told} == {"UBND xã An Phú"}
    assert {event["reason"] for event in told} == {None}
    everything = repr(told)
    for inner in ("Chuyện nội bộ", "Huỳnh Thị Thử", "Lê Văn Bản", "Chuyên viên", "officer"):
        assert inner not in everything
    plan = events_after(keys_of(cast.province), 0, subject=("plan", str(Plan.objects.get().pk)))["items"]
    assert [event["actor"]["full_name"] for event in plan] == ["UBND xã An Phú"]


def test_a_page_costs_the_same_whatever_its_length(cast: SimpleNamespace, django_assert_num_queries: Any) -> None:
    for _ in range(6):
        in_progress(cast)
    keys = keys_of(cast.chairman)
    with django_assert_num_queries(3):
        few = events_before(keys, None, limit=2)
    with django_assert_num_queries(3):
        many = events_before(keys, None, limit=50)
    assert len(few["items"]) == 2
    assert len(many["items"]) > 20


def test_an_erased_event_is_still_told(cast: SimpleNamespace) -> None:
    task = given(cast)
    row = Event.objects.get(subject_id=str(task.pk))
    values = [getattr(row, name) for name in Row._fields[:-1]]
    (event,) = told([Row._make([*values, {}])], keys_of(cast.chairman))
    assert (event["subject"]["label"], event["changes"], event["reason"]) == ("", [], None)


@pytest.mark.parametrize("noun", ["task", "plan", "unit"])
def test_every_tracked_field_has_words_or_is_internal(noun: str, db: None) -> None:
    model = {"task": Task, "plan": Plan, "unit": OrgUnit}[noun]
    internal = {
        "submission_id",
        "current_id",
        "source_id",
        "answered_by_id",
        "merged_into_id",
        "figures",  # told by the report that fills them in
    }  # ids of rows that no reader knows by number
    assert set(model.tracked) - internal <= set(CHANGED)


def test_every_verb_has_both_languages() -> None:
    assert all(words.vi and words.en and words.vi != words.en for words in VERBS.values())


def said(reader: Any, task: Task, verb: str) -> list[str]:
    """What the last event of this verb says besides its sentence."""
    return next(event["details"] for event in reversed(history(reader, task)) if event["verb"] == verb)


def test_a_history_says_what_was_added_reported_and_sent(cast: SimpleNamespace, settings: Any, tmp_path: Any) -> None:
    settings.FILES_DIR = tmp_path
    task = in_progress(cast)
    assert said(cast.head, task, "task.reported") == ["“Đã rà soát 20 thủ tục”", "60 %"]
    assert said(cast.head, task, "task.evidenced") == ["Báo cáo 12/BC-UBND ngày 12/08/2026"]
    old = task.evidence.get()
    add_evidence(cast.officer, task.pk, NewEvidence(uuid7(), "LINK", link="https://vi.du/x", replaces=old.pk))
    assert said(cast.head, task, "task.evidenced") == ["https://vi.du/x", "bản 2"]
    add_evidence(cast.officer, task.pk, NewEvidence(uuid7(), "COUNT", count=Decimal("24.00"), count_unit="tin, bài"))
    assert said(cast.head, task, "task.evidenced") == ["24 tin, bài"]
    add_evidence(cast.officer, task.pk, NewEvidence(uuid7(), "COUNT", count=Decimal("3418.50"), count_unit="tin, bài"))
    assert said(cast.head, task, "task.evidenced") == ["3.418,5 tin, bài"]
    with translation.override("en"):
        assert said(cast.head, task, "task.evidenced") == ["3,418.5 tin, bài"]
        assert said(cast.head, task, "task.reported") == ["“Đã rà soát 20 thủ tục”", "60%"]
    content, upload = b"x", uuid7()
    receive(cast.officer, upload, [content], name="báo cáo.txt", size=1, sha256=hashlib.sha256(content).hexdigest())
    add_evidence(cast.officer, task.pk, NewEvidence(uuid7(), "FILE", upload=upload))
    assert said(cast.head, task, "task.evidenced") == ["báo cáo.txt"]
    act(cast.officer, task, "submit", text="Xong")
    assert said(cast.head, task, "task.submitted") == ["4 minh chứng"]
    act(cast.head, task, "send_back", reason="Thiếu")
    act(cast.officer, task, "submit", text="Xong")
    assert said(cast.head, task, "task.submitted") == ["lần gửi 2", "4 minh chứng"]


def test_a_history_says_the_dates_the_units_and_the_kind(cast: SimpleNamespace, units: dict[str, Any]) -> None:
    task = in_progress(cast)
    act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")
    assert said(cast.head, task, "task.extension_asked") == ["từ 15/09/2026 đến 15/10/2026", "nguyên nhân khách quan"]
    act(cast.head, task, "counter_extension", due_on="2026-09-30", reason="Sớm hơn")
    assert said(cast.head, task, "task.extension_countered") == ["đến 30/09/2026"]
    act(cast.officer, task, "accept_counter")
    moved = history(cast.head, task)[-1]["changes"]
    assert ("due_on", "15/09/2026", "30/09/2026") in [(c["field"], c["old"], c["new"]) for c in moved]
    wishes = (PartnerWish(units["KT"].pk, "GIVES_OPINION"), PartnerWish(units["VHXH"].pk))
    set_partners(cast.head, task.pk, wishes, expect=f'"v{reread(task).version}"')
    assert said(cast.head, task, "task.partnered") == ["P. Kinh tế: cần ý kiến", "Phòng VH-XH: phối hợp"]
    act(cast.officer, task, "ask_hand_back", kind="DOUBLE", reason="Trùng")
    with translation.override("en"):
        assert said(cast.head, task, "task.hand_back_asked") == ["Double of another task"]
    act(cast.chairman, task, "cancel", reason="Thôi", document_no="9/QĐ-UBND")
    assert said(cast.head, task, "task.cancelled") == ["theo văn bản 9/QĐ-UBND"]


def test_what_is_said_upward_is_what_was_said_between(cast: SimpleNamespace) -> None:
    task = from_above(cast)
    act(cast.officer, task, "start")
    act(cast.chairman, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    assert {event["verb"]: event["details"] for event in history(cast.province, task)} == {
        "task.given": [], "task.started": [],
        "task.extension_asked": ["từ 15/09/2026 đến 15/10/2026", "nguyên nhân khách quan"],
    }  # fmt: skip


def test_a_history_can_be_narrowed(cast: SimpleNamespace) -> None:
    task, keys = completed(cast), keys_of(cast.officer)
    about = ("task", str(task.pk))
    verbs = {kind: [e["verb"] for e in events_before(keys, None, subject=about, kind=kind)["items"]] for kind in KINDS}
    assert verbs["decisions"] == ["task.approved", "task.submitted", "task.assigned", "task.given"]
    assert verbs["progress"] == ["task.submitted", "task.evidenced", "task.reported"]


def test_no_details_of_what_was_erased_or_never_said(cast: SimpleNamespace) -> None:
    assert all(details(verb, {}, Nameless()) == [] for verb in VERBS)


def test_the_giver_hears_that_a_release_was_taken_back_but_not_why(cast: SimpleNamespace) -> None:
    task = from_above(cast)
    inner = passed_on(cast.head, task, cast.officer)
    prove(cast.officer, inner)
    act(cast.officer, inner, "submit", text="Xong")
    act(cast.chairman, task, "approve")
    act(cast.chairman, task, "revoke", reason="Nhầm số liệu nội bộ")
    last = history(cast.province, task)[-1]
    assert (last["verb"], last["from"], last["to"]) == ("task.revoked", "COMPLETED", "SUBMITTED")
    assert (last["actor"]["full_name"], last["capacity"], last["reason"]) == ("UBND xã An Phú", None, None)
    assert "Nhầm số liệu nội bộ" not in repr(history(cast.province, task))
    assert history(cast.officer, task)[-1]["reason"] == "Nhầm số liệu nội bộ"
