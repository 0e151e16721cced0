"""E-mail, for who gave an address: how many notices they have not read, and where. What they are about stays in the system: a mail
lies on servers that are not the office's. Only the worker calls the mail server.

A notice is written when its act can no longer be undone (`dispatch`), so what is undone is mailed to nobody. Killed between the
mail server's yes and our own note of it, the same mail goes again under the same Message-ID.
"""

import logging
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.utils import translation

from backend import clock
from backend.access.readers import keys_of
from backend.words import say
from notifications.mailboxes import HOLDS, code_of
from notifications.models import Mailbox
from notifications.notices import unread_after

log = logging.getLogger(__name__)
QUIET = timedelta(minutes=10)  # what is read within them, at a screen, needs no mail
PAUSE = timedelta(hours=1)  # between two mails to one person
UNSENT = (SMTPException, OSError)
ONE_ALONE = (
    SMTPRecipientsRefused,
    SMTPSenderRefused,
    SMTPDataError,
)  # of them, said of one mail by a server that goes on

# People whose oldest unread and unmailed notice is older than QUIET, and who were told nothing within PAUSE.
DUE = """SELECT m.user_id FROM notifications_mailbox m JOIN accounts_user u ON u.id = m.user_id AND u.is_active
    WHERE m.confirmed_at IS NOT NULL AND (m.tried_at IS NULL OR m.tried_at <= %(pause)s OR m.fault = 'SERVER')
    AND EXISTS (SELECT FROM notifications_notice n
        WHERE n.user_id = m.user_id AND n.read_at IS NULL AND n.seq > m.seq AND n.at <= %(quiet)s)
    ORDER BY m.user_id"""


def mail_the_unread() -> int:
    """Mail everybody who is due; how many mails left. One address that is refused stops nobody else; a mail server that does not
    answer is asked once, and again at the next call."""
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(DUE, {"pause": now - PAUSE, "quiet": now - QUIET})
        due = [user_id for (user_id,) in cursor.fetchall()]
    if not due:
        return 0
    try:
        with get_connection() as server:
            return sum(_mail_one(user_id, server) for user_id in due)
    except UNSENT as fault:
        log.warning("no mail could be sent: %s", fault)
        untried = Mailbox.objects.filter(pk__in=due).exclude(tried_at__gte=now)
        untried.update(tried_at=now, fault=Mailbox.Fault.SERVER)
        return 0


def mail_code(user_id: int) -> None:
    """Send the code by which a person shows that the address they gave is theirs. Raises what the mail server's silence raises,
    so that it is tried again."""
    mailbox = Mailbox.objects.select_related("user").filter(pk=user_id, confirmed_at=None).first()
    if mailbox is None:
        return  # confirmed or taken back meanwhile
    with translation.override(mailbox.user.language):
        letter = _letter(
            mailbox,
            say("Đôn Đốc: mã xác nhận {code}", "Đôn Đốc: code {code}", code=code_of(mailbox)),
            say(
                "Gõ mã {code} ở trang {place} trong {n} phút để nhận thư ở địa chỉ này.\n\nNếu không phải bạn nhập địa chỉ này, hãy bỏ qua thư.",
                "Type the code {code} at {place} within {n} minutes to be told at this address.\n\nIf it was not you who gave it, do nothing.",
                code=code_of(mailbox), place=f"{mailbox.origin}/account", n=HOLDS // timedelta(minutes=1),
            ),
        )  # fmt: skip
    kept = Mailbox.objects.filter(pk=user_id, asked_at=mailbox.asked_at)
    try:
        letter.send()
    except UNSENT as refused:
        kept.update(fault=_fault(refused))
        if not isinstance(refused, ONE_ALONE):
            raise
        log.warning("a code was not taken: %s", refused)
    else:
        kept.update(fault="")


def _mail_one(user_id: int, server: Any) -> bool:
    """Whether a mail left. Raises what the mail server's silence raises."""
    with transaction.atomic():
        rows = Mailbox.objects.select_related("user").select_for_update(skip_locked=True, of=("self",))
        mailbox = rows.filter(pk=user_id, confirmed_at__isnull=False).first()
        if mailbox is None:
            return False
        unread, last = unread_after(user_id, keys_of(mailbox.user), mailbox.seq)
        if not unread:
            return False
        try:
            server.send_messages([_of_unread(mailbox, unread, last)])
            mailbox.seq, mailbox.fault = last, ""
        except ONE_ALONE as refused:
            log.warning("a mail was not taken: %s", refused)
            mailbox.fault = _fault(refused)
        mailbox.tried_at = clock.now()
        mailbox.save(update_fields=["seq", "tried_at", "fault"])
        return not mailbox.fault


def _of_unread(mailbox: Mailbox, unread: int, last: int) -> EmailMessage:
    with translation.override(mailbox.user.language):
        letter = _letter(
            mailbox,
            say("Đôn Đốc: {n} thông báo chưa đọc", "Đôn Đốc: unread notices: {n}", n=unread),
            say(
                "Bạn có {n} thông báo chưa đọc: {place}\n\nThư không ghi việc gì, của ai. Thôi nhận thư: {account}",
                "Notices you have not read: {n}, at {place}\n\nWhat they are about is not written here. To be told no more: {account}",
                n=unread, place=f"{mailbox.origin}/work", account=f"{mailbox.origin}/account",
            ),
        )  # fmt: skip
    host = urlsplit(mailbox.origin).hostname
    letter.extra_headers["Message-ID"] = f"<notices-{settings.INSTANCE}-{mailbox.user_id}-{last}@{host}>"
    return letter


def _letter(mailbox: Mailbox, subject: str, text: str) -> EmailMessage:
    return EmailMessage(subject, f"{text}\n", to=[mailbox.address], headers={"Auto-Submitted": "auto-generated"})


def _fault(refused: Exception) -> str:
    return Mailbox.Fault.ADDRESS if isinstance(refused, SMTPRecipientsRefused) else Mailbox.Fault.SERVER
