"""What a task says of the document it hangs on."""

import uuid
from typing import Any

from backend.plans.models import Document
from backend.words import say
from workflows.needs import wrong


def source_of(body_id: int, document_id: uuid.UUID | None) -> Document | None:
    """The document of this body's register; None for none. Raises Invalid when it is not there."""
    if document_id is None:
        return None
    found = Document.objects.filter(pk=document_id, body_id=body_id).first()
    if found is None:
        raise wrong(
            "source", say("Không tìm thấy văn bản này trong sổ.", "This document was not found in the register.")
        )
    return found


def cited(document: Document | None) -> dict[str, Any]:
    """What an event says of it: the number and date it had then."""
    return {"document": document.number, "date": document.issued_on} if document else {}
