"""The province's own plan, issued 28 days before the commune's; two of its lines are answered by nobody in An Phú yet."""

import uuid
from datetime import date

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.drafting import NewPlan
from backend.plans.issuing import IssuedDocument
from backend.plans.models import PlanLine, Target
from backend.plans.recording import record_plan
from demo import cast, draft
from demo.script import Script
from workflows.plan.linking import link_line

TITLE = "Kế hoạch cải cách hành chính năm 2026 của tỉnh Minh Họa"
SIGNER = "Triệu Văn Chủ Tịch, Chủ tịch UBND tỉnh"
LAST = ("VP", "31/12/2026", "2026-12-31")
LINES = (
    ("Kiểm tra công tác cải cách hành chính, kỷ luật, kỷ cương hành chính tại ít nhất 30% số cơ quan, đơn vị", "Kết luận kiểm tra", *LAST),
    ("Nâng tỷ lệ hồ sơ nộp trực tuyến, tỷ lệ thanh toán trực tuyến", "Báo cáo", *LAST),
    ("Khảo sát mức độ hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan nhà nước", "Báo cáo khảo sát", *LAST),
    ("Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực", "Dữ liệu số hóa", *LAST),
    ("Chuẩn hóa, làm sạch dữ liệu chuyên ngành; kết nối, chia sẻ với cơ sở dữ liệu quốc gia", "Dữ liệu được kết nối", *LAST),
    ("Cắt giảm thời gian và chi phí tuân thủ trong quy trình liên thông giữa sở và xã", "Quyết định phê duyệt", *LAST),
)  # fmt: skip
ANSWERED = (("1", "4"), ("2", "18"), ("3", "22"), ("4", "21"))  # line above → own line
BY_TARGET = ("2", "10")


def tell(script: Script, plan_id: uuid.UUID) -> None:
    """Recorded by the province's standing office; linked by the commune's in the days after its own plan came."""
    higher = uuid7()

    def record() -> None:
        body = OrgUnit.objects.get(code=cast.PROVINCE)
        document = IssuedDocument("312/KH-UBND", date(2025, 12, 22), SIGNER)
        parsed = draft.parsed(cast.PROVINCE, LINES)
        record_plan(script.people["province"], parsed, NewPlan(2026, TITLE, id=higher), document, body_id=body.pk)

    def link() -> None:
        above = dict(PlanLine.objects.filter(version__plan=higher).values_list("no", "lineage"))
        own = dict(PlanLine.objects.filter(version__plan=plan_id).values_list("no", "lineage"))
        targets = dict(Target.objects.filter(version__plan=plan_id).values_list("no", "lineage"))
        pairs = [*((own[no], above[up]) for up, no in ANSWERED), (targets[BY_TARGET[1]], above[BY_TARGET[0]])]
        for mine, line in pairs:
            link_line(script.people["standing"], plan_id, mine, line)

    script.at(date(2026, 1, 20), 9, record)
    script.at(date(2026, 1, 22), 9, link)
