"""Checklists as data: the product's own are sound, a body's are written as drafts, and what was issued never changes."""

import re
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment, Stale
from backend.ids import uuid7
from backend.inspections.items import fails, fill
from backend.inspections.models import Checklist, ChecklistVersion
from tests.api.client import Client
from tests.inspections import worlds
from tests.inspections.visits import FIGURES, duty, item, value
from workflows.inspection.checklists import _wrong, issue_draft, retire, save_draft, start_checklist, take_along

A_FIGURE = {"key": "late", "label": "Đi muộn", "unit": "người"}
FAILS: dict[str, Any] = {"figure": "", "of": "", "op": "OVER", "value": 0, "choices": []}
CHOICES = {
    "kind": "CHOICE",
    "figures": [],
    "sum": None,
    "choices": [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}],
}


def copied(by: Any) -> Checklist:
    """The product's list of public duty as a draft of this person's body."""
    made = uuid7()
    start_checklist(by, made, title="", copy_of=duty().pk)
    return Checklist.objects.get(pk=made)


def test_the_products_lists_say_what_fails_and_what_its_finding_reads(cast: Any) -> None:
    for version in ChecklistVersion.objects.filter(checklist__body=None):
        assert [(line["text"], list(_wrong(line))) for line in version.items if list(_wrong(line))] == []
        for line in version.items:
            places = {figure["key"]: 0 for figure in line["figures"]}
            assert "{" not in fill(line["finding"] + line["requirement"], places), line["text"]


def test_a_figure_a_share_and_a_choice_fail() -> None:
    line: dict[str, Any] = {"fails": {"figure": "late", "of": "", "op": "OVER", "value": 0, "choices": []}}
    assert [fails(line, value(figures=figures)) for figures in ({"late": 1}, {"late": 0}, {})] == [True, False, False]
    share = {"fails": {"figure": "done", "of": "all", "op": "UNDER", "value": 80, "choices": []}}
    figures = [{"done": 79, "all": 100}, {"done": 80, "all": 100}, {"done": 0, "all": 0}, {"done": 1}]
    assert [fails(share, value(figures=one)) for one in figures] == [True, False, False, False]
    chosen = {"fails": {"figure": "", "of": "", "op": "OVER", "value": 0, "choices": ["NO"]}}
    assert [fails(chosen, value(choice=one)) for one in ("NO", "YES", "NA")] == [True, False, False]


def test_the_words_of_a_finding_have_its_figures(cast: Any) -> None:
    assert fill(item()["finding"], FIGURES).startswith("Tại thời điểm kiểm tra có 40/66 người có mặt; 25 người vắng có")


def test_a_bodys_own_is_written_issued_and_written_on(cast: Any, units: Any) -> None:
    checklist = copied(cast.inspector)
    draft = checklist.versions.get()
    assert draft.items == duty().items  # by their ids what was found at them before is known
    lines = [
        {**line, "fails": line["fails"] and {**line["fails"], "value": Decimal("0.00")}} for line in draft.items[:2]
    ]
    save_draft(cast.inspector, checklist.pk, title="Kiểm tra giờ giấc", items=lines, expect='"v1"')
    with pytest.raises(Stale):
        save_draft(cast.inspector, checklist.pk, title="Khác", items=lines, expect='"v1"')
    assert checklist.versions.get().items == draft.items[:2]
    issue_draft(cast.inspector, checklist.pk, expect='"v2"')
    with pytest.raises(NotTheMoment):
        issue_draft(cast.inspector, checklist.pk, expect='"v2"')
    with pytest.raises(DatabaseError), transaction.atomic():
        checklist.versions.update(title="Khác")
    save_draft(cast.inspector, checklist.pk, title="Kiểm tra giờ giấc", items=lines[:1], expect='"v2"')
    page = Client(cast.p_officer).get(f"checklists/{checklist.pk}").json()
    assert (page["current"]["number"], len(page["current"]["items"]), page["draft"]["number"], len(page["draft"]["items"])) == (1, 2, 2, 1)  # fmt: skip


def test_who_saw_the_version_in_force_does_not_write_over_a_colleagues_draft(cast: Any) -> None:
    checklist = copied(cast.inspector)
    lines = checklist.versions.get().items
    issue_draft(cast.inspector, checklist.pk, expect='"v1"')
    save_draft(cast.inspector, checklist.pk, title="Của đồng nghiệp", items=lines, expect='"v1"')
    with pytest.raises(Stale):
        save_draft(cast.inspector, checklist.pk, title="Của tôi", items=lines, expect='"v1"')
    assert checklist.versions.get(issued_at=None).title == "Của đồng nghiệp"


def test_a_retired_one_is_taken_along_no_more_and_stays_where_it_was(cast: Any, units: Any) -> None:
    checklist, model = copied(cast.inspector), duty()
    issue_draft(cast.inspector, checklist.pk, expect='"v1"')
    (version,) = checklist.versions.all()
    before, later = worlds.decided(cast), worlds.decided(cast)
    take_along(cast.inspector, before.pk, [version.pk], expect=f'"v{before.version}"')
    client = Client(cast.inspector)
    told = client.post(f"checklists/{checklist.pk}/retirement", {"retired": True}, match='"v1"')
    assert told.status_code == 200 and told.json()["retired_at"]
    with pytest.raises(Invalid):
        take_along(cast.inspector, later.pk, [version.pk], expect=f'"v{later.version}"')
    take_along(cast.inspector, before.pk, [version.pk], expect=f'"v{before.version + 1}"')
    with pytest.raises(NotTheMoment):
        retire(cast.inspector, checklist.pk, retired=True, expect='"v1"')
    with pytest.raises(Stale):
        retire(cast.inspector, checklist.pk, retired=False, expect='"v9"')
    with pytest.raises(NotFound):
        retire(cast.standing, checklist.pk, retired=False, expect='"v1"')
    with pytest.raises(Forbidden):
        retire(cast.inspector, model.checklist_id, retired=True, expect=f'"v{model.revision}"')
    retire(cast.inspector, checklist.pk, retired=False, expect='"v1"')
    take_along(cast.inspector, later.pk, [version.pk], expect=f'"v{later.version}"')


def test_an_empty_one_is_not_issued(cast: Any) -> None:
    checklist = uuid7()
    start_checklist(cast.inspector, checklist, title="Trống", copy_of=None)
    with pytest.raises(NotTheMoment):
        issue_draft(cast.inspector, checklist, expect='"v1"')


def test_whose_they_are(cast: Any, units: Any) -> None:
    checklist, model = copied(cast.inspector), duty()
    with pytest.raises(Forbidden):
        save_draft(cast.inspector, model.checklist_id, title="x", items=model.items, expect='"v1"')
    with pytest.raises(NotFound):
        issue_draft(cast.standing, checklist.pk, expect='"v1"')
    with pytest.raises(Forbidden):
        start_checklist(cast.officer, uuid7(), title="x", copy_of=None)
    shown = [row["id"] for row in Client(cast.officer).get("checklists").json()["items"]]
    assert len(shown) == 2 and str(checklist.pk) not in shown


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"figures": []}, "items.0.figures"),
        ({"kind": "CHOICE", "choices": [{"key": "a", "label": "A"}], "fails": None, "sum": None}, "items.0.choices"),
        ({"figures": [A_FIGURE, A_FIGURE], "sum": None, "fails": None}, "items.0.figures"),
        ({**CHOICES, "choices": [{"key": "a", "label": "A"}] * 2, "fails": None}, "items.0.choices"),
        ({**CHOICES, "fails": {**FAILS, "choices": ["c"]}}, "items.0.fails"),
        ({"fails": {**FAILS, "figure": "present", "of": "chairs"}}, "items.0.fails"),
        ({"sum": {"total": "expected", "parts": ["chairs"]}}, "items.0.sum"),
        ({"fails": {"figure": "chairs", "of": "", "op": "OVER", "value": 0, "choices": []}}, "items.0.fails"),
        ({"finding": ""}, "items.0.finding"),
    ],
)
def test_a_line_that_cannot_be_is_named(cast: Any, units: Any, change: dict[str, Any], field: str) -> None:
    checklist = copied(cast.inspector)
    with pytest.raises(Invalid) as refused:
        save_draft(cast.inspector, checklist.pk, title="x", items=[{**item(), **change}], expect='"v1"')
    assert field in {error.field for error in refused.value.errors}


def test_a_line_listed_twice_is_named(cast: Any, units: Any) -> None:
    checklist = copied(cast.inspector)
    with pytest.raises(Invalid) as refused:
        save_draft(cast.inspector, checklist.pk, title="x", items=[item(), item()], expect='"v1"')
    assert [error.field for error in refused.value.errors] == ["items.1.id"]
    assert checklist.versions.get().revision == 1


def test_only_what_is_issued_and_ones_own_is_taken_along(cast: Any, units: Any) -> None:
    inspection = worlds.decided(cast)
    draft = copied(cast.inspector).versions.get()
    for wanted in ([draft.pk], [uuid.uuid4()], [duty().pk, duty().pk]):
        with pytest.raises(Invalid):
            take_along(cast.inspector, inspection.pk, wanted, expect=f'"v{inspection.version}"')
    others = copied(cast.chairman)
    issue_draft(cast.chairman, others.pk, expect='"v1"')
    with pytest.raises(Invalid):
        take_along(cast.inspector, inspection.pk, [others.versions.get().pk], expect=f'"v{inspection.version}"')
    issue_draft(cast.inspector, draft.checklist_id, expect='"v1"')
    with pytest.raises(Invalid, match=re.escape(item()["text"])):  # which of two answers would count?
        take_along(cast.inspector, inspection.pk, [draft.pk, duty().pk], expect=f'"v{inspection.version}"')
