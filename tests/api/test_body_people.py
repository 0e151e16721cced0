"""People of a body: pasted, saved, given codes; passwords set with a code and reset, by the body's administrator alone."""

import json
import uuid
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client as Browser

from backend import clock
from backend.accounts.codes import LIFE, code_for
from backend.accounts.models import AccessCode, Membership, User
from backend.activity.models import Event, Payload
from tests.api.client import Client
from tests.api.contract import held_to_contract
from tests.events import events_since, head, no_event

NEW = "mot-mat-khau-rat-dai"


@pytest.fixture
def admin(at):
    return at("admin")


@pytest.fixture
def body(units):
    return f"bodies/{units['30337'].pk}"


def person(**other):
    row = {
        "full_name": "Nguyễn Văn Mới",
        "title": "Chuyên viên",
        "unit": "30337-KT",
        "post": "MEMBER",
        "username": "nvmoi",
    }
    return row | other


def redeem(username, code, password=NEW):
    cache.clear()
    browser = Browser()
    wanted = json.dumps({"username": username, "code": code, "password": password})
    answer = browser.post("/api/v1/access-codes/redeem", wanted, content_type="application/json")
    held_to_contract("POST", "access-codes/redeem", answer)
    return answer, browser


def test_a_pasted_list_is_understood_line_by_line(admin, body):
    text = (
        "DANH SÁCH CÁN BỘ\n"
        "STT\tHọ và tên\tChức vụ\tĐơn vị\tĐiện thoại\tNgày sinh\n"
        "1\tLê Văn Đứng Đầu\tChủ tịch UBND xã\t\t0900 000 001\t1970\n"
        "2\tTrần  Thị Sổ Sách\tVăn thư\tVP HĐND&UBND\t0900000002\t1980\n"
        "\tPhòng Kinh tế\n"
        "3\tĐỗ Văn Phó\tPhó Trưởng phòng\t\t\t\n"
        "4\tPhan Minh Ngẫu Nhiên\tChuyên viên\tPhòng Kinh tế\t\t\n"
        "5\tPhan Minh Ngẫu Nhiên\tChuyên viên\tPhòng Quy hoạch\t\t\n"
        "6\t\tTrưởng phòng\tPhòng VH-XH\t\t\n"
    )
    with no_event():
        pasted = admin.post(f"{body}/people/reading", {"text": text}).json()
    rows = pasted["rows"]
    assert pasted["ignored"] == ["Ngày sinh"]
    assert [(row["line"], row["post"], row["unit"].removeprefix("30337-"), row["username"]) for row in rows] == [
        (3, "CHAIRMAN", "30337", "lvddau"), (4, "CLERK", "VP", "ttssach"), (6, "DEPUTY", "KT", "dvpho"),
        (7, "MEMBER", "KT", "kt.officer"), (8, "MEMBER", "", "pmnnhien"), (9, "HEAD", "VHXH", ""),
    ]  # fmt: skip
    assert rows[1]["full_name"] == "Trần Thị Sổ Sách" and rows[0]["phone"] == "0900 000 001"
    assert [row["exists"] for row in rows] == [False, False, False, True, False, False]
    assert [[p["field"] for p in row["problems"]] for row in rows] == [[], [], [], [], ["unit"], ["full_name"]]
    assert "kt.officer" in rows[4]["notes"][0]


def test_without_headings_the_columns_are_guessed(admin, body):
    text = "1;Hà Thị Một;Trưởng phòng;Phòng Kinh tế;0911 111 111\n2;Hà Văn Hai;Chuyên viên;P.KT;0911 111 112\n"
    rows = admin.post(f"{body}/people/reading", {"text": text}).json()["rows"]
    assert [(r["full_name"], r["title"], r["unit"], r["phone"]) for r in rows] == [
        ("Hà Thị Một", "Trưởng phòng", "30337-KT", "0911 111 111"), ("Hà Văn Hai", "Chuyên viên", "30337-KT", "0911 111 112"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ['"', "\r\r\t\r", "\t;,\n\n", 'a\t"b\nc', "Họ tên\n", "1.\t2\n"])
def test_what_is_no_list_is_read_all_the_same(admin, body, text):
    answer = admin.post(f"{body}/people/reading", {"text": text})
    assert answer.status_code == 200
    assert all(row["problems"] or row["full_name"] for row in answer.json()["rows"])


def test_more_people_than_are_taken_at_once_are_not_cut_off_in_silence(admin, body):
    text = "\n".join(f"Người {n}\tChuyên viên\tPhòng Kinh tế" for n in range(201))
    refused = admin.post(f"{body}/people/reading", {"text": text})
    assert (refused.status_code, refused.json()["field"]) == (422, "text")


def test_everybody_is_added_in_one_act_or_nobody(admin, body, units):
    items = [
        person(phone="0900"), person(title="Văn thư", post="CLERK", unit="30337-VP"),
        person(full_name="Phó Văn Phòng", username="pvphong", title="Phó phòng", post="DEPUTY", unit="30337-VP"),
    ]  # fmt: skip
    before, key = head(), uuid.uuid4()
    made = admin.post(f"{body}/people", {"items": items}, key=key).json()["items"]
    said = events_since(before)
    assert [(e.verb, e.subject_id) for e in said] == [
        ("person.joined", str(units["KT"].pk)), ("person.joined", str(units["VP"].pk)),
    ]  # fmt: skip
    new = next(row for row in made if row["username"] == "nvmoi")
    assert (new["phone"], new["password_set"], new["code_until"], new["no_code"]) == ("0900", False, None, None)
    assert [(post["unit"]["code"], post["post"]) for post in new["posts"]] == [
        ("30337-VP", "CLERK"),
        ("30337-KT", "MEMBER"),
    ]
    assert Membership.objects.get(user__username="pvphong").deputises == "WHEN_AWAY"
    with no_event():
        assert admin.post(f"{body}/people", {"items": items}, key=key).json()["items"] == made
        assert admin.post(f"{body}/people", {"items": items}).json()["items"] == made


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"unit": "MH001-VP"}, "items.1.unit"),
        ({"unit": "30337-ALL"}, "items.1.unit"),
        ({"post": "CHAIRMAN"}, "items.1.unit"),
        ({"post": "HEAD", "unit": "30337"}, "items.1.unit"),
        ({"username": "Có Dấu"}, "items.1.username"),
        ({"username": "outsider"}, "items.1.username"),  # works in another body
        ({"username": "system"}, "items.1.username"),
        ({"username": "officer"}, "items.1.username"),  # somebody else's
        ({"username": "nvtruoc"}, "items.1.username"),  # of the row before
        ({"full_name": ""}, "items.1.full_name"),
        ({"post": "KING"}, "items.1.post"),
    ],
)
def test_a_row_that_cannot_be_says_which_and_nobody_is_added(admin, body, row, field):
    first = person(full_name="Người Trước", username="nvtruoc")
    with no_event():
        refused = admin.post(f"{body}/people", {"items": [first, person(**row)]})
    assert (refused.status_code, refused.json()["field"]) == (422, field)
    assert not User.objects.filter(username="nvtruoc").exists()


def test_a_code_sets_the_password_once(admin, body, cast):
    before, key = head(), uuid.uuid4()
    slips = admin.post(f"{body}/codes", {"users": [cast.kt_officer.pk, cast.vp_officer.pk]}, key=key).json()["items"]
    assert [slip["username"] for slip in slips] == ["vp.officer", "kt.officer"]
    assert [event.verb for event in events_since(before)] == ["person.code_issued"]
    code = next(slip["code"] for slip in slips if slip["username"] == "kt.officer")
    told = json.dumps(
        [list(map(str, row)) for row in [*Payload.objects.values_list(), *AccessCode.objects.values_list()]]
    )
    assert code not in told and code.replace("-", "") not in told
    with no_event():  # a lost answer is given again, the same
        assert (
            admin.post(f"{body}/codes", {"users": [cast.kt_officer.pk, cast.vp_officer.pk]}, key=key).json()["items"]
            == slips
        )
    weak, _ = redeem("kt.officer", code, "ngan")
    assert (weak.status_code, weak.json()["field"]) == (422, "password")
    assert "cần ít nhất 10 ký tự" in weak.json()["detail"]
    answer, browser = redeem("KT.Officer ", f" {code.lower()} ")
    assert answer.status_code == 204
    assert browser.get("/api/v1/me").json()["username"] == "kt.officer"
    assert Event.objects.filter(verb="person.password_set", actor_id=cast.kt_officer.pk).count() == 1
    assert User.objects.get(pk=cast.kt_officer.pk).check_password(NEW)
    again, _ = redeem("kt.officer", code)
    assert (again.status_code, again.json()["field"]) == (422, "code")
    left = admin.post(f"{body}/codes", {"users": [cast.kt_officer.pk, cast.vp_officer.pk]}, key=key).json()["items"]
    assert [slip["username"] for slip in left] == ["vp.officer"]


def test_wrong_old_replaced_and_foreign_codes_answer_alike(admin, body, cast):
    key = uuid.uuid4()
    admin.post(f"{body}/codes", {"users": [cast.kt_officer.pk]}, key=key)
    right = code_for(key, cast.kt_officer.pk)
    texts = {json.dumps({k: v for k, v in redeem(*tried)[0].json().items() if k != "request_id"}) for tried in (
        ("kt.officer", "AAAA-AAAA-AAAA"), ("nobody", right), ("vp.officer", right), ("system", right), ("kt.officer", "x"),
    )}  # fmt: skip
    AccessCode.objects.update(expires_at=clock.machine_now() - timedelta(minutes=1))
    texts.add(json.dumps({k: v for k, v in redeem("kt.officer", right)[0].json().items() if k != "request_id"}))
    admin.post(f"{body}/codes", {"users": [cast.kt_officer.pk]})
    texts.add(json.dumps({k: v for k, v in redeem("kt.officer", right)[0].json().items() if k != "request_id"}))
    assert len(texts) == 1
    assert AccessCode.objects.get().expires_at - clock.machine_now() <= LIFE


def test_tries_are_limited(cast):
    cache.clear()
    browser = Browser()
    wanted = json.dumps({"username": "officer", "code": "x", "password": NEW})
    answers = [browser.post("/api/v1/access-codes/redeem", wanted, content_type="application/json") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [422] * 10 + [429]


def test_a_reset_ends_the_password_and_the_sessions(admin, body, cast):
    officer = Client(cast.officer)
    assert officer.get("me").status_code == 200
    slip = admin.post(f"{body}/codes", {"users": [cast.officer.pk]}).json()["items"][0]
    assert officer.get("me").status_code == 401
    assert not User.objects.get(pk=cast.officer.pk).check_password("demo")
    told = next(row for row in admin.get("activity").json()["items"] if row["verb"] == "person.code_issued")
    assert (told["actor"]["id"], told["details"]) == (cast.admin.pk, [f"đặt lại mật khẩu: {cast.officer.full_name}"])
    answer, browser = redeem("officer", slip["code"])
    assert answer.status_code == 204 and browser.get("/api/v1/me").status_code == 200


def test_nobody_gets_further_by_giving_codes(admin, body, cast, units):
    """Not to oneself, not to who administers the system or works elsewhere too: a reset password is a way in."""
    User.objects.filter(pk=cast.clerk.pk).update(is_staff=True)
    Membership.objects.create(user=cast.officer, unit=units["MH001-VP"], post="MEMBER", title="Chuyên viên", valid_from="2026-01-01")  # fmt: skip
    for who in (cast.admin, cast.clerk, cast.officer, cast.outsider):
        with no_event():
            refused = admin.post(f"{body}/codes", {"users": [cast.head.pk, who.pk]})
        assert (refused.status_code, refused.json()["field"]) == (422, "users.1")
    assert User.objects.get(pk=cast.head.pk).check_password("demo")
    listed = {row["username"]: row["no_code"] for row in admin.get(f"{body}/people").json()["items"]}
    assert all(listed[name] for name in ("admin", "clerk", "officer")) and listed["head"] is None


def test_who_left_cannot_come_in_by_a_code(admin, body, cast):
    slip = admin.post(f"{body}/codes", {"users": [cast.kt_officer.pk]}).json()["items"][0]
    Membership.objects.filter(user=cast.kt_officer).update(valid_to="2026-08-13")
    answer, _ = redeem("kt.officer", slip["code"])
    assert (answer.status_code, answer.json()["field"]) == (422, "code")
    assert AccessCode.objects.filter(user=cast.kt_officer).exists()  # nothing was used up


def test_a_post_ends_and_one_given_by_mistake_never_was(admin, body, cast):
    post = Membership.objects.get(user=cast.kt_officer)
    path, key, before = f"{body}/posts/{post.pk}/ending", uuid.uuid4(), head()
    listed = admin.post(path, {"last_day": "2026-08-13"}, key=key).json()["items"]
    assert [event.verb for event in events_since(before)] == ["person.left"]
    assert "kt.officer" not in {row["username"] for row in listed}
    with no_event():
        assert admin.post(path, {"last_day": "2026-08-13"}, key=key).json()["items"] == listed
    admin.post(f"{body}/people", {"items": [person(post="HEAD")]})
    wrong = Membership.objects.get(user__username="nvmoi")
    path = f"{body}/posts/{wrong.pk}/ending"
    with no_event():
        assert admin.post(path, {"last_day": "2026-08-12"}).status_code == 422
    assert "nvmoi" not in {row["username"] for row in admin.post(path, {"last_day": "2026-08-13"}).json()["items"]}


def test_a_body_keeps_one_administrator_and_others_their_posts(admin, body, cast, units):
    own = Membership.objects.get(user=cast.admin)
    with no_event():
        assert admin.post(f"{body}/posts/{own.pk}/ending", {"last_day": "2026-08-14"}).status_code == 409
        foreign = Membership.objects.get(user=cast.o_officer)
        assert admin.post(f"{body}/posts/{foreign.pk}/ending", {"last_day": "2026-08-14"}).status_code == 404
