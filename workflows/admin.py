"""What a body chose: its settings and approval policies. Each change is an event of the body."""

from typing import Any

from django.contrib import admin

from backend.accounts.admin import ThroughEdit
from backend.accounts.edits import configure_body
from backend.organisations.models import BodySettings
from workflows.models import ApprovalPolicy
from workflows.policy import steps_of


@admin.register(BodySettings)
class BodySettingsAdmin(ThroughEdit):
    """Standing office, days of warning and review, reasons offered when returning."""

    list_display = ("body", "standing_office", "warn_days", "extension_limit")
    autocomplete_fields = ("body", "standing_office")

    def through(self, by: Any, obj: Any, form: Any, change: bool) -> None:
        """One of the body's choices."""
        configure_body(by, obj.body, obj)


@admin.register(ApprovalPolicy)
class ApprovalPolicyAdmin(ThroughEdit):
    """A preset for a class of task; its steps follow from it. Running submissions keep what they froze."""

    list_display = ("body", "klass", "preset")
    fields = ("body", "klass", "preset")
    autocomplete_fields = ("body",)

    def through(self, by: Any, obj: Any, form: Any, change: bool) -> None:
        """Fill in the preset's steps and store."""
        obj.steps = steps_of(obj.preset, obj.klass)
        configure_body(by, obj.body, obj)
