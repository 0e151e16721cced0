"""Inspections, tickets and a report in which every text that could leak is a canary."""

from dataclasses import dataclass
from typing import Any

from backend.accounts.queries import system_user
from backend.activity.change import change
from backend.ids import uuid7
from backend.inspections.models import Draw, Inspection, Recheck, RemediationReport, ReportRow, Ticket
from backend.organisations.models import OrgUnit
from tests.inspections import worlds
from tests.inspections.worlds import GRAVE, LIGHT, VISIT, step, unit
from workflows.drawing import Candidate, hold_draw
from workflows.evidence import NewEvidence
from workflows.inspection.finding import Found, change_finding, log_finding, withdraw_finding
from workflows.inspection.making import Member, NewInspection, plan_inspection
from workflows.report.rows import prove_row
from workflows.ticket.doing import write_plan

SURPRISE = ("KÍN-ĐỘT-XUẤT",)  # the team's and the leaders' alone
INSPECTING = ("KÍN-CHƯA-THÔNG-BÁO", "KÍN-PHÁT-HIỆN")  # the inspecting body's
ANSWERING = (
    "KÍN-KẾT-QUẢ-NHÁP",
    "KÍN-KẾ-HOẠCH-NHÁP",
    "KÍN-TRẢ-TRONG",
    "KÍN-TỆP-NHÁP",
    "KÍN-GIAO-LẠI",
)  # the remedying body's
TOLD = ("GỬI-XUỐNG-PHÁT-HIỆN", "GỬI-XUỐNG-TRẢ-LẠI")  # both
ANSWERED = ("GỬI-LÊN-KHẮC-PHỤC", "GỬI-LÊN-TỆP")
ALL = SURPRISE + INSPECTING + ANSWERING + TOLD + ANSWERED


@dataclass(frozen=True)
class Secrets:
    """The records that hold the canaries. `drawn_up`: planned, not told; `visited`: findings, no notice yet."""

    surprise: Inspection
    drawn_up: Inspection
    visited: Inspection
    answered: Inspection
    tickets: list[Ticket]
    report: RemediationReport
    draw: Draw
    row_file: Any
    sent_file: Any


def reads(secrets: Any) -> dict[str, list[str]]:
    """Every GET about them: route pattern → addresses to try."""
    inspections = (secrets.surprise, secrets.drawn_up, secrets.visited, secrets.answered)
    body = secrets.answered.inspected_body_id
    return {
        "inspections": ["inspections", "inspections?kind=SURPRISE", "inspections?state=DECIDED,ON_SITE", f"inspections?body={body}", "inspections?mine=true"],
        "inspections/<uuid:inspection_id>": [f"inspections/{one.pk}" for one in inspections],
        "inspections/<uuid:inspection_id>/repeats": [f"inspections/{one.pk}/repeats" for one in inspections],
        "inspections/<uuid:inspection_id>/repeats/likely": [f"inspections/{one.pk}/repeats/likely?text=GỬI-XUỐNG-PHÁT-HIỆN" for one in inspections],
        "tickets": ["tickets", "tickets?q=KIN", f"tickets?body={body}", f"tickets?inspection={secrets.surprise.pk}"],
        "tickets/<uuid:ticket_id>": [f"tickets/{one.pk}" for one in secrets.tickets],
        "tickets/<uuid:ticket_id>/rechecks": [f"tickets/{one.pk}/rechecks" for one in secrets.tickets],
        "signals": ["signals"],
        "rechecks": ["rechecks"],
        "rechecks/sheet": ["rechecks/sheet"],
        "rechecks/draws/<uuid:draw_id>": [f"rechecks/draws/{secrets.draw.pk}"],
        "boards/tickets": ["boards/tickets", f"boards/tickets?inspection={secrets.answered.pk}"],
        "remediation-reports": ["remediation-reports", f"remediation-reports?inspection={secrets.answered.pk}"],
        "remediation-reports/<uuid:report_id>": [f"remediation-reports/{secrets.report.pk}"],
    }  # fmt: skip


def hide(cast: Any, upload: Any) -> Secrets:
    """Build it through the real acts."""
    surprise = step(cast.inspector, _planned(cast, "SURPRISE", "KÍN-ĐỘT-XUẤT"), "decide", **worlds.DECISION)
    drawn_up = _planned(cast, "PLANNED", "KÍN-CHƯA-THÔNG-BÁO")
    visited = worlds.on_site(cast, ())
    log_finding(
        cast.inspector, visited.pk, uuid7(), Found("DIRECTION", "KÍN-PHÁT-HIỆN", LIGHT, requirement="KÍN-PHÁT-HIỆN")
    )
    answered = _concluded(cast)
    light, returned, grave = answered.tickets.order_by("code")
    step(cast.standing, light, "assign", officer=cast.officer.pk)
    step(cast.standing, light, "reassign", officer=cast.tt_officer2.pk, reason="KÍN-GIAO-LẠI")
    write_plan(cast.head, grave.pk, "KÍN-KẾ-HOẠCH-NHÁP", expect=f'"v{grave.version}"')
    sent_file = _proven(cast, returned, upload, "GỬI-LÊN-TỆP.txt")
    worlds.write(cast.head, returned, "GỬI-LÊN-KHẮC-PHỤC")
    report = step(cast.standing, worlds.report_of(answered), "present")
    step(cast.chairman, report, "return_draft", reason="KÍN-TRẢ-TRONG")
    worlds.released(cast, answered)
    step(cast.province, returned, "send_back", reason="GỬI-XUỐNG-TRẢ-LẠI")
    worlds.write(cast.head, returned, "KÍN-KẾT-QUẢ-NHÁP")
    row_file = _proven(cast, returned, upload, "KÍN-TỆP-NHÁP.txt")
    return Secrets(
        surprise,
        drawn_up,
        visited,
        answered,
        [light, returned, grave],
        report,
        _drawn(answered, [light, grave]),
        row_file,
        sent_file,
    )


def _drawn(answered: Inspection, tickets: list[Ticket]) -> Draw:
    """As the worker draws what is looked at again."""
    pool = [Candidate(str(one.pk), one.code, one.text) for one in tickets]
    with change(system_user(), OrgUnit.ref(answered.body_id)) as act:
        draw = hold_draw(act, uuid7(), purpose="RECHECK", body=act.record, pool=pool, count=2)
        Recheck.objects.bulk_create(Recheck(ticket=one, draw=draw, drawn_on=VISIT, due_on=VISIT) for one in tickets)
    return draw


def _planned(cast: Any, kind: str, title: str) -> Inspection:
    wish = NewInspection(
        id=uuid7(), kind=kind, title=title, unit_id=unit("30337").pk, starts_on=VISIT, ends_on=VISIT, basis=title,
        team=(Member(cast.inspector.pk, "HEAD"),),
    )  # fmt: skip
    plan_inspection(cast.inspector, wish)
    return Inspection.objects.get(pk=wish.id)


def _concluded(cast: Any) -> Inspection:
    """Three findings that hold, and one withdrawn from the draft."""
    inspection = worlds.on_site(cast, (LIGHT, LIGHT, GRAVE, LIGHT), unit_of="TTPVHCC")
    *held, withdrawn = inspection.findings.all()
    for finding in held:
        said = Found("DIRECTION", "GỬI-XUỐNG-PHÁT-HIỆN", finding.severity, unit_id=finding.unit_id)
        change_finding(cast.inspector, inspection.pk, finding.pk, said, expect='"v1"')
    change_finding(
        cast.inspector, inspection.pk, withdrawn.pk, Found("DIRECTION", "KÍN-PHÁT-HIỆN", LIGHT), expect='"v1"'
    )
    withdraw_finding(cast.inspector, inspection.pk, withdrawn.pk, "KÍN-PHÁT-HIỆN", expect='"v2"')
    step(cast.inspector, inspection, "sign_minutes")
    return step(cast.inspector, inspection, "conclude", **worlds.NOTICE)


def _proven(cast: Any, ticket: Ticket, upload: Any, name: str) -> Any:
    row, file_id = ReportRow.objects.get(ticket=ticket), upload(cast.head, name)
    prove_row(cast.head, row.report_id, row.pk, NewEvidence(id=uuid7(), kind="FILE", upload=file_id, note=name[:-4]))
    return file_id
