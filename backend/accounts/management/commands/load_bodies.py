"""`load_bodies`: the official provinces and communes, to choose one's own body from."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from backend.accounts.queries import system_user
from backend.organisations.official import load_bodies
from backend.words import say, terminal_language


class Command(BaseCommand):
    """Exit 0 when loaded or nothing to do. It lies with accounts, since the act needs to know by whom."""

    help = "load the 34 provinces and 3,321 communes by their official codes; safe to repeat"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load, and say in a line what came of it."""
        with translation.override(terminal_language()):
            loaded = load_bodies(system_user())
            if loaded is None:
                self.stdout.write(say("Không có gì thay đổi.", "Nothing has changed."))
                return
            kinds = [body.kind_id for body in loaded.bodies]
            said = {"provinces": kinds.count("PROVINCE"), "communes": kinds.count("COMMITTEE")}
            self.stdout.write(
                say(
                    "Thêm {provinces} tỉnh, thành phố và {communes} xã, phường, đặc khu.",
                    "Added {provinces} provinces and {communes} communes.",
                    **said,
                )
            )
