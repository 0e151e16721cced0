"""A plan with its appendix as a paper in the official layout: a workbook that may come back, or a text to be signed."""

import uuid
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.utils import translation
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.official import dated, is_committee, names_of, place_of, signer_of, symbol_of
from api.paper import JUSTIFIED, LEFT, MOTTO, NATION, TEXT, WORKBOOK, Column, Line, Paper, Row, Said, Table, sent
from api.plan_outline import OUTLINE_FILTERS, outline_of
from api.plan_page import visible_plan
from api.sheets import workbook
from api.views import View, signed_in
from api.word import document
from backend.access.scope import reading
from backend.errors import FieldError, Invalid
from backend.imports.areas import Namer
from backend.imports.parts import ROMANS
from backend.imports.reading import areas_known
from backend.imports.rows import is_same, literal
from backend.plans.areas import known
from backend.plans.models import Plan, PlanLine, PlanState, Target
from backend.plans.text import document_of, lay_over
from backend.words import say

FORMS = {"xlsx": (workbook, WORKBOOK), "docx": (document, TEXT)}
LINE_COLUMNS = (
    Column("TT", 12, centred=True), Column("Nhiệm vụ", 86), Column("Sản phẩm", 38), Column("Chủ trì", 36),
    Column("Phối hợp", 44), Column("Thời gian hoàn thành", 36, centred=True),
)  # fmt: skip
FUNDING, NOTE = Column("Kinh phí", 24), Column("Ghi chú", 28)
LINEAGE = Column("Mã dòng", 30, hidden=True)  # joins a line to itself when the workbook comes back
TARGET_COLUMNS = (
    Column("TT", 12, centred=True), Column("Chỉ tiêu", 92), Column("Đơn vị tính", 26, centred=True),
    Column("Ước thực hiện năm trước", 34, centred=True), Column("Kế hoạch năm", 34, centred=True),
    Column("Đơn vị chịu trách nhiệm", 54),
)  # fmt: skip


class PlanPaperView(View):
    """The plan as a file; with a filter, an extract of the lines that the page shows under it."""

    filters = (*OUTLINE_FILTERS, "form")
    own_filters = {"form": ({"type": "string", "enum": list(FORMS)}, "A workbook or a text")}
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request, plan_id: uuid.UUID) -> HttpResponse:
        """A paper of the office, so in Vietnamese whatever the reader's language."""
        query = request.query_params.dict()
        form = query.pop("form", "xlsx")
        if form not in FORMS:
            message = say("Chỉ có xlsx hoặc docx.", "It is xlsx or docx.")
            raise Invalid(message, errors=[FieldError("form", message)])
        with reading(signed_in(request)) as reader:
            plan = visible_plan(reader, plan_id, Plan.objects.select_related("body", "current", "programme"))
            rows = outline_of(reader, plan, query)
            with translation.override("vi"):
                paper = plan_paper(plan, [row["id"] for row in rows if row["kind"] == "line"], extract=bool(query))
        write, media_type = FORMS[form]
        return sent(write(paper), media_type, f"ke-hoach-{plan.year}.{form}")


def plan_paper(plan: Plan, chosen: list[Any], *, extract: bool) -> Paper:
    """The lines `chosen`, in their order; an extract says that it is one and leaves the targets out."""
    lines = [line for line in _lines_of(plan) if line.pk in set(chosen)]
    targets = [] if extract else list(_version(plan).targets.select_related("responsible"))
    tables = [_line_table(plan, lines, extract=extract)]
    if targets:
        tables.append(_target_table(plan, targets))
    text = [] if extract else list(_text(plan, targets=bool(targets)))
    return Paper(tables, list(_head(plan)), list(_foot(plan)), text=text)


def _lines_of(plan: Plan) -> list[PlanLine]:
    """As corrected: what was typed wrongly here is not printed."""
    lines = list(_version(plan).lines.select_related("lead").prefetch_related("partners"))
    lay_over(_version(plan), {line.pk: line for line in lines})
    return lines


def _was_issued(plan: Plan) -> bool:
    return plan.state in {PlanState.ISSUED, PlanState.SUPERSEDED}


def _version(plan: Plan) -> Any:
    assert plan.current is not None  # every plan has one
    return plan.current


# Head and foot


def _head(plan: Plan) -> Iterator[Line]:
    """Body, nation, number, place and date; what is not issued says so, and has room for both."""
    issued, (document_no, day, _) = _was_issued(plan), document_of(plan)
    upper, own = names_of(plan.body)
    yield Line(Said(upper, bold=is_committee(plan.body.name)), Said(NATION, bold=True))
    yield Line(Said(own, bold=True, rule=0.5), Said(MOTTO, 14, bold=True, rule=1))
    number = document_no if issued else f"      /{symbol_of(plan.kind, plan.body)}"
    yield Line(Said(f"Số: {number}"), Said(f"{place_of(plan.body)}, {dated(day if issued else None)}", 14, italic=True))
    if not issued:
        yield Line(Said("DỰ THẢO", bold=True), Said())
    yield Line(Said(plan.kind.upper(), 14, bold=True))
    yield Line(Said(title_of(plan), 14, bold=True, rule=0.4))


def title_of(plan: Plan) -> str:
    """What the plan is about, with its year: its kind stands above it."""
    kind = f"{plan.kind} ".lower()
    about = plan.title[len(kind) :] if plan.title.lower().startswith(kind) else plan.title
    about = about[:1].upper() + about[1:]
    return about if f"năm {plan.year}" in about.lower() else f"{about} năm {plan.year}"


def _text(plan: Plan, *, targets: bool) -> Iterator[Line]:
    """What the document says before its appendices: the objectives, and where lines and targets stand. What nobody entered is
    not made up: bases, measures and organisation are written into the draft."""
    objectives = _version(plan).objectives
    if objectives:
        yield _body("MỤC TIÊU", bold=True)
    for area, said in groupby(objectives, lambda one: one["area"]):
        if area:
            yield _body(f"{known().name(area).vi}:", bold=True)
        for one in said:
            yield _body(f"- {one['text'].rstrip('.;')}.")
    tables = "Nhiệm vụ tại Phụ lục I, chỉ tiêu tại Phụ lục II" if targets else "Nhiệm vụ tại Phụ lục I"
    yield _body(f"{tables} kèm theo {plan.kind} này./.")


def _body(text: str, *, bold: bool = False) -> Line:
    return Line(Said(text, 14, bold=bold, align=JUSTIFIED))


def _foot(plan: Plan) -> Iterator[Line]:
    """To whom it goes, and who signs."""
    name, deputy = signer_of(document_of(plan)[2] if _was_issued(plan) else "")
    committee, (upper, own) = is_committee(plan.body.name), names_of(plan.body)
    for_whom = f"TM. {upper}" if committee else own
    title = "CHỦ TỊCH" if committee else "THỦ TRƯỞNG"
    signs = [for_whom, f"KT. {title}", f"PHÓ {title}"] if deputy else [for_whom, title]
    above = plan.body.parent
    goes = [f"- {above.name} (để báo cáo);"] if above else []
    goes += ["- Các đơn vị chủ trì, phối hợp (để thực hiện);", "- Lưu: VT."]
    said = [Said("Nơi nhận:", 12, bold=True, italic=True, align=LEFT), *(Said(one, 11, align=LEFT) for one in goes)]
    signed = [*(Said(one, 14, bold=True) for one in signs), Said(), Said(), Said(), Said(name, 14, bold=True)]
    for at in range(max(len(said), len(signed))):
        yield Line(said[at] if at < len(said) else Said(), signed[at] if at < len(signed) else Said())


# Tables


def _line_table(plan: Plan, lines: list[PlanLine], *, extract: bool) -> Table:
    more = [column for column, name in ((FUNDING, "funding"), (NOTE, "note")) if any(getattr(x, name) for x in lines)]
    columns = [*LINE_COLUMNS, *more, LINEAGE]
    rows: list[Row] = []
    section, count, names = None, 0, Namer(areas_known(plan.programme.code))
    for line in lines:
        if (line.area, line.area_title) != section:
            section = (line.area, line.area_title)
            numeral = ROMANS[count] if count < len(ROMANS) else str(count + 1)
            rows.append(Row([numeral, _area_title(line, names), *[""] * (len(columns) - 2)], strong=True))
            count += 1
        extra = [line.funding if column is FUNDING else line.note for column in more]
        rows.append(Row([*_printed(line), *extra, str(line.lineage)], strong=line.heading))
    title = [Said("PHỤ LỤC I", 14, bold=True), Said("NHIỆM VỤ", 14, bold=True), Said(_with(plan), italic=True)]
    if extract:
        title.append(
            Said(f"(Trích {sum(not line.heading for line in lines)} nhiệm vụ theo điều kiện lọc)", italic=True)
        )
    return Table("Phụ lục I", columns, rows, title)


def _with(plan: Plan) -> str:
    body, (number, day, _) = plan.body.name, document_of(plan)
    if not _was_issued(plan):
        return f"(Kèm theo dự thảo {plan.kind} của {body})"
    return f"(Kèm theo {plan.kind} số {number} ngày {day:%d/%m/%Y} của {body})"


def _area_title(line: PlanLine, names: Namer) -> str:
    """As printed where that names the area, so that it is found again."""
    named = line.area_title if names(line.area_title) == line.area else ""
    return (named or known().name(line.area).vi).upper()


def _printed(line: PlanLine) -> list[str]:
    """The cells as the plan prints them; what stood for the row above is said out, for that row may not be there."""
    partners = [*(unit.name for unit in line.partners.all()), *line.coordinating_external]
    return [
        line.no, line.title, literal(line.product), _or(line.lead_printed, line.lead.name if line.lead else ""),
        _or(line.coordinating_printed, "; ".join(partners)), line.deadline_printed,
    ]  # fmt: skip


def _or(printed: str, meant: str) -> str:
    return meant if is_same(printed) or not printed else printed


def _target_table(plan: Plan, targets: list[Target]) -> Table:
    rows = [
        Row([
            t.no, t.name, t.unit_of_measure, t.baseline_printed, t.planned_printed,
            _or(t.responsible_printed, t.responsible.name if t.responsible else ""),
        ])
        for t in targets
    ]  # fmt: skip
    title = [Said("PHỤ LỤC II", 14, bold=True), Said("CHỈ TIÊU", 14, bold=True), Said(_with(plan), italic=True)]
    return Table("Phụ lục II", TARGET_COLUMNS, rows, title)
