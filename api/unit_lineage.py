"""What a unit took the place of, as said by whoever administers its body."""

from typing import Any

from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from api.names import unit_ref
from api.shapes.unit_lineage import Lineage
from api.views import PutMixin, ReadView, StrictSerializer
from backend import clock
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.errors import NotFound
from backend.organisations.lineage import may_precede, say_predecessors
from backend.organisations.models import OrgUnit

MOST = 20  # to choose from


class PredecessorsBody(StrictSerializer):
    """All of them."""

    units = serializers.ListField(child=serializers.IntegerField(min_value=1), max_length=50)


class LineageView(PutMixin, ReadView):
    """What was merged into a unit: reading it, and saying it anew."""

    filters = ("q",)
    own_filters = {"q": (OpenApiTypes.STR, "Part of a name or code to choose from")}
    body_serializer = PredecessorsBody
    precondition = True
    answers = {"get": {200: Lineage}, "put": {200: Lineage}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's `Lineage`."""
        return lineage_page(reader, path_parts["unit_id"], query.get("q", ""))

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Say it."""
        say_predecessors(by, path_parts["unit_id"], body["units"], expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As it is now."""
        return lineage_page(reader, path_parts["unit_id"], "")


def lineage_page(reader: Reader, unit_id: int, typed: str) -> dict[str, Any]:
    """Raises NotFound alike for absent and unseen."""
    unit: OrgUnit | None = visible_to(reader.user, OrgUnit.objects.filter(pk=unit_id)).select_related("body").first()
    if unit is None:
        raise NotFound(absent())
    may = not unit.is_group and reader.user.has_perm("units.load", unit.body)
    before = list(unit.predecessors.order_by("code"))
    return {
        "unit": unit_ref(unit), "version": unit.version, "predecessors": [_told(one) for one in before],
        "successors": [_told(one) for one in unit.successors.order_by("code")], "may_change": may,
        "found": [_told(one) for one in _found(unit, typed) if one not in before] if may and typed.strip() else [],
    }  # fmt: skip


def _found(unit: OrgUnit, typed: str) -> list[OrgUnit]:
    """What ended first, since that is what was merged."""
    said = "public.plain_words(name || ' ' || short_name || ' ' || code) LIKE '%%' || public.plain_words(%s) || '%%'"
    text = typed.strip()[:100].replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    rows = may_precede(unit, day=clock.today()).extra(where=[said], params=[text])  # noqa: S610  # the text is a parameter
    return list(rows.order_by("valid_to", "code")[:MOST])


def _told(unit: OrgUnit) -> dict[str, Any]:
    return {"unit": unit_ref(unit), "valid_to": unit.valid_to}


urlpatterns = [path("units/<int:unit_id>/predecessors", LineageView.as_view())]
