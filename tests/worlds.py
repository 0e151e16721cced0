"""Worlds: a task brought to each state through the real acts, as the stories of the tests need it."""

from datetime import date
from typing import Any

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.models import Document, Task, TaskClass
from backend.plans.recording import record_plan
from workflows.document.registering import Particulars, register_document
from workflows.evidence import NewEvidence
from workflows.machine import perform
from workflows.task.doing import add_evidence, report_progress
from workflows.task.giving import NewTask, PartnerWish, give_task

DUE = date(2026, 9, 15)


def unit(code: str) -> OrgUnit:
    """A unit of the commune by its ending, or any by its whole code."""
    found = OrgUnit.objects.filter(code=f"30337-{code}").first()
    return found or OrgUnit.objects.get(code=code)


def given(
    cast: Any,
    *,
    klass: str = TaskClass.ORDINARY,
    lead: str = "TTPVHCC",
    due_on: date | None = DUE,
    opinions: tuple[str, ...] = (),
    by: str = "chairman",
    for_leader: Any = None,
) -> Task:
    """ASSIGNED, nobody named."""
    partners = tuple(PartnerWish(unit(code).pk, "GIVES_OPINION") for code in opinions)
    wish = NewTask(
        id=uuid7(),
        title="Rà soát thủ tục",
        product="Báo cáo",
        lead_id=unit(lead).pk,
        klass=klass,
        due_on=due_on,
        partners=partners,
        for_leader_id=for_leader.pk if for_leader else None,
        said_at="giao ban tuần 33" if for_leader else "",
    )
    give_task(getattr(cast, by), wish)
    return Task.objects.get(pk=wish.id)


def assigned(cast: Any, **how: Any) -> Task:
    """ASSIGNED, the officer named by the head."""
    task = given(cast, **how)
    perform(cast.head, Task.ref(task.pk), "assign", {"officer": cast.officer.pk}, expect=f'"v{task.version}"')
    return reread(task)


def in_progress(cast: Any, **how: Any) -> Task:
    """IN_PROGRESS with evidence, ready to be sent."""
    task = assigned(cast, **how)
    report_progress(cast.officer, task.pk, update_id=uuid7(), text="Đã rà soát 20 thủ tục", percent=60)
    prove(cast.officer, task)
    return reread(task)


def submitted(cast: Any, **how: Any) -> Task:
    """SUBMITTED by the officer."""
    task = in_progress(cast, **how)
    act(cast.officer, task, "submit", text="Đã hoàn thành")
    return reread(task)


def completed(cast: Any, **how: Any) -> Task:
    """COMPLETED by the short chain."""
    task = submitted(cast, **how)
    act(cast.head, task, "approve")
    return reread(task)


def from_above(cast: Any) -> Task:
    """ASSIGNED in the commune, given by the province's standing office."""
    wish = NewTask(
        id=uuid7(),
        title="Báo cáo công tác cải cách hành chính",
        lead_id=unit("TTPVHCC").pk,
        due_on=DUE,
        origin="DOCUMENT",
    )
    give_task(cast.province, wish)
    return Task.objects.get(pk=wish.id)


def own_line(cast: Any) -> Task:
    """A task of the commune's own plan, led by the Centre."""
    from tests.plans.conftest import DOCUMENT, PLAN
    from tests.plans.test_recording import one_line

    made = record_plan(
        cast.clerk, one_line(lead="30337-TTPVHCC", title="Báo cáo CCHC năm"), PLAN, DOCUMENT, body_id=unit("30337").pk
    )
    return made.tasks[0]


def passed_on(by: Any, task: Task, officer: Any, **how: Any) -> Task:
    """The inner work of a task from above, given to `officer`."""
    act(by, task, "pass_on", officer=officer.pk, **how)
    inner = reread(task).answered_by
    assert inner is not None
    return reread(inner)


def document(
    by: Any, *, number: str = "17/CV-UBND", abstract: str = "V/v rà soát thủ tục", upload: Any = None, **more: Any
) -> Document:
    """In the register of this person's body; `upload`: its file."""
    usual: dict[str, Any] = {"kind": "OFFICIAL_LETTER", "issued_on": date(2026, 8, 10), "issuer": "UBND"}
    wish = Particulars(number=number, abstract=abstract, **usual | more)
    document_id = uuid7()
    register_document(by, document_id, wish, upload=upload)
    return Document.objects.get(pk=document_id)


def act(by: Any, task: Task, name: str, **data: Any) -> Any:
    """A transition with a fresh precondition, as the page would send it."""
    fresh = reread(task)
    tag = fresh.submission.tag if name in {"approve", "send_back"} and fresh.submission else f"v{fresh.version}"
    return perform(by, Task.ref(task.pk), name, data, expect=f'"{tag}"')


def on_paper(by: Any, task: Task, leader: Any, outcome: str = "APPROVE", **data: Any) -> Any:
    """A leader's decision, recorded by this person from a document of three days ago."""
    usual = {"source": "15/TB-UBND", "decided_on": "2026-08-12", "reason": "Theo bút phê"}
    return act(by, task, "record_decision", leader=str(leader.pk), outcome=outcome, **usual | data)


def prove(by: Any, task: Task) -> None:
    """A document by reference as evidence."""
    add_evidence(
        by,
        task.pk,
        NewEvidence(
            id=uuid7(), kind="DOCUMENT", document={"kind": "Báo cáo", "number": "12/BC-UBND", "date": "2026-08-12"}
        ),
    )


def reread(task: Task) -> Task:
    """The row as it is now."""
    return Task.objects.select_related("submission", "body__settings", "lead").get(pk=task.pk)
