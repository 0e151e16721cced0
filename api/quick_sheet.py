"""The grid of the quick report as a workbook: out, and in again under the same hidden ids (product.md §11)."""

import io
import uuid
from typing import Any

import orjson
import xlsxwriter  # type: ignore[import-untyped]  # carries no types
from django.http import HttpResponse
from django.urls import path
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request
from rest_framework.response import Response

from api.files import own_upload
from api.quick_report import grid_asked, grid_of
from api.schema import GRIDS
from api.shapes.quick import QuickSheet
from api.views import View, signed_in
from backend.access.scope import reading
from backend.activity.told.words import STANDINGS
from backend.files.store import path_of
from backend.imports.child import grid_in_child
from backend.imports.codes import Problem
from backend.imports.grid import FIGURES, HEADS, TYPED
from backend.imports.text import clean, unmarked
from backend.plans.figures import shown
from backend.plans.models import Standing
from backend.words import Words

MOST = 1000  # rows of a workbook
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# name in the hidden row → head and width in characters; those that are typed come last
COLUMNS: dict[str, tuple[Words, int]] = {
    "task": (Words("Mã", "Id"), 0),
    "title": (Words("Việc", "Task"), 46),
    "unit": (Words("Đơn vị", "Unit"), 16),
    "officer": (Words("Người thực hiện", "Officer"), 20),
    "due": (Words("Hạn", "Due"), 12),
    "last": (Words("Lần trước", "Last time"), 32),
    "standing": (Words("Tình hình", "Standing"), 11),
    "text": (Words("Kết quả, vướng mắc", "Result, obstacle"), 46),
    "percent": (Words("Tỷ lệ %", "Percent"), 9),
    "count": (Words("Số lượng", "Count"), 16),
    "number": (Words("Số văn bản", "Document no."), 18),
    "dated": (Words("Ngày văn bản", "Document date"), 14),
    "next": (Words("Ngày tiếp theo", "Next date"), 14),
    "basis": (Words("Căn cứ", "On what basis"), 24),
    FIGURES: (Words("Số liệu được yêu cầu (mỗi dòng một số liệu)", "Figures asked for (a line each)"), 40),
}


class QuickSheetView(View):
    """The grid as a workbook."""

    filters = ("of",)
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """At most 1,000 rows, cells as the page shows them before anything is typed."""
        with reading(signed_in(request)) as reader:
            rows, _, _ = grid_of(reader, grid_asked(request.query_params.dict()), size=MOST)
        response = HttpResponse(_workbook([orjson.loads(row) for row in rows]), content_type=WORKBOOK)
        response["Content-Disposition"] = 'attachment; filename="bao-cao-nhanh.xlsx"'
        return response


class QuickSheetReadView(View):
    """What a workbook says that came back; nothing is kept."""

    answers = {"get": {200: QuickSheet}}

    def get(self, request: Request, upload_id: uuid.UUID) -> Response:
        """May take up to 10 s; the file is read outside of any transaction."""
        by = signed_in(request)
        language = get_language() or "vi"
        read = grid_in_child(path_of(own_upload(by, upload_id).sha256), language=language)
        with reading(by) as reader:
            rows, _, _ = grid_of(reader, *GRIDS, size=MOST)
        known = {(row := orjson.loads(text))["id"]: row for text in rows}
        titles = {task: row["title"] for task, row in known.items()}
        taken: list[dict[str, Any]] = []
        problems: list[Problem] = []
        for row in read["rows"]:
            problems += _mismatches(row, titles, read["places"])
            if row["task"] in titles:
                standing = _standing(row["cells"]["standing"])
                figures, unread = _figures(known[row["task"]], row["figures"])
                problems += [
                    Problem("NOT_TAKEN", row=row["row"], column=read["places"][FIGURES], value=line[:100])
                    for line in unread
                ]
                taken.append({"id": row["task"], "cells": {**row["cells"], "standing": standing}, "figures": figures})
        return Response({"rows": taken, "errors": [*read["errors"], *(one.told(language) for one in problems)]})


def _mismatches(row: dict[str, Any], titles: dict[str, str], places: dict[str, int]) -> list[Problem]:
    if row["task"] not in titles:
        return [Problem("NOT_IN_GRID", row=row["row"], value=row["title"][:100])]
    found = []
    if row["title"] != clean(titles[row["task"]]).replace("\n", " "):
        found.append(Problem("NOT_TAKEN", row=row["row"], column=places["title"], value=row["title"][:100]))
    said = row["cells"]["standing"]
    if said and not _standing(said):
        found.append(Problem("UNKNOWN_STANDING", row=row["row"], column=places["standing"], value=said[:100]))
    return found


def _asked(row: dict[str, Any]) -> list[dict[str, Any]]:
    figures: list[dict[str, Any]] = row["order"]["figures"] if row["order"] else []
    return figures


def _figures(row: dict[str, Any], lines: list[str]) -> tuple[list[dict[str, str]], list[str]]:
    """Figures as typed, those that are filled in, and the lines that name none; of two names that begin alike the longer
    counts."""
    named = sorted(((f"{one['name']}:", one["key"]) for one in _asked(row)), key=lambda one: -len(one[0]))
    found, unread = [], []
    for line in lines:
        name, key = next((one for one in named if unmarked(line).startswith(unmarked(one[0]))), ("", ""))
        value = line.split(":", name.count(":"))[-1].strip()
        if not key:
            unread.append(line)
        elif value:
            found.append({"key": key, "value": value})
    return found, unread


def _figure_lines(row: dict[str, Any]) -> str:
    """A line for each, `Name: value`, without its unit so that it is read again."""
    filled = {one["key"]: one["value"] for one in row["order"]["values"]} if row["order"] else {}
    return "\n".join(
        f"{one['name']}: {shown({**one, 'unit': ''}, filled[one['key']]) if one['key'] in filled else ''}".rstrip()
        for one in _asked(row)
    )


def _standing(text: str) -> str:
    """The state of these words, in either language; nothing when there is none."""
    said = unmarked(text)
    return next((code for code, words in STANDINGS.items() if said in {unmarked(words.vi), unmarked(words.en)}), "")


def standing_of(row: dict[str, Any]) -> str:
    """How it stood last; as the page shows it."""
    if row["obstacle"]:
        return Standing.STUCK
    told = (row["last"] or {}).get("standing")
    return told or (Standing.NOT_BEGUN if row["state"] == "ASSIGNED" else Standing.UNDER_WAY)


def _workbook(rows: list[dict[str, Any]]) -> bytes:
    """The first row and the first column are hidden; what is typed is text, so that 12/2026 stays a number of a document."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "bg_color": "#E8EAF6", "border": 1, "text_wrap": True, "valign": "top"})
    fixed = book.add_format({"text_wrap": True, "valign": "top"})
    typed = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "border": 1})
    for column, (name, (words, width)) in enumerate(COLUMNS.items()):
        style = typed if name in {*TYPED, FIGURES} else fixed
        sheet.set_column(column, column, width, style, {"hidden": not width})
        sheet.write_string(0, column, name)
        sheet.write_string(1, column, str(words), head)
        for line, row in enumerate(rows, start=HEADS):
            sheet.write_string(line, column, _cell(row, name), style)
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.freeze_panes(HEADS, 2)
    choices = {"validate": "list", "source": [str(words) for words in STANDINGS.values()]}
    at = list(COLUMNS).index("standing")
    sheet.data_validation(HEADS, at, HEADS + max(len(rows), 1) - 1, at, choices)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def _cell(row: dict[str, Any], name: str) -> str:
    last, standing = row["last"] or {}, standing_of(row)
    facts = {
        "task": row["id"], "title": row["title"], "unit": row["lead"]["short_name"],
        "officer": row["officer"]["full_name"] if row["officer"] else "",
        "due": _day(row["due"]["on"]) or row["due"]["printed"], "last": last.get("text") or "",
        "standing": str(STANDINGS[standing]), "next": "" if standing == Standing.DONE else _day(last.get("next_on")),
        FIGURES: _figure_lines(row),
    }  # fmt: skip
    return str(facts.get(name, ""))


def _day(value: str | None) -> str:
    return "/".join(reversed(value.split("-"))) if value else ""


urlpatterns = [
    path("quick-report/sheet", QuickSheetView.as_view()),
    path("quick-report/sheets/<uuid:upload_id>", QuickSheetReadView.as_view()),
]
