"""The register of documents that order work: directives, letters, notices of conclusion (product.md §3)."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.files.models import FileObject
from backend.organisations.models import OrgUnit


class DocumentKind(models.TextChoices):
    """What kind of document it is; a notice of conclusion is what was concluded at a meeting or by a leader."""

    DIRECTIVE = "DIRECTIVE"
    DECISION = "DECISION"
    RESOLUTION = "RESOLUTION"
    PLAN = "PLAN"
    OFFICIAL_LETTER = "OFFICIAL_LETTER"
    CONCLUSION = "CONCLUSION"
    OTHER = "OTHER"


class Document(Root):
    """A document in the register of `body`, received or its own. Issuer, number and year tell it apart: `same_as` is
    these three, written alike however they were typed. `replaced_by`: the later one that took its place. `file`: the
    document itself, as it was received."""

    noun = "document"
    tracked = ("kind", "number", "issued_on", "issuer", "abstract", "replaced_by_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=20, choices=DocumentKind.choices)
    number = models.CharField(max_length=80)
    issued_on = models.DateField()
    issuer = models.CharField(max_length=200)
    abstract = models.TextField()
    same_as = models.CharField(max_length=300)
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="replaces")
    file = models.ForeignKey(FileObject, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        indexes = [
            GinIndex(fields=["readers"], name="document_readers"),
            models.Index(fields=["body", "-issued_on", "id"], name="document_body_day"),
        ]
        constraints = [models.UniqueConstraint(fields=["body", "same_as"], name="document_once")]

    @property
    def label(self) -> str:
        return self.number
