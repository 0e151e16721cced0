"""Search over 120,000 records over HTTP: the questions people ask, by who may read all of them and by who may read hardly any,
each in milliseconds as a person waits for it; and the slowest against a bare server that answers with the same bytes."""

import http.client
import os
import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from django.db import connection

from backend import clock
from backend.accounts.models import User
from backend.ids import uuid7
from backend.inspections.models import Finding, Inspection, RemediationReport, ReportRow, RowProof, Severity, Ticket
from backend.plans.models import Document, Evidence, Task
from tests import worlds
from tests.bench.figures import Figure, Within, settled, timed, worked
from tests.inspections import worlds as visits
from tests.notifications.server import Server, cookie_of, serving
from workflows.models import Comment

MOST = 100  # ms
TIMES_BARE = 60
TASKS, DOCUMENTS, TICKETS, COMMENTS, PROOFS = 60_000, 15_000, 15_000, 10_000, 10_000
ALL = TASKS + DOCUMENTS + TICKETS + COMMENTS + PROOFS + PROOFS  # of tasks, of what was remedied
READERS = ("chairman", "outsider")  # of all of them; of what lies in another commune
ROUNDS = 10
QUESTIONS = (
    "cchc",  # in most of them, and never written so
    "báo cáo",  # in most of them
    "ra soat thu tuc hanh chinh xa an phu",
    "Rà soát thủ tục hành chính xã An Phú",
    "TTHC UBND",  # abbreviations of frequent words
    "chỉ số hài lòng tại Phòng Kinh tế 31415",
    "4321/UBND-NC",
    "4321/BC-UBND",
    "hồ sơ số 65432",
    "ban",  # the beginning of many words
    "không có ở đâu cả",
)
VERBS = (
    "Rà soát",
    "Báo cáo",
    "Xây dựng",
    "Kiểm tra",
    "Đôn đốc",
    "Công khai",
    "Cập nhật",
    "Tổng hợp",
    "Số hóa",
    "Đánh giá",
)
THINGS = (
    "thủ tục hành chính",
    "cải cách hành chính",
    "hồ sơ quá hạn",
    "dịch vụ công trực tuyến",
    "chỉ số hài lòng",
    "hồ sơ số",
)
PLACES = ("xã An Phú", "Trung tâm Phục vụ hành chính công", "Văn phòng HĐND và UBND", "Phòng Kinh tế", "các thôn, bản")


def measure(database_url: str) -> list[Figure | Within]:
    """Every question of every reader."""
    people = {name: User.objects.get(username=name) for name in READERS}
    _fill(people["chairman"])
    with serving(database_url) as server:
        asks = {
            (name, q): _asker(server, person, f"/api/v1/search?q={quote(q)}")
            for name, person in people.items()
            for q in QUESTIONS
        }
        took, work = {}, {}
        for at, ask in asks.items():
            timed(ask), timed(ask)
            pids = [server.process.pid, *_databases()]
            before = worked(pids)
            took[at] = [timed(ask) for _ in range(ROUNDS)]
            work[at] = (worked(pids) - before) / ROUNDS * 1000
        slowest = max(took, key=lambda at: statistics.median(took[at]))
        body, reader = asks[slowest](), people[slowest[0]]
    bare = _bare(body, reader, database_url)
    figures: list[Figure | Within] = [
        Within(
            f"search “{q}” over {ALL:,} records by {name}", statistics.median(took[name, q]), MOST, "ms",
            f"least {min(took[name, q]):.0f} ms; processors worked {work[name, q]:.0f} ms",
        )
        for name, q in took
    ]  # fmt: skip
    name, q = slowest
    return [
        *figures,
        Figure(f"search “{q}” by {name} / bare server", statistics.median(took[slowest]), bare, TIMES_BARE),
    ]


def _databases() -> list[int]:
    """The database's processes that answer the server: a loaded machine changes the clock, not how much they work."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in cursor.fetchall()]


def _bare(body: bytes, reader: User, database_url: str) -> float:
    with tempfile.NamedTemporaryFile() as kept:
        kept.write(body)
        kept.flush()
        os.environ["BARE_BODY"] = kept.name
        with serving(database_url, application="tests.bench.bare:application") as server:
            ask = _asker(server, reader, "/")
            return statistics.median([timed(ask) for _ in range(ROUNDS + 2)][2:])


def _titles(number: int) -> Iterator[str]:
    chance = random.Random(1958)
    for n in range(number):
        yield f"{chance.choice(VERBS)} {chance.choice(THINGS)} {n} tại {chance.choice(PLACES)} phục vụ báo cáo cải cách hành chính"


def _fill(chairman: User) -> None:
    unit = worlds.unit("TTPVHCC")
    body = unit.body
    assert body is not None
    now, day = clock.now(), date(2026, 1, 5)
    Task.objects.bulk_create(
        [
            Task(
                id=uuid7(), body=body, giver_body=body, origin="WORD_OF_MOUTH", title=title, lead=unit, given_by=chairman,
                given_at=now, due_on=day + timedelta(days=n % 300), version=1, readers=[body.pk],
                state="ASSIGNED" if n % 3 else "COMPLETED", accepted_on=day,
            )
            for n, title in enumerate(_titles(TASKS))
        ],
        batch_size=5000,
    )  # fmt: skip
    Document.objects.bulk_create(
        [
            Document(
                id=uuid7(), body=body, kind="OFFICIAL_LETTER", number=f"{n}/UBND-NC", issued_on=day + timedelta(days=n % 300),
                issuer="UBND tỉnh Mẫu", abstract=title, same_as=f"{n}", entered_by=chairman, entered_at=now, version=1,
                readers=[body.pk],
            )
            for n, title in enumerate(_titles(DOCUMENTS))
        ],
        batch_size=5000,
    )  # fmt: skip
    _tickets(chairman, unit)
    tasks = Task.objects.filter(body=body).order_by("id")[:PROOFS]
    about = tasks[0]
    Evidence.objects.bulk_create(
        [
            Evidence(
                id=uuid7(), task=task, kind=Evidence.Kind.DOCUMENT, by=chairman, at=now,
                document=_report(n, title),
            )
            for n, (task, title) in enumerate(zip(tasks, _titles(PROOFS), strict=True))
        ],
        batch_size=5000,
    )  # fmt: skip
    Comment.objects.bulk_create(
        [
            Comment(
                id=uuid7(), noun="task", record=about.pk, body=body, readers=[body.pk], by=chairman, capacity="Chủ tịch",
                text=title, at=now,
            )
            for title in _titles(COMMENTS)
        ],
        batch_size=5000,
    )  # fmt: skip
    settled()


def _report(number: int, title: str) -> dict[str, str]:
    said = {"kind": "Báo cáo", "number": f"{number}/BC-UBND", "date": "2026-08-12"}
    return said | {"issuer": "UBND xã An Phú", "abstract": title}


def _tickets(chairman: User, unit: Any) -> None:
    """Findings of one concluded visit, each with its ticket; most of these with what proves that it was remedied."""
    inspector = User.objects.get(username="inspector")
    visit = visits.planned(_Cast(inspector))
    now, day, titles = clock.now(), date(2026, 8, 12), list(_titles(TICKETS))
    findings = [
        Finding(
            id=uuid7(), inspection=visit, number=n + 1, code=f"KT01-{n:05}", area="PROCEDURES", text=title, severity=Severity.MINOR,
            deadline_days=15, unit=unit, by=inspector, at=now,
        )
        for n, title in enumerate(titles)
    ]  # fmt: skip
    Finding.objects.bulk_create(findings, batch_size=5000)
    both = sorted({visit.body_id, unit.body_id})
    tickets = Ticket.objects.bulk_create(
        [
            Ticket(
                id=uuid7(), code=one.code, inspection=visit, finding=one, text=one.text, body_id=unit.body_id, inspecting_body_id=visit.body_id,
                follow_up_unit_id=visit.body_id, unit=unit, severity=one.severity, area=one.area, opened_on=day, first_due_on=day,
                due_on=day + timedelta(days=n % 90), stirred_at=now, version=1, readers=both,
            )
            for n, one in enumerate(findings)
        ],
        batch_size=5000,
    )  # fmt: skip
    Inspection.objects.filter(pk=visit.pk).update(readers=both, state="CONCLUDED", concluded_at=now)
    report = RemediationReport.objects.create(
        id=uuid7(), inspection=visit, title="Báo cáo khắc phục", body_id=unit.body_id, inspecting_body_id=visit.body_id, version=1, readers=both
    )  # fmt: skip
    rows = [ReportRow(report=report, ticket=ticket, position=n) for n, ticket in enumerate(tickets[:PROOFS])]
    ReportRow.objects.bulk_create(rows, batch_size=5000)
    RowProof.objects.bulk_create(
        [
            RowProof(id=uuid7(), row=row, kind=RowProof.Kind.DOCUMENT, by=chairman, at=now, round=1, document=_report(n, title))
            for n, (row, title) in enumerate(zip(rows, titles, strict=False))
        ],
        batch_size=5000,
    )  # fmt: skip


class _Cast:
    """The one person whom planning a visit asks."""

    def __init__(self, inspector: User) -> None:
        self.inspector = inspector


def _asker(server: Server, reader: User, path: str) -> Callable[[], bytes]:
    kept = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    headers = {"Cookie": cookie_of(reader), "Accept": "application/json"}

    def ask() -> bytes:
        kept.request("GET", path, headers=headers)
        answer = kept.getresponse()
        body = answer.read()
        assert answer.status == 200, body[:200]
        return body

    return ask
