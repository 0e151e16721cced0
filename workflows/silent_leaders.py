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
from backend.organisations.models import OrgUnit
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.models import WorkItemPerson

SILENT_DAYS = 5  # working days


def propose_stand_ins() -> int:
    """Propose for every leader who is silent today; how many. Safe to repeat."""
    since = datetime.combine(calendar().add_working_days(clock.today(), -SILENT_DAYS), time(), tzinfo=clock.LOCAL)
    asked = WorkItemPerson.objects.filter(item__closed_at=None, item__opened_at__lt=since, acting_for=None)
    waiting = Counter(asked.values_list("item__task__body_id", "user_id"))
    proposed = 0
    for body_id in sorted({body for body, _ in waiting if body is not None}):
        roster = roster_of(body_id, with_above=False)
        away = {absent.user_id for absent in roster.away}
        leaders = {hat.user_id for hat in roster.hats if hat.post in LEADERS} - away
        for user_id in sorted(leaders):
            if waiting[body_id, user_id] and not _acted(user_id, since) and not _told(body_id, user_id, since):
                proposed += _propose(roster, user_id, waiting[body_id, user_id], since)
    return proposed


def _acted(user_id: int, since: datetime) -> bool:
    return Event.objects.filter(actor_id=user_id, at__gte=since).exists()


def _told(body_id: int, user_id: int, since: datetime) -> bool:
    told = Event.objects.filter(verb="absence.proposed", subject_type="unit", subject_id=str(body_id), at__gte=since)
    payloads = Payload.objects.filter(pk__in=told.values("seq"))
    return any(payload.content["detail"]["user"] == user_id for payload in payloads)


def _propose(roster: Roster, user_id: int, waiting: int, since: datetime) -> int:
    keepers = sorted({hat.user_id for hat in roster.hats if hat.office or hat.standing})
    try:
        with change(system_user(), OrgUnit.ref(roster.body_id)) as act:
            if _told(roster.body_id, user_id, since):  # by another worker meanwhile
                raise NotTheMoment(say("Đã nhắc.", "Reminded already."))
            act.note(
                act.record, "absence.proposed", user=user_id, stand_in=proposed_stand_in(User.objects.get(pk=user_id)),
                waiting=waiting, days=SILENT_DAYS, keepers=keepers,
            )  # fmt: skip
    except NotTheMoment:
        return 0
    return 1
