"""One decision as a card: what the record's own page says of it, cut down to what a thumb decides on.

Each kind takes its page as it is shown to this reader, so a card tells nothing that the page would not.
"""

import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from api.inspection_page import inspection_page
from api.names import Names
from api.plan_page import plan_page
from api.reply_page import reply_page
from api.report_page import report_page
from api.task_page import task_page
from api.ticket_page import ticket_page
from backend.access.scope import Reader, visible_to
from backend.words import say
from workflows.models import Comment

Facts = dict[str, Any]
# What the button on the left does, the first that is offered; what else there is stands on the record's page.
REFUSALS = (
    "send_back", "refuse_extension", "decline_hand_back", "refer_obstacle", "return_plan", "return_draft", "return_closing",
)  # fmt: skip
NOTHING: Facts = {
    "about": "", "by": None, "at": None, "due_kind": "DATE", "product": "", "said": "", "proofs": [], "others": [],
    "accepts": [],
}  # fmt: skip
PROOF = ("id", "kind", "note", "document", "file", "count", "link")
LONGEST = 600  # characters of a text; the rest is on its page
COMMENTS = 2  # the last of them


def card_of(reader: Reader, row: Facts) -> Facts:
    """The contract's `DecisionCard` of a row of the queue."""
    page, facts = _CARDS[row["kind"]](reader, uuid.UUID(str(row["id"])))
    proofs = [{name: one[name] for name in PROOF} for one in facts.get("proofs", ())]
    others = [*facts.get("others", ()), *_commented(reader, row["id"], facts.get("at"))]
    return {**row, **NOTHING, **facts, "proofs": proofs, "others": others, **_buttons(page)}


def _commented(reader: Reader, record: str, since: datetime | None) -> list[Facts]:
    """What was said about it since it was laid before them: questions and their answers."""
    if since is None:
        return []
    last = visible_to(reader.user, Comment.objects.filter(record=record, removed_at=None, at__gte=since))
    last = last.exclude(text="").order_by("-at", "-id")  # files alone stand on its page
    names = Names()
    return [
        {"by": names.person(one.by_id), "unit": None, "outcome": "note", "said": _short(one.text), "at": one.at}
        for one in reversed(last[:COMMENTS])
    ]  # fmt: skip


def _buttons(page: Facts) -> Facts:
    """The two large ones."""
    offered = [one for one in page["transitions"] if one["enabled"]]
    agree = next((one for one in offered if one["weight"] == "primary"), None)
    refuse = next((one for name in REFUSALS for one in offered if one["name"] == name), None)
    rest = [one["label"].removesuffix("…") for one in offered if one not in (agree, refuse)]
    return {"agree": agree, "refuse": refuse, "more": rest}


def _task(reader: Reader, task_id: uuid.UUID) -> tuple[Facts, Facts]:
    page = task_page(reader, task_id)
    facts = {"about": _line(page), "due_kind": page["due"]["kind"], "product": page["product"]}
    asked = _request(page)
    return page, facts | (asked or _result(page))


def _line(page: Facts) -> str:
    line = page["line"]
    if line:
        return say("Nhiệm vụ {no} · {plan}", "Line {no} · {plan}", no=line["no"], plan=line["plan_number"])
    source = page["source"]
    return " · ".join(filter(None, [source["number"], source["clause"]])) if source else ""


def _request(page: Facts) -> Facts | None:
    """What was asked besides an approval, in one sentence: the first that the buttons answer."""
    may = {one["name"] for one in page["transitions"] if one["enabled"]}
    later = next((one for one in page["extensions"] if one["state"] in {"REQUESTED", "COUNTERED"}), None)
    if later and may & {"grant_extension", "accept_counter"}:
        return _later(later)
    if page["hand_back"] and "decline_hand_back" in may:
        asked = page["hand_back"]
        return {"by": asked["by"], "at": asked["at"], "said": asked["reason"]}
    stuck = next((one for one in page["obstacles"] if one["state"] == "OPEN"), None)
    if stuck and "answer_obstacle" in may:
        return {"by": stuck["by"], "at": stuck["at"], "said": stuck["text"]}
    return None


def _later(asked: Facts) -> Facts:
    to = asked["decided_due_on"] if asked["state"] == "COUNTERED" else asked["asked_due_on"]
    why = asked["decision_reason"] if asked["state"] == "COUNTERED" else asked["reason"]
    by = asked["decided_by"] if asked["state"] == "COUNTERED" else asked["by"]
    said = say(
        "Từ {old} đến {new}: {why}", "From {old} to {new}: {why}", old=f"{asked['old_due_on']:%d/%m/%Y}",
        new=f"{to:%d/%m/%Y}", why=why or "",
    )  # fmt: skip
    return {"by": by, "at": asked["at"], "said": said}


def _result(page: Facts) -> Facts:
    """What was sent, what proves it, and what others said of it, now and in the rounds before."""
    sent = page["submissions"][-1] if page["submissions"] else None
    if sent is None:
        return {}
    replaced = {one["replaces"] for one in page["evidence"]}
    return {
        "by": sent["by"], "at": sent["at"], "said": _short(sent["text"]),
        "proofs": [one for one in page["evidence"] if one["id"] not in replaced and one["round"] == sent["round"]],
        "others": _said(item for step in page["route"] for item in step["items"]),
    }  # fmt: skip


def _said(items: Iterable[Facts]) -> list[Facts]:
    return [
        {
            "by": item["by"], "unit": item["unit"], "outcome": item["outcome"], "said": _short(item["reason"] or ""),
            "at": item["at"],
        }
        for item in items
        if item["outcome"] in {"approve", "return", "silent"}
    ]  # fmt: skip


def _ticket(reader: Reader, ticket_id: uuid.UUID) -> tuple[Facts, Facts]:
    page = ticket_page(reader, ticket_id)
    facts = {
        "about": " · ".join(filter(None, [page["code"], page["inspection"]["notice_no"]])),
        "product": page["requirement"],
    }
    later = next((one for one in page["extensions"] if one["state"] in {"REQUESTED", "COUNTERED"}), None)
    if later:
        return page, facts | _later(later)
    answer = page["answer"]
    if page["state"] in {"OPEN", "PLAN_REVIEW"} or answer is None:
        return page, facts | {"by": page["officer"], "said": _short(page["plan"])}
    last = answer["sent"][-1] if answer["sent"] else None
    return page, facts | {
        "by": last["released_by"] if last else None, "at": last["released_at"] if last else None,
        "said": _short(answer["done"]), "proofs": answer["proofs"],
        "others": [
            {"by": one["decided_by"], "unit": None, "outcome": "return", "said": _short(one["reason"]), "at": one["decided_at"]}
            for one in answer["sent"] if one["outcome"] == "RETURNED"
        ],
    }  # fmt: skip


def _report(reader: Reader, report_id: uuid.UUID) -> tuple[Facts, Facts]:
    page = report_page(reader, report_id)
    judged = [row for row in page["rows"] if row["transitions"]]  # by whoever it was sent to
    rows = judged or [row for row in page["rows"] if row["done"]]
    return page, {
        "about": page["inspection"]["notice_no"],
        "by": page["presented_by"] or page["released_by"], "at": page["presented_at"] or page["released_at"],
        "said": _short("\n".join(f"{row['code']}: {row['done']}" for row in rows)),
        "proofs": [proof for row in rows for proof in row["proofs"]],
        "accepts": [
            {"id": row["ticket"], "if_match": act["if_match"]}
            for row in rows for act in row["transitions"] if act["name"] == "accept" and act["enabled"]
        ],
    }  # fmt: skip


def _reply(reader: Reader, reply_id: uuid.UUID) -> tuple[Facts, Facts]:
    page = reply_page(reader, reply_id)
    rows = [row for row in page["rows"] if row["text"] or row["stance"]]
    return page, {
        "about": page["inspection"]["code"], "by": page["presented_by"], "at": page["presented_at"],
        "said": _short("\n".join(f"{row['asked']}: {row['text']}" for row in rows)),
        "proofs": [proof for row in rows for proof in row["proofs"]],
    }  # fmt: skip


def _inspection(reader: Reader, inspection_id: uuid.UUID) -> tuple[Facts, Facts]:
    page = inspection_page(reader, inspection_id)
    return page, {"about": page["code"] or ""}


def _plan(reader: Reader, plan_id: uuid.UUID) -> tuple[Facts, Facts]:
    """Who drafted it, and what was said of it on its way."""
    page = plan_page(reader, plan_id)
    words = [say("{n} nhiệm vụ", "{n} lines", n=page["lines"]), page["waits"]]
    return page, {
        "about": " · ".join(filter(None, [page["number"], str(page["year"])])), "said": "\n".join(filter(None, words)),
        "by": page["drafters"][0] if page["drafters"] else None,
        "unit": page["body"],
    }  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"


_CARDS: dict[str, Callable[[Reader, uuid.UUID], tuple[Facts, Facts]]] = {
    "task": _task, "ticket": _ticket, "report": _report, "reply": _reply, "inspection": _inspection, "plan": _plan,
}  # fmt: skip
