"""The repeat radar: which earlier findings a finding looks like, with the reasons (domain.md §10; product.md §23).

Looked for where it was found before: in the same unit, in the body as a whole, and in what was merged into it. One statement
for all findings of an inspection; only what the reader may read. Words are held against each other without marks and case.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection

from backend.words import Words

MOST = 5  # proposals of one finding


class Place(StrEnum):
    """Where the earlier one was found, seen from the unit of this one."""

    SAME = "SAME"
    WHOLE = "WHOLE"  # it was the whole body's
    PART = "PART"  # it was a unit's, this one is the whole body's
    PREDECESSOR = "PREDECESSOR"


@dataclass(frozen=True)
class Said:
    """What of a finding is held against earlier ones. `item`: the line of a checklist whose answer it comes from; a line
    keeps its id through the versions of its list and in its copies."""

    id: uuid.UUID
    text: str
    area: str
    legal_basis: str
    unit_id: int
    item: uuid.UUID | None = None


class Likely(NamedTuple):
    """An earlier finding that `of` looks like. `likeness`: per cent of alike words; `ticket`: its id, state and day of
    closing, None when it opened none."""

    of: uuid.UUID
    earlier: uuid.UUID
    code: str
    text: str
    severity: str
    unit: str
    place: Place
    likeness: int
    alike: bool
    same_item: bool
    same_basis: bool
    inspection: uuid.UUID
    inspection_code: str
    found_on: date
    on_site: bool
    ticket: uuid.UUID | None
    state: str | None
    closed_on: date | None


# The same criterion: the same line of a checklist; without one, the same area and legal basis.
SAME_BASIS = "e.area = f.area AND e.legal_basis = f.basis AND f.basis <> ''"
PLACES = """WITH RECURSIVE line(unit, place, how) AS (
        (SELECT u.id, u.id, 'SAME' FROM organisations_orgunit u WHERE u.id = ANY(%(units)s::bigint[])
        UNION SELECT u.id, u.body_id, 'WHOLE' FROM organisations_orgunit u
            WHERE u.id = ANY(%(units)s::bigint[]) AND u.id <> u.body_id)
        UNION SELECT line.unit, p.to_orgunit_id, 'PREDECESSOR' FROM line
            JOIN organisations_orgunit_predecessors p ON p.from_orgunit_id = line.place),
    wide AS (SELECT * FROM line UNION ALL
        SELECT line.unit, w.id, CASE line.how WHEN 'SAME' THEN 'PART' ELSE line.how END FROM line
        JOIN organisations_orgunit w ON w.body_id = line.place AND w.id <> w.body_id AND NOT w.is_group
        WHERE line.how = 'PREDECESSOR' OR line.unit = line.place),
    places AS (SELECT unit, place, min(how) AS how FROM wide GROUP BY unit, place)"""
# Three ways to an earlier finding, each as many as are proposed: the likest words, the latest of the same line, the latest of
# the same basis. What several find counts once.
_PAST = """i.concluded_at IS NOT NULL AND NOT e.withdrawn AND e.inspection_id <> %(inspection)s
    AND coalesce(i.notice_on, i.ends_on) >= %(since)s AND i.readers && %(keys)s::bigint[]
    AND NOT EXISTS (SELECT FROM inspections_repeatdecision d WHERE d.finding_id = f.id AND d.earlier_id = e.id)"""
_FOUND_IN = "e.unit_id IN (SELECT place FROM places WHERE places.unit = f.unit)"
_ITEM_OF = "(SELECT a.item FROM inspections_answer a WHERE a.id = e.from_answer_id)"


def _way(source: str, order: str) -> str:
    return f"""(SELECT e.id FROM {source} JOIN inspections_inspection i ON i.id = e.inspection_id
        WHERE {_FOUND_IN} AND {_PAST} ORDER BY {order} LIMIT {MOST})"""


# Likeness is the trigrams that both have of all that either has, and to find those of a text is dear. So all keep them as marks
# in 2,048 bits: in both are no more than the marks in both and what of f's fell on one mark. Only whom that lets be alike is
# compared: of 20,000 in one unit a few dozen. CASE, since the planner takes comparing words for cheaper than counting bits.
MARKED = "(bit_count(e.marks & f.marks) + f.shared) * (100 + %(percent)s) >= %(percent)s * (e.trigrams + f.trigrams)"
ALIKE = f"CASE WHEN {MARKED} THEN e.words OPERATOR(public.%%) f.words END"
_WAYS = " UNION ".join((
    _way(f"(SELECT * FROM inspections_finding e WHERE {ALIKE}) e", "public.similarity(e.words, f.words) DESC, e.at DESC"),
    _way("""(SELECT e.* FROM (SELECT id FROM inspections_answer WHERE item = f.item OFFSET 0) a
        JOIN inspections_finding e ON e.from_answer_id = a.id OFFSET 0) e""", "e.at DESC"),
    _way(f"(SELECT * FROM inspections_finding e WHERE {SAME_BASIS}) e", "e.at DESC"),
))  # fmt: skip
_SAID = """(SELECT plain.*, trigrams - bit_count(marks) AS shared FROM (
        SELECT said.*, words, public.trigram_marks(words) AS marks, cardinality(public.show_trgm(words)) AS trigrams
        FROM unnest(%(ids)s::uuid[], %(texts)s::text[], %(areas)s::text[], %(bases)s::text[], %(of)s::bigint[], %(items)s::uuid[])
            AS said(id, text, area, basis, unit, item), public.plain_words(said.text) AS words OFFSET 0) plain OFFSET 0) f"""
# The same line weighs as much as half of the words.
_WEIGHT = "likeness + CASE WHEN e.same_item THEN 0.5 ELSE 0 END DESC, e.at DESC"
# OFFSET 0: found once for each finding, before anything is joined to it.
LIKELY = f"""{PLACES}
    SELECT e.said, e.id, e.code, e.text, e.severity, u.short_name, p.how, round(100 * e.likeness)::int,
        e.likeness >= %(likeness)s, e.same_item, e.same_basis, i.id, i.code, coalesce(i.notice_on, i.ends_on),
        e.remedied_on_site, t.id, t.state, t.closed_on
    FROM (SELECT f.id AS said, f.unit AS said_of, e.* FROM {_SAID} CROSS JOIN LATERAL (
        SELECT e.*, public.similarity(e.words, f.words) AS likeness, coalesce({_ITEM_OF} = f.item, false) AS same_item,
            ({SAME_BASIS}) AS same_basis
        FROM inspections_finding e WHERE e.id IN ({_WAYS}) OFFSET 0) e OFFSET 0) e
    JOIN inspections_inspection i ON i.id = e.inspection_id
    JOIN places p ON p.unit = e.said_of AND p.place = e.unit_id
    JOIN organisations_orgunit u ON u.id = e.unit_id
    LEFT JOIN inspections_ticket t ON t.finding_id = e.id
    ORDER BY e.said, e.{_WEIGHT}"""


def likely_repeats(
    found: Sequence[Said], inspection_id: uuid.UUID, keys: Sequence[int], *, since: date, likeness: int
) -> list[Likely]:
    """What of the findings of one inspection was found before, the likest first; a pair that was decided is none.
    `since`: notices from that day on; `likeness`: per cent of alike words from which it is proposed."""
    if not found:
        return []
    params: dict[str, Any] = {
        "ids": [one.id for one in found], "texts": [one.text for one in found], "areas": [one.area for one in found],
        "bases": [one.legal_basis for one in found], "of": [one.unit_id for one in found],
        "items": [one.item for one in found],
        "units": sorted({one.unit_id for one in found}), "inspection": inspection_id, "since": since, "keys": list(keys),
        "likeness": likeness / 100, "percent": likeness,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(likeness / 100)])
        cursor.execute(LIKELY, params)
        likely = [Likely._make([*row[:6], Place(row[6]), *row[7:]]) for row in cursor.fetchall()]
    return [one for _, of in groupby(likely, attrgetter("of")) for one in islice(of, MOST)]


def reasons(one: Likely) -> list[Words]:
    """Why it is proposed, the weightiest first."""
    told = []
    if one.alike:
        told.append(Words(f"giống {one.likeness} % từ ngữ", f"{one.likeness} % of the words alike"))
    if one.same_item:
        told.append(Words("cùng mục kiểm tra", "same line of the checklist"))
    if one.same_basis:
        told.append(Words("cùng lĩnh vực và căn cứ", "same area and legal basis"))
    told.append({
        Place.SAME: Words("cùng đơn vị", "same unit"),
        Place.WHOLE: Words(f"cùng cơ quan (khi đó: {one.unit})", f"same body (then: {one.unit})"),
        Place.PART: Words(f"trong cơ quan (khi đó: {one.unit})", f"inside the body (then: {one.unit})"),
        Place.PREDECESSOR: Words(f"cùng đơn vị (trước sáp nhập: {one.unit})", f"same unit (before the merger: {one.unit})"),
    }[one.place])  # fmt: skip
    return told


def how_it_ended(one: Likely) -> Words:
    """What came of the earlier one."""
    if one.on_site:
        return Words("khắc phục ngay tại chỗ", "remedied on the spot")
    if one.state == "CLOSED" and one.closed_on:
        return Words(f"khắc phục xong {one.closed_on:%d/%m/%Y}", f"remedied on {one.closed_on:%d/%m/%Y}")
    if one.state == "PASSED_UP":
        return Words("đã chuyển cấp trên", "put to a higher level")
    return Words("chưa khắc phục xong", "not remedied yet")
