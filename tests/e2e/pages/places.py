"""Every page with its main persona, as the axe tests and the gallery open them."""

from dataclasses import dataclass

from playwright.sync_api import Page

PERSONAS = {
    "officer": "Huỳnh Thị Thử", "head": "Phạm Thí Dụ", "standing": "Nguyễn Thị Mẫu", "partner": "Đặng Giả Định",
    "chairman": "Trần Minh Họa", "province": "Bùi Thường Trực", "outsider": "Lý Người Ngoài", "admin": "Ngô Quản Trị",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A page: its name, who looks at it, its address, and what stands there once it is loaded."""

    name: str
    persona: str
    path: str
    ready: str = "h1"


def places(plan_id: str, task_id: str, above_id: str) -> list[Place]:
    """All pages of one demo instance."""
    return [
        Place("sign-in", "", "/sign-in", ".cast-card"),
        Place("work-officer", "officer", "/work", ".item"),
        Place("work-head", "head", "/work?box=to_decide", ".item"),
        Place("work-empty", "outsider", "/work?box=sent", ".empty"),
        Place("plans", "standing", "/plans", ".item"),
        Place("plan", "standing", f"/plans/{plan_id}", ".outline-area"),
        Place("plan-filtered", "chairman", f"/plans/{plan_id}?timeliness=OVERDUE", ".outline-area"),
        Place("plan-targets", "standing", f"/plans/{plan_id}?tab=targets", ".outline td"),
        Place("task", "partner", f"/tasks/{task_id}", ".timeline li"),
        Place("task-outer", "province", f"/tasks/{above_id}", ".timeline li"),
        Place("activity", "chairman", "/activity", ".timeline li"),
        Place("not-found", "outsider", f"/tasks/{task_id}", ".empty h1"),
        Place("start", "admin", "/start", ".steps-list"),
    ]


def known(page: Page) -> dict[str, str]:
    """The ids that the pages of a demo need, asked as the person signed in (the standing office)."""
    plan = page.request.get("/api/v1/plans").json()["items"][0]["id"]
    rows = page.request.get(f"/api/v1/plans/{plan}/outline").json()["rows"]
    task = next(row["task"]["id"] for row in rows if row["kind"] == "line" and row["no"] == "16")
    above = next(
        row["id"] for row in page.request.get("/api/v1/tasks?class=FROM_ABOVE&state=COMPLETED").json()["items"]
    )
    return {"plan_id": plan, "task_id": task, "above_id": above}
