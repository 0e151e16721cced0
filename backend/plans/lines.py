"""The lines and targets of a plan as read from its appendix, checked against the body's units: what can be kept."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from backend import clock
from backend.errors import FieldError, Invalid
from backend.files.under_way import begin, step
from backend.organisations.models import OrgUnit
from backend.organisations.queries import bodies_below, members_of, units_of
from backend.plans.areas import known
from backend.plans.models import DeadlineKind, PlanLine, Target
from backend.words import say


@dataclass(frozen=True)
class Line:
    """A line to be kept. Lead and `partners` are units as printed: groups are not expanded here."""

    row: PlanLine
    under: str | None  # the number of its heading line
    partners: list[OrgUnit]


@dataclass(frozen=True)
class Lines:
    """What can be kept when `errors` is empty: every unit known, every line complete."""

    lines: list[Line]
    targets: list[Target]
    errors: list[FieldError]


def read_lines(parsed: dict[str, Any], *, body: OrgUnit, programme: str, key_lines: Collection[str]) -> Lines:
    """Check everything at once, areas against those of the programme (its code). `parsed` is the object a dry run prints."""
    units = {unit.code: unit for unit in units_of(body.pk, day=clock.today())}
    titles = {group["area"]: group["title"] for group in parsed.get("groups") or ()}
    reading = _Reading(
        units, standing_members(units.values(), body), frozenset(key_lines), titles, known().codes_of(programme)
    )
    reading.check_file(parsed, body)
    begin("KEEPING", len(parsed["tasks"]))
    lines = []
    for position, given in enumerate(parsed["tasks"], start=1):
        lines.append(reading.line(position, given))
        step()
    reading.check_numbers(lines)
    targets = [reading.target(position, given) for position, given in enumerate(parsed["targets"], start=1)]
    return Lines(lines, targets, reading.errors)


def standing_members(units: Iterable[OrgUnit], body: OrgUnit) -> dict[int, list[int]]:
    """Members of each group by the group's id: of `units` themselves, and of the bodies right below `body`; groups
    without any are left out."""
    listed = list(units)
    standing = {unit.pk for unit in listed}
    members_by_group = members_of(listed)
    if any(set(members) - standing for members in members_by_group.values()):
        standing |= set(bodies_below(body.pk, day=clock.today()).values_list("pk", flat=True))
    found = {group: [m for m in members if m in standing] for group, members in members_by_group.items()}
    return {group: members for group, members in found.items() if members}


def refuse(errors: list[FieldError]) -> None:
    """Raise Invalid naming every fault, when there is one."""
    if errors:
        raise Invalid(f"{errors[0].field}: {errors[0].message}", errors=errors)


@dataclass
class _Reading:
    """What is known while reading, and what is wrong so far."""

    units: dict[str, OrgUnit]
    members: dict[int, list[int]]
    key_lines: frozenset[str]
    area_titles: dict[str, str]
    areas: set[str]
    errors: list[FieldError] = field(default_factory=list)

    def wrong(self, where: str, vi: str, en: str, **parts: object) -> None:
        """Note a fault."""
        self.errors.append(FieldError(where, say(vi, en, **parts)))

    def check_file(self, parsed: dict[str, Any], body: OrgUnit) -> None:
        """The file could be read and is this body's."""
        for error in parsed.get("errors") or ():
            self.wrong(f"{error['sheet']}!{error['cell']}", "{message}", "{message}", message=error["message"])
        issuer = (parsed.get("plan") or {}).get("issuer")
        if issuer and issuer != body.code:
            self.wrong("issuer", "Tệp là kế hoạch của đơn vị {code}.", "The file is the plan of {code}.", code=issuer)
        if not any(not given["heading"] for given in parsed["tasks"]):
            self.wrong("tasks", "Tệp không có nhiệm vụ nào.", "The file has no task.")

    def line(self, position: int, given: dict[str, Any]) -> Line:
        """One line of the appendix as a row, with its units."""
        deadline, no = given["deadline"], given["line"]
        lead = self._unit(no, given["lead"])
        partners = [unit for code in given["coordinating"] if (unit := self._unit(no, code))]
        if not given["heading"]:
            self._check_lead(no, given["lead"], lead)
        row = PlanLine(
            position=position, no=no, heading=given["heading"], key=no in self.key_lines, area=self._area(no, given["area"]),
            area_title=given.get("area_title") or self.area_titles.get(given["area"], ""),
            title=given["title"], product=given["product"], lead=lead, lead_printed=given["lead_printed"],
            coordinating_printed=given["coordinating_printed"], coordinating_external=given["coordinating_external"],
            deadline_kind=self._kind(no, deadline["kind"]), deadline_printed=deadline["as_printed"],
            deadline_qualifier=deadline.get("qualifier") or "", starts_on=_day(deadline.get("start_date")),
            due_on=_day(deadline["due_date"]), funding=given["funding"], note=given["note"],
            sheet=given["sheet"], row=given["row"],
        )  # fmt: skip
        return Line(row, given["parent"], partners)

    def check_numbers(self, lines: list[Line]) -> None:
        """Every number once, every heading there, every key line a line that is carried out."""
        numbers = Counter(line.row.no for line in lines)
        for line in lines:
            if numbers[line.row.no] > 1:
                self.wrong(f"line {line.row.no}", "Số thứ tự lặp lại.", "The number is repeated.")
            if line.under is not None and line.under not in numbers:
                self.wrong(f"line {line.row.no}", "Không có dòng {no}.", "There is no line {no}.", no=line.under)
        carried_out = {line.row.no for line in lines if not line.row.heading}
        for no in sorted(self.key_lines - carried_out):
            self.wrong(f"line {no}", "Không có nhiệm vụ số {no}.", "There is no task numbered {no}.", no=no)

    def target(self, position: int, given: dict[str, Any]) -> Target:
        """One target as a row."""
        responsible = self._unit(f"{given['sheet']} {given['line']}", given["responsible"])
        return Target(
            position=position, no=given["line"], name=given["name"], unit_of_measure=given["unit"],
            baseline=_number(given["baseline"]), baseline_printed=given["baseline_printed"],
            operator=given["operator"], planned=_number(given["planned"]), planned_printed=given["planned_printed"],
            responsible=responsible, responsible_printed=given["responsible_printed"],
        )  # fmt: skip

    def _unit(self, no: str, code: str | None) -> OrgUnit | None:
        found = self.units.get(code) if code else None
        if code and found is None:
            self.wrong(
                f"line {no}", "Cơ quan không có đơn vị {code} hôm nay.", "The body has no unit {code} today.", code=code
            )
        return found

    def _check_lead(self, no: str, code: str | None, lead: OrgUnit | None) -> None:
        if not code:
            self.wrong(f"line {no}", "Thiếu đơn vị chủ trì.", "The lead unit is missing.")
        elif lead is not None and lead.is_group and lead.pk not in self.members:
            self.wrong(f"line {no}", "Nhóm {code} chưa có đơn vị.", "The group {code} has no units.", code=code)

    def _area(self, no: str, area: str) -> str:
        if area not in self.areas:
            self.wrong(f"line {no}", "Không có lĩnh vực {area}.", "There is no area {area}.", area=area)
        return area

    def _kind(self, no: str, kind: str) -> str:
        if kind not in DeadlineKind.values:
            self.wrong(f"line {no}", "Không có loại thời hạn {kind}.", "There is no deadline kind {kind}.", kind=kind)
        return kind


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
