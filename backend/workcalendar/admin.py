"""The announced days, to look at: they are changed by a release, not by hand, so that every copy counts alike."""

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest

from backend.words import Words, lazily, name_for_forms
from backend.workcalendar.models import CalendarDay

apps.get_app_config("workcalendar").verbose_name = lazily(Words("Lịch làm việc", "Working calendar"))
name_for_forms(
    CalendarDay, Words("Ngày", "Day"), Words("Ngày nghỉ và ngày làm bù", "Days off and make-up days"),
    date=Words("Ngày", "Date"), kind=Words("Loại", "Kind"), name_vi=Words("Tên", "Name"),
    status=Words("Hiệu lực", "Status"), source=Words("Nguồn", "Source"),
)  # fmt: skip


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
