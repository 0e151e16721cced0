"""People and their posts: what an administrator sets. Every change of a post goes through an edit, with its event."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.shortcuts import redirect

from backend.accounts.absences import record_absence
from backend.accounts.edits import configure_body, end_post, give_post, switch_account
from backend.accounts.models import Absence, LeaderInCharge, Membership, User
from backend.errors import Refused
from backend.words import Words, lazily, name_for_forms

# Rights come from posts, and nobody has an address to confirm here.
admin.site.unregister([Group, EmailAddress])
admin.site.site_header = lazily(Words("Đôn Đốc · Quản trị", "Đôn Đốc · Administration"))
admin.site.site_title = "Đôn Đốc"
admin.site.index_title = lazily(Words("Đơn vị, người, thiết lập", "Units, people, settings"))
FROM, TO = Words("Từ ngày", "From"), Words("Đến hết ngày", "Until")
AREAS = Words("Chỉ trong các lĩnh vực", "Only in these areas")
name_for_forms(
    User, Words("Tài khoản", "Account"), Words("Tài khoản", "Accounts"),
    username=Words("Tên đăng nhập", "User name"), full_name=Words("Họ và tên", "Full name"),
    language=Words("Ngôn ngữ", "Language"), is_active=Words("Đang dùng", "Active"),
    is_staff=Words("Quản trị hệ thống", "Administrator"),
)  # fmt: skip
name_for_forms(
    Membership, Words("Vị trí", "Post"), Words("Vị trí trong đơn vị", "Posts in units"),
    user=Words("Người", "Person"), unit=Words("Đơn vị", "Unit"), post=Words("Vị trí", "Post"),
    title=Words("Chức danh", "Title"), deputises=Words("Thay trưởng đơn vị", "Acts for the head"),
    areas=AREAS, valid_from=FROM, valid_to=TO,
)  # fmt: skip
name_for_forms(
    LeaderInCharge, Words("Phân công lãnh đạo", "Leader in charge"), Words("Phân công lãnh đạo", "Leaders in charge"),
    body=Words("Cơ quan", "Body"), leader=Words("Lãnh đạo", "Leader"), area=Words("Lĩnh vực", "Area"),
    unit=Words("Đơn vị", "Unit"), valid_from=FROM, valid_to=TO,
)  # fmt: skip
name_for_forms(
    Absence, Words("Đi vắng", "Absence"), Words("Đi vắng", "Absences"),
    user=Words("Người đi vắng", "Who is away"), stand_in=Words("Người thay", "Stand-in"), areas=AREAS,
    first_day=FROM, last_day=TO, document_no=Words("Số văn bản", "Document number"),
)  # fmt: skip


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

    def save_model(self, request: Any, obj: User, form: Any, change: bool) -> None:
        """Whether somebody can act at all is a fact of the office; the rest of the account is not."""
        if change and "is_active" in form.changed_data:
            switch_account(request.user, obj, active=obj.is_active)
        super().save_model(request, obj, form, change)

    def get_queryset(self, request: HttpRequest) -> Any:
        """People; the system's own user is not one."""
        return super().get_queryset(request).filter(is_system=False)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """People are switched off, never removed: history names them."""
        return False


class ThroughEdit(Kept):
    """Saving calls the domain; a refusal is told above the form in its own words, and nothing is stored."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Django's view, which is one transaction: it is undone before the refusal is told."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Refused as refused:
            self.message_user(request, refused.detail, messages.ERROR)
            return redirect(request.path)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Hand on to `through`."""
        self.through(request.user, obj, form, change)

    def through(self, by: Any, obj: Any, form: Any, change: bool) -> None:
        """The edit."""
        raise NotImplementedError


@admin.register(Membership)
class MembershipAdmin(ThroughEdit):
    """Who holds which post. A post given is not rewritten: it ends, and another begins."""

    list_display = ("user", "title", "unit", "post", "valid_from", "valid_to")
    list_filter = ("post", ("unit__body", admin.RelatedOnlyFieldListFilter))
    search_fields = ("user__full_name", "user__username", "unit__name")
    autocomplete_fields = ("user", "unit")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Afterwards only its end can be set."""
        return ("user", "unit", "post", "title", "deputises", "areas", "valid_from") if obj else ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **how: Any) -> Any:
        """A post given is opened to say when it ends."""
        form = super().get_form(request, obj, change, **how)
        if "valid_to" in form.base_fields:
            form.base_fields["valid_to"].required = change
        return form

    def through(self, by: Any, obj: Any, form: Any, change: bool) -> None:
        """Give the post, or end it."""
        if not change:
            give_post(by, obj)
        elif form.changed_data:
            end_post(by, obj, last_day=obj.valid_to)


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
