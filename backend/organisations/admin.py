"""Units to look at; they come from lists (`load-units`)."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from backend.organisations.models import OrgUnit


@admin.register(OrgUnit)
class OrgUnitAdmin(admin.ModelAdmin):
    """Read-only; found by code and name."""

    list_display = ("code", "name", "short_name", "kind", "parent", "valid_to")
    search_fields = ("code", "name", "short_name")
    list_filter = ("kind",)
    ordering = ("body", "position")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """By a list only."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """By a list only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False
