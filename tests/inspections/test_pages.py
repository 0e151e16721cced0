"""The board and the lists: the same cost at two sizes, the same bytes while nothing moves, what each side is told."""

import gzip
import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.inspections.models import Ticket, TicketState
from backend.inspections.timeliness import TicketDates, class_sql, days_sql, ticket_timeliness
from backend.plans import areas
from backend.plans.timeliness import bounds
from backend.workcalendar import calendar
from tests.api.client import Client
from tests.inspections import worlds
from tests.inspections.worlds import GRAVE, LIGHT, step

FEW, MANY = 2, 8
# path → (who reads, statements: one for the session with the person, their posts and teams; and the page's own)
MOST = {
    "inspections": ("province", 5),
    "tickets": ("province", 3),
    "tickets/sheet": ("province", 3),
    "tickets?mine=true&severity=MINOR,MAJOR&q=phat%20hien": ("head", 3),
    "boards/tickets": ("province", 3),
    "boards/tickets?state=OPEN": ("officer", 3),
    "findings": ("standing", 4),
    "findings?measure=OPEN": ("standing", 6),
    "findings/sheet": ("standing", 4),
    "remedy-figures": ("standing", 6),
    "remediation-reports": ("standing", 2),
    "work": ("head", 12),
    "work?box=to_decide": ("chairman", 14),
    "work?box=sent": ("standing", 12),
}


def statements(user: Any, path: str) -> int:
    calendar.forget()
    calendar.current()
    areas.known()
    client = Client(user)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_lists_and_board_cost_the_same_at_two_sizes(cast: Any, units: Any) -> None:
    for _ in range(FEW):
        worlds.concluded(cast)
    few = {path: statements(getattr(cast, who), path) for path, (who, _) in MOST.items()}
    for _ in range(MANY - FEW):
        worlds.concluded(cast)
    many = {path: statements(getattr(cast, who), path) for path, (who, _) in MOST.items()}
    assert many == few
    assert {path: count for path, count in many.items() if count > MOST[path][1]} == {}


def test_a_report_costs_the_same_however_many_rows(cast: Any, units: Any) -> None:
    costs = []
    for findings in ((LIGHT,), (LIGHT,) * 6):
        inspection = worlds.concluded(cast, findings)
        for ticket in inspection.tickets.all():
            worlds.write(cast.head, ticket)
        report = worlds.released(cast, inspection)
        costs.append([statements(user, f"remediation-reports/{report.pk}") for user in (cast.standing, cast.province)])
    assert costs[0] == costs[1]


def ask(client: Client, path: str = "boards/tickets", **headers: str) -> Any:
    return client.http.get(f"/api/v1/{path}", headers=headers)


def cards(client: Client, path: str = "boards/tickets") -> list[dict[str, Any]]:
    board = client.get(path).json()
    return [dict(zip(board["fields"], card, strict=True)) for card in board["cards"]]


def test_the_board_is_unchanged_until_a_ticket_moves(cast: Any, units: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast))
    client = Client(cast.province)
    tag = ask(client)["ETag"]
    with CaptureQueriesContext(connection) as seen:
        again = ask(client, **{"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    board_own = [q["sql"] for q in seen if "inspections_ticket" in q["sql"]]
    assert board_own == [] and len(seen) == 2
    worlds.planned(cast)  # another inspection is nothing of the board's
    assert ask(client, **{"If-None-Match": tag}).status_code == 304
    assert ask(client, "boards/tickets?state=OPEN", **{"If-None-Match": tag}).status_code == 200
    assert ask(Client(cast.head), **{"If-None-Match": tag}).status_code == 200
    step(cast.head, ticket, "assign", officer=cast.officer.pk)
    assert ask(client, **{"If-None-Match": tag}).status_code == 200


def test_what_is_written_inside_leaves_the_other_sides_board_alone(cast: Any, units: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast), GRAVE)
    client = Client(cast.province)
    tag = ask(client)["ETag"]
    worlds.write(cast.head, ticket)
    assert ask(client, **{"If-None-Match": tag}).status_code == 304


def test_it_is_compressed_for_whoever_takes_that(cast: Any, units: Any) -> None:
    worlds.concluded(cast)
    client = Client(cast.province)
    plain, packed = ask(client), ask(client, **{"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain
    unpacked = json.loads(gzip.decompress(packed.content))
    assert unpacked | {"as_of": ""} == plain.json() | {"as_of": ""}


def test_the_gravest_first_and_each_column_counted(cast: Any, units: Any) -> None:
    inspection = worlds.concluded(cast, (LIGHT, GRAVE, LIGHT))
    late = worlds.ticket_of(inspection)
    Ticket.objects.filter(pk=late.pk).update(due_on=date(2026, 8, 13))
    client = Client(cast.province)
    assert [card["severity"] for card in cards(client)] == [GRAVE, LIGHT, LIGHT]
    assert cards(client)[1]["id"] == str(late.pk) and cards(client)[1]["timeliness"] == "OVERDUE"
    columns = {c["state"]: (c["count"], c["overdue"]) for c in client.get("boards/tickets").json()["columns"]}
    assert columns == {state: (3, 1) if state == "OPEN" else (0, 0) for state in TicketState.values}


def test_who_remedies_it_is_told_inside_alone(cast: Any, units: Any) -> None:
    ticket = worlds.ticket_of(worlds.concluded(cast, (LIGHT,)))
    step(cast.head, ticket, "assign", officer=cast.officer.pk)
    (inner,), (outer,) = cards(Client(cast.clerk)), cards(Client(cast.province))
    assert (inner["officer"], outer["officer"]) == (cast.officer.pk, None)
    assert Client(cast.province).get("boards/tickets").json()["people"] == {}
    assert Client(cast.province).get(f"boards/tickets?officer={cast.officer.pk}").json()["cards"] == []
    assert cards(Client(cast.outsider)) == []


@pytest.mark.parametrize("query", ["state=X", "body=x", "inspection=1", "mine=1", "timeliness=X", "severity=HIGH"])
def test_filters_that_cannot_be(cast: Any, units: Any, query: str) -> None:
    for path in ("tickets", "boards/tickets"):
        assert Client(cast.officer).get(f"{path}?{query}").status_code == 422


def test_the_list_goes_on_where_the_page_ended(cast: Any, units: Any) -> None:
    for _ in range(3):
        worlds.concluded(cast, (LIGHT,) * 19)
    client = Client(cast.province)
    first = client.get("tickets").json()
    second = client.get("tickets", cursor=first["next"]).json()
    ids = [item["id"] for item in first["items"] + second["items"]]
    assert (len(first["items"]), len(second["items"]), len(set(ids)), second["next"]) == (50, 7, 57, None)


DAYS = st.dates(date(2026, 7, 1), date(2026, 10, 31))


@given(
    state=st.sampled_from(TicketState.values),
    due=DAYS,
    reported=st.none() | DAYS,
    today=DAYS,
    warn=st.integers(0, 5),
    kept=st.none() | st.integers(0, 30),
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_timeliness_in_sql_equals_python(
    db: Any, state: str, due: date, reported: date | None, today: date, warn: int, kept: int | None
) -> None:
    waits = state in {"REPORTED", "VERIFYING", "CLOSED"}
    reported = (reported or due) if waits else None
    within = bounds(today, warn_days=warn, calendar=calendar.current())
    found = ticket_timeliness(TicketDates(state, due, reported, kept), within)
    row = "(SELECT %(state)s AS state, %(due)s::date AS due_on, %(reported)s::date AS reported_on, %(kept)s::int AS days_at_end) t"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {class_sql()}, {days_sql()} FROM {row}",
            {**within.params(), "state": state, "due": due, "reported": reported, "kept": kept},
        )
        assert cursor.fetchone() == (found.klass, found.days)
