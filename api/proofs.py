"""What proves a thing, as the contract's pieces."""

from typing import Any

from backend.files.models import FileObject
from backend.words import say

DOCUMENT = ("kind", "number", "date", "issuer", "abstract", "link")


def document_ref(document: dict[str, Any] | None) -> dict[str, Any] | None:
    """The contract's `Document`."""
    return {key: document.get(key) for key in DOCUMENT} if document else None


def file_ref(file: FileObject | None, *, inside: bool = True, relied_on: bool = False) -> dict[str, Any] | None:
    """The contract's `StoredFile`; who sent it, who closed it and why is told inside the body alone. `relied_on`: what it
    proves here was accepted, released or sent."""
    if file is None:
        return None
    reason = file.close_reason
    if reason and not inside:
        reason = say("lý do do cơ quan gửi giữ", "the reason is the sender's own")
    return {
        "id": file.pk, "name": file.name, "size": file.size, "media_type": file.media_type, "sha256": file.sha256,
        "href": f"/api/v1/files/{file.pk}", "uploaded_by": file.uploaded_by_id if inside else 0,
        "closed_at": file.closed_at, "closed_by": file.closed_by_id if inside else None, "close_reason": reason,
        "removed_at": file.removed_at, "relied_on": relied_on,
    }  # fmt: skip


def proof_ref(proof: Any, *, relied_on: bool, inside: bool = True) -> dict[str, Any]:
    """What all kinds of proof have in common. `relied_on`, `inside`: as of its file."""
    count = proof.count
    return {
        "id": proof.pk, "kind": proof.kind, "note": proof.note, "document": document_ref(proof.document),
        "file": file_ref(proof.file, inside=inside, relied_on=relied_on), "link": proof.link or None, "at": proof.at,
        "count": None if count is None else {"value": format(count.normalize(), "f"), "unit": proof.count_unit},
    }  # fmt: skip
