"""Saved views: one's own, and those of one's units. Keeping one is no act: nothing of the work changes, nobody is told, and
doing it twice changes nothing, so no event is written."""

import uuid
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.accounts.models import OpeningView, SavedView, User
from backend.accounts.roster import hats_of
from backend.errors import FieldError, Forbidden, Invalid, NotFound
from backend.words import say

MOST = 50  # of one person
KINDS = ("task", "ticket", "plan_tasks")  # the last: the tasks of a plan, whichever it is
OPENED = ("task", "ticket")  # whose pages may open with a view of one's choice; a plan opens as its appendix prints it


@dataclass(frozen=True)
class NewView:
    """A view under the client's own id; `kind`: of which records, which it keeps."""

    id: uuid.UUID
    kind: str
    name: str
    query: str
    unit_id: int | None


def own_units(user: User) -> list[int]:
    """The units whose views the person sees and may add to."""
    return sorted({hat.unit_id for hat in hats_of(user)})


def views_of(user: User) -> QuerySet[SavedView]:
    """What the person sees, by name."""
    seen = Q(owner=user, unit=None) | Q(unit__in=own_units(user))
    return SavedView.objects.filter(seen).select_related("owner", "unit").order_by("name", "id")


def opens_for(user: User) -> Exists:
    """Whether the page of such records opens with a view for this person, asked with the views themselves."""
    return Exists(OpeningView.objects.filter(owner=user, view=OuterRef("pk")))


def may_change(user: User, view: SavedView) -> bool:
    """Its owner may, and who heads the unit whose view it is."""
    return view.owner_id == user.pk or any(hat.heads and hat.unit_id == view.unit_id for hat in hats_of(user))


def keep_view(by: User, wish: NewView) -> None:
    """Make it, or write it anew; its owner stays. Raises NotFound for a unit that is not one's own, Forbidden for another
    person's view."""
    if wish.unit_id is not None and wish.unit_id not in own_units(by):
        raise NotFound(say("Bạn không làm việc ở đơn vị này.", "You do not work in this unit."))
    kept = SavedView.objects.filter(pk=wish.id).first()
    if kept is None:
        _check_room(by)
        kept = SavedView(pk=wish.id, owner=by, kind=wish.kind)
    else:
        _check_right(by, kept)
    kept.name, kept.query, kept.unit_id = wish.name, wish.query, wish.unit_id
    kept.save()


def drop_view(by: User, view_id: uuid.UUID) -> None:
    """Forget it; of one that is not there, or nobody's whom one may ask, nothing is said. Raises Forbidden for a view of the
    unit that somebody else made."""
    kept = views_of(by).filter(pk=view_id).first()
    if kept is not None:
        _check_right(by, kept)
        kept.delete()


def open_with(by: User, kind: str, view_id: uuid.UUID | None) -> None:
    """Let the page of such records open with that view, one's own or one's unit's; None: with what it opens with for everybody.
    Raises NotFound for a view that one does not see, or that is of other records."""
    if view_id is None:
        OpeningView.objects.filter(owner=by, kind=kind).delete()
    elif views_of(by).filter(pk=view_id, kind=kind).exists():
        OpeningView.objects.update_or_create(owner=by, kind=kind, defaults={"view_id": view_id})
    else:
        raise _no_such_view()


def _no_such_view() -> NotFound:
    return NotFound(say("Không có khung nhìn này.", "There is no such view."))


def _check_right(by: User, view: SavedView) -> None:
    if view.unit_id not in own_units(by) and view.owner_id != by.pk:
        raise _no_such_view()
    if not may_change(by, view):
        raise Forbidden(
            say("Người tạo hoặc trưởng đơn vị mới sửa được khung nhìn này.", "Only who made this view, or the unit's head, may change it.")
        )  # fmt: skip


def _check_room(by: User) -> None:
    if by.saved_views.count() >= MOST:
        message = say("Bạn đã lưu {n} khung nhìn; hãy xóa bớt.", "You have saved {n} views; remove some first.", n=MOST)
        raise Invalid(message, errors=[FieldError("name", message)])
