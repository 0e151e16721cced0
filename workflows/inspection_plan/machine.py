"""The rule table of a yearly inspection plan: prepared here, then recorded as issued; what changes later says why."""

from typing import Any

from viewflow.fsm import State

from backend.access.rules_inspection_plans import justify_inspection_plan
from backend.accounts.roster import Hat
from backend.activity.change import current
from backend.inspections.models import InspectionPlan, InspectionPlanState
from backend.inspections.share import yearly
from backend.words import Words, say
from workflows.machine import Machine, StepInfo, step, unmet
from workflows.needs import Need

DRAFT, ISSUED = InspectionPlanState.DRAFT, InspectionPlanState.ISSUED
NUMBER = Need("number", "line", Words("Số, ký hiệu", "Number"), max_length=80, help=Words("Ví dụ: 26/KH-UBND", "For example: 26/KH-UBND"))  # fmt: skip
DATE = Need("date", "date", Words("Ngày ban hành", "Date of issue"))
SIGNER = Need("signer", "line", Words("Người ký", "Signed by"), max_length=200)


def has_units(machine: "InspectionPlanMachine") -> Any:
    """It says at least what is visited by name or by lot."""
    plan: InspectionPlan = machine.record
    return unmet(
        plan.surprise_visits > 0 or plan.lines.filter(dropped_at=None).exists(),
        Words("Kế hoạch chưa có đơn vị nào.", "The plan names no unit yet."),
    )


class InspectionPlanMachine(Machine):
    """DRAFT → ISSUED."""

    noun = "inspection_plan"
    address = "inspection-plans"
    state = State(InspectionPlanState, default=DRAFT)

    @state.setter()
    def _set_state(self, value: str) -> None:
        self.record.state = value

    @state.getter()
    def _get_state(self) -> str:
        return str(self.record.state)

    @step(Words("Ghi nhận đã ban hành…", "Record as issued…"), needs=[NUMBER, DATE, SIGNER], weight="primary", explain=True)  # fmt: skip
    @state.transition(DRAFT, ISSUED, conditions=[has_units])
    def issue(self) -> None:
        """Signed and numbered elsewhere; the body reads it from now on, and the one above."""
        plan = self.record
        plan.number, plan.issued_on, plan.signer = self.data["number"], self.data["date"], self.data["signer"]
        current().note(plan, "inspection_plan.issued", number=plan.number, date=plan.issued_on)

    # How the frame sees it

    def warning_of(self, info: StepInfo) -> str | None:
        """Too few units, or one visited twice without a reason."""
        return " ".join(warnings_of(self.record)) or None

    def wear(self, info: StepInfo) -> None:
        """The capacity goes into the act, with whom it is done for."""
        hat = self.hat_for(info)
        if hat:
            act = current()
            act.capacity, act.acting_for_id = hat.capacity, hat.acting_for

    def hat_for(self, info: StepInfo) -> Hat | None:
        """The hat that justifies the step."""
        return justify_inspection_plan(self.by, info.right or info.name, self.record)


def warnings_of(plan: InspectionPlan) -> list[str]:
    """What is below the share that the body set, and what is visited again without a reason, in sentences."""
    seen = yearly(plan)
    share = seen.share
    said = []
    if not share.enough:
        percent = share.percent(share.planned)
        said.append(say(
            "Mới đạt {n}/{total} đơn vị ({percent} %), dưới mức tối thiểu {least} %.",
            "Only {n} of {total} units ({percent}%), below the least share of {least}%.",
            n=share.planned, total=share.total, least=share.least, percent=say(percent.replace(".", ","), percent),
        ))  # fmt: skip
    unexplained = plan.lines.filter(dropped_at=None, again_reason="").select_related("unit")
    names = sorted({line.unit.short_name for line in unexplained if seen.times[line.unit_id] > 1})
    if names:
        said.append(say(
            "Kiểm tra quá một lần trong năm mà chưa nêu lý do: {names}.",
            "Visited more than once in the year without a reason: {names}.", names=", ".join(names),
        ))  # fmt: skip
    return said
