"""A plan's next version over HTTP: amended, edited in its cells, a changed file taken over, compared, corrected by two."""

import io
from contextlib import nullcontext
from datetime import date
from typing import Any

import openpyxl
import pytest

from backend.activity.models import Event
from backend.errors import NotTheMoment
from backend.ids import uuid7
from backend.plans.drafting import NewPlan
from backend.plans.issuing import IssuedDocument
from backend.plans.recording import record_plan
from notifications.audience import audience
from tests.api.client import Client
from tests.api.test_plan_making import FILE, sent
from tests.plans.test_recording import one_line
from workflows.numbering import taken_by
from workflows.plan.correcting import Proposal, propose_correction, settle_correction


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Any) -> None:
    """A file store of its own."""
    settings.FILES_DIR = tmp_path / "files"


def changed_file() -> bytes:
    """The sample with one line reworded."""
    book = openpyxl.load_workbook(FILE)
    cell = next(c for row in book["Phụ lục"].iter_rows() for c in row if isinstance(c.value, str) and c.value.startswith("Quán triệt, phổ biến"))  # fmt: skip
    cell.value += " trong toàn xã"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_amendment_from_the_page(cast: Any, units: Any, recorded: Any) -> None:
    standing, plan = Client(cast.standing), f"plans/{recorded.plan.pk}"
    page = standing.get(plan).json()
    assert (page["may"]["amend"], page["programme"]["code"], len(page["versions"])) == (True, "CCHC", 1)
    draft_id = str(uuid7())
    made = standing.post(f"{plan}/amendments", {"id": draft_id}, match=f'"v{page["version"]}"')
    assert (made.status_code, made.json()["version_no"], made.json()["state"]) == (201, 2, "DRAFT")
    draft = f"plans/{draft_id}"
    assert Client(cast.officer).get(draft).status_code == 404  # a draft is its keepers'
    assert [one["version_no"] for one in Client(cast.officer).get(plan).json()["versions"]] == [1]

    line = next(row for row in standing.get(f"{draft}/outline").json()["rows"] if row["kind"] == "line" and row["no"] == "4")  # fmt: skip
    wrong = standing.post(f"{draft}/edits", {"items": [{"line": line["id"], "deadline": "31/02/2026"}]}, match='"v1"')
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "deadline")
    edited = standing.post(f"{draft}/edits", {"items": [{"line": line["id"], "deadline": "Quý IV/2026"}]}, match='"v1"')
    assert (edited.status_code, edited.json()["version"]) == (200, 2)

    upload = sent(standing, changed_file())
    found = standing.get(f"{draft}/changes/{upload}").json()
    assert [(row["no_new"], row["kinds"]) for row in found["rows"]] == [("1", ["CHANGED"]), ("4", ["REDATED"])]
    body = {"upload": upload, "accepted": [found["rows"][0]["key"]]}
    taken = standing.post(f"{draft}/changes", body, match='"v2"').json()
    assert (taken["version"], taken["may"]["undo"]) == (3, True)
    rows = standing.get(f"{draft}/difference").json()["rows"]
    assert [(row["no_new"], [field["field"] for field in row["fields"]]) for row in rows] == [
        ("1", ["title"]), ("4", ["deadline"]),
    ]  # fmt: skip
    sheet = openpyxl.load_workbook(io.BytesIO(standing.get(f"{draft}/difference/sheet").content)).active
    assert sheet["G6"].value == "Quý IV/2026"
    undone = standing.post(f"{draft}/changes/undoing", {}, match='"v3"').json()
    assert (undone["may"]["undo"], undone["version"]) == (False, 4)
    assert len(standing.get(f"{draft}/difference").json()["rows"]) == 1


def test_targets_of_a_draft_are_changed_added_and_dropped(cast: Any, units: Any, recorded: Any) -> None:
    standing, draft_id = Client(cast.standing), str(uuid7())
    standing.post(f"plans/{recorded.plan.pk}/amendments", {"id": draft_id}, match='"v1"')
    path, draft = f"plans/{draft_id}/target-edits", f"plans/{draft_id}"

    def targets() -> list[Any]:
        return list(standing.get(f"{draft}/targets").json()["items"])

    def put(wish: dict[str, Any], version: int) -> Any:
        return standing.post(path, wish, match=f'"v{version}"')

    first, count = targets()[0], len(targets())
    said = {"name": "Tỷ lệ hồ sơ đúng hạn", "unit": "%", "baseline": "97,28", "planned": "Từ 98,5% trở lên", "responsible": units["VP"].pk}  # fmt: skip
    assert put(said | {"lineage": first["lineage"]}, 1).json()["version"] == 2
    assert [(one["operator"], one["planned"], one["baseline"]) for one in targets()[:1]] == [(">=", "98.5", "97.28")]
    changed = standing.get(f"{draft}/difference").json()["rows"][0]
    assert (changed["kinds"], changed["area"]) == (["CHANGED"], None)
    assert {"field": "planned", "label": "Kế hoạch", "old": first["planned_printed"], "new": said["planned"]} in changed["fields"]  # fmt: skip
    wrong = put(said | {"lineage": str(uuid7()), "name": "", "planned": "cao"}, 2)
    assert (wrong.status_code, [error["field"] for error in wrong.json()["errors"]]) == (422, ["name", "planned"])
    new = str(uuid7())
    assert put(said | {"lineage": new}, 2).status_code == 200
    assert [(one["lineage"], one["line_no"]) for one in targets()[-1:]] == [(new, str(count + 1))]
    assert put({"lineage": first["lineage"], "drop": True}, 3).status_code == 200
    assert (len(targets()), put({"lineage": first["lineage"], "drop": True}, 4).status_code) == (count, 422)
    told = standing.get(f"activity?subject=plan:{draft_id}").json()["items"]
    assert [one["details"][0] for one in told[:2]] == ["bỏ", "thêm"]
    assert standing.get(f"plans/{recorded.plan.pk}/targets").json()["items"][0]["name"] == first["name"]


def test_objectives_are_said_anew_carried_on_and_compared(cast: Any, units: Any, recorded: Any) -> None:
    standing, issued, draft_id = Client(cast.standing), f"plans/{recorded.plan.pk}", str(uuid7())
    whole = {"area": "", "text": "Người dân là trung tâm phục vụ"}
    assert standing.get(issued).json()["objectives"] == []
    assert (
        standing.post(f"{issued}/objectives", {"items": [whole]}, match='"v1"').status_code == 409
    )  # it never changes
    standing.post(f"{issued}/amendments", {"id": draft_id}, match='"v1"')
    path, draft = f"plans/{draft_id}/objectives", f"plans/{draft_id}"
    said = [{"area": "PROCEDURES", "text": " Cắt giảm  thời gian "}, whole, {"area": "", "text": "Minh bạch"}]
    kept = [whole, {"area": "", "text": "Minh bạch"}, {"area": "PROCEDURES", "text": "Cắt giảm thời gian"}]
    assert standing.post(path, {"items": said}, match='"v1"').json()["objectives"] == kept
    assert standing.post(path, {"items": said}, match='"v2"').status_code == 422  # as it is
    wrong = standing.post(path, {"items": [{"area": "MAGIC", "text": "x"}]}, match='"v2"')
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "items.0.area")
    rows = standing.get(f"{draft}/difference").json()["rows"]
    assert [(row["kinds"], row["area"], row["fields"][0]["new"]) for row in rows] == [
        (["ADDED"], one["area"] or None, one["text"]) for one in kept
    ]
    assert Client(cast.officer).get(draft).status_code == 404
    told = standing.get(f"activity?subject=plan:{draft_id}").json()["items"][0]
    assert told["verb"] == "plan.objectives_set"


def test_a_correction_takes_two(cast: Any, units: Any, recorded: Any) -> None:
    standing, chairman, plan = Client(cast.standing), Client(cast.chairman), f"plans/{recorded.plan.pk}"
    names = {user.pk: name for name, user in vars(cast).items()}

    def heard() -> set[str]:
        return {names[person] for person in audience(Event.objects.latest("seq"))}

    said = {"id": str(uuid7()), "field": "NUMBER", "new": "06/KH-UBND", "reason": "Gõ nhầm số"}
    page = standing.post(f"{plan}/corrections", said, match='"v1"').json()
    assert [(one["old"], one["new"], one["may_settle"]) for one in page["corrections"]] == [
        ("05/KH-UBND", "06/KH-UBND", False)
    ]
    assert chairman.get(plan).json()["corrections"][0]["may_settle"]
    turns = chairman.get("work").json()["plans"]
    assert [(turn["id"], turn["tab"]) for turn in turns] == [(str(recorded.plan.pk), "corrections")]
    assert standing.get("work").json()["plans"] == []  # it waits for somebody else
    assert {"chairman", "vice", "clerk"} <= heard() - {"standing"} == heard()
    own = standing.post(f"{plan}/corrections/{said['id']}", {"agree": True}, match='"v2"')
    assert own.status_code == 409
    settled = chairman.post(f"{plan}/corrections/{said['id']}", {"agree": True}, match='"v2"').json()
    assert (settled["corrections"][0]["state"], settled["number"]) == ("CONFIRMED", "06/KH-UBND")
    row = chairman.get("plans").json()["items"][0]
    task = chairman.get("tasks").json()["items"][0]["id"]
    work = [row["plan_number"] for row in Client(cast.head).get("work").json()["items"]]
    assert (row["number"], settled["versions"][0]["number"]) == ("06/KH-UBND", "06/KH-UBND")
    assert chairman.get(f"tasks/{task}").json()["line"]["plan_number"] == "06/KH-UBND"
    assert work and set(work) == {"06/KH-UBND"}
    assert heard() == {"standing"}
    assert chairman.get("work").json()["plans"] == []


def test_a_number_in_use_is_the_corrected_one(cast: Any, units: Any, recorded: Any) -> None:
    plan, wanted = recorded.plan, Proposal(uuid7(), "NUMBER", "06/KH-UBND", "Gõ nhầm số")
    propose_correction(cast.standing, plan.pk, wanted, expect='"v1"')
    settle_correction(cast.chairman, plan.pk, wanted.id, agree=True, expect='"v2"')
    assert [one.number for one in taken_by({plan.body_id}, [2026])] == ["06/KH-UBND"]
    for number, refused in (("06/KH-UBND", True), ("05/KH-UBND", False)):
        with pytest.raises(NotTheMoment) if refused else nullcontext():
            document = IssuedDocument(number, date(2026, 2, 2))
            record_plan(cast.standing, one_line(), NewPlan(2026), document, body_id=units["30337"].pk)
