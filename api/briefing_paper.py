"""The week page as a paper in the official layout, as a text or a workbook; on demand with a table, or sheet, for each unit."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import path
from django.utils import translation
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.briefing import BRIEFING, NARROWED, asked_of, body_asked, held
from api.briefing_rows import Asked, block_rows
from api.names import Names
from api.official import dated, is_committee, names_of, place_of
from api.paper import JUSTIFIED, MOTTO, NATION, Column, Line, Paper, Row, Said, Table, sent
from api.plan_paper import FORMS
from api.task_filters import wrong_filter
from api.views import View, signed_in
from backend import clock
from backend.access.scope import reading
from backend.imports.parts import ROMANS
from backend.organisations.models import OrgUnit
from backend.plans.areas import known
from backend.plans.models import Meeting
from backend.plans.periods_looked_at import Span
from backend.plans.queries import bounds_for

MOST = 1000  # rows of a block
COLUMNS = (
    Column("TT", 10, centred=True), Column("Việc", 62), Column("Đơn vị", 26), Column("Người thực hiện", 26),
    Column("Hạn", 24, centred=True), Column("Kết quả", 44), Column("Vướng mắc", 30), Column("Đề nghị, ý kiến", 30),
)  # fmt: skip
_NO_SHEET = re.compile(r"[\[\]:*?/\\']")


class BriefingPaperView(View):
    """The sheet as a file."""

    filters = (*NARROWED, "form", "by")
    own_filters = BRIEFING | {
        "form": ({"type": "string", "enum": list(FORMS)}, "A workbook or a text"),
        "by": ({"type": "string", "enum": ["unit"]}, "With a table, or sheet, for each unit"),
    }
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """A paper of the office, so in Vietnamese whatever the reader's language."""
        query = {name: str(value) for name, value in request.query_params.items()}
        form, by = query.get("form") or "xlsx", query.get("by") or ""
        if form not in FORMS:
            raise wrong_filter("form")
        if by not in {"", "unit"}:
            raise wrong_filter("by")
        with reading(signed_in(request)) as reader, translation.override("vi"):
            body = body_asked(reader, query.get("body"))
            asked, within = asked_of(body.pk, query), bounds_for(body.pk)
            blocks = block_rows(reader, asked, within, limit=MOST)
            now, _ = held(reader, body.pk, asked.span, Names(body.pk), within)
            paper = briefing_paper(body, asked, blocks, now, by_unit=by == "unit")
        write, media_type = FORMS[form]
        return sent(write(paper), media_type, f"giao-ban-{asked.span.first:%Y%m%d}.{form}")


def briefing_paper(
    body: OrgUnit, asked: Asked, blocks: Sequence[dict[str, Any]], now: dict[str, Any], *, by_unit: bool
) -> Paper:
    """One table with a heading for each block; `by_unit`: one for each unit that has something in it."""
    said = {one["task"]["id"]: one["text"] for one in now["remarks"] if one["task"]}
    units = {row["lead"]["id"]: row["lead"] for block in blocks for row in block["items"]} if by_unit else {}
    tables = [
        Table(_sheet_name(unit["short_name"], unit["id"]), COLUMNS, _rows(asked.span, blocks, said, unit["id"]),
              [Said(unit["name"], 13, bold=True)])
        for unit in sorted(units.values(), key=lambda one: one["id"])
    ] or [Table("Giao ban", COLUMNS, _rows(asked.span, blocks, said))]  # fmt: skip
    return Paper(tables, list(_head(body, asked)), list(_foot(now)))


def titles(span: Span) -> dict[str, str]:
    """What stands over each block."""
    back, after = span.looked_back, span.after
    return {
        "DONE": f"Đã hoàn thành từ {back.first:%d/%m/%Y} đến {back.last:%d/%m/%Y}",
        "OVERDUE": "Quá hạn, chưa xong",
        "DUE": f"Đến hạn từ {span.first:%d/%m/%Y} đến {span.last:%d/%m/%Y}",
        "NEXT": f"Đến hạn từ {after.first:%d/%m/%Y} đến {after.last:%d/%m/%Y}",
        "LEADER": "Đang chờ lãnh đạo quyết định",
        "STUCK": "Vướng mắc và việc chưa có hạn",
    }


def _head(body: OrgUnit, asked: Asked) -> Iterator[Line]:
    upper, own = names_of(body)
    span = asked.span
    now = clock.local(clock.now())
    yield Line(Said(upper, bold=is_committee(body.name)), Said(NATION, bold=True))
    yield Line(Said(own, bold=True, rule=0.5), Said(MOTTO, 14, bold=True, rule=1))
    yield Line(Said(), Said(f"{place_of(body)}, {dated(now.date())}", 14, italic=True))
    of = "GIAO BAN TUẦN" if span.kind == Meeting.Kind.WEEK else span.name.upper()
    yield Line(Said(f"TÌNH HÌNH THỰC HIỆN NHIỆM VỤ PHỤC VỤ {of}", 14, bold=True))
    yield Line(Said(f"(Từ ngày {span.first:%d/%m/%Y} đến ngày {span.last:%d/%m/%Y})", 14, bold=True, rule=0.4))
    if asked.area:
        yield Line(Said(f"Lĩnh vực: {known().name(asked.area).vi}", italic=True))
    yield Line(Said(f"Số liệu đến {now:%H} giờ {now:%M}, {dated(now.date())}", italic=True))


def _rows(span: Span, blocks: Sequence[dict[str, Any]], said: dict[Any, str], unit_id: int | None = None) -> list[Row]:
    rows: list[Row] = []
    heads = titles(span)
    for at, block in enumerate(blocks):
        items = [row for row in block["items"] if unit_id in {None, row["lead"]["id"]}]
        count = block["total"] if unit_id is None else len(items)
        rows.append(Row([ROMANS[at], f"{heads[block['name']]}: {count}", *[""] * 6], strong=True))
        rows += [Row([str(number), *_cells(row, said)]) for number, row in enumerate(items, start=1)]
    return rows


def _cells(row: dict[str, Any], said: dict[Any, str]) -> list[str]:
    due, late = row["due"], row["timeliness"]
    result, person = row["result"], row["officer"]
    when = [_day(due["on"]) or due["printed"] or "Chưa đặt hạn"]
    if late["class"] == "OVERDUE":
        when.append(f"quá hạn {late['days']} ngày")
    if row["accepted_on"]:
        when.append(f"xong {_day(row['accepted_on'])}")
    asked = [row["proposal"], row["turn"], next((text for pk, text in said.items() if str(pk) == row["id"]), "")]
    return [
        row["title"], row["lead"]["short_name"], person["full_name"] if person else "", "\n".join(when),
        result["text"] if result else "", row["stuck"] or "", "\n".join(text for text in asked if text),
    ]  # fmt: skip


def _foot(now: dict[str, Any]) -> Iterator[Line]:
    """What the meeting decided and what else was said, for the minutes that go round."""
    told = [one for one in now["remarks"] if one["decided_by"] or not one["task"]]
    if told:
        yield Line(Said("Ý kiến, kết luận tại cuộc họp:", bold=True, align=JUSTIFIED))
    for one in told:
        by = f" ({one['decided_by']['full_name']} kết luận)" if one["decided_by"] else ""
        of = f"{one['task']['title']}: " if one["task"] else ""
        yield Line(Said(f"- {of}{one['text']}{by}", align=JUSTIFIED))
    if now["confirmed_by"]:
        yield Line(Said(f"{now['confirmed_by']['full_name']} đã chốt nội dung.", italic=True, align=JUSTIFIED))


def _sheet_name(name: str, unit_id: int) -> str:
    """What a workbook takes as the name of a sheet, each once."""
    return f"{_NO_SHEET.sub(' ', name).strip()[:20]} {unit_id}"


def _day(value: str | None) -> str:
    return "/".join(reversed(value.split("-"))) if value else ""


urlpatterns = [path("briefing/paper", BriefingPaperView.as_view())]
