"""Days that are not what their weekday says, as the Government announces them each year."""

from django.db import models


class CalendarDay(models.Model):
    """A holiday, a day off by swap, or a working Saturday. `status` and `source` say how sure it is."""

    class Kind(models.TextChoices):
        HOLIDAY = "HOLIDAY"
        SWAPPED_OFF = "SWAPPED_OFF"
        COMPENSATORY_OFF = "COMPENSATORY_OFF"
        MAKEUP_WORKDAY = "MAKEUP_WORKDAY"
        HOLIDAY_TO_CONFIRM = "HOLIDAY_TO_CONFIRM"  # counted as a working day until confirmed

    date = models.DateField(primary_key=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name_vi = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    status = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
