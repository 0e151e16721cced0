"""Cookies have no port: two instances on one host, and one browser signed in to both."""

from playwright.sync_api import expect

from tests.e2e.conftest import Desk


def test_two_instances_one_browser(instance, second_instance, desk):  # the desk goes first: its pages close before
    first = desk()
    second = Desk(first.page.context, f"http://127.0.0.1:{second_instance.port}", first.faults)
    both_stay_signed_in(first, second)


def both_stay_signed_in(first: Desk, second: Desk) -> None:
    """Two desks at one browser: entering at the second leaves the first signed in."""
    first.enter("Huỳnh Thị Thử")
    second.enter("Trần Minh Họa")
    first.page.reload()
    second.page.reload()
    expect(first.page.get_by_role("button", name="Tài khoản của Huỳnh Thị Thử")).to_be_visible()
    expect(second.page.get_by_role("button", name="Tài khoản của Trần Minh Họa")).to_be_visible()
