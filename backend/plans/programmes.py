"""Which programmes there are, and their areas: kept for all bodies by the system's administrators.

What plans, findings and tickets say keeps the code of its area, so an area is renamed, moved or retired, never removed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.errors import FieldError, Forbidden, Invalid
from backend.plans import areas
from backend.plans.models import Programme, ProgrammeArea
from backend.words import say

CODE = re.compile(r"[A-Z][A-Z0-9_]{1,39}")
MOST_AREAS, MOST_WORDS = 40, 30


@dataclass(frozen=True)
class AreaWish:
    """An area as it shall be. `words`: by which a file may name it besides its name."""

    code: str
    name_vi: str
    name_en: str = ""
    words: Sequence[str] = ()
    retired: bool = False


def add_programme(by: User, code: str, name: str, **request: Any) -> Programme:
    """A programme without areas; sent twice it is there once. `request`: key, fingerprint, status of `change`. Raises
    Forbidden, Invalid."""
    with change(by, **request) as act:
        _may(by)
        _one_after_the_other()
        code, name = code.strip(), " ".join(name.split())
        errors = [*_wrong_code("code", code, most=20), *([] if name else [_needs_name("name")])]
        if Programme.objects.filter(code=code).exists():
            errors.append(FieldError("code", say("Mã này đã dùng.", "This code is in use.")))
        _refuse(errors)
        made = Programme(code=code, name=name)
        act.add([made])
        act.note(made, "programme.added")
    areas.forget()
    return made


def set_areas(by: User, code: str, name: str, wishes: Sequence[AreaWish], *, expect: str | None, **request: Any) -> Act:
    """All areas of a programme in their order, and its name; one event of it with what came, went and changed. Areas that are
    there already are all named. Raises NotFound, Forbidden, Stale, Invalid naming each fault."""
    pk = Programme.objects.filter(code=code).values_list("pk", flat=True).first()
    with change(by, along=[Programme.ref(pk or 0)], **request) as act:
        programme: Programme = act.get(Programme.ref(pk or 0))
        _may(by)
        _one_after_the_other()
        act.check_fresh(f"v{programme.version}", expect)
        known = {area.code: area for area in programme.areas.all()}
        wanted = [_tidied(wish) for wish in wishes]
        name = " ".join(name.split())
        _refuse([*([] if name else [_needs_name("name")]), *_faults(programme, known, wanted)])
        before = {area.code: _said(area) for area in known.values()}
        for place, wish in enumerate(wanted):
            area = known.get(wish.code) or ProgrammeArea(programme=programme, code=wish.code)
            area.place, area.name_vi, area.name_en = place, wish.name_vi, wish.name_en
            area.words, area.retired = list(wish.words), wish.retired
            area.save()
        if programme.name == name:
            programme.version += 1  # its areas lie in a table of their own
        programme.name = name
        act.note(programme, "programme.areas_set", **_changes(before, wanted))
    areas.forget()
    return act


def _may(by: User) -> None:
    if not by.has_perm("programmes.keep"):
        raise Forbidden(
            say(
                "Chỉ quản trị hệ thống đặt được chương trình và lĩnh vực.",
                "Only the system's administrator sets programmes and areas.",
            )
        )


def _one_after_the_other() -> None:
    """Codes are looked up before they are used."""
    list(Programme.objects.select_for_update().order_by("pk"))


def _tidied(wish: AreaWish) -> AreaWish:
    plain = {name: " ".join(getattr(wish, name).split()) for name in ("code", "name_vi", "name_en")}
    words = dict.fromkeys(word for text in wish.words if (word := " ".join(text.split())))
    return AreaWish(**plain, words=tuple(words), retired=wish.retired)


def _faults(programme: Programme, known: dict[str, ProgrammeArea], wanted: list[AreaWish]) -> list[FieldError]:
    """Each code once and nobody else's, each with a name, none left out."""
    codes = [wish.code for wish in wanted]
    others = set(
        ProgrammeArea.objects.exclude(programme=programme).filter(code__in=codes).values_list("code", flat=True)
    )
    errors = []
    for place, wish in enumerate(wanted):
        where = f"areas.{place}"
        errors += _wrong_code(f"{where}.code", wish.code)
        if not wish.name_vi:
            errors.append(_needs_name(f"{where}.vi"))
        if wish.code in others or wish.code in codes[:place]:
            errors.append(FieldError(f"{where}.code", say("Mã này đã dùng.", "This code is in use.")))
    if missing := [area.name_vi for code, area in known.items() if code not in codes]:
        message = say(
            "Không xóa được lĩnh vực đã có: {names}. Hãy thôi dùng.", "Areas are never removed: {names}. Retire them.",
            names=", ".join(missing),
        )  # fmt: skip
        errors.append(FieldError("areas", message))
    return errors


def _wrong_code(where: str, code: str, *, most: int = 40) -> list[FieldError]:
    if CODE.fullmatch(code) and len(code) <= most:
        return []
    message = say(
        "Mã gồm chữ in hoa không dấu, số và gạch dưới, từ 2 đến {most} ký tự.",
        "A code has capital letters without marks, digits and underscores, 2 to {most} of them.", most=most,
    )  # fmt: skip
    return [FieldError(where, message)]


def _needs_name(where: str) -> FieldError:
    return FieldError(where, say("Cần nhập tên.", "A name is needed."))


def _refuse(errors: list[FieldError]) -> None:
    if errors:
        raise Invalid(errors[0].message, errors=errors)


def _said(area: ProgrammeArea) -> AreaWish:
    return AreaWish(area.code, area.name_vi, area.name_en, tuple(area.words), area.retired)


def _changes(before: dict[str, AreaWish], wanted: list[AreaWish]) -> dict[str, Any]:
    """Names by what became of them; whether those that stayed stand otherwise."""
    stayed = [wish for wish in wanted if wish.code in before]
    return {
        "added": [wish.name_vi for wish in wanted if wish.code not in before],
        "renamed": [
            [before[wish.code].name_vi, wish.name_vi] for wish in stayed if before[wish.code].name_vi != wish.name_vi
        ],
        "retired": [wish.name_vi for wish in stayed if wish.retired and not before[wish.code].retired],
        "taken_up": [wish.name_vi for wish in stayed if not wish.retired and before[wish.code].retired],
        "moved": [wish.code for wish in stayed] != list(before),
    }
