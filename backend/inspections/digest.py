"""One number for what a notice of conclusion says, kept in the event that records it, so that `verify` can tell."""

import hashlib
import json

from backend.inspections.models import Inspection, Minutes

FACTS = (
    "code", "area", "text", "severity", "legal_basis", "requirement", "deadline_days", "deadline_unit", "due_on_printed",
    "unit_id", "remedied_on_site", "remedy", "withdrawn", "withdrawal_reason", "repeat_of",
)  # fmt: skip


def digest_of(inspection: Inspection) -> str:
    """SHA-256 in hex over the notice and all findings, in their order."""
    findings = inspection.findings.order_by("number").values_list("number", *FACTS)
    said = [
        inspection.notice_no, str(inspection.notice_on), inspection.notice_signer, inspection.unit_id,
        [[str(value) for value in finding] for finding in findings],
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def digest_of_minutes(minutes: Minutes) -> str:
    """SHA-256 in hex over everything the minutes say."""
    said = [str(minutes.pk), minutes.number, minutes.on_paper, minutes.content]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
