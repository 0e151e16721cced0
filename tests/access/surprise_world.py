"""A surprise inspection with everything that hangs on it, made through the real acts from a draw by lot; its ids are
known beforehand, so that a world without it can be asked for them too."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from backend.ids import uuid7
from backend.inspections.models import Inspection, InspectionPlan
from tests.inspections import worlds
from tests.inspections.worlds import VISIT, step, unit
from workflows.comments import Said, comment
from workflows.inspection.making import Member, NewInspection, plan_inspection
from workflows.inspection_plan.making import LineWish, NewInspectionPlan, add_line, make_inspection_plan
from workflows.inspection_plan.visits import Visit, draw_visits, visits_of_draw

WORD = "chuồnchuồn"
CODE = "MẬT-77"
ISSUED = {"number": "26/KH-UBND", "date": "2026-01-20", "signer": "x"}


@dataclass(frozen=True)
class Hidden:
    """Ids of what An Phú must not know: of the inspection that was drawn, and of one made by hand, which has a code. That a
    plan names it is announced to it; what else the plan says, and the draw, is not."""

    drawn: uuid.UUID = field(default_factory=uuid7)
    made: uuid.UUID = field(default_factory=uuid7)
    plan: uuid.UUID = field(default_factory=uuid7)
    line: uuid.UUID = field(default_factory=uuid7)
    draw: uuid.UUID = field(default_factory=uuid7)

    @property
    def ids(self) -> list[str]:
        """Those that it must meet nowhere."""
        return [str(one) for one in (self.drawn, self.made, self.draw)]

    @property
    def subjects(self) -> list[str]:
        """As events name them."""
        visits = [f"inspection:{one}" for one in (self.drawn, self.made)]
        return [*visits, f"draw:{self.draw}", f"inspection_plan:{self.plan}"]

    def called(self, name: str) -> list[str]:
        """Those that an address asks for by this name; by any other name, the visit that was drawn."""
        own = {"plan": self.plan, "draw": self.draw, "line": self.line}.get(name.removesuffix("_id"))
        if own:
            return [str(own)]
        return [str(self.drawn), str(self.made)] if name.startswith("inspection") else [str(self.drawn)]

    def announce(self, cast: Any) -> None:
        """The plan of the year, issued, with a line of An Phú and two more units to be drawn."""
        make_inspection_plan(cast.province, NewInspectionPlan(self.plan, 2026, "Kế hoạch kiểm tra", 2))
        line = LineWish(unit("30337").pk, "PLANNED", month=9)
        add_line(cast.province, self.plan, self.line, line, expect='"v1"')
        step(cast.province, InspectionPlan.objects.get(pk=self.plan), "issue", **ISSUED)

    def build(self, cast: Any) -> Inspection:
        """A draw that hits An Phú, the visit made from it and decided, and one by hand."""
        if not InspectionPlan.objects.filter(pk=self.plan).exists():
            self.announce(cast)
        plan = InspectionPlan.objects.get(pk=self.plan)
        draw_visits(cast.inspector, plan.pk, self.draw, 2, {}, expect=f'"v{plan.version}"')
        visit = Visit(self.drawn, VISIT, VISIT, unit_id=unit("30337").pk)
        team = (Member(cast.inspector.pk, "HEAD", WORD),)
        visits_of_draw(cast.inspector, self.draw, [visit], team, title=f"Đột xuất {WORD}", basis=WORD)
        wish = NewInspection(
            id=self.made, kind="SURPRISE", title=WORD, unit_id=unit("TTPVHCC").body_id or 0, starts_on=VISIT,
            ends_on=VISIT, basis=WORD, code=CODE, team=team,
        )  # fmt: skip
        plan_inspection(cast.inspector, wish)
        for one in (self.drawn, self.made):
            comment(cast.inspector, uuid7(), "inspection", one, Said(f"Đi {WORD}", people=(cast.p_chairman.pk,)))
        return step(cast.inspector, Inspection.objects.get(pk=self.drawn), "decide", **worlds.DECISION)
