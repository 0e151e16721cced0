"""What the commune is given outside its plan: letters of the week, a notice of conclusion, a letter that replaced another,
and what leaders said and others wrote down."""

import uuid
from datetime import date

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from demo import cast
from demo.script import Script
from workflows.document.registering import replace_document
from workflows.document.splitting import NewLine, split_document
from workflows.task.giving import NewTask, give_task

DEPARTMENT = "Sở Nội vụ tỉnh Minh Họa"


def tell(script: Script) -> None:
    """In the order of the days."""
    _a_letter_replaced(script)
    _a_letter_of_the_week(script)
    told = _entered_for_leaders(script)
    _a_conclusion(script, told)


def _a_letter_replaced(script: Script) -> None:
    """A survey was ordered, then ordered otherwise: one of its two tasks still hangs on the old letter."""
    old = script.register("clerk", date(2026, 7, 20), 9, "1301/SNV-CCHC", "Khảo sát mức độ hài lòng của người dân năm 2026", issuer=DEPARTMENT)  # fmt: skip
    survey = _give(script, date(2026, 7, 21), 9, "Lập danh sách hộ dân được khảo sát mức độ hài lòng", "TTPVHCC", date(2026, 8, 28), old, "điểm 1", officer="tt.officer2")  # fmt: skip
    _give(script, date(2026, 7, 21), 9.2, "Cử người tham gia tổ khảo sát của tỉnh", "VHXH", date(2026, 8, 25), old, "điểm 3")  # fmt: skip
    new = script.register("clerk", date(2026, 8, 12), 9, "1522/SNV-CCHC", "Khảo sát mức độ hài lòng của người dân năm 2026 (thay công văn số 1301/SNV-CCHC)", issuer=DEPARTMENT)  # fmt: skip
    script.at(date(2026, 8, 12), 9.2, lambda: replace_document(script.people["clerk"], old, new, expect='"v1"'))
    script.at(date(2026, 8, 12), 10, lambda: script.step("standing", survey, "recite", document=str(new), clause="điểm 2"))  # fmt: skip


def _a_letter_of_the_week(script: Script) -> None:
    """Received on Tuesday, split by the standing office the same day."""
    letter = script.register("clerk", date(2026, 8, 11), 8.5, "1509/SNV-CCHC", "Rà soát, cập nhật nhân sự Ban Chỉ đạo cải cách hành chính cấp xã", issuer=DEPARTMENT)  # fmt: skip
    _give(script, date(2026, 8, 11), 10, "Rà soát danh sách thành viên Ban Chỉ đạo cải cách hành chính của xã", "VHXH", date(2026, 8, 19), letter, "điểm 1", by="standing")  # fmt: skip
    _give(script, date(2026, 8, 11), 10.1, "Trình Chủ tịch quyết định kiện toàn Ban Chỉ đạo", "VP", date(2026, 8, 26), letter, "điểm 2", by="standing")  # fmt: skip


def _a_conclusion(script: Script, told: uuid.UUID) -> None:
    """Monday's briefing: a line to be known, one that is a task, one that is under way already."""
    notice = script.register("clerk", date(2026, 8, 10), 15, "86/TB-UBND", "Kết luận của Chủ tịch UBND xã tại giao ban tuần 33", kind="CONCLUSION")  # fmt: skip
    board = NewTask(id=uuid7(), title="Kiểm tra, sửa bảng niêm yết thủ tục hành chính tại các ấp", lead_id=_unit("KT").pk, due_on=date(2026, 8, 24))  # fmt: skip
    lines = (
        NewLine(uuid7(), "Ghi nhận kết quả giải quyết hồ sơ tuần 32 của Trung tâm Phục vụ hành chính công.", "mục 1"),
        NewLine(board.id, f"Giao Phòng Kinh tế: {board.title}.", "mục 2", give=board),
        NewLine(uuid7(), "Trung tâm hoàn thành việc lắp lại bảng chỉ dẫn trước ngày 21/8.", "mục 3", join=told),
    )
    script.at(date(2026, 8, 10), 16, lambda: split_document(script.people["chairman"], notice, lines))


def _entered_for_leaders(script: Script) -> uuid.UUID:
    """Said at a briefing or on the way, written down by the Office: one read, whose id is given, one still new, one that
    was not so."""
    read = _enter(script, date(2026, 8, 10), 11, "vp.officer", "chairman", "giao ban tuần 33", "Lắp lại bảng chỉ dẫn tại lối vào Trung tâm", "TTPVHCC", date(2026, 8, 21), officer="tt.officer2")  # fmt: skip
    script.at(date(2026, 8, 10), 16.5, lambda: script.seen("chairman", read))
    script.at(date(2026, 8, 11), 8, lambda: script.report("tt.officer2", read, "Đã đặt làm bảng, hẹn lắp thứ Tư tuần sau."))  # fmt: skip
    _enter(script, date(2026, 8, 13), 17, "clerk", "chairman", "trao đổi tại trụ sở chiều 13/8", "Rà soát phòng họp, máy chiếu phục vụ họp Ban Chỉ đạo quý III", "VP", date(2026, 8, 20), officer="vp.officer2")  # fmt: skip
    wrong = _enter(script, date(2026, 8, 12), 10, "clerk", "vice", "giao ban khối văn hóa - xã hội 12/8", "Thống kê lại số lượt tiếp công dân tháng 7", "VHXH", date(2026, 8, 19))  # fmt: skip
    script.at(date(2026, 8, 12), 14, lambda: script.step("vice", wrong, "disown", reason="Việc này tôi nêu để Văn phòng thống kê, không giao Phòng Văn hóa - Xã hội."))  # fmt: skip
    return read


def _enter(
    script: Script, day: date, hour: float, by: str, leader: str, said_at: str, title: str, unit: str, due: date,
    *, officer: str = "",
) -> uuid.UUID:  # fmt: skip
    """What a leader gave by word of mouth, written down by `by`; its id."""
    wish = NewTask(
        id=uuid7(), title=title, lead_id=_unit(unit).pk, due_on=due, said_at=said_at, for_leader_id=script.people[leader].pk,
        officer_id=script.people[officer].pk if officer else None,
    )  # fmt: skip
    script.at(day, hour, lambda: give_task(script.people[by], wish))
    return wish.id


def _give(
    script: Script, day: date, hour: float, title: str, unit: str, due: date, source: uuid.UUID, clause: str,
    *, by: str = "chairman", officer: str = "",
) -> uuid.UUID:  # fmt: skip
    """Work given by a document; its id."""
    wish = NewTask(
        id=uuid7(), title=title, lead_id=_unit(unit).pk, due_on=due, source_id=source, clause=clause,
        officer_id=script.people[officer].pk if officer else None,
    )  # fmt: skip
    script.at(day, hour, lambda: give_task(script.people[by], wish))
    return wish.id


def _unit(ending: str) -> OrgUnit:
    return OrgUnit.objects.get(code=f"{cast.COMMUNE}-{ending}")
