"""Before and after visits to An Phú: a self-report being written (KT14), draft findings answered in part (KT15); and KT09's
drafts, which their commune answered."""

from datetime import date
from decimal import Decimal
from typing import Any

from backend.ids import uuid7
from backend.inspections.models import Inspection, Reply, ReplyKind, ReplyRow
from backend.inspections.outlines import OUTLINES
from demo.script import Script
from demo.visits import Visits
from workflows.evidence import NewEvidence
from workflows.inspection.outline import Asked, set_outline
from workflows.reply.rows import Said, prove_row, save_row

BASIS = "Kế hoạch CCHC năm 2026 của tỉnh (minh hoạ)"


def tell(script: Script) -> None:
    """All three; An Phú's people can be entered by card, so both sides of it can be seen."""
    visits = Visits(script)
    _self_report(visits)
    _drafts(visits)
    _answered(visits)


def _visit(code: str, kind: str, title: str, day: date, findings: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "code": code, "kind": kind, "title": title, "unit_code": "30337", "visited_on": day.isoformat(),
        "findings": findings,
    }  # fmt: skip


def _self_report(v: Visits) -> None:
    """Told on 10 August with an outline; the head of the standing office has begun to write."""
    day = date(2026, 8, 27)
    v.plan(_visit("KT14", "THEMATIC", "Kiểm tra chuyển đổi số và thủ tục hành chính", day, []), date(2026, 8, 3))
    v.at(date(2026, 8, 6), 9, "inspector", "KT14", "decide", number="58/QĐ-SNV", date="2026-08-05")
    lines = (*OUTLINES["PROCEDURES"], *OUTLINES["DIGITAL_GOVERNMENT"])
    asked = Asked(
        lines, date(2026, 8, 20), "Sổ theo dõi hồ sơ; danh mục thủ tục đã niêm yết; hồ sơ cấp độ an toàn thông tin.",
        date(2026, 1, 1), date(2026, 7, 31),
    )  # fmt: skip

    def outline() -> None:
        found = v.inspection("KT14")
        set_outline(v.people["inspector"], found.pk, asked, expect=f'"v{found.version}"')

    v.script.at(date(2026, 8, 7), 10, outline)
    v.at(date(2026, 8, 10), 9, "inspector", "KT14", "notify")
    say(v, "KT14", date(2026, 8, 12), 0, Said("112/112 thủ tục thuộc thẩm quyền đã niêm yết, công khai."))
    say(
        v,
        "KT14",
        date(2026, 8, 13),
        1,
        Said("Tiếp nhận 3.418 hồ sơ; đúng hạn 3.389; quá hạn 29, đã gửi 29 văn bản xin lỗi."),
    )
    figure = {"kind": "COUNT", "count": Decimal(3418), "count_unit": "hồ sơ", "note": "Từ 01/01 đến 31/7/2026"}
    v.script.at(date(2026, 8, 13), 10, lambda: _prove(v, "KT14", 1, figure))


FOUND = (
    ("CIVIL_SERVICE", "02 công chức vắng mặt đầu giờ làm việc, 01 trường hợp không có lý do", "MAJOR", "Kiểm điểm, chấn chỉnh giờ giấc"),
    ("PROCEDURES", "04 thủ tục niêm yết bản đã hết hiệu lực", "MINOR", "Thay bản niêm yết"),
    ("CIVIL_SERVICE", "Chưa có bảng tên, chức danh tại 03 phòng", "REMIND", "Bổ sung bảng tên"),
)  # fmt: skip


def _drafts(v: Visits) -> None:
    """Minutes signed on 11 August, drafts sent the day after; two of three are answered so far."""
    day = date(2026, 8, 11)
    found = [
        {
            "area": area,
            "text": text,
            "severity": severity,
            "requirement": asked,
            "legal_basis": BASIS,
            "deadline_days": None,
        }
        for area, text, severity, asked in FOUND
    ]
    read = _visit("KT15", "PUBLIC_DUTY", "Kiểm tra công vụ", day, found)
    v.plan(read, date(2026, 7, 27))
    v.open(read, day, 7.5)
    v.find(read, day, 8, found)
    v.at(day, 11, "inspector", "KT15", "sign_minutes")
    v.at(date(2026, 8, 12), 9, "inspector", "KT15", "send_drafts", due_on="2026-08-19")
    say(v, "KT15", date(2026, 8, 13), 0, Said(
        "Một công chức đã xin phép Chánh Văn phòng qua điện thoại.", "PARTLY", "SUBJECTIVE", "Chưa ghi sổ xin phép.",
        "Kiểm điểm 01 trường hợp, lập sổ theo dõi ra vào.", date(2026, 8, 25),
    ))  # fmt: skip
    say(
        v,
        "KT15",
        date(2026, 8, 13),
        1,
        Said("", "AGREE", "", "", "Thay bản niêm yết ngay trong tuần.", date(2026, 8, 17)),
    )


def _answered(v: Visits) -> None:
    """KT09's commune agreed with two, not with one, and was silent about the last."""
    office, chairman = "mh009.office", "mh009.chairman"
    v.at(date(2026, 8, 6), 8.5, "inspector", "KT09", "send_drafts", due_on="2026-08-13")
    said = (
        Said("", "AGREE", "SUBJECTIVE", "Quản lý giờ giấc chưa chặt.", "Chấn chỉnh, điểm danh hằng ngày.", date(2026, 8, 20)),
        Said("", "AGREE", "", "", "Bổ sung trong tháng 8.", date(2026, 8, 31)),
        Said("Đơn vị đã thực hiện trước ngày kiểm tra, có văn bản kèm theo.", "DISAGREE"),
    )  # fmt: skip
    for at, one in enumerate(said):
        say(v, "KT09", date(2026, 8, 10), at, one, by=office, kind=ReplyKind.OPINION)
    _on_reply(v, date(2026, 8, 11), 14, office, "present")
    _on_reply(v, date(2026, 8, 12), 9, chairman, "release", number="92/UBND-VP", date="2026-08-12")


def say(v: Visits, code: str, day: date, at: int, said: Said, *, by: str = "standing", kind: str | None = None) -> None:
    """The row at this place, written on that morning."""

    def act() -> None:
        row = _row(v, code, at, kind)
        save_row(v.people[by], row.reply_id, row.pk, said, expect=f'"v{row.version}"')

    v.script.at(day, 8 + at / 4, act)


def _prove(v: Visits, code: str, at: int, facts: dict[str, Any]) -> None:
    row = _row(v, code, at, None)
    prove_row(v.people["standing"], row.reply_id, row.pk, NewEvidence(id=uuid7(), **facts))


def _row(v: Visits, code: str, at: int, kind: str | None) -> ReplyRow:
    found: Inspection = v.inspection(code)
    rows = ReplyRow.objects.filter(reply__inspection=found)
    return list(rows.filter(reply__kind=kind) if kind else rows)[at]


def _on_reply(v: Visits, day: date, hour: float, who: str, name: str, **data: Any) -> None:
    def act() -> None:
        v.step(who, Reply.objects.get(inspection=v.inspection("KT09")), name, data)

    v.script.at(day, hour, act)
