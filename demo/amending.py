"""A small plan that was recorded, corrected where it was typed wrongly, and amended."""

from datetime import date
from typing import Any

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.amending import amend_plan
from backend.plans.drafting import NewPlan
from backend.plans.editing import Edit, edit_lines
from backend.plans.issuing import IssuedDocument
from backend.plans.models import Plan, PlanLine
from backend.plans.recording import record_plan
from demo import cast, draft
from demo.script import Script
from workflows.machine import perform
from workflows.plan.correcting import Proposal, propose_correction, settle_correction

TITLE = "Kế hoạch rà soát, đơn giản hóa thủ tục hành chính năm 2026 của xã An Phú"
SIGNER = "Trần Minh Họa, Chủ tịch UBND xã"
LINES = (
    ("Rà soát thủ tục hành chính nội bộ trong lĩnh vực văn hóa - xã hội", "Báo cáo", "VHXH", "Trước 15/10/2026", "2026-10-15"),
    ("Cập nhật danh mục thủ tục niêm yết tại các ấp", "Danh mục", "VHXH", "30/11/2026", "2026-12-30"),
    ("Tổng hợp kiến nghị cắt giảm giấy tờ trong hồ sơ", "Bảng tổng hợp", "VHXH", "15/12/2026", "2026-12-15"),
)  # fmt: skip


def tell(script: Script) -> None:
    """Recorded in June; its second date was typed wrongly and put right by two; amended in August; one more slip waits for
    a second person."""
    first, second = uuid7(), uuid7()
    standing, clerk = script.people["standing"], script.people["clerk"]

    def tag(plan_id: Any) -> str:
        return f'"v{Plan.objects.get(pk=plan_id).version}"'

    def line(plan_id: Any, no: str) -> PlanLine:
        return PlanLine.objects.get(version__plan=plan_id, no=no)

    def record() -> None:
        parsed = draft.parsed(cast.COMMUNE, LINES)
        body = OrgUnit.objects.get(code=cast.COMMUNE)
        document = IssuedDocument("31/KH-UBND", date(2026, 6, 1), SIGNER)
        record_plan(standing, parsed, NewPlan(2026, TITLE, id=first), document, body_id=body.pk)

    wrong = uuid7()

    def propose() -> None:
        said = Proposal(wrong, "DUE", "2026-11-30", "Văn bản ghi 30/11/2026, gõ nhầm tháng.", line(first, "2").pk)
        propose_correction(standing, first, said, expect=tag(first))

    def amend() -> None:
        amend_plan(standing, first, second, expect=tag(first))
        later = {"deadline_kind": "DATE", "deadline_printed": "30/10/2026", "due_on": date(2026, 10, 30)}
        new = {
            "title": "Công bố kết quả rà soát trên trang thông tin điện tử của xã", "product": "Tin, bài",
            "lead": line(second, "3").lead_id, "deadline_kind": "DATE", "deadline_printed": "20/12/2026",
            "due_on": date(2026, 12, 20),
        }  # fmt: skip
        edits = [Edit(line=line(second, "1").pk, said=later), Edit(said=new)]
        edit_lines(standing, second, edits, expect=tag(second))

    def issue() -> None:
        said = {"number": "58/KH-UBND", "date": "2026-08-10", "signer": SIGNER}
        perform(standing, Plan.ref(second), "record_issued", said, expect=tag(second))

    def slip() -> None:
        said = Proposal(uuid7(), "SIGNER", "Võ Thị Ví Dụ, Phó Chủ tịch UBND xã", "Bản ký do Phó Chủ tịch ký thay.")
        propose_correction(clerk, second, said, expect=tag(second))

    script.at(date(2026, 6, 2), 9, record)
    script.at(date(2026, 6, 3), 9, propose)
    script.at(date(2026, 6, 3), 14, lambda: settle_correction(clerk, first, wrong, agree=True, expect=tag(first)))
    script.at(date(2026, 8, 10), 14, amend)
    script.at(date(2026, 8, 11), 15, issue)
    script.at(date(2026, 8, 13), 9, slip)
