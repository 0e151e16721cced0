"""A post that ends leaves no open work without a receiver (product.md §25)."""

from datetime import date
from typing import Any

import pytest

from backend.accounts.edits import end_post
from backend.accounts.models import Membership
from backend.activity.models import Event
from backend.errors import Invalid, NotTheMoment
from backend.inspections.models import Reply
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head, no_event
from tests.inspections import reply_worlds
from tests.inspections.worlds import step
from workflows.leaving import leave_post

LAST = date(2026, 8, 14)


def post_of(user: Any) -> Membership:
    return Membership.objects.get(user=user)


def test_refused_while_open_work_has_no_receiver(cast: Any, units: Any) -> None:
    worlds.in_progress(cast)
    post = post_of(cast.officer)
    with pytest.raises(Invalid) as refused, no_event():
        leave_post(cast.admin, units["30337"], post.pk, last_day=LAST)
    assert [error.field for error in refused.value.errors] == ["receiver"]
    with pytest.raises(NotTheMoment), no_event():  # the pages of the administration hand nothing over
        end_post(cast.admin, post, last_day=LAST)
    with pytest.raises(Invalid), no_event():
        leave_post(cast.admin, units["30337"], post.pk, last_day=LAST, receiver_id=cast.kt_officer.pk)


def test_handed_over_in_the_same_act_and_the_past_stays(cast: Any, units: Any) -> None:
    done, one, other = worlds.completed(cast), worlds.in_progress(cast), worlds.submitted(cast)
    at, post = f"bodies/{units['30337'].pk}", post_of(cast.officer)
    told = Client(cast.admin).get(f"{at}/posts/{post.pk}/open-work").json()
    assert {row["id"] for row in told["items"]} == {str(one.pk), str(other.pk)}
    assert told["receivers"][0]["unit"]["id"] == post.unit_id
    before = head()
    body = {
        "last_day": "2026-08-14", "receiver": cast.tt_officer2.pk,
        "items": [{"id": str(other.pk), "receiver": cast.head.pk}],
    }  # fmt: skip
    assert Client(cast.admin).post(f"{at}/posts/{post.pk}/ending", body).status_code == 200
    verbs = sorted(event.verb for event in events_since(before))
    assert verbs == ["person.left", "task.reassigned", "task.reassigned"]
    assert len(set(Event.objects.filter(seq__gt=before).values_list("act", flat=True))) == 1
    officers = [worlds.reread(task).officer for task in (done, one, other)]
    assert officers == [cast.officer, cast.tt_officer2, cast.head]
    assert worlds.reread(other).submission.by == cast.officer


def test_a_self_report_goes_to_who_takes_over(cast: Any, units: Any) -> None:
    reply = step(cast.chairman, reply_worlds.asked(cast), "assign", officer=cast.officer.pk, unit=units["TTPVHCC"].pk)
    post = post_of(cast.officer)
    (row,) = Client(cast.admin).get(f"bodies/{units['30337'].pk}/posts/{post.pk}/open-work").json()["items"]
    assert (row["kind"], row["id"], row["due_on"]) == ("reply", str(reply.pk), "2026-08-21")
    before = head()
    leave_post(cast.admin, units["30337"], post.pk, last_day=LAST, receiver_id=cast.tt_officer2.pk)
    assert {"reply.reassigned", "person.left"} == {event.verb for event in events_since(before)}
    assert Reply.objects.get(pk=reply.pk).officer == cast.tt_officer2


def test_who_holds_another_post_in_the_unit_keeps_the_work(cast: Any, units: Any) -> None:
    worlds.in_progress(cast)
    post = post_of(cast.officer)
    post.pk, post.title = None, "Phụ trách bộ phận"
    post.save(force_insert=True)
    leave_post(cast.admin, units["30337"], post.pk, last_day=LAST)
