"""What a page would send, for what a story needs and does not try itself."""

import uuid
from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Page

from tests.e2e.pages.places import headers
from tests.e2e.scenarios._pages import asked

SIGNER = "Triệu Văn Chủ Tịch, Chủ tịch UBND tỉnh"


def send(page: Page, method: str, path: str, data: dict[str, Any], *, match: str | None = None) -> None:
    """A write, as the page sends it."""
    given = headers(page) | {"Idempotency-Key": str(uuid.uuid4())} | ({"If-Match": match} if match else {})
    answer = page.request.fetch(urljoin(page.url, f"/api/v1/{path}"), method=method, data=data, headers=given)
    assert answer.ok, answer.text()


def step(page: Page, record: str, name: str, **data: Any) -> None:
    """A transition, as the record's page offers it."""
    offered = next(one for one in asked(page, record)["transitions"] if one["name"] == name)
    send(page, "POST", offered["href"].removeprefix("/api/v1/"), data, match=offered["if_match"])


def inspect(inspector: Page, unit: int, title: str, findings: Sequence[str], notice: str) -> str:
    """A visit with these slight findings, concluded on the same day by a notice of this number; its id."""
    new, day = str(uuid.uuid4()), "2026-08-14"
    me = asked(inspector, "me")["id"]
    wish = {"id": new, "kind": "PLANNED", "title": title, "unit": unit, "starts_on": day, "ends_on": day, "basis": "",
            "team": [{"person": me, "role": "HEAD", "title": "Trưởng đoàn"}]}  # fmt: skip
    send(inspector, "POST", "inspections", wish)
    step(inspector, f"inspections/{new}", "decide", number="71/QĐ-SNV", date=day)
    step(inspector, f"inspections/{new}", "notify")
    step(inspector, f"inspections/{new}", "open_on_site")
    for text in findings:
        found = {"id": str(uuid.uuid4()), "area": "DIRECTION", "text": text, "severity": "MINOR", "requirement": "Ghi đủ",
                 "legal_basis": ""}  # fmt: skip
        send(inspector, "POST", f"inspections/{new}/findings", found)
    step(inspector, f"inspections/{new}", "sign_minutes")
    step(inspector, f"inspections/{new}", "conclude", number=notice, date=day, signer=SIGNER)
    return new


def report(standing: Page, chairman: Page, tickets: list[dict[str, Any]], number: str) -> None:
    """Their rows written and released, each in the report of its notice."""
    answers = [asked(standing, f"tickets/{ticket['id']}")["answer"] for ticket in tickets]
    for answer in answers:
        said = {"done": "Đã khắc phục, có biên bản kèm theo.", "remaining": "", "next_on": None}
        send(
            standing,
            "PUT",
            f"remediation-reports/{answer['report']}/rows/{answer['row']}",
            said,
            match=f'"v{answer["version"]}"',
        )
        proof = {"id": str(uuid.uuid4()), "kind": "COUNT", "count": {"value": "1", "unit": "biên bản"}}
        send(standing, "POST", f"remediation-reports/{answer['report']}/rows/{answer['row']}/evidence", proof)
    for one in sorted({answer["report"] for answer in answers}):
        step(standing, f"remediation-reports/{one}", "present")
        day = asked(standing, "me")["server_now"][:10]
        rows = [answer["row"] for answer in answers if answer["report"] == one]
        step(chairman, f"remediation-reports/{one}", "release", number=f"{number}/BC-UBND", date=day, rows=rows)
