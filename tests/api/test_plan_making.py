"""A plan's file in the web: preview, names remembered, a draft or recorded as issued, officers by area and unit."""

import hashlib
import uuid
from typing import Any

import pytest

from backend.files import under_way
from backend.files.store import path_of, told_at
from backend.ids import uuid7
from backend.imports.reading import read_for
from backend.plans.models import Plan, Task
from tests.api.client import Client
from tests.events import events_since, exactly_one_event, head, no_event
from tests.imports.books import book
from tests.plans.conftest import SAMPLE
from tests.workflows.plan_table import NUMBERED, drafted, step

FILE = SAMPLE.with_name("ke-hoach-cchc-2026-xa.xlsx")
DOCUMENT = {"number": "05/KH-UBND", "date": "2026-01-19", "signer": "Trần Minh Họa"}


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Any) -> None:
    """A file store of its own."""
    settings.FILES_DIR = tmp_path / "files"


def sent(client: Client, content: bytes, name: str = "ke-hoach.xlsx") -> str:
    """The id of an upload as the page sends it."""
    upload = str(uuid7())
    answer = client.http.put(
        f"/api/v1/uploads/{upload}", content, content_type="application/octet-stream",
        headers={"X-Content-SHA256": hashlib.sha256(content).hexdigest(), "X-File-Name": name},
    )  # fmt: skip
    assert answer.status_code == 201, answer.content
    return upload


def plan_of(upload: str, **more: Any) -> dict[str, Any]:
    return {"id": str(uuid7()), "upload": upload, "year": 2026, **more}


def test_the_sample_from_upload_to_recorded(cast: Any, units: Any) -> None:
    standing = Client(cast.standing)
    upload = sent(standing, FILE.read_bytes())
    with no_event():
        seen = standing.get(f"plan-imports/{upload}").json()
    assert (len(seen["tasks"]), len(seen["targets"]), seen["errors"]) == (58, 16, [])
    assert (seen["plan"]["number"], seen["plan"]["year"], seen["body"]["code"]) == ("05/KH-UBND", 2026, "30337")
    body, key, before = plan_of(upload, document=DOCUMENT, key_lines=["4"]), uuid.uuid4(), head()
    made = standing.post("plans", body, key=key)
    assert (made.status_code, made.json()["state"], made.json()["counts"]["tasks"]) == (201, "ISSUED", 53)
    assert len(events_since(before)) == 54
    assert standing.post("plans", body, key=key).status_code == 201
    assert len(events_since(before)) == 54
    again = standing.post("plans", body)
    assert (again.status_code, again.json()["code"]) == (422, "invalid")
    source = made.json()["source"]
    file: Any = standing.http.get(f"/api/v1/files/{source['id']}")
    assert b"".join(file.streaming_content) == FILE.read_bytes()
    assert Client(cast.province).get(f"files/{source['id']}").status_code == 404


def test_a_number_in_use_is_told_before_the_file_is_read(cast: Any, units: Any) -> None:
    standing = Client(cast.standing)
    assert standing.post("plans", plan_of(sent(standing, FILE.read_bytes()), document=DOCUMENT)).status_code == 201
    unreadable = sent(standing, b"not a workbook")
    refused = standing.post("plans", plan_of(unreadable, document=DOCUMENT))
    assert (refused.status_code, [error["field"] for error in refused.json()["errors"]]) == (409, ["number"])
    other = plan_of(unreadable, document={**DOCUMENT, "number": "77/KH-UBND"})
    assert standing.post("plans", other).status_code == 422


def test_a_draft_is_read_anew_approved_and_issued(cast: Any, units: Any) -> None:
    standing, chairman = Client(cast.standing), Client(cast.chairman)
    upload = sent(standing, FILE.read_bytes())
    with exactly_one_event() as seen:
        made = standing.post("plans", plan_of(upload)).json()
    assert (seen.event.verb, made["state"], made["lines"], made["counts"]["tasks"]) == ("plan.drafted", "DRAFT", 53, 0)
    path = f"plans/{made['id']}"
    made = standing.post(f"{path}/lines", {"upload": upload, "year": 2026}, match='"v1"').json()
    made = standing.post(f"{path}/key-lines", {"lines": ["4", "8"]}, match=f'"v{made["version"]}"').json()
    assert standing.post(f"{path}/key-lines", {"lines": []}, match='"v1"').status_code == 412
    rows = standing.get(f"{path}/outline").json()["rows"]
    assert [row["no"] for row in rows if row["kind"] == "line" and row["key"]] == ["4", "8"]
    assert Client(cast.officer).get(path).status_code == 404
    assert chairman.get("work").json()["plans"] == []
    step(cast.standing, Plan.objects.get(), "send_for_review")
    assert [turn["act"] for turn in chairman.get("work").json()["plans"]] == ["Duyệt kế hoạch"]
    step(cast.chairman, Plan.objects.get(), "approve")
    step(cast.clerk, Plan.objects.get(), "issue", **NUMBERED)
    page = Client(cast.officer).get(path).json()
    assert (page["state"], page["number"], page["counts"]["tasks"]) == ("ISSUED", "9/KH-UBND", 53)
    assert [part["state"] for part in page["route"]] == ["done", "done", "done"]


def test_an_unknown_name_is_chosen_once_and_remembered(cast: Any, units: Any, tmp_path: Any) -> None:
    standing = Client(cast.standing)
    lines = [(n, f"Việc {n}", "Báo cáo", "Phòng Kinh tế xã nhà", "", "Quý IV") for n in (1, 2)]
    upload = sent(standing, book(tmp_path / "a.xlsx", *lines).read_bytes())
    found = standing.get(f"plan-imports/{upload}").json()
    assert [(e["code"], e["cell"], e["value"]) for e in found["errors"]] == [
        ("UNKNOWN_UNIT", "D7", "Phòng Kinh tế xã nhà"), ("UNKNOWN_UNIT", "D8", "Phòng Kinh tế xã nhà"),
    ]  # fmt: skip
    refused = standing.post("plans", plan_of(upload))
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "Phụ lục!D7")
    with exactly_one_event() as seen:
        answer = standing.post(f"units/{units['KT'].pk}/aliases", {"text": " Phòng Kinh tế  xã nhà "})
    assert (answer.status_code, seen.event.verb) == (204, "unit.alias_added")
    with no_event():  # another clerk chose the same
        again = Client(cast.clerk).post(f"units/{units['KT'].pk}/aliases", {"text": "Phòng Kinh tế xã nhà"})
    assert again.status_code == 204
    found = standing.get(f"plan-imports/{upload}").json()
    assert ([task["lead"] for task in found["tasks"]], found["errors"]) == (["30337-KT"] * 2, [])
    taken = standing.post(f"units/{units['VP'].pk}/aliases", {"text": "phòng kinh tế xã nhà"})
    assert (taken.status_code, taken.json()["code"]) == (422, "invalid")
    assert Client(cast.officer).post(f"units/{units['VP'].pk}/aliases", {"text": "VP"}).status_code == 403
    assert Client(cast.outsider).post(f"units/{units['VP'].pk}/aliases", {"text": "VP"}).status_code == 404


@pytest.mark.parametrize(("persona", "status"), [("officer", 403), ("head", 403), ("province", 404)])
def test_who_brings_plans_in(cast: Any, units: Any, persona: str, status: int) -> None:
    """Whoever keeps no plans is refused; an upload is its sender's alone."""
    who = Client(getattr(cast, persona))
    upload = sent(Client(cast.standing) if persona == "province" else who, FILE.read_bytes())
    with no_event():
        assert who.get(f"plan-imports/{upload}").status_code == status
        assert who.post("plans", plan_of(upload)).status_code == status


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"year": "12"}, "year"), ({"year": "x"}, "year"), ({"year": "²⁰²⁶"}, "year"), ({"year": "2026" * 1500}, "year"),
        ({"take_hidden": "1"}, "take_hidden"),
    ],
)  # fmt: skip
def test_what_a_preview_is_not_asked(cast: Any, query: dict[str, str], field: str) -> None:
    standing = Client(cast.standing)
    upload = sent(standing, FILE.read_bytes())
    answer = standing.get(f"plan-imports/{upload}", **query)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_officers_by_area_and_unit(cast: Any, units: Any) -> None:
    standing, head_of_unit = Client(cast.standing), Client(cast.head)
    upload = sent(standing, FILE.read_bytes())
    plan = standing.post("plans", plan_of(upload, document=DOCUMENT)).json()
    path = f"plans/{plan['id']}/officers"
    matrix = standing.get(path).json()
    assert sum(cell["tasks"] for cell in matrix["cells"]) == 53
    assert {row["unit"]["code"]: row["may"] for row in head_of_unit.get(path).json()["units"]}["30337-TTPVHCC"]
    assert not any(
        row["may"] for row in head_of_unit.get(path).json()["units"] if row["unit"]["code"] != "30337-TTPVHCC"
    )
    people = {row["unit"]["id"]: [p["id"] for p in row["people"]] for row in matrix["units"]}
    cells = [
        {"area": cell["area"], "unit": cell["unit_id"], "officer": people[cell["unit_id"]][-1]}
        for cell in matrix["cells"]
        if people[cell["unit_id"]]
    ]
    key, before = uuid.uuid4(), head()
    answer = standing.post(path, {"cells": cells}, key=key).json()
    assert (answer["refused"], answer["left"]) == ([], 0)
    assert [e.verb for e in events_since(before)] == ["officers.defaulted"] + ["task.assigned"] * len(answer["done"])
    assert sorted(standing.post(path, {"cells": cells}, key=key).json()["done"]) == sorted(answer["done"])
    assert Task.objects.filter(officer=None, follow_up=None).count() == 0
    assert {c["officer_id"] for c in standing.get(path).json()["cells"] if people[c["unit_id"]]} == {
        c["officer"] for c in cells
    }
    assert standing.get(f"plans/{plan['id']}").json()["counts"]["unnamed"] == 0


def test_cells_that_cannot_be_set(cast: Any, units: Any) -> None:
    plan = drafted(cast)
    path, standing = f"plans/{plan.pk}/officers", Client(cast.standing)
    cell = {"area": "DIRECTION", "unit": units["VP"].pk, "officer": cast.vp_officer.pk}
    for wrong, status in (
        ({"officer": cast.officer.pk}, 422), ({"unit": units["MH-SNV"].pk}, 404), ({"area": "SPORT"}, 422),
    ):  # fmt: skip
        with no_event():
            assert standing.post(path, {"cells": [cell | wrong]}).status_code == status
    with no_event():
        assert standing.post(path, {"cells": [cell, cell]}).status_code == 422
        assert standing.post(path, {"cells": []}).status_code == 422
    assert standing.post(path, {"cells": [cell]}).json() == {"done": [], "refused": [], "left": 0}
    assert [c["officer_id"] for c in standing.get(path).json()["cells"] if c["unit_id"] == units["VP"].pk] == [
        cast.vp_officer.pk
    ]


def test_readiness_asks_drafts_too(cast: Any, units: Any) -> None:
    plan = drafted(cast)
    standing = Client(cast.standing)
    assert standing.get("readiness", plan=str(plan.pk)).json()["items"] == []
    from backend.accounts.models import Membership

    Membership.objects.filter(unit__in=[units["VP"], units["VHXH"]]).update(valid_to="2026-08-01")
    found = Client(cast.chairman).get("readiness", plan=str(plan.pk)).json()["items"]
    assert [(row["line_no"], row["task_id"], row["plan_id"]) for row in found] == [("1", None, str(plan.pk))]


def test_the_directory(cast: Any, units: Any) -> None:
    found = Client(cast.officer).get("directory").json()
    by_code = {row["unit"]["code"]: row for row in found["units"]}
    assert by_code["30337-TTPVHCC"]["head"]["full_name"] == "Phạm Thí Dụ"
    assert by_code["30337-ALL"]["members"][0]["code"] == "30337-VP"
    assert {(row["leader"]["full_name"], row["area"], (row["unit"] or {}).get("code")) for row in found["leaders"]} == {
        ("Võ Thị Ví Dụ", None, "30337-VHXH"), ("Võ Thị Ví Dụ", "Cải cách chế độ công vụ", None),
    }  # fmt: skip


def test_the_work_itself_says_how_many_lines_are_done(cast: Any, units: Any) -> None:
    standing = Client(cast.standing)
    upload = sent(standing, FILE.read_bytes())
    path, at = f"plan-imports/{upload}/progress", told_at(uuid.UUID(upload))
    nothing = {"phase": None, "done": 0, "total": 0}
    assert standing.get(path).json() == nothing
    with under_way.telling(at):
        read_for(units["30337"], path_of(hashlib.sha256(FILE.read_bytes()).hexdigest()))  # in a process of its own
        read = standing.get(path).json()
        assert read["phase"] == "READING" and 58 <= read["done"] <= read["total"]
        assert Client(cast.clerk).get(path).status_code == 404  # another person's
        under_way.begin("KEEPING", 3000)
        for _ in range(1240):
            under_way.step()
        assert standing.get(path).json() == {"phase": "KEEPING", "done": 1230, "total": 3000}
    assert standing.get(path).json() == nothing and not at.exists()
    under_way.step()  # nobody listens
