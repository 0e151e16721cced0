"""Units of bodies: the tree, other names, groups; and what each body chose for itself."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from backend.activity.roots import Root
from backend.words import Words


class UnitKind(models.Model):
    """Kinds are data: a province, a committee, a division, a group … `is_body`: the wall of product.md §17. `inspected`: the
    body that its units belong to answers for their reform, so they count among those it inspects, unless it chose otherwise."""

    code = models.CharField(primary_key=True, max_length=40)
    name_vi = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    is_body = models.BooleanField(default=False)
    inspected = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(Words(self.name_vi, self.name_en))


class OrgUnit(Root):
    """A unit, identified by its key, never by name. A body's `body` is itself; a group has members, no people.
    `predecessors`: what was merged into it, or what it was before it was set up anew."""

    noun = "unit"
    tracked = ("name", "parent_id", "valid_to")

    code = models.CharField(max_length=40, unique=True)
    kind = models.ForeignKey(UnitKind, on_delete=models.PROTECT)
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    body = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="units")
    is_group = models.BooleanField(default=False)
    members = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="groups")
    predecessors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="successors")
    position = models.IntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    readers = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        ordering = ["position", "id"]
        indexes = [GinIndex(fields=["readers"], name="unit_readers")]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return self.short_name

    @property
    def is_body(self) -> bool:
        """Whether the unit is a body: its own wall."""
        return self.body_id == self.pk


class UnitAlias(models.Model):
    """Another way documents write a unit's name. A list of units replaces what a list said, and nothing else."""

    class Origin(models.TextChoices):
        """Whence it is known. CHOSEN: several units bear the name, and somebody said which one is meant."""

        LISTED = "LISTED"
        FORMER = "FORMER"
        REMEMBERED = "REMEMBERED"
        CHOSEN = "CHOSEN"

    unit = models.ForeignKey(OrgUnit, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=300)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.LISTED)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "text"], name="alias_once")]


class ShareRule(models.TextChoices):
    """Of which findings the share handled in a year is: those whose notice was issued in it, or also those still open
    from earlier years (domain.md §4)."""

    NOTICE_IN_YEAR = "NOTICE_IN_YEAR"
    OPEN_IN_YEAR = "OPEN_IN_YEAR"


class FilesAsked(models.TextChoices):
    """Of which tasks a result that names a document wants its file too (product.md §10); elsewhere the reference is enough."""

    NEVER = "NEVER"
    KEY = "KEY"
    ALWAYS = "ALWAYS"


def usual_reminders() -> list[int]:
    """Working days before a due date on which who does it is reminded (product.md §14)."""
    return [7, 3, 0]


LEAST_LOG_MONTHS = 12  # the log of who came in and what was refused is kept a year at least (domain.md §8.3)


class BodySettings(models.Model):
    """What a body chose. Defaults are those of product.md §14."""

    body = models.OneToOneField(OrgUnit, on_delete=models.PROTECT, related_name="settings")
    standing_office = models.ForeignKey(OrgUnit, null=True, on_delete=models.PROTECT, related_name="+")
    warn_days = models.PositiveSmallIntegerField(default=3)  # working days before the due date
    reminder_days = ArrayField(models.PositiveSmallIntegerField(), default=usual_reminders, blank=True)
    review_days = models.PositiveSmallIntegerField(default=5)  # working days to an undated task's review date
    reopen_days = models.PositiveSmallIntegerField(default=5)  # working days to reopen or take back a decision
    extension_limit = models.PositiveSmallIntegerField(default=2)
    asked_clears = ArrayField(models.CharField(max_length=20), default=list)  # of the "six clear": asked before issuing
    target_tolerance = models.PositiveSmallIntegerField(default=5)  # per cent of its way that a target may stay behind
    cut_off = models.CharField(max_length=5, default="14/12")  # day/month by which a year's figures are counted
    silent_days = models.PositiveSmallIntegerField(
        default=5
    )  # working days after which a leader's stand-in is proposed
    inspection_share = models.PositiveSmallIntegerField(default=30)  # per cent of its units that are visited a year
    kinds_apart = ArrayField(
        models.CharField(max_length=40), null=True
    )  # not inspected; null: as the kinds themselves say
    repeat_years = models.PositiveSmallIntegerField(default=3)  # how far back a finding is looked for as found before
    repeat_likeness = models.PositiveSmallIntegerField(default=40)  # per cent of alike words from which it is proposed
    recheck_share = models.PositiveSmallIntegerField(
        default=10
    )  # per cent of closed tickets drawn to be looked at again
    ranks_units = models.BooleanField(default=False)  # shown by rank, once a leader says so (product.md §28)
    share_rule = models.CharField(max_length=20, choices=ShareRule.choices, default=ShareRule.NOTICE_IN_YEAR)
    files_asked = models.CharField(max_length=10, choices=FilesAsked.choices, default=FilesAsked.NEVER)
    trusted_days = models.PositiveSmallIntegerField(default=30)  # that a trusted device stays signed in; 0: none does
    return_reasons = ArrayField(models.CharField(max_length=200), default=list)  # five, offered when returning
    asks_acceptance = models.BooleanField(default=False)  # who was given a task accepts it before they work on it (§20)
    partner_mode = models.CharField(max_length=20, default="COORDINATES")  # of partners that a plan's lines name
    usual_rhythm = models.CharField(max_length=12, default="QUARTERLY")  # of a line that is "Thường xuyên"
    log_months = models.PositiveSmallIntegerField(
        default=LEAST_LOG_MONTHS
    )  # that sign-ins, refusals and downloads are kept
    language = models.CharField(max_length=2, default="vi")  # that people who are new begin with
    notice_months = models.PositiveSmallIntegerField(default=12)  # that notices are kept once they were read

    def __str__(self) -> str:
        return self.body.short_name
