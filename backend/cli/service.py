"""Database, web and worker of one instance: started, looked after, stopped."""

import time
from collections.abc import Callable

from backend.cli import children, django
from backend.cli.addresses import allowed_hosts, choose_port, shown
from backend.cli.children import Child
from backend.cli.database import Database
from backend.cli.instance import Instance
from backend.cli.parent import announce, end_parent, hold_signals
from backend.cli.place import PYTHON
from backend.cli.preparing import PREPARING, prepare
from backend.cli.progress import say, step
from backend.cli.welcome import answers, welcome
from backend.embedded.account import Unusable
from backend.embedded.folder import DataFolder

WEB, WORKER, PAGES = "web", "worker", "pages"
# Whatever an instance may have running besides its parent and its database.
PROCESSES = (WEB, WORKER, PAGES, PREPARING)
# After a kill the database recovers first; a slow machine compiles every module once.
READY_WITHIN = 90.0
TICK = 0.3


def commands(host: str, port: int) -> dict[str, list[str]]:
    """The command line of each process that serves."""
    listen = ["-v", "0", "-b", host, "-p", str(port)]
    return {
        WEB: [str(PYTHON), "-P", "-m", "backend.web", *listen, "backend.asgi:application"],
        WORKER: [*django.MANAGE, "worker"],
    }


class Service:
    """What runs under one parent. With `debug` faults show in the page and output goes to the terminal."""

    def __init__(self, instance: Instance, host: str, port: int | None, *, debug: bool = False) -> None:
        self.instance = instance
        self.host = host
        self.debug = debug
        for name in PROCESSES:
            if children.end(instance.folder, name):
                say(f"  {name} of an earlier start ended")
        self.port = choose_port(host, port)
        self.address = shown(host, self.port)
        self.database = Database(instance.folder)
        self.children = self._children()

    def serve(self, changed: Callable[[], bool] = lambda: False) -> None:
        """Run until told to stop (an exception from a signal), then stop everything.

        `changed` is asked all the time: True means new code, and web and worker start again.
        """
        announce(self.instance.folder, self.address)
        try:
            with step("Database"):
                self.database.start()
            prepare(self.instance.folder, self.database.owner_url, self.environment(), demo=self.instance.demo)
            self._start()
            welcome(self.instance, self.address, self.environment())
            while True:
                if changed():
                    self._end_children()
                self._tend()
                time.sleep(TICK)  # noqa: TID251 - the parent's heartbeat
        finally:
            hold_signals()
            with step("Stopping"):
                self._end_children()
                self.database.release()

    def environment(self) -> dict[str, str]:
        """The environment of web and worker; the database's address in it is today's."""
        return self.instance.environment(self.database) | {
            "DONDOC_ALLOWED_HOSTS": allowed_hosts(self.host, demo=self.instance.demo),
            "DONDOC_DEBUG": "1" if self.debug else "0",
            "DONDOC_PORT": str(self.port),
        }

    def _children(self) -> list[Child]:
        return [
            Child(self.instance.folder, name, command, self.environment, to_terminal=self.debug)
            for name, command in commands(self.host, self.port).items()
        ]

    def _start(self) -> None:
        with step("Web and worker"):
            deadline = time.monotonic() + READY_WITHIN
            while not answers(self.address):
                self._tend()
                failing = next((child for child in self.children if child.deaths >= 3), None)
                if failing or time.monotonic() > deadline:
                    silent = failing or self.children[0]
                    raise Unusable(f"{silent.name} does not start; {silent.last_words()}")
                time.sleep(TICK / 3)  # noqa: TID251 - the web opens its port when it can; bounded by the deadline

    def _tend(self) -> None:
        before = self.database.application_url
        tending = [self.database.tend, *(child.tend for child in self.children)]
        for tend in tending:
            happened = tend()
            if happened:
                say(f"  {happened}")
        if self.database.application_url != before:  # its port was taken meanwhile
            self._end_children()

    def _end_children(self) -> None:
        for child in self.children:
            child.end()


def end_instance(folder: DataFolder) -> list[str]:
    """End the parent, web, worker and database of an instance, whatever state they are in; what was ended, in words."""
    from backend.embedded.cluster import Cluster  # needs the locked packages

    ended = ["the parent with all of its own"] if end_parent(folder) else []
    ended += [name for name in PROCESSES if children.end(folder, name)]
    return ended + (["database"] if Cluster(folder.home).stop() else [])
