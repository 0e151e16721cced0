"""A task with a partner's part and a later date, from August into September 2026 (scenario 2 of the field's ten).

Line 14, 35 procedures in 16 fields, led by the Centre, due on Friday 28/8; Culture and Social Affairs has a part in it. On
25/8 it is due soon and the part is late; 15/9 is asked for with an objective cause and granted. Saturday 22/8 is a working
day, 31/8 to 2/9 are none. Sent on 14/9, returned once, accepted on 18/9: in time against the agreed date, late against the
first; the failed check stands in what the quarter tells of the officer, as input for their evaluation.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.scenarios._files import plan_file
from tests.e2e.scenarios._pages import asked, fill, look, press, record, task_of

PLAN = "Kế hoạch rà soát, đánh giá thủ tục hành chính năm 2026"
TITLE = "Rà soát, đánh giá 35 thủ tục hành chính thuộc 16 lĩnh vực"
OFFICER = "Huỳnh Thị Thử"
WHY = "Chờ Sở công bố lại danh mục thủ tục của 02 lĩnh vực"
LINE = 36  # row


@pytest.mark.kills
def test_in_time_by_the_agreed_date_and_late_by_the_first(desk, go_to, tmp_path):
    standing, officer, head = desk().enter("Nguyễn Thị Mẫu"), desk().enter(OFFICER), desk().enter("Phạm Thí Dụ")
    before = asked(head, "extensions")["punctuality"]
    task = f"/tasks/{line_14(standing, tmp_path / 'ke-hoach.xlsx')}"
    with_a_part(look(standing, task))
    name_the_officer(look(head, task))

    go_to(date(2026, 8, 21))
    tells(look(officer, task), "WITHIN", 6, "Còn 6 ngày")  # 22, 24, 25, 26, 27, 28: the Saturday counts

    go_to(date(2026, 8, 25))
    tells(look(officer, task), "DUE_SOON", 3, "Còn 3 ngày")
    (part,) = asked(officer, task[1:])["parts"]
    tells(look(standing, f"/tasks/{part['id']}"), "OVERDUE", 1, "Quá hạn 1 ngày")
    fill(
        officer,
        "Xin gia hạn…",
        {"Hạn mới": "15/9/2026", "Lý do": WHY},
        found=[("Nguyên nhân", "Khách quan")],
        in_menu=True,
    )
    press(look(head, task), "Đồng ý gia hạn")
    tells(look(officer, task), "WITHIN", 12, "Còn 12 ngày")  # neither weekends nor 31/8 to 2/9
    expect(officer.get_by_text("Hạn đầu:")).to_contain_text("28/08/2026")

    go_to(date(2026, 9, 14))
    look(officer, task)
    fill(officer, "Thêm minh chứng…", {"Số, ký hiệu": "131/BC-TTPVHCC", "Ngày văn bản": "14/9/2026"})
    fill(officer, "Gửi duyệt", {"Kết quả thực hiện": "Đã rà soát 35 thủ tục; đề nghị bãi bỏ 2, sửa 12."})

    go_to(date(2026, 9, 15))
    fill(look(head, task), "Trả lại…", {"Lý do trả lại": "Thiếu phương án cho lĩnh vực đất đai."})
    fill(look(officer, task), "Gửi lại kết quả", {"Kết quả thực hiện": "Đã bổ sung phương án lĩnh vực đất đai."})

    go_to(date(2026, 9, 18))
    press(look(head, task), "Duyệt kết quả")
    expect(head.get_by_text("Đã hoàn thành").first).to_be_visible()
    tells(look(head, task), "ON_TIME", 0, "Đúng hạn")
    counted(head, before)
    results(head)


def line_14(standing: Page, file) -> str:
    """A plan of that one line, recorded; the id of its task."""
    plan_file(file, lines=[LINE], typed={f"A{LINE}": "14", f"E{LINE}": "Phòng Văn hóa - Xã hội"})
    plan = record(standing, file, PLAN, number="41/KH-UBND", day="3/8/2026")
    return task_of(standing, plan, "14")


def with_a_part(standing: Page) -> None:
    """Culture and Social Affairs gives its list four days before the whole is due."""
    standing.get_by_role("button", name="Đặt đơn vị phối hợp…").click()
    dialog = standing.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Cách phối hợp").click()
    standing.get_by_role("option", name="Có phần việc").click()
    dialog.get_by_label("Sản phẩm của phần việc").fill("Danh mục thủ tục lĩnh vực văn hóa - xã hội")
    dialog.get_by_label("Hạn của phần việc").fill("24/8/2026")
    dialog.get_by_role("button", name="Lưu đơn vị phối hợp").click()
    expect(dialog).to_be_hidden()


def name_the_officer(head: Page) -> None:
    """Who has not got it by the matrix of officers already."""
    facts = head.get_by_role("complementary", name="Thông tin")
    if not facts.get_by_text(OFFICER).count():
        fill(head, "Giao người thực hiện…", {}, found=[("Người thực hiện", OFFICER)])
    expect(facts.get_by_text(OFFICER)).to_be_visible()


def tells(page: Page, wanted: str, days: int, words: str) -> None:
    """How a task stands in time, on its page and as it is counted."""
    expect(page.get_by_role("main").get_by_text(words).first).to_be_visible()
    said = asked(page, re.sub(r".*/(tasks/.*)", r"\1", page.url))["timeliness"]
    assert (said["class"], said["days"]) == (wanted, days)


def counted(head: Page, before: dict[str, int]) -> None:
    """One more done: in time by the agreed date, not by the first; both are told."""
    more = {"done": 1, "in_time_first": 0, "in_time_agreed": 1, "extended": 1}
    now = asked(head, "extensions")["punctuality"]
    assert {name: now[name] - before[name] for name in more} == more
    row = look(head, "/extensions").get_by_role("row").filter(has_text=TITLE).filter(has_text=WHY)
    for said in ("28/08/2026", "15/09/2026", "Khách quan"):
        expect(row).to_contain_text(said)


def results(head: Page) -> None:
    """The quarter's record of the officer: both dates, returned once, an objective cause."""
    person = next(one["id"] for one in asked(head, "people?body=own")["items"] if one["full_name"] == OFFICER)
    look(head, f"/people/{person}/results?quarter=2026-3")
    cells = head.get_by_role("row").filter(has_text=TITLE).filter(has_text=WHY).get_by_role("cell")
    for column, said in ((1, "28/08/2026"), (2, "15/09/2026Gia hạn 1 lần"), (5, "1")):
        expect(cells.nth(column)).to_have_text(said)
