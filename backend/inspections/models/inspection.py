"""An inspection: from the plan of a visit to the notice of conclusion from which remedying begins."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.organisations.models import OrgUnit
from backend.plans.models import Programme


class Kind(models.TextChoices):
    """Why a visit is made. A surprise one is not told to whom it goes until it is opened on site."""

    PLANNED = "PLANNED"
    SELF = "SELF"
    SURPRISE = "SURPRISE"
    THEMATIC = "THEMATIC"
    PUBLIC_DUTY = "PUBLIC_DUTY"
    FOLLOW_UP = "FOLLOW_UP"


class InspectionState(models.TextChoices):
    """That its tickets are being followed up is read from them, not stored."""

    PLANNED = "PLANNED"
    DECIDED = "DECIDED"
    NOTIFIED = "NOTIFIED"
    ON_SITE = "ON_SITE"
    MINUTES_SIGNED = "MINUTES_SIGNED"
    CONCLUDED = "CONCLUDED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


class Inspection(Root):
    """`body` inspects `unit`, which belongs to `inspected_body` (the same, for a self-inspection), within `programme`, whose
    table of severities its tickets take. `code`: of the body
    and year; a surprise inspection has none before it is opened, so that no gap tells of it. `known_since`: when the
    inspected body came to read it. `opened_at`: when the server heard that the team announced it; `opened_said_at`: when it did by
    the clock of the device that told so, without network maybe long before. `circle`: a number for the key of its team.
    `notice_authority`: for whom the notice is signed; '': the body itself. From `concluded_at` on the notice and
    its findings never change."""

    noun = "inspection"
    lock_order = 3
    tracked = (
        "state", "code", "title", "unit_id", "starts_on", "ends_on", "basis", "decision_no", "decision_on", "notice_no",
        "notice_on", "notice_signer", "notice_signer_title", "notice_authority", "follow_up_unit_id",
    )  # fmt: skip
    home = ("body_id", "inspected_body_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="inspections")
    inspected_body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = models.CharField(max_length=500)
    state = models.CharField(max_length=20, choices=InspectionState.choices, default=InspectionState.PLANNED)
    starts_on = models.DateField()
    ends_on = models.DateField()
    basis = models.TextField(blank=True)
    decision_no = models.CharField(max_length=80, blank=True)
    decision_on = models.DateField(null=True)
    notice_no = models.CharField(max_length=80, blank=True)
    notice_on = models.DateField(null=True)
    notice_signer = models.CharField(max_length=200, blank=True)
    notice_signer_title = models.CharField(max_length=120, blank=True)
    notice_authority = models.CharField(max_length=200, blank=True)
    follow_up_unit = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    follow_up_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="followed_up_by")
    circle = models.BigIntegerField(unique=True)
    known_since = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    opened_said_at = models.DateTimeField(null=True)
    concluded_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [
            GinIndex(fields=["readers"], name="inspection_readers"),
            models.Index(fields=["body", "year", "state"], name="inspection_body"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "code"], condition=~models.Q(code=""), name="inspection_code_once"
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="notice_is_final",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.concluded_at IS NOT NULL"),
                func=(
                    "IF TG_OP = 'UPDATE' AND (OLD.notice_no, OLD.notice_on, OLD.notice_signer, OLD.concluded_at,"
                    " OLD.unit_id, OLD.code, OLD.notice_signer_title, OLD.notice_authority) IS NOT DISTINCT FROM"
                    " (NEW.notice_no, NEW.notice_on, NEW.notice_signer, NEW.concluded_at, NEW.unit_id, NEW.code,"
                    " NEW.notice_signer_title, NEW.notice_authority) THEN RETURN NEW; END IF; "
                    "RAISE EXCEPTION 'a notice of conclusion never changes';"
                ),
            )
        ]

    @property
    def label(self) -> str:
        return f"{self.code} {self.title}".strip()

    @property
    def crosses(self) -> bool:
        """Whether another body is inspected."""
        return self.body_id != self.inspected_body_id

    @property
    def hidden(self) -> bool:
        """Not told to whom it goes: its team and the leaders of the inspecting body alone know of it."""
        return self.kind == Kind.SURPRISE and self.known_since is None


class TeamMember(models.Model):
    """Who visits; a person of the inspecting body. `title` as the decision names it."""

    class Role(models.TextChoices):
        HEAD = "HEAD"
        DEPUTY = "DEPUTY"
        MEMBER = "MEMBER"
        SECRETARY = "SECRETARY"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="team")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    title = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "user"], name="team_member_once"),
            models.UniqueConstraint(
                fields=["inspection"], condition=models.Q(role="HEAD"), name="team_has_one_head"
            ),
        ]  # fmt: skip
