"""The share of its units that a body inspects in a year: planned by name or by lot, and actually visited (domain.md §0.4).

Only what everybody of the inspecting body may know is counted: a surprise visit counts among the visited once it was
opened on site, among the planned by its number alone. How often a unit is visited is counted over all programmes, since
it is one unit that is disturbed; whether it was visited for this one, over the plan's own.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import F, Q

from backend.inspections.models import Inspection, InspectionLine, InspectionPlan, InspectionState, Kind
from backend.organisations.models import BodySettings, OrgUnit

INSPECTED = Q(body__settings__kinds_apart=None, kind__inspected=True) | (
    Q(body__settings__kinds_apart__isnull=False) & ~Q(body__settings__kinds_apart__contains=[F("kind_id")])
)
USUAL_SHARE = BodySettings._meta.get_field("inspection_share").default


@dataclass(frozen=True)
class Share:
    """`total` units there are; of them `named` in lines, `by_lot` more to be drawn, `visited` this year. `least`: the share
    that the body set, in per cent."""

    total: int
    named: int
    by_lot: int
    visited: int
    least: int

    @property
    def planned(self) -> int:
        """Never more than there are."""
        return min(self.named + self.by_lot, self.total)

    @property
    def enough(self) -> bool:
        """Whether the planned share reaches the least one."""
        return self.planned * 100 >= self.least * self.total

    def percent(self, count: int) -> str:
        """With two decimals, as `35.29`; of no units `0.00`."""
        share = Decimal(count * 100) / self.total if self.total else Decimal(0)
        return str(share.quantize(Decimal("0.01"), ROUND_HALF_UP))


@dataclass(frozen=True)
class Yearly:
    """A plan's year at one look: the units that count, by id, which of them are named, visited, and how often each is."""

    units: dict[int, OrgUnit]
    named: set[int]
    visited: set[int]
    times: Counter[int]
    share: Share


def units_counted(body_id: int, year: int) -> list[OrgUnit]:
    """The bodies right below that stood in the year; where there are none the body's own units of a kind that it inspects.
    By code."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    stood = OrgUnit.objects.filter(Q(valid_to=None) | Q(valid_to__gte=first), valid_from__lte=last, is_group=False)
    below = [unit for unit in stood.filter(parent__body_id=body_id).order_by("code") if unit.is_body]
    return below or list(stood.filter(INSPECTED, body_id=body_id).exclude(pk=body_id).order_by("code"))


def yearly(plan: InspectionPlan) -> Yearly:
    """Of a plan with its lines: four statements."""
    units = {unit.pk: unit for unit in units_counted(plan.body_id, plan.year)}
    lines = list(plan.lines.filter(dropped_at=None).select_related("unit", "inspection"))
    named = {pk for line in lines if (pk := counted_as(line.unit, units)) and counts(line.kind, units)}
    known = Inspection.objects.filter(body=plan.body_id, year=plan.year).exclude(state=InspectionState.CANCELLED)
    known = known.exclude(kind=Kind.SURPRISE, known_since=None).select_related("unit")
    rows = [(pk, row) for row in known if (pk := counted_as(row.unit, units)) and counts(row.kind, units)]
    visited = {pk for pk, row in rows if row.opened_at and row.programme_id == plan.programme_id}
    return Yearly(units, named, visited, _times(lines, rows, units), _share(plan, units, named, visited))


def counted_as(unit: OrgUnit, units: dict[int, OrgUnit]) -> int | None:
    """The counted unit that a visit to `unit` is one of: itself, or the body it belongs to."""
    return next((pk for pk in (unit.pk, unit.body_id) if pk in units), None)


def counts(kind: str, units: dict[int, OrgUnit]) -> bool:
    """A body below that looks at itself was not visited by the one above; own units are visited by their body's own look."""
    return kind != Kind.SELF or not any(unit.is_body for unit in units.values())


def _times(lines: list[InspectionLine], rows: list[tuple[int, Inspection]], units: dict[int, OrgUnit]) -> Counter[int]:
    """How often each is visited: what a line was made into is the line's visit."""
    made = {line.inspection_id for line in lines}
    planned = [pk for line in lines if (pk := counted_as(line.unit, units)) and not _fell_through(line)]
    return Counter([*planned, *(pk for pk, row in rows if row.pk not in made)])


def _fell_through(line: InspectionLine) -> bool:
    return line.inspection is not None and line.inspection.state == InspectionState.CANCELLED


def _share(plan: InspectionPlan, units: dict[int, OrgUnit], named: set[int], visited: set[int]) -> Share:
    least = BodySettings.objects.filter(body=plan.body_id).values_list("inspection_share", flat=True).first()
    return Share(len(units), len(named), plan.surprise_visits, len(visited), USUAL_SHARE if least is None else least)
