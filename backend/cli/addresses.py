"""Where the web listens, and how that is written."""

import errno
import os
import socket

from backend.cli.progress import Usage, say

FIRST_PORT = 8000
# How a command asks whether the web answers.
LOOPBACK = "localhost,127.0.0.1,[::1]"
ANYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - compared with, not bound to


def choose_port(host: str, wanted: int | None) -> int:
    """The wanted port, or the first free one from 8000. Raises Usage when the wanted one is taken."""
    if wanted is not None:
        if not 0 < wanted < 65536:
            raise Usage(f"{wanted} is no port: 1 to 65535")
        if not _free(host, wanted):
            raise Usage(f"port {wanted} on {host} is taken; choose another with --port")
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + 50):
        if _free(host, port):
            if port != FIRST_PORT:
                say(f"  port {FIRST_PORT} is taken: using {port}")
            return port
    raise Usage("no free port from 8000 to 8049; choose one with --port")


def shown(host: str, port: int) -> str:
    """The address to open in a browser on this machine."""
    name = "127.0.0.1" if host in ANYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"


def allowed_hosts(host: str, *, demo: bool) -> str:
    """Names under which the web answers: what the environment says and this machine's loopback, else its own names.

    A demo that listens on every address answers to every name: it holds nothing real.
    """
    given = os.environ.get("DONDOC_ALLOWED_HOSTS")
    if given:
        return f"{given},{LOOPBACK}"
    if host in ANYWHERE:
        return "*" if demo else f"{LOOPBACK},{socket.gethostname()},{socket.getfqdn()}"
    return f"{LOOPBACK},{host}"


def _free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise Usage(f"this user may not listen on port {port}; choose another with --port") from None
        except OSError as problem:
            if problem.errno != errno.EADDRINUSE:
                raise Usage(f"{host} is no address of this machine") from None
            return False
    return True
