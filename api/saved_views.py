"""Saved views of lists and boards: one's own and one's units'."""

import uuid
from typing import Any

from django.urls import path
from rest_framework import serializers

from api.names import unit_ref
from api.shapes.views import SavedViews
from api.views import ActMixin, ActView, ReadView, StrictSerializer
from backend.access.scope import Reader
from backend.accounts.saved_views import (
    KINDS,
    OPENED,
    NewView,
    drop_view,
    keep_view,
    may_change,
    open_with,
    opens_for,
    own_units,
    views_of,
)
from backend.organisations.models import OrgUnit


class ViewBody(StrictSerializer):
    """A view; sent again under the same id it is written anew. `query`: what stands in the address."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(KINDS, required=False, default="task")
    name = serializers.CharField(max_length=80)
    query = serializers.CharField(max_length=2000, allow_blank=True)
    unit = serializers.IntegerField(required=False, allow_null=True, default=None)


class WhichBody(StrictSerializer):
    """One of them."""

    id = serializers.UUIDField()


class OpeningBody(StrictSerializer):
    """With which view the page of such records opens; none: with what it opens with for everybody."""

    kind = serializers.ChoiceField(OPENED)
    id = serializers.UUIDField(allow_null=True)


class SavedViewsView(ActMixin, ReadView):
    """The views saved; POST keeps one. Nothing of the work changes, so no key is kept: doing it twice changes nothing."""

    body_serializer = ViewBody
    answers = {"get": {200: SavedViews}, "post": {200: SavedViews}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """By name."""
        return _told(reader)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Keep it."""
        view_id: uuid.UUID = body["id"]
        keep_view(by, NewView(view_id, body["kind"], body["name"], body["query"], body["unit"]))

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All there are now."""
        return _told(reader)


class OpeningViewView(ActView):
    """What a page opens with for oneself alone, where its address says nothing else."""

    body_serializer = OpeningBody
    answers = {"post": {200: SavedViews}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Keep it."""
        open_with(by, body["kind"], body["id"])

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All there are now."""
        return _told(reader)


class SavedViewRemovalView(ActView):
    """Forgetting one; of what is not there nothing is said."""

    body_serializer = WhichBody
    answers = {"post": {200: SavedViews}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Drop it."""
        drop_view(by, body["id"])

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """What is left."""
        return _told(reader)


def _told(reader: Reader) -> dict[str, Any]:
    units = OrgUnit.objects.filter(pk__in=own_units(reader.user)).order_by("position", "id")
    return {
        "items": [
            {
                "id": view.pk, "kind": view.kind, "name": view.name, "query": view.query, "unit": unit_ref(view.unit),
                "by": view.owner.full_name, "may_change": may_change(reader.user, view),
                "opens": view.opens,
            }
            for view in views_of(reader.user).annotate(opens=opens_for(reader.user))
        ],
        "units": [unit_ref(unit) for unit in units],
    }  # fmt: skip


urlpatterns = [
    path("views", SavedViewsView.as_view()),
    path("views/opening", OpeningViewView.as_view()),
    path("views/removal", SavedViewRemovalView.as_view()),
]
