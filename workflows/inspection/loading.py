"""Taking over inspections that were kept elsewhere: each as far as its dates have come (the notice of one whose
conclusion's date has come opens its tickets), with due dates as printed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Max

from backend import clock
from backend.access.rules_inspections import keeps_inspections
from backend.accounts.models import User
from backend.accounts.roster import hats_of
from backend.activity.change import change
from backend.errors import FieldError, Forbidden, Invalid
from backend.ids import uuid7
from backend.imports.codes import cell_name
from backend.inspections.models import Finding, Inspection, InspectionState, Ticket
from backend.organisations.models import OrgUnit
from backend.plans.areas import known
from backend.plans.drafting import programme_of
from backend.words import say
from workflows.inspection.codes import next_circle
from workflows.inspection.finding import earlier_finding
from workflows.machine import perform

PLANNED, ON_SITE, MINUTES_SIGNED = InspectionState.PLANNED, InspectionState.ON_SITE, InspectionState.MINUTES_SIGNED
Read = dict[str, Any]


@dataclass
class Loaded:
    """What came of it: codes of inspections by how far each was taken over, of those already there, and counts."""

    concluded: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    planned: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    findings: int = 0
    tickets: int = 0


def load_findings(by: User, parsed: dict[str, Any], *, signer: str = "") -> Loaded:
    """Take over what `read_findings` gives; safe to repeat: an inspection whose code is there already is left alone.
    Raises Invalid naming the cells of units nobody knows, Forbidden."""
    units = _units(parsed["inspections"])
    _may(by, {_body(units[read["unit_code"]]) for read in parsed["inspections"]})
    loaded = Loaded()
    for read in parsed["inspections"]:
        unit = units[read["unit_code"]]
        body = _body(unit)
        if Inspection.objects.filter(body=body, code=read["code"], year=_day(read["visited_on"]).year).exists():
            loaded.known.append(read["code"])
        else:
            _load(by, read, unit, body, signer, loaded)
    return loaded


def reach(read: Read) -> str:
    """How far it is taken over today: `concluded`, `drafts`, `planned`."""
    if _day(read["visited_on"]) > clock.today():
        return "planned"
    return "drafts" if _day(read["concluded_on"]) > clock.today() else "concluded"


def _load(by: User, read: Read, unit: OrgUnit, body: OrgUnit, signer: str, loaded: Loaded) -> None:
    how_far, visited = reach(read), _day(read["visited_on"])
    state = {"planned": PLANNED, "drafts": ON_SITE, "concluded": MINUTES_SIGNED}[how_far]
    opened = None if state == PLANNED else clock.now()
    inspection = Inspection(
        id=uuid7(), body=body, inspected_body=unit.body, unit=unit, code=read["code"], year=visited.year, kind=read["kind"],
        title=read["title"], state=state, starts_on=visited, ends_on=visited, circle=next_circle(), known_since=opened,
        opened_at=opened, made_by=by, programme=programme_of(_programme(read)),
    )  # fmt: skip
    with change(by) as act:
        act.add([inspection])
        findings = [] if state == PLANNED else _findings(by, inspection, read)
        Finding.objects.bulk_create(findings)
        act.note(inspection, "inspection.loaded", findings=len(findings))
    getattr(loaded, how_far).append(read["code"])
    loaded.findings += len(findings)
    if how_far == "concluded":
        document = {"number": read["number"], "date": read["concluded_on"], "signer": signer or body.short_name}
        perform(by, Inspection.ref(inspection.pk), "conclude", document, expect=f'"v{inspection.version}"')
        loaded.tickets += Ticket.objects.filter(inspection=inspection).count()


def _programme(read: Read) -> str:
    """The one that the area of its first finding belongs to."""
    return known().by_code[read["findings"][0]["area"]].programme


def _findings(by: User, inspection: Inspection, read: Read) -> list[Finding]:
    """Counted in calendar days, as the file counts; the printed date decides."""
    last = inspection.findings.aggregate(last=Max("number"))["last"] or 0
    return [
        Finding(
            id=uuid7(), inspection=inspection, number=number, code=found["code"], area=found["area"], text=found["text"],
            severity=found["severity"], legal_basis=found["legal_basis"], requirement=found["requirement"],
            deadline_days=found["deadline_days"], deadline_unit=Finding.Days.CALENDAR,
            due_on_printed=_day(found["due_on"]) if found["due_on"] else None, unit=inspection.unit,
            repeat_of=found["repeat_of"], repeats=earlier_finding(inspection, found["repeat_of"]), by=by, at=clock.now(),
        )
        for number, found in enumerate(read["findings"], start=last + 1)
    ]  # fmt: skip


def _units(inspections: list[Read]) -> dict[str, OrgUnit]:
    """The inspected units by code; all that are unknown are told at once, each at its cell."""
    codes = {read["unit_code"] for read in inspections}
    rows = OrgUnit.objects.filter(code__in=codes, is_group=False, body__isnull=False)
    units = {unit.code: unit for unit in rows.select_related("body__parent__body", "body__settings")}
    errors = [
        FieldError(
            cell_name(read["row"], read["column"]),
            say("Không có đơn vị mã {code}.", "There is no unit with the code {code}.", code=read["unit_code"]),
        )
        for read in inspections
        if read["unit_code"] not in units
    ]
    if errors:
        raise Invalid(errors[0].message, errors=errors)
    return units


def _body(unit: OrgUnit) -> OrgUnit:
    """Who inspected it: the body above; the file's self-inspections are kept by it too, which follows them up."""
    assert unit.body is not None
    above = unit.body.parent.body if unit.body.parent else None
    return above or unit.body


def _may(by: User, bodies: set[OrgUnit]) -> None:
    if by.is_system:
        return
    kept = {hat.body_id for hat in hats_of(by) if keeps_inspections(hat)}
    if any(body.pk not in kept for body in bodies):
        raise Forbidden(say("Bạn không nạp được kết luận của cơ quan này.", "You may not load this body's findings."))


def _day(text: str) -> date:
    return date.fromisoformat(text)
