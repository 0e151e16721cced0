"""Keeping the register of documents: entering one, correcting what was typed wrongly, saying what replaced it. Edits:
they start no transition, and a document that was issued elsewhere has no lifecycle here."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from backend import clock
from backend.access.rules import justify_documents
from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.activity.roots import Ref
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.imports.text import clean, unmarked
from backend.plans.models import Document, DocumentKind
from backend.words import say
from workflows.evidence import taken
from workflows.needs import text_of, wrong


@dataclass(frozen=True)
class Particulars:
    """A document as it is written: kind, number, date, issuer, abstract."""

    kind: str
    number: str
    issued_on: date
    issuer: str
    abstract: str


def register_document(
    by: User, document_id: uuid.UUID, wish: Particulars, *, upload: uuid.UUID | None = None, **request: Any
) -> Act:
    """Enter it in the register of the person's body, under the client's own id; what they uploaded is kept with it.
    `request`: key, fingerprint, status, location of `change`. Raises Forbidden, Invalid (entered already: issuer, number and year tell documents apart)."""
    with change(by, **request) as act:
        body_id = _wear(act)
        document = Document(id=document_id, body_id=body_id, entered_by=by, entered_at=clock.now())
        _fill(document, wish)
        if Document.objects.filter(pk=document_id).exists():
            raise Invalid(entered_already())
        file = document.file = taken(upload, by=by, field_name="upload") if upload else None
        with _once():
            act.add([document])
        told: dict[str, Any] = {"file": file.name, "sha256": file.sha256} if file else {}
        act.note(document, "document.registered", **told)
    return act


def correct_document(
    by: User, document_id: uuid.UUID, wish: Particulars, reason: str, *, expect: str | None, **request: Any
) -> Act:
    """What was typed wrongly here, put right with a reason; old and new stay visible (product.md §15)."""
    with change(by, Document.ref(document_id), **request) as act:
        document = act.record
        _wear(act, document.body_id)
        act.check_fresh(f"v{document.version}", expect)
        said, before = text_of(reason, "reason", 2000), document.tracked_values()
        _fill(document, wish)
        if document.tracked_values() == before:
            raise wrong("number", say("Chưa có gì được sửa.", "Nothing was changed."))
        with _once():
            document.save(update_fields=["same_as"])
        act.note(document, "document.corrected", reason=said)
    return act


def add_file(by: User, document_id: uuid.UUID, upload: uuid.UUID, *, expect: str | None, **request: Any) -> Act:
    """The document itself, found after it was entered, or in the place of a file that was removed."""
    with change(by, Document.ref(document_id), **request) as act:
        document = act.record
        _wear(act, document.body_id)
        act.check_fresh(f"v{document.version}", expect)
        if not takes_file(document):
            raise NotTheMoment(
                say(
                    "Văn bản này đã có tệp. Tệp nhầm cần được đóng và gỡ trước.",
                    "This document has its file. A wrong one must be closed and removed first.",
                )
            )
        file = document.file = taken(upload, by=by, field_name="upload")
        document.version += 1
        act.note(document, "document.file_added", file=file.name, sha256=file.sha256)
    return act


def takes_file(document: Document) -> bool:
    """Whether it has none, or none any more."""
    return document.file is None or document.file.removed_at is not None


def replace_document(
    by: User, document_id: uuid.UUID, by_id: uuid.UUID | None, *, expect: str | None, **request: Any
) -> Act:
    """Say which later document of the same register took its place, or, with None, that none did. The tasks that hang
    on it stay as they are, until each is given another basis or ended (product.md §3)."""
    later = [Document.ref(by_id)] if by_id and by_id != document_id else []
    with change(by, Document.ref(document_id), *later, **request) as act:
        document = act.record
        _wear(act, document.body_id)
        act.check_fresh(f"v{document.version}", expect)
        if by_id is None:
            if document.replaced_by_id is None:
                raise wrong("document", say("Văn bản này chưa bị thay thế.", "This document was not replaced."))
            document.replaced_by = None
            act.note(document, "document.restored")
        else:
            document.replaced_by = _successor(document, act.get(Ref(Document, by_id)))
            act.note(document, "document.replaced", number=document.replaced_by.number)
    return act


def entered_already() -> str:
    """It stands in the register."""
    return say("Văn bản này đã có trong sổ.", "This document is in the register already.")


def identity(number: str, issuer: str, year: int) -> str:
    """Issuer, number and year as one text, alike however they are typed: what tells documents of a register apart."""
    return f"{''.join(unmarked(number).split())}|{unmarked(issuer)}|{year}"


def _successor(document: Document, later: Document) -> Document:
    if later.pk == document.pk or later.body_id != document.body_id:
        raise wrong("document", say("Chọn một văn bản khác trong sổ.", "Choose another document of the register."))
    if later.replaced_by_id is not None:
        raise wrong("document", say("Văn bản này cũng đã bị thay thế.", "That document was replaced as well."))
    if later.issued_on < document.issued_on:
        raise wrong(
            "document",
            say(
                "Văn bản thay thế không thể có ngày trước văn bản bị thay.",
                "A document cannot be replaced by an earlier one.",
            ),
        )
    return later


def _wear(act: Act, body_id: int | None = None) -> int:
    """May they keep this register (any, when none is said), and as what; whose register it is."""
    hat = justify_documents(act.by, body_id)
    if hat is None:
        raise Forbidden(
            say("Bạn không ghi được vào sổ văn bản của cơ quan.", "You may not write in the body's register.")
        )
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
    return hat.body_id


def _fill(document: Document, wish: Particulars) -> None:
    if wish.issued_on > clock.today():
        raise wrong("issued_on", say("Ngày văn bản sau hôm nay.", "The document's date is after today."))
    document.kind = DocumentKind(wish.kind)
    document.number = " ".join(clean(text_of(wish.number, "number", 80)).split())
    document.issued_on = wish.issued_on
    document.issuer = " ".join(clean(text_of(wish.issuer, "issuer", 200)).split())
    document.abstract = text_of(wish.abstract, "abstract", 2000)
    document.same_as = identity(document.number, document.issuer, wish.issued_on.year)


@contextmanager
def _once() -> Iterator[None]:
    """A savepoint in which the register's own constraint speaks: two clerks may enter the same letter at once."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise wrong("number", entered_already()) from None
