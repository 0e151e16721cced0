"""A leader for whom work has waited long while they did nothing here: the system proposes a stand-in, once for each silence, to
them and to who may record an absence from paper. Nothing moves by itself (product.md §16)."""

from collections import Counter
from datetime import datetime, time

from backend import clock
from backend.accounts.absences import proposed_stand_in
from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.accounts.roster import LEADERS, Roster, roster_of
from backend.activity.change import change
from backend.activity.models import Event, Payload
from backend.errors import NotTheMoment
from backend.organisations.models import BodySettings, OrgUnit
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.models import WorkItemPerson


def propose_stand_ins() -> int:
    """Propose for every leader who is silent today; how many. Safe to repeat."""
    return sum(_propose_in(one.body_id, one.silent_days) for one in BodySettings.objects.order_by("body"))


def _propose_in(body_id: int, days: int) -> int:
    """`days`: working days of silence that the body allows."""
    since = datetime.combine(calendar(body_id).add_working_days(clock.today(), -days), time(), tzinfo=clock.LOCAL)
    asked = WorkItemPerson.objects.filter(
        item__closed_at=None, item__opened_at__lt=since, item__task__body=body_id, acting_for=None
    )
    waiting = Counter(asked.values_list("user_id", flat=True))
    if not waiting:
        return 0
    roster = roster_of(body_id, with_above=False)
    away = {absent.user_id for absent in roster.away}
    leaders = {hat.user_id for hat in roster.hats if hat.post in LEADERS} - away
    silent = [
        user_id
        for user_id in sorted(leaders & waiting.keys())
        if not _acted(user_id, since) and not _told(body_id, user_id, since)
    ]
    return sum(_propose(roster, user_id, waiting[user_id], since, days) for user_id in silent)


def _acted(user_id: int, since: datetime) -> bool:
    return Event.objects.filter(actor_id=user_id, at__gte=since).exists()


def _told(body_id: int, user_id: int, since: datetime) -> bool:
    told = Event.objects.filter(verb="absence.proposed", subject_type="unit", subject_id=str(body_id), at__gte=since)
    payloads = Payload.objects.filter(pk__in=told.values("seq"))
    return any(payload.content["detail"]["user"] == user_id for payload in payloads)


def _propose(roster: Roster, user_id: int, waiting: int, since: datetime, days: int) -> int:
    keepers = sorted({hat.user_id for hat in roster.hats if hat.office or hat.standing})
    try:
        with change(system_user(), OrgUnit.ref(roster.body_id)) as act:
            if _told(roster.body_id, user_id, since):  # by another worker meanwhile
                raise NotTheMoment(say("Đã nhắc.", "Reminded already."))
            act.note(
                act.record, "absence.proposed", user=user_id, stand_in=proposed_stand_in(User.objects.get(pk=user_id)),
                waiting=waiting, days=days, keepers=keepers,
            )  # fmt: skip
    except NotTheMoment:
        return 0
    return 1
