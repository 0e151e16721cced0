"""The figures an order collects: what may be asked, and what may be answered. Pure; values are text by key."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from backend.errors import FieldError
from backend.plans.models import FigureCheck, FigureKind
from backend.words import amount_said, say

MOST = 12
LARGEST = Decimal(10) ** 15
COMPARED = {FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.DATE}
Figure = Mapping[str, Any]
Values = Mapping[str, str]


def keyed(asked: Sequence[Figure]) -> tuple[list[dict[str, Any]], list[FieldError]]:
    """The figures with their keys `f1`, `f2` …, and what is wrong with them, by place (`figures.0.name`)."""
    figures: list[dict[str, Any]] = []
    errors: list[FieldError] = []
    if len(asked) > MOST:
        errors.append(FieldError("figures", say("Nhiều nhất {n} số liệu.", "At most {n} figures.", n=MOST)))
    for at, one in enumerate(asked):
        figure = {"key": f"f{at + 1}", **one, "name": " ".join(one["name"].split())}
        if figure["name"].casefold() in {known["name"].casefold() for known in figures}:
            errors.append(_at(at, "name", say("Hai số liệu trùng tên.", "Two figures have the same name.")))
        before = figures[-1]["kind"] if figures else None
        if figure["check"] and (figure["kind"] not in COMPARED or before != figure["kind"]):
            errors.append(
                _at(at, "check", say("Chỉ so được với ô trước cùng loại.", "Only compared with one of its kind before it."))
            )  # fmt: skip
        figures.append(figure)
    return figures, errors


def answered(figures: Sequence[Figure], typed: Mapping[str, str]) -> tuple[dict[str, str], list[FieldError]]:
    """The values as they are kept, without empty ones, and what is wrong, by place (`figures.f1`)."""
    values: dict[str, str] = {}
    errors = []
    for figure in figures:
        text = str(typed.get(figure["key"]) or "").strip()
        value = _read(figure["kind"], text) if text else None
        if value is not None:
            values[figure["key"]] = value
        elif text:
            errors.append(FieldError(f"figures.{figure['key']}", _expected(figure["kind"])))
    if unknown := set(typed) - {figure["key"] for figure in figures}:
        message = say("Không có số liệu này.", "There is no such figure.")
        errors += [FieldError(f"figures.{key}", message) for key in sorted(unknown)]
    return values, errors + unequal(figures, values)


def missing(figures: Sequence[Figure], values: Values) -> list[str]:
    """Names of the required figures that are not filled in."""
    return [figure["name"] for figure in figures if figure["required"] and figure["key"] not in values]


def unequal(figures: Sequence[Figure], values: Values) -> list[FieldError]:
    """What fails its check against the figure before it; nothing while one of the two is empty."""
    errors = []
    for before, figure in pairwise(figures):
        if not figure["check"] or not {before["key"], figure["key"]} <= set(values):
            continue
        first, second = (_compared(figure["kind"], values[one["key"]]) for one in (before, figure))
        most = figure["check"] == FigureCheck.AT_MOST_PREVIOUS
        if (second > first) if most else (second < first):
            message = (
                say("Không được lớn hơn “{name}”.", "May not be above “{name}”.", name=before["name"])
                if most
                else say("Không được nhỏ hơn “{name}”.", "May not be below “{name}”.", name=before["name"])
            )
            errors.append(FieldError(f"figures.{figure['key']}", message))
    return errors


def in_words(figures: Sequence[Figure], values: Values) -> str:
    """The filled figures in a line, for a report."""
    said = [f"{one['name']}: {shown(one, values[one['key']])}" for one in figures if one["key"] in values]
    return "; ".join(said)


def shown(figure: Figure, value: str) -> str:
    """A value as an office writes it: 1.234,5 · 14/08/2026 · Có."""
    if figure["kind"] in {FigureKind.NUMBER, FigureKind.PERCENT}:
        return amount_said(value, "%" if figure["kind"] == FigureKind.PERCENT else figure["unit"])
    if figure["kind"] == FigureKind.DATE:
        return "/".join(reversed(value.split("-")))
    if figure["kind"] == FigureKind.YES_NO:
        return say("Có", "Yes") if value == "YES" else say("Không", "No")
    return value


def _read(kind: str, text: str) -> str | None:
    if kind in {FigureKind.NUMBER, FigureKind.PERCENT}:
        return _number(text, most=Decimal(100) if kind == FigureKind.PERCENT else LARGEST)
    if kind == FigureKind.YES_NO:
        return text if text in {"YES", "NO"} else None
    if kind == FigureKind.DATE:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return day.isoformat() if 1900 <= day.year <= 2200 else None
    return text[:2000]


def _number(text: str, *, most: Decimal) -> str | None:
    """`1234.5` with at most four decimals, as the page sends it; None for what is no such number."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or not 0 <= value <= most or value != round(value, 4):
        return None
    return f"{value.normalize():f}"


def _compared(kind: str, value: str) -> Any:
    return value if kind == FigureKind.DATE else Decimal(value)


def _expected(kind: str) -> str:
    words = {
        FigureKind.NUMBER: say("Nhập một số từ 0 trở lên.", "A number from 0 up."),
        FigureKind.PERCENT: say("Nhập tỷ lệ từ 0 đến 100.", "A percentage from 0 to 100."),
        FigureKind.YES_NO: say("Chọn Có hoặc Không.", "Choose yes or no."),
        FigureKind.DATE: say("Nhập ngày, ví dụ 14/08/2026.", "A date, such as 14/08/2026."),
    }
    return words[FigureKind(kind)]


def _at(place: int, field: str, message: str) -> FieldError:
    return FieldError(f"figures.{place}.{field}", message)
