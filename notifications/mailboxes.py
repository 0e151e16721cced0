"""The address at which a person wants to be told by e-mail: typed by themselves, and theirs once they typed the code that was sent
there. It is for themselves alone and nothing of the work: no event tells of it, and doing it twice changes nothing."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from backend import clock
from backend.accounts.models import User
from backend.errors import FieldError, Invalid, NotTheMoment
from backend.words import say
from notifications.models import Mailbox

HOLDS = timedelta(minutes=30)  # a code


def mailbox_of(user: User) -> Mailbox | None:
    """With or without a right code; None for who is told nothing by e-mail."""
    return Mailbox.objects.filter(user=user).first()


def ask(by: User, address: str, origin: str) -> Mailbox:
    """Keep the address as one that is yet to be shown theirs, in place of the one before. `origin`: of the pages as they see them.
    Asked again, another code holds."""
    told = {"address": address, "origin": origin, "asked_at": clock.machine_now(), "confirmed_at": None, "fault": ""}
    return Mailbox.objects.update_or_create(user=by, defaults=told)[0]


def confirm(by: User, code: str) -> Mailbox:
    """The address is theirs: told from now on, nothing of before. Raises NotTheMoment without an address, Invalid for another code
    than the last one sent, or an old one."""
    mailbox = mailbox_of(by)
    if mailbox is None:
        raise NotTheMoment(say("Chưa có địa chỉ nào để xác nhận.", "There is no address to confirm."))
    if mailbox.confirmed_at:
        return mailbox
    held = mailbox.asked_at + HOLDS >= clock.machine_now()
    if not held or not constant_time_compare(code_of(mailbox), "".join(code.split())):
        message = say(
            "Mã chưa đúng hoặc đã quá {n} phút.", "The code is not right, or older than {n} minutes.",
            n=HOLDS // timedelta(minutes=1),
        )  # fmt: skip
        raise Invalid(message, errors=[FieldError("code", message)])
    newest = by.notices.order_by("-seq").values_list("seq", flat=True).first()
    mailbox.confirmed_at, mailbox.seq = clock.machine_now(), newest or 0
    mailbox.save(update_fields=["confirmed_at", "seq"])
    return mailbox


def forget(by: User) -> None:
    """Nothing more is mailed, and the address is kept nowhere."""
    Mailbox.objects.filter(user=by).delete()


def faults_of(user_ids: Collection[int]) -> dict[int, str]:
    """By person: why the last mail to them did not leave."""
    rows = Mailbox.objects.filter(user__in=user_ids, confirmed_at__isnull=False).exclude(fault="")
    return dict(rows.values_list("user_id", "fault"))


def code_of(mailbox: Mailbox) -> str:
    """The six digits that were sent when this address was asked for; kept nowhere."""
    made_of = f"{mailbox.user_id}:{mailbox.address}:{_instant(mailbox.asked_at)}"
    digest = salted_hmac("dondoc.mailbox", made_of, algorithm="sha256").digest()
    return f"{int.from_bytes(digest, 'big') % 1_000_000:06d}"


def _instant(at: datetime) -> int:
    return int(at.timestamp() * 1_000_000)
