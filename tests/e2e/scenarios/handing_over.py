"""Work that is handed over, and two plans that become one (scenario 9 of the field's ten, without the merger of units).

An officer of the Centre is there until 31/8/2026: nine open tasks and two contents to remedy, the rows of a report that is
not sent yet, each get a successor, and the totals are what they were. A new plan, 17 days after the set date, replaces two
old ones: each of their tasks goes on in one of its own or is closed with the plan's number. What was done stays with who
did it.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.scenarios._files import plan_file
from tests.e2e.scenarios._pages import asked, every, fill, lines_of, look, record, task_of

LEAVES, MOST, ONE = "Huỳnh Thị Thử", "Vũ Thị Một Cửa", "Kiều Phó Giám Đốc"
POST = "Thôi giữ vị trí Chuyên viên, Trung tâm PVHCC"
OPEN = "state=ASSIGNED,IN_PROGRESS,SUBMITTED,ON_HOLD"
TO_ONE = "KT13-02 07 hồ sơ quá hạn chưa có văn bản xin lỗi"
# Rows of the two old plans and of the new one, whose lines say so.
OLD, NEW, NUMBER = {"61/KH-UBND": (33, 43), "62/KH-UBND": (43, 44)}, (43, 44), "71/KH-UBND"
GOES_ON = {("61/KH-UBND", "43"): "43", ("62/KH-UBND", "43"): "43", ("62/KH-UBND", "44"): "44"}
CLOSED = ("61/KH-UBND", "33")


@pytest.mark.kills
def test_every_open_item_has_a_successor_or_is_closed_with_a_reason(desk, go_to, tmp_path):
    admin, standing = desk().enter("Ngô Quản Trị"), desk().enter("Nguyễn Thị Mẫu")
    gone = desk()
    officer = gone.enter(LEAVES)
    old = {number: recorded(standing, tmp_path, number, rows, "14/8/2026") for number, rows in OLD.items()}
    before, here, done = open_work(standing), people(standing), tasks(standing, LEAVES, "state=COMPLETED")
    has = {name: tasks(standing, name, OPEN) for name in (LEAVES, MOST, ONE)}
    assert (len(has[LEAVES]), len(done)) == (9, 8)

    hand_over(admin)
    assert open_work(standing) == before
    assert tasks(standing, MOST, OPEN) == has[MOST] | has[LEAVES] and not tasks(standing, LEAVES, OPEN)
    assert tasks(standing, ONE, OPEN) == has[ONE]
    assert tasks(standing, LEAVES, "state=COMPLETED") == done
    the_past_stays(standing, handed=min(has[LEAVES]), done=min(done))
    assert remedied_by(standing) == {"KT13-02": ONE, "KT13-01": MOST}

    # From that day on the open page of who left asks in vain for what it showed, as soon as it is connected again.
    gone.forgiven = (*gone.forgiven, "404", "403")
    go_to(date(2026, 9, 3))  # the first working day after it
    assert people(standing) == here - {LEAVES}
    officer.goto(re.sub("/work.*", f"/tasks/{min(done)}", officer.url))
    expect(officer.get_by_role("heading", name="Trang không có hoặc không thuộc phạm vi của bạn")).to_be_visible()

    go_to(date(2026, 9, 18))  # 17 days after 01/9
    new = recorded(standing, tmp_path, NUMBER, NEW, "18/9/2026", named=" theo kế hoạch chung")
    for (number, no), own in GOES_ON.items():
        goes_on(standing, task_of(standing, old[number], no), task_of(standing, new, own))
    closed = task_of(standing, old[CLOSED[0]], CLOSED[1])
    why = {"Lý do": "Không còn trong kế hoạch chung.", "Số văn bản": NUMBER}
    fill(look(standing, f"/tasks/{closed}"), "Thôi thực hiện…", why, in_menu=True)
    for number, wanted in (("61/KH-UBND", ["CANCELLED", "VOIDED"]), ("62/KH-UBND", ["VOIDED", "VOIDED"])):
        assert states(standing, old[number]) == wanted
    assert states(standing, new) == ["ASSIGNED", "ASSIGNED"]
    assert asked(standing, f"plans/{new}")["counts"]["tasks"] == 2


def recorded(page: Page, folder: Path, number: str, rows: tuple[int, ...], day: str, *, named: str = "") -> str:
    """A plan with these rows of the sample, numbered by them; its id. `named`: what its lines say besides."""
    typed = {f"A{row}": str(row) for row in rows}
    typed |= {f"B{row}": f"Nhiệm vụ {row}{named} của {number}" for row in rows}
    file = plan_file(folder / f"{number[:2]}.xlsx", lines=rows, typed=typed)
    return record(page, file, f"Kế hoạch {number} cải cách thủ tục", number=number, day=day)


def hand_over(admin: Page) -> None:
    """Refused without a receiver; one item goes to another than the rest."""
    look(admin, "/start?step=3")
    admin.get_by_role("button", name=re.compile(LEAVES)).click()
    dialog = admin.get_by_role("dialog", name=LEAVES)
    dialog.get_by_label("Ngày cuối giữ vị trí").fill("31/8/2026")
    dialog.get_by_role("button", name=POST).click()
    expect(dialog.get_by_text("Còn 11 việc đang mở")).to_be_visible()
    end = dialog.get_by_role("button", name=POST).last
    for label, name in ((f"Người nhận: {TO_ONE}", ONE), ("Người nhận tất cả", MOST)):
        expect(end).to_be_disabled()
        dialog.get_by_role("combobox", name=label).click()
        admin.get_by_role("option", name=re.compile(name)).click()
    end.click()
    expect(dialog).to_be_hidden()


def the_past_stays(page: Page, *, handed: str, done: str) -> None:
    """Who has it now and who had it before; who did what is done."""
    facts = look(page, f"/tasks/{handed}").get_by_role("complementary", name="Thông tin")
    expect(facts.get_by_text(MOST)).to_be_visible()
    expect(page.get_by_text(f"Nhận bàn giao từ {LEAVES}.").first).to_be_visible()
    facts = look(page, f"/tasks/{done}").get_by_role("complementary", name="Thông tin")
    expect(facts.get_by_text(LEAVES)).to_be_visible()


def goes_on(page: Page, old: str, new: str) -> None:
    """The old task is merged into one of the new plan, to which its page leads."""
    title = asked(page, f"tasks/{new}")["title"]
    found = (("Việc đã giao, sẽ làm tiếp", title),)
    fill(
        look(page, f"/tasks/{old}"),
        "Gộp vào việc đã giao…",
        {"Lý do": f"Theo Kế hoạch {NUMBER}."},
        found=found,
        in_menu=True,
    )
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def open_work(page: Page) -> tuple[int, int, Any]:
    """How many tasks and contents to remedy are open in the body, and the rows of the report that is not sent yet."""
    report = next(one["id"] for one in every(page, "remediation-reports") if one["state"] == "DRAFT")
    rows = [(row["id"], row["done"], row["remaining"]) for row in asked(page, f"remediation-reports/{report}")["rows"]]
    living = [one for one in every(page, "tickets") if one["state"] != "CLOSED"]
    return len(every(page, f"tasks?{OPEN}")), len(living), rows


def tasks(page: Page, name: str, narrowed: str) -> set[str]:
    """Ids of what somebody carries out, or has."""
    return {
        task["id"]
        for task in every(page, f"tasks?{narrowed}")
        if task["officer"] and task["officer"]["full_name"] == name
    }


def remedied_by(page: Page) -> dict[str, str]:
    """Who remedies the two that were handed over."""
    return {
        one["code"]: one["officer"]["full_name"]
        for one in every(page, "tickets")
        if one["code"] in {"KT13-01", "KT13-02"}
    }


def people(page: Page) -> set[str]:
    """Who works in the body."""
    return {one["full_name"] for one in asked(page, "people?body=own")["items"]}


def states(page: Page, plan: str) -> list[str]:
    """Of the plan's tasks."""
    return sorted(line["task"]["state"] for line in lines_of(page, plan))
