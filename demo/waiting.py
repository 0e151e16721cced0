"""Waiting for others: something in the way, asked and answered; another still open; a later date, met by another offer."""

from datetime import date

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.models import Task
from demo import cast
from demo.script import Script
from workflows.task.giving import NewTask, give_task


def tell(script: Script, overdue: Task, officer: str) -> None:
    """`overdue`: a task of the plan that is late, because its `officer` waits for another unit."""
    needs = NewTask(
        id=uuid7(),
        title="Tổng hợp nhu cầu bồi dưỡng kỹ năng số của cán bộ, công chức xã",
        product="Danh sách kèm báo cáo",
        lead_id=_unit("KT").pk,
        officer_id=script.people["kt.officer"].pk,
        due_on=date(2026, 8, 7),
        origin="WORD_OF_MOUTH",
    )
    script.at(date(2026, 7, 20), 8.5, lambda: give_task(script.people["chairman"], needs))
    script.at(
        date(2026, 7, 24),
        9,
        lambda: script.step(
            "kt.officer", needs.id, "raise_obstacle", text="Chưa có danh sách cán bộ mới điều động về xã.",
            asked="UNIT", unit=_unit("VHXH").pk,
        ),
    )  # fmt: skip
    script.at(
        date(2026, 7, 28), 15, lambda: script.answered(needs.id, "Đã gửi danh sách 27 người qua văn bản điều hành.")
    )
    script.at(
        date(2026, 8, 4),
        9,
        lambda: script.step(
            "kt.officer", needs.id, "ask_extension", due_on="2026-08-28", cause="OBJECTIVE",
            reason="Các trường đang nghỉ hè, chưa thu đủ phiếu.",
        ),
    )  # fmt: skip
    script.at(
        date(2026, 8, 5),
        8.5,
        lambda: script.step(
            "kt.head",
            needs.id,
            "counter_extension",
            due_on="2026-08-19",
            reason="Thu phiếu trực tuyến để kịp giao ban.",
        ),
    )
    script.at(date(2026, 8, 5), 14, lambda: script.step("kt.officer", needs.id, "accept_counter"))
    script.at(
        date(2026, 8, 11),
        9,
        lambda: script.step(
            officer, overdue.pk, "raise_obstacle", text="Chờ ý kiến về dự toán trước khi chọn báo giá.",
            asked="UNIT", unit=_unit("VP" if overdue.lead.code.endswith("-KT") else "KT").pk,
        ),
    )  # fmt: skip


def _unit(code: str) -> OrgUnit:
    return OrgUnit.objects.get(code=f"{cast.COMMUNE}-{code}")
