"""The first administrator makes an office work through the admin pages; every post has its event."""

from datetime import date, datetime

import pytest
from django.contrib import admin
from django.test import Client

from backend import clock
from backend.accounts.edits import first_administrator_token, make_first_administrator
from backend.accounts.models import Absence, Membership, User
from backend.errors import Invalid, NotFound
from backend.organisations.models import BodySettings
from notifications.lapses import lapse_all
from tests import worlds
from tests.events import exactly_one_event, no_event
from workflows.models import ApprovalPolicy


@pytest.fixture
def pages(cast):
    return signed_in(cast.admin)


def signed_in(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_link_works_once(cast):
    assert first_administrator_token() is None  # somebody administers already
    User.objects.update(is_staff=False)
    earlier, token = first_administrator_token() or "", first_administrator_token() or ""
    with pytest.raises(NotFound):  # a newer link takes the place of those before it
        make_first_administrator(token=earlier, username="khac", full_name="Khác", password="mot-mat-khau-dai")
    with pytest.raises(Invalid):
        make_first_administrator(token=token, username="quantri", full_name="Người Quản Trị", password="quantri")
    made = make_first_administrator(
        token=token, username="quantri", full_name="Người Quản Trị", password="mot-mat-khau-dai"
    )
    assert made.is_staff
    assert made.check_password("mot-mat-khau-dai")
    with pytest.raises(NotFound):
        make_first_administrator(token=token, username="khac", full_name="Khác", password="mot-mat-khau-dai")


def test_a_person_gets_an_account_and_a_post(pages, units):
    made = pages.post(
        "/admin/accounts/user/add/",
        {
            "username": "moi",
            "full_name": "Người Mới",
            "usable_password": "true",
            "password1": "mot-mat-khau-dai",
            "password2": "mot-mat-khau-dai",
        },
    )
    assert made.status_code == 302, made.content
    user = User.objects.get(username="moi")
    with exactly_one_event() as seen:
        given = pages.post(
            "/admin/accounts/membership/add/",
            {
                "user": user.pk,
                "unit": units["KT"].pk,
                "post": "MEMBER",
                "title": "Chuyên viên",
                "deputises": "NEVER",
                "areas": "",
                "valid_from": "2026-08-14",
            },
        )
    assert given.status_code == 302
    assert (seen.event.verb, seen.event.subject_id) == ("person.joined", str(units["KT"].pk))
    post = Membership.objects.get(user=user)
    with exactly_one_event() as seen:
        pages.post(f"/admin/accounts/membership/{post.pk}/change/", {"valid_to": "2026-08-20"})
    assert seen.event.verb == "person.left"
    post.refresh_from_db()
    assert post.valid_to == date(2026, 8, 20)


@pytest.mark.parametrize(
    ("last_day", "words"), [("2024-12-31", "không kết thúc trước ngày đó được"), ("", "errorlist"), ("2026-08-20", "")]
)
def test_a_post_ends_once_and_not_before_it_began(pages, cast, last_day, words):
    Membership.objects.filter(user=cast.head).update(valid_from="2025-07-01", valid_to="2026-08-20")
    post = Membership.objects.get(user=cast.head)
    with no_event():
        answer = pages.post(f"/admin/accounts/membership/{post.pk}/change/", {"valid_to": last_day}, follow=True)
    assert words in answer.content.decode()
    post.refresh_from_db()
    assert post.valid_to == date(2026, 8, 20)


def test_an_account_is_switched_off_and_on_before_everybodys_eyes(pages, cast, units):
    path = f"/admin/accounts/user/{cast.head.pk}/change/"
    account = {"username": "head", "full_name": cast.head.full_name, "language": "vi"}
    for verb, box in (("person.switched_off", {}), ("person.switched_on", {"is_active": "on"})):
        with exactly_one_event() as seen:
            pages.post(path, account | box)
        assert (seen.event.verb, seen.event.subject_id) == (verb, str(units["TTPVHCC"].pk))
        assert User.objects.get(pk=cast.head.pk).is_active is bool(box)
    with no_event():
        pages.post(path, account | {"is_active": "on"})


def test_an_administrator_makes_another(pages, cast):
    """What the box of the account says is all it takes."""
    person = cast.standing
    account = {"username": person.username, "full_name": person.full_name, "language": "vi", "is_active": "on"}
    assert signed_in(person).get("/admin/accounts/membership/").status_code == 302
    pages.post(f"/admin/accounts/user/{person.pk}/change/", account | {"is_staff": "on"})
    assert signed_in(person).get("/admin/accounts/membership/").status_code == 200
    pages.post(f"/admin/accounts/user/{person.pk}/change/", account)
    assert signed_in(person).get("/admin/accounts/membership/").status_code == 302


def test_choices_of_a_body_are_events(pages, units):
    policy = ApprovalPolicy.objects.get(body=units["30337"], klass="ORDINARY")
    with exactly_one_event() as seen:
        pages.post(
            f"/admin/workflows/approvalpolicy/{policy.pk}/change/",
            {
                "body": units["30337"].pk,
                "klass": "ORDINARY",
                "preset": "PROVINCE",
                "silence": "GOES_ON",
                "opinion_days": 3,
            },
        )
    assert seen.event.verb == "body.configured"
    policy.refresh_from_db()
    assert [step["step"] for step in policy.steps] == ["PARTNER_OPINION", "UNIT_HEAD", "STANDING_OFFICE"]
    assert BodySettings.objects.get(body=units["30337"]).warn_days == 3


def test_an_absence_needs_a_colleague(pages, cast):
    wrong = pages.post(
        "/admin/accounts/absence/add/",
        {
            "user": cast.head.pk,
            "stand_in": cast.outsider.pk,
            "first_day": "2026-08-17",
            "last_day": "2026-08-20",
            "areas": "",
            "document_no": "",
        },
    )
    assert wrong.status_code == 302
    assert (
        "Người thay phải là người khác"
        in pages.get(wrong["Location"], headers={"Accept-Language": "vi"}).content.decode()
    )
    assert not Absence.objects.filter(user=cast.head).exists()


def test_who_is_back_sooner_ends_the_absence(pages, cast):
    away = {
        "user": cast.head.pk,
        "stand_in": cast.standing.pk,
        "first_day": "2026-08-14",
        "areas": "",
        "document_no": "",
    }
    with exactly_one_event() as seen:
        pages.post("/admin/accounts/absence/add/", away | {"last_day": "2026-08-20"})
    assert seen.event.verb == "absence.recorded"
    kept = Absence.objects.get(user=cast.head)
    with exactly_one_event() as seen:
        pages.post(f"/admin/accounts/absence/{kept.pk}/change/", away | {"last_day": "2026-08-17"})
    assert (seen.event.verb, seen.says["detail"]["last_day"]) == ("absence.ended", "2026-08-17")


def test_the_pages_are_ours_alone():
    """What libraries register by themselves (groups, addresses, the engine's rows, jobs) has no page."""
    assert {model._meta.label for model in admin.site._registry} == {
        "accounts.User", "accounts.Membership", "accounts.LeaderInCharge", "accounts.Absence", "organisations.OrgUnit",
        "organisations.BodySettings", "workflows.ApprovalPolicy", "workcalendar.CalendarDay",
    }  # fmt: skip


@pytest.mark.parametrize(("language", "words"), [("vi", "Vị trí trong đơn vị"), ("en", "Posts in units")])
def test_the_pages_speak_both_languages(pages, language, words):
    page = pages.get("/admin/", headers={"Accept-Language": language}).content.decode()
    assert words in page
    assert "Org unit" not in page and "Membership" not in page


@pytest.mark.parametrize(
    "path",
    [
        "accounts/user",
        "accounts/membership",
        "accounts/absence",
        "accounts/leaderincharge",
        "organisations/orgunit",
        "organisations/bodysettings",
        "workflows/approvalpolicy",
        "workcalendar/calendarday",
    ],
)
def test_pages_open_and_nothing_can_be_deleted(pages, path):
    answer = pages.get(f"/admin/{path}/")
    assert answer.status_code == 200
    assert b"delete_selected" not in answer.content


def test_others_are_not_let_in(cast):
    assert signed_in(cast.chairman).get("/admin/accounts/user/").status_code == 302


def test_a_body_may_forbid_silence_for_key_tasks(pages, cast, units):
    policy = ApprovalPolicy.objects.get(body=units["30337"], klass="KEY")
    path = f"/admin/workflows/approvalpolicy/{policy.pk}/change/"
    assert 'value="GOES_ON" selected' in pages.get(path).content.decode()
    chosen = {"body": units["30337"].pk, "klass": "KEY", "preset": "STANDARD", "silence": "WAITS", "opinion_days": 5}
    assert pages.post(path, chosen).status_code == 302
    assert 'value="WAITS" selected' in pages.get(path).content.decode()
    task = worlds.submitted(cast, klass="KEY", opinions=("KT",))
    item = task.work_items.get()
    assert (item.silence, item.due_on) == ("WAITS", date(2026, 8, 21))
    clock.set_world(datetime(2026, 9, 1, 8, tzinfo=clock.LOCAL))
    assert lapse_all() == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_is_called_an_object(pages, cast, units, language):
    """Every record has a name, and every choice its words, on every page that shows one."""
    Absence.objects.create(
        user=cast.head, stand_in=cast.standing, first_day=date(2026, 8, 17), last_day=date(2026, 8, 20)
    )
    for model in admin.site._registry:
        place = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        row = model._default_manager.last()
        for path in (place, f"{place}{row.pk}/change/"):
            page = pages.get(path, headers={"Accept-Language": language}).content.decode()
            assert " object (" not in page, path
            if language == "vi":
                assert not {f">{word}<" for word in ENGLISH if f">{word}<" in page}, path


ENGLISH = (
    "Chairman", "Vice Chairman", "Head", "Deputy", "Member", "Clerk", "Inspector", "Committee Member", "Administrator",
    "Ordinary", "Key", "From Above", "Never", "Always", "When Away", "Areas", "Holiday", "Swapped Off", "Makeup Workday",
)  # fmt: skip


def test_posts_speak_both_languages(pages, cast):
    post = Membership.objects.get(user=cast.officer)
    for language, words in (("vi", "Công chức, viên chức"), ("en", "Officer")):
        page = pages.get(f"/admin/accounts/membership/{post.pk}/change/", headers={"Accept-Language": language})
        assert words in page.content.decode()
        assert "Huỳnh Thị Thử: Chuyên viên, Trung tâm PVHCC" in page.content.decode()
