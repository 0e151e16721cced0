"""Checklists: a body's own, written as the next draft version and issued; and which versions a visit takes along."""

import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from backend import clock
from backend.access.readers import keys_of
from backend.access.rules_inspections import keeps_inspections
from backend.accounts.models import User
from backend.accounts.roster import Hat, hats_of
from backend.activity.change import Act, absent, change
from backend.activity.roots import plain
from backend.errors import FieldError, Forbidden, Invalid, NotFound, NotTheMoment
from backend.ids import uuid7
from backend.inspections.items import CHOICE, FIGURES, YES_NO, Item, choices_of, figures_of
from backend.inspections.models import Checklist, ChecklistVersion, Inspection, InspectionChecklist
from backend.organisations.models import OrgUnit
from backend.words import say
from workflows.inspection.allowed import WRITTEN_IN, allowed
from workflows.inspection.making import BEFORE_VISIT
from workflows.needs import text_of, wrong


def keeper_of(user: User, body_id: int | None = None) -> Hat | None:
    """The hat under which the person keeps the checklists of a body, of any of theirs when none is named."""
    hats = (hat for hat in hats_of(user) if body_id is None or hat.body_id == body_id)
    return next((hat for hat in hats if keeps_inspections(hat)), None)


def visible_checklists(user: User) -> Any:
    """The product's, and those of the person's bodies."""
    return Checklist.objects.filter(body=None) | Checklist.objects.filter(body__in=keys_of(user))


def start_checklist(by: User, checklist_id: uuid.UUID, *, title: str, copy_of: uuid.UUID | None, **request: Any) -> Act:
    """A list of one's body with its first draft, empty or copied; a copied line keeps its id, by which what was found at it
    before is known. Raises Forbidden, Invalid."""
    hat = keeper_of(by)
    if hat is None:
        raise Forbidden(say("Bạn không soạn được danh mục kiểm tra.", "You may not write checklists."))
    with change(by, OrgUnit.ref(hat.body_id), **request) as act:
        source = _to_copy(by, copy_of)
        title = text_of(title or (source.title if source else ""), "title", 200)
        try:
            with transaction.atomic():
                Checklist(id=checklist_id, body_id=hat.body_id).save(force_insert=True)
        except IntegrityError:
            raise Invalid(say("Danh mục này đã được tạo.", "This checklist was made already.")) from None
        draft = _add_draft(act, checklist_id, 1, title, source.items if source else [])
        _note(act, hat, draft, "body.checklist_drafted")
    return act


def save_draft(
    by: User, checklist_id: uuid.UUID, *, title: str, items: Sequence[Item], expect: str | None, **request: Any
) -> Act:
    """Write the draft, which is begun when there is none; `expect`: the revision seen of the draft, or of the version in
    force where there is none. Raises NotFound, Forbidden, Stale, Invalid naming each line."""
    checklist = _known(by, checklist_id)
    with change(by, OrgUnit.ref(checklist.body_id), **request) as act:
        hat = _keeper(act, checklist)
        last = checklist.versions.select_for_update().last()
        assert last is not None  # made with the list
        act.check_fresh(f"v{last.revision}", expect, part=checklist.pk)
        _check(items)
        title = text_of(title, "title", 200)
        if last.issued_at:
            last = _add_draft(act, checklist.pk, last.number + 1, title, _kept(items), last.revision + 1)
        else:
            last.title, last.items, last.revision = title, _kept(items), last.revision + 1
            last.by, last.at = by, clock.now()
            last.save()
        _note(act, hat, last, "body.checklist_drafted")
    return act


def issue_draft(by: User, checklist_id: uuid.UUID, *, expect: str | None, **request: Any) -> Act:
    """From now on visits take this version along; it never changes. Raises NotFound, Forbidden, Stale, NotTheMoment."""
    checklist = _known(by, checklist_id)
    with change(by, OrgUnit.ref(checklist.body_id), **request) as act:
        hat = _keeper(act, checklist)
        draft = checklist.versions.select_for_update().last()
        assert draft is not None  # made with the list
        act.check_fresh(f"v{draft.revision}", expect, part=checklist.pk)
        if draft.issued_at or not draft.items:
            raise NotTheMoment(say("Không có bản dự thảo nào để ban hành.", "There is no draft to be issued."))
        draft.issued_at = clock.now()
        draft.save()
        _note(act, hat, draft, "body.checklist_issued")
    return act


def retire(by: User, checklist_id: uuid.UUID, *, retired: bool, expect: str | None, **request: Any) -> Act:
    """No visit takes it along any more, or one may again; what took it before keeps it. `expect`: as of `save_draft`. Raises
    NotFound, Forbidden, Stale, NotTheMoment."""
    checklist = _known(by, checklist_id)
    with change(by, OrgUnit.ref(checklist.body_id), **request) as act:
        hat = _keeper(act, checklist)
        checklist.refresh_from_db()
        last = checklist.versions.select_for_update().last()
        assert last is not None  # made with the list
        act.check_fresh(f"v{last.revision}", expect, part=checklist.pk)
        if (checklist.retired_at is not None) == retired:
            said = say("Danh mục đã thôi dùng.", "It is retired already.")
            raise NotTheMoment(said if retired else say("Danh mục đang được dùng.", "It is in use already."))
        checklist.retired_at = clock.now() if retired else None
        checklist.save(update_fields=["retired_at"])
        _note(act, hat, last, "body.checklist_retired" if retired else "body.checklist_restored")
    return act


def take_along(
    by: User, inspection_id: uuid.UUID, versions: Sequence[uuid.UUID], *, expect: str | None, **request: Any
) -> Act:
    """Which issued versions the visit takes along: until it is opened, or on site while it has none. Raises Forbidden,
    Stale, NotTheMoment, Invalid."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = allowed(act, "checklists")
        act.check_fresh(f"v{inspection.version}", expect)
        late = inspection.state in WRITTEN_IN and not inspection.checklists.exists()
        if inspection.state not in BEFORE_VISIT and not late:
            raise NotTheMoment(say(
                "Đã công bố kiểm tra: danh mục mang theo không đổi nữa.", "The visit was opened: its checklists stand.",
            ))  # fmt: skip
        chosen = _issued(inspection, versions)
        inspection.checklists.all().delete()
        InspectionChecklist.objects.bulk_create(
            InspectionChecklist(inspection=inspection, version=version, position=number)
            for number, version in enumerate(chosen)
        )
        inspection.version += 1  # they lie in a table of their own
        act.note(inspection, "inspection.checklists_set", titles=[f"{one.title} ({one.number})" for one in chosen])
    return act


def _issued(inspection: Inspection, ids: Sequence[uuid.UUID]) -> list[ChecklistVersion]:
    taken = set(inspection.checklists.values_list("version_id", flat=True))  # before it was retired
    known = {
        version.pk: version
        for version in ChecklistVersion.objects.filter(pk__in=ids, issued_at__isnull=False).select_related("checklist")
        if version.checklist.body_id in {None, inspection.body_id}
        and (version.checklist.retired_at is None or version.pk in taken)
    }
    if len(known) < len(set(ids)):
        raise wrong("items", say("Không tìm thấy danh mục này.", "This checklist was not found."))
    if len(set(ids)) < len(ids):
        raise wrong("items", say("Một danh mục được chọn hai lần.", "A checklist is chosen twice."))
    if twice := _in_two([known[pk] for pk in ids]):
        raise wrong("items", say(
            "Hai danh mục cùng có mục “{text}”: chỉ mang theo một.", "Two checklists have the line “{text}”: take one.",
            text=twice["text"],
        ))  # fmt: skip
    return [known[pk] for pk in ids]


def _in_two(versions: Sequence[ChecklistVersion]) -> Item | None:
    """A line that several of them have, as a list and its copy do: an answer would not know which is meant."""
    seen: set[str] = set()
    for version in versions:
        items: list[Item] = version.items
        if twice := next((item for item in items if item["id"] in seen), None):
            return twice
        seen.update(item["id"] for item in items)
    return None


def _known(by: User, checklist_id: uuid.UUID) -> Checklist:
    checklist: Checklist | None = visible_checklists(by).filter(pk=checklist_id).first()
    if checklist is None:
        raise NotFound(absent())
    if checklist.body_id is None:
        raise Forbidden(
            say("Danh mục mẫu không sửa được; sao chép để sửa.", "A model checklist is copied to be changed.")
        )
    return checklist


def _keeper(act: Act, checklist: Checklist) -> Hat:
    hat = keeper_of(act.by, checklist.body_id)
    if hat is None:
        raise Forbidden(say("Bạn không soạn được danh mục kiểm tra.", "You may not write checklists."))
    return hat


def _to_copy(by: User, version_id: uuid.UUID | None) -> ChecklistVersion | None:
    if version_id is None:
        return None
    found: ChecklistVersion | None = ChecklistVersion.objects.filter(
        pk=version_id, checklist__in=visible_checklists(by)
    ).first()
    if found is None:
        raise wrong("copy_of", say("Không tìm thấy danh mục này.", "This checklist was not found."))
    return found


def _add_draft(
    act: Act, checklist_id: uuid.UUID, number: int, title: str, items: list[Item], revision: int = 1
) -> ChecklistVersion:
    """`revision` goes on through the versions of a list: who saw the one in force has not seen the draft of a colleague."""
    draft = ChecklistVersion(
        id=uuid7(), checklist_id=checklist_id, number=number, title=title, items=items, revision=revision, by=act.by,
        at=clock.now(),
    )  # fmt: skip
    draft.save(force_insert=True)
    return draft


def _note(act: Act, hat: Hat, version: ChecklistVersion, verb: str) -> None:
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
    act.note(
        act.record,
        verb,
        checklist=version.checklist_id,
        title=version.title,
        number=version.number,
        items=len(version.items),
    )


def _kept(items: Sequence[Item]) -> list[Item]:
    """As JSON holds them: ids as text, the level of a rule as a number."""
    kept: list[Item] = plain(list(items))
    for item in kept:
        if rule := item["fails"]:
            level = float(rule["value"])
            rule["value"] = int(level) if level.is_integer() else level
    return kept


def _check(items: Sequence[Item]) -> None:
    """Raises Invalid naming the place of everything that is not right."""
    errors = [
        FieldError(f"items.{place}.{name}", message)
        for place, item in enumerate(items)
        for name, message in _wrong(item)
    ]
    ids = [item["id"] for item in items]
    errors += [
        FieldError(f"items.{place}.id", say("Một mục được ghi hai lần.", "A line is listed twice."))
        for place, one in enumerate(ids)
        if one in ids[:place]
    ]
    if errors:
        raise Invalid(errors[0].message, errors=errors)


def _wrong(item: Item) -> Iterator[tuple[str, str]]:
    figures, chosen = figures_of(item), choices_of(item)
    if item["kind"] == FIGURES and (not figures or len(set(figures)) < len(figures)):
        yield (
            "figures",
            say("Ghi ít nhất một số liệu, mỗi số một mã.", "Name at least one figure, each with its own key."),
        )
    if item["kind"] == CHOICE and (len(item["choices"]) < 2 or len(set(chosen)) < len(chosen)):
        yield (
            "choices",
            say("Ghi ít nhất hai lựa chọn, mỗi lựa chọn một mã.", "Name at least two choices, each with its own key."),
        )
    if item["sum"] and not {item["sum"]["total"], *item["sum"]["parts"]} <= set(figures):
        yield "sum", say("Phép cộng dùng số liệu không có trong mục.", "The sum names a figure that is not there.")
    rule = item["fails"]
    if rule is None:
        return
    named = {rule["figure"], *([rule["of"]] if rule["of"] else [])}
    by_figure, by_choice = item["kind"] == FIGURES, item["kind"] in {CHOICE, YES_NO}
    if not (
        (by_figure and named <= set(figures)) or (by_choice and rule["choices"] and set(rule["choices"]) <= set(chosen))
    ):
        yield "fails", say("Điều kiện không đạt không khớp với mục.", "When it fails does not fit the line.")
    if not item["finding"].strip():
        yield "finding", say("Ghi câu của phát hiện.", "Say what its finding reads.")
