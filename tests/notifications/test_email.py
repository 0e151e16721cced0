"""E-mail: one for what was left unread, neutral, once; a real mail server on loopback takes it, refuses it, or is not there."""

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from socket import socket
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from backend import clock
from backend.accounts.models import Membership
from backend.settings import mail_server
from notifications import dispatch
from notifications.email import PAUSE, QUIET, mail_code, mail_the_unread
from notifications.mailboxes import ask, code_of, confirm
from notifications.models import Mailbox, Notice
from tests import worlds
from tests.events import head
from workflows.undo import held_until, undo

ORIGIN = "https://dondoc.example"


class Post:
    """What the mail server took; it takes nothing for those in `refuses`, and no mail to those in `dislikes`."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refuses: set[str] = set()
        self.dislikes: set[str] = set()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 - the library's name
        if address in self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the library's name
        if self.dislikes & set(envelope.rcpt_tos):
            return "554 not this one"
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    post = Post()
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        _, port = free.getsockname()
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.DEFAULT_FROM_EMAIL = "dondoc@example.vn"
    yield post
    controller.stop()


def theirs(user: Any, address: str | None = None) -> Mailbox:
    """An address that was confirmed."""
    return confirm(user, code_of(ask(user, address or f"{user.username}@example.vn", ORIGIN)))


def later(by: timedelta) -> None:
    clock.set_world(clock.now() + by)


def sent(cast: Any) -> Any:
    """A task sent to its head, who is told."""
    task = worlds.in_progress(cast)
    dispatch.dispatch_all()
    theirs(cast.head)
    worlds.act(cast.officer, task, "submit", text="Xong")
    dispatch.dispatch_all()
    return task


def test_what_was_left_unread_is_mailed_once_and_says_nothing_of_the_work(cast, post):
    task = sent(cast)
    assert mail_the_unread() == 0, "it may be read at the screen"
    later(QUIET)
    assert mail_the_unread() == 1
    (letter,) = post.taken
    assert letter["To"] == f"{cast.head.username}@example.vn"
    assert letter["Subject"] == "Đôn Đốc: 1 thông báo chưa đọc"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = letter.get_content()
    assert f"{ORIGIN}/work" in text
    assert f"{ORIGIN}/account" in text
    whole = f"{letter['Subject']} {text}"
    for said in (task.title, task.product, cast.officer.full_name, cast.head.full_name, str(task.pk)):
        assert said not in whole
    later(PAUSE)
    assert mail_the_unread() == 0
    assert len(post.taken) == 1


def test_the_next_mail_waits_an_hour_and_tells_only_what_is_new(cast, post):
    sent(cast)
    later(QUIET)
    mail_the_unread()
    for _ in range(2):
        worlds.act(cast.officer, worlds.in_progress(cast), "submit", text="Xong")
    dispatch.dispatch_all()
    new = Notice.objects.filter(user=cast.head, seq__gt=Mailbox.objects.get(user=cast.head).seq).count()
    later(QUIET)
    assert mail_the_unread() == 0, "one an hour"
    later(PAUSE - QUIET)
    assert mail_the_unread() == 1
    assert post.taken[1]["Subject"] == f"Đôn Đốc: {new} thông báo chưa đọc"
    assert post.taken[1]["Message-ID"] != post.taken[0]["Message-ID"]


def test_nothing_of_what_was_read_is_mailed_nor_of_what_may_be_read_no_more(cast, post):
    sent(cast)
    theirs(cast.officer)
    later(QUIET)
    Notice.objects.filter(user=cast.head).update(read_at=clock.now())
    assert mail_the_unread() == 0
    Notice.objects.filter(user=cast.head).update(read_at=None)
    Membership.objects.filter(user=cast.head).update(valid_to=clock.today() - timedelta(days=1))
    assert mail_the_unread() == 0
    assert post.taken == []


def test_what_can_be_undone_is_mailed_only_when_it_no_longer_can(cast, post, settings):
    settings.UNDO_SECONDS = 3600
    task = worlds.in_progress(cast)
    dispatch.dispatch_all()
    theirs(cast.head)
    worlds.act(cast.officer, task, "submit", text="Xong")
    later(QUIET)
    dispatch.dispatch_all(held_until())
    assert mail_the_unread() == 0, "it can be undone"
    undo(cast.officer, head(), dispatch.untold)
    later(PAUSE + QUIET)
    dispatch.dispatch_all(held_until())
    assert mail_the_unread() == 0, "it was"
    worlds.act(cast.officer, worlds.reread(task), "submit", text="Xong")
    later(PAUSE + QUIET)
    dispatch.dispatch_all(held_until())
    assert mail_the_unread() == 1


def test_in_the_readers_own_language(cast, post):
    cast.head.language = "en"
    cast.head.save()
    sent(cast)
    later(QUIET)
    mail_the_unread()
    assert post.taken[0]["Subject"] == "Đôn Đốc: unread notices: 1"


@pytest.mark.parametrize(("refusing", "fault"), [("refuses", "ADDRESS"), ("dislikes", "SERVER")])
def test_a_mail_that_is_refused_stops_nobody_else(cast, post, refusing, fault):
    sent(cast)
    first, second = sorted([cast.head, cast.chairman], key=lambda user: user.pk)
    theirs(cast.chairman)
    Notice.objects.create(user=cast.chairman, seq=head(), at=clock.now())
    Mailbox.objects.update(seq=0)
    getattr(post, refusing).add(f"{first.username}@example.vn")
    later(QUIET)
    assert mail_the_unread() == 1
    assert [letter["To"] for letter in post.taken] == [f"{second.username}@example.vn"]
    assert Mailbox.objects.get(user=first).fault == fault
    assert Mailbox.objects.get(user=second).fault == ""
    assert mail_the_unread() == 0
    getattr(post, refusing).clear()
    later(PAUSE)
    assert mail_the_unread() == 1
    assert Mailbox.objects.get(user=first).fault == ""


def test_a_mail_server_that_is_away_loses_nothing(cast, post, settings):
    sent(cast)
    later(QUIET)
    there = settings.EMAIL_PORT
    settings.EMAIL_PORT = 1  # nobody listens
    assert mail_the_unread() == 0
    assert Mailbox.objects.get(user=cast.head).fault == Mailbox.Fault.SERVER
    settings.EMAIL_PORT = there
    assert mail_the_unread() == 1, "at the next call, not after an hour"
    assert Mailbox.objects.get(user=cast.head).fault == ""


def test_killed_after_the_mail_left_the_same_mail_goes_again_by_the_same_name(cast, post):
    sent(cast)
    later(QUIET)

    class Killed(Exception):
        pass

    def killed_before_commit() -> None:
        with transaction.atomic():
            mail_the_unread()
            raise Killed

    with pytest.raises(Killed):
        killed_before_commit()
    mail_the_unread()
    first, second = post.taken
    assert first["Message-ID"] == second["Message-ID"]
    assert first.get_content() == second.get_content()


def test_the_code_goes_to_the_address_and_its_refusal_is_kept(cast, post, settings):
    mailbox = ask(cast.head, "moi@example.vn", ORIGIN)
    mail_code(cast.head.pk)
    (letter,) = post.taken
    assert letter["To"] == "moi@example.vn"
    assert code_of(mailbox) in letter.get_content()
    post.refuses.add("khac@example.vn")
    ask(cast.head, "khac@example.vn", ORIGIN)
    mail_code(cast.head.pk)
    assert Mailbox.objects.get(user=cast.head).fault == Mailbox.Fault.ADDRESS
    settings.EMAIL_PORT = 1  # nobody listens
    with pytest.raises(OSError, match="refused"):
        mail_code(cast.head.pk)
    assert Mailbox.objects.get(user=cast.head).fault == Mailbox.Fault.SERVER
    theirs(cast.head)
    mail_code(cast.head.pk)
    assert len(post.taken) == 1, "what is confirmed needs no code"


def test_the_mail_server_is_named_by_one_address():
    assert mail_server("") == {}
    safe = mail_server("smtps://dondoc%40x:p%2Fw@mail.example.vn?from=dondoc@example.vn")
    assert (safe["EMAIL_PORT"], safe["EMAIL_USE_SSL"], safe["EMAIL_USE_TLS"]) == (465, True, False)
    assert (safe["EMAIL_HOST_USER"], safe["EMAIL_HOST_PASSWORD"]) == ("dondoc@x", "p/w")
    begun = mail_server("smtp://mail.example.vn?from=dondoc@example.vn")
    assert (begun["EMAIL_PORT"], begun["EMAIL_USE_SSL"], begun["EMAIL_USE_TLS"]) == (587, False, True)
    assert mail_server("smtp://127.0.0.1:25?from=dondoc@example.vn&tls=none")["EMAIL_USE_TLS"] is False
    for wrong in (
        "mail.example.vn",
        "https://mail.example.vn?from=a@b.vn",
        "smtps://mail.example.vn",
        "smtp:///?from=a@b.vn",
    ):
        with pytest.raises(ImproperlyConfigured, match="DONDOC_MAIL"):
            mail_server(wrong)
