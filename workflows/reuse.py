"""Evidence used again (product.md §10): a piece that proves a task, or a row of a remediation report, of a body of theirs proves
another as well; nothing is sent or typed anew, the bytes stay stored once."""

import uuid
from typing import Any

from backend.access.readers import keys_of, may_see
from backend.accounts.models import User
from backend.inspections.models import RowProof
from backend.plans.models import Evidence
from backend.words import say
from workflows.evidence import NewEvidence, fill
from workflows.needs import wrong

FACTS = ("kind", "document", "file", "count", "count_unit", "link", "note")


def known_piece(by: User, piece_id: uuid.UUID) -> Evidence | RowProof:
    """The piece, which its record shows this person, and whose file is open. Raises Invalid."""
    keys = keys_of(by)
    piece: Any = Evidence.objects.filter(pk=piece_id, task__body_id__in=keys).select_related("task", "file").first()
    record = piece.task if piece else None
    if piece is None:
        rows = RowProof.objects.filter(pk=piece_id, row__report__body_id__in=keys)
        piece = rows.select_related("row__report", "file").first()
        record = piece.row.report if piece else None
    closed = piece is not None and piece.file is not None and piece.file.closed_at is not None
    if piece is None or record is None or closed or not may_see(by, record):
        raise wrong("again", say("Không tìm thấy minh chứng này.", "This evidence was not found."))
    found: Evidence | RowProof = piece
    return found


def facts_of(piece: Evidence | RowProof) -> dict[str, Any]:
    """What another use takes over."""
    return {name: getattr(piece, name) for name in FACTS}


def fill_row_proof(proof: Any, wish: NewEvidence, by: User) -> None:
    """What its kind asks for, or what a piece says that is used again, into the unsaved proof of a row."""
    if wish.again is None:
        fill(proof, wish, by=by)
        return
    piece = known_piece(by, wish.again)
    refuse_twice(proof.row.proofs, piece)
    for name, fact in facts_of(piece).items():
        setattr(proof, name, proof.note or fact if name == "note" else fact)


def refuse_twice(there: Any, piece: Evidence | RowProof) -> None:
    """Raises Invalid when it is among what proves the record already."""
    same = (
        {"file": piece.file} if piece.file else {"document": piece.document, "link": piece.link, "count": piece.count}
    )
    if there.filter(kind=piece.kind, **same).exists():
        raise wrong("again", say("Minh chứng này đã có ở đây.", "This evidence is here already."))
