"""Being told by e-mail: an address, the code that was sent there, and the way out (api/mailbox.py)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection

from backend import clock
from notifications.email import mail_code
from notifications.mailboxes import HOLDS, code_of
from notifications.models import Mailbox
from tests.api.client import Client

NONE = {"offered": True, "address": None, "confirmed": False, "fault": None}


@pytest.fixture(autouse=True)
def _a_mail_server(settings: Any) -> None:
    cache.clear()  # how often one has tried
    settings.MAIL_SERVER = {"EMAIL_HOST": "mail.example.vn"}


def jobs() -> list[Any]:
    """For whom the worker has a code to send."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (args->>'user_id')::int FROM procrastinate_jobs WHERE task_name LIKE '%send_code'")
        return [user_id for (user_id,) in cursor.fetchall()]


def code_sent(person: Any) -> str:
    """As the worker sends it."""
    mail_code(person.pk)
    return code_of(Mailbox.objects.get(user=person))


def test_an_address_is_ones_own_once_its_code_is_typed(cast):
    officer = Client(cast.officer)
    assert officer.get("me/mailbox").json() == NONE
    asked = officer.post("me/mailbox", {"address": "toi@example.vn"}).json()
    assert asked == {**NONE, "address": "toi@example.vn"}
    assert jobs() == [cast.officer.pk]
    code = code_sent(cast.officer)
    (letter,) = mail.outbox
    assert letter.to == ["toi@example.vn"]
    assert code in letter.body
    assert "http://testserver/account" in letter.body
    wrong = officer.post("me/mailbox/code", {"code": f"{(int(code) + 1) % 1_000_000:06d}"})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "code")
    assert officer.get("me/mailbox").json()["confirmed"] is False
    for _ in range(2):  # sent again
        assert officer.post("me/mailbox/code", {"code": f"{code[:3]} {code[3:]}"}).json()["confirmed"] is True
    assert officer.post("me/mailbox", {"address": None}).json() == NONE
    assert not Mailbox.objects.exists()


def test_a_code_is_for_one_person_one_address_and_half_an_hour(cast):
    officer, chairman = Client(cast.officer), Client(cast.chairman)
    officer.post("me/mailbox", {"address": "toi@example.vn"})
    first = code_sent(cast.officer)
    chairman.post("me/mailbox", {"address": "toi@example.vn"})
    assert chairman.post("me/mailbox/code", {"code": first}).status_code == 422
    officer.post("me/mailbox", {"address": "khac@example.vn"})
    assert officer.post("me/mailbox/code", {"code": first}).status_code == 422
    for age, answer in ((HOLDS + timedelta(seconds=1), 422), (HOLDS - timedelta(minutes=1), 200)):
        Mailbox.objects.filter(user=cast.officer).update(asked_at=clock.machine_now() - age)
        assert officer.post("me/mailbox/code", {"code": code_sent(cast.officer)}).status_code == answer
    assert Client(cast.head).post("me/mailbox/code", {"code": first}).status_code == 409


def test_another_address_is_told_nothing_before_it_is_confirmed(cast):
    officer = Client(cast.officer)
    officer.post("me/mailbox", {"address": "toi@example.vn"})
    officer.post("me/mailbox/code", {"code": code_sent(cast.officer)})
    assert officer.post("me/mailbox", {"address": "khac@example.vn"}).json()["confirmed"] is False


def test_what_is_no_address_is_said_and_too_many_are_refused(cast):
    officer = Client(cast.officer)
    for address in ("không phải thư", "a@b", "hai@example.vn, ba@example.vn", "x@example.vn\nBcc: y@example.vn"):
        answer = officer.post("me/mailbox", {"address": address})
        (error,) = answer.json()["errors"]
        assert (answer.status_code, error["field"]) == (422, "address"), address
        assert error["message"] == "Không phải địa chỉ thư, ví dụ đúng: ten@xa.gov.vn."
    tries = [officer.post("me/mailbox", {"address": f"toi{n}@example.vn"}).status_code for n in range(6)]
    assert tries == [200] * 5 + [429]


def test_where_no_mail_is_sent_none_is_offered(cast, settings):
    settings.MAIL_SERVER = {}
    officer = Client(cast.officer)
    assert officer.get("me/mailbox").json() == {**NONE, "offered": False}
    assert officer.post("me/mailbox", {"address": "toi@example.vn"}).status_code == 409
    assert jobs() == []


def test_the_administrator_sees_whose_mail_does_not_arrive_and_no_address(cast):
    officer = Client(cast.officer)
    officer.post("me/mailbox", {"address": "toi@example.vn"})
    officer.post("me/mailbox/code", {"code": code_sent(cast.officer)})
    Mailbox.objects.update(fault=Mailbox.Fault.ADDRESS)
    told = Client(cast.admin).get(f"bodies/{cast.chairman.memberships.get().unit.body_id}/people")
    faults = {row["id"]: row["mail_fault"] for row in told.json()["items"] if row["mail_fault"]}
    assert faults == {cast.officer.pk: "ADDRESS"}
    assert "toi@example.vn" not in told.content.decode()
