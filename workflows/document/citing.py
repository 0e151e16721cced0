"""What a task says of the document it hangs on."""

import uuid
from typing import Any

from backend.plans.models import Document
from backend.words import say
from workflows.needs import wrong


def source_of(body_id: int, document_id: uuid.UUID | None) -> Document | None:
    """The document of this body's register; None for none. Raises Invalid when it is not there, or was replaced."""
    if document_id is None:
        return None
    found = Document.objects.filter(pk=document_id, body_id=body_id).first()
    if found is None:
        raise wrong(
            "source", say("Không tìm thấy văn bản này trong sổ.", "This document was not found in the register.")
        )
    check_in_force(found, "source")
    return found


def check_in_force(document: Document, field_name: str) -> None:
    """Nothing is hung on a document that another one replaced."""
    if document.replaced_by_id is not None:
        raise wrong(field_name, say("Văn bản này đã bị thay thế.", "This document was replaced."))


def cited(document: Document | None) -> dict[str, Any]:
    """What an event says of it: the number and date it had then."""
    return {"document": document.number, "date": document.issued_on} if document else {}
