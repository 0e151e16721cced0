"""`dev`: `run` with both sides reloading."""

import argparse
import os
from pathlib import Path

from backend.cli import frontend, packages
from backend.cli.children import Child, end
from backend.cli.instance import Instance
from backend.cli.parent import parenthood, told_to_stop
from backend.cli.place import FRONTEND, ROOT, data_home
from backend.cli.progress import say
from backend.cli.running import where_to_listen
from backend.cli.service import PAGES, Service

SOURCES = ("api", "backend", "demo", "notifications", "workflows")
KINDS = {".py", ".sql", ".html", ".csv"}


def dev(words: list[str]) -> int:
    """Run with faults shown; a changed Python file restarts web and worker, a changed page is built again."""
    parser = argparse.ArgumentParser(prog="dondoc dev", description=dev.__doc__)
    where_to_listen(parser)
    wish = parser.parse_args(words)
    packages.ready("test")
    with told_to_stop():
        frontend.built()
        instance = Instance.make(data_home(wish.data), demo=None)
        with parenthood(instance.folder) as running:
            if running:
                say(f"dondoc: {instance.folder.home} already runs at {running}; stop it with ./dondoc stop")
                return 0
            service = Service(instance, wish.host, wish.port, debug=True)
            pages = Child(
                instance.folder,
                PAGES,
                frontend.npm_command("--prefix", str(FRONTEND), "run", "dev"),
                frontend.environment,
                to_terminal=True,
            )
            try:
                frontend.forget()
                pages.start()
                service.serve(changed=Sources().changed)
            finally:
                end(instance.folder, PAGES)
    return 0


class Sources:
    """The Python side's files, and whether one of them changed since the last question."""

    def __init__(self) -> None:
        self._seen = self._stamps()

    def changed(self) -> bool:
        """True once after each change."""
        before, self._seen = self._seen, self._stamps()
        return before != self._seen

    def _stamps(self) -> dict[str, int]:
        stamps = {}
        for top in SOURCES:
            for folder, _folders, names in os.walk(ROOT / top):
                for name in names:
                    path = Path(folder) / name
                    if path.suffix in KINDS:
                        stamps[str(path)] = path.stat().st_mtime_ns
        return stamps
