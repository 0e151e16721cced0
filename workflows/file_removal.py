"""A file sent by mistake (product.md §15): closed at once by whoever uploaded it, so that nobody opens it any more, and removed
for good by a second person, or kept by them after all. What others have relied on for some days, and at once a page of signed
minutes (§22), is closed by a second person in charge, whom the sender asks. Its name, hash and the reason stay with what it
proved."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Q

from backend import clock
from backend.access.readers import keys_of, may_see
from backend.access.rules import clears_files
from backend.accounts.models import User
from backend.accounts.roster import Hat, counts_as, hats_of
from backend.activity.change import Act, absent, change
from backend.activity.roots import Ref
from backend.errors import Forbidden, NotFound, NotTheMoment
from backend.files.models import FileObject
from backend.files.store import drop_bytes
from backend.inspections.models import Inspection, RemediationReport, Reply, SitePhoto, Ticket
from backend.organisations.models import BodySettings
from backend.plans.models import Document, Plan, Task
from backend.words import say
from workflows.comments import KINDS, verb_of
from workflows.models import Comment
from workflows.needs import text_of
from workflows.relied_on import USUAL_DAYS, relied_on_since, signed_pages, still_its_senders


def records_with(file_id: uuid.UUID) -> list[Ref]:
    """What the file proves, is or was read from: tasks, remediation reports, second looks at tickets, plans, visits, documents."""
    by_evidence = Task.objects.filter(evidence__file=file_id)
    by_note = Task.objects.filter(on_paper__file=file_id)
    tasks = (by_evidence | by_note).distinct() if by_note.exists() else by_evidence.distinct()
    reports = RemediationReport.objects.filter(rows__proofs__file=file_id).distinct()
    plans = Plan.objects.filter(Q(versions__source=file_id) | Q(figures__file=file_id)).distinct()
    return [
        *(Task.ref(pk) for pk in tasks.values_list("pk", flat=True)),
        *(RemediationReport.ref(pk) for pk in reports.values_list("pk", flat=True)),
        *(
            Reply.ref(pk)
            for pk in Reply.objects.filter(rows__proofs__file=file_id).distinct().values_list("pk", flat=True)
        ),
        *(
            Ticket.ref(pk)
            for pk in Ticket.objects.filter(rechecks__files__file=file_id).distinct().values_list("pk", flat=True)
        ),
        *(Plan.ref(pk) for pk in plans.values_list("pk", flat=True)),
        *(
            Inspection.ref(pk)
            for pk in SitePhoto.objects.filter(file=file_id).values_list("inspection", flat=True).distinct()
        ),
        *(Document.ref(pk) for pk in Document.objects.filter(file=file_id).values_list("pk", flat=True)),
    ]


def comments_with(file_id: uuid.UUID) -> list[Comment]:
    """What the file came with, first what both bodies read. Each is of the body in which it was said, whatever its record."""
    return list(Comment.objects.filter(files__file=file_id).order_by("-shared", "at", "id"))


def close_file(by: User, file_id: uuid.UUID, reason: str, **request: Any) -> Act:
    """Nobody opens it from now on. Raises NotFound, Invalid, NotTheMoment (a page of signed minutes, for who uploaded it),
    Forbidden: before others rely on it for all but who uploaded it, some working days after that for them too."""
    reason = text_of(reason, "reason", 500)

    def do(file: FileObject) -> None:
        if file.closed_at is not None:
            raise NotTheMoment(say("Tệp này đã đóng.", "This file is closed already."))
        if file.uploaded_by_id == by.pk and signed_pages(file).exists():
            raise NotTheMoment(say(
                "Trang biên bản đã ký: người tải lên không gỡ được. Đề nghị người khác có thẩm quyền đóng tệp.",
                "A page of signed minutes is not its sender's to close. Ask somebody else in charge.",
            ))  # fmt: skip
        file.closed_at, file.closed_by, file.close_reason = clock.now(), by, reason

    def who(file: FileObject, bodies: set[int]) -> bool:
        if file.uploaded_by_id == by.pk:
            return still_its_senders(file, _days_of(bodies))
        return relied_on_since(file) is not None and _second_person(by)(file, bodies)

    return _on_file(by, file_id, "file_closed", who, do, reason=reason, **request)


def remove_file(by: User, file_id: uuid.UUID, **request: Any) -> Act:
    """The bytes of a closed file go, unless another file has the same content. Raises NotFound, Forbidden for who uploaded or
    closed it and who has no say in the body, NotTheMoment unless it is closed."""

    def do(file: FileObject) -> None:
        _must_wait(file)
        file.removed_at, file.removed_by = clock.now(), by
        transaction.on_commit(lambda: drop_bytes(file.sha256))

    return _on_file(by, file_id, "file_removed", _second_person(by), do, **request)


def keep_file(by: User, file_id: uuid.UUID, **request: Any) -> Act:
    """The second person does not agree: the file opens again. Raises as `remove_file` does."""

    def do(file: FileObject) -> None:
        _must_wait(file)
        file.closed_at = file.closed_by = None
        file.close_reason = ""

    return _on_file(by, file_id, "file_kept", _second_person(by), do, **request)


def _second_person(by: User) -> Callable[[FileObject, set[int]], bool]:
    def may(file: FileObject, bodies: set[int]) -> bool:
        if {file.uploaded_by_id, file.closed_by_id} & counts_as(by):
            return False
        return any(hat.body_id in bodies and clears_files(hat) for hat in hats_of(by))

    return may


def _bodies(refs: list[Ref]) -> set[int]:
    records: list[Any] = [ref.model._default_manager.filter(pk=ref.pk).first() for ref in refs]
    return {_sender(record) for record in records if record is not None}


def _sender(record: Any) -> int:
    """The body whose file it is: of a second look the one that looked."""
    body: int = record.inspecting_body_id if isinstance(record, Ticket) else record.body_id
    return body


def _days_of(bodies: set[int]) -> list[tuple[int, int]]:
    said = dict(BodySettings.objects.filter(body__in=bodies).values_list("body", "reopen_days"))
    return [(body, said.get(body, USUAL_DAYS)) for body in bodies]


def _must_wait(file: FileObject) -> None:
    if file.closed_at is None or file.removed_at is not None:
        raise NotTheMoment(say("Tệp này không chờ gỡ.", "This file does not wait to be removed."))


def _on_file(
    by: User, file_id: uuid.UUID, what: str, who: Callable[[FileObject, set[int]], bool], do: Callable[[FileObject], None],
    *, reason: str = "", **request: Any,
) -> Act:  # fmt: skip
    refs, said = records_with(file_id), comments_with(file_id)
    seen = [ref for ref in refs if _sees(by, ref)]
    heard = [one for one in said if set(one.readers) & set(keys_of(by)) and _sees(by, _about(one))]
    known = FileObject.objects.filter(pk=file_id, attached=True).first()
    if known is None or not (seen or heard):
        raise NotFound(absent())
    if not who(known, _bodies(refs) | {one.body_id for one in said}):
        raise Forbidden(say(
            "Người tải tệp lên đóng tệp, quá thời hạn sau khi kết quả được duyệt hoặc gửi đi thì đề nghị người thứ hai có thẩm"
            " quyền đóng; một người khác nữa gỡ hoặc giữ lại.",
            "Whoever uploaded a file closes it; some days after its result was accepted or sent a second person in charge does."
            " Another one removes or keeps it.",
        ))  # fmt: skip
    with change(by, *dict.fromkeys((*seen, *map(_about, heard))), **request) as act:
        file = FileObject.objects.select_for_update().get(pk=file_id)
        hat = next((hat for hat in hats_of(by) if clears_files(hat)), None) or _own(by)
        act.capacity, act.acting_for_id = (hat.capacity, hat.acting_for) if hat else ("", None)
        do(file)
        file.save()
        for ref in seen:
            record = act.get(ref)
            act.note(
                record, f"{record.noun}.{what}", reason=reason, between=_on_both_sides(record, file),
                file=file.name, sha256=file.sha256,
            )  # fmt: skip
        for one in heard:
            record = act.get(_about(one))
            if not act.told(record):
                act.note(
                    record, verb_of(one, record, f"comment_{what}"), reason=reason, between=one.shared, comment=one.pk,
                    shared=one.shared, file=file.name, sha256=file.sha256,
                )  # fmt: skip
    return act


def _about(one: Comment) -> Ref:
    return Ref(KINDS[one.noun], one.record)


def _on_both_sides(record: Any, file: FileObject) -> bool:
    """Whether it is a page of signed minutes, of which the inspected body has a copy: it hears what becomes of ours."""
    return isinstance(record, Inspection) and signed_pages(file).filter(inspection=record).exists()


def _own(by: User) -> Hat | None:
    return next(iter(hats_of(by)), None)


def _sees(by: User, ref: Ref) -> bool:
    record = ref.model._default_manager.filter(pk=ref.pk).first()
    return record is not None and may_see(by, record)
