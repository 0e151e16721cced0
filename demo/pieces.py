"""Work that is done in pieces: two letters of the province, passed on inside the commune, one of them answered and released
upward; and a partner's own part under way."""

import uuid
from datetime import date

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.models import Task
from demo import cast
from demo.script import Script
from workflows.task.giving import NewTask, PartnerWish, give_task

DEPARTMENT = "Sở Nội vụ tỉnh Minh Họa"


def tell(script: Script) -> None:
    """In the order of the days."""
    _answered(script)
    _under_way(script)
    _a_part(script)


def _answered(script: Script) -> None:
    """Passed on the day it came, answered three days before the upper date, released by the Vice-Chairman."""
    letter = script.register("province", date(2026, 7, 1), 15, "1234/SNV-CCHC", "Báo cáo kết quả cải cách hành chính 6 tháng", issuer=DEPARTMENT)  # fmt: skip
    task = NewTask(
        id=uuid7(), title="Báo cáo kết quả cải cách hành chính 6 tháng đầu năm 2026", product="Báo cáo",
        lead_id=_id("VHXH"), due_on=date(2026, 7, 15), source_id=letter,
    )  # fmt: skip
    script.at(date(2026, 7, 2), 8, lambda: give_task(script.people["province"], task))
    script.at(date(2026, 7, 2), 14, lambda: script.step("standing", task.id, "pass_on", officer="vhxh.officer"))
    day = date(2026, 7, 10)
    script.at(day, 9, lambda: script.document("vhxh.officer", _inner(task.id), "Báo cáo", "87/BC-UBND", day))
    script.at(
        day, 10,
        lambda: script.step("vhxh.officer", _inner(task.id), "submit", text="Báo cáo 6 tháng, kèm phụ lục số liệu."),
    )  # fmt: skip
    script.at(date(2026, 7, 13), 8, lambda: script.step("vice", task.id, "approve", reason="Đồng ý gửi Sở Nội vụ."))


def _under_way(script: Script) -> None:
    """Waiting for its officer."""
    letter = script.register("province", date(2026, 8, 7), 14, "1498/SNV-CCHC", "Cung cấp số liệu hồ sơ trực tuyến hằng tháng", issuer=DEPARTMENT)  # fmt: skip
    task = NewTask(
        id=uuid7(), title="Cung cấp số liệu hồ sơ trực tuyến tháng 7 theo biểu mẫu của tỉnh", product="Biểu số liệu",
        lead_id=_id("TTPVHCC"), due_on=date(2026, 8, 21), source_id=letter, clause="điểm 2",
    )  # fmt: skip
    script.at(date(2026, 8, 7), 15, lambda: give_task(script.people["province"], task))
    script.at(date(2026, 8, 10), 8, lambda: script.step("head", task.id, "pass_on", officer="officer"))


def _a_part(script: Script) -> None:
    """The Division of Economy has a product and a date of its own in what the Centre puts together."""
    part = PartnerWish(_id("KT"), "HAS_PART", "Số liệu đăng ký hộ kinh doanh theo ấp", date(2026, 8, 18))
    task = NewTask(
        id=uuid7(), title="Tổng hợp số liệu thủ tục hành chính phục vụ họp Ban Chỉ đạo quý III", product="Bảng tổng hợp",
        lead_id=_id("TTPVHCC"), officer_id=script.people["tt.officer2"].pk, due_on=date(2026, 8, 25), partners=(part,),
    )  # fmt: skip
    script.at(date(2026, 8, 6), 9, lambda: give_task(script.people["chairman"], task))
    script.at(date(2026, 8, 6), 14, lambda: script.step("kt.head", _part(task.id), "assign", officer="kt.officer2"))
    script.at(date(2026, 8, 11), 10, lambda: script.report("kt.officer2", _part(task.id), "Đã có số liệu 5/9 ấp."))
    script.at(date(2026, 8, 12), 9, lambda: script.report("tt.officer2", task.id, "Đã tổng hợp phần của Trung tâm."))


def _inner(task_id: uuid.UUID) -> uuid.UUID:
    inner = Task.objects.get(pk=task_id).answered_by_id
    assert inner is not None
    return inner


def _part(task_id: uuid.UUID) -> uuid.UUID:
    return Task.objects.get(parent=task_id).pk


def _id(ending: str) -> int:
    return int(OrgUnit.objects.get(code=f"{cast.COMMUNE}-{ending}").pk)
