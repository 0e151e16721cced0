"""What the day brings by itself: periods that begin, due dates that are near, review dates that come, on Monday the list of
what waits for an event (product.md §6), what is long late to the leaders in charge (§16), and the figures by the year's
cut-off (§25). Looked for again and again: each is done once."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from backend import clock
from backend.accounts.queries import system_user
from backend.accounts.roster import LEADERS, roster_of
from backend.activity.change import change
from backend.activity.models import Event
from backend.errors import NotTheMoment
from backend.organisations.models import OrgUnit
from backend.plans.models import Task
from backend.words import say
from notifications.due_dates import remind_of_dues
from notifications.due_replies import remind_of_replies
from workflows.plan.closing import freeze_cut_offs
from workflows.put_to_leaders import put_to_leaders
from workflows.task.base import LIVE
from workflows.task.dating import WAITING_KINDS
from workflows.task.periods import open_all
from workflows.ticket.ladder import climb_overdue

UNDATED = Q(due_on=None, rhythm=None, state__in=LIVE)
WAITING = UNDATED & Q(deadline_kind__in=WAITING_KINDS)


def keep_day() -> None:
    """All of it. Safe to repeat."""
    open_all()
    remind_of_reviews()
    remind_of_dues()
    list_waiting()
    put_to_leaders()
    climb_overdue()
    remind_of_replies()
    freeze_cut_offs()


def remind_of_reviews() -> int:
    """Tell the giver of each task whose review date has come; how many. Once for a date."""
    due = Task.objects.filter(UNDATED, review_on__lte=clock.today()).order_by("pk")
    last = _last_told(due)
    rows = [task.pk for task in due if task.review_on and last.get(str(task.pk), date.min) < task.review_on]
    return sum(_remind(pk) for pk in rows)


def _remind(task_id: object) -> int:
    try:
        with change(system_user(), Task.ref(task_id)) as act:
            task: Task = act.record
            if task.due_on or task.review_on is None or task.review_on > clock.today() or _told(task):
                raise NotTheMoment(say("Đã nhắc.", "Reminded already."))
            act.note(task, "task.review_due", review_on=task.review_on)
    except NotTheMoment:
        return 0
    return 1


def _told(task: Task) -> bool:
    return _last_told([task]).get(str(task.pk), date.min) >= (task.review_on or date.min)


def _last_told(tasks: Iterable[Task]) -> dict[str, date]:
    """On which day each was last looked at by a reminder."""
    said = Event.objects.filter(
        subject_type=Task.noun, subject_id__in=[str(task.pk) for task in tasks], verb="task.review_due"
    )
    return {subject: clock.local(at).date() for subject, at in said.order_by("seq").values_list("subject_id", "at")}


def list_waiting() -> int:
    """From Monday on, once a week: tell the standing office of each body with tasks that wait for an event; how many
    bodies were told."""
    monday = clock.today() - timedelta(days=clock.today().weekday())
    since = datetime.combine(monday, time(), tzinfo=clock.LOCAL)
    bodies = Task.objects.filter(WAITING, given_at__lt=since).order_by("giver_body_id")
    return sum(_list(body_id, since) for body_id in bodies.values_list("giver_body_id", flat=True).distinct())


def _list(body_id: int, since: datetime) -> int:
    hats = roster_of(body_id).all_hats()
    people = {hat.user_id for hat in hats if hat.standing} or {hat.user_id for hat in hats if hat.post in LEADERS}
    try:
        with change(system_user(), OrgUnit.ref(body_id)) as act:
            said = Event.objects.filter(
                subject_type=OrgUnit.noun, subject_id=str(body_id), verb="unit.awaiting_listed", at__gte=since
            )
            if said.exists() or not people:
                raise NotTheMoment(say("Đã nhắc tuần này.", "Reminded this week already."))
            waiting = Task.objects.filter(WAITING, giver_body_id=body_id).count()
            act.note(act.record, "unit.awaiting_listed", tasks=waiting, people=sorted(people))
    except NotTheMoment:
        return 0
    return 1
