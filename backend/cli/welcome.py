"""The last words of `run`: the address, who can sign in, how to stop."""

import json
import urllib.request
from typing import Any

from backend.cli import django
from backend.cli.instance import Instance

WAIT = 10.0
# The machine's proxy is for the world outside; it would not find us.
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def answers(address: str) -> bool:
    """True when the web answers at all."""
    try:
        _get(f"{address}/api/v1/session")
    except OSError:
        return False
    return True


def welcome(instance: Instance, address: str, environment: dict[str, str]) -> None:
    """Print them on stdout."""
    print(f"\nĐôn Đốc runs at {address}\n")
    if instance.demo:
        print("Sign in as one of these (password: demo), or click a card on the sign-in page:")
        for person in _get(f"{address}/api/v1/demo/cast")["items"]:
            place = ", ".join(part for part in (person["title"], person["unit"]) if part)
            print(f"  {person['username']:<10} {person['full_name']:<20} {place}")
    else:
        show_first_link(address, environment)
    print("\nStop with Ctrl-C here, or with ./dondoc stop in another terminal.", flush=True)


def show_first_link(address: str, environment: dict[str, str]) -> None:
    """Print the link that makes the first administrator, while there is none."""
    path = django.output("first_admin_link", environment=environment).strip()
    if path:
        print(f"Make the first administrator, once, at {address}{path}")


def _get(url: str) -> Any:
    with DIRECTLY.open(url, timeout=WAIT) as answer:
        return json.load(answer)
