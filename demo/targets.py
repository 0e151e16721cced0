"""Figures of the commune's targets: two quarters, one of them typed wrongly and corrected."""

import uuid
from datetime import date
from decimal import Decimal

from backend.ids import uuid7
from backend.plans.models import Target
from demo.script import Script
from workflows.plan.figures import NewFigure, report_figure

QUARTER, HALF = date(2026, 3, 31), date(2026, 6, 30)
PORTAL = "Cổng Dịch vụ công, thống kê của Trung tâm Phục vụ hành chính công"
# target → (who, source, by the end of March, by the end of June)
FIGURES: dict[str, tuple[str, str, str | None, str]] = {
    "4": ("standing", "Sổ theo dõi báo cáo định kỳ", "100", "100"),
    "7": ("head", PORTAL, "96.4", "97.9"),
    "8": ("head", PORTAL, "92", "92.9"),
    "9": ("head", PORTAL, "55", "46.5"),
    "10": ("head", PORTAL, "51.2", "55.8"),
    "12": ("head", "Khảo sát tại Trung tâm Phục vụ hành chính công", None, "93.4"),
    "13": ("standing", "Danh sách hoàn thành bồi dưỡng", "62", "81"),
}


def tell(script: Script, plan_id: uuid.UUID) -> None:
    """In the first days after each quarter."""
    targets = {target.no: target.lineage for target in Target.objects.filter(version__plan=plan_id)}

    def enter(no: str, day: date, hour: float, value: str, as_on: date, reason: str = "") -> None:
        who, source, _, _ = FIGURES[no]
        wish = NewFigure(uuid7(), Decimal(value), as_on, source, reason)
        script.at(day, hour, lambda: report_figure(script.people[who], plan_id, targets[no], wish))

    enter("8", date(2026, 4, 2), 9, "29", QUARTER)
    enter("8", date(2026, 4, 2), 15, "92", QUARTER, "Gõ nhầm thứ tự chữ số")
    for index, (no, (_, _, first, second)) in enumerate(FIGURES.items()):
        if first and no != "8":
            enter(no, date(2026, 4, 3), 9 + index / 10, first, QUARTER)
        enter(no, date(2026, 7, 3), 9 + index / 10, second, HALF)
