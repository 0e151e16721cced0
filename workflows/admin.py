"""What a body chose: its settings and approval policies. Each change is an event of the body."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin
from viewflow.workflow.models import Process, Task

from backend.accounts.admin import ThroughEdit
from backend.accounts.edits import configure_body
from backend.organisations.models import BodySettings
from backend.words import Words, lazily, name_for_forms, say
from workflows.models import ApprovalPolicy, Step
from workflows.policy import DEFAULT_DAYS, steps_of

# The engine's own rows are nobody's to look at or to change.
admin.site.unregister([Process, Task])
apps.get_app_config("workflows").verbose_name = lazily(Words("Quy trình duyệt", "Approval"))
name_for_forms(
    BodySettings, Words("Thiết lập của cơ quan", "Settings of a body"), Words("Thiết lập của cơ quan", "Settings of bodies"),
    body=Words("Cơ quan", "Body"), standing_office=Words("Bộ phận thường trực", "Standing office"),
    warn_days=Words("Nhắc trước (ngày làm việc)", "Warn before (working days)"),
    reminder_days=Words("Nhắc người thực hiện trước hạn (các số ngày làm việc)", "Remind who does it before the due date (numbers of working days)"),
    review_days=Words("Ngày xem lại việc chưa có hạn (ngày làm việc)", "Review of undated tasks (working days)"),
    reopen_days=Words("Mở lại, hủy quyết định trong (ngày làm việc)", "Reopen or take back within (working days)"),
    extension_limit=Words("Số lần gia hạn tối đa", "Extensions at most"),
    asks_acceptance=Words("Người được giao phải nhận việc", "Work has to be accepted"),
    partner_mode=Words("Mức phối hợp của đơn vị nêu trong kế hoạch", "Mode of partners named by a plan"),
    usual_rhythm=Words("Nhịp của nhiệm vụ Thường xuyên", "Rhythm of regular tasks"),
    language=Words("Ngôn ngữ của người mới", "Language of new people"),
    log_months=Words("Giữ nhật ký (tháng)", "Log kept (months)"),
    notice_months=Words("Giữ thông báo đã đọc (tháng)", "Read notices kept (months)"),
    return_reasons=Words("Lý do trả lại có sẵn", "Reasons offered when returning"),
)  # fmt: skip
name_for_forms(
    ApprovalPolicy, Words("Quy trình duyệt", "Approval policy"), Words("Quy trình duyệt", "Approval policies"),
    body=Words("Cơ quan", "Body"), klass=Words("Loại nhiệm vụ", "Class of task"), preset=Words("Mẫu quy trình", "Preset"),
)  # fmt: skip


@admin.register(BodySettings)
class BodySettingsAdmin(ThroughEdit):
    """Standing office, days of warning and review, reasons offered when returning; what else is chosen has words on the body's
    own page alone."""

    fields = (
        "body", "standing_office", "warn_days", "reminder_days", "review_days", "reopen_days", "extension_limit",
        "asks_acceptance", "partner_mode", "usual_rhythm", "language", "log_months", "notice_months", "return_reasons",
    )  # fmt: skip
    list_display = ("body", "standing_office", "warn_days", "extension_limit")
    autocomplete_fields = ("body", "standing_office")

    def through(self, by: Any, obj: Any, form: Any, change: bool) -> None:
        """One of the body's choices."""
        configure_body(by, obj.body, obj)


def silence_choices() -> list[tuple[str, str]]:
    """What a partner's silence does, in the reader's language."""
    return [
        (
            "GOES_ON",
            say("Hết hạn thì đi tiếp, ghi là không có ý kiến", "Goes on after its days, recorded as no opinion"),
        ),
        ("WAITS", say("Chờ đến khi có ý kiến", "Waits until the opinion is given")),
    ]


class PolicyForm(forms.ModelForm):
    """A preset, and how long partners are asked and what their silence does."""

    silence = forms.ChoiceField(
        choices=silence_choices,
        label=lazily(Words("Khi đơn vị phối hợp im lặng", "When a partner stays silent")),
        help_text=lazily(
            Words(
                "Chỉ dùng ở quy trình có bước cho ý kiến. Việc đã gửi giữ quy trình lúc gửi.",
                "Only where the preset asks for opinions. What was sent keeps the policy of that moment.",
            )
        ),
    )
    opinion_days = forms.IntegerField(
        min_value=1, max_value=30, initial=DEFAULT_DAYS,
        label=lazily(Words("Thời hạn cho ý kiến (ngày làm việc)", "Days for an opinion (working days)")),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = next((step for step in self.instance.steps or () if step["step"] == Step.PARTNER_OPINION), None)
        if asked:
            self.initial.update(silence=asked["silence"], opinion_days=asked["days"] or DEFAULT_DAYS)


@admin.register(ApprovalPolicy)
class ApprovalPolicyAdmin(ThroughEdit):
    """A preset for a class of task; its steps follow from it. Running submissions keep what they froze."""

    form = PolicyForm
    list_display = ("body", "klass", "preset")
    fields = ("body", "klass", "preset", "silence", "opinion_days")
    autocomplete_fields = ("body",)

    def through(self, by: Any, obj: Any, form: Any, change: bool) -> None:
        """Fill in the preset's steps and store."""
        chosen = form.cleaned_data
        obj.steps = steps_of(obj.preset, obj.klass, silence=chosen["silence"], days=chosen["opinion_days"])
        configure_body(by, obj.body, obj)
