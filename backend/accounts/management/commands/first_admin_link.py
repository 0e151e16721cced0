"""Prints the path of the one-use link for the first administrator; nothing when there is one already."""

from typing import Any

from django.core.management.base import BaseCommand

from backend.accounts.edits import first_administrator_token


class Command(BaseCommand):
    """Called by `./dondoc run --no-demo`, which puts the address before it."""

    help = "one-use link for the first administrator"

    def handle(self, *args: Any, **options: Any) -> None:
        """The path alone on stdout."""
        token = first_administrator_token()
        if token:
            self.stdout.write(f"/start/{token}")
