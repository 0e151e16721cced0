"""People of a body for its administrator: pasted, saved, given codes with which they set their passwords."""

from contextlib import suppress
from typing import Any

from allauth.core import ratelimit
from django.contrib.auth import login
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.administered import administered
from api.names import Names, unit_ref
from api.shapes.duty import OpenWork
from api.shapes.start import BodyPeople, PastedPeople, Slips
from api.task_bodies import SensibleDay
from api.views import ActMixin, ActView, OpenView, ReadView, StrictSerializer, View, request_parts, signed_in
from backend.access.scope import Reader, reading
from backend.accounts.codes import code_for, codes_until, digest_of, issue_codes, redeem_code, why_not
from backend.accounts.models import POST_NAMES, AccessCode, Membership, Post, User
from backend.accounts.people import MOST, NewPerson, add_people
from backend.accounts.queries import administers, valid_memberships
from backend.activity.change import Replayed, absent
from backend.errors import NotFound, TooMany
from backend.imports.people import Known, PastedList, read_people
from backend.imports.reading import units_known
from backend.organisations.models import OrgUnit
from backend.words import say
from notifications.mailboxes import faults_of
from workflows.leaving import leave_post, left_by, receivers_of

AT_MOST: Any = {"max_length": MOST}
LONGEST_PASTE = 100_000  # characters


class PersonBody(StrictSerializer):
    """A post for somebody; `username` of one who is here gives them another."""

    full_name = serializers.CharField(max_length=200)
    title = serializers.CharField(max_length=120)
    unit = serializers.CharField(max_length=40)
    post = serializers.ChoiceField(choices=Post.choices)
    username = serializers.CharField(max_length=80)
    phone = serializers.CharField(required=False, allow_blank=True, default="", max_length=40)


class PeopleBody(StrictSerializer):
    """Everybody to be added, or nobody."""

    items: Any = PersonBody(many=True, allow_empty=False, **AT_MOST)


class BodyPeopleView(ActMixin, ReadView):
    """Who works in the body, with telephones and user names: its administrator's alone."""

    body_serializer = PeopleBody
    again = True
    answers = {"get": {200: BodyPeople}, "post": {200: BodyPeople}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """By unit and post."""
        return _people(reader.user, administered(reader.user, path_parts["body_id"]))

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Add them."""
        add_people(by, administered(by, path_parts["body_id"]), [NewPerson(**row) for row in body["items"]], **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All of them now."""
        return _people(reader.user, administered(reader.user, path_parts["body_id"]))


def _people(by: User, body: OrgUnit) -> dict[str, Any]:
    """The contract's `BodyPeople`."""
    posts = valid_memberships().filter(unit__body_id=body.pk, user__is_system=False).select_related("user", "unit")
    of: dict[int, list[Membership]] = {}
    for post in posts.order_by("unit__position", "unit_id", "id"):
        of.setdefault(post.user_id, []).append(post)
    bodies: dict[int, set[int]] = {}
    for user_id, body_id in valid_memberships().filter(user__in=of).values_list("user_id", "unit__body_id"):
        bodies.setdefault(user_id, set()).add(body_id or body.pk)
    until, faults, mine = codes_until(body.pk), faults_of(list(of)), administers(by)
    return {
        "items": [
            {
                "id": user_id, "username": held[0].user.username, "full_name": held[0].user.full_name,
                "phone": held[0].user.phone, "password_set": held[0].user.has_usable_password(),
                "code_until": until.get(user_id), "mail_fault": faults.get(user_id), "no_code": why_not(by, held[0].user, bodies[user_id], mine),
                "posts": [_post(post) for post in held],
            }
            for user_id, held in of.items()
        ],
        "posts": [{"post": post, "name": str(POST_NAMES[post])} for post in Post],
    }  # fmt: skip


def _post(held: Membership) -> dict[str, Any]:
    return {
        "id": held.pk, "unit": unit_ref(held.unit), "post": held.post, "title": held.title, "valid_to": held.valid_to,
    }  # fmt: skip


class ReceiverBody(StrictSerializer):
    """Who takes over one item."""

    id = serializers.UUIDField()
    receiver = serializers.IntegerField()


class EndingBody(StrictSerializer):
    """The last day; the day before the post began when it was given by mistake. `receiver` takes the open work over, but
    for `items` that go to others."""

    last_day = SensibleDay()
    receiver = serializers.IntegerField(required=False, allow_null=True, default=None)
    items: Any = ReceiverBody(many=True, required=False, default=list)


class OpenWorkView(ReadView):
    """What a post would leave behind."""

    answers = {"get": {200: OpenWork}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """For the body's administrator."""
        body = administered(reader.user, path_parts["body_id"])
        post = Membership.objects.select_related("unit").filter(pk=path_parts["post_id"], unit__body=body).first()
        if post is None:
            raise NotFound(absent())
        names = Names(body.pk)
        return {
            "items": [
                {"kind": one.noun, "id": one.pk, "title": one.label, "due_on": one.due_on}
                for one in left_by(post).records
            ],
            "receivers": [names.person(pk) for pk in receivers_of(post)],
        }


class PostEndingView(ActView):
    """A post ends, its open work handed over in the same act; whoever held it keeps the past and the account."""

    body_serializer = EndingBody
    answers = {"post": {200: BodyPeople}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """End it."""
        at = administered(by, path_parts["body_id"])
        leave_post(
            by, at, path_parts["post_id"], last_day=body["last_day"], receiver_id=body["receiver"],
            each={row["id"]: row["receiver"] for row in body["items"]}, **request,
        )  # fmt: skip

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Everybody now."""
        return _people(reader.user, administered(reader.user, path_parts["body_id"]))


class PasteBody(StrictSerializer):
    """Rows out of a spreadsheet, as text."""

    text = serializers.CharField(max_length=LONGEST_PASTE, trim_whitespace=False)


class PasteView(View):
    """What a pasted list says; nothing is kept, so no key is asked."""

    body_serializer = PasteBody
    answers = {"post": {200: PastedPeople}}

    def post(self, request: Request, **path_parts: Any) -> Response:
        """Read it with the units and people of the body."""
        body = PasteBody(data=request.data)
        body.is_valid(raise_exception=True)
        with reading(signed_in(request)) as reader:
            at = administered(reader.user, path_parts["body_id"])
            units = units_known(at)
            itself = next(unit for unit in units if unit.code == at.code)
            others = [unit for unit in units if unit is not itself and not unit.is_group]
            taken = set(User.objects.values_list("username", flat=True))
            pasted = read_people(body.validated_data["text"], itself, others, _known(at), taken)
        return Response(_pasted(pasted))


def _known(body: OrgUnit) -> list[Known]:
    posts = valid_memberships().filter(unit__body_id=body.pk)
    return [Known(*row) for row in posts.values_list("user__username", "user__full_name", "unit__code", "post")]


def _pasted(pasted: PastedList) -> dict[str, Any]:
    return {
        "ignored": pasted.ignored,
        "rows": [
            {
                **{name: getattr(row, name) for name in (
                    "line", "full_name", "title", "unit", "unit_printed", "phone", "username", "post", "exists", "notes",
                )},
                "problems": [{"field": name, "message": message} for name, message in row.problems],
            }
            for row in pasted.rows
        ],
    }  # fmt: skip


class CodesBody(StrictSerializer):
    """For whom."""

    users = serializers.ListField(child=serializers.IntegerField(), min_length=1, max_length=MOST)


class CodesView(ActMixin, View):
    """One-use codes, to be printed on slips: told once, to whoever asked for them, and again to the same request."""

    body_serializer = CodesBody
    again = True  # each sets the password of somebody else
    answers = {"post": {200: Slips}}

    def post(self, request: Request, **path_parts: Any) -> Response:
        """A repetition gets the same codes, without those used or replaced since."""
        given, by = request_parts(request), signed_in(request)
        users = list(dict.fromkeys(self.checked(request)["users"]))
        body = administered(by, path_parts["body_id"])
        with suppress(Replayed):
            issue_codes(by, body.pk, users, **given)
        with reading(by):
            return Response({"items": _slips(body, users, given["key"])})


def _slips(body: OrgUnit, users: list[int], key: Any) -> list[dict[str, Any]]:
    """In the order of units, as slips are handed out."""
    kept = {row.user_id: row for row in AccessCode.objects.filter(user__in=users, body=body)}
    posts = valid_memberships().filter(user__in=kept, unit__body_id=body.pk).select_related("user", "unit")
    first: dict[int, Membership] = {}
    for post in posts.order_by("unit__position", "unit_id", "id"):
        first.setdefault(post.user_id, post)
    return [
        {
            "id": pk, "full_name": post.user.full_name, "title": post.title, "unit": post.unit.short_name,
            "username": post.user.username, "code": code_for(key, pk), "until": kept[pk].expires_at,
        }
        for pk, post in first.items()
        if bytes(kept[pk].digest) == digest_of(pk, code_for(key, pk))
    ]  # fmt: skip


class RedeemBody(StrictSerializer):
    """What stands on the slip, and the new password."""

    username = serializers.CharField(max_length=80)
    code = serializers.CharField(max_length=40)
    password = serializers.CharField(max_length=200, trim_whitespace=False)


class RedeemView(OpenView):
    """Using a code: the password is set, and the person is in."""

    body_serializer = RedeemBody
    answers = {"post": {204: None}}

    def post(self, request: Request) -> Response:
        """As often as one may try a password."""
        body = RedeemBody(data=request.data)
        body.is_valid(raise_exception=True)
        wanted = body.validated_data
        for action, key in (("login", None), ("login_failed", wanted["username"])):
            if not ratelimit.consume(request._request, action=action, key=key):
                raise TooMany(say("Thử quá nhiều lần. Hãy đợi ít phút.", "Too many tries. Wait a few minutes."))
        user = redeem_code(**wanted)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return Response(status=204)


urlpatterns = [
    path("bodies/<int:body_id>/people", BodyPeopleView.as_view()),
    path("bodies/<int:body_id>/people/reading", PasteView.as_view()),
    path("bodies/<int:body_id>/posts/<int:post_id>/open-work", OpenWorkView.as_view()),
    path("bodies/<int:body_id>/posts/<int:post_id>/ending", PostEndingView.as_view()),
    path("bodies/<int:body_id>/codes", CodesView.as_view()),
    path("access-codes/redeem", RedeemView.as_view()),
]
