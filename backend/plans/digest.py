"""What an issued version says, as one number: recorded with its event, compared by `verify` for ever after."""

import hashlib
import json
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, Q

from backend.plans.models.plan import PlanLine, PlanVersion, Target

_LINE = (
    "position", "no", "heading", "area", "area_title", "title", "product", "lead_id", "lead_printed",
    "coordinating_printed", "coordinating_external", "deadline_kind", "deadline_printed", "deadline_qualifier",
    "starts_on", "due_on", "funding", "note", "sheet", "row",
)  # fmt: skip
_TARGET = (
    "position", "no", "name", "unit_of_measure", "baseline", "baseline_printed", "operator", "planned",
    "planned_printed", "responsible_id", "responsible_printed",
)  # fmt: skip
_VERSION = ("number", "document_no", "document_date", "signer", "recorded", "source_sha256")


def digest_of(version: PlanVersion) -> str:
    """SHA-256 (hex) over the stored document's facts, objectives, lines with their partners, and targets; three statements."""
    facts: dict[str, Any] = PlanVersion.objects.filter(pk=version.pk).values(*_VERSION, "objectives").get()
    if not facts["objectives"]:
        del facts["objectives"]  # a plan without any has the digest that it had before there were objectives
    content = {
        "version": facts,
        "lines": _lines(version),
        "targets": list(Target.objects.filter(version=version).order_by("position").values(*_TARGET)),
    }
    text = json.dumps(content, default=str, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _lines(version: PlanVersion) -> list[dict[str, Any]]:
    partners = ArrayAgg("partners", filter=Q(partners__isnull=False), order_by="partners", default=[])
    rows = PlanLine.objects.filter(version=version).order_by("position")
    found = list(rows.values(*_LINE, "adopts_id", under=F("parent__no")).annotate(partner_ids=partners))
    return [{name: value for name, value in row.items() if value is not None or name != "adopts_id"} for row in found]
