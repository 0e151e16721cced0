"""A device that stays signed in, and what asks for the password again on it (product.md §12)."""

import json

import pytest
from django.test import Client as Browser

from backend.ids import uuid7
from backend.organisations.models import BodySettings
from tests.api.test_sign_in import LOGIN, send

TRUST, AGAIN, ORDERS = "/api/v1/me/trust", "/api/v1/me/password", "/api/v1/orders"


@pytest.fixture
def phone(cast):
    """The Chairman's own, signed in by password."""
    browser = Browser()
    browser.get("/api/v1/session")
    browser.get("/sign-in", headers={"Accept": "text/html"})
    assert send(browser, LOGIN, {"username": "chairman", "password": "demo"}).status_code == 200
    return browser


def order(browser, where=ORDERS):
    answer = send(browser, where, {}, **{"Idempotency-Key": str(uuid7())})
    return answer.status_code, json.loads(answer.content)["code"]


def test_a_trusted_device_stays_signed_in_as_long_as_the_body_lets_it(phone, cast):
    BodySettings.objects.update(trusted_days=45)
    assert send(phone, TRUST, {"trusted": True}).json() == {"trusted": True, "days": 45}
    assert phone.session.get_expiry_age() > 44 * 86400
    assert send(phone, TRUST, {"trusted": False}).json()["trusted"] is False
    assert phone.session.get_expiry_age() <= 14 * 86400
    BodySettings.objects.update(trusted_days=0)
    assert send(phone, TRUST, {"trusted": True}).json() == {"trusted": False, "days": 0}


def test_what_binds_many_asks_for_the_password_on_a_trusted_device_alone(phone):
    assert order(phone)[1] != "password_needed"
    send(phone, TRUST, {"trusted": True})
    assert order(phone) == (403, "password_needed")
    assert send(phone, AGAIN, {"password": "sai"}).status_code == 422
    assert order(phone) == (403, "password_needed")
    assert send(phone, AGAIN, {"password": "demo"}).status_code == 204
    assert order(phone)[1] != "password_needed"


def test_so_does_a_code_which_lets_somebody_set_a_password(phone, units):
    codes = f"/api/v1/bodies/{units['30337'].pk}/codes"
    assert order(phone, codes)[1] != "password_needed"
    send(phone, TRUST, {"trusted": True})
    assert order(phone, codes) == (403, "password_needed")
