"""Acts on many tasks at once: what is offered for those chosen, and a reminder of each."""

import uuid

from backend.ids import uuid7
from tests import worlds
from tests.api.client import Client
from tests.api.test_statements import statements
from tests.events import events_since, head


def code(answer):
    return answer.status_code, answer.json()["code"]


def offered(user, tasks):
    acts = Client(user).get("tasks/acts", ids=",".join(str(getattr(task, "pk", task)) for task in tasks)).json()["acts"]
    return {act["name"]: act["count"] for act in acts}


def test_what_is_offered_is_what_may_be_done_with_one_of_them(cast):
    tasks = [worlds.given(cast), worlds.assigned(cast), worlds.in_progress(cast), worlds.submitted(cast), worlds.completed(cast)]  # fmt: skip
    worlds.act(cast.chairman, tasks[2], "hold", reason="Chờ")
    assert offered(cast.chairman, [*tasks, uuid7()]) == {
        "remind": 3, "assign": 1, "reassign": 1, "move_due": 3, "hold": 2, "resume": 1,
    }  # fmt: skip
    assert offered(cast.head, tasks[3:]) == {}  # it waits for the head; the other has ended
    assert (offered(cast.officer, tasks), offered(cast.outsider, tasks)) == ({"start": 2}, {})
    for wrong in ("", "x", ",".join(str(uuid7()) for _ in range(201))):
        assert code(Client(cast.chairman).get("tasks/acts", ids=wrong)) == (422, "invalid")


def test_what_is_offered_costs_the_same_however_many(cast):
    kinds = (worlds.given, worlds.assigned, worlds.submitted, worlds.from_above)
    tasks = [kind(cast) for kind in kinds * 3]
    few, many = ("tasks/acts?ids=" + ",".join(str(task.pk) for task in some) for some in (tasks[:4], tasks))
    for who in (cast.chairman, cast.head):
        assert statements(who, many) == statements(who, few) <= 3


def test_a_reminder_of_each_says_what_came_of_it(cast):
    waits, told, ended = worlds.assigned(cast), worlds.assigned(cast), worlds.completed(cast)
    chairman, key = Client(cast.chairman), uuid.uuid4()
    chairman.post(f"tasks/{told.pk}/reminder", {"text": ""})
    items, before = [{"id": str(pk)} for pk in (waits.pk, told.pk, ended.pk, uuid7(), waits.pk)], head()
    body = {"items": items, "text": "Gửi trước thứ Sáu"}
    answer = chairman.post("tasks/reminder", body, key=key).json()
    assert answer["done"] == [str(waits.pk)]
    assert [row["code"] for row in answer["refused"]] == ["not_the_moment", "not_the_moment", "not_found"]
    events = events_since(before)
    assert [(event.verb, event.subject_id) for event in events] == [("task.reminded", str(waits.pk))]
    again = chairman.post("tasks/reminder", body, key=key).json()
    assert set(again["done"]) == {str(waits.pk)} and events_since(before) == events
    later = chairman.post("tasks/reminder", body).json()  # once a day
    assert later["done"] == [] and len(later["refused"]) == 4
    assert code(chairman.post("tasks/reminder", {"items": []})) == (422, "invalid")
    assert code(chairman.post("tasks/reminder", {"items": items, "text": "x" * 501})) == (422, "invalid")
