"""A list of units as a CSV: read and checked before anything is written.

Columns: code, name, short_name, aliases, kind, parent_code, is_group (0 or 1), members, valid_from, valid_to (dates as
2026-01-31); several aliases or members are parted by `|`. UTF-8. Texts are taken in NFC. A column `predecessors` (codes) may
be left out.
"""

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backend.errors import FieldError, Invalid
from backend.organisations.models import OrgUnit, UnitKind
from backend.words import say

COLUMNS = (
    "code", "name", "short_name", "aliases", "kind", "parent_code", "is_group", "members", "valid_from", "valid_to",
)  # fmt: skip
OPTIONAL = ("predecessors",)
LONGEST = {"code": 40, "name": 300, "short_name": 120}
LARGEST = 5_000_000  # bytes; all 3,321 communes with their units are a tenth of it


@dataclass(frozen=True)
class UnitRow:
    """One row of the list. `members`: codes of a group's members; `predecessors`: of what was merged into it; `parent_code` is empty for a body at the top."""

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
    predecessors: tuple[str, ...] = ()


def read_units(path: Path) -> list[UnitRow]:
    """The rows, each complete in itself. Raises Invalid naming every line that is not."""
    try:
        raw = path.read_bytes()
        text = unicodedata.normalize("NFC", raw.decode("utf-8-sig")) if len(raw) <= LARGEST else ""
    except (OSError, UnicodeDecodeError) as wrong:
        raise Invalid(
            say("Không đọc được {file} (cần CSV, UTF-8).", "Cannot read {file} (CSV, UTF-8).", file=path)
        ) from wrong
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise Invalid(say("Thiếu cột: {columns}.", "Missing columns: {columns}.", columns=", ".join(missing)))
    rows, errors = [], []
    for raw_row in reader:
        try:
            rows.append(_row(reader.line_num, {k: (raw_row.get(k) or "").strip() for k in (*COLUMNS, *OPTIONAL)}))
        except ValueError as wrong:
            errors.append(FieldError(_place(reader.line_num), str(wrong)))
    if not rows and not errors:
        raise Invalid(say("Danh sách không có đơn vị nào.", "The list has no units."))
    _refuse(errors)
    return rows


def check_units(rows: list[UnitRow], known: Mapping[str, OrgUnit], top: OrgUnit | None) -> None:
    """Compare the list with itself and with the units that are there (`known`, by code, with `kind` and `body`);
    rows without a parent go below `top` when given. Raises Invalid naming every fault."""
    kinds = {kind.code: kind for kind in UnitKind.objects.all()}
    listed = {row.code: row for row in rows}
    codes = Counter(row.code for row in rows)
    errors = []
    for row in rows:
        found = [
            *_faults_of_kind(row, kinds),
            *_faults_of_place(row, listed, known, kinds, top),
            *_faults_of_members(row, listed, known),
            *_faults_of_predecessors(row, listed, known),
            *_faults_against_known(row, known.get(row.code), kinds, top),
        ]
        if codes[row.code] > 1:
            found.append(say("Mã {code} lặp lại.", "The code {code} is repeated.", code=row.code))
        errors += [FieldError(_place(row.line), message) for message in found]
    _refuse(errors)


def in_order(rows: list[UnitRow]) -> list[UnitRow]:
    """Parents before children, else as listed. Raises Invalid when units stand below each other in a ring."""
    waiting, placed, done = list(rows), [], set[str]()
    listed = {row.code for row in rows}
    while waiting:
        ready = [row for row in waiting if row.parent_code not in listed or row.parent_code in done]
        if not ready:
            circle = FieldError(_place(waiting[0].line), say("Cấp trên vòng tròn.", "The parents form a ring."))
            _refuse([circle])
        placed += ready
        done |= {row.code for row in ready}
        waiting = [row for row in waiting if row.code not in done]
    return placed


def _row(line: int, raw: dict[str, str]) -> UnitRow:
    for column in ("code", "name", "kind", "valid_from"):
        if not raw[column]:
            raise ValueError(say("Thiếu {column}.", "{column} is missing.", column=column))
    for column, longest in LONGEST.items():
        if len(raw[column]) > longest:
            raise ValueError(
                say("{column} dài quá {n} ký tự.", "{column} is longer than {n} characters.", column=column, n=longest)
            )
    if raw["is_group"] not in {"0", "1", ""}:
        raise ValueError(say("is_group phải là 0 hoặc 1.", "is_group must be 0 or 1."))
    try:
        valid_from = date.fromisoformat(raw["valid_from"])
        valid_to = date.fromisoformat(raw["valid_to"]) if raw["valid_to"] else None
    except ValueError:
        raise ValueError(say("Ngày phải có dạng 2026-01-31.", "Dates must look like 2026-01-31.")) from None
    if valid_to and valid_to < valid_from:
        raise ValueError(say("valid_to trước valid_from.", "valid_to is before valid_from."))
    return UnitRow(
        line, raw["code"], raw["name"], raw["short_name"] or raw["name"][: LONGEST["short_name"]],
        _split(raw["aliases"]), raw["kind"], raw["parent_code"], raw["is_group"] == "1", _split(raw["members"]),
        valid_from, valid_to, _split(raw["predecessors"]),
    )  # fmt: skip


def _faults_of_kind(row: UnitRow, kinds: Mapping[str, UnitKind]) -> Iterator[str]:
    if row.kind not in kinds:
        yield say("Không có loại đơn vị {kind}.", "There is no kind {kind}.", kind=row.kind)
    elif row.is_group and kinds[row.kind].is_body:
        yield say("Nhóm không thể là cơ quan.", "A group cannot be a body.")


def _faults_of_place(
    row: UnitRow,
    listed: Mapping[str, UnitRow],
    known: Mapping[str, OrgUnit],
    kinds: Mapping[str, UnitKind],
    top: OrgUnit | None,
) -> Iterator[str]:
    above = listed.get(row.parent_code) or known.get(row.parent_code) or (None if row.parent_code else top)
    if row.parent_code and above is None:
        yield say("Không có đơn vị cấp trên {code}.", "There is no parent {code}.", code=row.parent_code)
    elif above is None and row.kind in kinds and not kinds[row.kind].is_body:
        yield say("Thiếu đơn vị cấp trên.", "The parent is missing.")
    elif above is not None and above.is_group:
        yield say("Cấp trên {code} là một nhóm.", "The parent {code} is a group.", code=above.code)


def _faults_of_members(row: UnitRow, listed: Mapping[str, UnitRow], known: Mapping[str, OrgUnit]) -> Iterator[str]:
    if row.members and not row.is_group:
        yield say("Chỉ nhóm mới có thành viên.", "Only a group has members.")
    for code in row.members:
        member = listed.get(code) or known.get(code)
        if member is None:
            yield say("Không có thành viên {code}.", "There is no member {code}.", code=code)
        elif member.is_group:
            yield say("Thành viên {code} là một nhóm.", "The member {code} is a group.", code=code)


def _faults_of_predecessors(row: UnitRow, listed: Mapping[str, UnitRow], known: Mapping[str, OrgUnit]) -> Iterator[str]:
    for code in row.predecessors:
        if code == row.code or (code not in listed and code not in known):
            yield say("Không có đơn vị trước sáp nhập {code}.", "There is no predecessor {code}.", code=code)


def _faults_against_known(
    row: UnitRow, unit: OrgUnit | None, kinds: Mapping[str, UnitKind], top: OrgUnit | None
) -> Iterator[str]:
    """What a list may not change: a body stays a body below the same parent, since readers hang on it."""
    if unit is None or row.kind not in kinds:
        return
    if unit.is_group != row.is_group or unit.kind.is_body != kinds[row.kind].is_body:
        yield say("Không đổi được nhóm hay cơ quan thành loại khác.", "Groups and bodies keep what they are.")
    parent = row.parent_code or (top.code if top else "")
    if unit.is_body and parent and parent != (unit.parent.code if unit.parent else ""):
        yield say("Cơ quan đã có nên không đổi được cấp trên.", "A body that is there keeps its parent.")


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split("|") if part.strip()))


def _place(line: int) -> str:
    return say("dòng {n}", "line {n}", n=line)


def _refuse(errors: list[FieldError]) -> None:
    if errors:
        raise Invalid(f"{errors[0].field}: {errors[0].message}", errors=errors)
