"""A world in which every text that could leak is a canary, in both directions of the wall (product.md §17)."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.drafting import NewPlan, Source, draft_plan
from backend.plans.issuing import IssuedDocument
from backend.plans.models import Document, PlanLine, Task
from backend.plans.recording import record_plan
from tests import worlds
from tests.orders.worlds import fill, ordered, share
from tests.plans.conftest import SAMPLE
from tests.plans.test_recording import one_line
from workflows.comments import Said, comment, edit_comment
from workflows.document.splitting import NewLine, split_document
from workflows.evidence import NewEvidence
from workflows.plan.figures import NewFigure, report_figure
from workflows.plan.linking import link_line
from workflows.task.doing import add_evidence, report_progress
from workflows.task.giving import NewTask, PartnerWish, give_task, set_partners
from workflows.task.reminding import remind_task

# canary → who may ever read it: the commune, the province above it, both
INNER = (
    "KÍN-TIẾN-ĐỘ",
    "KÍN-MINH-CHỨNG",
    "KÍN-KẾT-QUẢ",
    "KÍN-TRẢ-LẠI",
    "KÍN-VIỆC-XÃ",
    "KÍN-NHẮC",
    "KÍN-VĂN-BẢN",
    "KÍN-PHẦN-VIỆC",
    "KÍN-VƯỚNG",
    "KÍN-TRAO-ĐỔI",
)
UPWARD = (
    "GỬI-LÊN-GIAO-LẠI",
    "GỬI-LÊN-KẾT-QUẢ",
    "GỬI-LÊN-MINH-CHỨNG",
    "VIỆC-TỈNH-GIAO",
    "TỈNH-NHẮC",
    "VĂN-BẢN-TỈNH",
    "GỬI-LÊN-VƯỚNG",
    "GỬI-LÊN-TRAO-ĐỔI",
    "KẾ-HOẠCH-TỈNH",  # as printed; what becomes of it is the province's
)
PROVINCE_ONLY = ("KÍN-VIỆC-TỈNH", "KÍN-TỈNH-TRAO-ĐỔI")
DRAFT = ("KÍN-DỰ-THẢO",)  # of the commune, and there only those who keep its plans
ALL = INNER + UPWARD + PROVINCE_ONLY + DRAFT


FIGURES = ({"name": "Ghi chú", "kind": "TEXT", "unit": "", "required": False, "check": ""},)


@dataclass(frozen=True)
class Secrets:
    """The records that hold the canaries."""

    inner: Task
    above: Task
    released: Task
    passed: Task
    part: Task
    province: Task
    plan_id: Any
    plan_task: Task
    file_id: Any
    draft_id: Any
    draft_file: Any
    document: Document
    letter: Document
    order_id: Any
    higher_id: Any
    people: tuple[int, ...]
    comments: tuple[Any, ...]  # inside the commune, inside the province, between both: of the task from above


def hide(cast: Any, upload: Any) -> Secrets:
    """Build it through the real acts; `upload` stores a file of a person and gives its id."""
    document = worlds.document(cast.clerk, abstract="KÍN-VĂN-BẢN", upload=upload(cast.clerk, "KÍN-VĂN-BẢN.txt"))
    inner = _give(cast.chairman, "KÍN-VIỆC-XÃ", "TTPVHCC", document)
    lines = [NewLine(uuid7(), "KÍN-VĂN-BẢN"), NewLine(uuid7(), "KÍN-VĂN-BẢN", "mục 1", join=inner.pk)]
    split_document(cast.clerk, document.pk, lines)
    worlds.act(cast.head, inner, "assign", officer=cast.officer.pk)
    report_progress(cast.officer, inner.pk, update_id=uuid7(), text="KÍN-TIẾN-ĐỘ")
    file_id = upload(cast.officer, "KÍN-MINH-CHỨNG.txt")
    add_evidence(cast.officer, inner.pk, NewEvidence(id=uuid7(), kind="FILE", upload=file_id, note="KÍN-MINH-CHỨNG"))
    worlds.act(cast.officer, inner, "submit", text="KÍN-KẾT-QUẢ")
    worlds.act(cast.head, inner, "send_back", reason="KÍN-TRẢ-LẠI")
    worlds.act(cast.officer, inner, "raise_obstacle", text="KÍN-VƯỚNG", asked="LEADER")

    letter = worlds.document(cast.province, abstract="VĂN-BẢN-TỈNH")
    above = _give(cast.province, "VIỆC-TỈNH-GIAO đang làm", "TTPVHCC", letter)
    report_progress(cast.officer, above.pk, update_id=uuid7(), text="KÍN-TIẾN-ĐỘ")
    worlds.act(cast.chairman, above, "ask_hand_back", kind="MORE_TIME", reason="GỬI-LÊN-GIAO-LẠI")
    worlds.act(cast.chairman, above, "raise_obstacle", text="GỬI-LÊN-VƯỚNG", asked="ABOVE")
    remind_task(cast.chairman, above.pk, "KÍN-NHẮC")
    remind_task(cast.province, above.pk, "TỈNH-NHẮC")

    released = _give(cast.province, "VIỆC-TỈNH-GIAO đã gửi", "TTPVHCC")
    passed = worlds.passed_on(cast.head, released, cast.officer)
    report_progress(cast.officer, passed.pk, update_id=uuid7(), text="KÍN-TIẾN-ĐỘ")
    part = PartnerWish(worlds.unit("KT").pk, "HAS_PART", "KÍN-PHẦN-VIỆC")
    set_partners(cast.head, passed.pk, (part,), expect=f"v{worlds.reread(passed).version}")
    add_evidence(
        cast.officer,
        passed.pk,
        NewEvidence(id=uuid7(), kind="COUNT", count=Decimal(7), count_unit="GỬI-LÊN-MINH-CHỨNG"),
    )
    worlds.act(cast.officer, passed, "submit", text="KÍN-KẾT-QUẢ bản đầu")
    worlds.act(cast.chairman, released, "send_back", reason="KÍN-TRẢ-LẠI")
    worlds.act(cast.officer, passed, "submit", text="GỬI-LÊN-KẾT-QUẢ")
    worlds.act(cast.chairman, released, "approve")

    province = _give(cast.province, "KÍN-VIỆC-TỈNH", "MH-SNV")
    plan_id, plan_task = _plan(cast)
    worlds.act(cast.standing, plan_task, "recite", document=str(document.pk))
    draft_file = upload(cast.clerk, "KÍN-DỰ-THẢO.txt")
    wish = NewPlan(2026, "KÍN-DỰ-THẢO", source=Source(upload=draft_file))
    draft = draft_plan(
        cast.clerk, one_line(title="KÍN-DỰ-THẢO", lead="30337-TYT"), wish, body_id=worlds.unit("30337").pk
    )
    return Secrets(
        inner,
        above,
        released,
        passed,
        passed.children.get(),
        province,
        plan_id,
        plan_task,
        file_id,
        draft.pk,
        draft_file,
        document,
        letter,
        _order(cast),
        _higher(cast, plan_id, draft),
        (cast.officer.pk, cast.province.pk),
        _comments(cast, above),
    )


def _comments(cast: Any, task: Task) -> tuple[Any, ...]:
    ids = (uuid7(), uuid7(), uuid7())
    comment(cast.officer, ids[0], "task", task.pk, Said("KÍN-TRAO-ĐỔI", people=(cast.head.pk,)))
    comment(cast.province, ids[1], "task", task.pk, Said("KÍN-TỈNH-TRAO-ĐỔI"))
    comment(cast.chairman, ids[2], "task", task.pk, Said("GỬI-LÊN-TRAO-ĐỔI"), shared=True)
    edit_comment(cast.officer, ids[0], Said("KÍN-TRAO-ĐỔI sửa"), expect='"v1"')
    return ids


def _higher(cast: Any, plan_id: Any, draft: Any) -> Any:
    """The province's plan: its one line is printed for the commune too, which answers it twice, once in a draft."""
    line = one_line(title="KẾ-HOẠCH-TỈNH", note="KÍN-VIỆC-TỈNH", lead="MH-SNV")
    made = record_plan(
        cast.province, line | {"plan": {"issuer": "MH"}}, NewPlan(2026, title="KẾ-HOẠCH-TỈNH"),
        IssuedDocument(number="312/KH-UBND", date=date(2025, 12, 22)), body_id=OrgUnit.objects.get(code="MH").pk,
    )  # fmt: skip
    report_progress(cast.province, made.tasks[0].pk, update_id=uuid7(), text="KÍN-VIỆC-TỈNH")
    higher = made.plan.current.lines.get().lineage
    link_line(cast.clerk, draft.pk, draft.current.lines.get().lineage, higher)
    link_line(cast.clerk, plan_id, PlanLine.objects.filter(version__plan=plan_id, no="1")[0].lineage, higher)
    return made.plan.pk


def _order(cast: Any) -> Any:
    """The province's, to a commune and its own Office; figures typed in the commune are not released."""
    order = ordered(cast.province, "30337", "MH-VP", title="VIỆC-TỈNH-GIAO đồng loạt", product="", figures=FIGURES)
    worlds.act(cast.chairman, share(order, "30337"), "redirect", lead=worlds.unit("TTPVHCC").pk, reason="KÍN-VIỆC-XÃ")
    fill(cast.officer, share(order, "30337"), "KÍN-TIẾN-ĐỘ")
    return order.pk


def _give(by: Any, title: str, unit: str, source: Document | None = None) -> Task:
    wish = NewTask(
        id=uuid7(),
        title=title,
        lead_id=worlds.unit(unit).pk,
        due_on=worlds.DUE,
        source_id=source.pk if source else None,
    )
    give_task(by, wish)
    return Task.objects.get(pk=wish.id)


def _plan(cast: Any) -> tuple[Any, Task]:
    parsed = json.loads(SAMPLE.read_text())
    document = IssuedDocument(number="05/KH-UBND", date=date(2026, 1, 19))
    made = record_plan(
        cast.standing,
        parsed,
        NewPlan(2026, title="Kế hoạch xã"),
        document,
        body_id=OrgUnit.objects.get(code="30337").pk,
    )
    task = next(t for t in made.tasks if t.lead.code == "30337-TTPVHCC")
    worlds.act(cast.head, task, "assign", officer=cast.officer.pk)
    report_progress(cast.officer, task.pk, update_id=uuid7(), text="KÍN-TIẾN-ĐỘ")
    lineage = made.plan.current.targets.first().lineage
    report_figure(
        cast.standing, made.plan.pk, lineage, NewFigure(uuid7(), Decimal(1), date(2026, 3, 31), "KÍN-TIẾN-ĐỘ")
    )
    return made.plan.pk, task
