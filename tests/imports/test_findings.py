"""The sample of findings, read behind the limits; every fault at its cell; loading it as far as its dates have come."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from backend.accounts.queries import system_user
from backend.activity.chain import Tally
from backend.activity.replay import unlike_events, wrong_readers
from backend.imports.inspections import read_findings
from backend.inspections.models import Finding, Inspection, Ticket
from backend.organisations.edits import load_units
from backend.plans.models import Programme, ProgrammeArea
from demo.files import FICTIONAL_COMMUNES
from tests.events import no_event
from workflows.inspection.soundness import changed_notices, wrong_tickets

SAMPLE = Path(__file__).parent.parent / "data" / "ket-luan-kiem-tra-2026.csv"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal's language."""
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def communes(units: Any) -> None:
    """The file's communes, below the province."""
    load_units(system_user(), FICTIONAL_COMMUNES)


def run(*words: str) -> tuple[str, str, int]:
    """stdout, stderr and exit code."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command("load_findings", *words, stdout=out, stderr=err)
    except SystemExit as end:
        code = int(end.code or 0)
    return out.getvalue(), err.getvalue(), code


def test_the_sample_reads_without_a_fault() -> None:
    found = read_findings(SAMPLE)
    assert found["errors"] == []
    assert [read["code"] for read in found["inspections"]] == [f"KT{number:02d}" for number in range(1, 13)]
    assert sum(len(read["findings"]) for read in found["inspections"]) == 58
    first = found["inspections"][0]["findings"][0]
    assert (first["code"], first["severity"], first["due_on"], first["deadline_days"]) == (
        "KT01-01",
        "MINOR",
        "2026-04-19",
        30,
    )


def test_a_dry_run_writes_nothing(cast: Any) -> None:
    with no_event():
        out, err, code = run(str(SAMPLE), "--dry-run", "--json")
    told = json.loads(out)
    assert (err, code) == ("", 0)
    assert (len(told["concluded"]), told["drafts"], told["planned"]) == (8, ["KT09"], ["KT10", "KT11", "KT12"])
    assert (told["findings"], told["tickets"]) == (43, 39)


def test_it_is_loaded_as_far_as_its_dates_have_come_and_once(cast: Any, communes: None) -> None:
    out, err, code = run(str(SAMPLE), "--by", "province", "--signer", "Chủ tịch UBND tỉnh")
    assert (err, code) == ("", 0) and "39 to be remedied" in out
    states = dict(Inspection.objects.values_list("code", "state"))
    assert {states[f"KT0{n}"] for n in range(1, 9)} == {"CONCLUDED"}
    assert (states["KT09"], states["KT11"]) == ("ON_SITE", "PLANNED")
    assert (Ticket.objects.count(), Finding.objects.count()) == (39, 43)
    ticket = Ticket.objects.get(code="KT08-03")
    assert (str(ticket.due_on), str(ticket.opened_on), ticket.body.code) == ("2026-08-23", "2026-07-24", "MH008")
    surprise = Inspection.objects.get(code="KT10")
    assert surprise.hidden and not set(surprise.readers) & {surprise.body_id, surprise.inspected_body_id}
    for check in (unlike_events, wrong_readers, wrong_tickets, changed_notices):
        assert list(check(Tally())) == [], check
    with no_event():
        out, _, code = run(str(SAMPLE), "--by", "province", "--json")
    assert (len(json.loads(out)["known"]), code) == (12, 0)


def test_units_nobody_knows_are_named_at_their_cells(cast: Any, units: Any) -> None:
    with no_event():
        _, err, code = run(str(SAMPLE))
    assert code == 2 and err.splitlines()[0] == "F7: There is no unit with the code MH002."
    assert len(err.splitlines()) == 11  # MH001 is there; MH004 is visited twice


def test_findings_in_the_areas_of_another_programme_are_loaded_into_it(
    cast: Any, communes: None, tmp_path: Path
) -> None:
    path = spoiled(tmp_path, lambda text: "\n".join(text.replace(",DIRECTION,", ",CDS_DATA,").split("\n")[:2]))
    _, err, code = run(str(path), "--dry-run")
    assert code == 2 and "no code “CDS_DATA”" in err
    programme = Programme.objects.get(code="CDS")
    ProgrammeArea.objects.create(programme=programme, code="CDS_DATA", place=1, name_vi="Dữ liệu số")
    _, err, code = run(str(path), "--by", "province")
    assert (err, code) == ("", 0)
    assert Finding.objects.get().area == "CDS_DATA"
    assert Inspection.objects.get().programme == programme


def test_who_keeps_no_inspections_loads_none(cast: Any, communes: None) -> None:
    with no_event():
        _, err, code = run(str(SAMPLE), "--by", "chairman")
    assert (code, err.strip()) == (2, "You may not load this body's findings.")


def spoiled(tmp_path: Path, change: Callable[[str], str]) -> Path:
    path = tmp_path / "findings.csv"
    path.write_text(change(SAMPLE.read_text(encoding="utf-8")), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "cell", "message"),
    [
        ("KT01-02,KT01", "KT01-01,KT01", "A3", "repeated"),
        ("KT01-02,KT01,Theo kế hoạch,PLANNED", "KT01-02,KT01,Theo kế hoạch,YEARLY", "D3", "no code “YEARLY”"),
        ("2026-03-10,2026-03-20,11/TB-ĐKT,DIRECTION,Kế", "2026-03-10,2026-03-32,11/TB-ĐKT,DIRECTION,Kế", "I3", "not a day"),
        ("2026-05-27,2026-06-06", "2026-05-27,2026-05-06", "I26", "before the visit"),
        ("MAJOR,Nghị định 118/2025/NĐ-CP,Gửi văn bản", "HIGH,Nghị định 118/2025/NĐ-CP,Gửi văn bản", "M5", "no code “HIGH”"),
        ("05 trường hợp,10,2026-03-30", "05 trường hợp,mười,2026-03-30", "P5", "not a number of days"),
        ("05 trường hợp,10,2026-03-30", "05 trường hợp,²,2026-03-30", "P5", "not a number of days"),
        ("05 trường hợp,10,2026-03-30", f"05 trường hợp,{'9' * 5000},2026-03-30", "P5", "not a number of days"),
        ("05 trường hợp,10,2026-03-30", "05 trường hợp,10,30/03/2026", "Q5", "not a day"),
        ("KT01-05,KT01", f"{'K' * 31},KT01", "A6", "longer than 30"),
        ("KT01-05,KT01,Theo kế hoạch,PLANNED,có,MH001", "KT01-05,KT01,Theo kế hoạch,PLANNED,có,MH002", "F6", "differs"),
        ("Trang thông tin điện tử chưa cập nhật quá 60 ngày", "", "L6", "finding is missing"),
        ("severity", "degree", "A1", ""),
    ],
)  # fmt: skip
def test_every_fault_at_its_cell(tmp_path: Path, old: str, new: str, cell: str, message: str) -> None:
    found = read_findings(spoiled(tmp_path, lambda text: text.replace(old, new, 1)), language="en")
    if cell == "A1":
        assert "no column “severity”" in found["errors"][0]["message"]
    else:
        assert [(e["cell"], message in e["message"]) for e in found["errors"]][:1] == [(cell, True)], found["errors"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "MISSING_COLUMN"), (b"\xff\xfe\x00", "NOT_CSV"), (b'"a', "NOT_CSV"), (b"PK\x03\x04" + b"\x00" * 50, "MISSING_COLUMN"),
        (SAMPLE.read_bytes().split(b"\n")[0], "NO_FINDINGS"), (b"x" * (9 * 1024 * 1024), "TOO_LARGE"),
    ],
    ids=["empty", "no text", "open quote", "zip", "heading alone", "large"],
)  # fmt: skip
def test_files_that_are_none(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert [error["code"] for error in read_findings(path)["errors"]] == [code]
    _, err, exit_code = run(str(path), "--dry-run")
    assert exit_code == 2 and err


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert [e["code"] for e in read_findings(tmp_path / "none.csv")["errors"]] == ["NOT_FOUND"]
