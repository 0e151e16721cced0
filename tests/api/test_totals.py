"""Every list says how many rows all its pages have, as the reader may see them and the query narrows them."""

from typing import Any

import pytest

from api import document_page, ledgers, order_matrix, task_list, ticket_ledger
from api.ticket_list import ticket_list
from backend.access.scope import reading
from tests import worlds
from tests.api.client import Client
from tests.inspections import worlds as visits
from tests.orders.worlds import ordered

# path → (where its size of a page stands, what narrows it)
LISTS: dict[str, tuple[Any, dict[str, str]]] = {
    "tasks": (task_list, {"state": "IN_PROGRESS"}),
    "documents": (document_page, {"kind": "CONCLUSION"}),
    "orders": (order_matrix, {"running": "true"}),
    "extensions": (ledgers, {"state": "WITHDRAWN"}),
    "obstacles": (ledgers, {"state": "OVER"}),
    "ticket-extensions": (ticket_ledger, {"state": "WITHDRAWN"}),
}


@pytest.fixture
def filled(cast: Any) -> Any:
    """Three records or more of every list, of which a filter leaves some out."""
    for number in range(3):
        task = worlds.in_progress(cast)
        worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")
        worlds.act(cast.officer, task, "raise_obstacle", text="Chờ", asked="LEADER")
        worlds.document(cast.clerk, number=f"{number}/CV-UBND", kind="CONCLUSION" if number else "OFFICIAL_LETTER")
        order = ordered(cast.chairman, "VP", "KT")
    worlds.act(cast.officer, task, "withdraw_extension")
    worlds.act(cast.officer, task, "clear_obstacle")
    worlds.assigned(cast)
    for share in order.tasks.all():
        worlds.act(cast.chairman, share, "cancel", reason="Không cần nữa")
    for _ in range(3):
        ticket = visits.ticket_of(visits.concluded(cast))
        visits.step(cast.chairman, ticket, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")
    visits.step(cast.chairman, ticket, "withdraw_extension")
    return cast


def pages(client: Client, path: str, query: dict[str, str]) -> list[dict[str, Any]]:
    found = [client.get(path, **query).json()]
    while found[-1]["next"]:
        found.append(client.get(path, **query, cursor=found[-1]["next"]).json())
    return found


def test_the_total_is_that_of_all_pages_and_only_of_what_one_may_see(filled: Any, monkeypatch: Any) -> None:
    for module in {module for module, _ in LISTS.values()}:
        monkeypatch.setattr(module, "PAGE", 2)
    reader, outsider = Client(filled.standing), Client(filled.outsider)
    for path, (_, query) in LISTS.items():
        every, narrowed = pages(reader, path, {}), pages(reader, path, query)
        assert len(every) > 1, path
        for found in (every, narrowed):
            rows = sum(len(page["items"]) for page in found)
            assert {page["count"] for page in found} == {rows}, path
        assert 0 < narrowed[0]["count"] < every[0]["count"], path
        assert [page["count"] for page in pages(outsider, path, {})] == [0], path


def test_the_total_of_tickets(filled: Any) -> None:
    for who, narrowed, expected in (
        ("standing", {}, 6),
        ("standing", {"severity": visits.LIGHT}, 3),
        ("outsider", {}, 0),
    ):
        with reading(getattr(filled, who)) as reader:
            first = ticket_list(reader, narrowed, size=2)
            assert (first["count"], len(first["items"])) == (expected, min(expected, 2))
            if first["next"]:
                assert ticket_list(reader, {**narrowed, "cursor": first["next"]}, size=2)["count"] == expected
