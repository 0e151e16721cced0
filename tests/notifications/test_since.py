"""What others moved on a board since its reader last looked."""

from backend.access.readers import keys_of
from backend.activity.feed import last_visible_seq
from tests import worlds
from tests.api.client import Client
from tests.events import no_event
from tests.inspections import worlds as remedies


def since(user, board="tasks"):
    return Client(user).get(f"boards/{board}/since").json()


def look(user, board="tasks"):
    with no_event():
        seq = since(user, board)["seq"]
        assert Client(user).post(f"boards/{board}/looked", {"seq": seq}).status_code == 204
    return seq


def moved(user, board="tasks"):
    return [(item["id"], item["from"], item["to"]) for item in since(user, board)["items"]]


def test_who_never_looked_has_nothing_to_catch_up_with(cast):
    worlds.submitted(cast)
    told = since(cast.chairman)
    assert (told["at"], told["items"], told["seq"]) == (None, [], last_visible_seq(keys_of(cast.chairman)))


def test_moves_by_others_are_told_once_a_card_with_where_it_stands_now(cast):
    old, sent, back = worlds.assigned(cast), worlds.in_progress(cast), worlds.submitted(cast)
    look(cast.chairman)
    worlds.given(cast)  # by the chairman: their own act
    worlds.act(cast.officer, old, "start")
    worlds.act(cast.officer, sent, "submit", text="Xong")
    worlds.act(cast.head, worlds.reread(sent), "approve")
    worlds.act(cast.officer, back, "withdraw")
    worlds.act(cast.officer, worlds.reread(back), "submit", text="Xong")  # it stands where it stood
    assert moved(cast.chairman) == [
        (str(old.pk), "ASSIGNED", "IN_PROGRESS"),
        (str(sent.pk), "IN_PROGRESS", "COMPLETED"),
    ]
    told = since(cast.chairman)
    assert (told["moves"], told["closures"], told["more"]) == (2, 1, False)
    assert told["items"][1]["event"]["sentence"] == "duyệt kết quả"
    look(cast.chairman)
    assert moved(cast.chairman) == []


def test_what_one_moved_further_oneself_one_knows(cast):
    task = worlds.submitted(cast)
    look(cast.head)
    look(cast.officer)
    worlds.act(cast.head, task, "send_back", reason="Thiếu")
    assert moved(cast.officer) == [(str(task.pk), "SUBMITTED", "IN_PROGRESS")]
    worlds.act(cast.officer, worlds.reread(task), "submit", text="Xong")
    assert moved(cast.officer) == moved(cast.head) == []


def test_looking_never_goes_back_and_is_ones_own(cast):
    task = worlds.assigned(cast)
    seq = look(cast.chairman)
    worlds.act(cast.officer, task, "start")
    look(cast.vice)
    assert Client(cast.chairman).post("boards/tasks/looked", {"seq": seq - 1}).status_code == 204
    assert moved(cast.chairman) == [(str(task.pk), "ASSIGNED", "IN_PROGRESS")]
    assert moved(cast.vice) == []


def test_each_side_of_the_wall_is_told_what_it_may_read(cast):
    inspection = remedies.concluded(cast, (remedies.LIGHT,))
    ticket = remedies.ticket_of(inspection)
    for who in (cast.province, cast.chairman, cast.outsider):
        look(who, "tickets")
    remedies.write(cast.head, ticket)
    remedies.released(cast, inspection)
    went = [(str(ticket.pk), "OPEN", "REPORTED")]
    assert moved(cast.province, "tickets") == went
    assert moved(cast.outsider, "tickets") == []
    actor = since(cast.province, "tickets")["items"][0]["event"]["actor"]
    assert actor["full_name"] and moved(cast.chairman, "tickets") == []
