"""Saved views: one's own are nobody else's; a unit's are its people's, and change by their maker or the unit's head."""

from backend.ids import uuid7
from tests import worlds
from tests.events import no_event


def saved(name="Quá hạn", **more):
    return {"id": str(uuid7()), "name": name, "query": "timeliness=OVERDUE&view=board"} | more


def names(client):
    return [view["name"] for view in client.get("views").json()["items"]]


def test_ones_own_is_seen_by_nobody_else_and_kept_twice_is_kept_once(at):
    view, officer = saved(), at("officer")
    with no_event():
        for _ in range(2):
            assert officer.post("views", view).status_code == 200
        assert officer.post("views", view | {"name": "Trễ"}).status_code == 200
    assert (names(officer), names(at("head"))) == (["Trễ"], [])
    assert at("head").post("views", view).status_code == 404
    assert at("head").post("views/removal", {"id": view["id"]}).status_code == 200
    assert officer.post("views/removal", {"id": view["id"]}).json()["items"] == []


def test_a_units_view_is_changed_by_its_maker_and_the_head(at):
    unit, view = worlds.unit("TTPVHCC"), saved()
    assert at("officer").post("views", view | {"unit": unit.pk}).status_code == 200
    told = at("head").get("views").json()["items"][0]
    assert (told["unit"]["id"], told["by"], told["may_change"]) == (unit.pk, "Huỳnh Thị Thử", True)
    assert names(at("chairman")) == []
    heads = saved("Của trưởng", unit=unit.pk)
    at("head").post("views", heads)
    refused = at("officer").post("views/removal", {"id": heads["id"]})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert at("head").post("views", view | {"unit": None}).status_code == 200
    assert names(at("officer")) == ["Của trưởng", "Quá hạn"]


def test_a_view_says_of_which_records_it_is_and_keeps_to_them(at):
    board = saved("Bảng theo xã", kind="ticket", query="lanes=unit&card=compact")
    at("officer").post("views", board)
    at("officer").post("views", board | {"kind": "task"})
    (told,) = at("officer").get("views").json()["items"]
    assert (told["kind"], told["query"]) == ("ticket", board["query"])
    assert at("officer").post("views", saved(kind="plan_tasks")).json()["items"][1]["kind"] == "plan_tasks"
    assert at("officer").post("views", saved(kind="plan")).json()["field"] == "kind"


def opens(client):
    return {view["kind"]: view["name"] for view in client.get("views").json()["items"] if view["opens"]}


def test_a_page_opens_with_one_view_for_oneself_alone(at):
    unit, officer, head = worlds.unit("TTPVHCC"), at("officer"), at("head")
    units, own, board = saved("Của đơn vị", unit=unit.pk), saved("Trễ"), saved("Bảng", kind="ticket")
    for view in (units, own, board):
        officer.post("views", view)
    with no_event():
        for view in (units, own, board):
            assert (
                officer.post("views/opening", {"kind": view.get("kind", "task"), "id": view["id"]}).status_code == 200
            )
    assert (opens(officer), opens(head)) == ({"task": "Trễ", "ticket": "Bảng"}, {})
    assert head.post("views/opening", {"kind": "task", "id": units["id"]}).status_code == 200
    officer.post("views", units | {"unit": None})
    assert (opens(officer), opens(head)) == ({"task": "Trễ", "ticket": "Bảng"}, {})
    officer.post("views/removal", {"id": board["id"]})
    assert officer.post("views/opening", {"kind": "task", "id": None}).status_code == 200
    assert opens(officer) == {}


def test_no_page_opens_with_anothers_view_or_one_of_other_records(at):
    own = saved()
    at("officer").post("views", own)
    assert at("head").post("views/opening", {"kind": "task", "id": own["id"]}).status_code == 404
    assert at("officer").post("views/opening", {"kind": "ticket", "id": own["id"]}).status_code == 404
    assert at("officer").post("views/opening", {"kind": "plan_tasks", "id": own["id"]}).json()["field"] == "kind"


def test_no_view_is_given_to_anothers_unit(at):
    assert at("outsider").post("views", saved(unit=worlds.unit("TTPVHCC").pk)).status_code == 404


def test_there_is_an_end_to_them(at):
    officer = at("officer")
    for number in range(50):
        officer.post("views", saved(f"Số {number}"))
    assert officer.post("views", saved()).json()["field"] == "name"
