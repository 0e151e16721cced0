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
from backend.plans.models import Document, Task
from backend.plans.recording import record_plan
from tests import worlds
from tests.plans.test_recording import SAMPLE, one_line
from workflows.document.splitting import NewLine, split_document
from workflows.evidence import NewEvidence
from workflows.task.doing import add_evidence, report_progress
from workflows.task.giving import NewTask, give_task
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
    "KÍN-VƯỚNG",
)
UPWARD = (
    "GỬI-LÊN-GIAO-LẠI",
    "GỬI-LÊN-KẾT-QUẢ",
    "GỬI-LÊN-MINH-CHỨNG",
    "VIỆC-TỈNH-GIAO",
    "TỈNH-NHẮC",
    "VĂN-BẢN-TỈNH",
    "GỬI-LÊN-VƯỚNG",
)
PROVINCE_ONLY = ("KÍN-VIỆC-TỈNH",)
DRAFT = ("KÍN-DỰ-THẢO",)  # of the commune, and there only those who keep its plans
ALL = INNER + UPWARD + PROVINCE_ONLY + DRAFT


@dataclass(frozen=True)
class Secrets:
    """The records that hold the canaries."""

    inner: Task
    above: Task
    released: Task
    province: Task
    plan_id: Any
    plan_task: Task
    file_id: Any
    draft_id: Any
    draft_file: Any
    document: Document
    letter: Document
    people: tuple[int, ...]


def hide(cast: Any, upload: Any) -> Secrets:
    """Build it through the real acts; `upload` stores a file of a person and gives its id."""
    document = worlds.document(cast.clerk, abstract="KÍN-VĂN-BẢN")
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
    worlds.act(cast.head, above, "assign", officer=cast.officer.pk)
    report_progress(cast.officer, above.pk, update_id=uuid7(), text="KÍN-TIẾN-ĐỘ")
    worlds.act(cast.chairman, above, "ask_hand_back", kind="MORE_TIME", reason="GỬI-LÊN-GIAO-LẠI")
    worlds.act(cast.chairman, above, "raise_obstacle", text="GỬI-LÊN-VƯỚNG", asked="ABOVE")
    remind_task(cast.head, above.pk, "KÍN-NHẮC")
    remind_task(cast.province, above.pk, "TỈNH-NHẮC")

    released = _give(cast.province, "VIỆC-TỈNH-GIAO đã gửi", "TTPVHCC")
    worlds.act(cast.head, released, "assign", officer=cast.officer.pk)
    report_progress(cast.officer, released.pk, update_id=uuid7(), text="KÍN-TIẾN-ĐỘ")
    add_evidence(
        cast.officer,
        released.pk,
        NewEvidence(id=uuid7(), kind="COUNT", count=Decimal(7), count_unit="GỬI-LÊN-MINH-CHỨNG"),
    )
    worlds.act(cast.officer, released, "submit", text="KÍN-KẾT-QUẢ bản đầu")
    worlds.act(cast.chairman, released, "send_back", reason="KÍN-TRẢ-LẠI")
    worlds.act(cast.officer, released, "submit", text="GỬI-LÊN-KẾT-QUẢ")
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
        province,
        plan_id,
        plan_task,
        file_id,
        draft.pk,
        draft_file,
        document,
        letter,
        (cast.officer.pk, cast.province.pk),
    )


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
    return made.plan.pk, task
