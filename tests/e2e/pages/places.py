"""Every page with its main persona, as the axe tests and the gallery open them."""

import hashlib
import io
import uuid
import zipfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

PERSONAS = {
    "officer": "Huỳnh Thị Thử", "head": "Phạm Thí Dụ", "standing": "Nguyễn Thị Mẫu", "partner": "Đặng Giả Định",
    "chairman": "Trần Minh Họa", "province": "Bùi Thường Trực", "outsider": "Lý Người Ngoài", "admin": "Ngô Quản Trị",
    "inspector": "Hoàng Kiểm Nghiệm", "committee": "Đỗ Văn Theo Dõi", "clerk": "Lê Văn Bản",
}  # fmt: skip


# Nothing slides or fades any more: a colour halfway is no colour of ours.
AT_REST = "() => document.getAnimations().every(one => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)"


@dataclass(frozen=True)
class Place:
    """A page: its name, who looks at it, its address, and what stands there once it is loaded. `press`: what is opened on
    it first, with `opened` standing there then. `again`: a page that stands here already with other rows, which is worth
    a picture but no second check."""

    name: str
    persona: str
    path: str
    ready: str = "h1"
    press: str = ""
    opened: str = ""
    again: bool = False

    def look(self, page: Page, base: str) -> None:
        """Go there, until it is all there."""
        page.goto(base + self.path)
        self.wait(page)

    def wait(self, page: Page, such: str = "") -> None:
        """Until it is all there; `such`: of which kind what is waited for is, as a part of its selector. On a phone the first of a
        kind may be one that only a desk shows."""
        page.locator(f":is({self.ready}){such}:visible").first.wait_for()
        if self.press:
            page.locator(f":is({self.press}):visible").first.click()
            page.locator(f":is({self.opened}):visible").first.wait_for()
            page.wait_for_function(AT_REST)


def places(
    plan_id: str,
    task_id: str,
    above_id: str,
    draft_id: str,
    good_id: str,
    bad_id: str,
    ticket_id: str,
    inspection_id: str,
    report_id: str,
    reply_id: str,
    sent_id: str,
    judged_id: str,
    found_id: str,
    higher_id: str,
    site_id: str,
    yearly_id: str,
    letter_id: str,
    order_id: str,
    regular_id: str,
    replaced_id: str,
    changed_id: str,
    checklist_id: str,
    draw_id: str,
    person_id: str,
) -> list[Place]:
    """All pages of one demo instance."""
    return [
        Place("sign-in", "", "/sign-in", ".cast-card"),
        Place("work-officer", "officer", "/work", ".item"),
        Place("work-head", "head", "/work?box=to_decide", ".item"),
        Place("work-judging", "province", "/work?box=to_decide", ".item"),
        Place("bell", "officer", "/work", ".item", ".bell", ".notice"),
        Place("palette", "officer", "/work", ".item", ".palette-button", ".palette-line"),
        Place("own-menu", "officer", "/work", ".item", ".who", "[role=menuitem]"),
        Place("snooze", "officer", "/work", ".item", ".snooze", ".snooze-days button"),
        Place("search", "officer", "/search?q=bao+cao", ".found"),
        Place("search-none", "officer", "/search?q=zzzz", ".empty", again=True),
        Place("quick-report", "officer", "/report", ".quick td"),
        Place("quick-report-unit", "head", "/report?of=unit", ".quick td"),
        Place("rechecks", "province", "/rechecks", ".outline td"),
        Place("recheck-draw", "province", f"/rechecks/draws/{draw_id}", ".fact, dl", again=True),
        Place("signals", "officer", "/signals", ".signal"),
        Place("work-empty", "outsider", "/work?box=sent", ".empty"),
        Place("plans", "standing", "/plans", ".item"),
        Place("plan", "standing", f"/plans/{plan_id}", ".outline-area"),
        Place("plan-filtered", "chairman", f"/plans/{plan_id}?timeliness=OVERDUE", ".outline-area", again=True),
        Place(
            "plan-targets",
            "standing",
            f"/plans/{plan_id}?tab=targets",
            ".target-name",
            ".targets tr:nth-child(8) .target-name",
            ".series svg",
        ),
        Place("plan-year", "standing", f"/plans/{plan_id}?tab=closing", ".year-line"),
        Place("plan-coverage", "standing", f"/plans/{plan_id}?tab=coverage", ".coverage td"),
        Place("plan-coverage-below", "province", f"/plans/{higher_id}?tab=coverage", ".outline td", again=True),
        Place("plan-corrections", "standing", f"/plans/{plan_id}?tab=corrections", "form"),
        Place("plan-board", "standing", f"/plans/{plan_id}?view=board", ".card", again=True),
        Place("tasks", "standing", "/tasks", ".task-table .task-title"),
        Place("tasks-board", "standing", "/tasks?view=board", ".card"),
        Place("card-menu", "standing", "/tasks?view=board", ".card", ".card-menu", "[role=menuitem]", again=True),
        Place("tasks-wall", "standing", "/tasks?view=board&wall=true", ".wall-card", again=True),
        Place("tasks-timeline", "standing", "/tasks?view=timeline", ".bars-row"),
        Place("tasks-calendar", "standing", "/tasks?view=calendar", ".calendar-day"),
        Place("plan-officers", "standing", f"/plans/{plan_id}?tab=officers", ".matrix td"),
        Place("plan-officers-of-one-unit", "head", f"/plans/{plan_id}?tab=officers", ".matrix td", again=True),
        Place("plan-history", "standing", f"/plans/{plan_id}?tab=history", ".timeline li"),
        Place("numbering-empty", "standing", "/numbering", ".empty"),
        Place("draft", "standing", f"/plans/{draft_id}", ".draft .star"),
        Place("draft-officers", "standing", f"/plans/{draft_id}?tab=officers", ".matrix td", again=True),
        Place("import", "standing", "/plans/import", ".drop"),
        Place("import-problems", "standing", f"/plans/import?upload={bad_id}", ".problem-head"),
        Place("import-preview", "standing", f"/plans/import?upload={good_id}", ".reading"),
        Place("import-create", "standing", f"/plans/import?upload={good_id}&step=4", ".ways"),
        Place("import-changes", "standing", f"/plans/{draft_id}/import?upload={changed_id}", ".difference td"),
        Place(
            "import-again", "standing", f"/plans/{draft_id}/import?upload={good_id}&step=4", ".create-step", again=True
        ),
        Place("import-forbidden", "officer", "/plans/import", ".empty"),
        Place("giving", "clerk", "/activity", ".timeline li", ".give-button", "[role=dialog] textarea"),
        Place("work-to-read", "chairman", "/work?box=to_read", ".item"),
        Place("documents", "clerk", "/documents", ".item"),
        Place("documents-none", "officer", "/documents?q=zzzz", ".empty"),
        Place("document-new", "clerk", "/documents/new", "textarea"),
        Place("document", "standing", f"/documents/{letter_id}", ".item"),
        Place("document-split", "clerk", f"/documents/{letter_id}/split", "textarea"),
        Place(
            "document-replaced", "clerk", f"/documents/{replaced_id}", ".timeline li", ".pick-all input", ".sticky-bar"
        ),
        Place("orders", "province", "/orders", ".item"),
        Place("orders-none", "officer", "/orders?all=true", ".empty"),
        Place("order-new", "province", "/orders/new", ".recipient-list li"),
        Place("order", "province", f"/orders/{order_id}", ".order-matrix td"),
        Place(
            "order-reminding",
            "province",
            f"/orders/{order_id}",
            ".order-matrix td",
            ".act-bar button",
            "[role=dialog] textarea",
            again=True,
        ),
        Place("away", "clerk", "/away", ready="form"),
        Place("account", "officer", "/account", ready="form"),
        Place("division", "chairman", "/division", ready=".start-leaders"),
        Place("units", "officer", "/units", ".unit-row"),
        Place("calendar", "officer", "/calendar", ".rest-day"),
        Place("calendar-kept", "admin", "/calendar", ".own-days-foot"),
        Place("awaiting", "standing", "/awaiting", ".awaiting-item"),
        Place("awaiting-none", "outsider", "/awaiting?list=REVIEW", ".empty"),
        Place("task-regular", "standing", f"/tasks/{regular_id}", ".period"),
        Place("readiness", "standing", "/readiness", ".empty"),
        Place("workload", "head", "/workload", ".workload td", ".workload-person", ".row-open"),
        Place("results", "standing", f"/people/{person_id}/results", ".outline td, .empty", again=True),
        Place("unit-figures", "chairman", "/unit-figures", ".unit-figures td"),
        Place("decide", "chairman", "/decide", ".decide-card"),
        Place("overview", "chairman", "/overview", ".heat-cell"),
        Place("briefing", "standing", "/briefing", ".briefing-task a"),
        Place("briefing-read", "officer", "/briefing?span=MONTH", ".briefing-task a", again=True),
        Place("committee", "province", "/committee", ".committee-table td"),
        Place(
            "committee-card",
            "province",
            "/committee",
            ".committee-table td",
            ".committee-table .outline-title",
            ".committee-figures",
        ),
        Place("committee-body", "province", f"/committee/{found_id}", "h1", again=True),
        Place("extensions", "chairman", "/extensions", ".outline td"),
        Place("ticket-extensions", "province", "/ticket-extensions", ".outline td"),
        Place("areas", "admin", "/areas", ".kept-areas li"),
        Place("severities", "province", "/severities", ".severity-table td"),
        Place("obstacles", "chairman", "/obstacles", ".outline td"),
        Place("task", "partner", f"/tasks/{task_id}", ".timeline li"),
        Place("reminder", "chairman", f"/tasks/{task_id}", ".timeline li", ".remind", "[role=dialog] textarea"),
        Place("task-outer", "province", f"/tasks/{above_id}", ".timeline li"),
        Place("board", "committee", "/board", ".card"),
        Place("board-lanes", "committee", "/board?lanes=severity&card=compact", ".lane-cell .card"),
        Place("board-own", "chairman", "/board?timeliness=OVERDUE", ".card, .empty", again=True),
        Place("board-none", "committee", "/board?q=zzzz", ".empty"),
        Place("board-drawer", "province", f"/board?ticket={sent_id}", ".drawer-title"),
        Place("wall", "committee", "/board?wall=true", ".wall-card"),
        Place("remediation", "committee", "/remediation", ".found-table td"),
        Place("remediation-figures", "committee", "/remediation/figures", ".remedy-share"),
        Place("place", "committee", f"/units/{found_id}/findings", ".found-table td"),
        Place("ticket", "standing", f"/tickets/{ticket_id}", ".timeline li"),
        Place("inspections", "inspector", "/inspections", ".item"),
        Place("inspection-calendar", "inspector", "/inspections?view=calendar", ".calendar-task, .calendar-list li"),
        Place("inspection-plans", "inspector", "/inspections/plans", ".share-meter"),
        Place(
            "inspection-plan",
            "inspector",
            f"/inspections/plans/{yearly_id}",
            ".draw-how",
            ".draw-how summary",
            ".draw-pool",
        ),
        Place("inspection", "standing", f"/inspections/{inspection_id}", ".timeline li"),
        Place("inspection-new", "inspector", "/inspections/new", ".choice"),
        Place("inspection-on-site", "inspector", f"/inspections/{site_id}", ".timeline li"),
        Place("visit-locked", "inspector", f"/on-site/{site_id}", ".site-unsent, .passcode", again=True),
        Place("finding", "inspector", f"/inspections/{site_id}/findings/new", ".finding-form"),
        Place("checklists", "inspector", "/checklists", ".item"),
        Place("checklist", "inspector", f"/checklists/{checklist_id}", ".checklist-item"),
        Place("report", "standing", f"/remediation-reports/{report_id}", ".report-row"),
        Place("reply", "standing", f"/replies/{reply_id}", ".report-row"),
        Place("report-judged", "province", f"/remediation-reports/{judged_id}", ".report-row"),
        Place("activity", "chairman", "/activity", ".timeline li"),
        Place("not-found", "outsider", f"/tasks/{task_id}", ".empty h1"),
        Place("start", "admin", "/start", ".start-plan"),
        Place("start-units", "admin", "/start?step=2", ".start-units li"),
        Place("start-people", "admin", "/start?step=3", ".start-list li"),
        Place("start-choices", "admin", "/start?step=4", ".start-preset"),
        Place("start-forbidden", "officer", "/start", ".empty"),
        Place("code", "", "/code", "form"),
        Place("first-admin", "", "/start/used-up", "form", again=True),
    ]


SAMPLE = Path(__file__).parents[2] / "data" / "ke-hoach-cchc-2026-xa.xlsx"


def known(page: Page) -> dict[str, str]:
    """The ids that the pages of a demo need, asked as the person signed in (the standing office); for the pages of a
    plan in the making it brings in a draft, a good file and a bad one."""
    plans = page.request.get("/api/v1/plans").json()["items"]
    plan = next(row["id"] for row in plans if row["number"] == "05/KH-UBND")
    rows = page.request.get(f"/api/v1/plans/{plan}/outline").json()["rows"]
    task = next(row["task"]["id"] for row in rows if row["kind"] == "line" and row["no"] == "16")
    regular = next(row["task"]["id"] for row in rows if row["kind"] == "line" and row["no"] == "20")
    received = page.request.get("/api/v1/tasks?class=FROM_ABOVE&state=COMPLETED").json()["items"]
    above = next(row["id"] for row in received if row["relation"] is None)
    good = _upload(page, SAMPLE.name, SAMPLE.read_bytes())
    bad = _upload(page, "ke-hoach-loi.xlsx", _sample_with(PROBLEMS))
    draft = str(uuid.uuid4())
    wanted = {"id": draft, "upload": good, "year": 2026, "title": "Kế hoạch cải cách hành chính bổ sung"}
    made = page.request.post("/api/v1/plans", data=wanted, headers=headers(page) | {"Idempotency-Key": draft})
    assert made.status == 201, made.text()
    return {
        "plan_id": plan, "task_id": task, "regular_id": regular, "above_id": above, "draft_id": draft,
        "good_id": _upload(page, SAMPLE.name, SAMPLE.read_bytes()), "bad_id": bad,
        "changed_id": _upload(page, "ke-hoach-sua.xlsx", _sample_with({b"<t>Qu&#225;n tri&#7879;t": b"<t>T&#7893; ch&#7913;c qu&#225;n tri&#7879;t"})),
        "ticket_id": _first(page, "tickets?state=IN_PROGRESS"), "inspection_id": _first(page, "inspections?state=CONCLUDED"),
        "report_id": _first(page, "remediation-reports"), "reply_id": _opinion(page), "letter_id": _first(page, "documents?q=1509"),
        "replaced_id": _last(page, "documents?q=1301/SNV"), "person_id": str(page.request.get("/api/v1/me").json()["id"]),
    }  # fmt: skip


def judged(page: Page) -> dict[str, str]:
    """The ids that the inspecting side's pages need, asked as its inspector."""
    reports = page.request.get("/api/v1/remediation-reports").json()["items"]
    plans = page.request.get("/api/v1/plans").json()["items"]
    return {
        "higher_id": next(row["id"] for row in plans if row["number"] == "312/KH-UBND"),
        "order_id": _first(page, "orders"), "sent_id": _first(page, "tickets?state=REPORTED"), "site_id": _first(page, "inspections?state=ON_SITE"),
        "yearly_id": _first(page, "inspection-plans"), "checklist_id": _first(page, "checklists"),
        "draw_id": page.request.get("/api/v1/rechecks").json()["items"][0]["draw"],
        "judged_id": next(row["id"] for row in reports if row["waiting"]),
        "found_id": str(page.request.get("/api/v1/findings").json()["items"][0]["unit"]["id"]),
    }  # fmt: skip


def _opinion(page: Page) -> str:
    """What the own body says of draft findings."""
    inspection = _first(page, "inspections?state=MINUTES_SIGNED")
    found: str = page.request.get(f"/api/v1/inspections/{inspection}/replies").json()["opinion"]["id"]
    return found


def _first(page: Page, path: str) -> str:
    found: str = page.request.get(f"/api/v1/{path}").json()["items"][0]["id"]
    return found


def _last(page: Page, path: str) -> str:
    found: str = page.request.get(f"/api/v1/{path}").json()["items"][-1]["id"]
    return found


def _upload(page: Page, name: str, content: bytes) -> str:
    """As the import page sends a file."""
    upload = str(uuid.uuid4())
    told = {
        "X-Content-SHA256": hashlib.sha256(content).hexdigest(),
        "X-File-Name": name,
        "Content-Type": "application/octet-stream",
    }
    sent = page.request.put(f"/api/v1/uploads/{upload}", data=content, headers=headers(page) | told)
    assert sent.status == 201, sent.text()
    return upload


def headers(page: Page) -> dict[str, str]:
    name = page.locator("meta[name=csrf-cookie]").get_attribute("content")
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == name)
    return {"X-CSRFToken": token, "Referer": page.url}


# An unknown unit, an impossible day and a hidden row.
PROBLEMS = {
    b"<t>Ph&#242;ng Kinh t&#7871;</t>": b"<t>Ph&#242;ng Quy ho&#7841;ch</t>",
    b"<t>30/6/2026</t>": b"<t>31/6/2026</t>",
    b'<row r="20"': b'<row hidden="1" r="20"',
}


def _sample_with(changes: dict[bytes, bytes]) -> bytes:
    """The sample file, its sheet reading otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(SAMPLE) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                for old, new in changes.items():
                    text = text.replace(old, new)
            target.writestr(name, text)
    return out.getvalue()
