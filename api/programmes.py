"""Programmes and their areas: read by everybody, kept by the system's administrators."""

from typing import Any

from django.urls import path
from rest_framework import serializers

from api.shapes.programmes import Programmes
from api.views import ActMixin, PutView, ReadView, StrictSerializer
from backend.access.rules import may_keep_programmes
from backend.access.scope import Reader
from backend.plans.areas import Area, Areas, known
from backend.plans.models import Programme
from backend.plans.programmes import MOST_AREAS, MOST_WORDS, AreaWish, add_programme, set_areas


class ProgrammeBody(StrictSerializer):
    """A new programme."""

    code = serializers.CharField(max_length=20)
    name = serializers.CharField(max_length=200)


class KeptAreaBody(StrictSerializer):
    """An area as it shall be."""

    code = serializers.CharField(max_length=40)
    vi = serializers.CharField(max_length=200)
    en = serializers.CharField(max_length=200, allow_blank=True, default="")
    words = serializers.ListField(child=serializers.CharField(max_length=100), max_length=MOST_WORDS, default=list)
    retired = serializers.BooleanField(default=False)


class KeptProgrammeBody(StrictSerializer):
    """The name, and all areas in their order."""

    name = serializers.CharField(max_length=200)
    areas: Any = serializers.ListField(child=KeptAreaBody(), max_length=MOST_AREAS)


class ProgrammesView(ActMixin, ReadView):
    """All programmes; POST adds one."""

    body_serializer = ProgrammeBody
    success = 201
    answers = {"get": {200: Programmes}, "post": {201: Programmes}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """As they are."""
        return _programmes(reader)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Add it."""
        add_programme(by, body["code"], body["name"], status=self.success, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All, with the new one."""
        return _programmes(reader)


class ProgrammeView(PutView):
    """One programme with all its areas."""

    body_serializer = KeptProgrammeBody
    precondition = True
    answers = {"put": {200: Programmes}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Keep them."""
        wishes = [AreaWish(one["code"], one["vi"], one["en"], one["words"], one["retired"]) for one in body["areas"]]
        set_areas(by, path_parts["code"], body["name"], wishes, expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All, as they are now."""
        return _programmes(reader)


def programmes_told(areas: Areas) -> list[dict[str, Any]]:
    """The contract's `ProgrammeAreas`, with which every page names them."""
    return [
        {"code": code, "name": name, "areas": [_named(area) for area in areas.rows if area.programme == code]}
        for code, name in areas.programmes.items()
    ]


def _programmes(reader: Reader) -> dict[str, Any]:
    areas = known()
    return {
        "may_change": may_keep_programmes(reader.user),
        "items": [
            {
                "if_match": f'"v{one.version}"', "code": one.code, "name": one.name,
                "areas": [
                    {**_named(area), "en": area.name_en, "title": str(area.name), "words": area.words}
                    for area in areas.rows
                    if area.programme == one.code
                ],
            }
            for one in Programme.objects.all()
        ],
    }  # fmt: skip


def _named(area: Area) -> dict[str, Any]:
    return {"code": area.code, "vi": area.name.vi, "en": area.name.en, "retired": area.retired}


urlpatterns = [
    path("programmes", ProgrammesView.as_view()),
    path("programmes/<str:code>", ProgrammeView.as_view()),
]
