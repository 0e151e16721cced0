"""The embedded server: started once whoever asks, healed after a kill, gone when the last one leaves."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from backend.cli import throwaway
from backend.cli.database import Database
from backend.embedded.account import Unusable
from backend.embedded.cluster import Cluster
from backend.embedded.folder import DataFolder

ROOT = Path(__file__).parents[2]
ENSURE = """
import json, sys
from pathlib import Path
import psycopg
from backend.embedded.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), options=("fsync=off",))
with psycopg.connect(cluster.ensure().admin) as connection:
    found = connection.execute(
        "SELECT system_identifier::text, pg_postmaster_start_time()::text FROM pg_control_system()").fetchone()
print(json.dumps(found), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A data folder that the server's own user can reach, empty."""
    folder = Path(tempfile.mkdtemp(prefix="dondoc-cluster-", dir=throwaway.fast_folder()))
    folder.chmod(0o755)
    yield folder
    Cluster(folder).stop()
    shutil.rmtree(folder)


def hasty(home: Path) -> Cluster:
    """A server for tests in which no crash of the machine is meant."""
    return Cluster(home, options=("fsync=off",))


def postmaster(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split("\n")[0])


def processes_in(folder: Path) -> list[str]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == folder:
                found.append(process.name)
        except OSError:
            continue
    return found


def test_four_at_once_start_one_server(home: Path):
    asking = [
        subprocess.Popen(
            [sys.executable, "-c", ENSURE, str(home)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    said = [json.loads(process.stdout.readline()) for process in asking]
    assert len(said) == 4
    assert all(answer == said[0] for answer in said), "one initdb, one start"
    for process in asking:
        process.communicate("")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to others")
def test_a_copy_from_another_machine_starts_whatever_its_owners_number(home: Path):
    original = hasty(home)
    with psycopg.connect(original.ensure().owner, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (n int)")
    original.release()
    copy = hasty(home / "copy")
    shutil.copytree(home, copy.folder.home, ignore=shutil.ignore_patterns("copy"))
    for folder, folders, files in os.walk(copy.data):
        for name in [*folders, *files, "."]:
            os.chown(Path(folder) / name, 61234, 61234)
    with psycopg.connect(copy.ensure().application) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    copy.release()


def test_heals_after_kill_and_loses_nothing(home: Path):
    cluster = Cluster(home)
    with psycopg.connect(cluster.ensure().owner, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        for number in range(50):
            connection.execute("INSERT INTO kept VALUES (%s)", [number])
        os.kill(postmaster(cluster), signal.SIGKILL)
    with psycopg.connect(cluster.ensure().application) as connection:
        assert connection.execute("SELECT count(*), max(n) FROM kept").fetchone() == (50, 49)


def test_heals_when_its_lock_file_names_somebody_else(home: Path):
    cluster = hasty(home)
    cluster.ensure()
    content = (cluster.data / "postmaster.pid").read_text().split("\n")
    cluster.stop()
    (cluster.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *content[1:]]))
    cluster.ensure()
    assert cluster.answers()


def test_a_strict_umask_does_not_lock_the_server_out(home: Path):
    before = os.umask(0o077)
    try:
        cluster = hasty(home / "new" / "data")
        assert cluster.ensure()
    finally:
        os.umask(before)
    cluster.stop()


def test_a_database_elsewhere_serves_or_says_why_not(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    admin = hasty(home).ensure().admin
    here = admin.partition("@")[2].replace("/postgres", "/theirs")
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("CREATE ROLE boss LOGIN PASSWORD 'x'")
        connection.execute("ALTER ROLE dondoc_app PASSWORD 'x'")
        connection.execute("CREATE DATABASE theirs OWNER boss")

    def serves(application: str, owner: str) -> Database:
        monkeypatch.setenv("DATABASE_URL", application)
        monkeypatch.setenv("DATABASE_OWNER_URL", owner)
        database = Database(DataFolder(tmp_path))
        database.start()
        return database

    app, boss = f"postgresql://dondoc_app:x@{here}", f"postgresql://boss:x@{here}"
    with pytest.raises(Unusable, match="CREATE EXTENSION unaccent"):
        serves(app, boss)
    with psycopg.connect(admin, dbname="theirs", autocommit=True) as connection:
        connection.execute("CREATE EXTENSION unaccent")
        connection.execute("CREATE EXTENSION pg_trgm")
    for application, owner, why in (
        (app, app, "the database's owner"),
        (boss, boss, "must name the role dondoc_app"),
        (app, boss.replace("boss:x", "boss:y"), "password"),
        ("nonsense", "", "nonsense"),
    ):
        with pytest.raises(Unusable, match=why):
            serves(application, owner)
    with psycopg.connect(serves(app, boss).owner_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE given (n int)")
    with psycopg.connect(app, autocommit=True) as connection:
        connection.execute("INSERT INTO given VALUES (1)")


def test_last_one_out_stops_it(home: Path):
    first, second = hasty(home), hasty(home)
    first.ensure()
    second.ensure()
    assert first.release() is False
    assert second.answers()
    assert second.release() is True
    assert not second.answers()
    assert processes_in(second.data) == []


def test_servers_of_killed_runs_are_swept_away(home: Path):
    left = home / f"{throwaway.PREFIX}left"
    killed = subprocess.Popen(
        [sys.executable, "-c", ENSURE, str(left)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    killed.stdout.readline()
    throwaway.sweep(home)
    assert hasty(left).answers(), "its run still lives"
    killed.kill()
    killed.communicate()
    throwaway.sweep(home)
    assert not left.exists()
    assert processes_in(left / "pg18") == []


def test_stop_leaves_no_process(home: Path):
    cluster = hasty(home)
    cluster.ensure()
    assert processes_in(cluster.data) != []
    assert cluster.stop() is True
    assert processes_in(cluster.data) == []
    assert cluster.stop() is False


def test_half_made_cluster_is_made_again(home: Path):
    half = home / "pg18.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18")
    assert hasty(home).ensure()
    assert not half.exists()


def test_moves_when_its_port_is_taken(home: Path):
    cluster = hasty(home)
    cluster.ensure()
    cluster.stop()
    port = int((home / "run" / "database.port").read_text())
    with socket.create_server(("127.0.0.1", port)), psycopg.connect(cluster.ensure().application) as connection:
        assert connection.info.port != port


def test_another_server_on_the_port_is_not_taken_for_ours(home: Path):
    ours, theirs = hasty(home / "ours"), hasty(home / "theirs")
    theirs.ensure()
    ours.folder.make()
    shutil.copy(home / "theirs" / "run" / "database.port", ours.folder.run)
    assert not ours.answers()
    theirs.stop()


def test_application_role_changes_no_tables(home: Path):
    addresses = hasty(home).ensure()
    with psycopg.connect(addresses.owner, autocommit=True) as owner:
        owner.execute("CREATE TABLE given (n int GENERATED ALWAYS AS IDENTITY, t text)")
    with psycopg.connect(addresses.application, autocommit=True) as application:
        application.execute("INSERT INTO given (t) VALUES ('ước')")
        assert application.execute("SELECT upper(unaccent(t)) FROM given").fetchone() == ("UOC",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute("CREATE TABLE own (n int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute("ALTER TABLE given ADD COLUMN more int")


def test_secrets_are_for_their_owner_alone(home: Path):
    hasty(home).ensure()
    files = list((home / "secrets").iterdir())
    assert len(files) == 3
    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}
    assert (home / "secrets").stat().st_mode & 0o077 == 0
    assert not (home / "run" / "password.new").exists()
