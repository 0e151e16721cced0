"""People and their posts: what an administrator sets. Every change of a post goes through an edit, with its event."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from backend.accounts.edits import configure_body, end_post, give_post, record_absence
from backend.accounts.models import Absence, LeaderInCharge, Membership, User
from backend.errors import Refused

admin.site.unregister(Group)
admin.site.site_header = "Đôn Đốc · Quản trị"
admin.site.site_title = "Đôn Đốc"
admin.site.index_title = "Đơn vị, người, thiết lập"


class Kept(admin.ModelAdmin):
    """Nothing is deleted: history points at it."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


class NewUserForm(AdminUserCreationForm):
    """User name, full name and a password to be handed over."""

    class Meta:
        model = User
        fields = ("username", "full_name")


@admin.register(User)
class PersonAdmin(UserAdmin):
    """Accounts; rights come from posts, not from here."""

    add_form = NewUserForm
    list_display = ("username", "full_name", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff")
    search_fields = ("username", "full_name")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = ((None, {"fields": ("username", "full_name", "password", "language", "is_active", "is_staff")}),)
    add_fieldsets = ((None, {"fields": ("username", "full_name", "usable_password", "password1", "password2")}),)

    def get_queryset(self, request: HttpRequest) -> Any:
        """People; the system's own user is not one."""
        return super().get_queryset(request).filter(is_system=False)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """People are switched off, never removed: history names them."""
        return False


class RefusalForm(forms.ModelForm):
    """Shows the domain's refusal where a form shows its errors."""


class ThroughEdit(Kept):
    """Saving calls the domain; a refusal is shown in words and nothing is stored."""

    form = RefusalForm

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Hand on to `through`."""
        try:
            self.through(request.user, obj, form, change)
        except Refused as refused:
            raise PermissionDenied(refused.detail) from refused

    def through(self, by: Any, obj: Any, form: Any, change: bool) -> None:
        """The edit."""
        raise PermissionDenied


@admin.register(Membership)
class MembershipAdmin(ThroughEdit):
    """Who holds which post. A post given is not rewritten: it ends, and another begins."""

    list_display = ("user", "title", "unit", "post", "valid_from", "valid_to")
    list_filter = ("post", "unit__body")
    search_fields = ("user__full_name", "user__username", "unit__name")
    autocomplete_fields = ("user", "unit")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Afterwards only its end can be set."""
        return ("user", "unit", "post", "title", "deputises", "areas", "valid_from") if obj else ()

    def through(self, by: Any, obj: Any, form: Any, change: bool) -> None:
        """Give the post, or end it."""
        if change:
            if obj.valid_to:
                end_post(by, obj, last_day=obj.valid_to)
            return
        give_post(by, obj)


@admin.register(LeaderInCharge)
class LeaderInChargeAdmin(ThroughEdit):
    """Which leader has which field or unit."""

    list_display = ("leader", "body", "area", "unit", "valid_from", "valid_to")
    autocomplete_fields = ("leader", "body", "unit")

    def through(self, by: Any, obj: Any, form: Any, change: bool) -> None:
        """One of the body's choices."""
        configure_body(by, obj.body, obj)


@admin.register(Absence)
class AbsenceAdmin(ThroughEdit):
    """Who is away, and who stands in."""

    list_display = ("user", "stand_in", "first_day", "last_day", "document_no")
    autocomplete_fields = ("user", "stand_in")

    def through(self, by: Any, obj: Any, form: Any, change: bool) -> None:
        """Record it."""
        record_absence(by, obj)
