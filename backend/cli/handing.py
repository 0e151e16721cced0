"""Commands that others write: which packages, which database, and then their own words."""

import os
import subprocess
from collections.abc import Callable

from backend.cli import django, packages
from backend.cli.database import database_of
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


def import_plan(words: list[str]) -> int:
    """A dry run reads the file and needs no database; recording is an act of the instance."""
    if "--dry-run" not in words:
        return manage("import_plan")(words)
    packages.ready("app")
    return subprocess.call([str(PYTHON), "-P", "-m", "backend.imports.dry_run", *words], env=dict(os.environ))
