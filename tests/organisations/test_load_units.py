"""Loading units from a list: one act, safe to repeat, refused as a whole when a line is wrong."""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction

from backend.accounts.queries import system_user
from backend.activity.chain import Tally
from backend.activity.models import Event
from backend.activity.replay import unlike_events, wrong_readers
from backend.errors import Forbidden, Invalid, NotFound
from backend.organisations.edits import load_units
from backend.organisations.models import BodySettings, OrgUnit, UnitAlias
from backend.organisations.queries import members_of, units_of
from backend.organisations.unit_list import COLUMNS
from tests.events import events_since, exactly_one_event, head, no_event

SAMPLE = Path(__file__).parent.parent / "data" / "units-2026-xa.csv"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, db: None) -> Write:
    """A list of these rows: `write("X-VP|Văn phòng|…")`, columns in order, parted by semicolons."""

    def csv(*rows: str, columns: str = ",".join(COLUMNS)) -> Path:
        path = tmp_path / "units.csv"
        path.write_text("\n".join([columns, *(row.replace(";", ",") for row in rows)]), encoding="utf-8")
        return path

    return csv


BODY = "X;Ủy ban nhân dân xã X;UBND xã X;;COMMITTEE;;0;;2025-07-01;"
OFFICE = "X-VP;Văn phòng;VP;Văn phòng xã|VP xã;OFFICE;X;0;;2025-07-01;"
DIVISION = "X-KT;Phòng Kinh tế;P. KT;;DIVISION;X;0;;2025-07-01;"
GROUP = "X-ALL;Các phòng;;;GROUP;X;1;X-VP|X-KT;2025-07-01;"
IN_A_BODY = "30337-MOI,Tổ mới,{},,DIVISION,30337,0,,2025-07-01,"
A_BODY = "MOI,Ủy ban nhân dân xã mới,{},,COMMITTEE,,0,,2025-07-01,"


def test_a_new_body_with_its_units(write: Write) -> None:
    before = head()
    loaded = load_units(system_user(), write(BODY, OFFICE, DIVISION, GROUP), parent_code="MH")
    assert loaded is not None
    body = OrgUnit.objects.get(code="X")
    assert (body.body_id, body.parent.code if body.parent else None) == (body.pk, "MH")
    assert BodySettings.objects.get(body=body).review_days == 5
    units = list(units_of(body.pk, day=date(2026, 8, 14)))
    assert {unit.code: unit.body_id for unit in units} == dict.fromkeys(["X", "X-VP", "X-KT", "X-ALL"], body.pk)
    assert [unit.readers for unit in units] == [[body.pk]] * 4
    assert set(UnitAlias.objects.filter(unit__code="X-VP").values_list("text", flat=True)) == {"Văn phòng xã", "VP xã"}
    group = OrgUnit.objects.get(code="X-ALL")
    assert (group.is_group, group.short_name) == (True, "Các phòng")
    assert members_of(units) == {group.pk: [u.pk for u in units if u.code in {"X-VP", "X-KT"}]}
    events = events_since(before)
    assert [event.verb for event in events] == ["units.loaded", "unit.added", "unit.added", "unit.added"]
    assert {event.act for event in events} == {before + 1}
    assert {tuple(event.readers) for event in events} == {(body.pk,)}


def test_repeating_changes_nothing(write: Write) -> None:
    path = write(BODY, OFFICE, DIVISION, GROUP)
    load_units(system_user(), path)
    with no_event():
        assert load_units(system_user(), path) is None
    with no_event():
        assert load_units(system_user(), SAMPLE) is None  # already loaded below the province; the list names no parent


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        (DIVISION, DIVISION.replace("Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng").replace(", ", " "), "name"),
        (DIVISION, DIVISION.replace("P. KT", "KT"), "short_name"),
        (DIVISION, DIVISION + "2026-12-31", "valid_to"),
        (OFFICE, OFFICE.replace("VP xã", "VPX"), None),
        (GROUP, GROUP.replace("|X-KT", ""), None),
    ],
)
def test_a_change_is_one_event_of_the_unit(write: Write, old: str, new: str, field: str | None) -> None:
    rows = [BODY, OFFICE, DIVISION, GROUP]
    load_units(system_user(), write(*rows))
    before = head()
    loaded = load_units(system_user(), write(*(new if row == old else row for row in rows)))
    assert loaded is not None
    assert [event.verb for event in events_since(before)] == ["units.loaded", "unit.changed"]
    unit = OrgUnit.objects.get(code=old.partition(";")[0])
    assert unit.version == 2
    if field:
        assert str(getattr(unit, field)) in new
    aliases = set(UnitAlias.objects.filter(unit__code="X-VP").values_list("text", flat=True))
    assert aliases == ({"Văn phòng xã", "VPX"} if old == OFFICE else {"Văn phòng xã", "VP xã"})
    assert len(members_of(OrgUnit.objects.filter(code="X-ALL")).popitem()[1]) == (1 if old == GROUP else 2)
    assert list(unlike_events(Tally())) == []
    assert list(wrong_readers(Tally())) == []


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize(
    ("row", "slower", "changed"), [(IN_A_BODY, "Tổ mới", None), (IN_A_BODY, "Tổ M", 1), (A_BODY, "Tổ mới", None)]
)
def test_who_looked_before_another_list_was_loaded_looks_again(
    tmp_path: Path, row: str, slower: str, changed: int | None
) -> None:
    """The same list finds nothing to do any more; one that says something else changes what the other made."""

    def load(short_name: str) -> int | None:
        path = tmp_path / f"{short_name}.csv"
        path.write_text(f"{','.join(COLUMNS)}\n{row.format(short_name)}\n", encoding="utf-8")
        loaded = load_units(system_user(), path)
        return sum(loaded.changed.values()) if loaded else None

    def in_a_thread() -> int | None:
        try:
            return load(slower)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert load("Tổ mới") == 0
            waiting = pool.submit(in_a_thread)
            while not somebody_waits() and not waiting.done():
                pass
        assert waiting.result() == changed


def somebody_waits() -> bool:
    """For this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        return cursor.fetchone() is not None


def test_a_body_of_its_own_is_changed_in_its_one_event(write: Write) -> None:
    load_units(system_user(), write(BODY, OFFICE))
    with exactly_one_event() as seen:
        load_units(system_user(), write(BODY.replace("UBND xã X", "UBND xã XX"), OFFICE))
    assert seen.event.verb == "units.loaded"
    assert seen.says["detail"]["changed"] == 1


def test_units_may_stand_in_any_order_and_come_later(write: Write) -> None:
    load_units(system_user(), write(OFFICE, BODY))
    load_units(system_user(), write(DIVISION))
    assert [u.code for u in units_of(OrgUnit.objects.get(code="X").pk, day=date(2026, 1, 1))] == ["X", "X-VP", "X-KT"]
    load_units(system_user(), write(DIVISION.replace(";X;", ";X-VP;")))
    moved = OrgUnit.objects.select_related("parent").get(code="X-KT")
    assert moved.parent is not None
    assert (moved.parent.code, moved.version) == ("X-VP", 2)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((OFFICE,), "dòng 2: Không có đơn vị cấp trên X."),
        ((BODY, BODY), "dòng 2: Mã X lặp lại."),
        ((BODY.replace("COMMITTEE", "CLUB"),), "dòng 2: Không có loại đơn vị CLUB."),
        ((BODY.replace("2025-07-01", "1/7/2025"),), "dòng 2: Ngày phải có dạng 2026-01-31."),
        ((BODY + "2025-06-30",), "dòng 2: valid_to trước valid_from."),
        ((BODY.replace(";0;", ";có;"),), "dòng 2: is_group phải là 0 hoặc 1."),
        ((BODY.replace(";0;", ";1;"),), "dòng 2: Nhóm không thể là cơ quan."),
        ((BODY, ";Thiếu mã;;;OFFICE;X;0;;2025-07-01;"), "dòng 3: Thiếu code."),
        ((BODY, f"X-VP;{'x' * 301};;;OFFICE;X;0;;2025-07-01;"), "dòng 3: name dài quá 300 ký tự."),
        ((BODY, OFFICE.replace(";X;", ";;")), "dòng 3: Thiếu đơn vị cấp trên."),
        ((BODY, OFFICE, GROUP), "dòng 4: Không có thành viên X-KT."),
        ((BODY, OFFICE, DIVISION.replace(";0;;", ";0;X-VP;")), "dòng 4: Chỉ nhóm mới có thành viên."),
        ((BODY, OFFICE, DIVISION, GROUP, GROUP.replace("X-ALL", "X-G").replace("X-VP|X-KT", "X-ALL")),
         "dòng 6: Thành viên X-ALL là một nhóm."),
        ((BODY, OFFICE, DIVISION, GROUP, DIVISION.replace("X-KT", "X-Y").replace(";X;", ";X-ALL;")),
         "dòng 6: Cấp trên X-ALL là một nhóm."),
        ((BODY, OFFICE.replace(";X;", ";X-KT;"), DIVISION.replace(";X;", ";X-VP;")), "dòng 3: Cấp trên vòng tròn."),
        (("30337;Ủy ban nhân dân xã An Phú;UBND xã An Phú;;COMMITTEE;X;0;;2025-07-01;", BODY),
         "dòng 2: Cơ quan đã có nên không đổi được cấp trên."),
        (("30337-VP;Văn phòng;VP;;COMMITTEE;30337;0;;2025-07-01;",),
         "dòng 2: Không đổi được nhóm hay cơ quan thành loại khác."),
        (("30337-VP;Văn phòng;VP;;OFFICE;MH;0;;2025-07-01;",), "dòng 2: đơn vị không chuyển sang cơ quan khác được."),
    ],
)  # fmt: skip
def test_a_wrong_line_refuses_the_list(write: Write, rows: tuple[str, ...], words: str) -> None:
    before = OrgUnit.objects.count()
    with no_event(), pytest.raises(Invalid) as refused:
        load_units(system_user(), write(*rows))
    told = [f"{error.field}: {error.message}" for error in refused.value.errors] or [refused.value.detail]
    assert words in told
    assert OrgUnit.objects.count() == before


def test_every_wrong_line_is_named_at_once(write: Write) -> None:
    with pytest.raises(Invalid) as refused:
        load_units(system_user(), write(BODY.replace("COMMITTEE", "CLUB"), OFFICE.replace("OFFICE", "CLUB")))
    assert [error.field for error in refused.value.errors] == ["dòng 2", "dòng 3"]


def test_files_that_are_no_list(write: Write, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="Thiếu cột: kind, members"):
        load_units(
            system_user(), write(BODY, columns="code,name,short_name,aliases,parent_code,is_group,valid_from,valid_to")
        )
    with pytest.raises(Invalid, match="không có đơn vị nào"):
        load_units(system_user(), write())
    (tmp_path / "old.csv").write_bytes("Văn phòng".encode("utf-16"))
    with pytest.raises(Invalid, match="Không đọc được"):
        load_units(system_user(), tmp_path / "old.csv")
    with pytest.raises(Invalid, match="Không đọc được"):
        load_units(system_user(), tmp_path / "none.csv")
    with pytest.raises(Invalid, match="Không có đơn vị ZZ"):
        load_units(system_user(), write(BODY), parent_code="ZZ")


def test_who_may_load(write: Write, cast: SimpleNamespace) -> None:
    path = write("30337-MOI;Tổ mới;;;DIVISION;30337;0;;2025-07-01;")
    for who in (cast.officer, cast.chairman):
        with pytest.raises(Forbidden):
            load_units(who, path)
    with pytest.raises(NotFound):
        load_units(cast.outsider, path)
    with pytest.raises(Forbidden):
        load_units(cast.admin, write(BODY))
    loaded = load_units(cast.admin, write("30337-MOI;Tổ mới;;;DIVISION;30337;0;;2025-07-01;"))
    assert loaded is not None
    assert Event.objects.filter(act=loaded.act.seq - 1).first().actor_id == cast.admin.pk


def test_text_is_kept_in_nfc(write: Write) -> None:
    load_units(system_user(), write(BODY.replace("Ủy ban", "U\u0309y ban")))
    assert OrgUnit.objects.get(code="X").name == "Ủy ban nhân dân xã X"


def run(*words: Any, **how: Any) -> tuple[str, str, int]:
    """The command's stdout, stderr and exit code."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command("load_units", *words, stdout=out, stderr=err, **how)
    except SystemExit as end:
        code = int(str(end.code))
    return out.getvalue(), err.getvalue(), code


def test_the_command(write: Write, cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert run(write(BODY, OFFICE), parent="MH") == ("UBND xã X: 2 added, 0 changed.\n", "", 0)
    assert run(write(BODY, OFFICE), parent="MH") == ("Nothing has changed.\n", "", 0)
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert run(write(BODY, GROUP)) == ("", "dòng 3: Không có thành viên X-KT.\n", 2)


def test_a_list_may_say_what_was_merged_into_a_unit(write: Write) -> None:
    """In a column that may be left out; a list without it takes nothing away."""
    columns = ",".join([*COLUMNS, "predecessors"])
    load_units(
        system_user(), write("OLD;Ủy ban nhân dân xã Cũ;;;COMMITTEE;;0;;2020-01-01;2025-06-30"), parent_code="MH"
    )
    listed = write(f"{BODY};OLD", columns=columns)
    assert load_units(system_user(), listed, parent_code="MH") is not None
    assert [one.code for one in OrgUnit.objects.get(code="X").predecessors.all()] == ["OLD"]
    assert load_units(system_user(), listed, parent_code="MH") is None
    assert load_units(system_user(), write(BODY), parent_code="MH") is None
    with pytest.raises(Invalid, match="NOWHERE"):
        load_units(system_user(), write(f"{BODY};NOWHERE", columns=columns), parent_code="MH")
