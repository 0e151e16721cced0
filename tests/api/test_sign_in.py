"""Who is let in: the password and its limit of tries, the cards of the demo, the one-use link, the token of a page."""

import base64
import hashlib
import json
import re

import pytest
from django.core.cache import cache
from django.test import Client as Browser

from backend import clock
from backend.accounts.edits import first_administrator_token
from backend.accounts.models import Membership, Session, User
from backend.activity.models import AccessLog
from backend.ids import uuid7
from tests.api.client import Client
from tests.api.contract import held_to_contract
from tests.api.test_malformed import RAW

LOGIN = "/_allauth/browser/v1/auth/login"
SESSION = "/_allauth/browser/v1/auth/session"


@pytest.fixture
def visitor(cast):
    """A browser that has opened the page, and so holds a token."""
    cache.clear()
    there = Browser(enforce_csrf_checks=True)
    assert there.get("/sign-in", headers={"Accept": "text/html"}).status_code == 200
    return there


@pytest.fixture(autouse=True)
def built_front_end(settings, tmp_path):
    from api import page

    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite" / "manifest.json").write_text('{"index.html": {"file": "assets/a.js"}}')
    (tmp_path / "boot.js").write_text("document.documentElement.lang = 'vi';\n")
    settings.FRONTEND_DIR = tmp_path
    page._read.cache_clear()
    yield
    page._read.cache_clear()


def send(visitor, path, body, method="post", **headers):
    token = next(c.value for name, c in visitor.cookies.items() if "csrf" in name)
    headers = {"X-CSRFToken": token} | headers
    return getattr(visitor, method)(path, json.dumps(body), content_type="application/json", headers=headers)


def signed_in(visitor):
    return visitor.get("/api/v1/session").json()["signed_in"]


def test_password_in_and_out(visitor, cast):
    assert not signed_in(visitor)
    assert send(visitor, LOGIN, {"username": "officer", "password": "demo"}).status_code == 200
    assert signed_in(visitor)
    assert visitor.get("/api/v1/me").json()["username"] == "officer"
    noted = AccessLog.objects.get(kind="signed_in")
    assert (noted.user_id, noted.path) == (cast.officer.pk, LOGIN)
    assert send(visitor, SESSION, {}, method="delete").status_code == 401  # says that nobody is signed in any more
    assert not signed_in(visitor)


def test_a_wrong_password_and_an_unknown_name_answer_alike(visitor):
    wrong = send(visitor, LOGIN, {"username": "officer", "password": "khong-dung"})
    unknown = send(visitor, LOGIN, {"username": "nobody-here", "password": "khong-dung"})
    assert (wrong.status_code, unknown.status_code) == (400, 400)
    assert wrong.json() == unknown.json()
    noted = AccessLog.objects.filter(kind="sign_in_failed")
    assert noted.count() == 2
    assert "nobody-here" not in "".join(map(str, noted.values_list()))


def test_tries_are_limited_by_account(visitor):
    tries = [send(visitor, LOGIN, {"username": "officer", "password": f"sai-{n}"}) for n in range(11)]
    assert {t.json()["errors"][0]["code"] for t in tries[:10]} == {"username_password_mismatch"}
    assert tries[10].json()["errors"][0]["code"] == "too_many_login_attempts"
    right = send(visitor, LOGIN, {"username": "officer", "password": "demo"})
    assert right.status_code == 400 and not signed_in(visitor)
    assert send(visitor, LOGIN, {"username": "head", "password": "demo"}).status_code == 200


def test_nobody_signs_up_or_resets_by_mail(visitor):
    for path in ("auth/signup", "auth/password/request", "account/email", "auth/code/request"):
        assert send(visitor, f"/_allauth/browser/v1/{path}", {"email": "a@b.vn"}).status_code == 404


@pytest.mark.parametrize(
    ("path", "body"),
    [(LOGIN, {"username": "officer", "password": "demo"}), ("/api/v1/demo/enter", {"username": "officer"})],
)
def test_a_foreign_page_cannot_sign_anybody_in(visitor, path, body):
    answer = send(visitor, path, body, **{"X-CSRFToken": "x" * 32})
    assert answer.status_code == 403
    assert not signed_in(visitor)


def test_a_foreign_page_cannot_act(visitor):
    send(visitor, "/api/v1/demo/enter", {"username": "officer"})
    answer = send(visitor, "/api/v1/me", {"language": "en"}, method="patch", **{"X-CSRFToken": "x" * 32})
    held_to_contract("PATCH", "me", answer)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_cards_open_for_the_cast_alone(visitor):
    cards = visitor.get("/api/v1/demo/cast")
    held_to_contract("GET", "demo/cast", cards)
    assert [card["username"] for card in cards.json()["items"]][:2] == ["chairman", "vice"]
    for stranger in ("kt.head", "system", "nobody"):
        answer = send(visitor, "/api/v1/demo/enter", {"username": stranger})
        held_to_contract("POST", "demo/enter", answer)
        assert answer.status_code == 404
    assert send(visitor, "/api/v1/demo/enter", {"username": "partner", "colour": "red"}).status_code == 422
    entered = send(visitor, "/api/v1/demo/enter", {"username": "partner"})
    held_to_contract("POST", "demo/enter", entered)
    assert entered.status_code == 204
    assert visitor.get("/api/v1/me").json()["username"] == "partner"


def test_outside_the_demo_the_cards_do_not_exist(visitor, settings):
    clock.now()  # the process has read the world's clock, which an office's server would refuse
    settings.DEMO = False
    for answer in (visitor.get("/api/v1/demo/cast"), send(visitor, "/api/v1/demo/enter", {"username": "officer"})):
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert not signed_in(visitor)


def test_the_first_administrator_comes_in_by_the_link_once(visitor):
    User.objects.update(is_staff=False)
    token = first_administrator_token()
    account = {"token": token, "username": "quantri", "full_name": "Người Quản Trị", "password": "mot-mat-khau-dai"}
    for wrong, field in (({"username": "Ô"}, "username"), ({"password": "ngan"}, "password"), ({"other": 1}, "other")):
        answer = send(visitor, "/api/v1/first-admin", account | wrong)
        held_to_contract("POST", "first-admin", answer)
        assert (answer.status_code, answer.json()["field"]) == (422, field)
    made = send(visitor, "/api/v1/first-admin", account)
    held_to_contract("POST", "first-admin", made)
    assert made.status_code == 201
    me = visitor.get("/api/v1/me")
    held_to_contract("GET", "me", me)
    assert me.json()["is_administrator"] and me.json()["body"] is None
    again = send(visitor, "/api/v1/first-admin", account | {"username": "khac"})
    held_to_contract("POST", "first-admin", again)
    assert again.status_code == 404


def test_the_administration_has_no_door_of_its_own(visitor, cast):
    asked = visitor.get("/admin/accounts/user/", follow=True, headers={"Accept": "text/html"})
    assert asked.redirect_chain[-1][0] == "/sign-in?next=%2Fadmin%2Faccounts%2Fuser%2F"
    send(visitor, "/api/v1/demo/enter", {"username": "officer"})
    assert visitor.get("/admin/", follow=True).status_code == 403


def test_language_is_kept(cast):
    officer = Client(cast.officer)
    answer = officer.http.patch("/api/v1/me", {"language": "en"}, format="json")
    held_to_contract("PATCH", "me", answer)
    assert answer.json()["language"] == "en"
    assert officer.get("me").json()["language"] == "en"
    wrong = officer.http.patch("/api/v1/me", {"language": "fr"}, format="json")
    held_to_contract("PATCH", "me", wrong)
    assert (wrong.status_code, wrong.json()["field"]) == (422, "language")


def test_the_page_is_given_to_people_and_previews_alone(visitor):
    page = visitor.get("/tasks/any/thing", headers={"Accept": "text/html,*/*"})
    preview = visitor.get("/tasks/any/thing", headers={"Accept": "*/*"})
    assert page.status_code == preview.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert "nonce-" in page["Content-Security-Policy"] and "Đôn Đốc: cần đăng nhập" in preview.content.decode()
    (boot,) = re.findall(rb"<script>(.+?)</script>", page.content, re.DOTALL)
    allowed = base64.b64encode(hashlib.sha256(boot).digest()).decode()
    # Nothing else that stands in the page may run.
    assert f"script-src 'self' 'sha256-{allowed}'" in page["Content-Security-Policy"].split("; ")
    assert visitor.get("/logo.png", headers={"Accept": "image/png"}).status_code == 404
    for closed in ("/api/v1/nothing", "/api/nothing", "/_allauth/nothing", "/static/nothing.js", "/files/x", "/ws/x"):
        answer = visitor.get(closed, headers={"Accept": "text/html"})
        assert answer.status_code == 404 and b"root" not in answer.content, closed
    assert visitor.post("/anything", headers={"Accept": "text/html"}).status_code in {403, 404}


def test_every_address_gives_strangers_the_same_card(visitor, cast):
    """To a previewing robot, to an app's own browser, to anybody: no title, no name, no number (product.md §21)."""
    agents = (
        "ZaloPC-PreviewBot",
        "facebookexternalhit/1.1",
        "Mozilla/5.0 (Linux; Android 14; wv) Zalo android/12",
        "curl/8",
    )
    addresses = ("/", "/tasks/0192f3aa-7c1e-7b52-9d31-5f00a1b2c3d4", "/decide?at=task:x", "/s/tAZLzqnwee1KdMV8AobLD1A")
    cards = {
        re.sub(r'nonce" content="[^"]*"', "", visitor.get(address, headers={"User-Agent": agent}).content.decode())
        for agent in agents for address in addresses
    }  # fmt: skip
    assert len(cards) == 1


@pytest.mark.parametrize("path", [LOGIN, SESSION])
@pytest.mark.parametrize("raw", RAW)
def test_bodies_nobody_would_send(visitor, path, raw):
    token = next(c.value for name, c in visitor.cookies.items() if "csrf" in name)
    visitor.raise_request_exception = False
    send_raw = visitor.post if path == LOGIN else visitor.delete
    answer = send_raw(path, raw, content_type="application/json", headers={"X-CSRFToken": token})
    assert 400 <= answer.status_code < 500, raw[:40]
    if raw.startswith((b"[", b'{"items"')):
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def other_password(cast):
    cast.officer.set_password("khác hẳn 2026")
    cast.officer.save()


def switched_off(cast):
    User.objects.filter(pk=cast.officer.pk).update(is_active=False)


def row_of_another(cast):
    Session.objects.update(user=cast.chairman)


def ended(cast):
    Session.objects.update(expire_date=clock.machine_now())


@pytest.mark.parametrize(("happens", "kept"), [(other_password, 0), (switched_off, 1), (row_of_another, 1), (ended, 1)])
def test_a_session_is_nobodys_once(cast, happens, kept):
    client = Client(cast.officer)
    assert client.get("me").json()["id"] == Session.objects.get().user_id == cast.officer.pk
    happens(cast)
    assert client.get("me").status_code == 401
    assert Session.objects.count() == kept  # what was proved by an older password is thrown away


def test_a_post_that_ended_counts_in_no_later_request(cast):
    client = Client(cast.officer)
    assert client.get("me").json()["capacities"]
    Membership.objects.filter(user=cast.officer).update(valid_to="2026-08-13")
    assert client.get("me").json()["capacities"] == []


@pytest.mark.parametrize("said", ["\x00" * 32, "khóa", "a" * 5_000, "'; --"])
def test_a_cookie_that_is_no_sessions_key_is_nobodys(cast, settings, said):
    there = Browser()
    there.cookies[settings.SESSION_COOKIE_NAME] = said
    assert there.get("/api/v1/me").status_code == 401


def test_ended_sessions_are_forgotten(cast):
    from notifications.jobs import forget_ended_sessions

    Client(cast.officer), Client(cast.head)
    Session.objects.filter(user=cast.officer).update(expire_date=clock.machine_now())
    forget_ended_sessions(0)
    assert [session.user for session in Session.objects.all()] == [cast.head]


def test_a_password_is_changed_by_who_knows_it_and_other_devices_are_out(visitor, cast):
    change = "/_allauth/browser/v1/account/password/change"
    elsewhere = Browser()
    elsewhere.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    assert send(visitor, LOGIN, {"username": "officer", "password": "demo"}).status_code == 200
    assert visitor.get("/api/v1/me/devices").json() == {"others": 1}
    new = "mot-mat-khau-khac-2026"
    for wrong in ({"current_password": "sai", "new_password": new}, {"current_password": "demo", "new_password": "1"}):
        assert send(visitor, change, wrong).status_code == 400
    assert send(visitor, change, {"current_password": "demo", "new_password": new}).status_code == 200
    assert signed_in(visitor) and not signed_in(elsewhere)
    assert send(visitor, LOGIN, {"username": "officer", "password": new}).status_code == 409  # is in already


def test_signing_out_everywhere_else(visitor, cast):
    elsewhere = Browser()
    elsewhere.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    send(visitor, LOGIN, {"username": "officer", "password": "demo"})
    assert send(visitor, "/api/v1/me/devices", {}, **{"Idempotency-Key": str(uuid7())}).json() == {"others": 0}
    assert signed_in(visitor) and not signed_in(elsewhere)


def test_a_hint_read_is_read_for_ever(cast):
    officer = Client(cast.officer)
    assert officer.get("me").json()["hints"] == []
    for hint in ("officer", "keys", "officer"):
        answer = officer.http.patch("/api/v1/me", {"hint": hint}, format="json")
        held_to_contract("PATCH", "me", answer)
    assert officer.get("me").json()["hints"] == answer.json()["hints"] == ["officer", "keys"]
    assert Client(cast.head).get("me").json()["hints"] == []
    assert officer.http.patch("/api/v1/me", {"hint": "KHÔNG"}, format="json").status_code == 422
    assert officer.http.patch("/api/v1/me", {"hint": None}, format="json").json()["hints"] == []
