"""Comments on tasks, tickets and inspections: what was said, what it said before it was edited, what came with it, and who is
mentioned."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.files.models import FileObject
from backend.organisations.models import OrgUnit


class Comment(models.Model):
    """Something said about the record (`noun`, `record`) inside `body`, or, `shared`, to both of its bodies: `readers` are
    their keys. It is a child of its record, whose lock guards it. `people`, `units`: who is mentioned. A removed one stays in
    its place, with who removed it, when and why; its text is read by its writer and the leaders of `body` alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    noun = models.CharField(max_length=20)
    record = models.UUIDField()
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="+")
    shared = models.BooleanField(default=False)
    readers = ArrayField(models.BigIntegerField())
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=200)
    text = models.TextField()
    people = ArrayField(models.BigIntegerField(), default=list)
    units = ArrayField(models.BigIntegerField(), default=list)
    at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    removal_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["record", "-at"], name="comment_record"),
            GinIndex(fields=["readers"], name="comment_readers"),
        ]


class CommentFile(models.Model):
    """What came with a comment; it is read by whoever reads the comment, for as long as that is not removed."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(FileObject, on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["comment", "file"], name="comes_once")]


class EarlierText(models.Model):
    """What a comment said until it was edited: since `at`, as its version of that number. Never changed."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="earlier")
    version = models.IntegerField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["comment", "version"], name="earlier_once")]
        triggers = [pgtrigger.Protect(name="earlier_is_final", operation=pgtrigger.Update | pgtrigger.Delete)]


class Mention(models.Model):
    """That a comment asks for somebody's attention: it lies in their box until they answer on the record or say that they have
    read it (`done_at`)."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="mentions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "user"], name="mentioned_once")]
        indexes = [models.Index(fields=["user"], condition=models.Q(done_at__isnull=True), name="mention_open")]
