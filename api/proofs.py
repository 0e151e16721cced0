"""What proves a thing, as the contract's pieces."""

from typing import Any

from backend.files.models import FileObject

DOCUMENT = ("kind", "number", "date", "issuer", "abstract", "link")


def document_ref(document: dict[str, Any] | None) -> dict[str, Any] | None:
    """The contract's `Document`."""
    return {key: document.get(key) for key in DOCUMENT} if document else None


def file_ref(file: FileObject | None, *, relied_on: bool = False) -> dict[str, Any] | None:
    """The contract's `StoredFile`. `relied_on`: what it proves here was accepted, released or sent."""
    if file is None:
        return None
    return {
        "id": file.pk, "name": file.name, "size": file.size, "media_type": file.media_type, "sha256": file.sha256,
        "href": f"/api/v1/files/{file.pk}", "uploaded_by": file.uploaded_by_id, "closed_at": file.closed_at,
        "close_reason": file.close_reason, "removed_at": file.removed_at, "closed_by": file.closed_by_id, "relied_on": relied_on,
    }  # fmt: skip


def proof_ref(proof: Any, *, relied_on: bool) -> dict[str, Any]:
    """What all kinds of proof have in common. `relied_on`: as of its file."""
    count = proof.count
    return {
        "id": proof.pk, "kind": proof.kind, "note": proof.note, "document": document_ref(proof.document),
        "file": file_ref(proof.file, relied_on=relied_on), "link": proof.link or None, "at": proof.at,
        "count": None if count is None else {"value": format(count.normalize(), "f"), "unit": proof.count_unit},
    }  # fmt: skip
