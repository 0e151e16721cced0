"""The items of a checklist, their values and when one fails: pure, so that a device without network can do the same.

An item is `{id, section, kind, area, text, help, legal_basis, photo, figures, sum, choices, fails, severity, finding,
requirement}`; an answer's value `{figures, choice, text}`, of which the kind asks one.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

FIGURES, YES_NO, CHOICE, TEXT, PHOTO = KINDS = ("FIGURES", "YES_NO", "CHOICE", "TEXT", "PHOTO")
OVER, UNDER = OPERATORS = ("OVER", "UNDER")
YES, NO, NOT_APPLICABLE = "YES", "NO", "NA"
NOTHING: dict[str, Any] = {"figures": {}, "choice": "", "text": ""}
Item = dict[str, Any]
Value = dict[str, Any]


def choices_of(item: Item) -> list[str]:
    """The keys that may be chosen; that it does not apply here may always be said."""
    if item["kind"] == YES_NO:
        return [YES, NO, NOT_APPLICABLE]
    return [*(choice["key"] for choice in item["choices"]), NOT_APPLICABLE] if item["kind"] == CHOICE else []


def figures_of(item: Item) -> list[str]:
    """The keys of its figures."""
    return [figure["key"] for figure in item["figures"]]


def adds_up(item: Item, figures: dict[str, Any]) -> bool:
    """Whether the parts make the whole; as long as one is missing nobody can tell."""
    rule = item["sum"]
    if not rule or not {rule["total"], *rule["parts"]} <= figures.keys():
        return True
    return Decimal(str(figures[rule["total"]])) == sum(Decimal(str(figures[part])) for part in rule["parts"])


def fails(item: Item, value: Value) -> bool:
    """Whether the answer is one that makes a finding. A figure is compared itself, or as a percentage `of` another one."""
    rule = item["fails"]
    if rule is None:
        return False
    if rule["choices"]:
        return value["choice"] in rule["choices"]
    figures = value["figures"]
    if rule["figure"] not in figures:
        return False
    measured = Decimal(str(figures[rule["figure"]]))
    if rule["of"]:
        whole = Decimal(str(figures.get(rule["of"], 0)))
        if not whole:
            return False
        measured = measured * 100 / whole
    bound = Decimal(str(rule["value"]))
    return measured > bound if rule["op"] == OVER else measured < bound


def fill(text: str, figures: dict[str, Any]) -> str:
    """The text with `{key}` places filled; one without its figure stays as it is."""
    for key, figure in figures.items():
        text = text.replace("{" + key + "}", str(figure).replace(".", ","))
    return text


def items_by_id(lists: Iterable[list[Item]]) -> dict[str, Item]:
    """All items of some checklists."""
    return {item["id"]: item for items in lists for item in items}
