"""The notice of conclusion as a text in the official layout (Decree 30/2020/NĐ-CP, domain.md §7): a draft before it is numbered,
the same with number, date and signer afterwards."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import path
from django.utils import translation
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.official import dated, is_committee, lines_of, names_of, place_of, signer_of, symbol_of
from api.paper import JUSTIFIED, LEFT, MOTTO, NATION, TEXT, Column, Line, Paper, Row, Said, Table, sent
from api.views import View, signed_in
from api.word import document
from backend.access.scope import reading, visible_to
from backend.activity.change import absent
from backend.errors import NotFound
from backend.imports.parts import ROMANS
from backend.inspections.lives import SEVERITY_NAMES
from backend.inspections.models import Finding, Inspection, InspectionState, ReplyKind, SentReply
from backend.plans.areas import known
from workflows.inspection.concluding import promised_on

DRAFTED = {InspectionState.MINUTES_SIGNED}  # readable by the inspecting body alone
CONCLUDED = {InspectionState.CONCLUDED, InspectionState.CLOSED}
COLUMNS = (
    Column("TT", 10, centred=True), Column("Nội dung, căn cứ", 56), Column("Mức độ", 18, centred=True),
    Column("Yêu cầu, hướng dẫn khắc phục", 48), Column("Đơn vị", 22), Column("Thời hạn", 24, centred=True),
)  # fmt: skip


class NoticePaperView(View):
    """The notice, or, before it was issued, its draft."""

    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request, inspection_id: uuid.UUID) -> HttpResponse:
        """A paper of the office, so in Vietnamese whatever the reader's language."""
        with reading(signed_in(request)) as reader:
            rows = visible_to(reader.user, Inspection.objects.filter(pk=inspection_id))
            found = rows.select_related("body__parent", "body__settings__standing_office", "inspected_body", "unit", "follow_up_unit").first()  # fmt: skip
            drafted = found is not None and found.state in DRAFTED and found.body_id in reader.keys
            if found is None or not (drafted or found.state in CONCLUDED):
                raise NotFound(absent())
            with translation.override("vi"):
                paper = notice_paper(found)
        name = "thong-bao-ket-luan" if found.concluded_at else "du-thao-thong-bao-ket-luan"
        return sent(document(paper), TEXT, f"{name}-{found.code or 'kt'}.docx")


def notice_paper(inspection: Inspection) -> Paper:
    """What holds, area by area; what was withdrawn is not in it."""
    findings = list(inspection.findings.filter(withdrawn=False).select_related("unit", "inspection", "ticket"))
    asked = [one for one in findings if not one.remedied_on_site]
    tables = [_table(inspection, asked)] if asked else []
    head = [*_head(inspection), *_opening(inspection, findings, asked)]
    return Paper(tables, head, [*_closing(inspection, findings, asked), *_foot(inspection)], upright=True)


def _head(inspection: Inspection) -> Iterator[Line]:
    """Authority, nation, number, place and date; a draft says so, and has room for both."""
    issued = inspection.concluded_at is not None
    upper, own = _issuer(inspection)
    yield Line(Said(upper, bold=is_committee(_authority(inspection))), Said(NATION, 12, bold=True))
    yield Line(Said(own, bold=True, rule=0.5), Said(MOTTO, 14, bold=True, rule=1))
    number = inspection.notice_no if issued else f"      /{symbol_of('TB', inspection.body)}"
    day = dated(inspection.notice_on if issued else None)
    yield Line(Said(f"Số: {number}"), Said(f"{place_of(inspection.body)}, {day}", 14, italic=True))
    if not issued:
        yield Line(Said("DỰ THẢO", bold=True), Said())
    yield Line(Said("THÔNG BÁO", 14, bold=True))
    yield Line(Said(f"Kết luận {_about(inspection)}", 14, bold=True, rule=0.4))


def _about(inspection: Inspection) -> str:
    """`kiểm tra … tại …`, each said once."""
    title = inspection.title[:1].lower() + inspection.title[1:]
    title = title if title.startswith(("kiểm tra", "tự kiểm tra", "phúc tra")) else f"kiểm tra {title}"
    return title if " tại " in title else f"{title} tại {inspection.unit.name}"


def _authority(inspection: Inspection) -> str:
    return inspection.notice_authority or inspection.body.name


def _issuer(inspection: Inspection) -> tuple[str, str]:
    own = _authority(inspection) == inspection.body.name
    return names_of(inspection.body) if own else lines_of(_authority(inspection))


def _opening(inspection: Inspection, findings: list[Finding], asked: list[Finding]) -> Iterator[Line]:
    """What it rests on, and what was looked at."""
    bases = list(_bases(inspection))
    for number, basis in enumerate(bases, start=1):
        yield _said(f"{basis}{';' if number < len(bases) else ','}", italic=True)
    yield _said(f"{_authority(inspection)} thông báo kết luận như sau:")
    days = [f"{one:%d/%m/%Y}" for one in dict.fromkeys((inspection.starts_on, inspection.ends_on))]
    when = f"Ngày {days[0]}" if len(days) == 1 else f"Từ ngày {days[0]} đến ngày {days[1]}"
    on_site = len(findings) - len(asked)
    yield _said(
        f"{when}, Đoàn kiểm tra đã làm việc tại {inspection.unit.name}, ghi nhận {len(findings)} nội dung tồn tại, hạn chế"
        + (f", trong đó {on_site} nội dung đã được khắc phục ngay tại chỗ." if on_site else ".")
    )
    if asked:
        yield _said("1. Nội dung cần khắc phục:", bold=True)


def _bases(inspection: Inspection) -> Iterator[str]:
    if inspection.decision_no and inspection.decision_on:
        yield f"Căn cứ Quyết định số {inspection.decision_no} ngày {inspection.decision_on:%d/%m/%Y} về việc kiểm tra"
    if inspection.basis:
        yield f"Căn cứ {inspection.basis.rstrip('.;,')}"
    yield f"Căn cứ kết quả kiểm tra tại {inspection.unit.name}"
    replies = SentReply.objects.filter(reply__inspection=inspection, reply__kind=ReplyKind.OPINION)
    if opinion := replies.order_by("round").last():
        yield f"Xét ý kiến của {inspection.inspected_body.name} tại Văn bản số {opinion.number} ngày {opinion.date:%d/%m/%Y}"


def _table(inspection: Inspection, asked: list[Finding]) -> Table:
    """Grouped by area, in the order of plans."""
    rows: list[Row] = []
    areas = known().in_order({one.area for one in asked})
    for at, area in enumerate(areas):
        rows.append(Row([ROMANS[at], known().name(area).vi, "", "", "", ""], strong=True))
        for number, one in enumerate((one for one in asked if one.area == area), start=1):
            rows.append(Row([
                str(number), _lines(one.text, one.legal_basis and f"Căn cứ: {one.legal_basis}"),
                SEVERITY_NAMES[one.severity].vi, _lines(one.requirement, _guidance(one)), one.unit.short_name,
                _deadline(one, inspection.notice_on),
            ]))  # fmt: skip
    return Table("Nội dung", COLUMNS, rows)


def _guidance(finding: Finding) -> str:
    if not finding.guidance and not finding.guidance_document:
        return ""
    document = f" ({finding.guidance_document})" if finding.guidance_document else ""
    return f"Hướng dẫn: {finding.guidance}{document}"


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _deadline(finding: Finding, notice_on: date | None) -> str:
    """Counted from the notice; a draft says how."""
    if notice_on or finding.due_on_printed:
        return f"{promised_on(finding, notice_on or finding.due_on_printed):%d/%m/%Y}"  # type: ignore[arg-type]  # one of them is
    days = "ngày làm việc" if finding.deadline_unit == Finding.Days.WORKING else "ngày"
    return f"{finding.deadline_days} {days} kể từ ngày thông báo"


def _closing(inspection: Inspection, findings: list[Finding], asked: list[Finding]) -> Iterator[Line]:
    """What was remedied at once, and what is asked of the unit."""
    number = 2 if asked else 1
    if at_once := [one for one in findings if one.remedied_on_site]:
        yield _said(f"{number}. Nội dung đã khắc phục ngay tại chỗ:", bold=True)
        for one in at_once:
            yield _said(f"- {one.text.rstrip('.')}: {one.remedy.rstrip('.')}.")
        number += 1
    if not asked:
        yield _said("Trên đây là thông báo kết luận kiểm tra./.")
        return
    yield _said(f"{number}. Yêu cầu:", bold=True)
    last = max(promised_on(one, inspection.notice_on) for one in asked) if inspection.notice_on else None
    until = f"chậm nhất ngày {last:%d/%m/%Y}" if last else "theo thời hạn của từng nội dung"
    yield _said(
        f"{inspection.inspected_body.name} chỉ đạo khắc phục các nội dung nêu trên đúng thời hạn, tính từ ngày ban hành thông "
        f"báo này; gửi báo cáo kết quả khắc phục về {_follow_up(inspection)} {until}./."
    )


def _follow_up(inspection: Inspection) -> str:
    settings: Any = getattr(inspection.body, "settings", None)
    unit = inspection.follow_up_unit or (settings.standing_office if settings else None)
    return unit.name if unit else inspection.body.name


def _foot(inspection: Inspection) -> Iterator[Line]:
    """To whom it goes, and who signs for the authority."""
    issued = inspection.concluded_at is not None
    printed = f"{inspection.notice_signer}, {inspection.notice_signer_title}" if issued else ""
    name, deputy = signer_of(printed)
    committee, (upper, own) = is_committee(_authority(inspection)), _issuer(inspection)
    title = "CHỦ TỊCH" if committee else "THỦ TRƯỞNG"
    held = inspection.notice_signer_title.upper() if issued and inspection.notice_signer_title else ""
    signs = [f"TM. {upper}" if committee else own]
    signs += [f"KT. {title}", held or f"PHÓ {title}"] if deputy else [held or title]
    above = inspection.body.parent
    goes = [
        f"- {inspection.inspected_body.name} (để thực hiện);",
        *([f"- {above.name} (để báo cáo);"] if above else []),
        f"- {_follow_up(inspection)} (để theo dõi);",
        "- Thành viên Đoàn kiểm tra;",
        "- Lưu: VT.",
    ]
    said = [Said("Nơi nhận:", 12, bold=True, italic=True, align=LEFT), *(Said(one, 11, align=LEFT) for one in goes)]
    signed = [*(Said(one, 14, bold=True) for one in signs), Said(), Said(), Said(), Said(name, 14, bold=True)]
    for at in range(max(len(said), len(signed))):
        yield Line(said[at] if at < len(said) else Said(), signed[at] if at < len(signed) else Said())


def _said(text: str, *, bold: bool = False, italic: bool = False) -> Line:
    return Line(Said(text, 14, bold=bold, italic=italic, align=JUSTIFIED))


urlpatterns = [path("inspections/<uuid:inspection_id>/notice", NoticePaperView.as_view())]
