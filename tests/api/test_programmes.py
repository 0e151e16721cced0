"""Areas are data: another programme gets its own, its appendix is read by them, and what is retired stays readable."""

import uuid
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from openpyxl import Workbook

from backend.errors import Forbidden, Invalid, Stale
from backend.imports.reading import read_for
from backend.plans import areas
from backend.plans.areas import REFORM, known
from backend.plans.drafting import NewPlan
from backend.plans.issuing import IssuedDocument
from backend.plans.models import ProgrammeArea, Task
from backend.plans.programmes import AreaWish, add_programme, set_areas
from backend.plans.recording import Recorded, record_plan
from tests.api.client import Client
from tests.events import exactly_one_event

OTHER = "CDS"  # there from the beginning, without areas
NAME = "Chuyển đổi số"
PEOPLE = AreaWish("CDS_PEOPLE", "Nhận thức và nhân lực số", "Awareness and skills", ("nhân lực",))
GROUND = AreaWish("CDS_GROUND", "Hạ tầng số", "Digital infrastructure")
DOCUMENT = IssuedDocument("15/KH-UBND", date(2026, 1, 20), "Chủ tịch")


@pytest.fixture
def other(cast: Any) -> None:
    """The areas of the other programme."""
    set_areas(cast.admin, OTHER, NAME, (PEOPLE, GROUND), expect='"v0"')


def appendix(path: Path) -> Path:
    """A file as offices write it, by the areas of the other programme."""
    book = Workbook()
    sheet = book.active
    rows: list[list[str]] = [
        ["(Kèm theo Kế hoạch số 15/KH-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân phường)"],
        ["TT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"],
        ["I", "PHÁT TRIỂN NHÂN LỰC"],
        ["1", "Tập huấn kỹ năng số", "Kế hoạch", "Phòng Văn hóa - Xã hội", "", "30/9/2026"],
        ["II", "HẠ TẦNG SỐ"],
        ["2", "Nâng cấp mạng nội bộ", "Báo cáo", "Phòng Văn hóa - Xã hội", "", "Quý III"],
        ["3", "Trang bị máy trạm", "Báo cáo", "Phòng Văn hóa - Xã hội", "", "Quý IV"],
    ]
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def recorded(cast: Any, body: Any, file: Path) -> Recorded:
    """Its plan, issued."""
    parsed = read_for(body, file, programme=OTHER)
    assert parsed["errors"] == []
    return record_plan(cast.standing, parsed, NewPlan(2026, programme=OTHER), DOCUMENT, body_id=body.pk)


def test_another_programmes_appendix_becomes_its_plan(cast: Any, units: Any, other: None, tmp_path: Path) -> None:
    """Read by its own areas alone; outline, roll-up and filter follow them."""
    file = appendix(tmp_path / "cds.xlsx")
    wrong = read_for(units["30337"], file)["errors"]
    assert {error["code"] for error in wrong} == {"UNKNOWN_AREA"}
    plan = recorded(cast, units["30337"], file).plan
    tasks = Task.objects.filter(plan_line__version=plan.current).order_by("plan_line__position")
    assert [task.area for task in tasks] == [PEOPLE.code, GROUND.code, GROUND.code]
    client = Client(cast.chairman)
    rows = client.get(f"plans/{plan.pk}/outline").json()["rows"]
    assert [(row["numeral"], row["area"], row["title"], row["total"]) for row in rows if row["kind"] == "area"] == [
        ("I", PEOPLE.code, PEOPLE.name_vi, 1), ("II", GROUND.code, GROUND.name_vi, 2),
    ]  # fmt: skip
    assert len(client.get("tasks", area=GROUND.code).json()["items"]) == 2
    told = client.get("overview").json()["areas"]
    assert [one["area"] for one in told if one["area"].startswith("CDS")] == [PEOPLE.code, GROUND.code]


def test_lines_take_only_areas_of_their_programme(cast: Any, units: Any, other: None, tmp_path: Path) -> None:
    parsed = read_for(units["30337"], appendix(tmp_path / "cds.xlsx"), programme=OTHER)
    with pytest.raises(Invalid) as refused:
        record_plan(cast.standing, parsed, NewPlan(2026), DOCUMENT, body_id=units["30337"].pk)
    assert GROUND.code in str([error.message for error in refused.value.errors])


def test_only_the_systems_administrator_keeps_them(cast: Any, units: Any) -> None:
    for who in (cast.chairman, cast.standing, cast.province):
        assert Client(who).get("programmes").json()["may_change"] is False
        with pytest.raises(Forbidden):
            add_programme(who, "MOI", "Chương trình mới")
        with pytest.raises(Forbidden):
            set_areas(who, OTHER, NAME, (PEOPLE,), expect='"v0"')
        answer = Client(who).put(f"programmes/{OTHER}", {"name": NAME, "areas": []}, match='"v0"')
        assert answer.status_code == 403
    assert not ProgrammeArea.objects.filter(programme__code=OTHER).exists()


def test_they_are_set_once_and_told_as_a_sentence(cast: Any) -> None:
    client, key = Client(cast.admin), uuid.uuid4()
    body = {"name": NAME, "areas": [{"code": "CDS_GROUND", "vi": "Hạ tầng số"}]}
    with exactly_one_event():
        answers = [client.put(f"programmes/{OTHER}", body, key=key, match='"v0"') for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    (told,) = (one for one in answers[1].json()["items"] if one["code"] == OTHER)
    assert [area["title"] for area in told["areas"]] == ["Hạ tầng số"]
    event = client.get("activity").json()["items"][0]
    assert (event["verb"], event["subject"]["label"], event["details"]) == (
        "programme.areas_set", NAME, ["thêm: Hạ tầng số"],
    )  # fmt: skip
    assert client.put(f"programmes/{OTHER}", body, match='"v0"').status_code == 412
    assert client.post("programmes", {"code": "XDNTM", "name": "Nông thôn mới"}).status_code == 201
    assert client.post("programmes", {"code": "XDNTM", "name": "Khác"}).status_code == 422


def test_an_area_is_renamed_or_moved_but_never_left_out(cast: Any, other: None) -> None:
    with pytest.raises(Stale):
        set_areas(cast.admin, OTHER, NAME, (PEOPLE, GROUND), expect='"v0"')
    for wishes in (
        (PEOPLE,),
        (PEOPLE, PEOPLE, GROUND),
        (PEOPLE, GROUND, AreaWish("DIRECTION", "Của chương trình khác")),
    ):
        with pytest.raises(Invalid):
            set_areas(cast.admin, OTHER, NAME, wishes, expect='"v1"')
    set_areas(cast.admin, OTHER, NAME, (AreaWish(GROUND.code, "Hạ tầng", "Ground"), PEOPLE), expect='"v1"')
    assert [(area.code, area.name_vi) for area in known().of(OTHER)] == [
        (GROUND.code, "Hạ tầng"), (PEOPLE.code, PEOPLE.name_vi),
    ]  # fmt: skip
    me = Client(cast.officer).get("me").json()
    named = next(one for one in me["programmes"] if one["code"] == OTHER)["areas"]
    assert [(area["vi"], area["en"]) for area in named] == [("Hạ tầng", "Ground"), (PEOPLE.name_vi, PEOPLE.name_en)]


def test_a_retired_area_stays_readable_and_takes_nothing_new(
    cast: Any, units: Any, other: None, tmp_path: Path
) -> None:
    plan = recorded(cast, units["30337"], appendix(tmp_path / "cds.xlsx")).plan
    retired = AreaWish(GROUND.code, GROUND.name_vi, GROUND.name_en, retired=True)
    set_areas(cast.admin, OTHER, NAME, (PEOPLE, retired), expect='"v1"')
    client = Client(cast.chairman)
    rows = client.get(f"plans/{plan.pk}/outline").json()["rows"]
    assert GROUND.name_vi in [row["title"] for row in rows if row["kind"] == "area"]
    assert len(client.get("tasks", area=GROUND.code).json()["items"]) == 2
    away = {"user": cast.officer.pk, "first_day": "2026-08-20", "last_day": "2026-08-21", "stand_in": cast.head.pk}
    refused = Client(cast.standing).post("away", away | {"areas": [GROUND.code]})
    assert (refused.status_code, refused.json()["detail"]) == (422, "Lĩnh vực này đã thôi dùng.")
    again = read_for(units["30337"], appendix(tmp_path / "again.xlsx"), programme=OTHER)
    assert {error["code"] for error in again["errors"]} == {"UNKNOWN_AREA"}


def test_the_reforms_are_as_they_were(cast: Any) -> None:
    assert [area.code for area in known().of(REFORM)] == [
        "DIRECTION", "INSTITUTIONS", "PROCEDURES", "APPARATUS", "CIVIL_SERVICE", "PUBLIC_FINANCE", "DIGITAL_GOVERNMENT",
    ]  # fmt: skip
    with translation.override("en"):
        assert str(known().name("PROCEDURES")) == "Administrative procedure reform"
    assert str(known().name("NOBODY_KNOWS")) == "NOBODY_KNOWS"


def test_what_another_process_changed_is_seen_by_the_next_request(cast: Any) -> None:
    """The stamp comes with the session: what this process keeps is not asked whether it still holds."""
    client = Client(cast.officer)
    assert client.get("me").json()["programmes"][0]["areas"][0]["vi"] == "Công tác chỉ đạo, điều hành"
    kept = areas._Kept.areas
    reform = known().of(REFORM)
    wishes = [AreaWish(a.code, a.name_vi.upper(), a.name_en, a.words) for a in reform]
    set_areas(cast.admin, REFORM, "Cải cách hành chính", wishes, expect='"v0"')
    areas._Kept.areas, areas._Kept.stamp = kept, 0  # as a process that was not told
    assert client.get("me").json()["programmes"][0]["areas"][0]["vi"] == "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"
