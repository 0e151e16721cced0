"""The event, what it says, the head of its chain, and the answered requests. Written by `activity_append` alone."""

import json
from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Event(models.Model):
    """One fact of one record, for ever. Ids only, never names of persons; no foreign keys, so that
    appending waits on nothing. `act` is the `seq` of the first event of the same act."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    act = models.BigIntegerField()
    actor_id = models.BigIntegerField()
    acting_for_id = models.BigIntegerField(null=True)
    recorded_for_id = models.BigIntegerField(null=True)
    capacity = models.TextField(blank=True)
    verb = models.TextField()
    subject_type = models.TextField()
    subject_id = models.TextField()
    from_state = models.TextField(null=True)  # null: the state did not change
    to_state = models.TextField(null=True)  # null: the state did not change
    version = models.IntegerField(null=True)  # of the subject after it, when the event bumped it
    readers = ArrayField(models.BigIntegerField())
    digest = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        db_table = "activity_event"
        indexes = [
            GinIndex(fields=["readers"], name="event_readers"),
            models.Index(fields=["subject_type", "subject_id", "-seq"], name="event_subject"),
            models.Index(fields=["actor_id", "-seq"], name="event_actor"),
            models.Index(fields=["subject_type", "-seq"], name="event_kind"),
        ]
        triggers = [
            pgtrigger.Protect(name="event_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
        ]


class Payload(models.Model):
    """What an event says: label, reason, detail as canonical JSON. A lawful erasure empties `body` and keeps
    the chain valid, since the chain holds only the salted digest."""

    seq = models.BigIntegerField(primary_key=True)
    salt = models.BinaryField()
    body = models.TextField(null=True)

    class Meta:
        db_table = "activity_payload"
        triggers = [pgtrigger.Protect(name="payload_is_final", operation=pgtrigger.Update | pgtrigger.Delete)]

    @property
    def content(self) -> dict[str, Any]:
        """`{"label", "reason", "detail"}`; empty after an erasure."""
        return json.loads(self.body) if self.body else {}


class Head(models.Model):
    """The single row every append locks: where the chain ends."""

    id = models.SmallIntegerField(primary_key=True)
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    hash = models.BinaryField()

    class Meta:
        db_table = "activity_head"


class Request(models.Model):
    """A write that was carried out, by its idempotency key: a repetition is answered with the same status and
    the record as it is now. Kept 35 days."""

    pk = models.CompositePrimaryKey("actor_id", "key")
    actor_id = models.BigIntegerField()
    key = models.UUIDField()
    fingerprint = models.BinaryField()
    status = models.SmallIntegerField()
    location = models.TextField(blank=True)
    seq = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "activity_request"
        indexes = [models.Index(fields=["at"], name="request_at")]


class AccessLog(models.Model):
    """Refused attempts, sign-ins and downloads: outside the chain, since they change nothing."""

    at = models.DateTimeField()
    user_id = models.BigIntegerField(null=True)
    kind = models.TextField()  # refused · signed_in · sign_in_failed · downloaded
    method = models.TextField(blank=True)
    path = models.TextField(blank=True)
    code = models.TextField(blank=True)

    class Meta:
        db_table = "access_log"
        indexes = [models.Index(fields=["at"], name="access_log_at")]
