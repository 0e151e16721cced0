"""What is told of tasks."""

from backend.activity.told.telling import Detail, Names, cited, day_shown, reminded, shortened
from backend.activity.told.words import CAUSES, HAND_BACK_KINDS, OBSTACLE_ASKED, PARTNER_MODES, STANDINGS
from backend.words import Words, amount_said, say


def given(detail: Detail, names: Names) -> list[str]:
    leader, place = detail.get("entered_for"), detail.get("said_at")
    return [
        say("ghi lời giao của {name}", "given by {name}, written down", name=names.person(leader)) if leader else "",
        say("tại {place}", "at {place}", place=place) if place else "",
        *cited(detail, names),
    ]


def evidenced(detail: Detail, _: Names) -> list[str]:
    version = detail.get("version") or 1
    return [proof(detail), say("bản {n}", "version {n}", n=version) if version > 1 else ""]


def proof(detail: Detail) -> str:
    document, count = detail.get("document") or {}, detail.get("count")
    what = ""
    if document:
        what = say(
            "{kind} {number} ngày {day}", "{kind} {number} of {day}",
            kind=document.get("kind") or say("Văn bản", "Document"), number=document["number"], day=day_shown(document["date"]),
        )  # fmt: skip
    elif detail.get("file"):
        what = str(detail["file"])
    elif count is not None:
        what = amount_said(count, detail.get("count_unit") or "")
    elif detail.get("link"):
        what = str(detail["link"])
    return what


def reported(detail: Detail, _: Names) -> list[str]:
    percent, short = detail.get("percent"), shortened(str(detail.get("text") or ""))
    standing, again = STANDINGS.get(detail.get("standing") or ""), detail.get("next_on")
    return [
        str(standing or ""),
        f"“{short}”" if short else "",
        "" if percent is None else amount_said(percent, "%"),
        *(proof(one) for one in detail.get("proofs") or ()),
        say("ngày tiếp theo {day}", "next on {day}", day=day_shown(again)) if again else "",
    ]


def stuck(detail: Detail, names: Names) -> list[str]:
    """Whom it waits for and until when, after what the report says that brought it."""
    asked, day = OBSTACLE_ASKED.get(detail.get("asked") or ""), day_shown(detail.get("answer_by"))
    who = names.unit(detail["unit"]) if detail.get("unit") else ""
    as_what = f" ({str(asked).lower()})" if asked and detail.get("asked") != "UNIT" else ""
    waits = say("chờ {who}", "waits for {who}", who=who + as_what) if who else ""
    return [*reported(detail, names), waits, say("trả lời trước {day}", "answer by {day}", day=day) if day else ""]


def submitted(detail: Detail, _: Names) -> list[str]:
    pieces, again = detail.get("evidence"), detail.get("round") or 1
    return [
        say("lần gửi {n}", "round {n}", n=again) if again > 1 else "",
        "" if pieces is None else say("{n} minh chứng", "evidence: {n}", n=pieces),
    ]


def partnered(detail: Detail, names: Names) -> list[str]:
    units = [f"{names.unit(unit)}: {PARTNER_MODES[mode]}" for unit, mode in detail.get("partners", ())]
    return units or [say("không còn đơn vị nào", "no unit any more")]


def asked(detail: Detail, _: Names) -> list[str]:
    old, cause = detail.get("old_due_on"), CAUSES.get(detail.get("cause") or "")
    asked = day_shown(detail.get("asked_due_on"))
    dates = (
        say("từ {old} đến {asked}", "from {old} to {asked}", old=day_shown(old), asked=asked)
        if old
        else say("đến {asked}", "to {asked}", asked=asked)
    )
    return [dates, say("nguyên nhân {cause}", "{cause} cause", cause=str(cause).lower()) if cause else ""]


def countered(detail: Detail, _: Names) -> list[str]:
    return [say("đến {day}", "to {day}", day=day_shown(detail.get("due_on")))]


def handed_back(detail: Detail, _: Names) -> list[str]:
    return [str(HAND_BACK_KINDS.get(detail.get("kind") or "", ""))]


RESTATED: dict[str, Words] = {
    "title": Words("nội dung", "text"),
    "product": Words("sản phẩm", "product"),
    "area": Words("lĩnh vực", "area"),
    "deadline_printed": Words("thời hạn ghi", "deadline as printed"),
    "first_due_on": Words("hạn đầu", "first due date"),
}


def restated(detail: Detail, _: Names) -> list[str]:
    """By which version of the plan, and old → new of what is said in words."""
    number, said = detail.get("document_no"), detail.get("said") or {}
    return [
        say("theo bản điều chỉnh số {number}", "by amendment {number}", number=number) if number else "",
        *(
            f"{RESTATED[name]}: “{shortened(str(old or '–'))}” → “{shortened(str(new or '–'))}”"
            for name, (old, new) in said.items()
            if name in RESTATED and name not in {"area", "first_due_on"}
        ),
    ]


def joined(detail: Detail, names: Names) -> list[str]:
    return [*cited(detail, names), ", ".join(filter(None, detail.get("clauses", ())))]


def merged(detail: Detail, _: Names) -> list[str]:
    return [f"“{shortened(str(detail.get('into') or ''))}”"]


def put_to_leader(detail: Detail, names: Names) -> list[str]:
    """Why, and to whom."""
    why = {
        "OVERDUE": say("quá hạn {day}", "was due on {day}", day=day_shown(detail["due"])),
        "OBSTACLE": say(
            "vướng mắc cần trả lời trước {day}", "an answer was needed by {day}", day=day_shown(detail["due"])
        ),
    }
    return [why[detail["what"]], *reminded(detail, names)]
