"""The board of 1,000 cards among 2,000 tickets over HTTP, compressed as a browser takes it: against one statement that
gives its finished JSON and a bare server that answers with the same bytes; and unchanged, in milliseconds."""

import gzip
import os
import socket
import statistics
import tempfile
from datetime import timedelta
from typing import Any

import orjson

from api.ticket_board import TICKETS as BOARD
from backend import clock
from backend.access.readers import keys_of, readers_of
from backend.accounts.models import User
from backend.ids import uuid7
from backend.inspections.models import Finding, Inspection, Severity, Ticket, TicketState
from backend.inspections.queries import visible_tickets
from backend.plans.queries import bounds_for
from backend.prepared import prepared
from tests.bench.figures import Figure, settled, timed
from tests.inspections import worlds
from tests.notifications.server import Server, cookie_of, serving

AIM, UNCHANGED, LARGEST = 1.5, 2.0, 120_000  # times its limit; milliseconds; bytes as sent
CARDS_SEEN, TICKETS = 1_000, 2_000
ROUNDS = 60
TEXT = "hồ sơ treo trên hệ thống: đã trả kết quả nhưng chưa kết thúc quy trình theo quy định"


def measure(database_url: str) -> list[Figure]:
    """Ours and the bare thing in turn, over kept connections; the reader is of a commune that has half of them."""
    reader = User.objects.get(username="chairman")
    fill()
    with serving(database_url) as server:
        board, size = _board(server, database_url, reader)
        return [
            board,
            Figure(f"board of {CARDS_SEEN}: bytes as sent", size, 1, LARGEST),
            Figure("board unchanged (304), in ms", _unchanged(server, reader), 1, UNCHANGED),
        ]


def _board(server: Server, database_url: str, reader: User) -> tuple[Figure, int]:
    ask = _asker(server, reader, {"Accept-Encoding": "gzip"})
    body = ask()[1]
    assert len(orjson.loads(gzip.decompress(body))["cards"]) == CARDS_SEEN
    with tempfile.NamedTemporaryFile() as kept:
        kept.write(body)
        kept.flush()
        os.environ["BARE_BODY"] = kept.name
        with serving(database_url, application="tests.bench.bare:application") as bare:
            ask_bare, statement = _asker(bare, reader, {}, "/"), _statement(reader)
            rounds = [(timed(ask), timed(statement) + timed(ask_bare)) for _ in range(ROUNDS)]
    kept_rounds = rounds[ROUNDS // 10 :]
    ours, base = (statistics.median(pair[n] for pair in kept_rounds) for n in (0, 1))
    name = f"board of {CARDS_SEEN} among {TICKETS} / one statement + bare server"
    return Figure(name, ours, base, AIM), len(body)


def _unchanged(server: Server, reader: User) -> float:
    tag = _asker(server, reader, {})()[2]
    ask = _asker(server, reader, {"If-None-Match": tag})
    assert ask()[0] == 304
    return statistics.median(timed(ask) for _ in range(ROUNDS))


def _asker(server: Server, reader: User, headers: dict[str, str], path: str = "/api/v1/boards/tickets") -> Any:
    """Asks over a kept connection and reads the bytes of the answer: a client's own work is not what is measured."""
    line = socket.create_connection(("127.0.0.1", server.port), timeout=10)
    said = {"Host": server.host, "Cookie": cookie_of(reader), "Accept": "application/json", **headers}
    asked = "".join([f"GET {path} HTTP/1.1\r\n", *(f"{name}: {value}\r\n" for name, value in said.items()), "\r\n"])

    def ask() -> tuple[int, bytes, str]:
        line.sendall(asked.encode())
        head = b""
        while b"\r\n\r\n" not in head:
            head += line.recv(1 << 16)
        head, _, body = head.partition(b"\r\n\r\n")
        answer = dict(entry.split(b": ", 1) for entry in head.split(b"\r\n")[1:])
        while len(body) < int(answer[b"Content-Length"]):
            body += line.recv(1 << 16)
        return int(head.split(b" ", 2)[1]), body, answer.get(b"ETag", b"").decode()

    return ask


def _statement(reader: User) -> Any:
    """The finished JSON of the board in one prepared statement."""
    sql, params = BOARD.sql([visible_tickets(keys_of(reader))])
    within = bounds_for(worlds.unit("30337").pk).params()

    def ask() -> Any:
        with prepared(binary=True) as cursor:
            cursor.execute(sql, {**within, **params})
            return cursor.fetchone()

    return ask


def fill() -> None:
    """Half of the tickets are the commune's, half another's: inspections of 50 findings each."""
    inspector = User.objects.get(username="inspector")
    province, office = worlds.unit("MH"), worlds.unit("MH-SNV")
    units = {code: worlds.unit(code) for code in ("30337", "MH001")}
    tickets: list[Ticket] = []
    for number in range(TICKETS // 50):
        unit = units["30337" if number % 2 else "MH001"]
        inspection = Inspection.objects.create(
            id=uuid7(), body=province, inspected_body=unit, unit=unit, code=f"KT{number:02d}", year=2026, kind="PLANNED",
            title="Kiểm tra", starts_on=worlds.VISIT, ends_on=worlds.VISIT, circle=1_000 + number, made_by=inspector,
            version=1,
        )  # fmt: skip
        findings = [
            Finding(
                id=uuid7(), inspection=inspection, number=place, code=f"KT{number:02d}-{place:02d}", area="PROCEDURES",
                text=f"{place} {TEXT}", severity=Severity.values[place % 4], deadline_days=15, unit=unit, by=inspector,
                at=clock.now(),
            )
            for place in range(50)
        ]  # fmt: skip
        Finding.objects.bulk_create(findings)
        tickets += [_ticket(inspection, finding, office) for finding in findings]
    Ticket.objects.bulk_create(tickets, batch_size=500)
    settled()


def _ticket(inspection: Inspection, finding: Finding, office: Any) -> Ticket:
    states = [state for state in TicketState.values if state != TicketState.CLOSED]
    due = worlds.VISIT + timedelta(days=finding.number)
    ticket = Ticket(
        id=uuid7(), code=finding.code, inspection=inspection, finding=finding, text=finding.text,
        body=inspection.inspected_body, inspecting_body=inspection.body, follow_up_unit=office, unit=finding.unit,
        state=states[finding.number % len(states)], severity=finding.severity, area=finding.area,
        opened_on=worlds.VISIT, first_due_on=due, due_on=due, stirred_at=clock.now(), version=1,
    )  # fmt: skip
    ticket.readers = readers_of(ticket)
    return ticket
