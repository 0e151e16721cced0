"""Registers with the act what it must ask of the access rules."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may, who sees."""

    name = "backend.access"

    def ready(self) -> None:
        """Hand the readers to the write path: `activity` lies below and cannot import them."""
        from backend.access import readers, rules_inspections  # noqa: F401 - its rules are registered by being read
        from backend.activity.change import Readership, Registry

        Registry.readership = Readership(of=readers.readers_of, of_event=readers.event_readers, may_see=readers.may_see)
