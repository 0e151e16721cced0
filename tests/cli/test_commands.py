"""What the command line answers: its list, its exit codes, its words for what cannot be."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from backend.cli import budget, commands, frontend, pace, packages, stages, testing
from backend.cli.addresses import allowed_hosts, choose_port, shown
from backend.cli.budget import PARTS, part_of
from backend.cli.instance import Instance
from backend.cli.place import VENV, data_home, take_option
from backend.cli.progress import Usage

ROOT = Path(__file__).parents[2]


def dondoc(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "dondoc", *words], env=os.environ | environment, capture_output=True, text=True, check=False
    )


def test_alone_it_lists_every_command_with_a_line():
    done = dondoc()
    listed = re.findall(r"^  (\S+) +(\S.*)$", done.stdout, re.MULTILINE)
    assert done.returncode == 0
    assert [name for name, _line in listed] == [command.name for command in commands.COMMANDS if command.listed]
    assert {"run", "stop", "test"} <= {name for name, _line in listed}
    assert dondoc("help").stdout == done.stdout == dondoc("--help").stdout


@pytest.mark.parametrize("command", [c for c in commands.COMMANDS if c.listed], ids=lambda command: command.name)
def test_a_listed_command_explains_itself(command: commands.Command):
    done = dondoc(command.name, "--help")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_unknown_command_is_bad_usage_and_shows_the_list():
    done = dondoc("rnu")
    assert done.returncode == 2
    assert "'rnu'" in done.stderr
    assert "./dondoc COMMAND" in done.stderr
    assert done.stdout == ""


def test_bad_option_is_bad_usage():
    assert dondoc("run", "--prot", "1").returncode == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--data", "/dev/null/data"], 1, "/dev/null/data: Not a directory"),
        (["--wheels", "/no/such/folder"], 2, "there is no folder /no/such/folder"),
    ],
)
def test_what_the_machine_refuses_is_said_in_words(words: list[str], code: int, said: str):
    done = dondoc("run", *words)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_stop_where_nothing_is(tmp_path: Path):
    done = dondoc("stop", "--data", str(tmp_path / "none"))
    assert done.returncode == 0
    assert "no instance" in done.stderr
    assert not (tmp_path / "none").exists()


def test_data_folder_by_option_by_environment_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DONDOC_DATA", str(tmp_path / "b"))
    assert data_home(str(tmp_path / "a")) == tmp_path / "a"
    assert data_home(None) == tmp_path / "b"
    monkeypatch.delenv("DONDOC_DATA")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert data_home(None) == ROOT / ".data"
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert data_home(None).parent == Path("/var/lib/dondoc")


def test_option_is_taken_out_of_the_words():
    assert take_option(["a", "--data", "x", "b"], "--data") == ("x", ["a", "b"])
    assert take_option(["--data=x", "b"], "--data") == ("x", ["b"])
    assert take_option(["a"], "--data") == (None, ["a"])
    with pytest.raises(Usage):
        take_option(["a", "--data"], "--data")


def test_an_instance_keeps_its_id_and_never_turns_from_demo_to_real(tmp_path: Path):
    first = Instance.make(tmp_path / "demo", demo=None)
    assert first.demo
    assert Instance.make(tmp_path / "demo", demo=None).id == first.id
    assert Instance.found(tmp_path / "demo").id == first.id
    with pytest.raises(Usage, match="demo world"):
        Instance.make(tmp_path / "demo", demo=False)
    real = Instance.make(tmp_path / "real", demo=False)
    assert not real.demo
    assert not Instance.make(tmp_path / "real", demo=None).demo
    assert real.id != first.id
    with pytest.raises(Usage, match="no instance"):
        Instance.found(tmp_path / "none")


def test_a_taken_port_is_said_or_passed_over():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Usage, match="taken"):
            choose_port("127.0.0.1", port)
    assert choose_port("127.0.0.1", port) == port
    assert 8000 <= choose_port("127.0.0.1", None) < 8050
    for host in ("no.such.host.invalid", "192.0.2.1"):
        with pytest.raises(Usage, match="no address"):
            choose_port(host, 8000)
    with pytest.raises(Usage, match="no port"):
        choose_port("127.0.0.1", 70000)


def test_names_under_which_the_web_answers(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DONDOC_ALLOWED_HOSTS", raising=False)
    assert shown("0.0.0.0", 8000) == "http://127.0.0.1:8000"
    assert shown("::1", 8000) == "http://[::1]:8000"
    assert allowed_hosts("10.0.0.5", demo=False).split(",") == ["localhost", "127.0.0.1", "[::1]", "10.0.0.5"]
    assert allowed_hosts("0.0.0.0", demo=True) == "*"
    assert "*" not in allowed_hosts("0.0.0.0", demo=False)
    monkeypatch.setenv("DONDOC_ALLOWED_HOSTS", "xa.example")
    assert allowed_hosts("0.0.0.0", demo=False).split(",") == ["xa.example", "localhost", "127.0.0.1", "[::1]"]


def test_an_environment_for_tests_is_never_thinned_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stamp = tmp_path / "stamp"
    monkeypatch.setattr(packages, "STAMP", stamp)
    assert packages.missing("app") == "app"
    packages.remember("app")
    assert packages.missing("app") is None
    assert packages.missing("test") == "test"
    packages.remember("test")
    assert packages.missing("app") is None
    assert packages.missing("test") is None
    stamp.write_text('{"level": "test", "hash": "of an older lock"}')
    assert packages.missing("app") == "test"


def test_the_budget_counts_by_folder_and_fails_past_its_tolerance(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DONDOC_BUDGET", raising=False)
    assert part_of("tests/api/test_tasks.py::test_x") == "API and access"
    assert part_of("tests/e2e/test_story.py::test_x") == "browser stories"
    assert part_of("tests/e2e/pages/test_axe.py::test_x[vi]") == "axe and console"
    assert part_of("tests/apiary/test_x.py::test_x") == "unit and tables"
    assert sum(part.seconds for part in PARTS) <= 15 * 60
    limit = next(part.seconds for part in PARTS if part.name == "mypy") * budget.TOLERANCE
    assert budget.kept({"mypy": limit})
    assert not budget.kept({"mypy": limit + 0.1})
    assert "OVER" in budget.table({"mypy": limit + 0.1})
    monkeypatch.setenv("DONDOC_BUDGET", "off")
    assert budget.kept({"mypy": limit + 0.1})


def test_the_budget_is_told_in_the_seconds_of_its_own_machine(monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.delenv("DONDOC_BUDGET", raising=False)
    readings = iter([1.0, 3.0, 1.0])
    plan = [stages.Stage(name, name, [sys.executable, "-c", ""]) for name in ("mypy", "Vitest")]
    results = stages.run_all(plan, dict(os.environ), tell=lambda _line: None, slowness=lambda: next(readings))
    assert [(result.passed, result.slowness) for result in results] == [(True, 2.0), (True, 2.0)]
    limit = next(part.seconds for part in PARTS if part.name == "mypy") * budget.TOLERANCE
    results[0].spent = {"mypy": limit * 2}
    assert testing._close(results, with_budget=True) == 0
    assert "2.00 to 2.00 times as slow" in capsys.readouterr().out
    results[0].spent = {"mypy": limit * 2.1}
    assert testing._close(results, with_budget=True) == 1


def test_how_slow_the_machine_is_is_measured_and_no_machine_is_held_to_less(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pace, "USUAL", 0.001)
    assert pace.slowness() > 100
    monkeypatch.setattr(pace, "USUAL", 3600)
    assert pace.slowness() == 1.0
    monkeypatch.setattr(pace, "PIECE", "raise SystemExit(3)")
    with pytest.raises(RuntimeError, match="ended with 3"):
        pace.slowness()


def test_the_wheels_node_is_found_before_the_machines():
    assert frontend.environment({"PATH": "/usr/bin", "A": "b"}) == {"PATH": f"{VENV / 'bin'}:/usr/bin", "A": "b"}
