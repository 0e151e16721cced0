"""Loading units from a list, as one act: what is new is made, what changed is changed, nothing is removed."""

import csv
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from backend.activity.change import Act, change
from backend.errors import FieldError, Invalid
from backend.organisations.models import OrgUnit, UnitAlias, UnitKind
from backend.words import say

COLUMNS = (
    "code",
    "name",
    "short_name",
    "aliases",
    "kind",
    "parent_code",
    "is_group",
    "members",
    "valid_from",
    "valid_to",
)


@dataclass(frozen=True)
class UnitRow:
    """One row of the list, checked. `members`: codes of a group's members."""

    line: int
    code: str
    name: str
    short_name: str
    aliases: tuple[str, ...]
    kind: str
    parent_code: str
    is_group: bool
    members: tuple[str, ...]
    valid_from: date
    valid_to: date | None


def read_units(path: Path) -> list[UnitRow]:
    """The rows of a CSV with the columns `COLUMNS`. Raises Invalid naming every line that cannot be taken."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise Invalid(
            say(
                "Không đọc được tệp {path} (cần CSV, UTF-8).", "Cannot read {path} (CSV in UTF-8 is needed).", path=path
            )
        ) from wrong
    reader = csv.DictReader(unicodedata.normalize("NFC", text).splitlines())
    missing = set(COLUMNS) - set(reader.fieldnames or ())
    if missing:
        raise Invalid(say("Thiếu cột: {columns}.", "Missing columns: {columns}.", columns=", ".join(sorted(missing))))
    rows, errors = [], []
    for line, raw in enumerate(reader, start=2):
        try:
            rows.append(_row(line, {k: (v or "").strip() for k, v in raw.items() if k in COLUMNS}))
        except ValueError as wrong:
            errors.append(FieldError(f"line {line}", str(wrong)))
    if errors:
        raise Invalid(f"{errors[0].field}: {errors[0].message}", errors=errors)
    return rows


def load_units(by: Any, path: Path, *, parent_code: str | None = None) -> Act | None:
    """Load the list at `path`; a row without parent hangs below the unit `parent_code` (when given). One act with
    an event per unit that is new or changed; None when nothing is. Raises Invalid; safe to repeat."""
    rows = read_units(path)
    codes = {row.code for row in rows}
    known = {u.code: u for u in OrgUnit.objects.select_related("body")}
    _check(rows, known, parent_code)
    existing = [known[row.code].ref(known[row.code].pk) for row in rows if row.code in known]
    if not any(row.code not in known or _differs(known[row.code], row) for row in rows):
        _aliases_and_members(rows)
        return None
    with change(by, *existing) as act:
        locked = {unit.code: unit for unit in act.records}
        units = {**{code: unit for code, unit in known.items() if code not in codes}, **locked}
        for position, row in enumerate(rows):
            if row.code in locked:
                _update(act, locked[row.code], row)
            else:
                units[row.code] = _make(act, row, position, units, parent_code)
        _aliases_and_members(rows)
    return act


def _row(line: int, raw: dict[str, str]) -> UnitRow:
    for column in ("code", "name", "kind", "valid_from"):
        if not raw[column]:
            raise ValueError(say("Thiếu {column}.", "{column} is missing.", column=column))
    if raw["is_group"] not in {"0", "1", ""}:
        raise ValueError(say("is_group phải là 0 hoặc 1.", "is_group must be 0 or 1."))
    try:
        valid_from = date.fromisoformat(raw["valid_from"])
        valid_to = date.fromisoformat(raw["valid_to"]) if raw["valid_to"] else None
    except ValueError:
        raise ValueError(say("Ngày phải có dạng 2026-01-31.", "Dates must look like 2026-01-31.")) from None
    return UnitRow(
        line, raw["code"], raw["name"], raw["short_name"] or raw["name"], _split(raw["aliases"]), raw["kind"],
        raw["parent_code"], raw["is_group"] == "1", _split(raw["members"]), valid_from, valid_to,
    )  # fmt: skip


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _check(rows: list[UnitRow], known: dict[str, OrgUnit], parent_code: str | None) -> None:
    kinds = set(UnitKind.objects.values_list("code", flat=True))
    seen = set(known)
    errors = []
    if parent_code and parent_code not in known:
        errors.append(
            FieldError("parent", say("Không có đơn vị {code}.", "There is no unit {code}.", code=parent_code))
        )
    for row in rows:
        if row.kind not in kinds:
            errors.append(
                FieldError(
                    f"line {row.line}", say("Không có loại đơn vị {kind}.", "There is no kind {kind}.", kind=row.kind)
                )
            )
        if row.parent_code and row.parent_code not in seen:
            errors.append(
                FieldError(
                    f"line {row.line}",
                    say(
                        "Đơn vị cấp trên {code} phải đứng trước.",
                        "The parent {code} must come first.",
                        code=row.parent_code,
                    ),
                )
            )
        seen.add(row.code)
    codes = [row.code for row in rows]
    for row in rows:
        if codes.count(row.code) > 1:
            errors.append(
                FieldError(f"line {row.line}", say("Mã {code} lặp lại.", "The code {code} is repeated.", code=row.code))
            )
        for member in row.members:
            if member not in seen:
                errors.append(
                    FieldError(
                        f"line {row.line}",
                        say("Không có thành viên {code}.", "There is no member {code}.", code=member),
                    )
                )
    if errors:
        raise Invalid(f"{errors[0].field}: {errors[0].message}", errors=errors)


def _differs(unit: OrgUnit, row: UnitRow) -> bool:
    return (unit.name, unit.short_name, unit.kind_id, unit.is_group, unit.valid_from, unit.valid_to) != (
        row.name, row.short_name, row.kind, row.is_group, row.valid_from, row.valid_to,
    )  # fmt: skip


def _update(act: Act, unit: OrgUnit, row: UnitRow) -> None:
    if not _differs(unit, row):
        return
    unit.name, unit.short_name, unit.kind_id = row.name, row.short_name, row.kind
    unit.is_group, unit.valid_from, unit.valid_to = row.is_group, row.valid_from, row.valid_to
    act.note(unit, "units.loaded")


def _make(act: Act, row: UnitRow, position: int, units: dict[str, OrgUnit], parent_code: str | None) -> OrgUnit:
    parent = units.get(row.parent_code or parent_code or "")
    is_body = UnitKind.objects.get(pk=row.kind).is_body
    unit = OrgUnit(
        code=row.code, kind_id=row.kind, name=row.name, short_name=row.short_name, parent=parent,
        body=None if is_body or parent is None else parent.body, is_group=row.is_group, position=position,
        valid_from=row.valid_from, valid_to=row.valid_to,
    )  # fmt: skip
    act.add([unit])
    if unit.body_id is None:
        unit.body = unit
    act.note(unit, "units.loaded")
    return unit


def _aliases_and_members(rows: list[UnitRow]) -> None:
    units = {
        unit.code: unit
        for unit in OrgUnit.objects.filter(
            code__in=[row.code for row in rows] + [m for row in rows for m in row.members]
        )
    }
    UnitAlias.objects.bulk_create(
        (UnitAlias(unit=units[row.code], text=alias) for row in rows for alias in row.aliases), ignore_conflicts=True
    )
    for row in rows:
        if row.members:
            units[row.code].members.set(units[code] for code in row.members)
