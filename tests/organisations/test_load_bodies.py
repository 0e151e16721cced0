"""The official bodies: all of them, once, beside whatever is there already."""

from collections import Counter

import pytest

from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.activity.chain import Tally
from backend.activity.replay import unlike_events, wrong_readers
from backend.errors import Forbidden
from backend.organisations.models import BodySettings, OrgUnit
from backend.organisations.official import load_bodies, official_rows
from tests.api.client import Client
from tests.events import no_event


def test_the_list_is_whole():
    rows = list(official_rows())
    assert Counter(row.kind for row in rows) == {"PROVINCE": 34, "COMMITTEE": 3321}
    assert len({row.code for row in rows}) == 3355
    names = {row.code: row.name for row in rows}
    assert (names["01"], names["00004"]) == ("Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân phường Ba Đình")


def test_all_bodies_come_once_and_leave_alone_what_is_there(cast):
    before = OrgUnit.objects.get(code="30337")  # an official code that the sample world uses under another province
    founder = Client(User.objects.create_superuser("quantri", "mot-mat-khau-dai", full_name="Người Sáng Lập"))
    offered = founder.post("bodies", {}).json()["items"]  # as by the command
    assert len(offered) == 35 and OrgUnit.objects.filter(kind__is_body=True).count() == 3 + 3354
    below = founder.get("bodies", above=OrgUnit.objects.get(code="79").pk).json()["items"]
    assert len(below) > 100 and not any(row["opened"] for row in below)
    assert OrgUnit.objects.get(code="30337").parent_id == before.parent_id
    body = OrgUnit.objects.select_related("parent").get(code="30341")
    assert (body.is_body, body.readers, body.parent.code) == (True, [body.pk], "91")
    assert BodySettings.objects.filter(body=body, review_days=5, warn_days=3, extension_limit=2).exists()
    assert list(unlike_events(Tally())) == [] and list(wrong_readers(Tally())) == []
    with no_event():
        assert load_bodies(system_user()) is None and founder.post("bodies", {}).json()["items"] == offered


def test_new_bodies_are_not_for_everybody(cast):
    with pytest.raises(Forbidden), no_event():
        load_bodies(cast.admin)
