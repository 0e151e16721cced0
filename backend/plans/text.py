"""The text of a version as lines that can be compared, changed and written anew."""

import unicodedata
import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from backend.errors import FieldError, Invalid
from backend.ids import uuid7
from backend.plans.areas import Areas, known
from backend.plans.lines import Line
from backend.plans.models import Correction, Plan, PlanLine, PlanVersion, Target
from backend.words import say

FIELDS = {f.attname: f for f in PlanLine._meta.concrete_fields if f.attname not in {"id", "version_id", "parent_id"}}
SAID = tuple(FIELDS)
TARGET_SAID = tuple(f.attname for f in Target._meta.concrete_fields if f.attname not in {"id", "version_id"})
ON_LINE = {"TITLE": "title", "PRODUCT": "product", "LEAD": "lead_id", "DUE": "due_on"}


def lines_of(version: PlanVersion, *, corrected: bool = False) -> list[Line]:
    """The lines as rows of their own, to be written elsewhere; `corrected`: with what was put right laid over them."""
    rows = list(version.lines.select_related("parent", "lead").prefetch_related("partners"))
    found = [Line(_copy(row), row.parent.no if row.parent else None, list(row.partners.all())) for row in rows]
    if corrected:
        lay_over(version, {row.pk: line.row for row, line in zip(rows, found, strict=True)})
    return found


def targets_of(version: PlanVersion) -> list[Target]:
    """The targets likewise."""
    return [Target(id=uuid7(), **{name: getattr(t, name) for name in TARGET_SAID}) for t in version.targets.all()]


def rewrite(version: PlanVersion, lines: Iterable[Line], targets: Iterable[Target] | None = None) -> None:
    """Put `lines` (and `targets`, when given) in place of what the open version says."""
    version.lines.update(parent=None)
    version.lines.all().delete()
    lines = list(lines)
    by_no = {line.row.no: line.row for line in lines}
    for line in lines:
        line.row.version, line.row.parent = version, by_no.get(line.under) if line.under else None
    PlanLine.objects.bulk_create(line.row for line in lines)
    through = PlanLine.partners.through
    through.objects.bulk_create(
        through(planline_id=line.row.pk, orgunit_id=unit.pk) for line in lines for unit in line.partners
    )
    if targets is not None:
        version.targets.all().delete()
        Target.objects.bulk_create(_belonging(version, targets))


def packed(version: PlanVersion) -> dict[str, Any]:
    """The whole text as JSON-ready values, for `unpacked`."""
    return {
        "lines": [
            [{name: getattr(line.row, name) for name in SAID}, line.under, [unit.pk for unit in line.partners]]
            for line in lines_of(version)
        ],
        "targets": list(version.targets.values(*TARGET_SAID)),
    }


def _copy(row: PlanLine) -> PlanLine:
    made = PlanLine(id=uuid7(), **{name: getattr(row, name) for name in SAID})
    if row.lead_id:
        made.lead = row.lead
    return made


def lay_over(version: PlanVersion, rows: dict[Any, PlanLine]) -> None:
    """Put what was corrected into these rows, by their ids, and into what is printed of it."""
    said = Correction.objects.filter(plan_id=version.plan_id, line__in=rows, state=Correction.State.CONFIRMED)
    for correction in said:
        put_right(rows[correction.line_id], correction)


def put_right(row: PlanLine, correction: Correction) -> None:
    """Write what was corrected into a line that says the same, and into what is printed of it."""
    name = ON_LINE[correction.field]
    setattr(row, name, FIELDS[name].to_python(correction.new))
    if name == "lead_id" and row.lead is not None:
        row.lead_printed = row.lead.short_name
    elif name == "due_on" and row.due_on is not None:
        row.deadline_printed = f"{row.due_on:%d/%m/%Y}"


# The number of `documents_of` for a statement over versions v.
NUMBER_SQL = """coalesce((SELECT c.new FROM plans_correction c WHERE c.plan_id = v.plan_id AND c.line_id IS NULL
    AND c.field = 'NUMBER' AND c.state = 'CONFIRMED' ORDER BY c.settled_at DESC LIMIT 1), v.document_no)"""


Objective = dict[str, str]  # {"area": empty for the whole plan, "text"}


def objectives_in_order(said: Iterable[Objective], *, programme: str) -> list[Objective]:
    """As they are kept: of the whole plan first, then area by area of its programme; without what is empty. Raises Invalid for
    an area of another."""
    said = list(said)
    areas = known() if any(one["area"] for one in said) else Areas(())
    for area in sorted({one["area"] for one in said} - {""} - areas.codes_of(programme)):
        message = say("Chương trình không có lĩnh vực {area}.", "The programme has no area {area}.", area=area)
        raise Invalid(message, errors=[FieldError("objectives", message)])
    kept = [{"area": one["area"], "text": " ".join(unicodedata.normalize("NFC", one["text"]).split())} for one in said]
    return sorted((one for one in kept if one["text"]), key=lambda one: areas.rank.get(one["area"], -1))


class Document(NamedTuple):
    """What a plan was issued by."""

    number: str
    date: date | None
    signer: str


def documents_of(plans: Iterable[Plan]) -> dict[uuid.UUID, Document]:
    """The documents of the versions in force, as confirmed corrections put them right; by plan, in one statement."""
    said: dict[uuid.UUID, dict[str, Any]] = {
        plan.pk: {"NUMBER": plan.current.document_no, "DATE": plan.current.document_date, "SIGNER": plan.current.signer}
        for plan in plans
        if plan.current is not None  # every plan has one
    }
    right = Correction.objects.filter(plan__in=said, line=None, state=Correction.State.CONFIRMED).order_by("settled_at")
    for plan_id, name, new in right.values_list("plan_id", "field", "new"):
        said[plan_id][name] = date.fromisoformat(new) if name == "DATE" else new
    return {plan_id: Document(one["NUMBER"], one["DATE"], one["SIGNER"]) for plan_id, one in said.items()}


def document_of(plan: Plan) -> Document:
    """The one plan's."""
    return documents_of([plan])[plan.pk]


def _belonging(version: PlanVersion, targets: Iterable[Target]) -> Iterable[Target]:
    for target in targets:
        target.version = version
        yield target
