"""Filling a proof: exactly what its kind asks for, whatever it proves (product.md §10)."""

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from backend.accounts.models import User
from backend.errors import NotFound
from backend.files.models import FileObject
from backend.files.store import attach
from backend.words import say
from workflows.needs import day_of, wrong


@dataclass(frozen=True)
class NewEvidence:
    """Exactly what its `kind` asks for: `document`, `upload`, `count` with `count_unit`, or `link`; or a piece of evidence
    that is there already, to be used `again`."""

    id: uuid.UUID
    kind: str
    note: str = ""
    document: dict[str, Any] | None = None
    upload: uuid.UUID | None = None
    count: Decimal | None = None
    count_unit: str = ""
    link: str = ""
    replaces: uuid.UUID | None = None
    again: uuid.UUID | None = None


def told(evidence: Any) -> dict[str, Any]:
    """What the history says was added."""
    file, count = evidence.file, evidence.count
    return {
        "sha256": file.sha256 if file else None, "file": file.name if file else None, "document": evidence.document,
        "count": None if count is None else format(count.normalize(), "f"), "count_unit": evidence.count_unit or None,
        "link": evidence.link or None, "version": getattr(evidence, "version", None),
    }  # fmt: skip


def _fill_document(evidence: Any, wish: NewEvidence, by: User) -> None:
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


def _fill_file(evidence: Any, wish: NewEvidence, by: User) -> None:
    if wish.upload is None:
        raise wrong("upload", say("Chọn tệp cần đính kèm.", "Choose the file to attach."))
    evidence.file = taken(wish.upload, by=by, field_name="upload")


def taken(upload_id: uuid.UUID, *, by: User, field_name: str) -> FileObject:
    """The file this person uploaded, taken into the act for good; Invalid naming the field when it is not there."""
    try:
        return attach(upload_id, by=by)
    except NotFound:
        raise wrong(
            field_name, say("Chưa nhận được tệp này. Hãy tải lại.", "This file has not arrived. Upload it again.")
        ) from None


def _fill_count(evidence: Any, wish: NewEvidence, by: User) -> None:
    if wish.count is None or wish.count < 0:
        raise wrong("count", say("Nhập số lượng từ 0 trở lên.", "Enter a count of 0 or more."))
    evidence.count, evidence.count_unit = wish.count, wish.count_unit.strip()


def _fill_link(evidence: Any, wish: NewEvidence, by: User) -> None:
    evidence.link = _web_address(wish.link, "link")


def fill(evidence: Any, wish: NewEvidence, *, by: User) -> None:
    """Take what the kind asks for into the unsaved proof; Invalid naming the field that is not right."""
    _FILL[wish.kind](evidence, wish, by)


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
