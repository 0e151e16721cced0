"""The lines of a draft, changed one at a time where they stand (product.md §4); every saving is one event of the plan."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from backend import clock
from backend.accounts.models import User
from backend.activity.change import change
from backend.errors import FieldError, Invalid
from backend.ids import is_number
from backend.organisations.models import OrgUnit
from backend.organisations.queries import units_of
from backend.plans.areas import known
from backend.plans.difference import variants
from backend.plans.drafting import counts_of, may_prepare, touch
from backend.plans.lines import refuse
from backend.plans.models import Plan, PlanLine, PlanVersion, Task
from backend.words import say

PLAIN = ("no", "title", "product", "key", "funding", "note", "area")
DEADLINE = ("deadline_kind", "deadline_printed", "deadline_qualifier", "starts_on", "due_on")


@dataclass(frozen=True)
class Edit:
    """`line` is changed by `said`, or dropped; without one a line is added after `after` (None: at the end). `said`: any of
    `PLAIN` and `DEADLINE`, lead (unit id), partners (unit ids), adopts (id of a task without a plan)."""

    line: uuid.UUID | None = None
    after: uuid.UUID | None = None
    drop: bool = False
    said: dict[str, Any] = field(default_factory=dict)


def edit_lines(
    by: User, plan_id: uuid.UUID, edits: Sequence[Edit], *, expect: str | None, **request: Any
) -> list[PlanLine]:
    """All edits or none, one event; the lines changed or added. Raises NotFound, Forbidden, Stale, NotTheMoment,
    Invalid naming what is wrong."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan: Plan = act.record
        may_prepare(act, plan, expect)
        version = plan.current
        assert version is not None  # every draft has one
        desk = _Desk(plan, version)
        told = [desk.carry_out(edit) for edit in edits]
        refuse(desk.errors)
        act.note(plan, "plan.lines_edited", edits=told, **counts_of(version))
        touch(act, plan)
    return desk.lines


class _Desk:
    """One draft being edited: its units, and what is wrong so far."""

    def __init__(self, plan: Plan, version: PlanVersion) -> None:
        self.plan, self.version = plan, version
        self.units = {unit.pk: unit for unit in units_of(plan.body_id, day=clock.today())}
        self.errors: list[FieldError] = []
        self.lines: list[PlanLine] = []

    def wrong(self, name: str, vi: str, en: str, **parts: object) -> None:
        """Note a fault."""
        self.errors.append(FieldError(name, say(vi, en, **parts)))

    def carry_out(self, edit: Edit) -> list[Any]:
        """Do it; [what, number, names of the fields] for the event."""
        if edit.line is None:
            line = self._made(edit)
            what = "added"
        else:
            line = self._found(edit.line)
            what = "dropped" if edit.drop else "changed"
        if edit.drop:
            self._drop(line)
        else:
            self._say(line, edit.said)
            self.lines.append(line)
        return [what, line.no, sorted(edit.said)]

    def _found(self, line_id: uuid.UUID) -> PlanLine:
        line = self.version.lines.select_related("lead").filter(pk=line_id).first()
        if line is None:
            message = say("Dòng này không còn trong dự thảo.", "This line is no longer in the draft.")
            raise Invalid(message, errors=[FieldError("line", message)])
        return line

    def _made(self, edit: Edit) -> PlanLine:
        after = self._found(edit.after) if edit.after else self.version.lines.last()
        position = after.position + 1 if after else 1
        self.version.lines.filter(position__gte=position).update(position=F("position") + 1)
        area = edit.said.get("area") or (after.area if after else self._first_area())
        title = self.version.lines.filter(area=area).exclude(area_title="").values_list("area_title", flat=True).first()
        line = PlanLine(
            version=self.version, position=position, no=self._number(after, last=edit.after is None), area=area,
            area_title=title or "", parent_id=after.parent_id if after and after.area == area else None,
            deadline_kind="NONE",
        )  # fmt: skip
        for name in ("title", "lead"):
            if not edit.said.get(name):
                self.wrong(name, "Nhập nội dung và đơn vị chủ trì.", "Enter the text and the lead unit.")
        return line

    def _first_area(self) -> str:
        """Of a draft that has no line yet."""
        areas = known().of(self.plan.programme.code)
        if not areas:
            self.wrong("area", "Chương trình chưa có lĩnh vực nào.", "The programme has no area yet.")
        return areas[0].code if areas else ""

    def _number(self, after: PlanLine | None, *, last: bool) -> str:
        """The next number at the end; between two lines that of the one before with a letter."""
        used = set(self.version.lines.values_list("no", flat=True))
        if last or after is None:
            return str(max((int(no) for no in used if is_number(no)), default=0) + 1)
        return next(no for no in variants(after.no) if no not in used)

    def _drop(self, line: PlanLine) -> None:
        if line.children.exists():
            self.wrong("line", "Dòng {no} còn dòng con.", "Line {no} has lines below it.", no=line.no)
            return
        line.partners.clear()
        line.delete()

    def _say(self, line: PlanLine, said: dict[str, Any]) -> None:
        for name in (*PLAIN, *DEADLINE):
            if name in said:
                setattr(line, name, said[name])
        if said.get("area") and said["area"] not in known().codes_of(self.plan.programme.code):
            self.wrong("area", "Chương trình không có lĩnh vực này.", "The programme has no such area.")
        if not line.title.strip():
            self.wrong("title", "Nội dung không được để trống.", "The text must not be empty.")
        if self.version.lines.exclude(pk=line.pk).filter(no=line.no).exists():
            self.wrong("no", "Số thứ tự {no} đã có.", "The number {no} is in use.", no=line.no)
            return
        if "lead" in said:
            line.lead = self._unit("lead", said["lead"])
            line.lead_printed = line.lead.short_name if line.lead else ""
        if "adopts" in said:
            line.adopts = self._arisen(line, said["adopts"])
        line.save()
        if "partners" in said:
            self._set_partners(line, said["partners"])

    def _set_partners(self, line: PlanLine, ids: Collection[int]) -> None:
        units = [unit for pk in dict.fromkeys(ids) if (unit := self._unit("partners", pk))]
        line.coordinating_printed = "; ".join([*(u.short_name for u in units), *line.coordinating_external])
        line.save(update_fields=["coordinating_printed"])
        line.partners.set(units)

    def _unit(self, name: str, pk: int | None) -> OrgUnit | None:
        unit = self.units.get(pk) if pk is not None else None
        if unit is None:
            self.wrong(name, "Không có đơn vị này hôm nay.", "There is no such unit today.")
        return unit

    def _arisen(self, line: PlanLine, pk: uuid.UUID | None) -> Task | None:
        """A task of the body that no plan has, and that no other line of the draft takes."""
        if pk is None:
            return None
        task: Task | None = arisen(self.plan).filter(pk=pk).first()
        taken = self.version.lines.exclude(pk=line.pk).filter(adopts=pk).exists()
        if task is None or taken:
            self.wrong("adopts", "Việc này không nhận vào kế hoạch được.", "This task cannot be taken into the plan.")
            return None
        return task


def arisen(plan: Plan) -> Any:
    """Tasks that the plan's body gave itself without a plan and that are under way: what an amendment may adopt."""
    return Task.objects.filter(
        body=plan.body_id, giver_body=plan.body_id, plan_line=None, parent=None,
        state__in=["ASSIGNED", "IN_PROGRESS", "ON_HOLD", "SUBMITTED"],
    ).order_by("given_at", "id")  # fmt: skip
