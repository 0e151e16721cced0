"""What runs by the clock, in the worker's process: procrastinate takes each tick once, whatever the number of workers."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from backend.access.sessions import SessionStore
from backend.activity.retries import forget_requests
from backend.files.store import clear_quarantine
from notifications.day import keep_day
from notifications.email import mail_code, mail_the_unread
from notifications.keeping import forget_what_is_over
from notifications.lapses import lapse_all
from workflows.rerouting import reroute_all
from workflows.signals import look_for_signals
from workflows.silent_leaders import propose_stand_ins
from workflows.ticket.rechecking import draw_all


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="lapse_opinions")
def lapse_opinions(timestamp: int) -> None:
    """Opinions whose days are over; every five minutes catches the change of the day and any time missed."""
    lapse_all()


@app.periodic(cron="1-59/5 * * * *")
@app.task(queueing_lock="reroute_steps")
def reroute_steps(timestamp: int) -> None:
    """Steps whose people changed: by an absence that begins or ends with the day, or a post."""
    reroute_all()


@app.periodic(cron="3-59/5 * * * *")
@app.task(queueing_lock="mail_the_unread")
def mail_notices(timestamp: int) -> None:
    """Notices left unread, to who wants them by e-mail; where no mail server is named, nobody does."""
    mail_the_unread()


@app.task(retry=RetryStrategy(max_attempts=10, wait=60))
def send_code(user_id: int) -> None:
    """To an address just given."""
    mail_code(user_id)


@app.periodic(cron="2-59/10 * * * *")
@app.task(queueing_lock="keep_the_day")
def keep_the_day(timestamp: int) -> None:
    """Periods that begin, review dates that come, Monday's list; every ten minutes catches the change of the day."""
    keep_day()


@app.periodic(cron="41 * * * *")
@app.task(queueing_lock="look_again")
def look_again(timestamp: int) -> None:
    """The month's draw of what is looked at again, and quiet hints; every hour, so that a worker that slept catches up."""
    draw_all()
    look_for_signals()


@app.periodic(cron="23 1 * * *")
@app.task(queueing_lock="propose_stand_ins")
def propose_for_silent_leaders(timestamp: int) -> None:
    """Leaders for whom work has waited for days; in the morning here."""
    propose_stand_ins()


@app.periodic(cron="17 2 * * *")
@app.task(queueing_lock="clear_uploads")
def clear_uploads(timestamp: int) -> None:
    """Uploads nobody attached."""
    clear_quarantine()


@app.periodic(cron="37 2 * * *")
@app.task(queueing_lock="forget_requests")
def forget_old_requests(timestamp: int) -> None:
    """Keys of requests that nobody will send again."""
    forget_requests()


@app.periodic(cron="47 2 * * *")
@app.task(queueing_lock="forget_what_is_over")
def forget_kept_long_enough(timestamp: int) -> None:
    """Log entries and read notices that no body keeps any longer."""
    forget_what_is_over()


@app.periodic(cron="57 2 * * *")
@app.task(queueing_lock="forget_sessions")
def forget_ended_sessions(timestamp: int) -> None:
    """Sign-ins whose time is over."""
    SessionStore.clear_expired()
