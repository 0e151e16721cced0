"""Days that are not what their weekday says, as the Government announces them each year."""

from django.db import models

from backend.organisations.models import OrgUnit
from backend.words import Words, say


def kind_choices() -> list[tuple[str, str]]:
    """What a day is, in the reader's language."""
    return [
        ("HOLIDAY", say("Nghỉ lễ", "Holiday")),
        ("SWAPPED_OFF", say("Nghỉ hoán đổi", "Day off by swap")),
        ("COMPENSATORY_OFF", say("Nghỉ bù", "Compensatory day off")),
        ("MAKEUP_WORKDAY", say("Làm bù", "Make-up working day")),
        ("HOLIDAY_TO_CONFIRM", say("Nghỉ lễ, chờ xác nhận", "Holiday, to be confirmed")),
    ]


class CalendarDay(models.Model):
    """A holiday, a day off by swap, or a working Saturday. `status` and `source` say how sure it is."""

    class Kind(models.TextChoices):
        HOLIDAY = "HOLIDAY"
        SWAPPED_OFF = "SWAPPED_OFF"
        COMPENSATORY_OFF = "COMPENSATORY_OFF"
        MAKEUP_WORKDAY = "MAKEUP_WORKDAY"
        HOLIDAY_TO_CONFIRM = "HOLIDAY_TO_CONFIRM"  # counted as a working day until confirmed

    date = models.DateField(primary_key=True)
    kind = models.CharField(max_length=20, choices=kind_choices)
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    status = models.CharField(max_length=120)
    source = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y}: {Words(self.name_vi, self.name_en)}"


class BodyDay(models.Model):
    """A day that a body keeps otherwise than the country: a day of the province, a Saturday of its own, a national day off
    on which it works (WORKDAY). It stands in place of the national day of its date."""

    class Kind(models.TextChoices):
        HOLIDAY = "HOLIDAY"
        SWAPPED_OFF = "SWAPPED_OFF"
        COMPENSATORY_OFF = "COMPENSATORY_OFF"
        MAKEUP_WORKDAY = "MAKEUP_WORKDAY"
        WORKDAY = "WORKDAY"

    body = models.ForeignKey(OrgUnit, on_delete=models.PROTECT, related_name="own_days")
    date = models.DateField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["body", "date"], name="body_day_once")]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y}: {self.name}"
