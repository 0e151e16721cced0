"""Stored files: by content, once; who may read one follows the records it is attached to."""

import uuid

from django.conf import settings
from django.db import models


class FileObject(models.Model):
    """Bytes under the client's own id. In quarantine until an act attaches it; then kept for ever, unless it was sent by
    mistake: closed, nobody opens it; removed, its bytes are gone, while name, hash and reason stay.

    The bytes lie in FILES_DIR/<first two of sha256>/<sha256>; `type` is what the bytes themselves say."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    media_type = models.CharField(max_length=120)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    attached = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    close_reason = models.CharField(max_length=500, blank=True)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["uploaded_at"], condition=models.Q(attached=False), name="file_quarantine")]
