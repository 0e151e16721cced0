"""Going away with a stand-in, on the phone, within twenty seconds (product.md, timed stories)."""

import re

import pytest
from playwright.sync_api import expect

SECONDS = 20


@pytest.mark.timed
def test_away_with_a_stand_in_on_the_phone(desk, stopwatch):
    """From the tap on one's name to what waits being told as the stand-in's, and back again."""
    head = desk(width=390, height=780).enter("Phạm Thí Dụ")
    watch = stopwatch("away with a stand-in on the phone", SECONDS)
    watch.start(head)
    head.get_by_role("button", name="Tài khoản của Phạm Thí Dụ").click()
    head.get_by_role("menuitem", name="Đi vắng").click()
    expect(head.get_by_role("combobox", name="Người thay")).to_have_value(re.compile("Kiều Phó Giám Đốc"))
    head.get_by_role("button", name="Ghi đi vắng").click()
    end = head.get_by_role("button", name="Kết thúc lần đi vắng của Phạm Thí Dụ")
    expect(end).to_be_visible()
    watch.stop()
    end.click()
    expect(end).to_be_hidden()
    watch.tell()
