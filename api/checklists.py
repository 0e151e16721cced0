"""Checklists: the list, a page with its versions, writing a body's own, issuing it."""

import uuid
from typing import Any

from django.urls import path

from api.names import Names, unit_ref
from api.shapes import checklists as shapes
from api.task_bodies import NothingBody
from api.views import ActMixin, ActView, PutView, ReadView
from api.visit_bodies import ChecklistDraftBody, NewChecklistBody, RetirementBody
from backend.access.scope import Reader
from backend.activity.change import absent
from backend.errors import NotFound
from backend.inspections.models import Checklist, ChecklistVersion
from workflows.inspection.checklists import (
    issue_draft,
    keeper_of,
    retire,
    save_draft,
    start_checklist,
    visible_checklists,
)


def checklist_page(reader: Reader, checklist_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Checklist`. Raises NotFound alike for absent and unseen."""
    checklist = visible_checklists(reader.user).filter(pk=checklist_id).select_related("body").first()
    if checklist is None:
        raise NotFound(absent())
    versions = list(checklist.versions.all())
    current, draft = _current(versions), _draft(versions)
    names = Names(checklist.body_id) if checklist.body_id else Names()
    return {
        "id": checklist.pk, "body": unit_ref(checklist.body),
        "current": _version(current, names) if current else None, "draft": _version(draft, names) if draft else None,
        "versions": [_row(version) for version in versions], "may_edit": _may_edit(reader, checklist),
        "retired_at": checklist.retired_at,
    }  # fmt: skip


class ChecklistsView(ActMixin, ReadView):
    """The product's checklists and those of the reader's bodies; and beginning one of one's own."""

    body_serializer = NewChecklistBody
    success = 201
    answers = {"get": {200: shapes.Checklists}, "post": {201: shapes.Checklist}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The product's first, then by title."""
        lists = visible_checklists(reader.user).select_related("body").prefetch_related("versions")
        rows = [_in_list(reader, checklist) for checklist in lists]
        rows.sort(key=lambda row: (row["body"] is not None, row["title"]))
        return {"items": rows, "may_make": keeper_of(reader.user) is not None}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Begin it."""
        location = f"/api/v1/checklists/{body['id']}"
        start_checklist(
            by, body["id"], title=body["title"], copy_of=body["copy_of"], status=201, location=location, **request
        )

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Its page."""
        return checklist_page(reader, body["id"])


class ChecklistView(ReadView):
    """One checklist: the version in force, the draft, and which others there are."""

    answers = {"get": {200: shapes.Checklist}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Its page."""
        return checklist_page(reader, path_parts["checklist_id"])


class ChecklistVersionView(ReadView):
    """One version of a checklist, as visits took it along."""

    answers = {"get": {200: shapes.ChecklistVersion}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """With its items."""
        found = ChecklistVersion.objects.filter(
            pk=path_parts["version_id"], checklist=path_parts["checklist_id"],
            checklist__in=visible_checklists(reader.user),
        ).select_related("checklist").first()  # fmt: skip
        if found is None:
            raise NotFound(absent())
        return _version(found, Names(found.checklist.body_id) if found.checklist.body_id else Names())


class _OnChecklist:
    """An act on one checklist, answered with its page."""

    precondition = True

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The page as it is now."""
        return checklist_page(reader, path_parts["checklist_id"])


class ChecklistDraftView(_OnChecklist, PutView):
    """The whole draft; it is begun when there is none."""

    body_serializer = ChecklistDraftBody
    answers = {"put": {200: shapes.Checklist}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Write it."""
        save_draft(by, path_parts["checklist_id"], title=body["title"], items=body["items"], expect=expect, **request)


class ChecklistIssuingView(_OnChecklist, ActView):
    """The draft comes into force."""

    body_serializer = NothingBody
    answers = {"post": {200: shapes.Checklist}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Issue it."""
        issue_draft(by, path_parts["checklist_id"], expect=expect, **request)


class ChecklistRetirementView(_OnChecklist, ActView):
    """No visit takes it along any more; or one may again."""

    body_serializer = RetirementBody
    answers = {"post": {200: shapes.Checklist}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Retire it, or take it up again."""
        retire(by, path_parts["checklist_id"], retired=body["retired"], expect=expect, **request)


def _current(versions: list[ChecklistVersion]) -> ChecklistVersion | None:
    return next((version for version in reversed(versions) if version.issued_at), None)


def _draft(versions: list[ChecklistVersion]) -> ChecklistVersion | None:
    return next((version for version in versions if not version.issued_at), None)


def _may_edit(reader: Reader, checklist: Checklist) -> bool:
    return checklist.body_id is not None and keeper_of(reader.user, checklist.body_id) is not None


def _in_list(reader: Reader, checklist: Checklist) -> dict[str, Any]:
    versions = list(checklist.versions.all())
    current, draft = _current(versions), _draft(versions)
    shown = current or draft
    return {
        "id": checklist.pk, "body": unit_ref(checklist.body), "title": shown.title if shown else "",
        "current": _row(current) if current else None, "has_draft": draft is not None,
        "may_edit": _may_edit(reader, checklist), "retired_at": checklist.retired_at,
    }  # fmt: skip


def _row(version: ChecklistVersion) -> dict[str, Any]:
    return {
        "id": version.pk, "number": version.number, "title": version.title, "issued_at": version.issued_at,
        "items": len(version.items),
    }  # fmt: skip


def _version(version: ChecklistVersion, names: Names) -> dict[str, Any]:
    return {
        **_row(version), "revision": version.revision, "by": names.person(version.by_id), "at": version.at,
        "items": version.items,
    }  # fmt: skip


urlpatterns = [
    path("checklists", ChecklistsView.as_view()),
    path("checklists/<uuid:checklist_id>", ChecklistView.as_view()),
    path("checklists/<uuid:checklist_id>/versions/<uuid:version_id>", ChecklistVersionView.as_view()),
    path("checklists/<uuid:checklist_id>/draft", ChecklistDraftView.as_view()),
    path("checklists/<uuid:checklist_id>/issuing", ChecklistIssuingView.as_view()),
    path("checklists/<uuid:checklist_id>/retirement", ChecklistRetirementView.as_view()),
]
