"""The "six clear": what each line of a plan lacks, and where the body makes it a gate (product.md §19)."""

import pytest

from backend.accounts.models import DefaultOfficer
from backend.errors import NotTheMoment
from backend.organisations.models import BodySettings, OrgUnit
from backend.plans.drafting import NewPlan, draft_plan
from backend.plans.models import Task
from backend.plans.proposing import proposed_product
from tests.plans.test_recording import one_line
from tests.workflows.plan_table import NUMBERED, step
from workflows.plan.clarity import Clear, unclear_lines


def plan(cast, **second):
    """Two lines of one unit with a default officer; the second with other words."""
    body = OrgUnit.objects.get(code="30337")
    parsed = one_line(lead="30337-TTPVHCC", title="Báo cáo công tác cải cách hành chính quý III")
    line = one_line(line="2", lead="30337-TTPVHCC")["tasks"][0]
    line["title"] = "Rà soát danh mục thủ tục hành chính"
    parsed["tasks"].append({**line, **second})
    DefaultOfficer.objects.update_or_create(
        unit=OrgUnit.objects.get(code="30337-TTPVHCC"), area="", defaults={"officer": cast.officer}
    )
    return draft_plan(cast.standing, parsed, NewPlan(2026, "Kế hoạch thử"), body_id=body.pk)


def lacking(made):
    return {one.line.no: set(one.missing) for one in unclear_lines(made)}


def test_a_line_that_says_everything_lacks_nothing(cast, units):
    assert lacking(plan(cast)) == {}


@pytest.mark.parametrize(
    ("second", "missing"),
    [
        ({"title": "Họp"}, {Clear.WORK}),
        ({"product": ""}, {Clear.PRODUCT}),
        ({"lead": "30337-KT"}, {Clear.PERSON}),
    ],
)
def test_what_is_missing_is_named(cast, units, second, missing):
    assert lacking(plan(cast, **second)) == {"2": missing}


def test_the_same_words_twice_are_not_clear_work(cast, units):
    made = plan(cast)
    first = made.current.lines.get(no="1")
    made.current.lines.filter(no="2").update(title=f"{first.title.upper()} ")
    assert lacking(made) == {"1": {Clear.WORK}, "2": {Clear.WORK}}


def test_time_is_a_date_a_rhythm_or_an_event_and_once_issued_a_review_date(cast, units):
    made = plan(cast)
    line = made.current.lines.filter(no="2")
    line.update(due_on=None, deadline_kind="NONE")
    assert lacking(made) == {"2": {Clear.TIME}}
    for kind in ("REGULAR", "RELATIVE_TO_EVENT", "PER_OTHER_PLAN"):
        line.update(deadline_kind=kind)
        assert lacking(made) == {}
    line.update(deadline_kind="NONE")
    issued = step(cast.standing, made, "record_issued", **NUMBERED)
    assert lacking(issued) == {}
    Task.objects.filter(plan_line__no="2").update(review_on=None)
    assert lacking(issued) == {"2": {Clear.TIME}}


def test_a_line_without_a_lead_that_stands_has_no_responsibility(cast, units):
    made = plan(cast)
    made.current.lines.filter(no="2").update(lead=None)
    assert lacking(made) == {"2": {Clear.RESPONSIBILITY}}


def test_only_what_the_body_asks_keeps_a_plan_from_being_issued(cast, units):
    made = step(cast.chairman, step(cast.standing, plan(cast, product=""), "send_for_review"), "approve")
    settings = BodySettings.objects.get(body=made.body)
    settings.asked_clears = [Clear.PRODUCT]
    settings.save()
    with pytest.raises(NotTheMoment, match="1 dòng \\(2\\)"):
        step(cast.clerk, made, "issue", **NUMBERED)
    settings.asked_clears = [Clear.PERSON]
    settings.save()
    assert step(cast.clerk, made, "issue", **NUMBERED).state == "ISSUED"


def test_what_was_signed_elsewhere_is_only_told_of(cast, units):
    made = plan(cast, product="")
    BodySettings.objects.filter(body=made.body).update(asked_clears=[Clear.PRODUCT])
    issued = step(cast.standing, made, "record_issued", **NUMBERED)
    assert lacking(issued) == {"2": {Clear.PRODUCT}}


@pytest.mark.parametrize(
    ("title", "product"),
    [
        ("Xây dựng Kế hoạch cải cách hành chính năm 2026", "Kế hoạch"),
        ("Rà soát, đánh giá thủ tục hành chính", "Báo cáo kết quả"),
        ("Nâng tỷ lệ hồ sơ trực tuyến", "Tỷ lệ đạt được"),
        ("Phối hợp thường xuyên với các đoàn thể", ""),
    ],
)
def test_a_product_is_proposed_from_the_words(title, product):
    assert proposed_product(title) == product
