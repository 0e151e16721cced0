"""Remediation to closure (scenario 5 of the field's ten): twelve findings in the year, eleven accepted, one returned twice and
put to the leaders. 91,67 % is half the points of criterion 1.3.2; as the last is closed on 14/12, before the cut-off, the page
that lies open moves to 100 % and to all of them. What it was before stays to be asked for.

What is tried here is the page of figures and the lists behind it; the long way of each ticket is sent as its own page would.
"""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.scenarios._pages import asked, every, is_its_list, look
from tests.e2e.sending import inspect, report, step

NEW = [f"Sổ theo dõi số {number} ghi chưa đủ cột" for number in range(1, 8)]


@pytest.mark.kills
def test_the_page_moves_to_all_as_the_last_is_closed(desk, go_to):
    inspector, standing, chairman = (
        desk().enter(name) for name in ("Hoàng Kiểm Nghiệm", "Nguyễn Thị Mẫu", "Trần Minh Họa")
    )
    office = desk().enter("Bùi Thường Trực")
    body = asked(standing, "me")["body"]["id"]
    inspect(inspector, body, "Kiểm tra sổ theo dõi", NEW, "41/TB-ĐKT")
    tickets = every(inspector, f"tickets?body={body}")
    assert len(tickets) == 12
    last = next(ticket["id"] for ticket in tickets if NEW[-1] in ticket["text"])

    plans_agreed(chairman, office, tickets)
    report(standing, chairman, tickets, "140")
    for ticket in tickets:
        if ticket["id"] != last:
            step(inspector, f"tickets/{ticket['id']}", "accept")
    for ticket in every(inspector, f"tickets?body={body}&state=VERIFYING"):
        step(office, f"tickets/{ticket['id']}", "close", reason="Đã kiểm tra lại tại đơn vị, đạt.")
    for number in ("150", "160"):
        step(inspector, f"tickets/{last}", "send_back", reason="Sổ vẫn thiếu cột ngày trả kết quả.")
        if number == "150":
            report(standing, chairman, [asked(standing, f"tickets/{last}")], number)
    step(office, f"tickets/{last}", "escalate", reason="Trả lại hai lần.")

    committee = look(desk().enter("Đỗ Văn Theo Dõi"), f"/remediation/figures?body={body}")
    tells(committee, "91,67 %", "1,25")
    for name, count in (("Chưa xử lý xong", 1), ("Bị trả lại", 1), ("Đã báo cáo lãnh đạo", 1)):
        is_its_list(committee, name, count)

    go_to(date(2026, 12, 14))
    tells(look(committee, f"/remediation/figures?body={body}"), "91,67 %", "1,25")
    expect(committee.get_by_text("14/12/2026").first).to_be_visible()
    report(standing, chairman, [asked(standing, f"tickets/{last}")], "201")
    look(inspector, f"/tickets/{last}").get_by_role("button", name="Chấp nhận", exact=True).click()
    tells(committee, "100,00 %", "2,5")  # by itself: nobody has touched this page

    go_to(date(2026, 12, 28))  # the cut-off is over: the year's figures are those of that day
    tells(look(committee, f"/remediation/figures?body={body}"), "100,00 %", "2,5")
    expect(committee.get_by_text("Tính đến hết ngày 14/12/2026.")).to_be_visible()
    tells(look(committee, f"/remediation/figures?body={body}&as_of=2026-12-13"), "91,67 %", "1,25")
    is_its_list(committee, "Chưa xử lý xong", 1)


def plans_agreed(chairman: Page, office: Page, tickets: list[dict[str, Any]]) -> None:
    """Of the grave ones that still wait for it."""
    for ticket in tickets:
        if ticket["severity"] == "MAJOR" and ticket["state"] == "OPEN":
            step(chairman, f"tickets/{ticket['id']}", "send_plan", plan="Khóa tài khoản ngay, rà soát phân quyền.")
            step(office, f"tickets/{ticket['id']}", "accept_plan")


def tells(page: Page, share: str, points: str) -> None:
    """What stands over all: the share, and what it is worth."""
    expect(page.get_by_test_id("share")).to_have_text(share.replace(" %", "\u00a0%"))
    expect(page.get_by_role("heading", name=f"Tiêu chí 1.3.2: {points} / 2,5 điểm")).to_be_visible()
