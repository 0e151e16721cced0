"""What a body chose: its settings and approval policies. Each change is an event of the body."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from viewflow.workflow.models import Process, Task

from backend.accounts.admin import ThroughEdit
from backend.accounts.edits import configure_body
from backend.organisations.models import BodySettings
from backend.words import Words, lazily, name_for_forms
from workflows.models import ApprovalPolicy
from workflows.policy import steps_of

# The engine's own rows are nobody's to look at or to change.
admin.site.unregister([Process, Task])
apps.get_app_config("workflows").verbose_name = lazily(Words("Quy trình duyệt", "Approval"))
name_for_forms(
    BodySettings, Words("Thiết lập của cơ quan", "Settings of a body"), Words("Thiết lập của cơ quan", "Settings of bodies"),
    body=Words("Cơ quan", "Body"), standing_office=Words("Bộ phận thường trực", "Standing office"),
    warn_days=Words("Nhắc trước (ngày làm việc)", "Warn before (working days)"),
    review_days=Words("Ngày xem lại việc chưa có hạn (ngày làm việc)", "Review of undated tasks (working days)"),
    reopen_days=Words("Mở lại, hủy quyết định trong (ngày làm việc)", "Reopen or take back within (working days)"),
    extension_limit=Words("Số lần gia hạn tối đa", "Extensions at most"),
    return_reasons=Words("Lý do trả lại có sẵn", "Reasons offered when returning"),
)  # fmt: skip
name_for_forms(
    ApprovalPolicy, Words("Quy trình duyệt", "Approval policy"), Words("Quy trình duyệt", "Approval policies"),
    body=Words("Cơ quan", "Body"), klass=Words("Loại nhiệm vụ", "Class of task"), preset=Words("Mẫu quy trình", "Preset"),
)  # fmt: skip


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
