"""Units are found by whole names, the longest first, whatever the spelling of dashes, tones and blanks."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.imports.people import read_people
from backend.imports.text import clean
from backend.imports.units import Matcher, Unit, load_units_csv, units_of_body
from tests.imports.books import UNITS

SAMPLE = load_units_csv(Path(__file__).resolve().parent.parent / "data" / "units-2026-xa.csv")
NAMES = [(name, unit.code) for unit in SAMPLE for name in (unit.name, unit.short_name, *unit.aliases)]
matcher = Matcher(UNITS)
commune = Matcher(SAMPLE)


@given(
    chosen=st.lists(st.sampled_from(NAMES), min_size=1, max_size=6),
    signs=st.lists(st.sampled_from(["; ", ";", "\n", ", ", " - ", " và ", " – ", ",\n- "]), min_size=6, max_size=6),
)
def test_any_names_of_a_body_parted_by_any_sign_are_all_found(chosen, signs):
    cell = "".join(name + sign for (name, _), sign in zip(chosen, signs, strict=False)).rstrip()
    found = commune.find(clean(cell))
    assert (found.unknown, found.ambiguous) == ([], [])
    assert found.codes == list(dict.fromkeys(code for _, code in chosen))


@given(
    name=st.sampled_from(NAMES),
    upper=st.booleans(),
    form=st.sampled_from(["NFC", "NFD"]),
    dash=st.sampled_from("-–—‐‑−"),
    blank=st.sampled_from([" ", "\u00a0", "  ", " \u200b", "\t", "\u2009"]),
    around=st.sampled_from(["", " ", "\n", ".", ";"]),
)
def test_spelling_does_not_matter(name, upper, form, dash, blank, around):
    printed = unicodedata.normalize(form, name[0].upper() if upper else name[0])
    printed = printed.replace("-", dash).replace(" ", blank)
    found = commune.find(clean(around.strip(".;") + printed + around))
    assert (found.codes, found.unknown) == ([name[1]], [])


@given(text=st.text(max_size=80))
def test_any_text_is_read_and_nothing_unknown_is_lost(text):
    cell = clean(text)
    found = matcher.find(cell)
    assert found.codes == []
    assert all(name.split()[0] in cell for name in found.unknown)


@pytest.mark.parametrize(
    ("cell", "codes", "unknown"),
    [
        ("Phòng Văn hoá – Xã hội", ["X-VHXH"], []),
        ("VP HĐND&UBND, Phòng Kinh tế và Phòng VH-XH", ["X-VP", "X-KT", "X-VHXH"], []),
        ("- Phòng Kinh tế;\n- Các phòng, đơn vị thuộc UBND xã.", ["X-KT", "X-ALL"], []),
        ("1. Phòng Kinh tế\n2. Phòng VH-XH", ["X-KT", "X-VHXH"], []),
        ("Phòng Kinh tế - Phòng VH-XH", ["X-KT", "X-VHXH"], []),
        # wrapped by hand inside a narrow cell
        ("Văn phòng HĐND\nvà UBND", ["X-VP"], []),
        ("Phòng Văn hóa -\nXã hội", ["X-VHXH"], []),
        ("P.Kinh tế; P. Kinh tế", ["X-KT"], []),
        # whole names only
        ("Văn phòng HĐND và UBND huyện", [], ["Văn phòng HĐND và UBND huyện"]),
        ("Văn phòng Sở Nội vụ", [], ["Văn phòng Sở Nội vụ"]),
        ("Phòng Kinh tế tổng hợp", [], ["Phòng Kinh tế tổng hợp"]),
        ("Phòng VH–XH", ["X-VHXH"], []),
        # several names from outside, and one name that holds the signs
        ("Phòng Kinh tế; Công ty A và Công ty B, Phòng VH-XH", ["X-KT", "X-VHXH"], ["Công ty A", "Công ty B"]),
        ("Sở Nội vụ, Sở Tài chính", [], ["Sở Nội vụ", "Sở Tài chính"]),
        ("VNPT, Viettel", [], ["VNPT", "Viettel"]),
        ("Sở Văn hóa, Thể thao và Du lịch; Phòng Kinh tế", ["X-KT"], ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Lao động - Thương binh và Xã hội và Phòng Kinh tế", ["X-KT"], ["Sở Lao động - Thương binh và Xã hội"]),
        ("Ban Quản lý dự án\nđầu tư xây dựng khu vực", [], ["Ban Quản lý dự án đầu tư xây dựng khu vực"]),
        ("", [], []),
        (" ; - , ", [], []),
    ],
)
def test_cells(cell, codes, unknown):
    found = matcher.find(clean(cell))
    assert (found.codes, found.unknown, found.ambiguous) == (codes, unknown, [])


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoá", "hóa"), ("Uỷ", "ủy"), ("thuỷ", "Thủy"), ("nguỵ", "ngụy"), ("goá", "góa"), ("khoẻ", "khỏe")],
)
def test_tone_placement_at_the_end_of_a_syllable_is_made_equal(one, other):
    assert Matcher([Unit("U", f"Ban {one}")]).find(f"Ban {other}").codes == ["U"]


@pytest.mark.parametrize(("one", "other"), [("hoàn", "hòan"), ("quý", "qúy"), ("hóa", "hoa"), ("tổ", "tố")])
def test_other_marks_stay_different(one, other):
    assert Matcher([Unit("U", f"Ban {one}")]).find(f"Ban {other}").codes == []


def test_a_name_of_two_units_is_ambiguous():
    two = Matcher(
        [Unit("A", "Phòng Kinh tế"), Unit("B", "Phòng Kinh tế và Hạ tầng", "Phòng Kinh tế"), Unit("C", "Công an")]
    )
    assert two.find("Phòng Kinh tế; Công an").ambiguous == ["Phòng Kinh tế"]
    assert two.find("Phòng Kinh tế và Hạ tầng").codes == ["B"]


def test_only_the_bodys_own_units_of_that_day():
    listed = [
        Unit("P", "UBND tỉnh", kind="PROVINCE", parent_code=""),
        Unit("S", "Sở Nội vụ", kind="DEPARTMENT", parent_code="P"),
        Unit("SP", "Phòng Cải cách hành chính", kind="DIVISION", parent_code="S"),
        Unit("C", "UBND xã", kind="COMMITTEE", parent_code="P"),
        Unit("CK", "Phòng Kinh tế", kind="DIVISION", parent_code="C", valid_to=date(2026, 2, 28)),
        Unit("CH", "Phòng Hạ tầng", kind="DIVISION", parent_code="C", valid_from=date(2026, 3, 1)),
        Unit("CG", "Các phòng", kind="GROUP", parent_code="C", is_group=True, members=("CK", "CH")),
    ]

    def own(body, day):
        return {unit.code: unit.members for unit in units_of_body(listed, body, day=day)}

    assert own("P", None) == {"P": (), "S": (), "SP": ()}
    assert own("C", date(2026, 2, 28)) == {"C": (), "CK": (), "CG": ("CK",)}
    assert own("C", date(2026, 3, 1)) == {"C": (), "CH": (), "CG": ("CH",)}
    assert own("C", None) == {"C": (), "CK": (), "CH": (), "CG": ("CK", "CH")}
    assert own("Z", None) == {}


def test_units_in_a_ring_end():
    ring = [Unit("A", "A", parent_code="B"), Unit("B", "B", parent_code="A")]
    assert units_of_body(ring, "C", day=None) == []


@pytest.mark.parametrize("text", ["", "code,name\nX,Y\n", "\x00", "code;name"])
def test_a_list_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "u.csv").write_text(text + ("\n1,2,3" if text else ""))
    if text:
        with pytest.raises(ValueError):
            load_units_csv(tmp_path / "u.csv")
    else:
        assert load_units_csv(tmp_path / "u.csv") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [("Văn hóa xã hội", "X-VHXH"), ("văn hoá - xã hội", "X-VHXH"), ("kinh tế", "X-KT"), ("Văn", None), ("văn hóa và y tế", None), ("văn phòng", None), ("các phòng ấp", None), ("", None)],
)  # fmt: skip
def test_a_loosely_written_name_means_the_one_unit_that_has_all_its_words(text, code):
    assert matcher.meant(text) == code


def test_a_pasted_person_is_placed_by_it_and_told():
    (row,) = read_people("Họ tên\tĐơn vị\nLê Văn Mẫu\tVăn hóa xã hội", Unit("X", "UBND xã"), UNITS[:3], [], set()).rows
    assert (row.unit, row.problems) == ("X-VHXH", []) and "Phòng Văn hóa - Xã hội" in row.notes[0]
