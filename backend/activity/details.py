"""What an event says besides its verb: which document was added, until when a later date was asked, which units take
part. An event keeps ids and values; here they become short facts in the reader's language."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from backend.activity.dated import counted, dated, day_shown, days_set
from backend.words import Words, say

Detail = Mapping[str, Any]


class Names(Protocol):
    """How units and people are called."""

    def unit(self, unit_id: int) -> str:
        """The unit, for short."""

    def person(self, user_id: int) -> str:
        """The person."""


PARTNER_MODES: dict[str, Words] = {
    "COORDINATES": Words("phối hợp", "coordinates"),
    "HAS_PART": Words("có phần việc", "has a part"),
    "GIVES_OPINION": Words("cần ý kiến", "gives an opinion"),
}
HAND_BACK_KINDS: dict[str, Words] = {
    "WRONG_UNIT": Words("Không đúng đơn vị", "Wrong unit"),
    "NO_AUTHORITY": Words("Không đủ thẩm quyền", "Lacks authority"),
    "DOUBLE": Words("Trùng việc khác", "Double of another task"),
    "MORE_TIME": Words("Cần thêm thời gian", "Needs more time"),
}
CAUSES: dict[str, Words] = {
    "OBJECTIVE": Words("Khách quan", "Objective"),
    "SUBJECTIVE": Words("Chủ quan", "Subjective"),
}
STANDINGS: dict[str, Words] = {
    "NOT_BEGUN": Words("Chưa làm", "Not begun"),
    "UNDER_WAY": Words("Đang làm", "Under way"),
    "DONE": Words("Xong", "Done"),
    "STUCK": Words("Vướng", "Stuck"),
}
OBSTACLE_ASKED: dict[str, Words] = {
    "UNIT": Words("Một đơn vị", "A unit"),
    "LEADER": Words("Lãnh đạo phụ trách", "The leader in charge"),
    "ABOVE": Words("Cơ quan cấp trên", "The body above"),
}
LONGEST = 280  # characters of a text; the whole stands where it was written

# Between a body and its giver these are said to both (access/readers.py); the rest stays inside.
BETWEEN = frozenset({
    "task.given", "task.recited", "task.period_opened", "task.dated", "task.event_came", "task.review_set", "task.hand_back_asked", "task.extension_asked", "task.extension_countered", "task.cancelled", "inspection.decided",
    "task.obstacle_raised", "task.obstacle_referred", "inspection.concluded", "ticket.opened", "ticket.plan_sent", "ticket.reported", "ticket.passed_up",
    "ticket.extension_asked", "ticket.extension_countered", "report.released",
})  # fmt: skip


def details(verb: str, detail: Detail, names: Names) -> list[str]:
    """Short facts of an event; none for verbs that say it all, or for events older than what they could say."""
    found = _TOLD.get(verb)
    facts = [fact for fact in found(detail, names) if fact] if found and detail else []
    return [*facts, *(_on_paper(detail["on_paper"], names) if detail and "on_paper" in detail else ())]


def decided_on_paper(detail: Detail) -> Iterable[int]:
    """The leader whose decision on paper an event records, who is told of it."""
    return [detail["on_paper"]["leader"]] if "on_paper" in detail else []


def _on_paper(paper: Detail, names: Names) -> list[str]:
    """Whose decision it is; whoever acted only wrote it down."""
    return [
        say("ghi theo văn bản: {name} quyết định", "recorded from paper: decided by {name}", name=names.person(paper["leader"])),
        say("{source} ngày {day}", "{source} of {day}", source=paper["source"], day=day_shown(paper["on"])) if paper["source"] else day_shown(paper["on"]),
    ]  # fmt: skip


def units_in(verb: str, detail: Detail) -> Iterable[int]:
    """The units an event names, so that a page of events reads their names at once."""
    if verb == "task.partnered":
        return (unit for unit, _ in detail.get("partners", ()))
    return [detail["unit"]] if verb in {"task.obstacle_raised", "task.obstacle_referred"} and "unit" in detail else []


def people_in(verb: str, detail: Detail) -> Iterable[int]:
    """The people an event names besides who acted; likewise. A task is told to the leader in whose name it was entered."""
    if verb.startswith("absence."):
        return [person for person in (detail.get("user"), detail.get("stand_in")) if person]
    if verb == "person.code_issued":
        return list(detail.get("reset", ()))
    if verb in {"task.given", "order.given"}:
        return [detail["entered_for"]] if detail.get("entered_for") else []
    if "on_paper" in detail:
        return decided_on_paper(detail)
    return detail.get("people", ()) if verb.endswith(".reminded") or verb == "unit.awaiting_listed" else ()


def _evidenced(detail: Detail, _: Names) -> list[str]:
    version = detail.get("version") or 1
    return [_proof(detail), say("bản {n}", "version {n}", n=version) if version > 1 else ""]


def _proof(detail: Detail) -> str:
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
        what = f"{count} {detail.get('count_unit') or ''}".strip()
    elif detail.get("link"):
        what = str(detail["link"])
    return what


def _reported(detail: Detail, _: Names) -> list[str]:
    percent, short = detail.get("percent"), _shortened(str(detail.get("text") or ""))
    standing, again = STANDINGS.get(detail.get("standing") or ""), detail.get("next_on")
    return [
        str(standing or ""),
        f"“{short}”" if short else "",
        "" if percent is None else f"{percent} %",
        *(_proof(proof) for proof in detail.get("proofs") or ()),
        say("ngày tiếp theo {day}", "next on {day}", day=day_shown(again)) if again else "",
    ]


def _stuck(detail: Detail, names: Names) -> list[str]:
    """Whom it waits for and until when, after what the report says that brought it."""
    asked, day = OBSTACLE_ASKED.get(detail.get("asked") or ""), day_shown(detail.get("answer_by"))
    who = names.unit(detail["unit"]) if detail.get("unit") else ""
    as_what = f" ({str(asked).lower()})" if asked and detail.get("asked") != "UNIT" else ""
    waits = say("chờ {who}", "waits for {who}", who=who + as_what) if who else ""
    return [*_reported(detail, names), waits, say("trả lời trước {day}", "answer by {day}", day=day) if day else ""]


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"


def _submitted(detail: Detail, _: Names) -> list[str]:
    pieces, again = detail.get("evidence"), detail.get("round") or 1
    return [
        say("lần gửi {n}", "round {n}", n=again) if again > 1 else "",
        "" if pieces is None else say("{n} minh chứng", "evidence: {n}", n=pieces),
    ]


def _partnered(detail: Detail, names: Names) -> list[str]:
    units = [f"{names.unit(unit)}: {PARTNER_MODES[mode]}" for unit, mode in detail.get("partners", ())]
    return units or [say("không còn đơn vị nào", "no unit any more")]


def _asked(detail: Detail, _: Names) -> list[str]:
    old, cause = detail.get("old_due_on"), CAUSES.get(detail.get("cause") or "")
    asked = day_shown(detail.get("asked_due_on"))
    dates = (
        say("từ {old} đến {asked}", "from {old} to {asked}", old=day_shown(old), asked=asked)
        if old
        else say("đến {asked}", "to {asked}", asked=asked)
    )
    return [dates, say("nguyên nhân {cause}", "{cause} cause", cause=str(cause).lower()) if cause else ""]


def _countered(detail: Detail, _: Names) -> list[str]:
    return [say("đến {day}", "to {day}", day=day_shown(detail.get("due_on")))]


def _handed_back(detail: Detail, _: Names) -> list[str]:
    return [str(HAND_BACK_KINDS.get(detail.get("kind") or "", ""))]


def _cancelled(detail: Detail, _: Names) -> list[str]:
    number = detail.get("document_no")
    return [say("theo văn bản {number}", "by document {number}", number=number)] if number else []


def _reminded(detail: Detail, names: Names) -> list[str]:
    return [say("tới {names}", "to {names}", names=", ".join(names.person(one) for one in detail.get("people", ())))]


def _numbered(detail: Detail, _: Names) -> list[str]:
    """A document that was signed elsewhere, and how much it opened or answered."""
    tickets, rows = detail.get("tickets"), detail.get("rows")
    number = say(
        "{number} ngày {day}", "{number} of {day}", number=detail.get("number"), day=day_shown(detail.get("date"))
    )
    return [
        number,
        "" if tickets is None else say("{n} nội dung khắc phục", "to be remedied: {n}", n=tickets),
        ", ".join(map(str, rows)) if isinstance(rows, list) else "",
    ]


def _cited(detail: Detail, _: Names) -> list[str]:
    """By which document it was given, or is now."""
    number = detail.get("document")
    return [
        say("theo {number} ngày {day}", "by {number} of {day}", number=number, day=day_shown(detail.get("date")))
        if number
        else ""
    ]


def _given(detail: Detail, names: Names) -> list[str]:
    leader, place = detail.get("entered_for"), detail.get("said_at")
    return [
        say("ghi lời giao của {name}", "given by {name}, written down", name=names.person(leader)) if leader else "",
        say("tại {place}", "at {place}", place=place) if place else "",
        *_cited(detail, names),
    ]


RESTATED: dict[str, Words] = {
    "title": Words("nội dung", "text"),
    "product": Words("sản phẩm", "product"),
    "area": Words("lĩnh vực", "area"),
    "deadline_printed": Words("thời hạn ghi", "deadline as printed"),
    "first_due_on": Words("hạn đầu", "first due date"),
}


def _restated(detail: Detail, _: Names) -> list[str]:
    """By which version of the plan, and old → new of what is said in words."""
    number, said = detail.get("document_no"), detail.get("said") or {}
    return [
        say("theo bản điều chỉnh số {number}", "by amendment {number}", number=number) if number else "",
        *(
            f"{RESTATED[name]}: “{_shortened(str(old or '–'))}” → “{_shortened(str(new or '–'))}”"
            for name, (old, new) in said.items()
            if name in RESTATED and name not in {"area", "first_due_on"}
        ),
    ]


CORRECTED: dict[str, Words] = {
    "NUMBER": Words("số, ký hiệu", "number"),
    "DATE": Words("ngày ban hành", "date of issue"),
    "SIGNER": Words("người ký", "signed by"),
    "TITLE": Words("nội dung", "text"),
    "PRODUCT": Words("sản phẩm", "product"),
    "LEAD": Words("đơn vị chủ trì", "lead unit"),
    "DUE": Words("hạn", "due date"),
}


def _put_right(detail: Detail, names: Names) -> list[str]:
    """Which field of the plan, old → new."""
    name, line = detail.get("field") or "", detail.get("line")
    old, new = (_as_shown(name, str(detail.get(side) or ""), names) for side in ("old", "new"))
    where = say("dòng {no}", "line {no}", no=line) if line else ""
    return [where, f"{CORRECTED[name]}: {old or '–'} → {new}"] if name in CORRECTED else []


def _as_shown(name: str, value: str, names: Names) -> str:
    if name == "LEAD" and value:
        return names.unit(int(value))
    return day_shown(value) if name in {"DATE", "DUE"} else _shortened(value)


def _counted(detail: Detail, _: Names) -> list[str]:
    """How many lines were taken over or edited."""
    count = detail.get("taken") if "taken" in detail else len(detail.get("edits") or ())
    return [say("{n} dòng", "lines: {n}", n=count)] if count else []


def _joined(detail: Detail, names: Names) -> list[str]:
    return [*_cited(detail, names), ", ".join(filter(None, detail.get("clauses", ())))]


def _split(detail: Detail, _: Names) -> list[str]:
    """How many of its lines became what."""
    counts = {name: detail.get(name) or 0 for name in ("given", "joined", "noted")}
    return [
        say("giao {n} việc", "tasks given: {n}", n=counts["given"]) if counts["given"] else "",
        say("gắn {n} việc đã có", "joined to tasks: {n}", n=counts["joined"]) if counts["joined"] else "",
        say("để biết {n} mục", "to be known: {n}", n=counts["noted"]) if counts["noted"] else "",
    ]


def _replaced(detail: Detail, _: Names) -> list[str]:
    return [say("bằng {number}", "by {number}", number=detail.get("number"))]


def _units(detail: Detail, names: Names) -> list[str]:
    """How many units an order went to."""
    units = detail.get("units") or 0
    count = len(units) if isinstance(units, list) else units
    return [say("{n} đơn vị", "units: {n}", n=count), *_cited(detail, names)]


def _amended_order(detail: Detail, _: Names) -> list[str]:
    """By which document, and how many units joined or left."""
    joined = say("thêm {n} đơn vị", "units added: {n}", n=detail.get("joined")) if detail.get("joined") else ""
    left = say("thôi {n} đơn vị", "units left: {n}", n=detail.get("left")) if detail.get("left") else ""
    return [str(detail.get("document_no") or ""), joined, left]


def _of_units(detail: Detail, _: Names) -> list[str]:
    """For how many units of the order it was done."""
    return [say("{n} đơn vị", "units: {n}", n=detail.get("tasks"))]


def _coded(detail: Detail, _: Names) -> list[str]:
    return [str(detail.get("code") or "")]


def _proven(detail: Detail, names: Names) -> list[str]:
    return [*_coded(detail, names), *_evidenced(detail, names)]


def _opened(detail: Detail, _: Names) -> list[str]:
    return [
        say("thông báo {notice}", "notice {notice}", notice=detail.get("notice")),
        say("hạn {day}", "due {day}", day=day_shown(detail.get("due_on"))),
    ]


def _planned(detail: Detail, _: Names) -> list[str]:
    return [f"“{_shortened(str(detail.get('plan') or ''))}”"]


def _sent(detail: Detail, _: Names) -> list[str]:
    pieces = detail.get("evidence")
    return [say("{n} minh chứng", "evidence: {n}", n=pieces)] if pieces else []


def _people_joined(detail: Detail, _: Names) -> list[str]:
    return [say("{n} người", "people: {n}", n=len(detail["people"]))] if "people" in detail else []


def _given_codes(detail: Detail, names: Names) -> list[str]:
    """Whose password was taken away is said by name; a first code is nobody's news."""
    reset = detail.get("reset") or []
    first = len(detail.get("people", ())) - len(reset)
    return [
        say("đặt lại mật khẩu: {names}", "passwords reset: {names}", names=", ".join(map(names.person, reset)))
        if reset
        else "",
        say("{n} người chưa có mật khẩu", "without a password: {n}", n=first) if first > 0 else "",
    ]


def _figure(detail: Detail, names: Names) -> list[str]:
    day = "/".join(reversed(str(detail["as_on"]).split("-")))
    return [
        f"{detail['target']}. {detail['name']}",
        f"{day}: {detail['value']} {detail['unit']}".strip(),
        detail["source"],
    ]


def _linked(detail: Detail, _: Names) -> list[str]:
    """Own line → line above."""
    own, higher = (f"{detail[side]['no']}. {_shortened(detail[side]['title'])}" for side in ("own", "higher"))
    return [own, f"→ {higher}"]


def _away(detail: Detail, names: Names) -> list[str]:
    first, last = day_shown(detail.get("first_day")), day_shown(detail.get("last_day"))
    stand_in = detail.get("stand_in")
    return [
        names.person(detail["user"]),
        say("từ {first} đến {last}", "from {first} to {last}", first=first, last=last),
        say("{name} thay", "{name} stands in", name=names.person(stand_in)) if stand_in else "",
    ]


def _proposed(detail: Detail, names: Names) -> list[str]:
    stand_in = detail.get("stand_in")
    return [
        say("{name}: {n} việc chờ quá {days} ngày làm việc", "{name}: {n} items waiting over {days} working days",
            name=names.person(detail["user"]), n=detail.get("waiting"), days=detail.get("days")),
        say("có thể cử {name}", "{name} could stand in", name=names.person(stand_in)) if stand_in else "",
    ]  # fmt: skip


def _file(detail: Detail, _: Names) -> list[str]:
    return [str(detail.get("file") or ""), f"SHA-256 {str(detail.get('sha256') or '')[:12]}…"]


_TOLD: dict[str, Callable[[Detail, Names], list[str]]] = {
    "body.calendar_set": days_set,
    "person.joined": _people_joined,
    "plan.figure_reported": _figure,
    "plan.line_linked": _linked,
    "plan.line_unlinked": _linked,
    "person.code_issued": _given_codes,
    **{f"{noun}.file_{what}": _file for noun in ("task", "report", "plan") for what in ("closed", "removed", "kept")},
    "absence.recorded": _away,
    "absence.ended": _away,
    "absence.proposed": _proposed,
    "task.given": _given,
    "task.recited": _cited,
    "order.given": lambda detail, names: [*_units({"units": detail.get("units")}, names), *_given(detail, names)],
    "order.units_added": _units,
    "order.amended": _amended_order,
    "order.date_moved": _of_units,
    "order.reminded": _of_units,
    "order.disowned": _of_units,
    "task.period_opened": dated,
    "task.dated": dated,
    "task.event_came": dated,
    "task.review_set": dated,
    "unit.awaiting_listed": counted,
    "document.replaced": _replaced,
    "document.split": _split,
    "task.joined": _joined,
    "task.amended": _restated,
    "task.adopted": _restated,
    "task.corrected": _restated,
    "plan.correction_proposed": _put_right,
    "plan.corrected": _put_right,
    "plan.correction_declined": _put_right,
    "plan.superseded": _cancelled,
    "plan.reimported": _counted,
    "plan.lines_edited": _counted,
    "task.evidenced": _evidenced,
    "task.reported": _reported,
    "task.obstacle_raised": _stuck,
    "task.obstacle_referred": _stuck,
    "task.obstacle_cleared": _reported,
    "task.submitted": _submitted,
    "task.partnered": _partnered,
    "task.extension_asked": _asked,
    "task.extension_countered": _countered,
    "task.hand_back_asked": _handed_back,
    "task.cancelled": _cancelled,
    "task.merged": lambda detail, _: [f"“{_shortened(str(detail.get('into') or ''))}”"],
    "task.reminded": _reminded,
    "inspection.decided": _numbered,
    "inspection.concluded": _numbered,
    "inspection.finding_logged": _coded,
    "inspection.finding_changed": _coded,
    "inspection.finding_withdrawn": _coded,
    "ticket.opened": _opened,
    "ticket.plan_sent": _planned,
    "ticket.reported": _sent,
    "ticket.passed_up": _cancelled,
    "ticket.reminded": _reminded,
    "ticket.extension_asked": _asked,
    "ticket.extension_countered": _countered,
    "report.row_saved": _coded,
    "report.evidenced": _proven,
    "report.released": _numbered,
}
