"""A plan as a paper: read again it is the same plan; with a filter it holds the lines of the page and no other."""

import io
import json
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.plan_paper import plan_paper
from api.sheets import workbook
from api.word import document
from backend.imports.areas import REFORM
from backend.imports.deadlines import read_deadline
from backend.imports.plan import read_plan
from backend.imports.reading import units_known
from backend.imports.text import clean
from backend.imports.units import Matcher
from backend.plans.drafting import NewPlan, draft_plan
from backend.plans.models import Plan, PlanVersion
from backend.plans.recording import record_plan
from tests.api.client import Client
from tests.imports.books import UNITS
from tests.plans.conftest import DOCUMENT, SAMPLE
from tests.workflows.plan_table import drafted

PARSED: dict[str, Any] = json.loads(SAMPLE.read_text())
KEPT = ("line", "parent", "heading", "area", "title", "product", "lead", "coordinating", "coordinating_external", "deadline", "funding", "note")  # fmt: skip
GOALS = ("line", "name", "unit", "operator", "planned", "planned_printed", "baseline", "responsible")
WRITERS = {"xlsx": workbook, "docx": document}


def told(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [{name: task[name] for name in KEPT} for task in plan["tasks"]]


def goals(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [{name: target[name] for name in GOALS} for target in plan["targets"]]


def kept(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("form", WRITERS)
def test_the_sample_comes_back_as_it_went(
    cast: SimpleNamespace,
    units: dict[str, Any],
    tmp_path: Path,
    form: str,
) -> None:
    body = units["30337"]
    record_plan(cast.standing, PARSED, NewPlan(2026), DOCUMENT, body_id=body.pk)
    answer = Client(cast.officer).get(f"plans/{Plan.objects.get().pk}/paper", form=form)
    assert answer.status_code == 200 and answer["Content-Disposition"].endswith(f'ke-hoach-2026.{form}"')
    read = read_plan(kept(tmp_path / f"p.{form}", answer.content), unit_code="30337", units=units_known(body))
    assert read["errors"] == [] and {w["code"] for w in read["warnings"]} == {"UNKNOWN_PARTNER"}
    assert read["plan"] == {
        "issuer": "30337",
        "kind": "PLAN",
        "number": "05/KH-UBND",
        "date": "2026-01-19",
        "year": 2026,
    }
    assert told(read) == told(PARSED)
    assert goals(read) == goals(PARSED)
    lineages = [str(line.lineage) for line in PlanVersion.objects.get().lines.all()]
    assert [task["lineage"] for task in read["tasks"]] == (lineages if form == "xlsx" else [None] * len(lineages))


def test_an_extract_holds_the_lines_of_the_page(
    cast: SimpleNamespace,
    units: dict[str, Any],
    tmp_path: Path,
) -> None:
    body = units["30337"]
    record_plan(cast.standing, PARSED, NewPlan(2026), DOCUMENT, body_id=body.pk)
    client, path = Client(cast.officer), f"plans/{Plan.objects.get().pk}"
    query = {"lead": units["30337-VP"].pk}
    rows = client.get(f"{path}/outline", **query).json()["rows"]
    sent = client.get(f"{path}/paper", form="xlsx", **query).content
    read = read_plan(kept(tmp_path / "p.xlsx", sent), unit_code="X", units=UNITS)
    shown = [row["no"] for row in rows if row["kind"] == "line"]
    assert 0 < len(shown) < 58
    assert [task["line"] for task in read["tasks"]] == shown
    assert read["targets"] == []
    assert client.get(f"{path}/paper", form="pdf").status_code == 422


def test_a_draft_says_that_it_is_one(cast: SimpleNamespace) -> None:
    plan = drafted(cast)
    for form, write in WRITERS.items():
        content = write(plan_paper(plan, [line.pk for line in plan.current.lines.all()], extract=False))
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            text = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
        assert "DỰ THẢO" in text and "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text and "Times New Roman" in text, form
        assert ("<w:tblHeader/>" if form == "docx" else "_xlnm.Print_Titles") in text
        assert ('w:orient="landscape"' if form == "docx" else 'orientation="landscape"') in text
    assert Client(cast.officer).get(f"plans/{plan.pk}/paper").status_code == 404


def test_a_text_is_signed_before_its_appendices(cast: SimpleNamespace) -> None:
    plan = drafted(cast)
    plan.kind, plan.title = "Chương trình", "Chương trình chuyển đổi số năm 2026"
    plan.current.objectives = [{"area": "", "text": "Gần dân."}, {"area": "PROCEDURES", "text": "Nhanh hơn"}]
    paper = plan_paper(plan, [line.pk for line in plan.current.lines.all()], extract=False)
    with zipfile.ZipFile(io.BytesIO(document(paper))) as package:
        text = package.read("word/document.xml").decode()
    said = ["CHƯƠNG TRÌNH<", ">Chuyển đổi số năm 2026<", "MỤC TIÊU", "- Gần dân.<", "Cải cách thủ tục hành chính:", "- Nhanh hơn.<", "này./.", "Nơi nhận:", 'w:h="16838"', "PHỤ LỤC I<", "(Kèm theo dự thảo Chương trình của", 'w:orient="landscape"']  # fmt: skip
    assert [text.count(one) for one in said] == [1] * len(said)
    assert sorted(said, key=text.index) == said
    assert "/CTr-UBND" in text
    extract = plan_paper(plan, [plan.current.lines.first().pk], extract=True)
    assert extract.text == []


SIGNS = " =+-@'\"<&,.;:()\n"
MEANING_ABOVE = ("nt", "'nt", "''nt", "N.T", "Như trên", "(nt)", '"', "'\"", "''", "'''", "\u201d", "'")
letters = st.one_of(
    st.text(st.characters(codec="utf-8", categories=("L", "N"), include_characters=SIGNS), min_size=1, max_size=30),
    st.sampled_from(MEANING_ABOVE),
)
deadlines = st.sampled_from([
    "30/06/2026", "Trước ngày 30/11/2026", "Chậm nhất ngày 5/8/26", "Quý II", "Quý IV/2026", "Tháng 6/2026", "Thường xuyên",
    "Năm 2026", "Từ tháng 4 đến tháng 11/2026", "Khi có văn bản chỉ đạo", "Theo kế hoạch của tỉnh",
])  # fmt: skip
areas = st.sampled_from([code for code, *_ in REFORM])
names = st.sampled_from(
    ["Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Các phòng, đơn vị thuộc UBND xã"]
)
partners = st.lists(st.one_of(names, st.just("Công ty A")), max_size=3, unique=True)
rows = st.lists(st.tuples(letters, letters, names, partners, deadlines, areas), min_size=1, max_size=8)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_rows=rows)
def test_whatever_a_plan_holds_comes_back_as_it_went(
    cast: SimpleNamespace, units: dict[str, Any], tmp_path: Path, given_rows: list[Any]
) -> None:
    """Export and import change nothing of lines, partners, deadlines and areas, in either form."""
    body, known = units["30337"], units_known(units["30337"])
    plan_read: dict[str, Any] = {"plan": {"issuer": "30337"}, "targets": [], "errors": [], "tasks": []}
    for no, row in enumerate(given_rows, start=1):
        plan_read["tasks"].append(plain(Matcher(known), row, no))
    plan = draft_plan(cast.standing, plan_read, NewPlan(2026, "Kế hoạch thử"), body_id=body.pk)
    plan = Plan.objects.select_related("body", "current").get(pk=plan.pk)
    paper = plan_paper(plan, [line.pk for line in plan.current.lines.all()], extract=False)
    for form, write in WRITERS.items():
        read = read_plan(kept(tmp_path / f"p.{form}", write(paper)), unit_code="30337", units=known)
        assert read["errors"] == []
        assert told(read) == told(plan_read)


def plain(matcher: Matcher, row: Any, no: int) -> dict[str, Any]:
    """A line as the reader would tell it: text clean, units by code."""
    title, product, lead, others, deadline, area = row
    found = matcher.find("; ".join(others))
    return {
        "line": str(no), "parent": None, "heading": False, "area": area, "title": clean(title) or "Việc",
        "product": clean(product), "lead": matcher.find(lead).codes[0], "lead_printed": lead, "coordinating": found.codes,
        "coordinating_external": found.unknown, "coordinating_printed": "; ".join(others),
        "deadline": read_deadline(deadline, plan_date=None, year=2026).told(), "funding": "", "note": "", "sheet": "",
        "row": no,
    }  # fmt: skip
