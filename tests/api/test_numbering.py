"""Chờ số: what is approved waits for the clerk; several are issued in one act, and who may not meets a refusal."""

import uuid
from datetime import date
from typing import Any

import pytest

from backend.plans.drafting import NewPlan
from backend.plans.models import Plan
from backend.plans.recording import record_plan
from tests.api.client import Client
from tests.events import events_since, head
from tests.plans.conftest import DOCUMENT
from tests.plans.test_recording import one_line
from tests.workflows.plan_table import drafted, step
from workflows.document.registering import Particulars, register_document


def approved(cast: Any) -> Plan:
    plan = step(cast.standing, drafted(cast), "send_for_review")
    return step(cast.chairman, plan, "approve")


def row(plan: Plan, number: str, **more: Any) -> dict[str, Any]:
    return {"kind": "PLAN", "id": str(plan.pk), "version": plan.version, "number": number, "date": "2026-08-13", **more}


def test_what_waits_and_which_numbers_are_in_use(cast: Any, units: Any) -> None:
    plan, other = approved(cast), drafted(cast)
    record_plan(cast.standing, one_line(), NewPlan(2026), DOCUMENT, body_id=units["30337"].pk)
    own = Particulars("PLAN", "07/KH-UBND", date(2026, 2, 3), units["30337"].name, "Kế hoạch khác")
    theirs = Particulars("PLAN", "01/KH-UBND", date(2026, 2, 4), "Ủy ban nhân dân tỉnh", "Kế hoạch của tỉnh")
    for particulars in (own, theirs):
        register_document(cast.clerk, uuid.uuid4(), particulars)
    seen = Client(cast.clerk).get("numbering").json()
    assert [item["id"] for item in seen["items"]] == [str(plan.pk)] != [str(other.pk)]
    assert [(one["kind"], one["number"], one["issued_on"]) for one in seen["taken"]] == [
        ("PLAN", "07/KH-UBND", "2026-02-03"), ("PLAN", "05/KH-UBND", "2026-01-19"),
    ]  # fmt: skip


def test_the_number_of_a_recording_taken_back_is_free_again(cast: Any, units: Any) -> None:
    approved(cast)
    recorded = record_plan(cast.standing, one_line(), NewPlan(2026), DOCUMENT, body_id=units["30337"].pk)
    client = Client(cast.clerk)
    assert [one["number"] for one in client.get("numbering").json()["taken"]] == ["05/KH-UBND"]
    step(cast.standing, recorded.plan, "undo_recording", reason="Nhập nhầm tệp")
    assert client.get("numbering").json()["taken"] == []


@pytest.mark.parametrize("who", ["officer", "head", "province", "outsider"])
def test_whoever_keeps_no_plans_has_no_list_and_issues_nothing(cast: Any, who: str) -> None:
    plan, client = approved(cast), Client(getattr(cast, who))
    assert client.get("numbering").json()["items"] == []
    before = head()
    answer = client.post("numbering", {"items": [row(plan, "9/KH-UBND")]}).json()
    assert (answer["done"], [why["code"] for why in answer["refused"]]) == ([], ["not_found"])
    assert not events_since(before)


def test_several_are_issued_at_once_and_a_number_twice_is_refused(cast: Any) -> None:
    first, second, third = (approved(cast) for _ in range(3))
    stale, key, before = row(third, "11/KH-UBND", version=1), uuid.uuid4(), head()
    body = {"items": [row(first, "9/KH-UBND", signer="Trần Minh Họa"), row(second, "9/KH-UBND"), stale]}
    client = Client(cast.clerk)
    answer = client.post("numbering", body, key=key).json()
    assert answer["done"] == [str(first.pk)], answer
    assert [(why["id"], why["code"]) for why in answer["refused"]] == [
        (str(second.pk), "not_the_moment"), (str(third.pk), "stale"),
    ]  # fmt: skip
    assert all(why["detail"] for why in answer["refused"])
    assert {event.verb for event in events_since(before)} == {"plan.issued", "task.given"}
    count = len(events_since(before))
    assert client.post("numbering", body, key=key).json()["done"] == [str(first.pk)]
    assert len(events_since(before)) == count
    assert [item["id"] for item in client.get("numbering").json()["items"]] == sorted([str(second.pk), str(third.pk)])
    number = client.post("numbering", {"items": [row(second, " ")]})
    assert number.status_code == 422
