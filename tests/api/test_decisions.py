"""What awaits a decision, as the phone's cards tell it (product.md §12)."""

from backend import clock
from backend.accounts.models import Absence, User
from backend.plans.models import TaskClass, TaskState
from tests import worlds
from tests.api.test_comments import said
from tests.workflows.plan_table import drafted, step


def waiting(client, **query):
    return client.get("decisions", **query).json()


def test_a_card_has_all_that_its_decision_needs(cast, at):
    task = worlds.submitted(cast)
    asked = waiting(at("head"))
    assert (asked["count"], [row["id"] for row in asked["queue"]]) == (1, [str(task.pk)])
    [card] = asked["cards"]
    assert (card["asked"], card["product"], card["said"]) == ("Trưởng đơn vị duyệt", "Báo cáo", "Đã hoàn thành")
    assert (card["by"]["full_name"], card["timeliness"]["class"]) == (cast.officer.full_name, "EARLY")
    assert [proof["document"]["number"] for proof in card["proofs"]] == ["12/BC-UBND"]
    assert (card["agree"]["name"], card["refuse"]["name"]) == ("approve", "send_back")
    assert len(card["refuse"]["needs"][0]["presets"]) == 5
    assert waiting(at("officer"))["queue"] == []


def test_what_was_said_before_stands_on_the_card(cast, at):
    task = worlds.submitted(cast, klass=TaskClass.KEY)
    worlds.act(cast.head, task, "approve", reason="Đủ số liệu")
    [card] = waiting(at("standing"))["cards"]
    assert [(one["outcome"], one["said"]) for one in card["others"]] == [("approve", "Đủ số liệu")]


def test_a_question_asked_back_and_its_answer_stand_on_the_card(cast, at):
    task = worlds.in_progress(cast)
    said(at("officer"), task, "trước khi gửi")
    worlds.act(cast.officer, task, "submit", text="Đã hoàn thành")
    said(at("head"), task, "Số liệu đến ngày nào?", people=[cast.officer.pk])
    said(at("officer"), task, "Đến hết tháng 7")
    [card] = waiting(at("head"))["cards"]
    assert [(one["by"]["id"], one["outcome"], one["said"]) for one in card["others"]] == [
        (cast.head.pk, "note", "Số liệu đến ngày nào?"),
        (cast.officer.pk, "note", "Đến hết tháng 7"),
    ]


def test_requests_have_their_buttons(cast, at):
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    [card] = waiting(at("head"))["cards"]
    assert card["said"] == "Từ 15/09/2026 đến 15/10/2026: Chờ số liệu"
    assert (card["agree"]["name"], card["refuse"]["name"]) == ("grant_extension", "refuse_extension")


def test_of_two_requests_the_card_tells_the_one_its_buttons_answer(cast, at):
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    worlds.act(cast.officer, task, "ask_hand_back", kind="WRONG_UNIT", reason="Việc của Phòng Kinh tế")
    [giver], [head] = waiting(at("chairman"))["cards"], waiting(at("head"))["cards"]
    assert (giver["asked"], giver["said"], giver["refuse"]["name"]) == (
        "Trả lời đề nghị giao lại", "Việc của Phòng Kinh tế", "decline_hand_back",
    )  # fmt: skip
    assert (head["asked"], head["said"][:13], head["refuse"]["name"]) == (
        "Trả lời đề nghị gia hạn", "Từ 15/09/2026", "refuse_extension",
    )  # fmt: skip


def test_what_waits_is_one_figure_on_the_cards_and_everywhere_else(cast, at):
    step(cast.standing, drafted(cast), "send_for_review")
    chairman = at("chairman")
    asked, work = waiting(chairman), chairman.get("work").json()
    assert [row["kind"] for row in asked["queue"]] == ["plan"]
    assert (asked["count"], work["counts"]["to_decide"]) == (1, 1)
    assert at("standing").get("work").json()["counts"]["to_decide"] == 0


def test_the_tapped_one_comes_and_what_waits_no_more_does_not(cast, at):
    first, _, third = (worlds.submitted(cast) for _ in range(3))
    head = at("head")
    asked = waiting(head, at=f"task:{third.pk},task:{first.pk}")
    assert [card["id"] for card in asked["cards"]] == [str(third.pk), str(first.pk)]
    worlds.act(cast.head, third, "approve")
    asked = waiting(head, at=f"task:{third.pk}")
    assert (asked["cards"], asked["count"]) == ([], 2)


def test_several_are_agreed_to_at_once_key_tasks_one_by_one(cast, at):
    plain, key = worlds.submitted(cast), worlds.submitted(cast, klass=TaskClass.KEY)
    head = at("head")
    rows = {row["id"]: row for row in waiting(head)["queue"]}
    assert rows[str(key.pk)]["together"] is None
    items = [
        {"id": str(task.pk), "if_match": rows[str(task.pk)]["together"] or f'"{task.submission.tag}"'}
        for task in (plain, key)
    ]
    answer = head.post("tasks/transitions/approve", {"items": items}).json()
    assert answer["done"] == [str(plain.pk)]
    assert [(one["id"], one["code"]) for one in answer["refused"]] == [(str(key.pk), "not_the_moment")]


def test_among_several_it_is_said_who_was_faster_and_when_as_where_one_is_decided(cast, at):
    head, deputy = at("head"), cast.tt_officer2
    Absence.objects.create(user=cast.head, stand_in=deputy, first_day=clock.today(), last_day=clock.today())
    first, second, still = (worlds.submitted(cast) for _ in range(3))
    items = [{"id": row["id"], "if_match": row["together"]} for row in waiting(head)["queue"]]
    worlds.act(User.objects.get(pk=deputy.pk), first, "approve")
    worlds.act(User.objects.get(pk=deputy.pk), second, "send_back", reason="Thiếu minh chứng")
    answer = head.post("tasks/transitions/approve", {"items": items}).json()
    assert answer["done"] == [str(still.pk)]
    refused = {row["id"]: row for row in answer["refused"]}
    for task in (first, second):
        last = head.get("activity", subject=f"task:{task.pk}").json()["items"][0]
        alone = head.post(f"tasks/{task.pk}/transitions/approve", {}, match=f'"{task.submission.tag}"').json()
        for told in (refused[str(task.pk)], alone):
            assert (told["code"], told["by"], told["at"]) == ("not_the_moment", deputy.full_name, last["at"])


def test_who_was_faster_is_told_too_where_the_result_went_on_to_its_next_step(cast, at):
    deputy = cast.tt_officer2
    Absence.objects.create(user=cast.head, stand_in=deputy, first_day=clock.today(), last_day=clock.today())
    task = worlds.submitted(cast, klass=TaskClass.KEY)
    worlds.act(User.objects.get(pk=deputy.pk), task, "approve")
    assert worlds.reread(task).state == TaskState.SUBMITTED
    told = at("head").post(f"tasks/{task.pk}/transitions/approve", {}, match=f'"{task.submission.tag}"').json()
    assert (told["code"], told["by"]) == ("not_the_moment", deputy.full_name)
