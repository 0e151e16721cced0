"""Who is here: the session, oneself, the demo's cards, the first administrator."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.db.models import Exists, F, OuterRef
from django.http import Http404
from django.urls import path
from django.utils.translation import get_language
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.names import unit_ref
from api.programmes import programmes_told
from api.shapes.duty import Devices
from api.shapes.session import Administrator, Cast, Me, Session
from api.task_bodies import NothingBody
from api.views import ActMixin, OpenView, ReadView, StrictSerializer, request_parts, signed_in
from backend import clock
from backend.access.rules import clears_files, may_give_work, may_keep_programmes
from backend.access.scope import Reader
from backend.accounts.edits import make_first_administrator, set_language
from backend.accounts.hints import read_hint, show_hints_again
from backend.accounts.models import User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import hats_of
from backend.accounts.sign_ins import signed_in_elsewhere
from backend.activity.feed import last_visible_seq
from backend.organisations.models import OrgUnit
from backend.plans.areas import known
from demo.cast import CAST
from notifications.notices import bell_of

SOURCE_URL = "/static/source.txt"


class SessionView(OpenView):
    """Open to all: whether anybody is signed in, and what the sign-in page needs."""

    answers = {"get": {200: Session}}

    def get(self, request: Request) -> Response:
        """The session's facts."""
        return Response({
            "signed_in": request.user.is_authenticated, "demo": settings.DEMO, "server_now": clock.now(),
            "clock_offset_seconds": int(clock.offset().total_seconds()), "source_url": SOURCE_URL,
        })  # fmt: skip


class OneselfBody(StrictSerializer):
    """What can be changed of oneself. `hint`: one that was read; null: all are shown again."""

    language = serializers.ChoiceField(choices=["vi", "en"], required=False)
    hint = serializers.RegexField(r"^[a-z_]{2,40}$", required=False, allow_null=True)


class MeView(ReadView):
    """Oneself, with all capacities at once."""

    body_serializer = OneselfBody
    answers = {"get": {200: Me}, "patch": {200: Me}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's `me`."""
        return me(reader)

    def patch(self, request: Request) -> Response:
        """The language the person reads in, and which hints they have read."""
        body = OneselfBody(data=request.data)
        body.is_valid(raise_exception=True)
        user, said = signed_in(request), body.validated_data
        if "language" in said:
            set_language(user, said["language"])
        if said.get("hint"):
            read_hint(user, said["hint"])
        elif "hint" in said:
            show_hints_again(user)
        return self.get(request)


def me(reader: Reader) -> dict[str, Any]:
    """The signed-in person; `body` is the first body they hold a post in."""
    user = reader.user
    hats = [hat for hat in hats_of(user) if hat.acting_for is None]
    units = {
        u.pk: u
        for u in OrgUnit.objects.filter(pk__in={h.unit_id for h in hats} | {h.body_id for h in hats})
        .select_related("parent__body")
        .annotate(has_below=Exists(OrgUnit.objects.filter(parent__body=OuterRef("pk"), body=F("pk"))))
    }
    body = units.get(hats[0].body_id) if hats else None
    parent = body.parent.body if body and body.parent else None
    bell = bell_of(user.pk, reader.keys)
    return {
        "id": user.pk, "username": user.username, "full_name": user.full_name, "language": user.language,
        "hints": user.hints, "is_administrator": user.is_staff, "body": unit_ref(body), "parent_body": unit_ref(parent),
        "capacities": [{"post": h.post, "title": h.title, "unit": unit_ref(units[h.unit_id])} for h in hats],
        "demo": settings.DEMO, "server_now": clock.now(), "seq": last_visible_seq(reader.keys),
        "unread": bell.unread, "notice": bell.last, "may_give": may_give_work(user),
        "may_clear_files": any(clears_files(hat) for hat in hats_of(user)),
        "has_below": bool(body and body.has_below), "programmes": programmes_told(known()),
        "may_keep_programmes": may_keep_programmes(user),
    }  # fmt: skip


class DevicesView(ActMixin, ReadView):
    """The reader's sign-ins elsewhere; POST ends them. No fact of the office, so no event and no kept key: doing it twice
    changes nothing."""

    body_serializer = NothingBody
    answers = {"get": {200: Devices}, "post": {200: Devices}}

    def get(self, request: Request, **path_parts: Any) -> Response:
        """How many."""
        return Response({"others": signed_in_elsewhere(signed_in(request), request.session.session_key).count()})

    def post(self, request: Request, **path_parts: Any) -> Response:
        """Sign out everywhere else."""
        request_parts(request)
        self.checked(request)
        signed_in_elsewhere(signed_in(request), request.session.session_key).delete()
        return self.get(request)


class DemoView(OpenView):
    """Routes that do not exist outside the demo."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """404 outside the demo."""
        super().initial(request, *args, **kwargs)
        if not settings.DEMO:
            raise Http404


class CastView(DemoView):
    """The cards."""

    answers = {"get": {200: Cast}}

    def get(self, request: Request) -> Response:
        """Everyone who can be entered, in the order of the cast."""
        people = {
            m.user.username: m
            for m in valid_memberships().filter(user__is_demo=True).select_related("user", "unit__body").order_by("-id")
        }
        found = [(persona, people[persona.username]) for persona in CAST if persona.username in people]
        return Response({"items": [
            {"username": p.username, "full_name": m.user.full_name, "title": m.title, "unit": m.unit.short_name, "body": m.unit.body.short_name if m.unit.body else "", "what_waits": str(p.waits or "")}
            for p, m in found
        ]})  # fmt: skip


class EnterBody(StrictSerializer):
    """Whose card."""

    username = serializers.CharField(max_length=80)


class EnterView(DemoView):
    """Entering as a persona, with one click."""

    body_serializer = EnterBody
    answers = {"post": {204: None}}

    def post(self, request: Request) -> Response:
        """Sign in without a password: demo people only."""
        body = EnterBody(data=request.data)
        body.is_valid(raise_exception=True)
        user = User.objects.filter(username=body.validated_data["username"], is_demo=True, is_active=True).first()
        if user is None:
            raise Http404
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return Response(status=204)


class FirstAdministratorBody(StrictSerializer):
    """The link's token and the account to be made."""

    token = serializers.CharField(max_length=100)
    username = serializers.RegexField(r"^[a-z0-9._-]{2,80}$")
    full_name = serializers.CharField(max_length=200)
    password = serializers.CharField(max_length=200, trim_whitespace=False)


class FirstAdministratorView(OpenView):
    """The one-use link."""

    body_serializer = FirstAdministratorBody
    answers = {"post": {201: Administrator}}

    def post(self, request: Request) -> Response:
        """Make the administrator and sign them in."""
        body = FirstAdministratorBody(data=request.data)
        body.is_valid(raise_exception=True)
        user = make_first_administrator(**body.validated_data)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return Response({"username": user.username, "language": get_language()}, status=201)


urlpatterns = [
    path("session", SessionView.as_view()),
    path("me", MeView.as_view()),
    path("me/devices", DevicesView.as_view()),
    path("demo/cast", CastView.as_view()),
    path("demo/enter", EnterView.as_view()),
    path("first-admin", FirstAdministratorView.as_view()),
]
