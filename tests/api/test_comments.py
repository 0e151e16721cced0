"""Comments on tasks and tickets: who reads which, who is told, what editing and removing leave behind; and what watching and
muting change of it (product.md §8, §17)."""

from typing import Any

from backend import clock
from backend.accounts.models import Absence
from backend.ids import uuid7
from notifications.audience import audiences
from tests import worlds
from tests.events import events_since, exactly_one_event, head, no_event
from tests.inspections import worlds as inspecting
from workflows.models import Comment

LEADERS = {"chairman", "vice"}


def said(client: Any, record: Any, text: str = "Chờ số liệu", **more: Any) -> Any:
    """What answers to saying it."""
    body = {"id": str(uuid7()), "type": record.noun, "record": str(record.pk), "text": text} | more
    return client.post("comments", body)


def thread(client: Any, record: Any) -> Any:
    return client.get("comments", subject=f"{record.noun}:{record.pk}").json()


def texts(client: Any, record: Any) -> list[Any]:
    return [one["text"] for one in thread(client, record)["items"]]


def told(cast: Any, after: int) -> dict[str, set[str]]:
    """Verb → who is told of it."""
    names = {user.pk: name for name, user in vars(cast).items()}
    found: dict[str, set[str]] = {}
    for person, event in audiences(events_since(after)):
        found.setdefault(event.verb, set()).add(names[person])
    return found


def lying(client: Any) -> tuple[list[str], int]:
    work = client.get("work", box="mentioned").json()
    return [row["id"] for row in work["items"]], work["counts"]["mentioned"]


def test_what_is_said_inside_is_told_to_whom_it_mentions_until_they_answer(cast: Any, units: Any, at: Any) -> None:
    task, before = worlds.in_progress(cast), head()
    key = str(uuid7())
    body: dict[str, Any] = {"id": str(uuid7()), "type": "task", "record": str(task.pk), "text": "Nhờ @Phòng xem giúp"}
    body |= {"people": [cast.clerk.pk], "units": [units["KT"].pk]}
    with exactly_one_event() as seen:
        for _ in range(2):  # an answer that was lost is asked for again
            answer = at("officer").post("comments", body, key=key)
            assert answer.status_code == 201, answer.content
    assert (seen.event.verb, seen.event.version) == ("task.commented", None)
    assert "xem giúp" not in str(seen.says)  # what it says stands where it can be removed
    assert told(cast, before) == {"task.commented": {"clerk", "partner", "kt_head"}}
    (one,) = answer.json()["items"]
    assert ([p["id"] for p in one["people"]], [u["id"] for u in one["units"]]) == ([cast.clerk.pk], [units["KT"].pk])
    assert (one["calls_me"], thread(at("clerk"), task)["items"][0]["calls_me"]) == (False, True)
    assert lying(at("clerk")) == ([str(task.pk)], 1) and lying(at("head")) == ([], 0)
    details = at("clerk").get("activity", subject=f"task:{task.pk}").json()["items"][0]["details"]
    assert details == [f"nhắc đến {cast.clerk.full_name}, {units['KT'].short_name}"]
    before = head()
    assert said(at("clerk"), task, "Đã xem").status_code == 201
    assert lying(at("clerk")) == ([], 0)
    assert told(cast, before) == {"task.commented": {"officer"}}


def test_one_says_that_one_has_read_it(cast: Any, at: Any) -> None:
    task = worlds.in_progress(cast)
    said(at("officer"), task, people=[cast.head.pk])
    with no_event():
        for _ in range(2):
            assert at("head").post("comments/read", {"record": str(task.pk)}).status_code == 204
    assert lying(at("head")) == ([], 0) and texts(at("head"), task) == ["Chờ số liệu"]


def test_the_wall_stands_between_what_each_side_says_to_itself(cast: Any, units: Any, at: Any) -> None:
    task = worlds.from_above(cast)
    assert said(at("officer"), task, "nội bộ xã").status_code == 201
    assert said(at("province"), task, "nội bộ tỉnh").status_code == 201
    for who in ("officer", "head", "clerk"):  # a body speaks to the other one by its leader
        assert said(at(who), task, shared=True).status_code == 403
    before = head()
    assert said(at("chairman"), task, "gửi tỉnh", shared=True, units=[units["MH"].pk]).status_code == 201
    assert said(at("province"), task, "gửi xã", shared=True, units=[units["30337"].pk]).status_code == 201
    assert texts(at("officer"), task) == ["nội bộ xã", "gửi tỉnh", "gửi xã"]
    assert texts(at("province"), task) == ["nội bộ tỉnh", "gửi tỉnh", "gửi xã"]
    assert told(cast, before)["task.commented"] >= LEADERS and "province" in told(cast, before)["task.commented"]
    assert said(at("outsider"), task).status_code == 404
    heard = [event["verb"] for event in at("province").get("activity", subject=f"task:{task.pk}").json()["items"]]
    assert heard[:3] == ["task.commented", "task.commented", "task.giver_commented"]
    told_inside = at("officer").get("activity", subject=f"task:{task.pk}").json()["items"]
    assert "task.giver_commented" not in {event["verb"] for event in told_inside}
    assert thread(at("officer"), task)["may"] == {"comment": True, "share": False}
    assert thread(at("chairman"), task)["across"]["id"] == units["MH"].pk


def test_a_name_does_not_cross_and_who_cannot_read_is_not_mentioned(cast: Any, units: Any, at: Any) -> None:
    task = worlds.from_above(cast)
    for wrong in (
        {"people": [cast.outsider.pk]}, {"people": [cast.province.pk]}, {"units": [units["MH"].pk]},
        {"people": [cast.officer.pk], "shared": True}, {"people": [10**9]},
    ):  # fmt: skip
        with no_event():
            answer = said(at("chairman"), task, **wrong)
        assert (answer.status_code, answer.json()["field"]) == (422, next(iter(wrong)))
    offered = at("officer").get("comments/mentionable", subject=f"task:{task.pk}").json()
    people = {one["id"] for one in offered["people"]}
    assert cast.head.pk in people and not people & {cast.province.pk, cast.outsider.pk, cast.officer.pk}
    assert [unit["id"] for unit in offered["across"]] == [units["MH"].pk]
    inner = worlds.given(cast)
    assert said(at("chairman"), inner, shared=True).status_code == 403  # nobody is on the other side


def test_what_is_said_of_a_surprise_visit_is_its_teams_and_the_leaders_for_good(cast: Any, units: Any, at: Any) -> None:
    visit, before = inspecting.decided(cast, kind="SURPRISE"), head()
    assert said(at("inspector"), visit, "đi sớm", people=[cast.p_chairman.pk]).status_code == 201
    assert told(cast, before) == {"inspection.commented": {"p_chairman"}}
    assert lying(at("p_chairman")) == ([str(visit.pk)], 1)
    unheard: list[dict[str, Any]] = [{"people": [cast.province.pk]}, {"units": [units["MH"].pk]}]
    for wrong in unheard:
        assert said(at("inspector"), visit, **wrong).status_code == 422
    assert said(at("inspector"), visit, shared=True).status_code == 403  # the other side knows of no visit
    offered = at("inspector").get("comments/mentionable", subject=f"inspection:{visit.pk}").json()
    leaders = [one["id"] for one in offered["people"]]
    assert cast.p_chairman.pk in leaders and cast.province.pk not in leaders
    assert (offered["units"], offered["across"]) == ([], [])
    for who in ("chairman", "province"):
        assert said(at(who), visit).status_code == 404

    visit = inspecting.step(cast.inspector, visit, "open_on_site")
    key = Comment.objects.get()
    assert at("inspector").put(f"comments/{key.pk}", {"text": "đi muộn"}, match='"v1"').status_code == 200
    for who in ("chairman", "province"):
        assert texts(at(who), visit) == []
        heard = at(who).get("activity", subject=f"inspection:{visit.pk}").json()["items"]
        assert not [event for event in heard if "comment" in event["verb"]]
    assert said(at("province"), visit).status_code == 403  # neither of the team nor a leader
    assert said(at("officer"), visit, "nội bộ xã").status_code == 201
    assert said(at("inspector"), visit, "mời dự", shared=True, units=[units["30337"].pk]).status_code == 201
    assert texts(at("inspector"), visit) == ["đi muộn", "mời dự"]
    assert texts(at("chairman"), visit) == ["nội bộ xã", "mời dự"]
    assert texts(at("province"), visit) == ["mời dự"]
    assert lying(at("chairman"))[1] == 1

    visit = inspecting.step(cast.inspector, visit, "sign_minutes")
    visit = inspecting.step(cast.inspector, visit, "conclude", **inspecting.NOTICE)
    visit = inspecting.step(cast.inspector, visit, "close")
    assert (visit.state, texts(at("inspector"), visit)) == ("CLOSED", ["đi muộn", "mời dự"])
    assert texts(at("province"), visit) == ["mời dự"]


def test_of_a_visit_that_was_not_told_only_those_who_inspect_talk(cast: Any, at: Any) -> None:
    visit = inspecting.decided(cast)
    assert said(at("province"), visit, "chuẩn bị").status_code == 201
    assert said(at("inspector"), visit, shared=True).status_code == 403
    assert said(at("chairman"), visit).status_code == 404
    visit = inspecting.step(cast.inspector, visit, "notify")
    assert texts(at("chairman"), visit) == [] and texts(at("p_officer"), visit) == ["chuẩn bị"]
    assert said(at("officer"), visit, shared=True).status_code == 403  # a body speaks by its leader
    assert said(at("chairman"), visit, "xin dời", shared=True).status_code == 201
    assert texts(at("inspector"), visit) == ["chuẩn bị", "xin dời"]


def test_an_edit_keeps_what_it_said_and_tells_whom_it_mentions_anew(cast: Any, at: Any) -> None:
    task = worlds.in_progress(cast)
    said(at("officer"), task, "bản đầu", people=[cast.head.pk])
    kept = Comment.objects.get()
    place, before = f"comments/{kept.pk}", head()
    wish = {"text": "bản sau", "people": [cast.head.pk, cast.clerk.pk]}
    assert at("officer").put(place, wish).status_code == 428
    assert at("officer").put(place, wish, match='"v9"').status_code == 412
    assert at("head").put(place, wish, match='"v1"').status_code == 403
    assert at("officer").put(place, {"text": "bản đầu", "people": [cast.head.pk]}, match='"v1"').status_code == 422
    assert head() == before
    (one,) = at("officer").put(place, wish, match='"v1"').json()["items"]
    assert (one["text"], [old["text"] for old in one["earlier"]], one["if_match"]) == ("bản sau", ["bản đầu"], '"v2"')
    assert one["edited_at"] and one["earlier"][0]["at"] == one["at"]
    assert told(cast, before) == {"task.comment_edited": {"clerk"}}


def test_a_removed_one_leaves_its_place(cast: Any, at: Any) -> None:
    task = worlds.in_progress(cast)
    said(at("officer"), task, "lỡ lời", people=[cast.head.pk])
    place = f"comments/{Comment.objects.get().pk}/removal"
    with no_event():
        assert at("head").post(place, {"reason": "x"}).status_code == 403
        assert at("chairman").post(place, {}).status_code == 422  # a leader says why
    assert at("chairman").post(place, {"reason": "Không đúng việc"}).status_code == 200
    (seen,) = thread(at("head"), task)["items"]
    assert (seen["text"], seen["earlier"], seen["people"], seen["calls_me"]) == (None, [], [], False)
    assert (seen["removal"]["by"]["id"], seen["removal"]["reason"]) == (cast.chairman.pk, "Không đúng việc")
    for who in ("officer", "vice"):  # its writer, and the body's leaders
        assert texts(at(who), task) == ["lỡ lời"]
    assert lying(at("head")) == ([], 0)
    assert at("officer").post(place, {}).status_code == 409
    assert at("officer").put(place.removesuffix("/removal"), {"text": "x"}, match='"v1"').status_code == 409


def test_a_stand_in_for_other_areas_is_no_leader_there(cast: Any, at: Any) -> None:
    ticket = inspecting.ticket_of(inspecting.concluded(cast))
    said(at("officer"), ticket)
    place = f"comments/{Comment.objects.get().pk}/removal"
    away = {"first_day": clock.today(), "last_day": clock.today(), "areas": ["DIRECTION"]}
    lent = Absence.objects.create(user=cast.chairman, stand_in=cast.clerk, **away)
    with no_event():
        assert at("clerk").post(place, {"reason": "Không đúng việc"}).status_code == 403
    assert at("officer").post(place, {"reason": ""}).status_code == 200
    assert texts(at("clerk"), ticket) == [None]
    Absence.objects.filter(pk=lent.pk).update(areas=[ticket.area])
    assert texts(at("clerk"), ticket) == ["Chờ số liệu"]


def test_what_was_said_at_one_moment_is_not_lost_between_two_pages(cast: Any, at: Any) -> None:
    task = worlds.in_progress(cast)
    assert said(at("officer"), task).status_code == 201
    kept = Comment.objects.values().get()
    ids = [str(kept["id"]), *(str(uuid7()) for _ in range(60))]
    Comment.objects.bulk_create(Comment(**kept | {"id": one}) for one in ids[1:])
    asked = {"subject": f"task:{task.pk}"}
    newest = at("head").get("comments", **asked).json()
    before = at("head").get("comments", **asked, cursor=newest["next"]).json()
    assert [one["id"] for one in before["items"] + newest["items"]] == sorted(ids)
    assert (len(newest["items"]), before["next"]) == (50, None)
    for wrong in ("2026-08-14T02:00:00Z", "WyJ4IiwieCJd", "x"):
        answer = at("head").get("comments", **asked, cursor=wrong)
        assert (answer.status_code, answer.json()["field"]) == (422, "cursor")


def test_a_tickets_sides_speak_likewise(cast: Any, at: Any) -> None:
    ticket = inspecting.ticket_of(inspecting.concluded(cast, (inspecting.LIGHT,)))
    assert said(at("officer"), ticket, "nội bộ").status_code == 201
    assert said(at("officer"), ticket, shared=True).status_code == 403
    before = head()
    assert said(at("inspector"), ticket, "gửi xã", shared=True).status_code == 201
    assert texts(at("officer"), ticket) == ["nội bộ", "gửi xã"]
    assert texts(at("province"), ticket) == ["gửi xã"]
    assert told(cast, before) == {
        "ticket.commented": {"head", "officer", "province"}
    }  # who does it, spoke before, follows it


def attend(client: Any, record: Any, mode: str | None) -> Any:
    return client.post("attention", {"type": record.noun, "id": str(record.pk), "mode": mode}).json()["items"]


def test_who_watches_hears_of_all_and_who_muted_of_what_is_asked_of_them(cast: Any, at: Any) -> None:
    task, before = worlds.in_progress(cast), head()
    with no_event():
        (kept,) = attend(at("clerk"), task, "WATCH")
        attend(at("officer"), task, "MUTE")
    assert (kept["title"], kept["mode"]) == (task.title, "WATCH")
    said(at("head"), task)
    assert told(cast, before) == {"task.commented": {"clerk"}}  # else the officer, whose work it is
    before = head()
    said(at("head"), task, people=[cast.officer.pk])
    assert told(cast, before)["task.commented"] == {"clerk", "officer"}
    before = head()
    worlds.act(cast.officer, task, "submit", text="Xong")
    assert told(cast, before)["task.submitted"] == {"head", "clerk"}
    before = head()
    worlds.act(cast.head, task, "send_back", reason="Thiếu")
    assert told(cast, before)["task.returned"] == {"officer", "clerk"}
    assert attend(at("clerk"), task, None) == []


def test_one_watches_nothing_that_one_cannot_read(cast: Any, at: Any) -> None:
    task, before = worlds.in_progress(cast), head()
    assert attend(at("outsider"), task, "WATCH") == []
    said(at("head"), task)
    assert "outsider" not in told(cast, before)["task.commented"]


def test_activity_of_oneself_and_of_a_unit(cast: Any, units: Any, at: Any) -> None:
    task, other = worlds.in_progress(cast), worlds.given(cast, lead="KT")

    def subjects(**which: Any) -> set[str]:
        return {event["subject"]["id"] for event in at("officer").get("activity", **which).json()["items"]}

    assert {str(task.pk), str(other.pk)} <= subjects()
    assert subjects(unit=units["KT"].pk) == {str(other.pk), str(units["KT"].pk)}
    assert subjects(mine="true") == {str(task.pk)}
    assert at("officer").get("activity", unit=units["MH"].pk).status_code == 422
