"""My work: what of inspections lies in whose boxes, at each step of a matter; it is what `ball.py` says of each ticket."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from api.boxes import Source, rows_of
from api.work import WorkView
from api.work_remedies import REPORTS, worn_by
from api.work_tickets import TICKETS, worn
from backend.access.readers import keys_of
from backend.access.scope import Reader
from backend.accounts.models import Absence, User
from backend.accounts.roster import roster_of
from backend.inspections.models import ReportRow, Ticket
from backend.plans.models import Task
from backend.plans.queries import Condition, bounds_for, visible
from tests.api.client import Client
from tests.inspections import worlds
from tests.inspections.worlds import GRAVE, LIGHT, step
from workflows.inspection.making import Member, set_team
from workflows.later_date import PENDING
from workflows.ticket.ball import Asked, Ball, ball_of, holders

PERSONAS = (
    "officer", "head", "tt_officer2", "standing", "chairman", "vice", "province", "inspector", "p_officer", "p_chairman",
)  # fmt: skip
WATCHING = {"province", "inspector"}  # of the unit that follows it up its head and its inspector, not p_officer
NOTHING: dict[str, list[Any]] = {"to_do": [], "to_decide": [], "to_read": [], "sent": []}
LATER = {"due_on": "2026-10-30", "cause": "OBJECTIVE", "reason": "Chờ kinh phí"}


def again(person: Any) -> User:
    """As in another request: hats and teams read anew."""
    return User.objects.get(pk=person.pk)


def boxes(person: Any) -> dict[str, list[tuple[str, str | None]]]:
    """Box → (kind, what is asked) of what lies in it; each count is that of its list."""
    user = again(person)
    reader = Reader(user, tuple(keys_of(user)))
    found: dict[str, list[tuple[str, str | None]]] = {}
    for box in ("to_do", "to_decide", "to_read", "sent"):
        answer = WorkView().read(reader, {"box": box})
        assert answer["counts"][box] == len(answer["items"]), box
        found[box] = [(item["kind"], item["step_label"]) for item in answer["items"]]
    return found


def _ball(ticket: Ticket) -> tuple[Ticket, ReportRow, Ball | None]:
    ticket = Ticket.objects.get(pk=ticket.pk)
    row = ReportRow.objects.select_related("report").get(ticket=ticket)
    pending = ticket.extensions.filter(state__in=PENDING).first()
    return ticket, row, ball_of(ticket, row, pending)


def held_by(cast: Any, ticket: Ticket) -> set[str]:
    """The personas to whom the rules give it."""
    ticket, _, ball = _ball(ticket)
    if ball is None:
        return set()
    remedy, judging = roster_of(ticket.body_id), roster_of(ticket.inspecting_body_id)
    people = holders(ticket, ball, remedy=remedy, judging=judging)
    return {name for name in PERSONAS if getattr(cast, name).pk in people}


def lies_with(cast: Any, ticket: Ticket) -> set[str]:
    """The personas in whose boxes it lies, by itself or on its report."""
    ticket, row, ball = _ball(ticket)
    on_report = ball is not None and ball.asked in {Asked.JUDGE, Asked.RELEASE}
    source, pk = (REPORTS, row.report_id) if on_report else (TICKETS, ticket.pk)
    return {name for name in PERSONAS if str(pk) in waiting_in(source, getattr(cast, name), on_report)}


def waiting_in(source: Source, person: Any, decided: bool) -> set[str]:
    user = again(person)
    reader, within = Reader(user, tuple(keys_of(user))), bounds_for(None)
    seen = [visible(reader.keys), Condition("true", {**worn(reader), **worn_by(reader)})]
    found = [rows_of(source, box, seen, within, limit=9) for box in ("to_decide", *(() if decided else ("to_do",)))]
    return {row["id"] for rows in found for row in rows}


def life(cast: Any, ticket: Ticket) -> Iterator[tuple[str, set[str]]]:
    """A grave matter from its opening to its end: what is done, and who has it then."""
    yield "opened", {"head"}
    step(cast.head, ticket, "assign", officer=cast.officer.pk)
    yield "assigned", {"officer"}
    step(cast.chairman, ticket, "ask_extension", **LATER)
    yield "asked for a later date", WATCHING
    step(cast.province, ticket, "counter_extension", due_on="2026-10-15", reason="Sớm hơn")
    yield "offered another", {"chairman", "vice"}
    step(cast.chairman, ticket, "accept_counter")
    Client(cast.officer).put(f"tickets/{ticket.pk}/plan-text", {"text": "Niêm yết lại"}, match=_tag(ticket))
    yield "planned", {"chairman", "vice"}
    step(cast.chairman, ticket, "send_plan", plan="Niêm yết lại")
    yield "plan sent", WATCHING
    step(cast.province, ticket, "accept_plan")
    yield "plan accepted", {"officer"}
    worlds.write(cast.officer, ticket)
    yield "written", {"officer"}
    report = worlds.report_of(ticket.inspection)
    step(cast.standing, report, "present")
    yield "presented", {"chairman", "vice"}
    step(cast.vice, report, "release", number="9/BC-UBND", date="2026-08-14", rows=None)
    yield "released", WATCHING
    step(cast.province, ticket, "accept")
    yield "accepted, to be looked at", WATCHING
    step(cast.province, ticket, "send_back", reason="Chưa treo bảng")
    yield "returned", {"officer"}
    step(cast.chairman, ticket, "pass_up", reason="Không đủ thẩm quyền", document_no="5/TTr-UBND")
    yield "passed up", set()


def _tag(ticket: Ticket) -> str:
    return f'"v{Ticket.objects.get(pk=ticket.pk).version}"'


def test_a_grave_matter_lies_with_whom_it_waits_for(cast: Any, units: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast, (GRAVE,)), GRAVE)
    for what, expected in life(cast, ticket):
        assert (what, held_by(cast, ticket), lies_with(cast, ticket)) == (what, expected, expected)


def test_in_a_self_inspection_it_lies_with_nobody_who_had_a_hand_in_it(cast: Any, units: Any) -> None:
    inspection = worlds.minutes_signed(cast, (LIGHT,), kind="SELF", by="standing", unit_of="TTPVHCC")
    inspection = step(cast.standing, inspection, "conclude", **worlds.NOTICE, follow_up_unit=worlds.unit("TTPVHCC").pk)
    ticket = worlds.ticket_of(inspection)
    assert held_by(cast, ticket) == lies_with(cast, ticket) == {"head"}
    worlds.write(cast.head, ticket)
    step(cast.clerk, worlds.report_of(inspection), "present")
    step(cast.vice, worlds.report_of(inspection), "release", number="9/BC", date="2026-08-14", rows=None)
    assert held_by(cast, ticket) == lies_with(cast, ticket) == {"officer", "tt_officer2"}
    days = {"first_day": date(2026, 8, 1), "last_day": date(2026, 8, 30)}
    Absence.objects.create(user=cast.head, stand_in=cast.officer, **days)
    assert held_by(cast, ticket) == lies_with(cast, ticket) == {"tt_officer2"}


def test_what_lies_with_the_body_itself_is_for_its_leaders_to_name(cast: Any, units: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast, (LIGHT,), unit_of=""))
    assert held_by(cast, ticket) == lies_with(cast, ticket) == {"chairman", "vice"}


def test_a_stand_in_has_what_waits_for_the_absent_in_their_areas_alone(cast: Any, units: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast, (LIGHT,)))
    step(cast.head, ticket, "assign", officer=cast.officer.pk)
    days = {"first_day": date(2026, 8, 1), "last_day": date(2026, 8, 30)}
    away = Absence.objects.create(user=cast.officer, stand_in=cast.tt_officer2, areas=["APPARATUS"], **days)
    assert held_by(cast, ticket) == lies_with(cast, ticket) == {"officer"}
    Absence.objects.filter(pk=away.pk).update(areas=["PROCEDURES"])
    assert held_by(cast, ticket) == lies_with(cast, ticket) == {"officer", "tt_officer2"}


def test_five_rows_of_a_report_are_one_to_release_and_one_to_judge(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT,) * 5)
    for ticket in inspection.tickets.all():
        step(cast.head, ticket, "assign", officer=cast.officer.pk)
        worlds.write(cast.officer, ticket)
    assert boxes(cast.standing)["to_do"] == [("report", "Trình báo cáo khắc phục: 5 nội dung đã ghi")]
    report = worlds.released(cast, inspection)
    assert boxes(cast.province)["to_decide"] == [("report", "Kiểm tra kết quả khắc phục: 5 nội dung")]
    assert boxes(cast.standing)["sent"] == boxes(cast.chairman)["sent"] == [("report", None)]
    assert boxes(cast.officer)["sent"] == [("ticket", None)] * 5
    for ticket in inspection.tickets.all():
        step(cast.province, ticket, "accept")
    for person in (cast.standing, cast.chairman, cast.officer, cast.province):
        assert boxes(person) == NOTHING, person
    assert worlds.report_of(inspection).pk == report.pk


def test_a_visit_waits_for_who_leads_its_team(cast: Any, units: Any) -> None:
    inspection = worlds.planned(cast)
    assert boxes(cast.inspector)["to_do"] == [("inspection", "Ghi quyết định kiểm tra")]
    assert boxes(cast.province) == NOTHING
    members = [Member(cast.inspector.pk, "SECRETARY")]
    set_team(cast.inspector, inspection.pk, members, expect=f'"v{inspection.version}"')
    # Nobody leads the team: whoever keeps the inspections has it.
    assert (
        boxes(cast.province)["to_do"] == boxes(cast.p_chairman)["to_do"] == [("inspection", "Ghi quyết định kiểm tra")]
    )
    for name, asked in (("decide", "Thông báo cho đơn vị"), ("notify", "Công bố kiểm tra tại đơn vị")):
        step(cast.province, inspection, name, **(worlds.DECISION if name == "decide" else {}))
        assert boxes(cast.province)["to_do"] == [("inspection", asked)]
    step(cast.inspector, inspection, "open_on_site")
    assert boxes(cast.inspector)["to_do"] == [("inspection", "Ghi phát hiện")] and boxes(cast.province)["to_do"] == []


def test_a_notice_to_be_recorded_is_to_be_decided(cast: Any, units: Any) -> None:
    worlds.minutes_signed(cast, (LIGHT,))
    assert boxes(cast.inspector)["to_decide"] == [("inspection", "Ghi thông báo kết luận")]
    assert boxes(cast.chairman) == NOTHING


def test_a_surprise_inspection_lies_in_no_box_of_who_may_not_know(cast: Any, units: Any) -> None:
    worlds.decided(cast, kind="SURPRISE")
    assert boxes(cast.inspector)["to_do"] == [("inspection", "Công bố kiểm tra tại đơn vị")]
    for name in ("province", "officer", "chairman"):
        assert boxes(getattr(cast, name))["to_do"] == [], name


def test_tasks_and_tickets_stand_in_one_list_by_due_date(cast: Any, units: Any) -> None:
    from tests import worlds as tasks

    task = tasks.assigned(cast, due_on=date(2026, 9, 1))
    ticket = worlds.ticket_of(worlds.concluded(cast, (LIGHT,)))  # due 24/09
    undated = tasks.assigned(cast, due_on=None)
    step(cast.head, ticket, "assign", officer=cast.officer.pk)
    answer = Client(cast.officer).get("work").json()
    assert [item["id"] for item in answer["items"]] == [str(task.pk), str(ticket.pk), str(undated.pk)]
    assert [item["kind"] for item in answer["items"]] == ["task", "ticket", "task"]
    assert answer["counts"]["to_do"] == 3
    row = answer["items"][1]
    assert (row["line_no"], row["title"], row["severity"], row["lead"]["code"]) == (
        ticket.code, ticket.text, LIGHT, "30337-TTPVHCC",
    )  # fmt: skip
    unread = Client(cast.officer).get("work", box="to_read").json()["items"]
    assert str(ticket.pk) in {item["id"] for item in unread}
    Client(cast.officer).post(f"tickets/{ticket.pk}/seen", {})
    assert str(ticket.pk) not in {
        item["id"] for item in Client(cast.officer).get("work", box="to_read").json()["items"]
    }
    assert Task.objects.count() == 2


def test_a_page_goes_on_across_kinds(cast: Any, units: Any, monkeypatch: Any) -> None:
    from api import work

    monkeypatch.setattr(work, "PAGE", 3)
    inspection = worlds.concluded(cast, (LIGHT,) * 5)
    worlds.minutes_signed(cast, (LIGHT,))
    for ticket in inspection.tickets.all():
        step(cast.head, ticket, "assign", officer=cast.officer.pk)
    client, ids, cursor = Client(cast.officer), [], None
    while True:
        page = client.get("work", **({"cursor": cursor} if cursor else {})).json()
        ids += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(ids) == len(set(ids)) == page["counts"]["to_do"] == 5
