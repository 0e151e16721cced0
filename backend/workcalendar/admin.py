"""The announced days, to look at: they are changed by a release, not by hand, so that every copy counts alike."""

from django.contrib import admin
from django.http import HttpRequest

from backend.workcalendar.models import CalendarDay


@admin.register(CalendarDay)
class CalendarDayAdmin(admin.ModelAdmin):
    """A read-only list by year."""

    list_display = ("date", "kind", "name_vi", "status", "source")
    list_filter = ("kind",)
    date_hierarchy = "date"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody adds a day here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: CalendarDay | None = None) -> bool:
        """Nobody changes a day here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: CalendarDay | None = None) -> bool:
        """Nobody removes a day here."""
        return False
