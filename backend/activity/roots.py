"""What acts are about, and what this layer must ask of who may read it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import models

Reader = Callable[[models.Model], list[int]]


class Readership(NamedTuple):
    """What this layer must ask of the access rules; registered at start-up by `backend.access`."""

    of: Reader  # keys that may read the record
    # keys that may read an event of this verb on it; the flag: said between its body and its giver, whatever the verb
    of_event: Callable[[models.Model, str, bool], list[int]]
    may_see: Callable[[Any, models.Model], bool]  # (user, record)


class Registry:
    """Holds the one Readership of the process."""

    readership: Readership | None = None

    @classmethod
    def get(cls) -> Readership:
        assert cls.readership is not None, "backend.access has not registered its readers"
        return cls.readership


class Root(models.Model):
    """A record that acts are about. `tracked` names the fields whose changes every event records (old → new);
    `version` grows with each act that changes one of them; `readers` are the keys that may read it."""

    tracked: tuple[str, ...] = ()
    lock_order = 9
    noun = ""
    comes_along = False  # rows may come with the product, and then have no event until somebody changes them
    home: tuple[str, str] = ("body_id", "body_id")  # fields: the body it belongs to, and the one it is also told to

    version = models.IntegerField(default=0)
    readers: Any  # each root declares its ArrayField with an index of its own

    class Meta:
        abstract = True

    @classmethod
    def ref(cls, pk: Any) -> "Ref":
        """A pointer to lock, without reading the row."""
        return Ref(cls, pk)

    @property
    def label(self) -> str:
        """A short text that stands for the record in the history."""
        raise NotImplementedError(f"{type(self).__name__} has no label")

    def tracked_values(self) -> dict[str, Any]:
        """The tracked fields as JSON-ready values, keyed by field name."""
        return {name: plain(getattr(self, name)) for name in self.tracked}


class Ref(NamedTuple):
    """Which record to lock."""

    model: type[Root]
    pk: Any


def ref_of(record: Root) -> Ref:
    """The pointer to a record."""
    return Ref(type(record), record.pk)


def row_of(record: Root) -> dict[str, Any]:
    """Its columns but the key, by name."""
    return {f.attname: getattr(record, f.attname) for f in record._meta.concrete_fields if not f.primary_key}


def plain(value: Any) -> Any:
    """JSON-ready: dates, numbers and ids as text, containers copied."""
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set):
        return [plain(v) for v in value]
    if value is None or isinstance(value, bool | int | str):
        return value
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value)
