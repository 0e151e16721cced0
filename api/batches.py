"""Many records in one act, a savepoint per row; refused rows come back with code and words."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from rest_framework.request import Request
from rest_framework.response import Response

from api.errors import faster
from api.shapes.batches import Batch
from api.task_bodies import BatchRow
from api.undoing import undo_headers
from api.views import ActView, request_parts, signed_in
from backend.accounts.models import User
from backend.activity.change import Replayed
from backend.activity.roots import Ref, Root
from backend.errors import FieldError, Invalid, NotTheMoment, Refused
from backend.words import say
from workflows.machine import NothingDone, perform_many

MOST = 200
Refusals = list[tuple[Ref, Refused]]


class BatchOf(ActView):
    """For records of `model`; the body is the rows and what the transition asks."""

    model: ClassVar[type[Root]]
    answers = {"post": {200: Batch}}
    undoable = True

    def post(self, request: Request, **path_parts: Any) -> Response:
        """Which were done, and which not and why."""
        given = request_parts(request)
        data = self.checked(request)
        rows = BatchRow(data=data.pop("items", None), many=True)
        rows.is_valid(raise_exception=True)
        few_enough(rows.validated_data)
        wanted = [
            (self.model.ref(row["id"]), row.get("if_match") or (f'"v{row["version"]}"' if "version" in row else None))
            for row in rows.validated_data
        ]
        alone = self.alone(path_parts["name"], [ref for ref, _ in wanted])
        kept = [(ref, seen) for ref, seen in wanted if ref not in dict(alone)]
        refs = [ref for ref, _ in kept]
        by = signed_in(request)
        answer = outcome(by, refs, lambda: perform_many(by, kept, path_parts["name"], data, **given), alone)
        for name, value in undo_headers(by, given["key"]).items():
            answer[name] = value
        return answer

    def alone(self, name: str, refs: list[Ref]) -> Refusals:
        """Those that are not taken among others, and why."""
        return []


def few_enough(rows: list[Any]) -> None:
    """Raises Invalid for no row and for too many."""
    if not 1 <= len(rows) <= MOST:
        message = say("Mỗi lần từ 1 đến {n} việc.", "From 1 to {n} tasks at a time.", n=MOST)
        raise Invalid(message, errors=[FieldError("items", message)])


def outcome(
    by: User,
    wanted: list[Ref],
    act: Callable[[], tuple[list[Ref], Refusals]],
    unread: Sequence[tuple[Ref, Refused]] = (),
) -> Response:
    """Carry the batch in and tell who asked which of `wanted` were done, and which not and why. `unread`: rows refused beforehand."""
    try:
        done, refused = act()
    except NothingDone as nothing:
        done, refused = [], nothing.refused
    except Replayed as replayed:
        done, refused = _as_answered(wanted, replayed)
    return Response({
        "done": [ref.pk for ref in done],
        "refused": refusals(by, [*unread, *refused]),
    })  # fmt: skip


def refusals(by: User, refused: Sequence[tuple[Ref, Refused]]) -> list[dict[str, Any]]:
    """Of each row why not, and who was faster, as where one alone is refused."""
    who = faster([why for _, why in refused], by)
    return [
        {"id": ref.pk, "code": why.code, "detail": why.detail, **one}
        for (ref, why), one in zip(refused, who, strict=True)
    ]


def _as_answered(wanted: list[Ref], replayed: Replayed) -> tuple[list[Ref], Refusals]:
    """The answer to a repeated batch: its rows with an event of that act were done. Why others were not is not kept."""
    changed = replayed.subjects()
    why = NotTheMoment(say("Lần trước chưa thực hiện được việc này.", "This one was not done that time."))
    done = [ref for ref in wanted if str(ref.pk) in changed]
    return done, [(ref, why) for ref in wanted if ref not in done]
