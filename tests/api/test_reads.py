"""What GET answers say. Their shape is held to the schema by the client on every call."""

from typing import Any

import pytest

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.models import Task
from tests import worlds
from workflows.task.doing import report_progress
from workflows.task.giving import PartnerWish, set_partners


def task_of(recorded, no):
    return Task.objects.get(plan_line__version=recorded.plan.current, plan_line__no=no)


def titles(answer):
    return [row["title"] for row in answer.json()["items"]]


def test_me_has_all_capacities_at_once(at):
    clerk = at("clerk").get("me").json()
    assert [c["post"] for c in clerk["capacities"]] == ["CLERK", "MEMBER"]
    assert (clerk["body"]["code"], clerk["parent_body"]["code"]) == ("30337", "MH")
    province = at("province").get("me").json()
    assert (province["body"]["code"], province["parent_body"], province["is_administrator"]) == ("MH", None, False)
    assert at("admin").get("me").json()["is_administrator"]


def test_boxes_of_a_task_on_its_way(cast, at):
    officer, head, chairman = at("officer"), at("head"), at("chairman")
    task = worlds.assigned(cast)
    todo = officer.get("work").json()
    assert todo["counts"] == {
        "to_do": 1, "to_decide": 0, "to_read": 1, "unit": 1, "sent": 0, "waiting": 0, "mentioned": 0, "snoozed": 0,
    }  # fmt: skip
    assert todo["items"][0]["turn"] == "Đang chờ Huỳnh Thị Thử thực hiện"
    assert officer.post(f"tasks/{task.pk}/seen", {}).status_code == 204
    assert officer.get("work", box="to_read").json()["items"] == []
    report_progress(cast.officer, task.pk, update_id=uuid7(), text="Đang làm", percent=30)
    worlds.prove(cast.officer, task)
    worlds.act(cast.officer, task, "submit", text="Xong")
    sent = officer.get("work", box="sent").json()["items"][0]
    assert (sent["turn"], sent["step"]) == ("Đang chờ Phạm Thí Dụ", "UNIT_HEAD")
    asked = head.get("work", box="to_decide").json()["items"][0]
    assert asked["step_label"] == "Trưởng đơn vị duyệt" and asked["waiting_since"]
    assert chairman.get("work", box="waiting").json()["counts"]["waiting"] == 1
    worlds.act(cast.head, task, "send_back", reason="Thiếu danh sách")
    back = officer.get("work").json()["items"][0]
    assert (back["returned"], back["returned_reason"]["reason"]) == (1, "Thiếu danh sách")
    assert back["returned_reason"]["by"]["full_name"] == cast.head.full_name


def test_a_box_of_hundreds_comes_page_by_page(cast, at):
    task = worlds.given(cast)
    Task.objects.bulk_create(
        Task(**{f.attname: getattr(task, f.attname) for f in Task._meta.concrete_fields} | {"id": uuid7()})
        for _ in range(200)
    )
    first = at("chairman").get("work", box="waiting").json()
    second = at("chairman").get("work", box="waiting", cursor=first["next"]).json()
    assert (len(first["items"]), len(second["items"]), second["next"]) == (200, 1, None)
    assert len({row["id"] for page in (first, second) for row in page["items"]}) == first["counts"]["waiting"] == 201


def test_requests_wait_in_the_box_of_who_answers(cast, at):
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    row = at("head").get("work", box="to_decide").json()["items"][0]
    assert (row["id"], row["step_label"]) == (str(task.pk), "Trả lời đề nghị gia hạn")
    assert at("chairman").get("work", box="to_decide").json()["items"] == []


def test_the_plan_as_the_appendix_prints_it(cast, at, recorded):
    officer = at("officer")
    worlds.act(cast.chairman, task_of(recorded, "1"), "cancel", reason="Thôi", document_no="9/QĐ-UBND")
    worlds.act(cast.chairman, task_of(recorded, "2"), "void", reason="Trùng")
    row = officer.get("plans").json()["items"][0]
    assert (row["number"], row["date"], row["counts"]["tasks"]) == ("05/KH-UBND", "2026-01-19", 52)
    plan = officer.get(f"plans/{row['id']}").json()
    assert plan["recorded"] and plan["signer"] == "Chủ tịch Trần Minh Họa"
    assert plan["counts"]["tasks"] == 52 and plan["percent"] == "0.00"
    worlds.given(cast)  # stands beside the plan, never in it
    assert officer.get(f"plans/{row['id']}").json()["arisen"] == {"tasks": 1, "completed": 0}
    assert at("province").get(f"plans/{row['id']}").json()["arisen"] is None
    outline = officer.get(f"plans/{row['id']}/outline").json()["rows"]
    lines = [r for r in outline if r["kind"] == "line"]
    surveyed = next(r for r in lines if r["no"] == "22")
    assert surveyed["partner_names"] == ["UBMTTQVN xã", "Các ấp"]  # a group among them, which is no unit of the list
    assert len(lines) == 58 and sum(line["heading"] for line in lines) == 5
    assert [r["numeral"] for r in outline if r["kind"] == "area"][:2] == ["I", "II"]
    assert {line["no"]: line["parent"] for line in lines}["3.1"] == "3"
    targets = officer.get(f"plans/{row['id']}/targets").json()["items"]
    assert len(targets) == len(recorded.plan.current.targets.all()) > 0
    assert any(t["operator"] and t["planned"] for t in targets)


def test_percent_counts_completed_of_all_but_voided(cast, at, recorded):
    task = task_of(recorded, "16")
    worlds.act(cast.head, task, "assign", officer=cast.officer.pk)
    worlds.prove(cast.officer, task)
    worlds.act(cast.officer, task, "submit", text="Xong")
    worlds.act(cast.head, task, "approve")
    plan = at("officer").get(f"plans/{recorded.plan.pk}").json()
    assert (plan["counts"]["completed"], plan["counts"]["on_time_first"], plan["percent"]) == (1, 1, "1.89")
    rows = at("officer").get(f"plans/{recorded.plan.pk}/outline", state="COMPLETED").json()["rows"]
    assert [r["kind"] for r in rows] == ["area", "line"]
    assert (rows[0]["done"], rows[0]["total"], rows[1]["percent"]) == (1, 1, "100.00")


def test_a_line_led_by_a_group_has_a_task_per_member(cast, at, units):
    from backend.plans.recording import record_plan
    from tests.plans.conftest import DOCUMENT, PLAN
    from tests.plans.test_recording import one_line

    made = record_plan(cast.standing, one_line(lead="30337-ALL"), PLAN, DOCUMENT, body_id=units["30337"].pk)
    line = at("officer").get(f"plans/{made.plan.pk}/outline").json()["rows"][1]
    assert line["task"] is None and len(line["tasks"]) == len(made.tasks) > 3
    leads = [task["lead"]["id"] for task in line["tasks"]]
    assert len(set(leads)) == len(leads)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "SUBMITTED"}, {"sent"}),
        ({"state": "SUBMITTED,ASSIGNED"}, {"sent", "late", "Rà soát thủ tục đất đai"}),
        ({"class": "KEY"}, {"key"}),
        ({"timeliness": "OVERDUE"}, {"late"}),
        ({"timeliness": "NO_DUE"}, {"key"}),
        ({"q": "ra soat"}, {"Rà soát thủ tục đất đai"}),
        ({"q": "ĐẤT ĐAI"}, {"Rà soát thủ tục đất đai"}),
        ({"q": "dat dai"}, {"Rà soát thủ tục đất đai"}),
        ({"q": "100%"}, set()),
        ({"q": "_"}, set()),
        ({"officer": "officer"}, {"sent", "late"}),
        ({"lead": "KT"}, {"Rà soát thủ tục đất đai"}),
        ({"area": "PROCEDURES"}, set()),
        ({"q": "sent", "state": "ASSIGNED"}, set()),
    ],
)
def test_filters_of_the_list(cast, units, at, query, found):
    made = {
        "sent": worlds.submitted(cast), "late": worlds.assigned(cast), "key": worlds.given(cast, klass="KEY", due_on=None),
        "Rà soát thủ tục đất đai": worlds.given(cast, lead="KT"),
    }  # fmt: skip
    for title, task in made.items():
        Task.objects.filter(pk=task.pk).update(title=title)
    Task.objects.filter(pk=made["late"].pk).update(due_on="2026-08-12")
    if "officer" in query:
        query = {"officer": cast.officer.pk}
    if "lead" in query:
        query = {"lead": units[query["lead"]].pk}
    if query == {"state": "SUBMITTED,ASSIGNED"}:
        found = found | {"key"}
    assert set(titles(at("head").get("tasks", **query))) == found


def test_pages_follow_each_other_whatever_the_due_dates(cast, at):
    for number in range(55):
        worlds.given(cast, due_on=None if number % 3 == 0 else worlds.DUE)
    chairman = at("chairman")
    first = chairman.get("tasks").json()
    second = chairman.get("tasks", cursor=first["next"]).json()
    rows = first["items"] + second["items"]
    assert len({row["id"] for row in rows}) == len(rows) == 55 and second["next"] is None
    assert [row["due"]["on"] is None for row in rows] == sorted(row["due"]["on"] is None for row in rows)


def test_outside_the_body_a_row_tells_text_state_and_dates(cast, at, recorded):
    above = worlds.from_above(cast)
    line = task_of(recorded, "16")
    wishes = (PartnerWish(worlds.unit("VHXH").pk, "GIVES_OPINION"),)
    set_partners(cast.head, line.pk, wishes, expect=f'"v{line.version}"')
    worlds.act(cast.head, line, "assign", officer=cast.officer.pk)
    for task, by in ((above, cast.head), (line, cast.officer)):
        report_progress(by, task.pk, update_id=uuid7(), text="Đang làm", percent=40)
        worlds.prove(by, task)
        worlds.act(by, task, "submit", text="Xong")
    worlds.act(cast.chairman, above, "send_back", reason="Nội bộ")
    worlds.act(cast.standing, line, "approve")
    inner = {row["id"]: row for row in at("officer").get("tasks").json()["items"]}
    outer = {row["id"]: row for row in at("province").get("tasks").json()["items"]}
    for task in (above, line):
        mine, theirs = inner[str(task.pk)], outer[str(task.pk)]
        assert (mine["officer"] is None) == (task is above) and mine["percent"] == 40
        told: dict[str, Any] = {"step": None, "officer": None, "partners": [], "percent": None, "returned": 0}
        assert {name: theirs[name] for name in told} == told
        assert theirs["version"] == (mine["version"] if task is above else 0)
        same = ("title", "state", "due", "timeliness", "lead", "class", "extended")
        assert {name: theirs[name] for name in same} == {name: mine[name] for name in same}
    assert inner[str(above.pk)]["returned"] == 1 and inner[str(line.pk)]["step"] == "UNIT_HEAD"
    assert at("province").get("tasks", officer=cast.officer.pk).json()["items"] == []
    waiting = at("province").get("work", box="waiting").json()["items"]
    assert [(row["turn"], row["returned_reason"], row["waiting_since"]) for row in waiting] == [
        ("Đang chờ Trung tâm PVHCC", None, None)
    ]
    outline = at("province").get(f"plans/{recorded.plan.pk}/outline").json()["rows"]
    rows = [row["task"] for row in outline if row["kind"] == "line" and row["task"]]
    assert len(rows) == 53 and not any(row["officer"] or row["step"] or row["partners"] for row in rows)


def test_a_page_tells_only_of_what_its_reader_may_hear(cast, at):
    task = worlds.from_above(cast)
    before = at("province").get(f"tasks/{task.pk}").json()["seq"]
    worlds.given(cast)  # inside the commune
    assert at("province").get(f"tasks/{task.pk}").json()["seq"] == before
    assert at("officer").get(f"tasks/{task.pk}").json()["seq"] > before


def test_units_and_people_to_choose_from(cast, at, units):
    officer = at("officer")
    codes = {unit["code"] for unit in officer.get("units", body="own").json()["items"]}
    assert "30337-TTPVHCC" in codes and not codes & {"30337", "30337-ALL", "MH-SNV"}
    people = officer.get("people", unit=units["TTPVHCC"].pk).json()["items"]
    assert {p["full_name"] for p in people} == {"Phạm Thí Dụ", "Huỳnh Thị Thử", "Vũ Thị Một Cửa", "Kiều Phó Giám Đốc"}
    assert all(p["unit"]["code"] == "30337-TTPVHCC" for p in people)
    foreign = officer.get("people", unit=units["MH-SNV"].pk).json()
    assert foreign == officer.get("people", unit=999_999).json() == {"items": []}
    everyone = [p["id"] for p in officer.get("people").json()["items"]]
    assert cast.chairman.pk in everyone and cast.outsider.pk not in everyone and len(everyone) == len(set(everyone))


@pytest.mark.parametrize(("last_day", "stands"), [("2026-08-13", False), ("2026-08-14", True), ("2026-12-31", True)])
def test_a_unit_is_listed_until_its_last_day(at, units, last_day, stands):
    OrgUnit.objects.filter(pk=units["KT"].pk).update(valid_to=last_day)
    chosen_from = {unit["id"] for unit in at("officer").get("units").json()["items"]}
    in_directory = {row["unit"]["id"] for row in at("officer").get("directory").json()["units"]}
    assert (units["KT"].pk in chosen_from, units["KT"].pk in in_directory) == (stands, stands)


def test_readiness_names_steps_nobody_could_take(cast, at, recorded):
    from backend.accounts.models import User

    assert at("officer").get("readiness").json() == {"items": []}
    worlds.submitted(cast)
    inside = User.objects.filter(memberships__unit__body__code="30337").exclude(pk=cast.officer.pk)
    User.objects.filter(pk__in=list(inside.values_list("pk", flat=True))).update(is_active=False)
    User.objects.filter(memberships__unit__body__code="MH").update(is_active=False)
    stuck = at("officer").get("readiness").json()["items"]
    assert stuck and all(step["problem"] for step in stuck)
    of_plan = at("officer").get("readiness", plan=recorded.plan.pk).json()["items"]
    assert {step["line_no"] for step in of_plan} <= {line.no for line in recorded.plan.current.lines.all()}
    assert len(of_plan) < len(stuck)


def test_events_catch_up_and_activity_looks_back(cast, at):
    officer = at("officer")
    start = officer.get("me").json()["seq"]
    task = worlds.completed(cast)
    verbs, seq, more = [], start, True
    while more:
        page = officer.get("events", after=seq, limit=3).json()
        verbs += [event["verb"] for event in page["items"]]
        seq, more = page["seq"], page["more"]
    assert verbs == [
        "task.given", "task.assigned", "task.reported", "task.evidenced", "task.submitted", "task.approved",
    ]  # fmt: skip
    back = officer.get("activity", subject=f"task:{task.pk}").json()
    assert [event["verb"] for event in back["items"]] == verbs[::-1] and back["next"] is None
    approved = back["items"][0]
    assert (approved["actor"]["full_name"], approved["from"], approved["to"]) == (
        "Phạm Thí Dụ",
        "SUBMITTED",
        "COMPLETED",
    )
    for _ in range(60):
        worlds.given(cast)
    first = officer.get("activity").json()
    second = officer.get("activity", cursor=first["next"]).json()
    assert len(first["items"]) == 50 and second["items"][0]["seq"] < first["items"][-1]["seq"]


def test_the_path_keeps_what_was_returned_and_drops_what_was_taken_back(cast, at):
    def path(task):
        steps = at("officer").http.get(f"/api/v1/tasks/{task.pk}").json()["route"]
        return [(step["label"], step["state"]) for step in steps[:-2]]

    returned = worlds.submitted(cast)
    worlds.act(cast.head, returned, "send_back", reason="Thiếu biểu số 3.")
    assert path(returned) == [
        ("Gửi kết quả", "done"), ("Trưởng đơn vị duyệt", "returned"), ("Gửi lại kết quả", "present"),
    ]  # fmt: skip
    withdrawn = worlds.submitted(cast)
    worlds.act(cast.officer, withdrawn, "withdraw")
    assert path(withdrawn) == [("Gửi kết quả", "present")]


def test_words_follow_the_readers_language(cast, at):
    task = worlds.submitted(cast)
    head = at("head").http
    path = f"/api/v1/tasks/{task.pk}"
    vi, en = (head.get(path, headers={"Accept-Language": tongue}).json() for tongue in ("vi", "en"))
    assert vi["transitions"][0]["label"] == "Duyệt kết quả" and en["transitions"][0]["label"] == "Approve result"
    assert vi["turn"]["sentence"].startswith("Trưởng đơn vị duyệt") and vi["turn"]["is_me"]
    assert en["turn"]["sentence"].startswith("Head of unit approves")
    others = at("officer").http
    vi, en = (others.get(path, headers={"Accept-Language": tongue}).json() for tongue in ("vi", "en"))
    assert vi["turn"]["sentence"].startswith("Đang chờ") and en["turn"]["sentence"].startswith("Waiting for")
    missing = head.get("/api/v1/plans/00000000-0000-7000-8000-000000000000", headers={"Accept-Language": "en"}).json()
    assert missing["title"] == "Not found"


def test_whom_a_body_inspects_is_told_to_its_own_people(at, units):
    told = {unit["id"] for unit in at("inspector").get("units?body=inspectable").json()["items"]}
    assert {units["30337"].pk, units["MH001"].pk, units["MH-SNV"].pk} <= told
    assert units["30337-KT"].pk not in told
    inside = {unit["id"] for unit in at("officer").get("units?body=inspectable").json()["items"]}
    assert units["30337-KT"].pk in inside
    assert not inside & {units["30337"].pk, units["MH001"].pk, units["MH-SNV"].pk}


def test_an_act_that_is_offered_says_where_it_leads(recorded, at):
    task = next(row for row in at("head").get("tasks?state=ASSIGNED").json()["items"])
    acts = {act["name"]: act["to"] for act in at("standing").get(f"tasks/{task['id']}").json()["transitions"]}
    assert acts["hold"] == "ON_HOLD" and None in acts.values()
