"""Units to look at; they come from lists (`load-units`)."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest

from backend.organisations.models import OrgUnit
from backend.words import Words, lazily, name_for_forms

apps.get_app_config("organisations").verbose_name = lazily(Words("Đơn vị", "Units"))
name_for_forms(
    OrgUnit, Words("Đơn vị", "Unit"), Words("Đơn vị", "Units"),
    code=Words("Mã", "Code"), name=Words("Tên", "Name"), short_name=Words("Tên gọn", "Short name"),
    kind=Words("Loại", "Kind"), parent=Words("Cấp trên", "Parent"), body=Words("Cơ quan", "Body"),
    is_group=Words("Là nhóm", "Is a group"), members=Words("Thành viên của nhóm", "Members of the group"),
    position=Words("Thứ tự", "Order"), valid_from=Words("Từ ngày", "From"), valid_to=Words("Đến hết ngày", "Until"),
)  # fmt: skip


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
