"""Who is told of which act on inspections, tickets and reports; and reminding whoever remedies."""

from typing import Any

import pytest

from backend.activity.models import Event
from backend.errors import Forbidden, NotFound, NotTheMoment
from backend.inspections.models import Ticket
from notifications.audience import audiences
from notifications.notices import PLACES
from tests.api.client import Client
from tests.events import events_since, exactly_one_event, head
from tests.inspections import worlds
from tests.inspections.test_work import LATER
from tests.inspections.worlds import GRAVE, LIGHT, step
from workflows.inspection.making import Member, set_team
from workflows.ticket.reminding import remind_ticket

ANSWERING = {"chairman", "vice", "standing"}
WATCHING = {"province", "inspector"}  # the head and the inspector of the unit that follows up


def told(cast: Any, after: int) -> dict[str, set[str]]:
    """Verb → who is told of it, of the events since then that somebody is told of."""
    names = {user.pk: name for name, user in vars(cast).items()}
    found: dict[str, set[str]] = {}
    for person, event in audiences(events_since(after)):
        found.setdefault(event.verb, set()).add(names[person])
    return found


def test_a_visit_is_told_to_its_team_and_to_who_is_visited_from_when_they_may_know(cast: Any, units: Any) -> None:
    before = head()
    inspection = worlds.on_site(cast, (LIGHT,), by="province")
    assert told(cast, before) == {"inspection.notified": ANSWERING, "inspection.opened": ANSWERING}
    before = head()
    step(cast.province, inspection, "sign_minutes")
    step(cast.province, inspection, "conclude", **worlds.NOTICE)
    assert told(cast, before) == {
        "inspection.concluded": ANSWERING | {"inspector"},
        "ticket.opened": {"chairman", "vice"},  # it lies with the commune itself: its leaders name a unit
    }


def test_a_surprise_is_told_to_nobody_before_it_is_opened_but_its_team(cast: Any, units: Any) -> None:
    before = head()
    inspection = worlds.decided(cast, kind="SURPRISE", by="province")
    assert told(cast, before) == {}  # alone in the team, and acting
    before = head()
    members = [Member(cast.province.pk, "HEAD"), Member(cast.inspector.pk)]
    set_team(cast.province, inspection.pk, members, expect=f'"v{inspection.version}"')
    assert told(cast, before) == {"inspection.teamed": {"inspector"}}
    before = head()
    cancelled = worlds.decided(cast, kind="SURPRISE", by="province")
    step(cast.province, cancelled, "cancel", reason="Dời sang năm sau")
    assert told(cast, before) == {}
    before = head()
    step(cast.province, inspection, "open_on_site")
    assert told(cast, before) == {"inspection.opened": ANSWERING | {"inspector"}}


def test_each_act_on_a_grave_matter_is_told_to_whom_it_concerns(cast: Any, units: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast, (GRAVE,)), GRAVE)

    def act(by: Any, name: str, **data: Any) -> dict[str, set[str]]:
        before = head()
        step(by, ticket, name, **data)
        return told(cast, before)

    officer = {"officer": cast.officer.pk}
    assert act(cast.head, "assign", **officer) == {"ticket.assigned": {"officer"}}
    other = {"officer": cast.tt_officer2.pk, "reason": "Đi học"}
    assert act(cast.head, "reassign", **other) == {"ticket.reassigned": {"officer", "tt_officer2"}}
    assert act(cast.chairman, "ask_extension", **LATER) == {"ticket.extension_asked": WATCHING}
    assert act(cast.province, "refuse_extension", reason="Đủ thời gian") == {
        "ticket.extension_refused": {"chairman", "tt_officer2"},
    }
    assert act(cast.chairman, "send_plan", plan="Làm ngay") == {"ticket.plan_sent": WATCHING}
    assert act(cast.province, "accept_plan") == {"ticket.plan_accepted": {"chairman", "tt_officer2"}}
    assert act(cast.province, "escalate", reason="Đã nhiều lần") == {
        "ticket.escalated": {"p_chairman", "committee", "chairman", "vice", "tt_officer2"},
    }
    assert act(cast.chairman, "pass_up", reason="Quá thẩm quyền", document_no="5/TTr") == {
        "ticket.passed_up": {*WATCHING, "tt_officer2"},
    }


def test_an_answer_is_told_once_however_many_rows_and_each_decision_to_who_wrote_it(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT, LIGHT))
    first, second = inspection.tickets.order_by("code")
    for ticket in (first, second):
        step(cast.head, ticket, "assign", officer=cast.officer.pk)
        worlds.write(cast.officer, ticket)
    before = head()
    worlds.released(cast, inspection)
    assert told(cast, before) == {
        "report.presented": {"chairman", "vice"}, "report.released": {*WATCHING, "standing", "officer"},
    }  # fmt: skip
    assert len([1 for person, _ in audiences(events_since(before)) if person == cast.province.pk]) == 1
    before = head()
    step(cast.province, first, "accept")
    step(cast.province, second, "send_back", reason="Thiếu minh chứng")
    assert told(cast, before) == {"ticket.accepted": {"officer"}, "ticket.returned": {"officer", "chairman"}}


def test_every_kind_that_is_told_of_has_a_place(cast: Any) -> None:
    from notifications.audience import CONCERNED

    assert set(CONCERNED) <= set(PLACES)


# Reminding

REMINDS = {"province", "inspector", "p_chairman", "head", "chairman", "vice", "standing"}


@pytest.fixture
def ticket(cast: Any, units: Any) -> Ticket:
    found = worlds.ticket_of(worlds.concluded(cast, (LIGHT,)))
    return step(cast.head, found, "assign", officer=cast.officer.pk)


def test_who_may_remind_whoever_remedies(cast: Any, ticket: Ticket) -> None:
    for name in ("province", "p_chairman", "head", "standing", "officer", "clerk", "committee"):
        may = Client(getattr(cast, name)).get(f"tickets/{ticket.pk}").json()["may"]["remind"]
        assert may == (name in REMINDS), name
    for name in ("officer", "clerk", "committee"):
        with pytest.raises((Forbidden, NotTheMoment)):
            remind_ticket(getattr(cast, name), ticket.pk)
    with pytest.raises(NotFound):
        remind_ticket(cast.outsider, ticket.pk)


def test_the_other_side_reminds_across_and_once_a_day(cast: Any, ticket: Ticket) -> None:
    province, officer = Client(cast.province), Client(cast.officer)
    page = province.get(f"tickets/{ticket.pk}").json()
    assert page["would_remind"] == ["UBND xã An Phú"]  # who it is there is not told
    with exactly_one_event() as seen:
        sent = province.post(f"tickets/{ticket.pk}/reminder", {"text": "Trước thứ Sáu"})
    assert (sent.status_code, sent.json()["may"]["remind"], sent.json()["reminder"]["people"]) == (201, False, [])
    assert (seen.event.verb, seen.event.readers) == (
        "ticket.reminded",
        sorted([ticket.body_id, ticket.inspecting_body_id]),
    )
    assert [person for person, _ in audiences([seen.event])] == [cast.officer.pk]
    mine = officer.get(f"tickets/{ticket.pk}").json()["reminder"]
    assert (mine["text"], [person["id"] for person in mine["people"]]) == ("Trước thứ Sáu", [cast.officer.pk])
    refused = Client(cast.inspector).post(f"tickets/{ticket.pk}/reminder", {"text": ""})
    assert refused.status_code == 409 and "đã nhắc lúc" in refused.json()["detail"]


def test_what_is_said_inside_stays_inside(cast: Any, ticket: Ticket) -> None:
    with exactly_one_event() as seen:
        remind_ticket(cast.chairman, ticket.pk)
    assert seen.event.readers == [ticket.body_id]
    assert Client(cast.province).get(f"tickets/{ticket.pk}").json()["reminder"] is None
    remind_ticket(cast.province, ticket.pk)  # and is in nobody's way who may not read it
    assert Event.objects.filter(verb="ticket.reminded").count() == 2


def test_nobody_is_reminded_of_what_waits_for_the_other_side_or_is_over(cast: Any, ticket: Ticket) -> None:
    worlds.write(cast.officer, ticket)
    worlds.released(cast, ticket.inspection)
    with pytest.raises(NotTheMoment, match="bên kiểm tra"):
        remind_ticket(cast.chairman, ticket.pk)
    step(cast.province, ticket, "accept")
    with pytest.raises(NotTheMoment, match="Đã khắc phục xong"):
        remind_ticket(cast.province, ticket.pk)
    assert Client(cast.province).get(f"tickets/{ticket.pk}").json()["turn"]["due_on"] is None
