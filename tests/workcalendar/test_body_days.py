"""A body's own days: over the country's, for it alone, and never where work was counted already."""

from datetime import date
from typing import Any

import pytest

from backend.errors import Forbidden, Invalid, Stale
from backend.workcalendar.calendar import current
from backend.workcalendar.edits import OwnDay, set_own_days
from backend.workcalendar.models import BodyDay
from tests import worlds
from tests.api.client import Client
from tests.events import exactly_one_event, no_event
from tests.inspections import worlds as remedies

FESTIVAL = OwnDay(date(2026, 9, 18), "HOLIDAY", "Lễ hội truyền thống của xã")  # a Friday
SATURDAY = OwnDay(date(2026, 9, 19), "MAKEUP_WORKDAY", "Làm bù ngày lễ hội")
WORKED = OwnDay(date(2026, 9, 1), "WORKDAY", "Trực Quốc khánh, làm việc bình thường")


def keep(by: Any, body: Any, *days: OwnDay, year: int = 2026) -> None:
    body.refresh_from_db()
    set_own_days(by, body.pk, year, days, expect=f'"v{body.version}"')


def test_own_days_stand_in_place_of_the_countrys_for_this_body_alone(cast: Any, units: Any) -> None:
    body = units["30337"]
    with exactly_one_event() as seen:
        keep(cast.admin, body, FESTIVAL, SATURDAY, WORKED)
    assert (seen.event.verb, len(BodyDay.objects.all())) == ("body.calendar_set", 3)
    own, country = current(body.pk), current()
    assert [own.is_working(day.on) for day in (FESTIVAL, SATURDAY, WORKED)] == [False, True, True]
    assert [country.is_working(day.on) for day in (FESTIVAL, SATURDAY, WORKED)] == [True, False, False]
    assert current(units["MH"].pk) == country
    # The 2026 swap days hold in both, where the body says nothing.
    for day in (date(2026, 8, 22), date(2026, 8, 31), date(2026, 9, 2), date(2026, 1, 2), date(2026, 1, 10)):
        assert own.is_working(day) == country.is_working(day)
    assert own.add_working_days(date(2026, 8, 28), 1) == WORKED.on
    assert "Lễ hội truyền thống của xã" in own.explain(date(2026, 9, 17), date(2026, 9, 21)).vi
    keep(cast.admin, body, SATURDAY, WORKED)
    assert current(body.pk).is_working(FESTIVAL.on)


def test_open_tasks_are_counted_anew_and_closed_ones_stay(cast: Any, units: Any) -> None:
    due = date(2026, 9, 21)
    closed, opened = worlds.completed(cast, due_on=due), worlds.assigned(cast, due_on=due)
    officer = Client(cast.officer)
    before = {task.pk: officer.get(f"tasks/{task.pk}").json()["timeliness"] for task in (closed, opened)}
    keep(cast.admin, units["30337"], FESTIVAL)
    after = {task.pk: officer.get(f"tasks/{task.pk}").json()["timeliness"] for task in (closed, opened)}
    assert (after[closed.pk]["class"], after[closed.pk]["days"]) == ("EARLY", before[closed.pk]["days"])
    listed = {row["id"]: row["timeliness"] for row in officer.get("tasks").json()["items"]}
    assert listed[str(closed.pk)]["days"] == before[closed.pk]["days"]
    assert "Lễ hội" not in after[closed.pk]["why"] and "khi hoàn thành" in after[closed.pk]["why"]
    assert after[opened.pk]["days"] == before[opened.pk]["days"] - 1
    assert "Lễ hội" in after[opened.pk]["why"]
    assert worlds.reread(opened).due_on == date(2026, 9, 21)  # agreed is agreed


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (OwnDay(date(2026, 8, 14), "HOLIDAY", "Hôm nay"), "đã qua"),
        (OwnDay(date(2026, 9, 18), "MAKEUP_WORKDAY", "Thứ Sáu"), "thứ Bảy"),
        (OwnDay(date(2026, 9, 19), "SWAPPED_OFF", "Thứ Bảy"), "Cuối tuần"),
        (OwnDay(date(2026, 9, 18), "WORKDAY", "Ngày thường"), "đã công bố"),
        (OwnDay(date(2026, 9, 18), "HOLIDAY", " "), "tên ngày"),
        (OwnDay(date(2027, 1, 4), "HOLIDAY", "Sang năm"), "không thuộc năm"),
    ],
)
def test_what_cannot_be_is_refused_in_words(cast: Any, units: Any, day: OwnDay, words: str) -> None:
    with pytest.raises(Invalid, match=words), no_event():
        keep(cast.admin, units["30337"], day)


def test_a_day_gone_by_stays_what_it_was(cast: Any, units: Any) -> None:
    BodyDay.objects.create(body=units["30337"], date=date(2026, 8, 3), kind="HOLIDAY", name="Ngày đã nghỉ")
    with pytest.raises(Invalid, match="đã qua"), no_event():
        keep(cast.admin, units["30337"], FESTIVAL)


def test_twice_stale_and_others_are_refused(cast: Any, units: Any) -> None:
    body = units["30337"]
    with pytest.raises(Invalid, match="hai lần"), no_event():
        keep(cast.admin, body, FESTIVAL, FESTIVAL)
    with pytest.raises(Stale), no_event():
        set_own_days(cast.admin, body.pk, 2026, [FESTIVAL], expect='"v0"')
    for persona in (cast.chairman, cast.standing, cast.officer):
        with pytest.raises(Forbidden), no_event():
            keep(persona, body, FESTIVAL)


def test_its_people_read_it_and_its_administrator_keeps_it(cast: Any, units: Any) -> None:
    path = f"bodies/{units['30337'].pk}/calendar"
    page = Client(cast.officer).get(path, year="2026").json()
    assert (page["may_edit"], page["own"], len(page["national"])) == (False, [], 17)
    admin = Client(cast.admin)
    page = admin.get(path, year="2026").json()
    items = [{"on": str(WORKED.on), "kind": WORKED.kind, "name": WORKED.name}]
    answer = admin.put(path, {"year": 2026, "items": items}, match=page["if_match"])
    assert answer.status_code == 200
    (replaced,) = [day for day in answer.json()["national"] if day["replaced"]]
    assert (replaced["on"], replaced["working"]) == ("2026-09-01", True)
    assert Client(cast.outsider).get(path).status_code == 404


def test_a_closed_ticket_is_counted_as_when_it_was_closed(cast: Any, units: Any) -> None:
    closed = remedies.step(cast.province, remedies.reported(cast), "accept")
    assert closed.due_on > FESTIVAL.on  # closed in time, so a later day could still be counted otherwise
    client, page = Client(cast.officer), f"tickets/{closed.pk}"
    days = client.get(page).json()["timeliness"]["days"]
    keep(cast.admin, units["30337"], FESTIVAL)
    assert client.get(page).json()["timeliness"]["days"] == days
    assert {row["timeliness"]["days"] for row in client.get("tickets?state=CLOSED").json()["items"]} == {days}
