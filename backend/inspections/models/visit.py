"""What is written down on a visit, by several on their own devices: answers, photos, minutes (product.md §22)."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models

from backend.files.models import FileObject
from backend.inspections.models.inspection import Inspection

CONCLUDED_IS_FINAL = pgtrigger.Trigger(
    name="concluded_visit_is_final",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func=(
        "IF EXISTS (SELECT FROM inspections_inspection WHERE id IN (OLD.inspection_id, NEW.inspection_id)"
        " AND concluded_at IS NOT NULL) THEN RAISE EXCEPTION 'what a concluded visit wrote down never changes'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;"
    ),
)


class Answer(models.Model):
    """What one member says of an item (an id within the visit's checklists); each member's row is their own. `value`:
    `{figures, choice, text}`. `at`: by the device's clock; `saved_at`: ours."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="answers")
    item = models.UUIDField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    value = models.JSONField()
    note = models.TextField(blank=True)
    failed = models.BooleanField(default=False)
    at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["saved_at"]
        indexes = [models.Index(fields=["item"], name="answer_item")]
        constraints = [models.UniqueConstraint(fields=["inspection", "item", "author"], name="own_answer_once")]
        triggers = [CONCLUDED_IS_FINAL]


class ItemChoice(models.Model):
    """Which of several answers to an item counts; it settles those that were there `at` that moment."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="choices")
    item = models.UUIDField()
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inspection", "item"], name="one_choice_an_item")]
        triggers = [CONCLUDED_IS_FINAL]


class Minutes(models.Model):
    """The minutes (biên bản); `number` 0 is the main one, further ones supplement it. `content`: every part of product.md
    §22. `on_paper`: written and signed without us, who keep its pages. Signed, it never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="minutes")
    number = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    content = models.JSONField(default=dict)
    on_paper = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    pages_later = models.BooleanField(default=False)  # signed on paper, its pages to be photographed afterwards
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="minutes_number_once"),
            models.UniqueConstraint(
                fields=["inspection"], condition=models.Q(signed_at=None), name="one_draft_of_minutes"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="signed_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.signed_at IS NOT NULL"),
            )
        ]


class SitePhoto(models.Model):
    """A photograph of what an item, a finding or a signed page of the minutes shows. It is only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="photos")
    file = models.ForeignKey(FileObject, on_delete=models.PROTECT, related_name="site_photos")
    item = models.UUIDField(null=True)
    finding = models.ForeignKey("inspections.Finding", null=True, on_delete=models.PROTECT, related_name="photos")
    minutes = models.ForeignKey(Minutes, null=True, on_delete=models.PROTECT, related_name="pages")
    page = models.PositiveSmallIntegerField(null=True)
    taken_at = models.DateTimeField()
    caption = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["page", "taken_at", "id"]
        triggers = [pgtrigger.Protect(name="only_added", operation=pgtrigger.Update | pgtrigger.Delete)]
