"""`setup` and `serve`: the parts of `run` one by one, for an image and for whoever else looks after processes."""

import argparse
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from backend.cli import django, frontend, packages
from backend.cli.addresses import FIRST_PORT, allowed_hosts
from backend.cli.database import Database
from backend.cli.instance import Instance
from backend.cli.place import data_home
from backend.cli.preparing import prepare
from backend.cli.progress import Usage, say, step
from backend.cli.service import WEB, WORKER, commands
from backend.cli.welcome import DIRECTLY, show_first_link
from backend.embedded.account import Unusable

MIGRATE = "migrate"
# The worker tells the database every ten seconds that it lives.
SILENT_FOR = "60 seconds"
PATIENCE = 10.0


def setup(words: list[str]) -> int:
    """Install the locked packages and build the front end, as `run` does first; start nothing."""
    parser = argparse.ArgumentParser(prog="dondoc setup", description=setup.__doc__)
    parser.add_argument("--wheels", type=Path, metavar="DIR", help="take packages from this folder, not the registry")
    wheels = parser.parse_args(words).wheels
    if wheels and not wheels.is_dir():
        raise Usage(f"there is no folder {wheels}")
    packages.ready("app", wheels=wheels and wheels.absolute())
    frontend.built(wheels and wheels.absolute())
    return 0


def serve(words: list[str]) -> int:
    """One process of a server, in the foreground, with the settings of real work and a database elsewhere.

    `migrate` makes the roles and the database when DATABASE_ADMIN_URL is set, and brings the tables up to this code;
    `web` and `worker` run until told to stop. With --check: does the one that runs here still do its work?
    """
    parser = argparse.ArgumentParser(prog="dondoc serve", description=serve.__doc__)
    parser.add_argument("process", choices=[MIGRATE, WEB, WORKER])
    parser.add_argument("--check", action="store_true", help="exit code 0 when it works, 1 when it does not")
    parser.add_argument("--data", metavar="DIR", help="data folder (DONDOC_DATA, or this clone's own)")
    parser.add_argument("--host", default="127.0.0.1", help="address on which web listens (127.0.0.1)")
    parser.add_argument("--port", type=int, default=os.environ.get("DONDOC_PORT", FIRST_PORT), help="and its port")
    wish = parser.parse_args(words)
    packages.ready("app")
    if not os.environ.get("DATABASE_URL"):
        raise Usage("serve needs DATABASE_URL; the command that brings its own database is ./dondoc run")
    if wish.check:
        return _check(wish.process, wish.port)
    if not os.environ.get("DONDOC_ALLOWED_HOSTS"):
        raise Usage("serve needs DONDOC_ALLOWED_HOSTS: the names under which readers reach the server")
    instance = Instance.make(data_home(wish.data), demo=False)
    database = Database(instance.folder)
    environment = instance.environment(database) | {
        "DONDOC_ALLOWED_HOSTS": allowed_hosts(wish.host, demo=False),
        "DONDOC_PRODUCTION": "1",
    }
    if wish.process != MIGRATE:
        command = commands(wish.host, wish.port)[wish.process]
        os.execve(command[0], command, environment)  # noqa: S606 - goes on as that program: signals, exit codes
    _migrate(instance, database, environment)
    return 0


def _migrate(instance: Instance, database: Database, environment: dict[str, str]) -> None:
    try:
        django.output("check", environment=environment)
    except Unusable as refused:  # before anything is touched; the last line says it
        raise Usage(str(refused).splitlines()[-1]) from None
    admin = os.environ.get("DATABASE_ADMIN_URL")
    if admin:
        with step("Roles and database"):
            _provision(admin, database)
    database.start()
    prepare(instance.folder, database.owner_url, environment, demo=False)
    _refuse_demo(database)
    say("The database is ready.")
    show_first_link(f"https://{os.environ['DONDOC_ALLOWED_HOSTS'].split(',')[0]}", environment)


def _provision(admin: str, database: Database) -> None:
    import psycopg  # one of the locked packages

    from backend.embedded import provision

    addresses = [urlsplit(address) for address in (database.application_url, database.owner_url)]
    passwords = {unquote(parts.username or ""): unquote(parts.password or "") for parts in addresses}
    if set(passwords) != {provision.APPLICATION, provision.OWNER}:
        raise Usage(
            f"DATABASE_URL must name the role {provision.APPLICATION}, DATABASE_OWNER_URL the role {provision.OWNER}"
        )
    try:
        provision.provision_roles(admin, passwords)
        provision.provision_database(admin, addresses[0].path.strip("/"))
    except psycopg.Error as problem:
        raise Unusable(f"the database of DATABASE_ADMIN_URL cannot be prepared: {problem}") from None


def _refuse_demo(database: Database) -> None:
    """A demo world lives on a day of its own; nothing real may begin in it."""
    import psycopg  # one of the locked packages

    with psycopg.connect(database.owner_url) as connection:
        if connection.execute("SELECT 1 FROM world_clock WHERE shift <> interval '0'").fetchone():
            raise Unusable("the database's clock is shifted: it holds a demo world and cannot serve an office")


def _check(process: str, port: int) -> int:
    if process == WEB:
        try:
            with DIRECTLY.open(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE) as answer:
                return 0 if answer.status == 200 else 1
        except OSError as problem:
            say(f"web: {problem}")
            return 1
    import psycopg  # one of the locked packages

    with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=int(PATIENCE)) as connection:
        found = connection.execute(
            "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - %s::interval", [SILENT_FOR]
        ).fetchone()
    return 0 if found and found[0] else 1
