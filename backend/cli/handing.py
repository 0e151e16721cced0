"""Commands that others write: which packages, which database, and then their own words."""

import os
from collections.abc import Callable

from backend.cli import browser, django, frontend, packages, throwaway
from backend.cli.database import database_of
from backend.cli.foreground import run_here
from backend.cli.instance import Instance
from backend.cli.place import PYTHON, data_home, take_option

Start = Callable[[list[str]], int]


def manage(name: str) -> Start:
    """Hand on to `manage.py NAME` on the instance's database; `--data DIR` is taken out of the words."""

    def start(words: list[str]) -> int:
        data, rest = take_option(words, "--data")
        packages.ready("app")
        if {"-h", "--help"} & set(rest):
            return django.hand_over(name, "--help", environment=os.environ | django.NO_DATABASE)
        instance = Instance.found(data_home(data))
        with database_of(instance.folder) as database:
            return django.hand_over(name, *rest, environment=instance.environment(database))

    return start


def module(name: str, *, with_browser: bool = False) -> Start:
    """Hand on to `python -m NAME` with a throw-away server that is as safe, and as slow, as the real one."""

    def start(words: list[str]) -> int:
        packages.ready("test")
        if {"-h", "--help"} & set(words):
            return _python(name, "--help", environment=os.environ | django.NO_DATABASE)
        frontend.built()
        extra = browser.environment() if with_browser else {}
        with throwaway.server(throwaway.SAFE) as environment:
            return _python(name, *words, environment=environment | extra)

    return start


def proof(words: list[str]) -> int:
    """Hand on to the proofs, which set up and start whatever each of them needs."""
    packages.ready("test")
    return _python("tests.proofs", *words, environment=dict(os.environ))


def import_plan(words: list[str]) -> int:
    """A dry run reads the file and needs no database; recording is an act of the instance."""
    if "--dry-run" not in words:
        return manage("import_plan")(words)
    packages.ready("app")
    return _python("backend.imports.dry_run", *words, environment=dict(os.environ))


def _python(name: str, *words: str, environment: dict[str, str]) -> int:
    return run_here([str(PYTHON), "-P", "-m", name, *words], environment)
