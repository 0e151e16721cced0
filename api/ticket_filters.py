"""The query parameters of tickets and inspections, where they mean something else than a task's."""

from typing import Any

from drf_spectacular.types import OpenApiTypes

from backend.inspections.models import InspectionState, Kind, Severity, TicketState


def _several(values: Any) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "enum": [str(value) for value in values]}}


TICKET_FILTERS: dict[str, tuple[Any, str]] = {
    "state": (_several(TicketState.values), "Any of these states, separated by commas"),
    "severity": (_several(Severity.values), "Any of these, separated by commas"),
    "escalation": (_several(("1", "2", "3", "4")), "Any of these levels before which it came, separated by commas"),
    "body": (OpenApiTypes.INT64, "Id of the body that remedies it"),
    "unit": (OpenApiTypes.INT64, "Id of the unit that remedies it"),
    "inspection": (OpenApiTypes.UUID, "Id of an inspection: only what its notice opened"),
    "mine": (OpenApiTypes.BOOL, "true: what the reader remedies, heads the remedy of, or has to judge"),
    "q": (OpenApiTypes.STR, "Words of the code or text; tone marks and case do not matter"),
}
INSPECTION_FILTERS: dict[str, tuple[Any, str]] = {
    "state": (_several(InspectionState.values), "Any of these states, separated by commas"),
    "kind": (_several(Kind.values), "Any of these kinds, separated by commas"),
    "year": (OpenApiTypes.INT64, "The year of the visit"),
    "body": (OpenApiTypes.INT64, "Id of the body that is inspected"),
    "mine": (OpenApiTypes.BOOL, "true: those whose team the reader is in"),
}
REPORT_FILTERS: dict[str, tuple[Any, str]] = {
    "inspection": (OpenApiTypes.UUID, "Id of an inspection: only the answer to its notice"),
}
