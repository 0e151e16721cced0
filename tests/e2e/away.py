"""Going away with a stand-in, on the phone, within twenty seconds (product.md, timed stories)."""

import re
import sys
import time

import pytest
from playwright.sync_api import expect

SECONDS = 20


@pytest.mark.timed
def test_away_with_a_stand_in_on_the_phone(desk, capsys):
    """From the tap on one's name to what waits being told as the stand-in's, and back again."""
    head = desk(width=390, height=780).enter("Phạm Thí Dụ")
    began = time.monotonic()
    head.get_by_role("button", name="Tài khoản của Phạm Thí Dụ").click()
    head.get_by_role("menuitem", name="Đi vắng").click()
    expect(head.get_by_role("combobox", name="Người thay")).to_have_value(re.compile("Kiều Phó Giám Đốc"))
    head.get_by_role("button", name="Ghi đi vắng").click()
    end = head.get_by_role("button", name="Kết thúc lần đi vắng của Phạm Thí Dụ")
    expect(end).to_be_visible()
    seconds = time.monotonic() - began
    with capsys.disabled():
        sys.stdout.write(f"\ntimed: away with a stand-in on the phone: {seconds:.0f} s of {SECONDS} s\n")
    end.click()
    expect(end).to_be_hidden()
    assert seconds <= SECONDS
