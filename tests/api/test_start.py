"""The start page from an empty body on: opened, its units made, by its administrator alone, and safe to repeat."""

import uuid

import pytest

from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.organisations.edits import load_rows
from backend.organisations.models import OrgUnit
from backend.organisations.official import SINCE
from backend.organisations.unit_list import UnitRow
from tests.api.client import Client
from tests.events import events_since, head, no_event


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


def test_the_official_bodies_come_by_the_page_too(founder):
    assert len(founder.post("bodies", {}).json()["items"]) == 35
    assert len(founder.get("bodies", above=OrgUnit.objects.get(code="79").pk).json()["items"]) > 100
    with no_event():
        founder.post("bodies", {})


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
