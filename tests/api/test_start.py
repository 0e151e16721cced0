"""The start page from an empty body on: opened, its units made, by its administrator alone, and safe to repeat."""

import uuid

import pytest

from backend.accounts.models import LeaderInCharge, User
from backend.accounts.queries import system_user
from backend.activity.chain import Tally
from backend.activity.replay import unlike_events
from backend.inspections.lives import LIVES
from backend.organisations.edits import load_rows
from backend.organisations.models import BodySettings, OrgUnit
from backend.organisations.official import SINCE
from backend.organisations.unit_list import UnitRow
from backend.workcalendar.models import CalendarDay
from tests.api.client import Client
from tests.events import events_since, exactly_one_event, head, no_event
from workflows.models import ApprovalPolicy, Preset

USUAL = {
    "asks_acceptance": False, "partner_mode": "COORDINATES", "opinion_days": 3, "warn_days": 3, "review_days": 5,
    "reopen_days": 5, "language": "vi", "usual_rhythm": "QUARTERLY", "extension_limit": 2, "log_months": 12, "notice_months": 12,
}  # fmt: skip
OTHER = {"asks_acceptance": True, "partner_mode": "GIVES_OPINION", "usual_rhythm": "MONTHLY", "language": "en"}


@pytest.fixture
def founder(cast):
    """Who sets the system up: no post anywhere yet."""
    return Client(User.objects.create_superuser("quantri", "mot-mat-khau-dai", full_name="Người Sáng Lập"))


@pytest.fixture
def commune(cast):
    """A commune of the fictional province in which nobody works."""
    row = UnitRow(1, "MH900", "Ủy ban nhân dân phường Khởi Đầu", "UBND phường Khởi Đầu", (), "COMMITTEE", "MH", False, (), SINCE, None)  # fmt: skip
    load_rows(system_user(), [row])
    return OrgUnit.objects.get(code="MH900")


@pytest.fixture
def opened(founder, commune):
    founder.post(f"bodies/{commune.pk}/opening", {})
    return founder


def test_a_body_is_chosen_and_opened_once(founder, commune, units):
    assert founder.get("start").json() == {"may_open": True, "bodies": [], "body": None, "steps": None}
    assert units["MH"].pk in {row["id"] for row in founder.get("bodies").json()["items"]}
    offered = {row["code"]: row["opened"] for row in founder.get("bodies", above=units["MH"].pk).json()["items"]}
    assert offered == {"30337": True, "MH001": True, "MH900": False}
    before, key = head(), uuid.uuid4()
    page = founder.post(f"bodies/{commune.pk}/opening", {}, key=key).json()
    assert (page["body"]["code"], page["steps"]["units"], page["steps"]["people"]) == ("MH900", 0, 1)
    assert [(event.verb, event.subject_id) for event in events_since(before)] == [("body.opened", str(commune.pk))]
    with no_event():
        assert founder.post(f"bodies/{commune.pk}/opening", {}, key=key).json() == page
        assert founder.post(f"bodies/{commune.pk}/opening", {}).json() == page


def test_units_stand_ready_from_the_template_and_can_be_renamed(opened, commune):
    path = f"bodies/{commune.pk}/units"
    offered = opened.get(path).json()["items"]
    names = {row["code"].removeprefix("MH900-"): row["name"] for row in offered}
    assert (names["KT"], names["CA"]) == ("Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường")
    assert not any(row["saved"] for row in offered)
    kept = [{"code": row["code"], "name": row["name"], "short_name": row["short_name"]} for row in offered if row["code"] != "MH900-DVC"]  # fmt: skip
    kept[0] |= {"name": "Văn phòng phường", "short_name": "VP phường"}
    kept.append({"name": "Trường Mầm non Hoa Sen", "kind": "PUBLIC_SERVICE_UNIT"})
    before = head()
    saved = opened.put(path, {"items": kept}).json()["items"]
    assert events_since(before)[0].verb == "units.loaded"
    assert [row["code"] for row in saved if not row["saved"]] == ["MH900-DVC"]
    assert (saved[0]["name"], saved[0]["short_name"]) == ("Văn phòng phường", "VP phường")
    group = OrgUnit.objects.get(code="MH900-ALL")
    assert set(group.members.values_list("code", flat=True)) == {f"MH900-{e}" for e in ("VP", "KT", "VHXH", "TTPVHCC")}
    assert "UBND phường" in commune.aliases.values_list("text", flat=True)
    with no_event():
        assert opened.put(path, {"items": kept}).json()["items"] == saved  # also the new one, which has no code here
    opened.put(path, {"items": [{"code": "MH900-DVC", "name": "Trung tâm Cung ứng dịch vụ công"}]})
    assert group.members.filter(code="MH900-DVC").exists()


def test_who_opened_the_body_is_known_in_the_list(opened, commune):
    opened.put(f"bodies/{commune.pk}/units", {"items": [{"code": "MH900-VHXH", "name": "Phòng Văn hóa - Xã hội"}]})
    text = "Họ tên\tChức danh\tĐơn vị\nNgười Sáng Lập\tChuyên viên\tPhòng VH-XH\n"
    row = opened.post(f"bodies/{commune.pk}/people/reading", {"text": text}).json()["rows"][0]
    assert (row["username"], row["exists"], row["problems"]) == ("quantri", False, [])
    items = [{name: row[name] for name in ("full_name", "title", "unit", "post", "username")}]
    people = opened.post(f"bodies/{commune.pk}/people", {"items": items}).json()["items"]
    assert [(post["post"], post["unit"]["code"]) for post in people[0]["posts"]] == [("ADMINISTRATOR", "MH900"), ("MEMBER", "MH900-VHXH")]  # fmt: skip


@pytest.mark.parametrize(
    ("items", "field"),
    [
        ([{"code": "MH900-VP", "name": " "}], "items.0.name"),
        ([{"code": "30337-VP", "name": "Văn phòng"}], "items.0.code"),
        ([{"code": "MH900", "name": "Ủy ban"}], "items.0.code"),
        ([{"name": "Tổ mới", "kind": "GROUP"}], "items.0.code"),
        ([{"code": "MH900-VP", "name": "Văn phòng"}, {"code": "MH900-KT", "name": "văn phòng"}], "items.1.name"),
        ([], "items"),
    ],
)
def test_units_that_cannot_be_say_which(opened, commune, items, field):
    with no_event():
        refused = opened.put(f"bodies/{commune.pk}/units", {"items": items})
    assert (refused.status_code, refused.json()["field"]) == (422, field)


def test_it_is_for_the_administrator_alone(at, founder, commune, units):
    body = units["30337"].pk
    assert at("officer").get("start").status_code == 403
    assert at("officer").get("bodies").status_code == 403
    assert at("officer").post("bodies", {}).status_code == 403
    assert at("officer").get(f"bodies/{body}/units").status_code == 403
    assert at("outsider").get(f"bodies/{body}/units").status_code == 404
    assert at("admin").get(f"bodies/{body}/units").status_code == 200
    assert at("admin").post(f"bodies/{commune.pk}/opening", {}).status_code == 403
    assert at("admin").get("start").json()["body"]["code"] == "30337"
    assert at("admin").get("start", body="x").json()["field"] == "body"
    assert founder.get("bodies", above="x").status_code == 422
    assert founder.get(f"bodies/{body}/units").status_code == 403  # sees every unit, but has not opened this body
    assert founder.post(f"bodies/{units['30337-VP'].pk}/opening", {}).status_code == 404


def chosen(units, cast, **other):
    charges = [
        {"leader": cast.vice.pk, "area": "PROCEDURES"},
        {"leader": cast.chairman.pk, "unit": units["30337-KT"].pk},
    ]
    wish = {
        "standing_office": units["30337-VP"].pk, "preset": "RECORD", "key_preset": "STANDARD", "charges": charges,
        "asked_clears": ["TIME"], "cut_off": "30/11", "target_tolerance": 10, "share_rule": "OPEN_IN_YEAR",
        "reminder_days": [1, 5, 1],
    }  # fmt: skip
    return wish | other


def test_a_body_chooses_at_once(at, units, cast):
    admin, path = at("admin"), f"bodies/{units['30337'].pk}/settings"
    was = admin.get(path).json()
    assert (was["standing_office"]["code"], was["preset"], was["key_preset"]) == ("30337-VHXH", "SHORT", "STANDARD")
    assert [leader["full_name"] for leader in was["leaders"]] == [cast.chairman.full_name, cast.vice.full_name]
    assert len(was["charges"]) == 2 and {one["preset"] for one in was["presets"]} == set(Preset.values)
    kept = ApprovalPolicy.objects.get(body=units["30337"], klass="KEY")
    kept.steps[0]["days"] = 7
    kept.save()
    before, key = head(), uuid.uuid4()
    now = admin.put(path, chosen(units, cast), key=key, match=was["if_match"]).json()
    assert [event.verb for event in events_since(before)] == ["body.configured"]
    assert (now["standing_office"]["code"], now["preset"], now["key_preset"]) == ("30337-VP", "RECORD", "STANDARD")
    assert [one["clear"] for one in now["clears"] if one["asked"]] == ["TIME"]
    limits = ("cut_off", "target_tolerance", "share_rule", "silent_days", "inspection_share", "reminder_days")
    assert [was[name] for name in limits] == ["14/12", 5, "NOTICE_IN_YEAR", 5, 30, [7, 3, 0]]
    assert [now[name] for name in limits] == ["30/11", 10, "OPEN_IN_YEAR", 5, 30, [5, 1]]  # what was not said stays
    assert {(c["leader"], c["area"], c["unit"]) for c in now["charges"]} == {
        (cast.vice.pk, "PROCEDURES", None), (cast.chairman.pk, None, units["30337-KT"].pk),
    }  # fmt: skip
    assert ApprovalPolicy.objects.get(pk=kept.pk).steps[0]["days"] == 7  # the preset is the same: its days stay
    assert LeaderInCharge.objects.filter(body=units["30337"], valid_to="2026-08-13").count() == 2
    with no_event():
        assert admin.put(path, chosen(units, cast), key=key, match=was["if_match"]).json() == now
        assert admin.put(path, chosen(units, cast), match=was["if_match"]).status_code == 412
        assert admin.put(path, chosen(units, cast)).status_code == 428
    assert list(unlike_events(Tally())) == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"standing_office": 0}, "standing_office"),
        ({"charges": [{"leader": 0, "area": "PROCEDURES"}]}, "charges.0.leader"),
        ({"charges": [{"leader": "vice"}]}, "charges.0.area"),
        (
            {"charges": [{"leader": "vice", "area": "PROCEDURES"}, {"leader": "chairman", "area": "PROCEDURES"}]},
            "charges",
        ),
        ({"preset": "LONG"}, "preset"),
        ({"asked_clears": ["ALL"]}, "asked_clears.0"),
        ({"cut_off": "29/2"}, "cut_off"),
        ({"cut_off": "cuối năm"}, "cut_off"),
        ({"target_tolerance": 51}, "target_tolerance"),
        ({"silent_days": 0}, "silent_days"),
        ({"inspection_share": 101}, "inspection_share"),
        ({"reminder_days": [7, 3, 2, 1, 0, 5]}, "reminder_days"),
        ({"reminder_days": [61]}, "reminder_days.0"),
        ({"extension_limit": 11}, "extension_limit"),
        ({"log_months": 11}, "log_months"),
        ({"partner_mode": "HAS_PART"}, "partner_mode"),
        ({"opinion_days": 0}, "opinion_days"),
    ],
)
def test_choices_that_cannot_be_say_which(at, units, cast, wrong, field):
    admin, path = at("admin"), f"bodies/{units['30337'].pk}/settings"
    for row in wrong.get("charges", []):
        row["leader"] = getattr(cast, row["leader"]).pk if isinstance(row["leader"], str) else row["leader"]
    with no_event():
        refused = admin.put(path, chosen(units, cast, **wrong), match=admin.get(path).json()["if_match"])
    assert (refused.status_code, refused.json()["field"]) == (422, field)


def test_what_a_new_body_begins_with(opened, commune):
    """The defaults of the product (product.md §14): all are data, and all are changed on the page."""
    page = opened.get(f"bodies/{commune.pk}/settings").json()
    assert (page["preset"], page["key_preset"], len(page["areas"])) == ("SHORT", "SHORT", 7)
    assert {name: page[name] for name in USUAL} == USUAL
    assert not any(clear["asked"] for clear in page["clears"])
    assert BodySettings.objects.get(body=commune).reminder_days == [7, 3, 0]
    opened.put(f"bodies/{commune.pk}/units", {"items": [{"code": "MH900-VP", "name": "Văn phòng"}]})
    office = OrgUnit.objects.get(code="MH900-VP").pk
    other = {name: OTHER.get(name, value + 1 if isinstance(value, int) else value) for name, value in USUAL.items()}
    wish = {"standing_office": office, "preset": "SHORT", "key_preset": "SHORT", "charges": [], **other}
    match = opened.get(f"bodies/{commune.pk}/settings").json()["if_match"]
    now = opened.put(f"bodies/{commune.pk}/settings", wish, match=match).json()
    assert {name: now[name] for name in USUAL} == other
    asked = [step["days"] for row in ApprovalPolicy.objects.filter(body=commune) for step in row.steps if step["step"] == "PARTNER_OPINION"]  # fmt: skip
    assert set(asked) == {4}
    assert [LIVES[severity].days for severity in ("REMIND", "MINOR", "MAJOR", "SERIOUS")] == [15, 30, 15, 10]
    assert CalendarDay.objects.filter(date__year=2026).exists()
    assert User._meta.get_field("language").default == "vi"


def test_affairs_are_divided_by_the_leaders_and_the_offices_and_the_past_stays(cast, units):
    path = f"bodies/{units['30337'].pk}/division"
    before = Client(cast.officer).get(path).json()
    assert before["may"] is False and len(before["charges"]) == 2
    deputy = next(row for row in before["deputies"] if row["person"]["id"] == cast.tt_deputy.pk)
    body = {
        "charges": [{"leader": cast.chairman.pk, "area": "CIVIL_SERVICE", "unit": None}],
        "deputies": [{"post": deputy["post"], "deputises": "AREAS", "areas": ["DIRECTION"]}],
    }  # fmt: skip
    with exactly_one_event() as seen:
        after = Client(cast.clerk).put(path, body, match=before["if_match"]).json()
    assert seen.event.verb == "body.divided"
    assert [(row["leader"]["id"], row["area"]) for row in after["charges"]] == [(cast.chairman.pk, "CIVIL_SERVICE")]
    assert {row["leader"]["id"] for row in after["past"]} == {cast.vice.pk}
    assert next(row for row in after["deputies"] if row["post"] == deputy["post"])["areas"] == ["DIRECTION"]
    with no_event():
        assert Client(cast.vice).put(path, body, match=before["if_match"]).status_code == 412
        assert Client(cast.officer).put(path, body, match=after["if_match"]).status_code == 403
        none = body | {"deputies": [{"post": deputy["post"], "deputises": "AREAS", "areas": []}]}
        assert Client(cast.vice).put(path, none, match=after["if_match"]).status_code == 422
