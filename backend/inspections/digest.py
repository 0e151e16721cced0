"""One number for what a notice of conclusion says, kept in the event that records it, so that `verify` can tell."""

import hashlib
import json

from backend.inspections.models import Inspection

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
    more = inspection.findings.exclude(deadline_reason="", group=None).order_by("number")
    if later := [list(map(str, one)) for one in more.values_list("number", "deadline_reason", "group__name")]:
        said.append(later)  # said since findings can say it: a notice without it keeps its number
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
