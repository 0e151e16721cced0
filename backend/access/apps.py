"""Registers with the act what it must ask of the access rules."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may, who sees."""

    name = "backend.access"

    def ready(self) -> None:
        """Hand the readers to the write path, and who keeps plans to their drafts: both lie below and cannot import them."""
        from backend.access import readers, rules, rules_inspection_plans, rules_inspections  # noqa: F401 - rules are registered by being read
        from backend.activity.roots import Readership, Registry
        from backend.plans.drafting import Keepers

        Keepers.hat_of = rules.justify_keeping
        Registry.readership = Readership(of=readers.readers_of, of_event=readers.event_readers, may_see=readers.may_see)
