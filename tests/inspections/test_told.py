"""What the history says of inspections, tickets and reports, and who stands for whom across the wall."""

from typing import Any

from backend.activity.feed import Row, told
from backend.activity.inspection_verbs import VERBS_OF_INSPECTIONS
from backend.activity.models import Event
from tests.api.client import Client
from tests.inspections import reply_worlds, worlds
from tests.inspections.test_verify import world
from tests.inspections.worlds import LIGHT, step


def history(person: Any, subject: str) -> list[tuple[str, str, list[str]]]:
    items = Client(person).get(f"activity?subject={subject}").json()["items"]
    return [(item["verb"], item["actor"]["full_name"], item["details"]) for item in reversed(items)]


def test_a_tickets_history_on_both_sides_of_the_wall(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT,))
    ticket = worlds.ticket_of(inspection)
    step(cast.head, ticket, "assign", officer=cast.officer.pk)
    worlds.write(cast.officer, ticket)
    worlds.released(cast, inspection)
    step(cast.province, ticket, "send_back", reason="Thiếu minh chứng")
    subject = f"ticket:{ticket.pk}"
    assert [(verb, actor) for verb, actor, _ in history(cast.clerk, subject)] == [
        ("ticket.opened", "Hoàng Kiểm Nghiệm"), ("ticket.assigned", "Phạm Thí Dụ"), ("ticket.started", "Huỳnh Thị Thử"),
        ("ticket.reported", "Trần Minh Họa"), ("ticket.returned", "Bùi Thường Trực"),
    ]  # fmt: skip
    assert [(verb, actor) for verb, actor, _ in history(cast.committee, subject)] == [
        ("ticket.opened", "Hoàng Kiểm Nghiệm"), ("ticket.assigned", "UBND xã An Phú"), ("ticket.started", "UBND xã An Phú"),
        ("ticket.reported", "Trần Minh Họa"), ("ticket.returned", "Bùi Thường Trực"),
    ]  # fmt: skip
    assert history(cast.committee, subject)[0][2] == ["thông báo 30/TB-ĐKT", f"hạn {ticket.due_on:%d/%m/%Y}"]
    released = history(cast.committee, f"report:{worlds.report_of(inspection).pk}")
    assert released == [("report.released", "Trần Minh Họa", ["120/BC-UBND ngày 14/08/2026", ticket.code])]


def test_a_line_of_an_outline_is_called_a_line(cast: Any, units: Any) -> None:
    """It has no code, and its bare number reads as a figure."""
    reply = reply_worlds.written(cast)
    assert [said for verb, _, said in history(cast.standing, f"reply:{reply.pk}") if verb == "reply.row_saved"] == [
        ["mục 1"], ["mục 2"],
    ]  # fmt: skip


def test_every_event_of_a_whole_world_can_be_told(cast: Any, units: Any) -> None:
    world(cast)
    client = Client(cast.inspector)
    met = set()
    after = 0
    while True:
        page = client.get("events", after=after, limit=200).json()
        met |= {item["verb"] for item in page["items"]}
        assert all(item["sentence"] and item["sentence"] != item["verb"] for item in page["items"])
        if not page["more"]:
            break
        after = page["seq"]
    assert {verb for verb in met if not verb.startswith(("unit", "person", "body"))} <= set(VERBS_OF_INSPECTIONS)
    assert Event.objects.filter(verb="ticket.accepted").count() == 2


def test_states_have_the_words_of_their_own_kind(cast: Any, units: Any) -> None:
    ticket = worlds.reported(cast)
    items = Client(cast.chairman).get(f"activity?subject=ticket:{ticket.pk}").json()["items"]
    moved = next(change for item in items for change in item["changes"] if change["field"] == "state")
    assert (moved["old"], moved["new"]) == ("Đang khắc phục", "Chờ kiểm tra kết quả")


def test_an_erased_event_still_has_its_sentence(cast: Any, units: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast))
    event = Event.objects.get(subject_id=str(ticket.pk))
    values = [getattr(event, name) for name in Row._fields if name != "says"]
    (said,) = told([Row._make([*values, {}])], [ticket.body_id])
    assert (said["sentence"], said["details"]) == ("yêu cầu khắc phục theo thông báo kết luận", [])
