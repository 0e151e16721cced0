"""The minutes of a visit as a text in the official layout (Decree 30/2020/NĐ-CP, domain.md §7), to be printed and signed in
ink: every part of product.md §22, what is empty with dotted room to write it by hand."""

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.urls import path
from django.utils import translation
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.official import dated, place_of
from api.paper import JUSTIFIED, LEFT, MOTTO, NATION, TEXT, Column, Line, Paper, Row, Said, Table, sent
from api.views import View, signed_in
from api.visit_page import inspection_for, minutes_for
from api.word import document
from backend import clock
from backend.access.scope import reading
from backend.activity.change import absent
from backend.errors import NotFound
from backend.inspections.digest import digest_of_minutes
from backend.inspections.models import Inspection, Minutes
from workflows.inspection.minuting import EMPTY, MAIN

ROOM = "." * 90  # to be filled in by hand
LACKING = "2. Tồn tại, hạn chế"
ROLES = {"HEAD": "Trưởng đoàn", "DEPUTY": "Phó trưởng đoàn", "MEMBER": "Thành viên", "SECRETARY": "Thư ký"}
DAYS = {"WORKING": "ngày làm việc", "CALENDAR": "ngày"}
COLUMNS = (
    Column("TT", 10, centred=True), Column("Tồn tại, hạn chế", 74), Column("Lĩnh vực", 28), Column("Căn cứ", 32),
    Column("Mức độ", 21, centred=True),
)  # fmt: skip
Content = dict[str, Any]


class MinutesPaperView(View):
    """The minutes as a text to be printed."""

    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request, inspection_id: uuid.UUID, minutes_id: uuid.UUID) -> HttpResponse:
        """A paper of the office, so in Vietnamese whatever the reader's language."""
        with reading(signed_in(request)) as reader:
            inspection = inspection_for(reader, inspection_id)
            minutes = minutes_for(reader, inspection).filter(pk=minutes_id, on_paper=False).first()
            if minutes is None:
                raise NotFound(absent())
            with translation.override("vi"):
                paper = minutes_paper(inspection, minutes)
        return sent(document(paper), TEXT, f"bien-ban-{inspection.code or 'kt'}-{minutes.number}.docx")


def minutes_paper(inspection: Inspection, minutes: Minutes) -> Paper:
    """Head and facts; the table of what was lacking, if anything; remedies, requests, opinion, signatures."""
    said = EMPTY | minutes.content
    head = [*_head(inspection, minutes, said), *_who(said), *_what(said), *_facts(said)]
    foot = [*_after(said), *_end(said), *_signatures(said), *_mark(inspection, minutes)]
    return Paper([_lacking(said)] if said["shortcomings"] else [], head, foot, upright=True)


def _head(inspection: Inspection, minutes: Minutes, said: Content) -> Iterator[Line]:
    yield Line(Said(inspection.body.name.upper(), 12), Said(NATION, 12, bold=True))
    yield Line(Said("ĐOÀN KIỂM TRA", bold=True, rule=0.5), Said(MOTTO, bold=True, rule=1))
    began = _moment(said["started_at"])
    day = dated(began.date() if began else None)
    yield Line(Said("Số:      /BB-ĐKT"), Said(f"{place_of(inspection.inspected_body)}, {day}", 13, italic=True))
    main = minutes.number == MAIN
    yield Line(Said("BIÊN BẢN" if main else f"BIÊN BẢN BỔ SUNG (LẦN {minutes.number})", 14, bold=True))
    yield Line(Said(_about(inspection), 14, bold=True, rule=0.4))
    for basis in _bases(inspection, said):
        yield _said(f"Căn cứ {basis[:1].upper() + basis[1:]};", italic=True)
    at = f"hồi {began:%H giờ %M phút}, {dated(began.date())}" if began else f"hồi ... giờ ... phút, {dated(None)}"
    yield _said(f"Hôm nay, {at}, tại {said['place'] or ROOM}, Đoàn kiểm tra lập biên bản với các nội dung sau:")
    if said["supplement"]:
        yield _said(f"Biên bản này bổ sung, sửa biên bản kiểm tra đã ký: {said['supplement']}")


def _about(inspection: Inspection) -> str:
    """`Kiểm tra … tại …`, each said once."""
    title = inspection.title
    if not title.lower().startswith(("kiểm tra", "tự kiểm tra", "phúc tra")):
        title = f"Kiểm tra {title[:1].lower()}{title[1:]}"
    return title if " tại " in title else f"{title} tại {inspection.unit.name}"


def _bases(inspection: Inspection, said: Content) -> Iterator[str]:
    """The document that set the team up, or that nobody was told; what else the minutes name."""
    if inspection.decision_no and inspection.decision_on:
        yield f"Quyết định số {inspection.decision_no} ngày {inspection.decision_on:%d/%m/%Y} về việc kiểm tra"
    for basis in (line.strip().rstrip(";.,") for line in said["basis"].split("\n")):
        if basis and not (inspection.decision_no and inspection.decision_no in basis):
            yield basis.removeprefix("Căn cứ ")


def _who(said: Content) -> Iterator[Line]:
    yield _title("I. THÀNH PHẦN")
    yield _said("1. Đoàn kiểm tra:", bold=True)
    for person in said["team"]:
        yield _said(_listed(person["name"], person["title"], ROLES[person["role"]]))
    yield _said("2. Đơn vị được kiểm tra:", bold=True)
    for person in said["people"]:
        away = [] if person["present"] else [f"vắng mặt: {person['reason'] or ROOM}"]
        if person["stand_in"]:
            away.append(f"người thay: {person['stand_in']}")
        yield _said(_listed(person["name"], person["title"], *away))
    if not said["people"]:
        yield _said(ROOM)


def _what(said: Content) -> Iterator[Line]:
    yield _title("II. NỘI DUNG KIỂM TRA")
    for number, content in enumerate(said["contents"], start=1):
        yield _said(f"{number}. {content}")
    yield _said(f"Thời kỳ kiểm tra: {said['period'] or ROOM}")
    yield _said(f"Tài liệu đơn vị cung cấp: {'; '.join(said['documents']) or ROOM}")


def _facts(said: Content) -> Iterator[Line]:
    yield _title("III. KẾT QUẢ KIỂM TRA")
    for number, fact in enumerate(said["facts"], start=1):
        yield _said(f"{number}. {fact['title']}", bold=True)
        figures = "; ".join(f"{figure['label']}: {figure['value']}" for figure in fact["figures"])
        for text in (figures, fact["text"]):
            if text:
                yield _said(f"{text.rstrip('.')}.")
    yield _title("IV. NHẬN XÉT")
    yield _said("1. Ưu điểm", bold=True)
    yield _said(said["good"] or ROOM)
    if not said["shortcomings"]:
        yield _said(LACKING, bold=True)
        yield _said("Không ghi nhận tồn tại, hạn chế tại thời điểm kiểm tra.")


def _lacking(said: Content) -> Table:
    rows = [
        Row([str(number), one["text"], one["area"], one["article"], one["degree"]])
        for number, one in enumerate(said["shortcomings"], start=1)
    ]
    return Table("Tồn tại, hạn chế", COLUMNS, rows, [_said(LACKING, bold=True).left])


def _after(said: Content) -> Iterator[Line]:
    if said["remedied"]:
        yield _said("3. Đã khắc phục ngay tại chỗ", bold=True)
        for one in said["remedied"]:
            yield _said(f"- {one['text'].rstrip('.')}: {one['remedy'].rstrip('.')}.")
    yield _title("V. YÊU CẦU, KIẾN NGHỊ")
    for number, one in enumerate(said["requests"], start=1):
        within = f" (trong {one['days']} {DAYS[one['days_unit']]})" if one["days"] else ""
        yield _said(f"{number}. {one['text'].rstrip('.')}{within}.")
    if not said["requests"]:
        yield _said(ROOM)
    yield _title("VI. Ý KIẾN CỦA ĐƠN VỊ ĐƯỢC KIỂM TRA")
    yield _said(said["opinion"] or ROOM)


def _end(said: Content) -> Iterator[Line]:
    """When it ended, that it was read back, and whether somebody would not sign."""
    ended = _moment(said["ended_at"])
    at = f"hồi {ended:%H giờ %M phút}, {dated(ended.date())}" if ended else "hồi ... giờ ... phút cùng ngày"
    heard = ", đã đọc lại cho những người có tên trên cùng nghe, công nhận đúng" if said["read_back"] else ""
    pages = f", mỗi bản {said['pages']:02} trang" if said["pages"] else ""
    yield _said(
        f"Biên bản kết thúc {at}{heard}; lập thành {said['copies']:02} bản{pages}, có giá trị như nhau, đơn vị được kiểm tra "
        "giữ 01 bản./."
    )
    if refusal := said["refusal"]:
        witness = _listed(refusal["witness"], refusal["witness_title"]).removeprefix("- ")
        yield _said(
            f"Đại diện đơn vị không ký biên bản, lý do: {refusal['reason'].rstrip('.')}. Người chứng kiến: {witness}."
        )


def _signatures(said: Content) -> Iterator[Line]:
    head = next((one["name"] for one in said["team"] if one["role"] == "HEAD"), "")
    who = (one["name"] if one["present"] else one["stand_in"] for one in said["people"])
    unit = next(filter(None, who), "")
    refusal = said["refusal"]
    left = ("NGƯỜI CHỨNG KIẾN", refusal["witness"]) if refusal else ("ĐẠI DIỆN ĐƠN VỊ", unit)
    yield from _signed(left, ("TRƯỞNG ĐOÀN", head))
    yield from _signed(("", ""), ("NGƯỜI GHI BIÊN BẢN", said["writer"]))


def _signed(left: tuple[str, str], right: tuple[str, str]) -> Iterator[Line]:
    sides = (left, right)
    hint = "(Ký, ghi rõ họ tên)"
    yield Line(Said(), Said())
    yield Line(*(Said(title, bold=True) for title, _ in sides))
    yield Line(*(Said(hint if title else "", 11, italic=True) for title, _ in sides))
    for _ in range(3):
        yield Line(Said(), Said())
    yield Line(*(Said(name, bold=True) for _, name in sides))


def _mark(inspection: Inspection, minutes: Minutes) -> Iterator[Line]:
    """By which the paper and what is kept are compared; where a device told that it was announced, its time and the server's."""
    said, heard = inspection.opened_said_at, inspection.opened_at
    if said and heard:
        text = f"Công bố kiểm tra lúc {_clock(said)} theo máy của đoàn; hệ thống nhận lúc {_clock(heard)}"
        yield Line(Said(text, 9, italic=True, align=LEFT))
    text = f"Bản ghi lần {minutes.version}, mã đối chiếu {digest_of_minutes(minutes)[:12]}"
    yield Line(Said(text, 9, italic=True, align=LEFT))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(clock.LOCAL) if text else None


def _clock(moment: datetime) -> str:
    return f"{clock.local(moment):%H:%M ngày %d/%m/%Y}"


def _listed(*parts: str) -> str:
    """Each said once: a title in the team may be the role."""
    return f"- {', '.join(dict.fromkeys(part for part in parts if part))}"


def _title(text: str) -> Line:
    return Line(Said(text, bold=True, align=LEFT))


def _said(text: str, *, bold: bool = False, italic: bool = False) -> Line:
    return Line(Said(text, 13, bold=bold, italic=italic, align=JUSTIFIED))


urlpatterns = [
    path("inspections/<uuid:inspection_id>/minutes/<uuid:minutes_id>/paper", MinutesPaperView.as_view()),
]
