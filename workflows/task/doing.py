"""What is done on a task besides its transitions: reporting, proving, seeing. Appending needs no If-Match; a sent
id makes each of them safe to repeat."""

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from backend import clock
from backend.access.readers import may_see
from backend.access.rules import justify
from backend.accounts.models import User
from backend.accounts.queries import works_in
from backend.activity.change import Act, absent, change, current
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.files.store import attach
from backend.organisations.models import OrgUnit
from backend.plans.models import Evidence, ProgressUpdate, Task, TaskSeen, TaskState
from backend.words import say
from workflows.needs import day_of, text_of, wrong

OPEN_STATES = {TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.ON_HOLD}


def report_progress(
    by: User, task_id: uuid.UUID, *, update_id: uuid.UUID, text: str, percent: int | None = None,
    recorded_for: int | None = None, basis: str = "", **request: Any,
) -> Act:  # fmt: skip
    """A dated record of progress. The first one starts the task. `recorded_for`: a unit without accounts (with `basis`)."""
    with change(by, Task.ref(task_id), **request) as act:
        task = act.record
        _may_work(by, task, "report")
        must_be_open(task)
        if ProgressUpdate.objects.filter(pk=update_id).exists():
            raise Invalid(say("Báo cáo này đã được ghi.", "This report was recorded already."))
        lead = _accountless_lead(by, task)  # whoever follows up for a unit without accounts speaks for it
        unit = _unit_reported_for(by, task, recorded_for or (lead.pk if lead else None), basis)
        said = text_of(text, "text", 5000)
        ProgressUpdate.objects.create(
            id=update_id,
            task=task,
            by=by,
            acting_for_id=act.acting_for_id,
            at=clock.now(),
            text=said,
            percent=_percent(percent),
            recorded_for=unit,
            basis=basis.strip(),
        )
        if percent is not None:
            task.percent = percent
        if task.state == TaskState.ASSIGNED:
            task.state = TaskState.IN_PROGRESS
        act.note(task, "task.reported", percent=percent, text=said)
    return act


@dataclass(frozen=True)
class NewEvidence:
    """Exactly what its `kind` asks for: `document`, `upload`, `count` with `count_unit`, or `link`."""

    id: uuid.UUID
    kind: str
    note: str = ""
    document: dict[str, Any] | None = None
    upload: uuid.UUID | None = None
    count: Decimal | None = None
    count_unit: str = ""
    link: str = ""
    replaces: uuid.UUID | None = None


def add_evidence(by: User, task_id: uuid.UUID, wish: NewEvidence, **request: Any) -> Act:
    """Prove the result. A file must have been uploaded by the same person; `replaces` makes the next version."""
    with change(by, Task.ref(task_id), **request) as act:
        task = act.record
        _may_work(by, task, "report")
        must_be_open(task)
        if Evidence.objects.filter(pk=wish.id).exists():
            raise Invalid(say("Minh chứng này đã được thêm.", "This evidence was added already."))
        old = _replaced(task, wish.replaces)
        evidence = Evidence(
            id=wish.id, task=task, kind=wish.kind, note=wish.note.strip(), by=by, acting_for_id=act.acting_for_id,
            at=clock.now(), replaces=old, version=old.version + 1 if old else 1, recorded_for=_accountless_lead(by, task),
        )  # fmt: skip
        _FILL[wish.kind](evidence, wish, by)
        evidence.save(force_insert=True)
        act.note(task, "task.evidenced", kind=wish.kind, **_what(evidence))
    return act


def _what(evidence: Evidence) -> dict[str, Any]:
    """What the history says was added."""
    file, count = evidence.file, evidence.count
    return {
        "sha256": file.sha256 if file else None, "file": file.name if file else None, "document": evidence.document,
        "count": None if count is None else format(count.normalize(), "f"), "count_unit": evidence.count_unit or None,
        "link": evidence.link or None, "version": evidence.version,
    }  # fmt: skip


def mark_seen(by: User, task_id: uuid.UUID, **request: Any) -> Act | None:
    """The first opening by someone responsible; None, and nothing written, when it was seen before or by a bystander."""
    if TaskSeen.objects.filter(task_id=task_id, user=by).exists():
        return None
    task = Task.objects.filter(pk=task_id).first()
    if task is None or not may_see(by, task):
        raise NotFound(absent())
    hat = justify(by, "report", task)
    if hat is None:
        return None
    with change(by, Task.ref(task_id), **request) as act:
        _, first = TaskSeen.objects.get_or_create(task=act.record, user=by, defaults={"at": clock.now()})
        if not first:
            raise NotTheMoment(say("Đã ghi nhận.", "Noted already."))
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        act.note(act.record, "task.seen")
    return act


def _may_work(by: User, task: Task, name: str) -> None:
    hat = justify(by, name, task)
    if hat is None:
        raise Forbidden(
            say(
                "Chỉ người thực hiện hoặc trưởng đơn vị chủ trì báo cáo được việc này.",
                "Only the officer or the head of the lead unit may report on this task.",
            )
        )
    act = current()
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for


def must_be_open(task: Task) -> None:
    if task.state not in OPEN_STATES:
        raise NotTheMoment(
            say(
                "Việc đang chờ duyệt hoặc đã kết thúc nên không ghi thêm được.",
                "The task is being decided or has ended, so nothing can be added.",
            )
        )


def _unit_reported_for(by: User, task: Task, unit_id: int | None, basis: str) -> OrgUnit | None:
    if unit_id is None:
        return None
    if task.follow_up_id != by.pk and justify(by, "partners", task) is None:
        raise Forbidden(
            say(
                "Chỉ người theo dõi báo cáo thay được đơn vị khác.",
                "Only the follow-up person may report for another unit.",
            )
        )
    taking_part = Q(pk=task.lead_id) | Q(pk__in=task.partners.values("unit"))
    unit = OrgUnit.objects.filter(taking_part, pk=unit_id).first()
    if unit is None:
        raise wrong("recorded_for", say("Không tìm thấy đơn vị này.", "This unit was not found."))
    if not basis.strip():
        raise wrong(
            "basis",
            say(
                "Ghi căn cứ: số văn bản, điện thoại hoặc cuộc họp.",
                "Say on what basis: a letter's number, telephone or meeting.",
            ),
        )
    current().recorded_for_id = unit.pk
    return unit


def _accountless_lead(by: User, task: Task) -> OrgUnit | None:
    if task.follow_up_id != by.pk or works_in(by, task.lead_id):
        return None
    current().recorded_for_id = task.lead_id
    return task.lead


def _replaced(task: Task, old_id: uuid.UUID | None) -> Evidence | None:
    if old_id is None:
        return None
    old = Evidence.objects.filter(pk=old_id, task=task, replaced_by__isnull=True).first()
    if old is None:
        raise wrong(
            "replaces",
            say(
                "Không tìm thấy bản cần thay, hoặc đã có bản mới hơn.",
                "The version to replace was not found, or has a newer one.",
            ),
        )
    return old


def _fill_document(evidence: Evidence, wish: NewEvidence, by: User) -> None:
    document = {k: str(v).strip() for k, v in (wish.document or {}).items() if v not in (None, "")}
    unknown = set(document) - {"kind", "number", "date", "issuer", "abstract", "link"}
    if unknown or not document.get("number") or not document.get("date"):
        raise wrong("document", say("Văn bản cần có số và ngày.", "A document needs its number and date."))
    try:
        document["date"] = day_of(document["date"]).isoformat()
    except ValueError:
        raise wrong("document", say("Ngày văn bản không hợp lệ.", "The document's date is not a date.")) from None
    if document.get("link"):
        _web_address(document["link"], "document")
    evidence.document = document


def _fill_file(evidence: Evidence, wish: NewEvidence, by: User) -> None:
    if wish.upload is None:
        raise wrong("upload", say("Chọn tệp cần đính kèm.", "Choose the file to attach."))
    try:
        evidence.file = attach(wish.upload, by=by)
    except NotFound:
        raise wrong(
            "upload", say("Chưa nhận được tệp này. Hãy tải lại.", "This file has not arrived. Upload it again.")
        ) from None


def _fill_count(evidence: Evidence, wish: NewEvidence, by: User) -> None:
    if wish.count is None or wish.count < 0:
        raise wrong("count", say("Nhập số lượng từ 0 trở lên.", "Enter a count of 0 or more."))
    evidence.count, evidence.count_unit = wish.count, wish.count_unit.strip()


def _fill_link(evidence: Evidence, wish: NewEvidence, by: User) -> None:
    evidence.link = _web_address(wish.link, "link")


_FILL = {"DOCUMENT": _fill_document, "FILE": _fill_file, "COUNT": _fill_count, "LINK": _fill_link}


def _web_address(text: str, field_name: str) -> str:
    address = text.strip()
    if (
        not address.lower().startswith(("https://", "http://"))
        or len(address) > 500
        or any(c.isspace() for c in address)
    ):
        raise wrong(
            field_name,
            say("Đường dẫn phải bắt đầu bằng https:// hoặc http://.", "A link must begin with https:// or http://."),
        )
    return address


def _percent(value: int | None) -> int | None:
    if value is not None and not 0 <= value <= 100:
        raise wrong("percent", say("Tỷ lệ từ 0 đến 100.", "A percentage is from 0 to 100."))
    return value
