"""`run` and `stop`: one instance up and down."""

import argparse
from pathlib import Path

from backend.cli import frontend, packages
from backend.cli.instance import Instance
from backend.cli.parent import parenthood, told_to_stop
from backend.cli.place import data_home
from backend.cli.progress import Usage, say
from backend.cli.service import Service, end_instance
from backend.embedded.folder import DataFolder


def run(words: list[str]) -> int:
    """Set up what is missing and start everything; stays in the foreground until Ctrl-C or `./dondoc stop`."""
    parser = argparse.ArgumentParser(prog="dondoc run", description=run.__doc__)
    where_to_listen(parser)
    parser.add_argument("--no-demo", action="store_true", help="start empty, for real work; prints the first sign-in")
    parser.add_argument("--wheels", type=Path, metavar="DIR", help="take packages from this folder, not the registry")
    wish = parser.parse_args(words)
    wheels = wish.wheels.absolute() if wish.wheels else None
    if wheels and not wheels.is_dir():
        raise Usage(f"there is no folder {wheels}")
    packages.ready("app", wheels=wheels)
    with told_to_stop():
        frontend.built(wheels)
        instance = Instance.make(data_home(wish.data), demo=False if wish.no_demo else None)
        with parenthood(instance.folder) as running:
            if running:
                say(f"dondoc: {instance.folder.home} already runs at {running}; stop it with ./dondoc stop")
            else:
                Service(instance, wish.host, wish.port).serve()
    return 0


def where_to_listen(parser: argparse.ArgumentParser) -> None:
    """The options that `run` and `dev` share."""
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on (8000, or the next free one)")
    parser.add_argument("--data", metavar="DIR", help="data folder (DONDOC_DATA, or this clone's own)")


def stop(words: list[str]) -> int:
    """Stop the parent, web, worker and database of an instance, whatever state they are in."""
    parser = argparse.ArgumentParser(prog="dondoc stop", description=stop.__doc__)
    parser.add_argument("--data", metavar="DIR", help="data folder (DONDOC_DATA, or this clone's own)")
    folder = DataFolder(data_home(parser.parse_args(words).data))
    if not folder.run.is_dir():
        say(f"There is no instance in {folder.home}.")
        return 0
    packages.ready("app")
    stopped = end_instance(folder)
    say(f"Stopped: {', '.join(stopped)}." if stopped else f"Nothing was running in {folder.home}.")
    return 0
