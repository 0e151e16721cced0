"""A plan against that of the body above: what is answered, how it is linked, what each side is told."""

from datetime import date

import pytest

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.drafting import NewPlan, draft_plan
from backend.plans.issuing import IssuedDocument
from backend.plans.likeness import likeliest
from backend.plans.models import LineAnswer, PlanLine, Target, Task
from backend.plans.recording import record_plan
from demo import draft
from tests import worlds
from tests.events import events_since, head, no_event

LINES = (
    ("Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", "Dữ liệu", "VP", "31/12/2026", "2026-12-31"),
    ("Cắt giảm chi phí tuân thủ trong quy trình liên thông", "Quyết định", "VP", "31/12/2026", "2026-12-31"),
)


@pytest.fixture
def higher(cast, units, recorded):
    """The province's plan of two lines, 28 days before the commune's: it may lead communes too."""
    group = OrgUnit.objects.create(
        code="MH-XA", kind_id="GROUP", name="Các xã", short_name="Các xã", parent=units["MH"], body=units["MH"],
        is_group=True, valid_from=units["MH"].valid_from,
    )  # fmt: skip
    group.members.add(units["30337"])
    parsed = draft.parsed("MH", LINES)
    parsed["tasks"][1]["lead"] = group.code
    document = IssuedDocument("312/KH-UBND", date(2025, 12, 22))
    return record_plan(cast.province, parsed, NewPlan(2026), document, body_id=units["MH"].pk).plan


def above(client, plan):
    return client.get(f"plans/{plan.pk}/coverage").json()["above"]


def listed(client, plan):
    """Whose plans it is held against, and what the list says it lacks."""
    rows = {row["id"]: row["lacking"] for row in client.get("plans").json()["items"]}
    return client.get(f"plans/{plan.pk}").json()["compared"], rows[str(plan.pk)]


def pair(recorded, higher, own="21", up="1"):
    lines = {version: dict(PlanLine.objects.filter(version=version).values_list("no", "lineage")) for version in
             (recorded.plan.current_id, higher.current_id)}  # fmt: skip
    return {"own": str(lines[recorded.plan.current_id][own]), "higher": str(lines[higher.current_id][up])}


def test_a_likely_line_is_proposed_and_linked_by_a_person(at, recorded, higher):
    told = above(at("standing"), recorded.plan)
    (plan,) = told["plans"]
    assert (plan["number"], plan["days"], plan["issued"], told["may_link"]) == ("312/KH-UBND", 28, True, True)
    wanted = pair(recorded, higher)
    assert plan["lines"][0]["proposed"][0] == wanted["own"]
    assert [line["answers"] for line in plan["lines"]] == [[], []]
    assert listed(at("officer"), recorded.plan) == ("ABOVE", 2)
    before = head()
    answer = at("standing").post(f"plans/{recorded.plan.pk}/answers", wanted)
    line = answer.json()["above"]["plans"][0]["lines"][0]
    assert [(one["no"], one["kind"], one["linked"]) for one in line["answers"]] == [("21", "LINE", True)]
    assert line["proposed"] == []
    assert [event.verb for event in events_since(before)] == ["plan.line_linked"]
    below = at("province").get(f"plans/{higher.pk}/coverage").json()["below"]
    commune = next(one for one in below["bodies"] if one["plan"])
    assert (commune["number"], commune["days"], commune["answered"]) == ("05/KH-UBND", 28, 1)
    assert [line["bodies"] for line in below["lines"]] == [[commune["body"]["id"]], []]
    assert listed(at("officer"), recorded.plan) == ("ABOVE", 1)
    assert listed(at("province"), higher) == ("BELOW", 0)
    assert listed(at("province"), recorded.plan) == ("ABOVE", 0)  # what a body lacks is its own affair


def test_a_target_answers_too_and_is_taken_back(at, recorded, higher):
    target = Target.objects.filter(version=recorded.plan.current)[0]
    wanted = pair(recorded, higher) | {"own": str(target.lineage)}
    path = f"plans/{recorded.plan.pk}/answers"
    line = at("clerk").post(path, wanted).json()["above"]["plans"][0]["lines"][0]
    assert [(one["title"], one["kind"]) for one in line["answers"]] == [(target.name, "TARGET")]
    with no_event():
        assert at("clerk").post(path, wanted).status_code == 409
    assert at("standing").post(f"{path}/removal", wanted).status_code == 200
    assert not LineAnswer.objects.exists()
    with no_event():
        assert at("standing").post(f"{path}/removal", wanted).status_code == 409


def test_what_was_received_and_linked_answers(cast, at, recorded, higher):
    received = Task.objects.get(plan_line__version=higher.current, body__code="30337")
    own = Task.objects.filter(plan_line__version=recorded.plan.current, plan_line__no="16").get()
    worlds.act(cast.chairman, received, "link", own_task=str(own.pk))
    line = above(at("officer"), recorded.plan)["plans"][0]["lines"][1]
    assert [(one["no"], one["linked"]) for one in line["answers"]] == [("16", False)]


def test_a_link_outlives_an_amendment_but_not_the_line(at, recorded, higher):
    wanted = pair(recorded, higher)
    at("standing").post(f"plans/{recorded.plan.pk}/answers", wanted)
    made = at("standing").post(f"plans/{recorded.plan.pk}/amendments", {"id": str(uuid7())}, match='"v1"').json()
    path = f"plans/{made['id']}"
    assert len(at("standing").get(f"{path}/coverage").json()["above"]["plans"][0]["lines"][0]["answers"]) == 1
    line = PlanLine.objects.get(version__plan=made["id"], lineage=wanted["own"])
    edited = at("standing").post(f"{path}/edits", {"items": [{"line": str(line.pk), "drop": True}]}, match='"v1"')
    assert edited.status_code == 200
    told = at("standing").get(f"{path}/coverage").json()["above"]["plans"][0]
    assert told["lines"][0]["answers"] == []
    assert (told["days"], told["issued"]) == (28, True)  # an amendment came later; the plan did not
    lacking = {row["id"]: row["lacking"] for row in at("standing").get("plans").json()["items"]}
    assert lacking == {str(recorded.plan.pk): 1, made["id"]: 2}
    assert len(above(at("officer"), recorded.plan)["plans"][0]["lines"][0]["answers"]) == 1


@pytest.mark.parametrize("field", ["own", "higher"])
def test_what_is_no_line_is_refused_with_its_name(at, recorded, higher, field):
    with no_event():
        answer = at("standing").post(
            f"plans/{recorded.plan.pk}/answers", pair(recorded, higher) | {field: str(uuid7())}
        )
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_the_plan_above_is_told_as_printed_and_not_opened(cast, at, recorded, higher):
    draft_plan(cast.province, draft.parsed("MH", LINES), NewPlan(2026, "KÍN-CỦA-TỈNH"), body_id=higher.body_id)
    told = above(at("officer"), recorded.plan)
    assert [plan["number"] for plan in told["plans"]] == ["312/KH-UBND"]  # what is being prepared there is not told
    assert set(told["plans"][0]["lines"][0]) == {
        "lineage", "no", "title", "product", "lead_printed", "deadline_printed", "due_on", "answers", "proposed",
    }  # fmt: skip
    assert (told["may_link"], told["own"]) == (False, [])
    for path in ("", "/outline", "/coverage"):
        assert at("officer").get(f"plans/{higher.pk}{path}").status_code == 404
    assert at("province").get(f"plans/{recorded.plan.pk}/coverage").json()["below"] is None


def test_likely_is_what_shares_rare_words():
    own = {uuid7(): text for text in (
        "Báo cáo cải cách hành chính quý I", "Báo cáo cải cách hành chính năm", "Số hoá kết quả giải quyết thủ tục",
    )}  # fmt: skip
    asked = {uuid7(): "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính", uuid7(): "Cắt giảm chi phí tuân thủ"}
    found = likeliest(asked, own)
    assert [[own[key] for key in found[one]] for one in asked] == [["Số hoá kết quả giải quyết thủ tục"], []]
