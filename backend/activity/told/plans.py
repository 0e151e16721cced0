"""What is told of plans."""

from backend.activity.told.telling import Detail, Names, day_shown, shortened
from backend.words import Words, amount_said, number_said, say

CORRECTED: dict[str, Words] = {
    "NUMBER": Words("số, ký hiệu", "number"),
    "DATE": Words("ngày ban hành", "date of issue"),
    "SIGNER": Words("người ký", "signed by"),
    "TITLE": Words("nội dung", "text"),
    "PRODUCT": Words("sản phẩm", "product"),
    "LEAD": Words("đơn vị chủ trì", "lead unit"),
    "DUE": Words("hạn", "due date"),
}


def areas_set(detail: Detail, _: Names) -> list[str]:
    """What became of which areas."""
    told = (
        (Words("thêm", "added"), detail.get("added", ())),
        (Words("đổi tên", "renamed"), [" → ".join(names) for names in detail.get("renamed", ())]),
        (Words("thôi dùng", "retired"), detail.get("retired", ())),
        (Words("dùng lại", "taken up again"), detail.get("taken_up", ())),
    )
    facts = [f"{words}: {', '.join(names)}" for words, names in told if names]
    return [*facts, say("đổi thứ tự", "put in another order")] if detail.get("moved") else facts


def put_right(detail: Detail, names: Names) -> list[str]:
    """Which field of the plan, old → new."""
    name, line = detail.get("field") or "", detail.get("line")
    old, new = (_as_shown(name, str(detail.get(side) or ""), names) for side in ("old", "new"))
    where = say("dòng {no}", "line {no}", no=line) if line else ""
    return [where, f"{CORRECTED[name]}: {old or '–'} → {new}"] if name in CORRECTED else []


def _as_shown(name: str, value: str, names: Names) -> str:
    if name == "LEAD" and value:
        return names.unit(int(value))
    return day_shown(value) if name in {"DATE", "DUE"} else shortened(value)


def lines_counted(detail: Detail, _: Names) -> list[str]:
    """How many lines were taken over or edited."""
    count = detail.get("taken") if "taken" in detail else len(detail.get("edits") or ())
    return [say("{n} dòng", "lines: {n}", n=count)] if count else []


def figure(detail: Detail, names: Names) -> list[str]:
    """With the day's earlier figure, whose place it took."""
    before = f"{number_said(detail['before'])} → " if "before" in detail else ""
    return [
        f"{detail['target']}. {detail['name']}",
        f"{day_shown(detail['as_on'])}: {before}{amount_said(detail['value'], detail['unit'])}",
        detail["source"],
    ]


def linked(detail: Detail, _: Names) -> list[str]:
    """Own line → line above."""
    own, higher = (f"{detail[side]['no']}. {shortened(detail[side]['title'])}" for side in ("own", "higher"))
    return [f"{own} → {higher}"]


def target(detail: Detail, _: Names) -> list[str]:
    """What was done with which target."""
    done = {"added": say("thêm", "added"), "dropped": say("bỏ", "dropped")}
    return [done.get(detail["what"], ""), detail["target"]]
