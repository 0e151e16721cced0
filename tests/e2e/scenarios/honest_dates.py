"""Everything due on the last day of the year: whoever has it is asked first, and for five working days alone; afterwards the
leader in charge reads it too, and the explanation with it (honesty signals of the field's audits)."""

import uuid
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.scenarios._pages import asked, look
from tests.e2e.sending import send

OFFICER, CHAIRMAN = "Đặng Giả Định", "Trần Minh Họa"
ALL_ON_ONE_DAY = "Cả 5 việc có hạn đều đến hạn 31/12."
WHY = "Văn bản của tỉnh chỉ ghi trong năm 2026."


@pytest.mark.kills
def test_the_owner_is_asked_first_and_the_leader_after_five_working_days(desk, go_to, ask_worker):
    officer, chairman = desk().enter(OFFICER), desk().enter(CHAIRMAN)
    give_five(officer, chairman)
    expect_hint(officer, ALL_ON_ONE_DAY, there=False)

    go_to(date(2026, 8, 17))
    ask_worker("look_again")
    hint = expect_hint(officer, ALL_ON_ONE_DAY)
    expect(hint.get_by_text("từ 24/08/2026")).to_be_visible()  # Saturday 22 August is worked
    expect_hint(chairman, ALL_ON_ONE_DAY, there=False)

    go_to(date(2026, 8, 24))
    ask_worker("look_again")
    told = expect_hint(chairman, ALL_ON_ONE_DAY)
    expect(told.get_by_text(f"{OFFICER} được nhắc riêng từ 17/08/2026.")).to_be_visible()
    expect(told.get_by_role("button", name="Giải thích")).to_have_count(0)
    expect_hint(officer, ALL_ON_ONE_DAY).get_by_role("button", name="Giải thích").click()
    officer.get_by_role("textbox", name="Giải thích ngắn gọn").fill(WHY)
    officer.get_by_role("button", name="Gửi giải thích").click()
    expect(expect_hint(chairman, ALL_ON_ONE_DAY).get_by_text(WHY)).to_be_visible()


def give_five(officer: Page, chairman: Page) -> None:
    """Five tasks of a year's end to whoever has no other date."""
    me = asked(officer, "me")
    for number in range(1, 6):
        wish = {"id": str(uuid.uuid4()), "title": f"Rà soát hồ sơ nhóm {number}", "lead": me["capacities"][0]["unit"]["id"],
                "officer": me["id"], "due_on": "2026-12-31"}  # fmt: skip
        send(chairman, "POST", "tasks", wish)


def expect_hint(page: Page, text: str, *, there: bool = True):
    """The hint among what is to be explained; or that there is none of it."""
    hints = look(page, "/signals").get_by_role("listitem").filter(has_text=text)
    expect(page.get_by_text("Đang tải")).to_have_count(0)
    expect(hints).to_have_count(1 if there else 0)
    return hints
