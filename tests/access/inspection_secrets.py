"""Inspections, tickets and a report in which every text that could leak is a canary."""

from dataclasses import dataclass
from typing import Any

from backend.accounts.queries import system_user
from backend.activity.change import change
from backend.ids import uuid7
from backend.inspections.models import Draw, Inspection, Recheck, RemediationReport, Reply, ReportRow, Ticket
from backend.organisations.models import OrgUnit
from tests.access import visit_secrets
from tests.inspections import reply_worlds, worlds
from tests.inspections.worlds import GRAVE, LIGHT, VISIT, step, unit
from workflows.comments import Said, comment
from workflows.drawing import Candidate, hold_draw
from workflows.evidence import NewEvidence
from workflows.inspection.finding import Found, change_finding, log_finding, withdraw_finding
from workflows.inspection.making import Member, NewInspection, plan_inspection
from workflows.inspection.outline import Asked, set_outline
from workflows.report.rows import prove_row
from workflows.ticket.actions import Wish, add_action
from workflows.ticket.doing import write_plan
from workflows.ticket.linking import Target, link

SURPRISE = ("KÍN-ĐỘT-XUẤT",)  # the team's and the leaders' alone
INSPECTING = (
    "KÍN-CHƯA-THÔNG-BÁO",
    "KÍN-PHÁT-HIỆN",
    "KÍN-BÊN-KIỂM-TRA-TRAO-ĐỔI",
    *visit_secrets.INSPECTING,
)  # the inspecting body's
ANSWERING = (
    "KÍN-KẾT-QUẢ-NHÁP",
    "KÍN-KẾ-HOẠCH-NHÁP",
    "KÍN-TRẢ-TRONG",
    "KÍN-TỆP-NHÁP",
    "KÍN-GIAO-LẠI",
    "KÍN-VIỆC-CẦN-LÀM",
    "KÍN-TỰ-BÁO-CÁO",
    "KÍN-Ý-KIẾN-NHÁP",
    "KÍN-ĐƯỢC-KIỂM-TRA-TRAO-ĐỔI",
)  # the remedying body's
TOLD = (
    "GỬI-XUỐNG-PHÁT-HIỆN",
    "GỬI-XUỐNG-TRẢ-LẠI",
    "GỬI-XUỐNG-ĐỀ-CƯƠNG",
    "GỬI-XUỐNG-TRAO-ĐỔI",
    *visit_secrets.TOLD,
)  # both
ANSWERED = ("GỬI-LÊN-KHẮC-PHỤC", "GỬI-LÊN-TỆP", "GỬI-LÊN-Ý-KIẾN")
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
    self_report: Reply
    opinion: Reply
    draw: Draw
    row_file: Any
    action: Any
    link: Any
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
        **visit_secrets.reads(inspections),
        "inspections/<uuid:inspection_id>/replies": [f"inspections/{one.pk}/replies" for one in (*inspections, secrets.self_report.inspection, secrets.opinion.inspection)],
        "inspections/<uuid:inspection_id>/notice": [f"inspections/{one.pk}/notice" for one in inspections],
        "replies/<uuid:reply_id>": [f"replies/{one.pk}" for one in (secrets.self_report, secrets.opinion)],
        "tickets/<uuid:ticket_id>/opinion": [f"tickets/{one.pk}/opinion" for one in secrets.tickets],
        "tickets": ["tickets", "tickets?q=KIN", f"tickets?body={body}", f"tickets?inspection={secrets.surprise.pk}"],
        "tickets/sheet": ["tickets/sheet", f"tickets/sheet?body={body}"],
        "tickets/<uuid:ticket_id>": [f"tickets/{one.pk}" for one in secrets.tickets],
        "findings": ["findings", f"findings?place={body}", f"findings?inspection={secrets.surprise.pk}", "findings?measure=ALL"],
        "findings/sheet": ["findings/sheet"],
        "remedy-figures": ["remedy-figures?by=INSPECTION", f"remedy-figures?inspection={secrets.surprise.pk}"],
        "remedy-figures/sheet": ["remedy-figures/sheet?by=INSPECTION"],
        "units/<int:unit_id>/findings": [f"units/{unit('TTPVHCC').pk}/findings", f"units/{body}/findings"],
        "units/<int:unit_id>/predecessors": [f"units/{body}/predecessors"],
        "tickets/<uuid:ticket_id>/rechecks": [f"tickets/{one.pk}/rechecks" for one in secrets.tickets],
        "signals": ["signals"],
        "rechecks": ["rechecks"],
        "rechecks/sheet": ["rechecks/sheet"],
        "rechecks/draws/<uuid:draw_id>": [f"rechecks/draws/{secrets.draw.pk}"],
        "boards/tickets": ["boards/tickets", f"boards/tickets?inspection={secrets.answered.pk}"],
        **{f"tickets/<uuid:ticket_id>/{of}": [f"tickets/{one.pk}/{of}" for one in secrets.tickets] for of in ("actions", "course", "links")},
        "ticket-extensions": ["ticket-extensions", f"ticket-extensions?body={body}"],
        "ticket-extensions/sheet": ["ticket-extensions/sheet"],
        "inspections/<uuid:inspection_id>/groups": [f"inspections/{one.pk}/groups" for one in inspections],
        "remediation-reports/<uuid:report_id>/groups": [f"remediation-reports/{secrets.report.pk}/groups"],
        "bodies/<int:body_id>/severities": [f"bodies/{body}/severities"],
        "criteria": ["criteria"],
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
    visit_secrets.hide(cast, visited)
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
    action, tied = uuid7(), uuid7()
    add_action(cast.head, grave.pk, action, Wish("KÍN-VIỆC-CẦN-LÀM"))
    link(cast.head, grave.pk, tied, Target("CRITERION", criterion="1.1.1"))
    _talked(cast, surprise, answered)
    tickets, replies = [light, returned, grave], (_self_report(cast), _opinion(cast))
    draw = _drawn(answered, [light, grave])
    return Secrets(
        surprise, drawn_up, visited, answered, tickets, report, *replies, draw, row_file, action, tied, sent_file
    )  # fmt: skip


def _talked(cast: Any, surprise: Inspection, told: Inspection) -> None:
    """Of a surprise nobody else is to read it; of one that was told each side to itself, and one to the other."""
    comment(cast.inspector, uuid7(), "inspection", surprise.pk, Said("KÍN-ĐỘT-XUẤT", people=(cast.p_chairman.pk,)))
    comment(cast.inspector, uuid7(), "inspection", told.pk, Said("KÍN-BÊN-KIỂM-TRA-TRAO-ĐỔI"))
    comment(cast.inspector, uuid7(), "inspection", told.pk, Said("GỬI-XUỐNG-TRAO-ĐỔI"), shared=True)
    comment(cast.head, uuid7(), "inspection", told.pk, Said("KÍN-ĐƯỢC-KIỂM-TRA-TRAO-ĐỔI"))


def _self_report(cast: Any) -> Reply:
    """Asked for and begun, not released."""
    inspection = worlds.decided(cast)
    asked = Asked(("GỬI-XUỐNG-ĐỀ-CƯƠNG",), reply_worlds.DUE)
    set_outline(cast.inspector, inspection.pk, asked, expect=f'"v{inspection.version}"')
    reply = step(cast.inspector, Inspection.objects.get(pk=inspection.pk), "notify").replies.get()
    reply_worlds.say(cast.standing, reply.rows.get(), "KÍN-TỰ-BÁO-CÁO")
    return reply


def _opinion(cast: Any) -> Reply:
    """Released, then asked for anew and being written."""
    reply = reply_worlds.drafts_sent(cast, (LIGHT,))
    reply_worlds.say(cast.standing, reply.rows.get(), "GỬI-LÊN-Ý-KIẾN", "PARTLY")
    step(cast.chairman, step(cast.standing, reply, "present"), "release", **reply_worlds.LETTER)
    step(cast.inspector, reply.inspection, "send_drafts", due_on="2026-08-25")
    reply_worlds.say(cast.standing, reply.rows.get(), "KÍN-Ý-KIẾN-NHÁP", "DISAGREE")
    return Reply.objects.get(pk=reply.pk)


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
    visit_secrets.sign(cast, inspection)
    return step(cast.inspector, inspection, "conclude", **worlds.NOTICE)


def _proven(cast: Any, ticket: Ticket, upload: Any, name: str) -> Any:
    row, file_id = ReportRow.objects.get(ticket=ticket), upload(cast.head, name)
    prove_row(cast.head, row.report_id, row.pk, NewEvidence(id=uuid7(), kind="FILE", upload=file_id, note=name[:-4]))
    return file_id
