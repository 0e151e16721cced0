"""The lines of a directive or a notice of conclusion taken into work: each becomes a task, is joined to one that is there,
or is only to be known (product.md §3). One act; a line that is refused leaves the others standing."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from backend.access.rules import justify_documents
from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.activity.roots import Ref
from backend.errors import Forbidden, Invalid, NotTheMoment, Refused
from backend.plans.models import Document, DocumentLine, Task, TaskState
from backend.words import say
from workflows.document.citing import cited
from workflows.machine import NothingDone
from workflows.needs import text_of, wrong
from workflows.task.giving import NewTask, give_in

ENDED = {TaskState.COMPLETED, TaskState.CANCELLED, TaskState.VOIDED}


@dataclass(frozen=True)
class NewLine:
    """A line and what becomes of it: `give` (the task gets the line's id), `join` a task by its id, or neither."""

    id: uuid.UUID
    text: str
    clause: str = ""
    give: NewTask | None = None
    join: uuid.UUID | None = None


@dataclass
class Taken:
    """What came of the lines so far."""

    done: list[uuid.UUID] = field(default_factory=list)
    refused: list[tuple[Ref, Refused]] = field(default_factory=list)
    given: int = 0
    noted: int = 0
    joined: dict[uuid.UUID, list[str]] = field(default_factory=lambda: defaultdict(list))  # task → clauses


def split_document(by: User, document_id: uuid.UUID, lines: Sequence[NewLine], **request: Any) -> Taken:
    """Take the lines into work; which were, and which not and why. Raises NotFound, Forbidden, and NothingDone when no
    line could be."""
    joins = {line.join for line in lines if line.join}
    with change(by, Document.ref(document_id), *map(Task.ref, joins), absent_ok=True, **request) as act:
        document = act.get(Document.ref(document_id))
        hat = justify_documents(by, document.body_id)
        if hat is None:
            raise Forbidden(
                say("Bạn không ghi được vào sổ văn bản của cơ quan.", "You may not write in the body's register.")
            )
        taken, first = Taken(), document.lines.count()
        for number, line in enumerate(lines):
            try:
                with act.row():
                    _take(act, document, line, first + number, taken)
                taken.done.append(line.id)
            except Refused as why:
                taken.refused.append((Task.ref(line.id), why))
        if not taken.done:
            raise NothingDone(taken.refused)
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        for task_id, clauses in taken.joined.items():
            act.note(act.get(Task.ref(task_id)), "task.joined", clauses=clauses, **cited(document))
        joined = sum(map(len, taken.joined.values()))
        act.note(document, "document.split", given=taken.given, joined=joined, noted=taken.noted)
    return taken


def _take(act: Act, document: Document, line: NewLine, position: int, taken: Taken) -> None:
    text, clause = text_of(line.text, "text", 5000), line.clause.strip()
    if DocumentLine.objects.filter(pk=line.id).exists():
        raise Invalid(say("Mục này đã được tách.", "This line was taken already."))
    task = None
    if line.give:
        task = give_in(act, replace(line.give, id=line.id, source_id=document.pk, clause=clause))
    elif line.join:
        task = act.get(Task.ref(line.join))
        if document.body_id not in {task.body_id, task.giver_body_id}:
            raise wrong("join", say("Không tìm thấy việc này.", "This task was not found."))
        if task.state in ENDED:
            raise NotTheMoment(say("Việc này đã kết thúc.", "This task has ended."))
    DocumentLine.objects.create(id=line.id, document=document, position=position, clause=clause, text=text, task=task)
    if line.give:
        taken.given += 1
    elif task is not None:
        taken.joined[task.pk].append(clause)
    else:
        taken.noted += 1
