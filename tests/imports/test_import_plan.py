"""The command that records an issued plan from its appendix, with the body's units as the database has them."""

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from backend.accounts.queries import system_user
from backend.activity.models import Event
from backend.plans.models import Plan, PlanLine, Task
from tests.events import no_event

SAMPLE = Path(__file__).parent.parent / "data" / "ke-hoach-cchc-2026-xa.xlsx"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal's language."""
    monkeypatch.setenv("LANG", "C.UTF-8")


def run(*words: str) -> tuple[str, str, int]:
    """stdout, stderr and exit code."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command("import_plan", *words, stdout=out, stderr=err)
    except SystemExit as end:
        code = int(end.code or 0)
    return out.getvalue(), err.getvalue(), code


def test_the_sample_is_recorded(cast: SimpleNamespace, units: dict[str, Any]) -> None:
    words = (
        str(SAMPLE),
        "--unit",
        "30337",
        "--record",
        "--key-lines",
        "4,8",
        "--signer",
        "Chủ tịch",
        "--by",
        "standing",
    )
    out, err, code = run(*words, "--json")
    assert (err, code) == ("", 0)
    plan = Plan.objects.select_related("current").get()
    assert plan.current is not None
    assert json.loads(out) == {
        "plan": str(plan.pk), "state": "ISSUED", "number": "05/KH-UBND", "year": 2026, "lines": 58, "tasks": 53,
    }  # fmt: skip
    assert (plan.current.signer, len(plan.current.source_sha256)) == ("Chủ tịch", 64)
    assert (PlanLine.objects.count(), Task.objects.filter(klass="KEY").count()) == (58, 2)
    assert PlanLine.objects.filter(area_title="").count() == 0
    assert Event.objects.get(verb="plan.recorded").actor_id == cast.standing.pk
    with no_event():
        out, err, code = run(*words)
    assert (out, err, code) == ("", "number: Plan 05/KH-UBND of 2026 of UBND xã An Phú has been recorded already.\n", 2)


def test_the_system_records_when_nobody_is_named(cast: SimpleNamespace) -> None:
    out, _err, code = run(str(SAMPLE), "--unit", "30337", "--record", "--number", "7/KH-UBND", "--date", "2026-02-02")
    assert (out, code) == ("Recorded Kế hoạch cải cách hành chính năm 2026 (7/KH-UBND): 53 tasks are live.\n", 0)
    assert Event.objects.get(verb="plan.recorded").actor_id == system_user().pk


def test_a_dry_run_writes_nothing(cast: SimpleNamespace) -> None:
    with no_event():
        out, _err, code = run(str(SAMPLE), "--unit", "30337", "--dry-run")
    assert (out, code) == ("58 lines, 16 targets, 0 errors.\n", 0)
    assert not Plan.objects.exists()


def test_without_either_a_draft_is_made(cast: SimpleNamespace) -> None:
    out, err, code = run(str(SAMPLE), "--unit", "30337", "--by", "clerk", "--key-lines", "4")
    assert (out, err, code) == ("Created the draft Kế hoạch cải cách hành chính năm 2026: 58 lines.\n", "", 0)
    plan = Plan.objects.get()
    assert (plan.state, plan.drafters) == ("DRAFT", [cast.clerk.pk])
    assert [event.verb for event in Event.objects.filter(subject_type="plan")] == ["plan.drafted"]
    with pytest.raises(CommandError, match="not allowed with"):
        run(str(SAMPLE), "--unit", "30337", "--dry-run", "--record")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--unit", "99999"), "There is no body 99999."),
        (("--unit", "30337-VP"), "There is no body 30337-VP."),
        (("--unit", "30337", "--by", "ghost"), "There is no user ghost."),
        (("--unit", "30337", "--by", "officer"), "You may not record its plans."),
        (
            ("--unit", "30337", "--key-lines", "3, 99"),
            "line 3: There is no task numbered 3.\nline 99: There is no task",
        ),
    ],
)
def test_what_is_refused(cast: SimpleNamespace, words: tuple[str, ...], complaint: str) -> None:
    with no_event():
        out, err, code = run(str(SAMPLE), "--record", *words)
    assert (out, code) == ("", 2)
    assert err.startswith(complaint)


def test_a_file_that_is_none(cast: SimpleNamespace, tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.xlsx"), "--unit", "30337", "--record")[2] == 2
    (tmp_path / "no.xlsx").write_bytes(b"no spreadsheet")
    with no_event():
        out, err, code = run(
            str(tmp_path / "no.xlsx"), "--unit", "30337", "--record", "--number", "1", "--date", "2026-01-01"
        )
    assert (out, code) == ("", 2)
    assert err


def test_the_units_of_another_body_are_unknown(cast: SimpleNamespace) -> None:
    with no_event():
        _out, err, code = run(str(SAMPLE), "--unit", "MH001", "--record")
    assert code == 2
    assert len(err.splitlines()) > 50
