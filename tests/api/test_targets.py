"""Figures of targets: who enters them, what is refused, what is told to whom."""

import pytest

from backend.errors import NotTheMoment
from backend.ids import uuid7
from backend.plans.models import Target, TargetFigure
from tests import worlds
from tests.events import events_since, head, no_event
from tests.workflows.plan_table import step


@pytest.fixture
def target(recorded):
    """One that asks for at least a number."""
    return Target.objects.filter(version=recorded.plan.current, operator=">=").first()


def figure(**more):
    return {"id": str(uuid7()), "value": "75.5", "as_on": "2026-06-30", "source": "Báo cáo 6 tháng đầu năm"} | more


def path_of(target):
    return f"plans/{target.version.plan_id}/targets/{target.lineage}/figures"


def told(client, target):
    rows = client.get(f"plans/{target.version.plan_id}/targets").json()["items"]
    return next(row for row in rows if row["lineage"] == str(target.lineage))


def test_a_figure_says_how_the_target_stands(cast, at, target):
    assert told(at("standing"), target)["course"]["state"] == "NO_FIGURE"
    before, sent = head(), figure(document=str(worlds.document(cast.standing).pk))
    assert at("standing").post(path_of(target), sent).status_code == 201
    row = told(at("officer"), target)
    assert row["course"]["state"] in {"ACHIEVED", "ON_COURSE", "AT_RISK"} and row["course"]["why"]
    assert row["figures"][0]["document"]["number"] == "17/CV-UBND"
    assert [event.verb for event in events_since(before)][-1] == "plan.figure_reported"


def test_it_is_corrected_only_by_a_later_row_that_says_why(at, target):
    at("standing").post(path_of(target), figure())
    with no_event():
        refused = at("standing").post(path_of(target), figure(value="57"))
    assert (refused.status_code, refused.json()["field"]) == (422, "reason")
    at("standing").post(path_of(target), figure(value="57", reason="Gõ nhầm"))
    assert [(one["value"], one["counts"]) for one in told(at("officer"), target)["figures"]] == [("75.5", False), ("57", True)]  # fmt: skip
    assert TargetFigure.objects.count() == 2
    entered, corrected = reversed(
        at("standing").get(f"activity?subject=plan:{target.version.plan_id}").json()["items"][:2]
    )
    assert entered["details"][1].startswith("30/06/2026: 75,5 ")
    assert corrected["details"][1].startswith("30/06/2026: 75,5 → 57 ")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"as_on": "2026-12-31"}, "as_on"),
        ({"as_on": "2025-12-31"}, "as_on"),
        ({"value": "90000000000000"}, "value"),
        ({"value": "x"}, "value"),
        ({"source": " "}, "source"),
        ({"document": str(uuid7())}, "document"),
        ({"upload": str(uuid7())}, "upload"),
    ],
)
def test_what_cannot_be_is_refused_with_its_name(at, target, wrong, field):
    with no_event():
        answer = at("standing").post(path_of(target), figure(**wrong))
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_the_responsible_unit_enters_its_own(cast, at, target):
    rows = at("officer").get(f"plans/{target.version.plan_id}/targets").json()["items"]
    own = {row["responsible"] and row["responsible"]["code"]: row for row in rows}
    mine = own.get("30337-TTPVHCC")
    assert all(row["may_report"] == (row is mine) for row in own.values())
    others = next(row for row in own.values() if row is not mine)
    answer = at("officer").post(f"plans/{target.version.plan_id}/targets/{others['lineage']}/figures", figure())
    assert answer.status_code == 403


def test_a_plan_whose_targets_have_figures_is_not_taken_back(cast, at, target):
    plan = target.version.plan
    assert at("standing").post(path_of(target), figure()).status_code == 201
    with pytest.raises(NotTheMoment, match="đã có số liệu chỉ tiêu"), no_event():
        step(cast.clerk, plan, "undo_recording", reason="Nhầm tệp")


def test_figures_do_not_cross_the_wall(at, target):
    at("standing").post(path_of(target), figure())
    row = told(at("province"), target)
    assert (row["figures"], row["course"], row["may_report"]) == ([], None, False)
    feed = at("province").get("activity").json()["items"]
    assert all(event["verb"] != "plan.figure_reported" for event in feed)
