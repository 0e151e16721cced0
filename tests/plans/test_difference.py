"""Which lines of two versions are the same, what they say differently, and what taking over a part of it makes."""

import json
from collections import Counter
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.imports.plan import read_plan
from backend.imports.units import load_units_csv
from backend.plans.difference import LONGEST_NO, closed, content, difference, merge, recognise, variants
from backend.plans.lines import Line
from backend.plans.models import PlanLine
from tests.plans.changed import later_version
from tests.plans.conftest import SAMPLE
from tests.plans.later_file import later_file

UNITS = SAMPLE.parent / "units-2026-xa.csv"


def line(no: str, title: str, *, under: str | None = None, due: date | None = None, **said: Any) -> Line:
    """A line that no database knows."""
    row = PlanLine(
        no=no, title=title, area=said.pop("area", "DIRECTION"), deadline_kind="DATE" if due else "NONE", due_on=due,
        position=0, **said,
    )  # fmt: skip
    return Line(row, under, [])


def as_lines(parsed: dict[str, Any]) -> list[Line]:
    """What a dry run prints, units left out."""
    return [
        line(
            t["line"], t["title"], under=t["parent"], area=t["area"], product=t["product"], heading=t["heading"],
            due=date.fromisoformat(t["deadline"]["due_date"]) if t["deadline"]["due_date"] else None,
            deadline_printed=t["deadline"]["as_printed"],
        )
        for t in parsed["tasks"]
    ]  # fmt: skip


def told(task: dict[str, Any]) -> list[Any]:
    """What a line says, wherever it stands."""
    said = [task[name] for name in ("line", "parent", "heading", "area", "title", "product", "lead", "coordinating")]
    return [*said, task["deadline"]["due_date"]]


def test_the_later_version_of_the_sample_is_counted_exactly(tmp_path: Path) -> None:
    parsed = json.loads(SAMPLE.read_text())
    later = later_version(parsed)
    read = read_plan(later_file(tmp_path / "f.xlsx", later), unit_code="30337", units=load_units_csv(UNITS))
    assert read["errors"] == []
    assert [told(task) for task in read["tasks"]] == [told(task) for task in later["tasks"]]
    old, new = as_lines(parsed), as_lines(read)
    recognise(old, new)
    kinds = Counter(kind for change in difference(old, new) for kind in change.kinds)
    assert kinds == {"CHANGED": 10, "ADDED": 3, "DROPPED": 2, "REDATED": 4}


def test_a_number_in_use_gets_a_letter_that_the_column_has_room_for() -> None:
    assert list(islice(variants("7"), 3)) == ["7", "7a", "7b"]
    assert PlanLine._meta.get_field("no").max_length == LONGEST_NO
    assert {len(no) for no in islice(variants("1" * LONGEST_NO), 60)} == {LONGEST_NO}


def test_a_line_is_known_by_its_words_not_by_its_number() -> None:
    old = [line("1", "Báo cáo quý I", due=date(2026, 3, 31)), line("2", "Niêm yết công khai thủ tục hành chính")]
    new = [
        line("1", "Niêm yết công khai đầy đủ thủ tục hành chính"),
        line("2", "báo cáo  quý I", due=date(2026, 4, 10), area="PROCEDURES"),
        line("3", "Tập huấn chữ ký số"),
    ]
    recognise(old, new)
    assert [(c.was and c.was.row.no, c.now and c.now.row.no, c.kinds) for c in difference(old, new)] == [
        ("2", "1", ("CHANGED",)), ("1", "2", ("CHANGED", "REDATED", "MOVED")), (None, "3", ("ADDED",)),
    ]  # fmt: skip


def test_how_a_date_is_printed_is_no_difference() -> None:
    old = [line("1", "Báo cáo", due=date(2026, 6, 30), deadline_printed="30/6/2026")]
    new = [line("1", "Báo cáo", due=date(2026, 6, 30), deadline_printed="30/06/2026")]
    recognise(old, new)
    assert difference(old, new) == []


def test_a_line_kept_against_the_file_makes_way_for_the_printed_number() -> None:
    old = [line("1", "Báo cáo quý một"), line("2", "Kiểm tra công vụ"), line("3", "Tập huấn chữ ký số")]
    new = [line("1", "Báo cáo quý một"), line("2", "Tập huấn chữ ký số")]
    recognise(old, new)
    kept = merge(old, new, set())
    assert [(one.row.no, one.row.title) for one in kept] == [
        ("1", "Báo cáo quý một"), ("2a", "Kiểm tra công vụ"), ("2", "Tập huấn chữ ký số"),
    ]  # fmt: skip


WORDS = st.lists(st.sampled_from(["báo cáo", "quý một", "kiểm tra", "tập huấn", "công vụ", "đơn vị"]), min_size=1, max_size=4)  # fmt: skip
AREAS = ("DIRECTION", "PROCEDURES", "DIGITAL_GOVERNMENT")


@st.composite
def texts(draw: Any) -> list[Line]:
    """Up to eight lines of ascending areas, some under a heading."""
    lines: list[Line] = []
    heading: str | None = None
    areas = sorted(draw(st.lists(st.sampled_from(range(len(AREAS))), max_size=8)))
    for number, area in enumerate(areas, start=1):
        place = AREAS[area]
        if lines and lines[-1].row.area != place:
            heading = None
        is_heading = draw(st.booleans())
        under = heading if not is_heading and heading and draw(st.booleans()) else None
        no = f"{under}.{number}" if under else str(number)
        due = draw(st.sampled_from([None, date(2026, 3, 31), date(2026, 6, 30)]))
        lines.append(line(no, " ".join(draw(WORDS)), under=under, area=place, heading=is_heading, due=due))
        if is_heading:
            heading = no
    return lines


@settings(max_examples=150, deadline=None)
@given(texts(), texts(), st.data())
def test_what_is_taken_over_is_no_difference_any_more(old: list[Line], new: list[Line], data: Any) -> None:
    """diff ∘ apply: after taking over a part, exactly the rest is left; after all of it, nothing."""
    recognise(old, new)
    found = {change.lineage for change in difference(old, new)}
    accepted = data.draw(st.sets(st.sampled_from(sorted(found)))) if found else set()
    taken = closed(old, new, accepted)
    before = {one.row.lineage: content(one) for one in old}
    made = merge(old, new, accepted)
    assert len({one.row.no for one in made}) == len(made)
    assert {change.lineage for change in difference(made, new)} == found - taken
    kept = {one.row.lineage: content(one) for one in made if one.row.lineage not in taken}
    assert kept == {lineage: said for lineage, said in before.items() if lineage not in taken}
    again = merge(made, new, found)
    assert difference(again, new) == []
