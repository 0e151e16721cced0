"""What is kept for a time only goes when its body says so; records and their history stay (product.md §14)."""

from datetime import timedelta
from typing import Any

from backend import clock
from backend.activity.models import AccessLog, Event
from backend.organisations.models import BodySettings
from notifications.keeping import forget_what_is_over
from notifications.models import Notice
from tests import worlds

MONTH = timedelta(days=31)


def logged(user: Any, months: int) -> None:
    AccessLog.objects.create(at=clock.now() - months * MONTH, user_id=user.pk if user else None, kind=f"{months}")


def test_the_log_goes_as_its_bodies_say_and_never_within_a_year(cast: Any, units: Any) -> None:
    chosen = BodySettings.objects
    chosen.filter(body=units["30337"]).update(log_months=24)
    for user in (cast.officer, cast.outsider, None):
        for months in (10, 14, 26):
            logged(user, months)
    events = Event.objects.count()
    assert forget_what_is_over()["logged"] == 4
    left = set(AccessLog.objects.filter(kind__in=["10", "14", "26"]).values_list("user_id", "kind"))
    assert left == {
        (cast.officer.pk, "10"),
        (cast.officer.pk, "14"),
        (cast.outsider.pk, "10"),
        (None, "10"),
        (None, "14"),
    }
    assert forget_what_is_over()["logged"] == 0
    chosen.update(log_months=1)  # whatever stands there
    forget_what_is_over()
    assert AccessLog.objects.filter(kind="10").count() == 3
    assert Event.objects.count() == events


def test_notices_go_some_months_after_they_were_read(cast: Any, units: Any) -> None:
    worlds.assigned(cast)
    chosen = BodySettings.objects.filter(body=units["30337"])
    now, seqs = clock.now(), iter(range(900_001, 900_010))

    def told(user: Any, *, read: int | None) -> int:
        read_at = None if read is None else now - read * MONTH
        return Notice.objects.create(user=user, seq=next(seqs), at=now - 30 * MONTH, read_at=read_at).pk

    kept = {told(cast.officer, read=None), told(cast.officer, read=2), told(cast.outsider, read=11)}
    gone = {told(cast.officer, read=5), told(cast.outsider, read=14)}
    chosen.update(notice_months=4)
    assert forget_what_is_over()["notices"] == 2
    assert set(Notice.objects.filter(pk__in=kept | gone).values_list("pk", flat=True)) == kept
