"""Answers to the items of a visit: each member's own, merged item by item; a contradiction is shown until somebody
settles it, and nothing is overwritten (product.md §22)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backend import clock
from backend.access.rules_inspections import justify_inspection
from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.errors import FieldError, Forbidden, Invalid, Stale
from backend.imports.text import clean
from backend.inspections.items import (
    FIGURES,
    PHOTO,
    TEXT,
    Item,
    Value,
    adds_up,
    choices_of,
    fails,
    figures_of,
    items_by_id,
)
from backend.inspections.models import Answer, Inspection, ItemChoice
from backend.words import say
from workflows.inspection.allowed import allowed, must_be_in
from workflows.needs import wrong


@dataclass(frozen=True)
class Answered:
    """What is said of an item. `value`: figures, choice, text; `at`: by the device's clock."""

    item: uuid.UUID
    value: Value
    at: datetime
    note: str = ""


def put_answer(
    by: User, inspection_id: uuid.UUID, answer_id: uuid.UUID, said: Answered, *, expect: str | None, **request: Any
) -> Act | None:
    """Keep one's own answer under the client's id; None when it stands so already. `expect`: its version, once it is there.
    Raises Forbidden, Stale (also when one's other device answered first), NotTheMoment, Invalid."""
    known = Answer.objects.filter(pk=answer_id, inspection=inspection_id, author=by, item=said.item).first()
    if known and (known.value, known.note) == (_read(said.value), clean(said.note)):
        return None
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = allowed(act, "answer")
        answer = _own(act, inspection, answer_id, said, expect)
        must_be_in(inspection)
        item = items_of(inspection).get(str(said.item))
        if item is None:
            raise wrong("item", say("Mục này không có trong cuộc kiểm tra.", "The visit has no such item."))
        answer.value, answer.note = _checked(item, said.value), clean(said.note)
        answer.failed, answer.at, answer.saved_at = fails(item, answer.value), said.at, clock.now()
        answer.save()
        act.note(
            inspection,
            "inspection.answered",
            answer=answer.pk,
            item=item["id"],
            text=item["text"],
            failed=answer.failed,
        )
    return act


def choose_answer(
    by: User, inspection_id: uuid.UUID, item: uuid.UUID, answer_id: uuid.UUID, *, seen: Mapping[uuid.UUID, int], **request: Any
) -> Act:  # fmt: skip
    """Say which answer counts: the head or a deputy any, an author another's. `seen`: others' answers that were weighed, with
    their versions; what came since, from a phone that was without network, is not passed over unseen. Raises Forbidden,
    Stale, NotTheMoment, Invalid."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = allowed(act, "answer")
        answers = {answer.pk: answer for answer in inspection.answers.filter(item=item)}
        mine = {answer.pk for answer in answers.values() if answer.author_id == by.pk}
        gives_way = bool(mine) and answer_id in answers.keys() - mine
        if not gives_way and justify_inspection(by, "choose", inspection) is None:
            raise Forbidden(say(
                "Trưởng đoàn, phó trưởng đoàn chọn câu trả lời; người khác chỉ nhường câu của mình.",
                "The head or a deputy chooses; others may only give way.",
            ))  # fmt: skip
        if any(seen.get(answer.pk) != answer.version for answer in answers.values() if answer.author_id != by.pk):
            raise Stale(say(
                "Mục này vừa có câu trả lời khác. Xem rồi chọn lại.", "The item was answered meanwhile. Look at it and choose again.",
            ))  # fmt: skip
        must_be_in(inspection)
        if answer_id not in answers:
            raise wrong("answer", say("Mục này không có câu trả lời đó.", "The item has no such answer."))
        ItemChoice.objects.update_or_create(
            inspection=inspection, item=item, defaults={"answer_id": answer_id, "by": by, "at": clock.now()}
        )
        text = items_of(inspection).get(str(item), {}).get("text", "")
        act.note(inspection, "inspection.answer_chosen", answer=answer_id, item=item, text=text)
    return act


def items_of(inspection: Inspection) -> dict[str, Item]:
    """Every item of the visit by its id."""
    return items_by_id(inspection.checklists.values_list("version__items", flat=True))


def result_of(answers: list[Answer], choice: ItemChoice | None) -> Answer | None:
    """The answer to an item that counts: the one chosen, as long as none was saved since; else any, when all say the
    same; None while they contradict each other."""
    if choice and all(answer.saved_at <= choice.at for answer in answers):
        return next(answer for answer in answers if answer.pk == choice.answer_id)
    return answers[0] if all(answer.value == answers[0].value for answer in answers) else None


def conflicts_in(inspection: Inspection) -> int:
    """How many items have answers that contradict each other."""
    by_item: dict[uuid.UUID, list[Answer]] = {}
    for answer in inspection.answers.all():
        by_item.setdefault(answer.item, []).append(answer)
    choices = {choice.item: choice for choice in inspection.choices.all()}
    return sum(result_of(answers, choices.get(item)) is None for item, answers in by_item.items())


def _own(act: Act, inspection: Inspection, answer_id: uuid.UUID, said: Answered, expect: str | None) -> Answer:
    own = inspection.answers.filter(item=said.item, author=act.by).first()
    if own is None:
        if Answer.objects.filter(pk=answer_id).exists():
            raise Invalid(say("Mã này đã dùng cho câu trả lời khác.", "This id stands for another answer."))
        return Answer(id=answer_id, inspection=inspection, item=said.item, author=act.by)
    if own.pk != answer_id:
        raise Stale(say("Bạn đã trả lời mục này trên máy khác.", "You answered this item on another device."))
    act.check_fresh(f"v{own.version}", expect, part=own.pk)
    own.version += 1
    return own


def _checked(item: Item, raw: Value) -> Value:
    """The value as the item's kind wants it. Raises Invalid naming what is not right."""
    value, kind = _read(raw), item["kind"]
    errors = [
        FieldError(f"value.figures.{key}", say("Mục này không hỏi số liệu này.", "The item asks no such figure."))
        for key in value["figures"].keys() - set(figures_of(item))
    ]
    if value["choice"] and value["choice"] not in choices_of(item):
        errors.append(FieldError("value.choice", say("Không có lựa chọn này.", "There is no such choice.")))
    if kind == FIGURES and not errors and not adds_up(item, value["figures"]):
        total = next(figure["label"] for figure in item["figures"] if figure["key"] == item["sum"]["total"])
        errors.append(FieldError(
            f"value.figures.{item['sum']['total']}",
            say("{total} không bằng tổng các số thành phần.", "{total} is not the sum of its parts.", total=total),
        ))  # fmt: skip
    if value["text"] and kind not in {TEXT, PHOTO}:
        errors.append(FieldError("value.text", say("Ghi lời vào ghi chú.", "Words belong into the note.")))
    if errors:
        raise Invalid(errors[0].message, errors=errors)
    return value


def _read(raw: Value) -> Value:
    """Numbers whole where they are; text cleaned."""
    return {
        "figures": {
            key: int(number) if number == int(number) else float(number) for key, number in raw["figures"].items()
        },
        "choice": raw["choice"],
        "text": clean(raw["text"]),
    }
